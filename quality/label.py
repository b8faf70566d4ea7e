"""Which blocks and lines are of the article: the truth that is learned from and measured by."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from accessible.readers import text
from accessible.readers.build import clean_text

ARTICLE, FURNITURE, UNKNOWN = 1, 0, -1
PHRASE = 4  # words: as many in a row are found in one place only
LONG = 6  # words
MOST_PLACES = 20

_WORD = re.compile(r"\w+")


def labels(texts: Sequence[str], body: str) -> list[int]:
    """Return for each text of a page, in order, whether it is in `body`; UNKNOWN for repetitions and for parts.

    Long texts are found by their phrases; the best chain of places that go forward in the body is kept. Short ones
    have to stand between the long ones around them.
    """
    truth = _WORD.findall(body)
    places = defaultdict(list)
    for at in range(len(truth) - PHRASE + 1):
        places[tuple(truth[at : at + PHRASE])].append(at)
    words = [_WORD.findall(text) for text in texts]
    candidates = [found for number, text in enumerate(words) for found in _places(number, text, places)]
    chain = _chain(candidates)
    answer = [FURNITURE] * len(texts)
    for number in {number for number, *_ in candidates}:
        share = chain[number][3] if number in chain else 0.5
        answer[number] = ARTICLE if share >= 0.6 else UNKNOWN if share >= 0.35 else FURNITURE  # noqa: PLR2004  shares of phrases
    _fill(answer, chain, words, truth)
    return answer


Place = tuple[int, int, int, float]
"""A text's number, where it begins in the truth, its words, and the share of its phrases that are there."""


def _places(number: int, words: list[str], places: dict[tuple[str, ...], list[int]]) -> list[Place]:
    if len(words) < LONG:
        return []
    phrases = [tuple(words[at : at + PHRASE]) for at in range(len(words) - PHRASE + 1)]
    hits = [phrase for phrase in phrases if phrase in places]
    share = len(hits) / len(phrases)
    return [(number, at, len(words), share) for at in places[hits[0]][:MOST_PLACES]] if share >= 0.25 else []  # noqa: PLR2004  less is chance


def _chain(candidates: list[Place]) -> dict[int, Place]:
    """Return the places of the heaviest chain that goes forward on the page and in the truth."""
    ordered = sorted(candidates, key=lambda place: (place[0], -place[1]))
    weight: list[int] = []
    before: list[int] = []
    for at, (number, start, length, _) in enumerate(ordered):
        weight.append(length)
        before.append(-1)
        for earlier in range(at):
            other = ordered[earlier]
            fits = other[0] < number and other[1] + 0.6 * other[2] <= start + 1
            if fits and weight[earlier] + length > weight[at]:
                weight[at], before[at] = weight[earlier] + length, earlier
    chosen: dict[int, Place] = {}
    at = max(range(len(weight)), key=weight.__getitem__) if weight else -1
    while at >= 0:
        chosen[ordered[at][0]] = ordered[at]
        at = before[at]
    return chosen


def _fill(answer: list[int], chain: dict[int, Place], words: list[list[str]], truth: list[str]) -> None:
    """Find the short texts between those of the chain."""
    anchors = sorted(number for number in chain if answer[number] == ARTICLE)
    for left, right in pairwise([-1, *anchors, len(answer)]):
        low = max(0, chain[left][1] + chain[left][2] - 2) if left >= 0 else 0
        high = chain[right][1] + 2 if right < len(answer) else len(truth)
        between, at = truth[low:high], 0
        for number in range(left + 1, right):
            text = words[number]
            if answer[number] != FURNITURE or not 0 < len(text) < LONG:
                continue
            found = next(
                (p for p in range(at, len(between) - len(text) + 1) if between[p : p + len(text)] == text), None
            )
            if found is not None:
                answer[number], at = ARTICLE, found + len(text)


def of_lines(lines: Sequence[tuple[str, int]]) -> NDArray[np.int64]:
    """Return the truth of paragraphs from that of their lines; a wrapped paragraph is what its first line is."""
    truth: list[int] = []
    group: list[tuple[str, int]] = []
    for line, said in [*lines, ("", UNKNOWN)]:
        if line.strip():
            group.append((line, said))
            continue
        for paragraph in text.paragraphs([line for line, _ in group]):
            pairs = zip(paragraph, (said for _, said in group), strict=False)
            truth += [said for line, said in pairs if clean_text(line).strip()]
        group = []
    return np.array(truth, int)


def by_line(lines: Sequence[str], kept: Sequence[bool]) -> Iterator[bool]:
    """Yield for each line of a pasted text whether the block that it is in is kept; True for one that is in none."""
    blocks = iter(kept)
    group: list[str] = []
    parts = [(number, part) for number, line in enumerate(lines) for part in text.lines(line)]
    answer = dict.fromkeys(range(len(lines)), True)
    members: list[int] = []
    for number, part in [*parts, (-1, "")]:
        if part.strip():
            group.append(part)
            members.append(number)
            continue
        for paragraph in text.paragraphs(group):
            is_wrapped = len(paragraph) < len(group)
            for place, piece in enumerate(paragraph):
                if clean_text(piece).strip():
                    is_kept = next(blocks)
                    answer |= dict.fromkeys(members if is_wrapped else members[place : place + 1], is_kept)
        group, members = [], []
    yield from answer.values()
