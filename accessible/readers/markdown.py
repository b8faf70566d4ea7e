"""Markdown: CommonMark with tables, by markdown-it-py."""

import re
from collections import Counter
from contextlib import ExitStack
from dataclasses import replace
from typing import Any

from lxml import etree
from markdown_it import MarkdownIt
from markdown_it.token import Token

from accessible.dates import parse_date
from accessible.document import Article, MarkKind, Metadata, Role
from accessible.readers import commonmark, dom
from accessible.readers.build import INLINE, BlockBuilder, clean_text, is_address
from accessible.readers.source import Source

_FRONT_MATTER = re.compile(
    r"\A---[ \t]*\n((?=[\w-]+[ \t]*:)(?:(?:[\w-]+[ \t]*:(?:[ \t].*)?|[ \t]+.*|- .*|#.*|)\n)+)"
    r"(?:---|\.\.\.)[ \t]*(?:\n|\Z)"
)
_FIELD = re.compile(r"^([\w-]+)[ \t]*:[ \t]+(.+)", re.MULTILINE)
_FIELDS = {"title": "title", "subtitle": "subtitle", "date": "published", "lang": "language", "language": "language"}
_RAISED = {"sup": MarkKind.SUPERSCRIPT, "sub": MarkKind.SUBSCRIPT}
_BREAK = re.compile(r"<br\s*/?>|</?(?:p|div|li)\b", re.IGNORECASE)
_KINDS = {"em": MarkKind.EMPHASIS, "strong": MarkKind.STRONG, "link": MarkKind.LINK}


def read(source: Source) -> Article:
    """Return the blocks of a Markdown text; title, author, date and language from its front matter."""
    text = source.text.replace("\r\n", "\n").replace("\r", "\n")
    metadata = Metadata(url=source.url)
    if front := _FRONT_MATTER.match(text):
        metadata = _front_matter(front[1], metadata)
        text = text[front.end() :]
    builder = BlockBuilder()
    parser = MarkdownIt("commonmark").enable("table")
    parser.validateLink = bool  # type: ignore[method-assign,assignment]  # an address that it refuses would be read aloud
    _blocks(commonmark.parse(parser, text), builder)
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
    root = dom.parse(f"<div>{content}")
    for element in root.xpath("//script|//style|//template"):
        element.drop_tree()
    for event, element in etree.iterwalk(root, events=("start", "end")):
        _end_unless_inline(element, builder)
        builder.text((element.text if event == "start" else element.tail) or "")
    builder.end()


def _end_unless_inline(element: etree._Element, builder: BlockBuilder) -> None:
    if element.tag not in INLINE:
        builder.end()


def _inline(tokens: list[Token], builder: BlockBuilder) -> None:
    """Add the text of inline tokens; what a token opens marks the text up to the token that closes it."""
    marks = _Marks(builder)
    for token in tokens:
        if token.nesting:
            name = token.type.rpartition("_")[0]
            target = str(token.attrs.get("href", ""))
            if token.nesting < 0:
                marks.close(name)
            elif name != "link" or is_address(target):
                marks.open(name, _KINDS.get(name), target)
            else:
                marks.open(name, None)
        elif token.type == "html_inline":
            _inline_html(token.content, marks, builder)
        elif token.type == "code_inline":
            with builder.mark(MarkKind.CODE):
                builder.text(token.content)
        elif token.type in {"softbreak", "hardbreak"}:
            builder.text("\n")
        else:
            builder.text(token.content)
    marks.close_all()


def _inline_html(tag: str, marks: "_Marks", builder: BlockBuilder) -> None:
    """Raise or lower what stands between two tags for it; of all others, only those that break the line count."""
    name = tag.lower().strip("</>")
    if name in _RAISED and not tag.startswith("</"):
        marks.open(name, _RAISED[name])
    elif name in _RAISED:
        marks.close(name)
    elif _BREAK.match(tag):
        builder.text("\n")


class _Marks:
    """The inline marks that are open, from the outermost in; of those of one name, only the outermost is a mark."""

    def __init__(self, builder: BlockBuilder) -> None:
        self._builder = builder
        self._open: list[tuple[str, ExitStack]] = []
        self._times: Counter[str] = Counter()

    def open(self, name: str, kind: MarkKind | None, value: str = "") -> None:
        """Begin what is called `name`, a mark if there is a kind."""
        end = ExitStack()
        if kind is not None and not self._times[name]:
            end.enter_context(self._builder.mark(kind, value))
        self._times[name] += 1
        self._open.append((name, end))

    def close(self, name: str) -> None:
        """End the innermost that is called `name`, and all inside it; nothing if none is open."""
        while self._times[name]:
            inner, end = self._open.pop()
            self._times[inner] -= 1
            end.close()
            if inner == name:
                return

    def close_all(self) -> None:
        """End all."""
        while self._open:
            self.close(self._open[-1][0])
