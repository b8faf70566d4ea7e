"""Word documents (DOCX, ECMA-376): what a person reads in them, in order, once."""

import re
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, ExitStack
from dataclasses import replace
from typing import Any

from lxml import etree

from accessible.document import CELLS, Article, Block, Mark, MarkKind, Removed, Role
from accessible.readers.archive import damaged
from accessible.readers.build import BlockBuilder, clean_text, is_address
from accessible.readers.docx_parts import (
    Numbering,
    Package,
    Style,
    Styles,
    described,
    is_on,
    metadata,
    number,
    open_package,
    value,
    w,
)
from accessible.readers.images import is_path
from accessible.readers.source import Source

_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_COMPATIBILITY = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_SILENT = frozenset(
    {
        "del",
        "moveFrom",
        "pPr",
        "rPr",
        "tblPr",
        "tblGrid",
        "tcPr",
        "trPr",
        "sdtPr",
        "sectPr",
        "rt",
        "instrText",
        "delText",
    }
    | {"delInstrText", "docPr", "posOffset", "object"}
)
"""Elements without text of the document: what was deleted, properties, readings of characters, codes of fields."""
_AS_TEXT = {"tab": " ", "ptab": " ", "noBreakHyphen": "\u2011"}
_AS_CODE = {"tab": "\t", "br": "\n", "cr": "\n"}
_RAISED = {"superscript": MarkKind.SUPERSCRIPT, "subscript": MarkKind.SUBSCRIPT}
_ROLES = {"quote": Role.BLOCKQUOTE, "caption": Role.CAPTION}
_RESULT = "\0"  # stands in the place of a field's code where its result has begun
_HYPERLINK = re.compile(r"\s*HYPERLINK\s+\"([^\"]*)\"")
_EAST_ASIAN = re.compile("[\u1100-\u11ff\u2e80-\u9fff\uac00-\ud7af]")
_RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff]")
LOWEST_HEADING = 6
_LEAST_PASSAGE = 2  # words: Word takes a single one for another language too often


def read(source: Source) -> Article:
    """Return the article in a DOCX file: text as it is after all changes are accepted, notes at the end."""
    package = open_package(source.data)
    root = package.part(package.main)
    body = root.find(w("body")) if root is not None else None
    if body is None:
        raise damaged()
    reader = _Reader(package)
    reader.blocks(body)
    reader.notes()
    known = replace(metadata(package), url=source.url)
    main = known.language or reader.language or reader.default
    return Article(
        replace(
            known,
            title=reader.lines.get("title", known.title),
            subtitle=reader.lines.get("subtitle", ""),
            language=known.language or reader.language,
        ),
        tuple(_tidy(block, main) for block in reader.builder.blocks),
        tuple(reader.removed),
    )


class _Reader:
    """Walks through the body and the notes."""

    def __init__(self, package: Package) -> None:
        self.builder = BlockBuilder()
        self.lines: dict[str, str] = {}
        self.removed: list[Removed] = []
        self._boxes: list[etree._Element] = []
        self._handlers: dict[str, Callable[[etree._Element], None]] = {
            "r": self._run,
            "t": self._text,
            "hyperlink": self._hyperlink,
            "drawing": self._drawing,
            "txbxContent": self._boxes.append,
            "AlternateContent": lambda element: self._inlines(_alternative(element)),
            "fldChar": self._field,
            "instrText": self._code_of_field,
            "footnoteReference": self._cite,
            "endnoteReference": self._cite,
            "footnoteRef": lambda _: self._raise(self._citing),
            "endnoteRef": lambda _: self._raise(self._citing),
        }
        self._styles = Styles(package.related(package.main, "styles"))
        self._numbering = Numbering(package.related(package.main, "numbering"))
        self._links = {
            name: target for name, (_, target, outside) in package.relations(package.main).items() if outside
        }
        self._media = {
            name: target
            for name, (kind, target, outside) in package.relations(package.main).items()
            if kind == "image" and not outside and is_path(target)
        }
        self._pictures: list[etree._Element] = []
        self._notes = {kind: _by_id(package.related(package.main, f"{kind}s")) for kind in ("footnote", "endnote")}
        self._cited: dict[tuple[str, str], int] = {}
        self._fields: list[str] = []
        self._field_links: list[ExitStack] = []
        self._code: list[str] = []
        self._letters: dict[str, int] = {}
        self._style = Style()
        self._role: Role | None = None
        self._citing = self._name = ""

    @property
    def default(self) -> str:
        """Return the language of text that says none: that of the program, often, and not of the document."""
        return self._styles.language

    @property
    def language(self) -> str:
        """Return the language that most of the text is said to be in; empty if most of it has none."""
        tag = max(self._letters, key=lambda tag: self._letters[tag], default="")
        return tag if self._letters.get(tag, 0) * 2 > sum(self._letters.values()) else ""

    def blocks(self, parent: etree._Element) -> None:
        """Add the paragraphs and tables in `parent`."""
        for element in parent:
            name = _local(element)
            if name == "p":
                self._paragraph(element)
            elif name == "tbl":
                self._table(element)
            elif name == "AlternateContent":
                self.blocks(_alternative(element))
            elif _is_contents(element):
                for paragraph in element.iter(w("p")):
                    self._remove(paragraph)
            elif name not in _SILENT:
                self.blocks(element)
        self._end_code()

    def notes(self) -> None:
        """Add the notes that the text cites, in the order of their numbers."""
        self._role = Role.NOTE
        for (kind, name), cited in self._cited.items():
            self._citing = self._name = str(cited)
            self.blocks(self._notes[kind][name])

    def _paragraph(self, element: etree._Element) -> None:
        style = self._style = self._styles.of(value(element, "pPr/pStyle"))
        if style.kind == "contents":
            self._remove(element)
            return
        if self._is_line(element, style):
            return
        if style.kind == "code" and self._role is None:
            self._code.append(_raw(element))
            return
        self._end_code()
        self._line(element)
        if is_on(element, "pPr/rPr/del") is None:
            self._end(element, style)
            self._figures()
        self._open_boxes()

    def _remove(self, paragraph: etree._Element) -> None:
        """Leave a line of the table of contents out, but not without a word."""
        if text := " ".join(clean_text(_raw(paragraph)).split()):
            why = "the table of contents of the document"
            self.removed.append(Removed(text, "extraction", why, place=len(self.builder.blocks)))

    def _line(self, paragraph: etree._Element) -> None:
        """Add the text of a paragraph; a link in a field that goes on in the next ends here."""
        self._inlines(paragraph)
        while self._field_links:
            self._field_links.pop().close()

    def _open_boxes(self) -> None:
        """Add the text boxes that were met, behind the paragraph that holds them."""
        boxes, self._boxes[:] = list(self._boxes), []
        for box in boxes:
            self.blocks(box)

    def _drawing(self, element: etree._Element) -> None:
        """Keep a picture for the end of the paragraph; a drawing may be a text box as well."""
        self._pictures.append(element)
        self._inlines(element)

    def _figures(self) -> None:
        """Add the pictures that were met behind the paragraph that holds them; a note has none."""
        pictures, self._pictures = self._pictures, []
        for drawing in pictures if self._role is None else ():
            text, embedded = described(drawing)
            target = self._media.get(embedded, "")
            if target or text:
                self.builder.add_picture(text, target=target)

    def _end(self, element: etree._Element, style: Style) -> None:
        """End a paragraph as what it is: a note, a heading, an item of a list, a quotation."""
        outline = value(element, "pPr/outlineLvl")
        level = int(outline) + 1 if outline.isdecimal() and int(outline) < LOWEST_HEADING else style.level
        instance = value(element, "pPr/numPr/numId") or style.numbering[0]
        if self._role:
            blocks = len(self.builder.blocks)
            self.builder.end(self._role, about="note", name=self._name)
            self._name = self._name if len(self.builder.blocks) == blocks else ""
        elif level or style.kind == "title":
            self.builder.end(Role.HEADING, min(level or 1, LOWEST_HEADING))
        elif instance not in {"", "0"}:
            at = number(value(element, "pPr/numPr/ilvl") or style.numbering[1])
            self.builder.end(Role.LIST_ITEM, max(at + 1, style.depth), self._numbering.count(instance, at))
        else:
            self.builder.end(_ROLES.get(style.kind, Role.PARAGRAPH))

    def _is_line(self, element: etree._Element, style: Style) -> bool:
        """Say whether this is the title or the subtitle above the text, and keep it as such."""
        is_above = not self.builder.blocks and self._role is None
        if style.kind not in {"title", "subtitle"} or style.kind in self.lines or not is_above:
            return False
        reader = BlockBuilder()
        main, self.builder = self.builder, reader
        self._line(element)
        reader.end()
        self.builder = main
        if reader.blocks:
            self.lines[style.kind] = reader.blocks[0].text
        return True

    def _end_code(self) -> None:
        if self._code:
            self.builder.add_code("\n".join(self._code))
            self._code = []

    def _table(self, table: etree._Element) -> None:
        """Add a table, a block a row; a table of one column is a box with paragraphs in it."""
        rows = [
            row for row in table.iter(w("tr")) if is_on(row, "trPr/del") is None and _inside(row, w("tbl")) is table
        ]
        cells = [[cell for cell in row.iter(w("tc")) if _inside(cell, w("tr")) is row] for row in rows]
        if all(len(row) <= 1 for row in cells) or self._role:
            for cell in (cell for row in cells for cell in row):
                self.blocks(cell)
            return
        self._end_code()
        blocks = len(self.builder.blocks)
        for element, row in zip(rows, cells, strict=True):
            for cell in row:
                columns = value(cell, "tcPr/gridSpan")
                header = bool(is_on(element, "trPr/tblHeader"))
                with self.builder.cell(header=header, span=f"{columns},1" if number(columns) > 1 else ""):
                    self._cell(cell)
            self.builder.end_row(first=len(self.builder.blocks) == blocks)
        self._pictures = []  # a cell holds text only
        self._open_boxes()

    def _cell(self, cell: etree._Element) -> None:
        """Add the paragraphs of a cell, those of nested tables too, as lines; those of text boxes come later."""
        box = _inside(cell, w("txbxContent"))
        for paragraph in cell.iter(w("p")):
            if _inside(paragraph, w("txbxContent")) is box:
                self.builder.line_break()
                self._style = self._styles.of(value(paragraph, "pPr/pStyle"))
                self._line(paragraph)

    def _inlines(self, parent: etree._Element) -> None:
        for element in parent:
            self._inline(element)

    def _inline(self, element: etree._Element) -> None:
        name = _local(element)
        if handler := self._handlers.get(name):
            handler(element)
        elif name in {"br", "cr"}:
            self.builder.line_break()
        elif name in _AS_TEXT:
            self.builder.text(_AS_TEXT[name])
        elif name not in _SILENT:
            self._inlines(element)

    def _text(self, element: etree._Element) -> None:
        if all(code == _RESULT for code in self._fields):
            self.builder.text(element.text or "")

    def _hyperlink(self, element: etree._Element) -> None:
        with self._link(self._links.get(element.get(_RELATION), "")):
            self._inlines(element)

    def _run(self, run: etree._Element) -> None:
        properties = run.find(w("rPr"))
        if run.find(w("fldChar")) is not None:
            self._inlines(run)  # a mark for this run would end before that of the field's link
            return
        if is_on(properties, "vanish"):
            return
        style = self._styles.of(value(properties, "rStyle"))
        with ExitStack() as marks:
            for kind in self._kinds(properties, style):
                marks.enter_context(self.builder.mark(kind))
            text = run.findtext(w("t")) or ""
            tag = _language(properties, text) or style.language or self._style.language
            self._letters[tag] = self._letters.get(tag, 0) + len(text)
            marks.enter_context(self.builder.mark(MarkKind.LANGUAGE, tag) if tag else ExitStack())
            self._inlines(run)

    def _kinds(self, properties: etree._Element | None, style: Style) -> Iterator[MarkKind]:
        bold, italic = is_on(properties, "b"), is_on(properties, "i")
        if style.bold if bold is None else bold:
            yield MarkKind.STRONG
        if style.italic if italic is None else italic:
            yield MarkKind.EMPHASIS
        if raised := _RAISED.get(value(properties, "vertAlign") or style.raised):
            yield raised

    def _link(self, address: str) -> AbstractContextManager[Any]:
        return self.builder.mark(MarkKind.LINK, address) if is_address(address) else ExitStack()

    def _field(self, element: etree._Element) -> None:
        """Follow a field: its code is no text, its result is; that of HYPERLINK is a link."""
        kind = element.get(w("fldCharType"))
        if kind == "begin":
            self._fields.append("")
        elif kind == "separate" and self._fields:
            code, self._fields[-1] = self._fields[-1], _RESULT
            link = _HYPERLINK.match(code)
            stack = ExitStack()
            stack.enter_context(self._link(link[1] if link else ""))
            self._field_links.append(stack)
        elif kind == "end" and self._fields and self._fields.pop() == _RESULT and self._field_links:
            self._field_links.pop().close()

    def _code_of_field(self, element: etree._Element) -> None:
        if self._fields and self._fields[-1] != _RESULT:
            self._fields[-1] += element.text or ""

    def _cite(self, element: etree._Element) -> None:
        kind = _local(element).removesuffix("Reference")
        key = (kind, element.get(w("id"), ""))
        if self._role is None and key[1] in self._notes[kind]:
            cited = self._cited.setdefault(key, len(self._cited) + 1)
            if element.get(w("customMarkFollows")) is None:
                with self.builder.mark(MarkKind.NOTE_REFERENCE, str(cited)):
                    self.builder.text(str(cited))

    def _raise(self, text: str) -> None:
        with self.builder.mark(MarkKind.SUPERSCRIPT):
            self.builder.text(text)


def _local(element: etree._Element) -> str:
    return str(element.tag).rpartition("}")[2]


def _language(properties: etree._Element | None, text: str) -> str:
    """Return the language of a run: Word gives one for each of three kinds of script."""
    attribute = "eastAsia" if _EAST_ASIAN.search(text) else "bidi" if _RIGHT_TO_LEFT.search(text) else "val"
    return value(properties, "lang", attribute)


def _by_id(root: etree._Element | None) -> dict[str, etree._Element]:
    """Return the notes of a part by identifier, without the lines that separate them from the text."""
    notes = root if root is not None else ()
    return {note.get(w("id"), ""): note for note in notes if note.get(w("type"), "normal") == "normal"}


def _alternative(element: etree._Element) -> etree._Element:
    """Return the first of several renderings of one thing."""
    return next(element.iter(f"{_COMPATIBILITY}Choice", f"{_COMPATIBILITY}Fallback"), element)


def _is_contents(element: etree._Element) -> bool:
    return value(element, "sdtPr/docPartObj/docPartGallery") == "Table of Contents"


def _inside(element: etree._Element, tag: str) -> etree._Element | None:
    return next(element.iterancestors(tag), None)


def _raw(paragraph: etree._Element) -> str:
    """Return the text of a paragraph with its lines and tabs."""
    found = (element for element in paragraph.iter(w("t"), *map(w, _AS_CODE)) if _inside(element, w("del")) is None)
    return "".join(
        element.text or _AS_CODE.get(_local(element), "") for element in found if element.getparent().tag == w("r")
    )


def _tidy(block: Block, main: str) -> Block:
    """Join the marks of runs that belong together; keep languages only where they differ from that of the document."""
    marks: dict[tuple[MarkKind, str], list[Mark]] = {}
    for mark in block.marks:
        found = marks.setdefault((mark.kind, mark.value), [])
        if found and mark.kind not in CELLS and not block.text[found[-1].end : mark.start].strip():
            found[-1] = replace(found[-1], end=max(mark.end, found[-1].end))
        else:
            found.append(mark)
    kept = [mark for found in marks.values() for mark in found if _is_kept(mark, block.text, main)]
    whole = [mark for mark in kept if mark.kind is MarkKind.LANGUAGE and mark.end - mark.start == len(block.text)]
    return replace(
        block,
        marks=tuple(sorted(mark for mark in kept if mark not in whole)),
        language=whole[0].value if whole else "",
    )


def _is_kept(mark: Mark, text: str, main: str) -> bool:
    if mark.kind is not MarkKind.LANGUAGE:
        return True
    differs = mark.value.partition("-")[0].lower() != main.partition("-")[0].lower()
    return bool(main) and differs and len(text[mark.start : mark.end].split()) >= _LEAST_PASSAGE
