"""What stands in a braille copy: an article as paragraphs of plain text, each with its place on the page."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TypeAlias

from accessible.document import Block, Mark, MarkKind, Role, cells, is_described
from accessible.headers import Row, rows
from accessible.publication import Publication
from accessible.writers.documents import Piece, levelled
from accessible.writers.embossed import Paragraph
from accessible.writers.text import quoted

Placed: TypeAlias = tuple[int, Piece]
"""A block, behind its place in the article."""
_BOXES = {"\u2611": "done", "\u2610": "not done"}
_BULLET = "\u2022 "
_CENTRED, _CELL_5 = 2, 3
"""Levels of headings; those below begin in cell 7."""
_KINDS = {
    Role.LIST_ITEM: "list",
    Role.TERM: "definitions",
    Role.DEFINITION: "definitions",
    Role.TABLE: "table",
    Role.FIGURE: "figure",
    Role.CAPTION: "caption",
}
_FRONT = frozenset({"subtitle", "byline", "imprint"})
"""What stands at the head of each article of a book, beside its title."""
_TOGETHER = frozenset({("figure", "caption"), ("caption", "table")})
"""Kinds of blocks that follow one another without a blank line between."""


def paragraphs(publication: Publication) -> list[Paragraph]:
    """Return the title page, the article, its notes, and what is said about its authors."""
    return [*_title_page(publication), *_Body(publication).paragraphs()]


def _title_page(publication: Publication) -> Iterator[Paragraph]:
    for utterance in publication.front:
        is_title = utterance.id == "title"
        yield Paragraph(_line(utterance.text), 0, 2, gap_after=is_title, centred=is_title, stays=is_title)
    for utterance in publication.imprint:
        yield Paragraph(_line(utterance.text), 0, 2)


def _line(text: str) -> str:
    return " ".join(text.split())


class _Body:
    """Turns the blocks of an article into paragraphs: in their order, notes behind the article that they belong to."""

    def __init__(self, publication: Publication) -> None:
        self._blocks = publication.article.blocks
        self._pieces = levelled(publication)
        self._labels = publication.labels
        self._rows = rows(self._blocks)
        self._marks = _note_marks(self._blocks)

    def paragraphs(self) -> Iterator[Paragraph]:
        """Yield all of them."""
        for article in _articles(list(enumerate(self._pieces))):
            about = [entry for entry in article if entry[1].block.about == "author"]
            notes = [entry for entry in article if entry[1].block.role is Role.NOTE and entry not in about]
            yield from self._set_off([entry for entry in article if entry not in about and entry not in notes])
            yield from self._behind("notes", notes)
            yield from self._behind("about the author", about)

    def _behind(self, label: str, placed: Sequence[Placed]) -> Iterator[Paragraph]:
        """Yield what stands behind an article, under a heading of ours."""
        if placed:
            yield Paragraph(self._labels[label], gap=True, gap_after=True, centred=True, stays=True)
            yield from self._set_off(placed, "heading")

    def _set_off(self, placed: Sequence[Placed], before: str = "") -> Iterator[Paragraph]:
        """Yield paragraphs, those of lists, tables, quotations and the like with a blank line around them."""
        for place, piece in placed:
            kind = _kind(piece.block)
            is_new = kind != before or (kind == "table" and piece.block.level > 0)
            wants_gap = is_new and before != "heading" and (before, kind) not in _TOGETHER
            for paragraph in self._laid_out(place, piece):
                yield replace(paragraph, gap=paragraph.gap or wants_gap)
                before, wants_gap = kind, False

    def _laid_out(self, place: int, piece: Piece) -> Iterator[Paragraph]:
        """Yield a block as paragraphs: a line where its lines matter, a cell of a table, or all of it."""
        block = piece.block
        if block.role is Role.HEADING and not block.quoted:
            yield _heading(piece)
        elif block.role is Role.TABLE:
            yield from self._row(block, self._rows[place])
        elif block.role is Role.FIGURE:
            yield from self._figure(block)
        else:
            yield from _lines(self._answered(block), self._marks.get(place, ""))

    def _answered(self, block: Block) -> Block:
        """Return a block as it is read: with quotation marks, and words for the box that says whether it is done."""
        box = _BOXES.get(block.text[:1]) if block.role is Role.LIST_ITEM else None
        text = self._labels[box] + quoted(block, 1).lstrip() if box else quoted(block)
        return replace(block, text=text, marks=())

    def _figure(self, block: Block) -> Iterator[Paragraph]:
        """Yield what stands in place of a picture; nothing of an ornament."""
        if is_described(block):
            yield Paragraph(_line(f"{self._labels['picture']}{block.text}"))
        elif block.text:
            yield Paragraph(self._labels["no description"])

    def _row(self, block: Block, row: Row) -> Iterator[Paragraph]:
        """Yield a row: what heads columns in one line; else the first cell, and each other one behind its headers."""
        filled = [(cell, headers) for cell, headers in zip(_filled(block), row.headers, strict=True)]
        texts = [_line(quoted(block, cell.start, cell.end)) for cell, _ in filled]
        if row.heads or not any(headers for _, headers in filled):
            yield Paragraph("; ".join(texts), 0, 4)
            return
        for number, (text, (_, headers)) in enumerate(zip(texts, filled, strict=True)):
            above = [_line(quoted(self._blocks[place], mark.start, mark.end)) for place, mark in headers]
            if number == 0 or not above:
                yield Paragraph(text, 2 if number else 0, 4)
            else:
                yield Paragraph(f"{', '.join(above)}: {text}", 2, 4)


def _filled(block: Block) -> list[Mark]:
    """Return the cells of a row that have a text."""
    return [cell for cell in cells(block) if cell.start < cell.end]


def _kind(block: Block) -> str:
    """Return what a block is, as far as it is set off from what is something else."""
    if block.role is Role.HEADING and not block.quoted:
        return "heading"
    if block.role is Role.CODE:
        return "list" if block.continues else "code"
    if block.about in _FRONT:
        return "front"
    if block.quoted or block.role is Role.BLOCKQUOTE:
        return "quotation"
    return _KINDS.get(block.role, "text")


def _heading(piece: Piece) -> Paragraph:
    text = _line(quoted(piece.block))
    if piece.level <= _CENTRED:
        return Paragraph(text, gap=True, gap_after=True, centred=True, stays=True)
    indent = 4 if piece.level == _CELL_5 else 6
    return Paragraph(text, indent, indent, gap=True, stays=True)


def _lines(block: Block, mark: str) -> Iterator[Paragraph]:
    """Yield the lines of a block, behind the mark of a note; it is one line where lines do not matter."""
    first, rest = _indents(block)
    lines = block.text.split("\n")
    if block.role is Role.CODE:
        for line in lines:
            yield Paragraph(line.expandtabs(4), first, rest, as_is=True)
        return
    is_verse = len(lines) > 1 and block.role is not Role.LIST_ITEM
    lead = f"{mark} " if mark else _lead(block)
    for number, line in enumerate(lines):
        begin = first if number == 0 and not is_verse else rest
        yield Paragraph(_line(lead + line if number == 0 else line), begin, rest + 2 if is_verse else rest)


def _lead(block: Block) -> str:
    """Return what stands before the text of an item of a list."""
    if block.role is not Role.LIST_ITEM or block.continues:
        return ""
    return f"{block.number}. " if block.number else _BULLET


def _indents(block: Block) -> tuple[int, int]:
    """Return how many cells are empty before the first line of a block, and before the others."""
    if block.about in _FRONT:
        return 0, 2
    inside = 2 if block.quoted else 0
    depth = 2 * block.level + inside
    if block.role is Role.LIST_ITEM:
        return (depth if block.continues else depth - 2), depth
    if block.role is Role.CODE:
        return (depth if block.continues else inside), depth + 4
    if block.role in {Role.TERM, Role.DEFINITION}:
        return (inside if block.role is Role.TERM else inside + 2), inside + 4
    if block.role is Role.NOTE:
        return (0 if block.name else 2), 2
    return (4, 2) if block.quoted or block.role is Role.BLOCKQUOTE else (2, 0)


def _articles(placed: Sequence[Placed]) -> Iterator[Sequence[Placed]]:
    """Yield the blocks of each article of a book; an article that is none of several is one."""
    start = 0
    for number, (_, piece) in enumerate(placed):
        if number and piece.block.about == "title":
            yield placed[start:number]
            start = number
    yield placed[start:]


def _note_marks(blocks: Sequence[Block]) -> dict[int, str]:
    """Return by which mark the text refers to a note, by the note's place, where the note does not begin with it."""
    marks: dict[str, str] = {}
    for block in blocks:
        for mark in block.marks:
            if mark.kind is MarkKind.NOTE_REFERENCE:
                marks.setdefault(mark.value, block.text[mark.start : mark.end].strip())
    return {
        place: marks[block.name]
        for place, block in enumerate(blocks)
        if block.role is Role.NOTE
        and marks.get(block.name)
        and not block.text.lstrip("[(^").startswith(marks[block.name].strip("[]()^"))
    }
