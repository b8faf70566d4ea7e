"""Which spoken word a written word begins with: "$12.5bn" with "twelve"."""

from collections.abc import Sequence
from itertools import accumulate


def correspondence(written: Sequence[str], spoken: Sequence[str]) -> list[int]:
    """Return, for each written word, the number of the spoken word that it begins with, in order, from 0.

    Words that are the same on both sides are one; what is between them is shared out by length. The number is that of
    the word behind it where a written word is not spoken, so it may be as large as the count of the spoken words.
    """
    ours, theirs = [_bare(word) for word in written], [_bare(word) for word in spoken]
    if ours == theirs:
        return list(range(len(ours)))
    from difflib import SequenceMatcher  # most sentences are said as they are written

    found: list[int] = []
    for what, start, end, first, last in SequenceMatcher(None, ours, theirs, autojunk=False).get_opcodes():
        if what == "equal":
            found += range(first, last)
        else:
            found += [first + number for number in _shared(written[start:end], spoken[first:last])]
    return found


def _bare(word: str) -> str:
    return "".join(char for char in word.casefold() if char.isalnum())


def _shared(written: Sequence[str], spoken: Sequence[str]) -> list[int]:
    """Return the number of the spoken word whose beginning is nearest to that of each written one, by length."""
    if not spoken:
        return [0] * len(written)
    ours, theirs = _beginnings(written), _beginnings(spoken)
    return [min(range(len(theirs)), key=lambda number: abs(theirs[number] - begin)) for begin in ours]


def _beginnings(words: Sequence[str]) -> list[float]:
    """Return where each word begins, as a share of the length of all."""
    total = sum(map(len, words))
    return [begin / total for begin in accumulate(map(len, words[:-1]), initial=0)] if words else []
