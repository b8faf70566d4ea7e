"""Two rows of words, laid beside one another so that as few as possible differ."""

from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

Pair = tuple[int | None, int | None]
"""The numbers of a written word and of the one heard for it; None where there is none."""


def align(written: Sequence[str], heard: Sequence[str]) -> list[Pair]:
    """Return the pairs, in order, with the fewest edits."""
    numbers = {word: number for number, word in enumerate({*written, *heard})}
    ours = np.array([numbers[word] for word in written], np.int32)
    theirs = np.array([numbers[word] for word in heard], np.int32)
    table = _table(ours, theirs)
    row, column = len(written), len(heard)
    pairs: list[Pair] = []
    while row or column:
        edits = table[row, column]
        if row and column and edits == table[row - 1, column - 1] + (ours[row - 1] != theirs[column - 1]):
            row, column = row - 1, column - 1
            pairs.append((row, column))
        elif row and edits == table[row - 1, column] + 1:
            row -= 1
            pairs.append((row, None))
        else:
            column -= 1
            pairs.append((None, column))
    return pairs[::-1]


def _table(ours: NDArray[np.int32], theirs: NDArray[np.int32]) -> NDArray[np.int32]:
    """Return the fewest edits from each beginning of the one to each of the other: Levenshtein's, a row at a time."""
    steps = np.arange(theirs.size + 1, dtype=np.int32)
    table = np.empty((ours.size + 1, theirs.size + 1), np.int32)
    table[0] = steps
    for number, word in enumerate(ours, 1):
        before, row = table[number - 1], table[number]
        row[0] = number
        row[1:] = np.minimum(before[1:] + 1, before[:-1] + (theirs != word))
        row[:] = np.minimum.accumulate(row - steps) + steps
    return table


def differences(written: Sequence[str], heard: Sequence[str]) -> int:
    """Return how many words were changed, lost or added; words that are only put together otherwise are the same."""
    return sum(max(len(ours), len(theirs)) for ours, theirs in _hunks(written, heard))


def lost(written: Sequence[str], heard: Sequence[str]) -> int:
    """Return how many words were changed or lost, counted as in `differences`."""
    return sum(len(ours) for ours, _ in _hunks(written, heard))


def _hunks(written: Sequence[str], heard: Sequence[str]) -> Iterator[tuple[Sequence[str], Sequence[str]]]:
    """Yield what differs between words that are the same on both sides, but for where words are put together."""
    row = column = 0
    for ours, theirs in (*align(written, heard), (len(written), len(heard))):
        is_end = ours == len(written)
        if ours is None or theirs is None or not (is_end or written[ours] == heard[theirs]):
            continue
        if "".join(written[row:ours]) != "".join(heard[column:theirs]):
            yield written[row:ours], heard[column:theirs]
        row, column = ours + 1, theirs + 1
