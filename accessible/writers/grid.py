"""The rows of a table as a grid, for formats in which every cell has a column."""

from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from accessible.document import Block, Mark, Role, cells

MOST_COLUMNS = 63
"""Columns of a table in Word; one that would be wider is not laid out as a table."""


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell over `columns` columns from `column` on; `mark` is its text, none where there is none.

    `rows` is how many rows it spans: 0 for one that a cell above spans.
    """

    column: int
    columns: int
    rows: int = 1
    mark: Mark | None = None


def tables(blocks: Sequence[Block]) -> Iterator[Sequence[Block]]:
    """Yield runs of blocks: the rows of each table, and every other block alone."""
    at = 0
    while at < len(blocks):
        end = at + 1
        while blocks[at].role is Role.TABLE and end < len(blocks) and _goes_on(blocks[at], blocks[end]):
            end += 1
        yield blocks[at:end]
        at = end


def _goes_on(first: Block, block: Block) -> bool:
    return block.role is Role.TABLE and block.level == 0 and block.quoted == first.quoted


def grid(rows: Sequence[Block]) -> list[list[Cell]]:
    """Return the cells of each row. A span goes no further than the table, and than the next cell that is there."""
    above: dict[int, Cell] = {}
    found = []
    for number, row in enumerate(rows):
        placed = list(_placed(row, above, len(rows) - number))
        found.append(placed)
        spans = {cell.column: above.get(cell.column, cell) if cell.rows == 0 else cell for cell in placed}
        above = {column: Cell(column, cell.columns, cell.rows - 1) for column, cell in spans.items() if cell.rows > 1}
    return found


def _placed(row: Block, above: dict[int, Cell], rows: int) -> Iterator[Cell]:
    """Yield the cells of a row; `above` are those that reach into it, `rows` are the rows from this one on."""
    marks = deque(cells(row))
    column = 0
    while marks or any(start >= column for start in above):
        after = min((start for start in above if start >= column), default=MOST_COLUMNS + len(marks) + column)
        if after == column:
            yield Cell(column, above[column].columns, 0)
            column += above[column].columns
        elif marks:
            mark = marks.popleft()
            columns, down = _spans(mark)
            columns = min(columns, after - column, MOST_COLUMNS)
            yield Cell(column, columns, min(down, rows), mark)
            column += columns
        else:
            yield Cell(column, after - column)
            column = after


def _spans(mark: Mark) -> tuple[int, int]:
    """Return how many columns and rows a cell spans."""
    said = [int(text[:6]) if text.isdecimal() else 1 for text in mark.value.split(",")]
    columns, rows, *_ = [*(max(1, number) for number in said), 1, 1]
    return columns, rows
