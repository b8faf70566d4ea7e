"""The rows of a table as a grid: which cell stands where, and what heads its column."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain, takewhile

from lxml import etree

MOST_COLUMNS = 100
"""Columns that spans reach into: a page has no room for more."""


def name(element: etree._Element) -> str:
    """Return the name of an element, such as "td"."""
    return str(etree.QName(element).localname)


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell that takes `wide` columns from `x` and `high` rows from `y`, counted from 0; `heads` others or not."""

    element: etree._Element
    x: int
    y: int
    wide: int
    high: int
    heads: bool

    @property
    def text(self) -> str:
        """Return what stands in it, in one line."""
        return " ".join(" ".join(self.element.itertext()).split())


@dataclass(frozen=True, slots=True)
class Grid:
    """The cells of a table, row by row, none over another. The first `head` of its rows head columns."""

    rows: tuple[tuple[Cell, ...], ...]
    head: int

    @property
    def columns(self) -> list[list[Cell]]:
        """Return the cells that take one column only, by column."""
        cells = list(chain.from_iterable(self.rows))
        found: list[list[Cell]] = [[] for _ in range(max(cell.x + cell.wide for cell in cells))]
        for cell in cells:
            if cell.wide == 1:
                found[cell.x].append(cell)
        return found

    def header(self, cell: Cell) -> str:
        """Return what heads the columns of a cell, each once."""
        above = chain.from_iterable(self.rows[: self.head])
        texts = [each.text for each in above if each.x < cell.x + cell.wide and cell.x < each.x + each.wide]
        return " ".join(dict.fromkeys(filter(None, texts)))


def grid(rows: Sequence[etree._Element]) -> Grid:
    """Return the cells of rows, `tr` elements, as HTML places them. Spans end with the table, or with its head."""
    written = [row for row in rows if len(row)]
    head = len(list(takewhile(_heads, written)))
    taken: set[tuple[int, int]] = set()
    ends = [head if y < head else len(written) for y in range(len(written))]
    return Grid(tuple(tuple(_row(row, y, ends[y], taken)) for y, row in enumerate(written)), head)


def _heads(row: etree._Element) -> bool:
    """Say whether all cells of a row with a text are headers."""
    filled = [cell for cell in row if "".join(cell.itertext()).strip()]
    return bool(filled) and all(_is_header(cell) for cell in filled)


def _is_header(cell: etree._Element) -> bool:
    return name(cell) == "th"


def _row(row: etree._Element, y: int, end: int, taken: set[tuple[int, int]]) -> list[Cell]:
    """Return the cells of a row; add the places that they take to those that are taken."""
    found: list[Cell] = []
    x = 0
    for element in row:
        while (x, y) in taken:
            x += 1
        wide = max(1, min(int(element.get("colspan", 1)), MOST_COLUMNS - x))
        wide = next((free for free in range(1, wide) if (x + free, y) in taken), wide)
        high = max(1, min(int(element.get("rowspan", 1)), end - y))
        taken |= {(x + right, y + down) for right in range(wide) for down in range(high)}
        found.append(Cell(element, x, y, wide, high, _is_header(element)))
        x += wide
    return found
