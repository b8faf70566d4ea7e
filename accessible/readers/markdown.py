"""Markdown: CommonMark with tables, by markdown-it-py."""

import re
from dataclasses import replace
from typing import Any

from lxml import etree
from lxml import html as lxml_html
from markdown_it import MarkdownIt
from markdown_it.token import Token

from accessible.dates import parse_date
from accessible.document import Article, MarkKind, Metadata, Role
from accessible.readers.build import INLINE, BlockBuilder, clean_text, is_address
from accessible.readers.recognise import FRONT_MATTER
from accessible.readers.source import Source

_FIELD = re.compile(r"^([\w-]+)[ \t]*:[ \t]+(.+)", re.MULTILINE)
_FIELDS = {"title": "title", "subtitle": "subtitle", "date": "published", "lang": "language", "language": "language"}
_RAISED = {"<sup>": MarkKind.SUPERSCRIPT, "<sub>": MarkKind.SUBSCRIPT}
_BREAK = re.compile(r"<br\s*/?>|</?(?:p|div|li)\b", re.IGNORECASE)
_KINDS = {"em": MarkKind.EMPHASIS, "strong": MarkKind.STRONG, "link": MarkKind.LINK}


def read(source: Source) -> Article:
    """Return the blocks of a Markdown text; title, author, date and language from its front matter."""
    text = source.text.replace("\r\n", "\n").replace("\r", "\n")
    metadata = Metadata(url=source.url)
    if front := FRONT_MATTER.match(text):
        metadata = _front_matter(front[1], metadata)
        text = text[front.end() :]
    builder = BlockBuilder()
    parser = MarkdownIt("commonmark").enable("table")
    parser.validateLink = bool  # type: ignore[method-assign,assignment]  # an address that it refuses would be read aloud
    _blocks(parser.parse(text), builder)
    return Article(metadata, tuple(builder.blocks))


def _front_matter(text: str, metadata: Metadata) -> Metadata:
    fields = {key.lower(): _unquoted(clean_text(value)) for key, value in _FIELD.findall(text)}
    known: dict[str, Any] = {_FIELDS[key]: value for key, value in fields.items() if key in _FIELDS}
    authors = tuple(_unquoted(name) for name in fields.get("author", "").strip("[]").split(",") if name.strip())
    known["published"] = parse_date(known.get("published", ""))
    known["language"] = known.get("language", "").replace("_", "-")
    return replace(metadata, authors=authors, **known)


def _unquoted(value: str) -> str:
    value = value.strip()
    return value[1:-1] if len(value) > 1 and value[0] == value[-1] and value[0] in "'\"" else value


def _blocks(tokens: list[Token], builder: BlockBuilder) -> None:
    depth = quotes = number = 0
    for token in tokens:
        name = token.type
        depth += name.endswith("list_open")
        depth -= name.endswith("list_close")
        if name == "list_item_open":
            number = int(token.info) if token.info.isdecimal() else 0
        quotes += (name == "blockquote_open") - (name == "blockquote_close")
        if name == "inline":
            _inline(token.children or [], builder)
        elif name == "heading_close":
            builder.end(Role.HEADING, int(token.tag[1]))
        elif name == "paragraph_close":
            role = Role.LIST_ITEM if depth else Role.BLOCKQUOTE if quotes else Role.PARAGRAPH
            builder.end(role, depth, number if depth else 0)
            number = 0  # a second paragraph of an item has none
        elif name in {"fence", "code_block"}:
            builder.add_code(token.content)
        elif name in {"th_close", "td_close"}:
            builder.end_cell()
        elif name == "tr_close":
            builder.end_row()
        elif name == "html_block":
            _html(token.content, builder)


def _html(content: str, builder: BlockBuilder) -> None:
    """Add the text of raw HTML: a block for each element that begins a line, nothing of scripts and styles."""
    root = lxml_html.fragment_fromstring(f"<div>{content}</div>")
    for element in root.xpath("//script|//style|//template"):
        element.drop_tree()
    for event, element in etree.iterwalk(root, events=("start", "end", "comment", "pi")):
        if event == "start":
            _end_unless_inline(element, builder)
            builder.text(element.text or "")
            continue
        if event == "end":
            _end_unless_inline(element, builder)
        builder.text(element.tail or "")
    builder.end()


def _end_unless_inline(element: etree._Element, builder: BlockBuilder) -> None:
    if element.tag not in INLINE:
        builder.end()


def _inline(tokens: list[Token], builder: BlockBuilder) -> None:
    """Add the text of inline tokens; each opening token marks what stands up to its closing one."""
    at = 0
    while at < len(tokens):
        token = tokens[at]
        if token.nesting == 1:
            end = _closing(tokens, at)
            target = str(token.attrs.get("href", ""))
            kind = _KINDS.get(token.type.removesuffix("_open"))
            if kind is None or (kind is MarkKind.LINK and not is_address(target)):
                _inline(tokens[at + 1 : end], builder)
            else:
                with builder.mark(kind, target):
                    _inline(tokens[at + 1 : end], builder)
            at = end
        elif token.type == "html_inline" and (raised := _RAISED.get(token.content.lower())):
            end = _html_end(tokens, at)
            with builder.mark(raised):
                _inline(tokens[at + 1 : end], builder)
            at = end
        elif token.type == "code_inline":
            with builder.mark(MarkKind.CODE):
                builder.text(token.content)
        elif token.type in {"softbreak", "hardbreak"} or _BREAK.match(token.content):
            builder.text("\n")
        elif token.type in {"text", "image"}:
            builder.text(token.content)
        at += 1


def _html_end(tokens: list[Token], start: int) -> int:
    """Return where the closing tag for the raw HTML at `start` stands, or the end."""
    tag = tokens[start].content.lower().replace("<", "</")
    return next((at for at in range(start, len(tokens)) if tokens[at].content.lower() == tag), len(tokens))


def _closing(tokens: list[Token], start: int) -> int:
    level = 0
    for at in range(start, len(tokens)):
        level += tokens[at].nesting
        if level == 0:
            return at
    return len(tokens)
