"""Text into sentences: ranges that tile it."""

import re
from itertools import pairwise

from accessible.prepare.boundaries import boundaries
from accessible.prepare.enumerations import with_items

LONGEST = 600
"""Characters in one sentence; a longer one is cut at a clause, else at a word, else anywhere."""
_LINE_END = re.compile(r"\n\s*")
_CUTS = (re.compile(r"[;:,]\s+|[—、，；：]\s*"), re.compile(r"\s+"))
_CLOSING = re.compile(r"[\"'”’»›)\]」』】》〉）]+\s*")


def segment(text: str, language: str) -> list[tuple[int, int]]:
    """Return the ranges of the sentences of `text`.

    They tile the text: white space after a sentence belongs to it. What holds no letter and no
    digit is part of the sentence before it.
    """
    edges = with_items(text, language, boundaries(text, language))
    edges = _without_scraps(text, edges)
    edges = _without_giants(text, edges)
    return list(pairwise(edges))


def lines(text: str) -> list[tuple[int, int]]:
    """Return the ranges of the lines of `text`, which are the sentences of code.

    They tile the text. A line without a letter or a digit is part of the one before it.
    """
    edges = [0, *(match.end() for match in _LINE_END.finditer(text))]
    edges = _without_scraps(text, [*edges, len(text)] if edges[-1] < len(text) else edges)
    return list(pairwise(_without_giants(text, edges)))


def _without_scraps(text: str, edges: list[int]) -> list[int]:
    """Join what has nothing to say to the sentence before it, or, at the start, to the one after it."""
    kept = edges[:1]
    for start, end in pairwise(edges):
        if not start or text[start].isalnum():
            kept.append(end)
        elif not any(char.isalnum() for char in text[start:end]):
            kept[-1] = end
        else:
            if not text[start - 1].isspace() and (closing := _CLOSING.match(text, start, end)):
                kept[-1] = closing.end()
            kept.append(end)
    if len(kept) > 2 and not any(char.isalnum() for char in text[kept[0] : kept[1]]):  # noqa: PLR2004  two sentences
        del kept[1]
    return kept


def _without_giants(text: str, edges: list[int]) -> list[int]:
    """Cut sentences that are longer than `LONGEST`."""
    cut = edges[:1]
    for end in edges[1:]:
        while end - cut[-1] > LONGEST:
            cut.append(_cut(text, cut[-1], cut[-1] + LONGEST))
        cut.append(end)
    return cut


def _cut(text: str, start: int, limit: int) -> int:
    """Return the last good place to cut in the second half of `text[start:limit]`."""
    for pattern in _CUTS:
        places = [match.end() for match in pattern.finditer(text, start + LONGEST // 2, limit)]
        if places:
            return places[-1]
    return limit
