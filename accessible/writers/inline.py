"""The marks of a text one inside the other, for formats that nest."""

from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from accessible.document import Mark


class Run(NamedTuple):
    """The range `[start, end)` of a text, what marks all of it, and the marks inside it; one without is plain."""

    start: int
    end: int
    mark: Mark | None = None
    inside: tuple[Mark, ...] = ()


def runs(marks: Sequence[Mark], start: int, end: int) -> Iterator[Run]:
    """Yield runs that tile `[start, end)`; a mark that crosses the end of another is split there."""
    left = deque(_within(marks, start, end))
    while left:
        mark = left.popleft()
        if start < mark.start:
            yield Run(start, mark.start)
        begun = []
        while left and left[0].start < mark.end:
            begun.append(left.popleft())
        yield Run(mark.start, mark.end, mark, tuple(_within(begun, mark.start, mark.end)))
        start = mark.end
        left.extendleft(reversed(_within(begun, start, end)))
    if start < end:
        yield Run(start, end)


def _within(marks: Sequence[Mark], start: int, end: int) -> list[Mark]:
    """Return the parts of marks that lie in a range, the outermost first."""
    cut = [replace(mark, start=max(mark.start, start), end=min(mark.end, end)) for mark in marks]
    return sorted((mark for mark in cut if mark.start < mark.end), key=lambda mark: (mark.start, -mark.end))
