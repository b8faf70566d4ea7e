"""Clean XHTML, as in books: every element is what it says, and all of it is text to be read."""

import posixpath
import re
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from urllib.parse import urldefrag, urljoin

from lxml import etree

from accessible.document import MarkKind, Removed, Role
from accessible.readers.build import INLINE, MARKS, BlockBuilder, clean_text, is_address
from accessible.readers.images import is_path, is_picture_address
from accessible.readers.package import resolve

_EPUB_TYPE = "{http://www.idpf.org/2007/ops}type"
XML_LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
SILENT = frozenset(
    {"script", "style", "template", "noscript", "head", "svg", "audio", "video", "iframe", "canvas", "object"}
    | {"rt", "rp", "rtc", "datalist", "select", "textarea"}
)
PHRASING = INLINE | {
    "acronym",
    "big",
    "button",
    "embed",
    "image",
    "img",
    "input",
    "nobr",
    "picture",
    "source",
    "strike",
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
_ROLES = {
    "dt": Role.TERM,
    "dd": Role.DEFINITION,
    "figcaption": Role.CAPTION,
    "caption": Role.CAPTION,
}
UNDESCRIBED = "undescribed"
"""What our own books call a picture that nothing describes, so that what says so is not taken for a description."""
_UNSPOKEN = frozenset({"pagebreak", "backlink"})
_WIDEST = 100  # columns or rows
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

    `language` is that of the whole. `removed` collects the parts that are furniture; `why` is the reason that it gives.
    """

    def __init__(self, language: str, why: str) -> None:
        self.builder = BlockBuilder()
        self.removed: list[Removed] = []
        self._why = why
        self._main = self._language = language
        self._document = ""
        self._lists: list[int | None] = []
        self._items: list[int] = []  # the number of each open item
        self._begun: list[bool] = []
        self._quotes = self._quotes_around_list = 0
        self._role = Role.PARAGRAPH
        self._note = ""
        self._notes: list[tuple[etree._Element, str]] = []
        self._pictures: list[etree._Element] = []  # of the block that is being built
        self._pictures_apart = 0

    def document(self, body: etree._Element, name: str) -> None:
        """Add the text of the content document called `name`."""
        self._document = name
        with self._in_language(_language(body) or _language(body.getparent())):
            self._element(body)
        notes, self._notes = self._notes, []
        for note, language in notes:
            self._note = f"{name}#{note.get('id', '')}"
            with self._in_language(language), self._as(Role.NOTE):
                self._children(note)
                self._end()

    def remove(self, element: etree._Element) -> None:
        """Leave an element out, but not without a word."""
        if text := " ".join(clean_text("".join(element.itertext())).split()):
            self.removed.append(Removed(text, "extraction", self._why, place=len(self.builder.blocks)))

    def _element(self, element: etree._Element) -> None:
        name, said = local(element), types(element)
        if name in SILENT or said & _UNSPOKEN or element.get("hidden") is not None:
            return
        if name == "nav" or said & FURNITURE:
            self.remove(element)
        elif said & NOTES and self._role is not Role.NOTE and name != "a":
            if name not in PHRASING:
                self._end()
            self._notes.append((element, _language(element) or self._language))
        elif name == "br":
            self.builder.line_break()
        elif name == "math":
            self.builder.text(element.get("alttext") or " ".join(" ".join(element.itertext()).split()))
        elif name in PHRASING:
            self._inline(element, name, said)
        else:
            self._block(element, name)

    def _children(self, element: etree._Element) -> None:
        self.builder.text(element.text or "")
        for child in element:
            self._element(child)
            self.builder.text(child.tail or "")

    def _inline(self, element: etree._Element, name: str, said: frozenset[str]) -> None:
        if name == "img" and self._takes_pictures:
            self._pictures.append(element)
        if _has_blocks(element):
            self._children(element)  # a mark lies within one block
            return
        with ExitStack() as marks:
            for kind, value in self._marks(element, name, said):
                marks.enter_context(self.builder.mark(kind, value))
            self._children(element)

    def _marks(self, element: etree._Element, name: str, said: frozenset[str]) -> Iterator[tuple[MarkKind, str]]:
        target, tag = (element.get("href") or "").strip(), _language(element)
        if "noteref" in said:
            yield MarkKind.NOTE_REFERENCE, _place(self._document, target)
        elif name == "a" and is_address(target):
            yield MarkKind.LINK, target
        if kind := MARKS.get(name):
            yield kind, ""
        if tag and not _same(tag, self._language):
            yield MarkKind.LANGUAGE, tag

    def _block(self, element: etree._Element, name: str) -> None:
        self._end()
        role = _ROLES.get(name, self._role)
        if name == "p" and "picture" in (element.get("class") or "").split():
            role = Role.FIGURE  # so our own books say it
        with self._in_language(_language(element)), self._inside(element, name), self._as(role):
            if name == "pre":
                self._code(element)
            elif name == "table":
                self._table(element)
            elif name == "figure":
                self._figure(element)
            else:
                self._children(element)
            heading = _HEADING.fullmatch(name)
            self._end(int(heading[1]) if heading else 0)

    @contextmanager
    def _as(self, role: Role) -> Iterator[None]:
        """Take the blocks inside as of this role; those of a note are the note's, whatever they are."""
        before = self._role
        self._role = before if before is Role.NOTE else role
        yield
        self._role = before

    @contextmanager
    def _inside(self, element: etree._Element, name: str) -> Iterator[None]:
        """Count the lists and the quotations that are open."""
        if name in {"ol", "ul"}:
            self._quotes_around_list = self._quotes_around_list if self._lists else self._quotes
            self._lists.append(_integer(element.get("start"), 1) if name == "ol" else None)
        if name == "li":
            self._items.append(self._next(element))
            self._begun.append(False)
        self._quotes += name == "blockquote"
        yield
        self._quotes -= name == "blockquote"
        if name in {"ol", "ul"}:
            self._lists.pop()
        if name == "li":
            self._items.pop()
            self._begun.pop()

    def _next(self, item: etree._Element) -> int:
        """Return the number of an item, 0 where it has none, and count on."""
        if not self._lists or self._lists[-1] is None:
            return 0
        number = _integer(item.get("value"), self._lists[-1])
        self._lists[-1] = number + 1
        return max(number, 0)

    @contextmanager
    def _in_language(self, tag: str) -> Iterator[None]:
        before, self._language = self._language, tag or self._language
        yield
        self._language = before

    @property
    def _other_language(self) -> str:
        return "" if _same(self._language, self._main) else self._language

    def _end(self, level: int = 0) -> None:
        """End a block; pictures that stand alone in it are figures, others are part of a line and left out."""
        pictures, self._pictures = self._pictures, []
        if self.builder.length:
            self._end_text(level)
        else:
            for image in pictures:
                self._picture(image)

    def _end_text(self, level: int) -> None:
        """End a block as what it stands in."""
        blocks, quoted = len(self.builder.blocks), self._quotes > 0
        if self._role is Role.NOTE:
            self.builder.end(Role.NOTE, about="note", name=self._note, language=self._other_language)
            self._note = self._note if len(self.builder.blocks) == blocks else ""
        elif level:
            self.builder.end(Role.HEADING, level, quoted=quoted, language=self._other_language)
        elif self._items:
            self._end_item()
        elif self._role is Role.PARAGRAPH:
            self.builder.end(Role.BLOCKQUOTE if quoted else Role.PARAGRAPH, language=self._other_language)
        else:
            self.builder.end(self._role, quoted=quoted, language=self._other_language)

    def _end_item(self) -> None:
        """End a paragraph of an item; the first has its number."""
        blocks, begun = len(self.builder.blocks), self._begun[-1]
        self.builder.end(
            Role.LIST_ITEM,
            max(len(self._lists), 1),
            0 if begun else self._items[-1],
            quoted=self._quotes_around_list > 0,
            continues=begun,
            language=self._other_language,
        )
        self._begun[-1] |= len(self.builder.blocks) > blocks

    def _code(self, element: etree._Element) -> None:
        in_item = bool(self._begun and self._begun[-1]) and self._role is not Role.NOTE
        quotes = self._quotes_around_list if in_item else self._quotes
        text = "".join(element.itertext())
        self.builder.add_code(text, len(self._lists) if in_item else 0, continues=in_item, quoted=quotes > 0)

    def _figure(self, element: etree._Element) -> None:
        """Add a figure: its pictures, then whatever else is in it."""
        if self._takes_pictures:
            for image in element.iter("{*}img"):
                self._picture(image)
        self._pictures_apart += 1
        self._children(element)
        self._end()
        self._pictures_apart -= 1

    @property
    def _takes_pictures(self) -> bool:
        """Say whether a picture here can be a figure: not in a list, a note or a table, nor in a figure once more."""
        return not (self._items or self._pictures_apart or self._role is Role.NOTE)

    def _picture(self, image: etree._Element) -> None:
        """Add a picture with what describes it, unless there is neither."""
        source, text = (image.get("src") or "").strip(), image.get("alt")
        target = source if is_picture_address(source) else _entry(self._document, source)
        if (image.get("role") or "") in {"presentation", "none"}:
            text = ""
        elif UNDESCRIBED in (image.get("class") or "").split():
            text = None  # so our own books say it
        if target or text:
            self.builder.add_picture(text, target=target, quoted=self._quotes > 0, language=self._other_language)

    def _table(self, table: etree._Element) -> None:
        """Add a table, a block a row; a table of one column is a box with paragraphs in it."""
        rows = [[cell for cell in row if local(cell) in _CELLS] for row in table.iter() if _is_row_of(row, table)]
        if not _is_grid(table) or self._items or all(len(row) <= 1 for row in rows):
            self._children(table)
            return
        self._pictures_apart += 1
        for caption in (child for child in table if local(child) == "caption"):
            self._block(caption, "caption")
        blocks = len(self.builder.blocks)
        for row in rows:
            for cell in row:
                with self.builder.cell(header=local(cell) == "th", span=_span(cell)):
                    self._cell(cell)
            first = len(self.builder.blocks) == blocks
            self.builder.end_row(first=first, quoted=self._quotes > 0, language=self._other_language)
        self._pictures_apart -= 1

    def _cell(self, element: etree._Element) -> None:
        """Add the text of a cell to its row: a space for each block in it."""
        self.builder.text(element.text or "")
        for child in element:
            name, said = local(child), types(child)
            if name in PHRASING and not said & _UNSPOKEN and not _has_blocks(child):
                self._inline(child, name, said)
            elif name not in SILENT and not said & _UNSPOKEN:
                self.builder.line_break()
                self._cell(child)
                self.builder.line_break()
            self.builder.text(child.tail or "")


def _language(element: etree._Element | None) -> str:
    if element is None:
        return ""
    return (element.get(XML_LANGUAGE) or element.get("lang") or element.get("xml:lang") or "").strip()


def _same(tag: str, other: str) -> bool:
    """Say whether two tags are of one language, or one of them says nothing."""
    first, second = (text.replace("_", "-").partition("-")[0].lower() for text in (tag, other))
    return first == second or not first or not second


def _has_blocks(element: etree._Element) -> bool:
    within_line = PHRASING | SILENT | {"br", "math"}
    return len(element) > 0 and any(local(inner) not in within_line for inner in element.iterdescendants())


def _place(document: str, address: str) -> str:
    """Return the document and the identifier that an address in `document` means, as one name."""
    try:
        name, identifier = urldefrag(urljoin(document, address))
    except ValueError:
        return ""
    return f"{name}#{identifier}"


def _entry(document: str, address: str) -> str:
    """Return the name of the entry of the archive that an address in `document` means; nothing if it is outside."""
    name = resolve(posixpath.dirname(document), address)
    return name if address and ":" not in address and is_path(name) else ""


def _span(cell: etree._Element) -> str:
    """Return how many columns and rows a cell spans; empty for one of each."""
    spans = (max(_integer(cell.get(name), 1), 1) for name in ("colspan", "rowspan"))
    columns, rows = (min(number, _WIDEST) for number in spans)
    return "" if columns == rows == 1 else f"{columns},{rows}"


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
