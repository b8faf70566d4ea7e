"""What is heard as captions: sentences, each as one cue or several of at most two short lines.

The guidelines that subtitlers keep: a cue holds one sentence or a part of one, a line is no longer than so many
columns, a cue has no more than two lines, and both break behind punctuation rather than elsewhere (Netflix, "Timed Text
Style Guide: General Requirements"). A cue that follows speech needs no limits of time.
"""

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise

from accessible.narration import is_unspaced, words
from accessible.writers.timeline import Episode, Line

MOST_LINES = 2
"""Lines of a cue, but where several words are heard at once."""
_SPACE = re.compile(r"[ \t\n]+")
_OPENING = frozenset({"Ps", "Pi"})
_NEVER_FIRST = frozenset("ぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮヵヶー々ゝゞヽヾ")
_EAST_ASIAN = "\u3000"
"""From here on, letters without spaces between words can stand apart; before it, such as Thai, they are words."""
_TOO_MANY, _ANYWHERE, _INSIDE = 10.0, 0.5, 3.0
"""What a line too many costs, an end not behind punctuation, and one that may be inside a word; a cue costs 1."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A word with the signs around it, which are never parted from it, and when it begins, in milliseconds.

    `space` says that white space stands behind it.
    """

    text: str
    begin: int
    space: bool


@dataclass(frozen=True, slots=True)
class Cue:
    """Lines that are shown together in `[begin, end)`, in milliseconds. `line` is the sentence that they are of."""

    begin: int
    end: int
    lines: tuple[tuple[Piece, ...], ...]
    line: Line

    @property
    def text(self) -> tuple[str, ...]:
        """Return the lines as they are written."""
        return tuple(joined(line) for line in self.lines)


def joined(pieces: Sequence[Piece]) -> str:
    """Return pieces as one text, without white space behind it."""
    return "".join(piece.text + " " * piece.space for piece in pieces).rstrip(" ")


def cues(episode: Episode, columns: int) -> Iterator[Cue]:
    """Yield what is heard, in order, in lines of at most so many columns, but for words that are longer.

    Cues are contiguous, and none is shorter than a millisecond. A wide letter (East Asian Width W or F) takes two
    columns, an accent none.
    """
    for line in episode.lines:
        found = pieces(line, episode)
        fitted = _Fitted(found, columns)
        ends = fitted.ends(episode.milliseconds(line.until))
        times = [episode.milliseconds(line.begin), *(found[end].begin for end in ends[:-1])]
        times.append(episode.milliseconds(line.until))
        for (first, last), (begin, end) in zip(pairwise([0, *ends]), pairwise(times), strict=True):
            yield Cue(begin, end, tuple(fitted.lines(first, last)), line)


def pieces(line: Line, episode: Episode) -> list[Piece]:
    """Return the pieces of a sentence, which tile its text; what is not heard begins with what is heard before it."""
    timed = {word.start: episode.milliseconds(word.begin) for word in line.words}
    ranges = sorted({*timed, *(start for start, _ in _unheard(line))})
    starts = [_opening(line.text, start, before) for before, start in pairwise([0, *ranges])]
    edges = [0, *starts[1:], len(line.text)] if starts else [0, len(line.text)]
    found = []
    begin = episode.milliseconds(line.begin)
    for number, (first, last) in enumerate(pairwise(edges)):
        begin = timed.get(ranges[number], begin) if ranges else begin
        text = _SPACE.sub(" ", line.text[first:last])
        found.append(Piece(text.strip(" "), begin, text.endswith(" ")))
    return found


def _unheard(line: Line) -> Iterator[tuple[int, int]]:
    """Yield the ranges of the words whose times nobody knows."""
    start, end = line.heard if line.words else (0, 0)
    yield from words(line.text[:start])
    yield from ((end + first, end + last) for first, last in words(line.text[end:]))


def _opening(text: str, start: int, before: int) -> int:
    """Return where the brackets begin that open right before a word, and behind the start of the word before it."""
    while start - 1 > before and unicodedata.category(text[start - 1]) in _OPENING:
        start -= 1
    return start


class _Fitted:
    """The pieces of a sentence in lines of at most so many columns."""

    def __init__(self, found: Sequence[Piece], columns: int) -> None:
        self._pieces, self._columns = found, columns
        self._starts = [0, *accumulate(width(piece.text) + piece.space for piece in found)]
        self._full = [self._line_end(first) for first in range(len(found))]

    def _line_end(self, first: int) -> int:
        """Return how far the line can go that begins with a piece: one piece at least."""
        last = bisect_right(self._starts, self._starts[first] + self._columns + 1) - 1
        while last > first + 1 and self._width(first, last) > self._columns:
            last -= 1
        return max(last, first + 1)

    def _width(self, first: int, last: int) -> int:
        return self._starts[last] - self._starts[first] - self._pieces[last - 1].space

    def _number(self, first: int, last: int) -> int:
        """Return how many lines some pieces need."""
        number = 0
        while first < last:
            number, first = number + 1, self._full[first]
        return number

    def ends(self, until: int) -> list[int]:
        """Return where the cues end, so that they cost least: all in lines that are not too many, few, and alike.

        A cue ends only where the next piece begins later than all before it, and before `until`.
        """
        last = len(self._pieces)
        if self._number(0, last) <= MOST_LINES:
            return [last]
        begins = [piece.begin for piece in self._pieces]
        places = [at for at in range(1, last) if begins[at - 1] < begins[at] < until]
        best: dict[int, tuple[float, int]] = {0: (0.0, 0)}
        for place in [*places, last]:
            best[place] = min(self._costs(best, place))
        found = [last]
        while best[found[-1]][1]:
            found.append(best[found[-1]][1])
        return found[::-1]

    def _costs(self, best: dict[int, tuple[float, int]], end: int) -> Iterator[tuple[float, int]]:
        """Yield what the cues up to a place cost, and where the last of them begins: the nearest places first."""
        for first in reversed(best):
            number = self._number(first, end)
            yield best[first][0] + self._cost(first, end, number), first
            if number > MOST_LINES:
                return

    def _cost(self, first: int, end: int, number: int) -> float:
        slack = 1 - self._width(first, end) / (MOST_LINES * self._columns)
        return 1 + _TOO_MANY * max(0, number - MOST_LINES) + slack**2 + self._at_end(end)

    def _at_end(self, end: int) -> float:
        """Return what it costs to end a line before a piece."""
        if end == len(self._pieces):
            return 0.0
        before, first = self._pieces[end - 1], self._pieces[end].text[0]
        is_inside = not before.space and (first in _NEVER_FIRST or (is_unspaced(first) and first < _EAST_ASIAN))
        return _INSIDE if is_inside else _ANYWHERE if before.text[-1].isalnum() else 0.0

    def lines(self, first: int, last: int) -> Iterator[tuple[Piece, ...]]:
        """Yield some pieces as lines: one that has place for all, or two that are about as long, else full ones."""
        if self._number(first, last) == MOST_LINES:
            middle = min(range(first + 1, last), key=lambda at: self._balance(first, at, last))
            yield from (tuple(self._pieces[first:middle]), tuple(self._pieces[middle:last]))
            return
        while first < last:
            end = min(self._full[first], last)
            yield tuple(self._pieces[first:end])
            first = end

    def _balance(self, first: int, at: int, last: int) -> float:
        """Return how far the longer of two lines is from half of both; behind punctuation, a quarter may be missing."""
        longer = max(self._width(first, at), self._width(at, last))
        return longer + self._at_end(at) * self._columns / 4 + (longer > self._columns) * self._columns * _TOO_MANY


def width(text: str) -> int:
    """Return how many columns a text takes: two for a wide letter, none for an accent."""
    if text.isascii():
        return len(text)
    wide = sum(unicodedata.east_asian_width(char) in {"W", "F"} for char in text)
    return len(text) + wide - sum(map(bool, map(unicodedata.combining, text)))
