"""A Word document (DOCX, ECMA-376) with real styles: headings, lists, quotations, tables, footnotes, languages."""

from collections.abc import Sequence
from pathlib import Path

from lxml import etree

from accessible import assets
from accessible.document import Block, Mark, MarkKind, Role, heading_levels
from accessible.publication import Publication
from accessible.store import Store
from accessible.writers.audio import stream
from accessible.writers.docx_lists import Numbering
from accessible.writers.docx_package import (
    MAIN,
    R,
    Relations,
    W,
    add,
    core_properties,
    save,
    serialised,
    w,
)
from accessible.writers.docx_picture import Pictures
from accessible.writers.docx_table import table
from accessible.writers.docx_text import Runs, set_language
from accessible.writers.flow import picture_files
from accessible.writers.grid import tables
from accessible.writers.markup import direction
from accessible.writers.notes import Notes, is_note, notes

_STYLES = {
    Role.BLOCKQUOTE: "Quote",
    Role.CAPTION: "Caption",
    Role.CODE: "HTMLPreformatted",
    Role.TERM: "DefinitionTerm",
    Role.DEFINITION: "Definition",
}
_PAGE = {"w": "11906", "h": "16838"}
_MARGINS = dict.fromkeys(("top", "right", "bottom", "left"), "1418") | dict.fromkeys(("header", "footer"), "709")
_GUTTER = {"gutter": "0"}
"""A4 with margins of 25 mm, in twentieths of a point."""


def write(publication: Publication, store: Store, path: Path) -> int:
    """Write a Word document to `path`: same publication, same bytes. Return 0: it does not sound."""
    language = publication.article.metadata.language
    found = notes(publication.article.blocks)
    relations = Relations()
    for name in ("styles", "numbering", "settings", "footnotes"):
        relations.add(name, f"{name}.xml")
    body = _Body(publication, found, relations)
    footnotes, footnote_relations = _footnotes(found, language)
    package = Relations()
    package.add("officeDocument", MAIN)
    package.add("core-properties", "docProps/core.xml")
    parts = {
        "_rels/.rels": package.xml(),
        "docProps/core.xml": core_properties(publication.article.metadata),
        MAIN: serialised(body.written()),
        "word/styles.xml": _styles(language),
        "word/numbering.xml": body.numbering.xml(),
        "word/settings.xml": assets.word("settings"),
        "word/footnotes.xml": footnotes,
        "word/_rels/document.xml.rels": relations.xml(),
        "word/_rels/footnotes.xml.rels": footnote_relations,
    }
    files = picture_files(publication.pictures)
    pictures = dict(
        zip((f"word/{name}" for name in files.values()), stream(store, (p.name for p in files)), strict=True)
    )
    save(path, parts | pictures)
    return 0


def _styles(language: str) -> bytes:
    """Return the styles, with the language that all text is in which says nothing else."""
    root = etree.fromstring(assets.word("styles"))
    properties = next(root.iter(w("rPr")))
    properties.remove(properties.find(w("lang")))
    set_language(properties, language)
    return serialised(root)


def _footnotes(found: Notes, language: str) -> tuple[bytes, bytes]:
    """Return the footnotes, and the part that says where their links lead."""
    root = etree.fromstring(assets.word("footnotes"))
    relations = Relations()
    runs = Runs(language, relations)
    for number, (first, *others) in enumerate(found.cited, 1):
        paragraph = runs.footnote(root, str(number))
        runs.fill(paragraph, first.text, first.marks, language=first.language)
        for block in others:
            paragraph = runs.paragraph(root[-1], "FootnoteText", block.language)
            runs.fill(paragraph, block.text, block.marks, language=block.language)
    return serialised(root), relations.xml()


class _Body:
    """The text of the document."""

    def __init__(self, publication: Publication, found: Notes, relations: Relations) -> None:
        self._publication, self._notes, self._relations = publication, found, relations
        self._language = publication.article.metadata.language
        self.numbering = Numbering()
        self._runs = Runs(self._language, relations, found.numbers)
        self._pictures = Pictures(publication, relations)
        self._root = etree.Element(w("document"), nsmap={"w": W, "r": R})
        self._body = add(self._root, "body")

    def written(self) -> etree._Element:
        """Return the root of the part, with everything in it."""
        self._front()
        blocks = self._publication.article.blocks
        ids = (utterance.id for utterance in self._publication.body)
        placed = dict(zip(map(id, blocks), zip(ids, heading_levels(blocks), strict=True), strict=True))
        text = [block for block in blocks if not is_note(block)]
        for run in tables(text):
            if run[0].role is Role.TABLE:
                self._table(run)
            else:
                self._block(run[0], *placed[id(run[0])])
        self._other_notes()
        section = add(self._body, "sectPr")
        add(section, "pgSz", **_PAGE)
        add(section, "pgMar", **_MARGINS, **_GUTTER)
        if direction(self._language) == "rtl":
            add(section, "bidi")
        return self._root

    def _front(self) -> None:
        """Add title, subtitle, author, source and date; the source leads to where the article was published."""
        styles = {"title": "Title", "subtitle": "Subtitle"}
        url = self._publication.article.metadata.url
        linked = "source" if self._publication.article.metadata.source else ""
        for utterance in (*self._publication.front, *self._publication.imprint):
            whole = (Mark(0, len(utterance.text), MarkKind.LINK, url),) if url and utterance.id == linked else ()
            self._paragraph(styles.get(utterance.id, "Byline"), utterance.text, whole)
        if url and not linked:
            self._paragraph("Byline", url, (Mark(0, len(url), MarkKind.LINK, url),))

    def _paragraph(self, style: str, text: str, marks: Sequence[Mark] = (), language: str = "") -> etree._Element:
        paragraph = self._runs.paragraph(self._body, style, language)
        self._runs.fill(paragraph, text, marks, language=language)
        return paragraph

    def _block(self, block: Block, name: str, level: int) -> None:
        """Add a block that is a paragraph, or a picture."""
        if block.role is Role.FIGURE:
            self._figure(block, name)
        elif block.role is Role.LIST_ITEM or block.continues:
            self._item(block)
        else:
            style = f"Heading{level - 1}" if block.role is Role.HEADING else _STYLES.get(block.role, "Normal")
            style = "Quote" if block.quoted and style == "Normal" else style
            self._paragraph(style, block.text, block.marks, block.language)

    def _item(self, block: Block) -> None:
        """Add an item of a list, or what stands in it below its first paragraph."""
        style = "HTMLPreformatted" if block.role is Role.CODE else "ListContinue"
        if not block.continues:
            style = "ListNumber" if block.number else "ListBullet"
        paragraph = self._paragraph(style, block.text, block.marks, block.language)
        self.numbering.place(paragraph[0], block)

    def _figure(self, block: Block, name: str) -> None:
        """Add a picture with what describes it, or what stands in its place; nothing of an ornament without a file."""
        if name in self._publication.pictures:
            self._pictures.add(self._runs.paragraph(self._body, "Normal"), block, name)
        elif text := self._pictures.words(block, announced=True):
            self._paragraph("Normal", text, language=block.language)

    def _table(self, rows: Sequence[Block]) -> None:
        """Add a table, apart from one before it; one that is too wide for Word is a paragraph a row."""
        if len(self._body) and self._body[-1].tag == w("tbl"):
            self._runs.paragraph(self._body, "Normal")
        if not table(self._body, rows, self._runs):
            for row in rows:
                self._paragraph("Normal", row.text, row.marks, row.language)

    def _other_notes(self) -> None:
        """Add the notes that nothing refers to, behind all else."""
        if self._notes.others:
            self._paragraph("Heading1", self._publication.labels["notes"])
        for block in (block for body in self._notes.others for block in body):
            self._paragraph("FootnoteText", block.text, block.marks, block.language)
        if len(self._body) and self._body[-1].tag == w("tbl"):
            self._runs.paragraph(self._body, "Normal")
