"""Markdown: CommonMark with tables, by markdown-it-py."""

import re
from dataclasses import replace
from typing import Any

from lxml import html as lxml_html
from markdown_it import MarkdownIt
from markdown_it.token import Token

from accessible.document import Article, MarkKind, Metadata, Role
from accessible.readers.build import BlockBuilder, clean_text
from accessible.readers.source import Source

_FRONT_MATTER = re.compile(r"\A---[ \t]*\n(.*?\n)(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL)
_FIELD = re.compile(r"(\w+)[ \t]*:[ \t]*(.+)")
_FIELDS = {"title": "title", "subtitle": "subtitle", "date": "published", "lang": "language", "language": "language"}
_KINDS = {"em": MarkKind.EMPHASIS, "strong": MarkKind.STRONG, "link": MarkKind.LINK}
_LINKS = ("http://", "https://", "mailto:")


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
    _blocks(parser.parse(text), builder)
    return Article(metadata, tuple(builder.blocks))


def _front_matter(text: str, metadata: Metadata) -> Metadata:
    fields = {key.lower(): clean_text(value).strip(" \t'\"") for key, value in _FIELD.findall(text)}
    known: dict[str, Any] = {_FIELDS[key]: value for key, value in fields.items() if key in _FIELDS}
    authors = tuple(name.strip(" '\"") for name in fields.get("author", "").strip("[]").split(",") if name.strip())
    return replace(metadata, authors=authors, **known)


def _blocks(tokens: list[Token], builder: BlockBuilder) -> None:
    depth = quotes = 0
    for token in tokens:
        name = token.type
        depth += name.endswith("list_open")
        depth -= name.endswith("list_close")
        quotes += (name == "blockquote_open") - (name == "blockquote_close")
        if name == "inline":
            _inline(token.children or [], builder)
        elif name == "heading_close":
            builder.end(Role.HEADING, int(token.tag[1]))
        elif name == "paragraph_close":
            builder.end(Role.LIST_ITEM if depth else Role.BLOCKQUOTE if quotes else Role.PARAGRAPH, depth)
        elif name in {"fence", "code_block"}:
            builder.add(token.content, Role.CODE)
        elif name in {"th_close", "td_close"}:
            builder.text("; ")
        elif name == "tr_close":
            _end_row(builder)
        elif name == "html_block":
            _html(token.content, builder)


def _end_row(builder: BlockBuilder) -> None:
    builder.end(Role.TABLE)
    if builder.blocks:
        row = builder.blocks[-1]
        builder.blocks[-1] = replace(row, text=row.text.rstrip("; "))


def _html(content: str, builder: BlockBuilder) -> None:
    for element in lxml_html.fragments_fromstring(content):
        if isinstance(element, str):
            builder.add(element)
        elif element.tag not in {"script", "style"} and isinstance(element.tag, str):
            builder.add(element.text_content())


def _inline(tokens: list[Token], builder: BlockBuilder) -> None:
    """Add the text of inline tokens; each opening token marks what stands up to its closing one."""
    at = 0
    while at < len(tokens):
        token = tokens[at]
        if token.nesting == 1:
            end = _closing(tokens, at)
            target = str(token.attrs.get("href", ""))
            kind = _KINDS.get(token.type.removesuffix("_open"))
            if kind is None or (kind is MarkKind.LINK and not target.startswith(_LINKS)):
                _inline(tokens[at + 1 : end], builder)
            else:
                with builder.mark(kind, target):
                    _inline(tokens[at + 1 : end], builder)
            at = end
        elif token.type == "code_inline":
            with builder.mark(MarkKind.CODE):
                builder.text(token.content)
        elif token.type in {"softbreak", "hardbreak"}:
            builder.text("\n")
        elif token.type in {"text", "image"}:
            builder.text(token.content)
        at += 1


def _closing(tokens: list[Token], start: int) -> int:
    level = 0
    for at in range(start, len(tokens)):
        level += tokens[at].nesting
        if level == 0:
            return at
    return len(tokens)
