"""Which phonemes of a sentence are those of which word.

A synthesizer runs words together ("of the" becomes "əvðə"), and says a number in several. So every word is also put
into phonemes alone, and these are laid beside the sentence's: the cheapest way to make the one of the other tells.
"""

from collections.abc import Sequence
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

SPACE = " "
MARKS = frozenset(" ˈˌː.,;:!?…\"'()-—«»“”¡¿")
"""What comes and goes with the place in a sentence: spaces, stress, length, and punctuation."""
LARGEST = 4_000_000
"""Pairs of phonemes that are compared at most: those of a sentence of 2,000."""
_PHONEME, _MARK, _OTHER, _NEVER = 4, 1, 5, 1 << 20
"""Costs: of a phoneme and of a mark that is on one side only, of one phoneme for another, and of a mark for one."""

_Costs = NDArray[np.int32]


def begins(words: Sequence[Sequence[str]], sentence: Sequence[str]) -> list[int] | None:
    """Return the position in a sentence's phonemes at which each word begins, given the phonemes of each word alone.

    Positions never decrease; a word that is not heard begins where the next one does. None if the sentence is too
    long to be compared.
    """
    alone: list[str] = []
    edges = [0]
    for word in words:
        alone += [SPACE, *word]
        edges.append(len(alone))
    if len(alone) * len(sentence) > LARGEST:
        return None
    partners = _partners(alone, sentence)
    found: list[int | None] = []
    last = -1
    for start, end in pairwise(edges):
        mine = [at for at in partners[start + 1 : end] if at is not None]
        found.append(_first(mine[0], last, sentence) if mine else None)
        last = mine[-1] if mine else last
    after = len(sentence)
    return [after := after if at is None else at for at in reversed(found)][::-1]


def _first(at: int, last: int, sentence: Sequence[str]) -> int:
    """Return where the word begins whose first known phoneme is at `at`: behind a space, or behind another word's."""
    while at - 1 > last and sentence[at - 1] != SPACE:
        at -= 1
    return at


def _partners(one: Sequence[str], other: Sequence[str]) -> list[int | None]:
    """Return, for each phoneme of one, the position of what it became in the other, or None."""
    numbers = {phoneme: number for number, phoneme in enumerate({*one, *other})}
    ours, theirs = (np.array([numbers[phoneme] for phoneme in side], np.int32) for side in (one, other))
    marks, their_marks = (np.array([phoneme in MARKS for phoneme in side], bool) for side in (one, other))
    lost, added = (np.where(side, _MARK, _PHONEME).astype(np.int32) for side in (marks, their_marks))
    changed = np.where(marks[:, None] | their_marks, _NEVER, _OTHER).astype(np.int32)
    changed[ours[:, None] == theirs] = 0
    costs = _table(changed, lost, added)
    partners: list[int | None] = [None] * len(one)
    i, j = len(one), len(other)
    while i and j:
        if costs[i, j] == costs[i - 1, j - 1] + changed[i - 1, j - 1]:
            i, j = i - 1, j - 1
            partners[i] = j
        elif costs[i, j] == costs[i - 1, j] + lost[i - 1]:
            i -= 1
        else:
            j -= 1
    return partners


def _table(changed: _Costs, lost: _Costs, added: _Costs) -> _Costs:
    """Return the least cost to make the first phonemes of one, by row, of the first ones of the other, by column."""
    so_far = np.concatenate([np.zeros(1, np.int32), np.cumsum(added, dtype=np.int32)])
    rows = [so_far]
    for change, loss in zip(changed, lost, strict=True):
        row = rows[-1] + loss
        row[1:] = np.minimum(row[1:], rows[-1][:-1] + change)
        rows.append(np.minimum.accumulate(row - so_far) + so_far)
    return np.stack(rows)
