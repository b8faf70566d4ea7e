"""The headers of tables: which cells say what another cell is about."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TypeAlias

from accessible.document import Block, Mark, MarkKind, Role, cells

Header: TypeAlias = tuple[int, Mark]
"""The place of a row among the blocks, and a cell of it."""
_MOST_COLUMNS = 1000  # as in HTML, for one cell


@dataclass(frozen=True, slots=True)
class Row:
    """Whether a row heads columns, and of each of its cells that has a text, the headers of its columns."""

    heads: bool
    headers: tuple[tuple[Header, ...], ...]


def rows(blocks: Sequence[Block]) -> dict[int, Row]:
    """Return the rows of the tables, by their places among the blocks."""
    found: dict[int, Row] = {}
    table = _Table()
    for place, block in enumerate(blocks):
        if block.role is Role.TABLE:
            if block.level or place - 1 not in found:
                table = _Table()
            found[place] = table.row(place, block)
    return found


@dataclass(slots=True)
class _Table:
    """A table up to a row: the headers of its columns, and into how many more rows a cell above reaches, by column.

    `in_head` says that the rows so far are headers: several of them head a column together.
    """

    headers: dict[int, list[Header]] = field(default_factory=dict)
    reach: dict[int, int] = field(default_factory=dict)
    in_head: bool = True

    def row(self, place: int, block: Block) -> Row:
        """Take in the next row. One with a single cell heads no column: it is a title."""
        placed = self._placed(block)
        filled = [(cell, columns) for cell, columns in placed if cell.start < cell.end]
        heads = _heads([cell for cell, _ in placed])
        if heads and len(placed) > 1:
            self._head(place, filled)
        self.in_head &= heads
        if heads or len(placed) == 1:
            return Row(heads, ((),) * len(filled))
        return Row(heads, tuple(self._of(columns) for _, columns in filled))

    def _head(self, place: int, filled: Sequence[tuple[Mark, range]]) -> None:
        """Let a row head its columns: beside the rows above it, or in their place if others stand between."""
        if not self.in_head:
            self.headers, self.in_head = {}, True
        for cell, columns in filled:
            for column in columns:
                self.headers.setdefault(column, []).append((place, cell))

    def _of(self, columns: range) -> tuple[Header, ...]:
        """Return the headers of some columns, each once."""
        return tuple(dict.fromkeys(header for column in columns for header in self.headers.get(column, [])))

    def _placed(self, block: Block) -> list[tuple[Mark, range]]:
        """Return the cells of a row and the columns that each takes, beside those that reach into it from above."""
        taken, self.reach = self.reach, {column: more - 1 for column, more in self.reach.items() if more > 1}
        placed, column = [], 0
        for cell in cells(block):
            while column in taken:
                column += 1
            wide, high = _span(cell)
            columns = range(column, max(column + 1, min(column + wide, _MOST_COLUMNS)))
            placed.append((cell, columns))
            if high > 1:
                self.reach |= dict.fromkeys(columns, high - 1)
            column = columns.stop
        return placed


def _heads(found: Sequence[Mark]) -> bool:
    """Say whether all cells of a row are headers; the corner may be empty."""
    corner = bool(found) and found[0].start == found[0].end
    return len(found) > corner and all(cell.kind is MarkKind.HEADER for cell in found[corner:])


def _span(cell: Mark) -> tuple[int, int]:
    """Return how many columns and rows a cell takes."""
    wide, _, high = cell.value.partition(",")
    return (int(wide) if _is_count(wide) else 1), (int(high) if _is_count(high) else 1)


def _is_count(written: str) -> bool:
    return written.isdecimal() and len(written) < 6 and int(written) > 0  # noqa: PLR2004  figures
