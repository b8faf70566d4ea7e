"""Markdown: CommonMark with tables, strikethrough, footnotes and definition lists, by markdown-it-py."""

import re
from collections.abc import Iterable, Mapping, Sequence
from contextlib import ExitStack
from typing import Any

from lxml import etree
from markdown_it import MarkdownIt
from markdown_it.token import Token
from mdit_py_plugins.deflist import deflist_plugin
from mdit_py_plugins.footnote import footnote_plugin

from accessible.document import Article, MarkKind, Role
from accessible.readers import commonmark, dom, frontmatter
from accessible.readers.build import INLINE, MARKS, BlockBuilder, is_address
from accessible.readers.images import Image, target_of
from accessible.readers.source import Source

_KINDS = {"em": MarkKind.EMPHASIS, "strong": MarkKind.STRONG, "link": MarkKind.LINK, "s": MarkKind.DELETED}
_TAG = re.compile(r"<([a-z][a-z0-9]*)(\s[^>]*)?>", re.IGNORECASE)
_CLOSING_TAG = re.compile(r"</([a-z][a-z0-9]*)\s*>", re.IGNORECASE)
_LANGUAGE = re.compile(r"\s(?:xml:)?lang\s*=\s*[\"']?([a-z]{2,3}(?:-[a-z0-9]{1,8})*)\b", re.IGNORECASE)
_BREAK = re.compile(r"<br\b", re.IGNORECASE)
_SPACE = re.compile(r"</?(?:p|div|li)\b", re.IGNORECASE)
_TASK = re.compile(r"\[([ xX])\]\s+")
_BOXES = {" ": "\u2610 ", "x": "\u2611 ", "X": "\u2611 "}
_IN_PICTURES = frozenset({"image", "softbreak", "hardbreak", "link_open", "link_close"})

DEEPEST = 50
"""Elements that may be open in one another in a line: far more than anybody writes."""


def read(source: Source) -> Article:
    """Return the blocks of a Markdown text, its notes last, and the metadata of its front matter."""
    text = source.text.replace("\r\n", "\n").replace("\r", "\n")
    metadata, text = frontmatter.read(text, source.url)
    parser = MarkdownIt("commonmark").enable(["table", "strikethrough"])
    parser.use(deflist_plugin).use(footnote_plugin, move_to_end=False)
    parser.validateLink = bool  # type: ignore[method-assign,assignment]  # an address that it refuses would be read aloud
    found: dict[str, Any] = {}
    tokens, notes = _apart(commonmark.parse(parser, text, found), found)
    builder = BlockBuilder()
    _Blocks(builder, source.url).add(tokens)
    for name, note in notes.items():
        _Blocks(builder, source.url, name).add(note)
    return Article(metadata, tuple(builder.blocks))


def _apart(tokens: Iterable[Token], found: Mapping[str, Any]) -> tuple[list[Token], dict[str, list[Token]]]:
    """Return the tokens of the text, and those of each note by its name: its number if something refers to it.

    `found` is what the parser collected: the notes that are referred to, and the text of those inside a line.
    """
    numbered: Mapping[int, Mapping[str, Any]] = found.get("footnotes", {}).get("list", {})
    names = {note["label"]: _name(number) for number, note in numbered.items() if "label" in note}
    text: list[Token] = []
    notes: dict[str, list[Token]] = {_name(number): [] for number in numbered}
    target = text
    for token in tokens:
        if token.type == "footnote_reference_open":
            label = token.meta["label"]
            target = notes.setdefault(names.get(label, f"^{label}"), [])
        elif token.type == "footnote_reference_close":
            target = text
        else:
            target.append(token)
    for number, note in numbered.items():
        if "tokens" in note:
            inline = Token("inline", "", 0, children=note["tokens"])
            notes[_name(number)] = [inline, Token("paragraph_close", "p", -1)]
    return text, notes


def _name(number: int) -> str:
    """Return what the note with a number, counted from 0, is called."""
    return str(number + 1)


class _Blocks:
    """Adds blocks of tokens, of a text from `url`, to `builder`; in a note called `note`, all paragraphs are its."""

    def __init__(self, builder: BlockBuilder, url: str, note: str = "") -> None:
        self._builder, self._url = builder, url
        self._is_note, self._note = bool(note), note
        self._depth = self._quotes = self._quotes_around_list = 0
        self._items: list[int] = []  # the number of each open item; 0 after its first paragraph
        self._begun: list[bool] = []
        self._definition = False
        self._first_row = False

    def add(self, tokens: Sequence[Token]) -> None:
        """Add the blocks of `tokens`."""
        before = ""
        for token in tokens:
            self._nest(token)
            if token.type == "inline":
                self._inline(token.children or [], before)
            elif token.nesting <= 0:
                self._end(token)
            before = token.type

    def _nest(self, token: Token) -> None:
        """Keep count of what the next block stands in."""
        name = token.type
        if name.endswith("list_open"):
            self._quotes_around_list = self._quotes_around_list if self._depth else self._quotes
            self._depth += 1
        elif name.endswith("list_close"):
            self._depth -= 1
        elif name == "list_item_open":
            self._items.append(int(token.info) if token.info.isdecimal() else 0)
            self._begun.append(False)
        elif name == "list_item_close":
            self._items.pop()
            self._begun.pop()
        elif name in {"blockquote_open", "blockquote_close"}:
            self._quotes += token.nesting
        elif name in {"dd_open", "dd_close"}:
            self._definition = name == "dd_open"
        elif name == "table_open":
            self._first_row = True

    def _inline(self, tokens: list[Token], before: str) -> None:
        """Add the words of a block, or of a cell; a paragraph that is all pictures is a figure for each."""
        if before in {"th_open", "td_open"}:
            with self._builder.cell(header=before == "th_open"):
                _inline(tokens, self._builder)
        elif self._is_plain() and _are_pictures(tokens):
            self._figures(tokens)
        elif self._begun and not self._begun[-1] and tokens and (box := _TASK.match(tokens[0].content)):
            self._builder.text(_BOXES[box[1]])
            _inline([tokens[0].copy(content=tokens[0].content[box.end() :]), *tokens[1:]], self._builder)
        else:
            _inline(tokens, self._builder)

    def _is_plain(self) -> bool:
        return not (self._items or self._is_note or self._definition)

    def _figures(self, tokens: Sequence[Token]) -> None:
        for token in tokens:
            if token.type == "image":
                target = target_of(str(token.attrs.get("src", "")), self._url)
                is_quoted = self._quotes > 0
                self._builder.add_picture(_plain(token.children or []) or None, target=target, quoted=is_quoted)
                self._builder.add(str(token.attrs.get("title", "")), Role.CAPTION, quoted=is_quoted)

    def _end(self, token: Token) -> None:
        """End the block that a token ends."""
        name, is_quoted = token.type, self._quotes > 0
        if name == "heading_close":
            self._builder.end(Role.HEADING, int(token.tag[1]), quoted=is_quoted)
        elif name == "paragraph_close":
            self._paragraph()
        elif name == "dt_close":
            self._builder.end(Role.TERM, quoted=is_quoted)
        elif name in {"fence", "code_block"}:
            self._code(token.content)
        elif name == "tr_close":
            rows = len(self._builder.blocks)
            self._builder.end_row(first=self._first_row, quoted=is_quoted)
            self._first_row = self._first_row and len(self._builder.blocks) == rows
        elif name == "html_block":
            self._html(token.content)

    def _paragraph(self) -> None:
        blocks = len(self._builder.blocks)
        if self._is_note:
            self._builder.end(Role.NOTE, about="note", name=self._note)
            self._note = self._note if len(self._builder.blocks) == blocks else ""
        elif self._items:
            number = 0 if self._begun[-1] else self._items[-1]
            quoted = self._quotes_around_list > 0
            self._builder.end(Role.LIST_ITEM, self._depth, number, quoted=quoted, continues=self._begun[-1])
            self._begun[-1] |= len(self._builder.blocks) > blocks
        elif self._definition:
            self._builder.end(Role.DEFINITION, quoted=self._quotes > 0)
        else:
            self._builder.end(Role.BLOCKQUOTE if self._quotes else Role.PARAGRAPH)

    def _code(self, text: str) -> None:
        in_item = bool(self._begun and self._begun[-1]) and not self._is_note
        quotes = self._quotes_around_list if in_item else self._quotes
        self._builder.add_code(text, self._depth if in_item else 0, continues=in_item, quoted=quotes > 0)

    def _html(self, content: str) -> None:
        """Add raw HTML: a block for each element that begins a line, pictures, nothing of scripts and styles."""
        root = dom.parse(f"<div>{content}")
        for element in root.xpath("//script|//style|//template"):
            element.drop_tree()
        for event, element in etree.iterwalk(root, events=("start", "end")):
            _end_unless_inline(element, self._builder, is_caption=element.tag == "figcaption" and event == "end")
            if element.tag == "img" and event == "start":
                self._picture(Image(element))
            self._builder.text((element.text if event == "start" else element.tail) or "")
        self._builder.end()

    def _picture(self, image: Image) -> None:
        """Add a picture of raw HTML, as a page has it; in a list or a note, what stands for it is text."""
        if image.is_icon or not self._is_plain():
            self._builder.text(image.text or "")
            return
        target = next(filter(None, (target_of(address, self._url) for address in image.addresses())), "")
        if target or image.text:
            self._builder.add_picture(image.text, target=target, quoted=self._quotes > 0)


def _end_unless_inline(element: etree._Element, builder: BlockBuilder, *, is_caption: bool) -> None:
    if element.tag == "br":
        builder.line_break()
    elif element.tag not in INLINE:
        builder.end(Role.CAPTION if is_caption else Role.PARAGRAPH)


def _are_pictures(tokens: Sequence[Token]) -> bool:
    """Say whether there are pictures and nothing else, whatever they link to."""
    kinds = {token.type for token in tokens if token.content.strip() or token.type != "text"}
    return "image" in kinds and kinds <= _IN_PICTURES


def _plain(tokens: Sequence[Token]) -> str:
    """Return the words of inline tokens, without their markup."""
    words = (
        _plain(token.children) if token.children else " " if token.type.endswith("break") else token.content
        for token in tokens
        if token.type != "html_inline"
    )
    return "".join(words)


def _inline(tokens: Sequence[Token], builder: BlockBuilder) -> None:
    """Add the text of inline tokens; each opening token or tag marks what stands up to its closing one."""
    marked = _Open(builder)
    for token in tokens:
        if token.nesting == 1:
            marked.begin(token.type.removesuffix("_open"), _marks(token))
        elif token.nesting == -1:
            marked.end(token.type.removesuffix("_close"))
        elif token.type == "html_inline":
            _tag(token.content, marked, builder)
        else:
            _word(token, builder)
    marked.end_all()


def _tag(content: str, marked: "_Open", builder: BlockBuilder) -> None:
    """Do what an HTML tag inside a line says: break the line, part words, or begin or end an element."""
    if _BREAK.match(content):
        builder.line_break()
    elif _SPACE.match(content):
        builder.text(" ")
    elif closing := _CLOSING_TAG.fullmatch(content):
        marked.end(f"<{closing[1].lower()}>")
    elif tag := _TAG.fullmatch(content):
        marked.begin(f"<{tag[1].lower()}>", _html_marks(tag))


class _Open:
    """The elements that are open in a line, and what they mark, the innermost last."""

    def __init__(self, builder: BlockBuilder) -> None:
        self._builder = builder
        self._open: list[tuple[str, ExitStack]] = []

    def begin(self, name: str, marks: Sequence[tuple[MarkKind, str]]) -> None:
        """Begin an element, if it marks anything or its end could be taken for another's.

        Of those that stand too deep, nothing but the text is kept.
        """
        if (marks or self._is_open(name)) and len(self._open) < DEEPEST:
            stack = ExitStack()
            for kind, value in marks:
                if not (value == "" and self._is_open(name)):  # one inside another of its kind says nothing more
                    stack.enter_context(self._builder.mark(kind, value))
            self._open.append((name, stack))

    def end(self, name: str) -> None:
        """End the innermost element with this name, if it is open, and all that is open in it."""
        if self._is_open(name):
            opened = ""
            while opened != name:
                opened, stack = self._open.pop()
                stack.close()

    def _is_open(self, name: str) -> bool:
        return any(opened == name for opened, _ in self._open)

    def end_all(self) -> None:
        """End what nothing has ended."""
        while self._open:
            self._open.pop()[1].close()


def _word(token: Token, builder: BlockBuilder) -> None:
    """Add what a token that marks nothing stands for."""
    if token.type == "hardbreak":
        builder.line_break()
    elif token.type == "softbreak":
        builder.text(" ")
    elif token.type == "code_inline":
        with builder.mark(MarkKind.CODE):
            builder.text(token.content)
    elif token.type == "footnote_ref":
        name = _name(token.meta["id"])
        with builder.mark(MarkKind.NOTE_REFERENCE, name):
            builder.text(f"[{name}]")
    elif token.type == "image":
        builder.text(_plain(token.children or []))
    elif token.type == "text":
        builder.text(token.content)


def _marks(token: Token) -> list[tuple[MarkKind, str]]:
    """Return kind and value of what an opening token marks: nothing for a link to anything but an address."""
    kind = _KINDS.get(token.type.removesuffix("_open"))
    if kind is MarkKind.LINK:
        target = str(token.attrs.get("href", ""))
        return [(kind, target)] if is_address(target) else []
    return [(kind, "")] if kind else []


def _html_marks(tag: re.Match[str]) -> list[tuple[MarkKind, str]]:
    """Return kind and value of what an opening HTML tag marks."""
    kind, language = MARKS.get(tag[1].lower()), _LANGUAGE.search(tag[2] or "")
    return [*([(kind, "")] if kind else []), *([(MarkKind.LANGUAGE, language[1])] if language else [])]
