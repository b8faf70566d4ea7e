"""A table of a Word document: rows of headers marked as such, cells that span (ECMA-376, part 1, 17.4)."""

from collections.abc import Sequence
from itertools import takewhile

from lxml import etree

from accessible.document import Block, MarkKind
from accessible.writers.docx_package import add
from accessible.writers.docx_text import Runs
from accessible.writers.grid import MOST_COLUMNS, Cell, grid
from accessible.writers.markup import direction

_WIDTH = 9070
"""Twentieths of a point between the margins."""


def table(parent: etree._Element, rows: Sequence[Block], runs: Runs) -> bool:
    """Append a table; say whether it was, because Word knows no table with more than `MOST_COLUMNS` columns."""
    laid = grid(rows)
    columns = max(row[-1].column + row[-1].columns for row in laid)
    if columns > MOST_COLUMNS:
        return False
    element = add(parent, "tbl")
    headers = len(list(takewhile(_is_header, laid)))
    _properties(element, runs, has_header=headers > 0)
    widths = add(element, "tblGrid")
    for _ in range(columns):
        add(widths, "gridCol", w=str(_WIDTH // columns))
    for number, (row, cells) in enumerate(zip(rows, laid, strict=True)):
        _row(element, row, cells, runs, missing=columns - cells[-1].column - cells[-1].columns, header=number < headers)
    return True


def _properties(element: etree._Element, runs: Runs, *, has_header: bool) -> None:
    properties = add(element, "tblPr")
    add(properties, "tblStyle", "TableGrid")
    if direction(runs.language) == "rtl":
        add(properties, "bidiVisual")
    add(properties, "tblW", w="0", type="auto")
    add(properties, "tblLook", firstRow=str(int(has_header)), lastRow="0", noVBand="1")


def _is_header(row: Sequence[Cell]) -> bool:
    """Say whether a row heads the columns; the second of a cell that spans both counts as it."""
    return all(cell.mark is None or cell.mark.kind is MarkKind.HEADER for cell in row)


def _row(parent: etree._Element, row: Block, cells: Sequence[Cell], runs: Runs, *, missing: int, header: bool) -> None:
    element = add(parent, "tr")
    if header:
        add(add(element, "trPr"), "tblHeader")
    for cell in cells:
        _cell(element, row, cell, runs)
    for _ in range(missing):
        _cell(element, row, Cell(0, 1), runs)


def _cell(parent: etree._Element, row: Block, cell: Cell, runs: Runs) -> None:
    element = add(parent, "tc")
    properties = add(element, "tcPr")
    add(properties, "tcW", w="0", type="auto")
    if cell.columns > 1:
        add(properties, "gridSpan", str(cell.columns))
    if cell.rows > 1:
        add(properties, "vMerge", "restart")
    elif cell.rows == 0:
        add(properties, "vMerge")
    is_header = cell.mark is not None and cell.mark.kind is MarkKind.HEADER
    paragraph = runs.paragraph(element, "TableHeading" if is_header else "Normal", row.language)
    if cell.mark and cell.mark.start < cell.mark.end:
        inside = [mark for mark in row.marks if cell.mark.start <= mark.start < mark.end <= cell.mark.end]
        runs.fill(paragraph, row.text, inside, (cell.mark.start, cell.mark.end), row.language)
