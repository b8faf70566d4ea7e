"""Clean XHTML, as in books: every element is what it says, and all of it is text to be read."""

import re
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import replace

from lxml import etree

from accessible.document import MarkKind, Role
from accessible.readers.build import INLINE, BlockBuilder, is_address

_EPUB_TYPE = "{http://www.idpf.org/2007/ops}type"
_XML_LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
_SILENT = frozenset(
    {"script", "style", "template", "noscript", "head", "svg", "audio", "video", "iframe", "canvas", "object"}
    | {"rt", "rp", "rtc", "datalist", "select", "textarea"}
)
_INLINE = INLINE | {"acronym", "big", "button", "embed", "image", "img", "input", "nobr", "picture", "source", "strike"}
_KINDS = {
    "em": MarkKind.EMPHASIS,
    "i": MarkKind.EMPHASIS,
    "strong": MarkKind.STRONG,
    "b": MarkKind.STRONG,
    "code": MarkKind.CODE,
    "kbd": MarkKind.CODE,
    "samp": MarkKind.CODE,
    "tt": MarkKind.CODE,
    "sup": MarkKind.SUPERSCRIPT,
    "sub": MarkKind.SUBSCRIPT,
}
NOTES = frozenset({"footnote", "endnote", "rearnote"})
FURNITURE = frozenset(
    {"toc", "landmarks", "page-list", "lot", "loi", "lov", "loa", "cover", "titlepage", "halftitlepage"}
    | {"copyright-page", "imprint", "imprimatur"}
)
"""Parts of a book that are no text of it, as `epub:type` names them."""
_CELLS = frozenset({"td", "th"})
_GRID = {
    "table": frozenset({"caption", "colgroup", "thead", "tbody", "tfoot", "tr"}),
    "thead": frozenset({"tr"}),
    "tbody": frozenset({"tr"}),
    "tfoot": frozenset({"tr"}),
    "tr": _CELLS,
}
"""What may stand in the parts of a table."""
_UNSPOKEN = frozenset({"pagebreak", "backlink"})
_HEADING = re.compile(r"h([1-6])")


def types(element: etree._Element) -> frozenset[str]:
    """Return what an element is by `epub:type` and by its DPUB-ARIA role, which has the same words behind `doc-`."""
    said = f"{element.get(_EPUB_TYPE) or element.get('epub:type') or ''} {element.get('role') or ''}"
    return frozenset(word.removeprefix("doc-") for word in said.lower().split())


def local(element: etree._Element) -> str:
    """Return the name of an element without its namespace."""
    return str(element.tag).rpartition("}")[2].lower()


class Walker:
    """Adds the blocks of content documents to a builder. Notes come behind the text of their document.

    `language` is that of the whole. `removed` collects the text of the parts that are furniture.
    """

    def __init__(self, language: str) -> None:
        self.builder = BlockBuilder()
        self.removed: list[str] = []
        self._main = self._language = language
        self._lists: list[int | None] = []
        self._number = 0
        self._quotes = 0
        self._is_note = False
        self._notes: list[tuple[etree._Element, str]] = []

    def document(self, body: etree._Element) -> None:
        """Add the text of one content document."""
        with self._in_language(_language(body) or _language(body.getparent())):
            self._element(body)
        self._is_note = True
        notes, self._notes = self._notes, []
        for note, language in notes:
            with self._in_language(language):
                self._children(note)
            self._end()
        self._is_note = False

    def _element(self, element: etree._Element) -> None:
        name, said = local(element), types(element)
        if name in _SILENT or said & _UNSPOKEN or element.get("hidden") is not None:
            return
        if name == "nav" or said & FURNITURE:
            self._remove(element)
        elif said & NOTES and not self._is_note and name != "a":
            if name not in _INLINE:
                self._end()
            self._notes.append((element, _language(element) or self._language))
        elif name == "br":
            self.builder.text("\n")
        elif name == "math":
            self.builder.text(element.get("alttext") or " ".join(" ".join(element.itertext()).split()))
        elif name in _INLINE:
            self._inline(element, name, said)
        else:
            self._block(element, name)

    def _children(self, element: etree._Element) -> None:
        self.builder.text(element.text or "")
        for child in element:
            self._element(child)
            self.builder.text(child.tail or "")

    def _remove(self, element: etree._Element) -> None:
        if text := " ".join("".join(element.itertext()).split()):
            self.removed.append(text)

    def _inline(self, element: etree._Element, name: str, said: frozenset[str]) -> None:
        if _has_blocks(element):
            self._children(element)  # a mark lies within one block
            return
        target, tag = (element.get("href") or "").strip(), _language(element)
        kind = _KINDS.get(name)
        with ExitStack() as marks:
            if name == "a" and is_address(target):
                marks.enter_context(self.builder.mark(MarkKind.LINK, target))
            elif kind or ("noteref" in said and not _is_raised(element)):
                marks.enter_context(self.builder.mark(kind or MarkKind.SUPERSCRIPT))
            if tag and not _same(tag, self._language):
                marks.enter_context(self.builder.mark(MarkKind.LANGUAGE, tag))
            self._children(element)

    def _block(self, element: etree._Element, name: str) -> None:
        self._end()
        with self._in_language(_language(element)), self._inside(element, name):
            if name == "pre":
                self.builder.add_code("".join(element.itertext()))
            elif name == "table":
                self._table(element)
            else:
                self._children(element)
            heading = _HEADING.fullmatch(name)
            self._end(int(heading[1]) if heading else 0)

    @contextmanager
    def _inside(self, element: etree._Element, name: str) -> Iterator[None]:
        """Count the lists and the quotations that are open."""
        if name in {"ol", "ul"}:
            self._lists.append(_integer(element.get("start"), 1) if name == "ol" else None)
        if name == "li" and self._lists and self._lists[-1] is not None:
            self._number = _integer(element.get("value"), self._lists[-1])
            self._lists[-1] = self._number + 1
        self._quotes += name == "blockquote"
        yield
        self._quotes -= name == "blockquote"
        if name in {"ol", "ul"}:
            self._lists.pop()
        if name == "li":
            self._number = 0

    @contextmanager
    def _in_language(self, tag: str) -> Iterator[None]:
        before, self._language = self._language, tag or self._language
        yield
        self._language = before

    def _end(self, level: int = 0) -> None:
        """End a block as what it stands in."""
        blocks = self.builder.blocks
        count = len(blocks)
        if level:
            self.builder.end(Role.HEADING, level)
        elif self._is_note:
            self.builder.end(Role.NOTE)
        elif self._lists:
            self.builder.end(Role.LIST_ITEM, len(self._lists), max(self._number, 0))
        else:
            self.builder.end(Role.BLOCKQUOTE if self._quotes else Role.PARAGRAPH)
        if len(blocks) > count:
            self._number = 0  # a second paragraph of an item has none
            self._name_language(count)

    def _name_language(self, start: int) -> None:
        """Label the blocks from `start` that are in another language than the whole."""
        if not _same(self._language, self._main):
            blocks = self.builder.blocks
            blocks[start:] = [replace(block, language=self._language) for block in blocks[start:]]

    def _table(self, table: etree._Element) -> None:
        """Add a table, a block a row; a table of one column is a box with paragraphs in it."""
        start = len(self.builder.blocks)
        rows = [[cell for cell in row if local(cell) in _CELLS] for row in table.iter() if _is_row_of(row, table)]
        if not _is_grid(table) or all(len(row) <= 1 for row in rows):
            self._children(table)
            return
        for caption in (child for child in table if local(child) == "caption"):
            self._children(caption)
            self._end()
        for row in rows:
            for cell in row:
                self._cell(cell)
                self.builder.end_cell()
            self.builder.end_row()
        self._name_language(start)

    def _cell(self, element: etree._Element) -> None:
        """Add the text of a cell to its row: a space for each block in it."""
        self.builder.text(element.text or "")
        for child in element:
            name, said = local(child), types(child)
            if name in _INLINE and not said & _UNSPOKEN and not _has_blocks(child):
                self._inline(child, name, said)
            elif name not in _SILENT and not said & _UNSPOKEN:
                self.builder.text("\n")
                self._cell(child)
                self.builder.text("\n")
            self.builder.text(child.tail or "")


def _language(element: etree._Element | None) -> str:
    if element is None:
        return ""
    return (element.get(_XML_LANGUAGE) or element.get("lang") or element.get("xml:lang") or "").strip()


def _same(tag: str, other: str) -> bool:
    """Say whether two tags are of one language, or one of them says nothing."""
    first, second = (text.replace("_", "-").partition("-")[0].lower() for text in (tag, other))
    return first == second or not first or not second


def _has_blocks(element: etree._Element) -> bool:
    within_line = _INLINE | _SILENT | {"br", "math"}
    return len(element) > 0 and any(local(inner) not in within_line for inner in element.iterdescendants())


def _is_raised(element: etree._Element) -> bool:
    return any(local(other) == "sup" for other in (*element.iterancestors(), *element.iter()))


def _is_row_of(element: etree._Element, table: etree._Element) -> bool:
    return (
        local(element) == "tr" and next(above for above in element.iterancestors() if local(above) == "table") is table
    )


def _is_grid(element: etree._Element) -> bool:
    """Say whether a table, or a part of one, holds nothing outside its cells."""
    inside = _GRID.get(local(element))
    if inside is None:
        return True
    loose = (element.text or "") + "".join(child.tail or "" for child in element)
    return not loose.strip() and all(local(child) in inside and _is_grid(child) for child in element)


def _integer(text: str | None, otherwise: int) -> int:
    return int(text) if text and re.fullmatch(r"-?\d{1,6}", text.strip()) else otherwise
