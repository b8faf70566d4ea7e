"""What can be measured of the blocks of a text or a page: a row of numbers for each, and for those around it.

The numbers say how long a block is, how it is written, where it stands, what stands around it, and, for a page, in
which elements it stands. Which of them speak for the article, a forest has learned (`accessible.prepare.forest`).
"""

import math
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from accessible.document import Block, Clues
from accessible.prepare.phrases import phrase
from accessible.prepare.shape import FULL_PARAGRAPH, WORD

Numbers = NDArray[np.float64]

SHORT = 8  # words
FAR = 50  # blocks: as far is as good as any farther
LONGEST_LOOKED_AT = 20_000  # characters: what is as long is a text, whatever follows
LONGEST_LABEL = 250  # characters
LONGEST_DATED = 60  # words
WORDS_LOOKED_UP = 60
NEIGHBOURS = (-3, -2, -1, 1, 2, 3)
SECOND_NEIGHBOURS = (-5, -4, -3, -2, -1, 1, 2, 3, 4, 5)
SURE, DOUBTFUL = 0.8, 0.2

_END = re.compile(r"[.!?…。！？।۔؟][\"'”’»」)\]]*(?:\[\d+\])?$")
_DATE = re.compile(
    r"\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|mär|mai|okt|dez|janv|févr|avril|juin|juil|août|déc|ene|abr"
    r"|ago|dic|gen|giu|lug|set|ott|fev)[a-zéûç]*\b|\d{4}[-/.年]\d{1,2}|\d{1,2}[-/.]\d{1,2}[-/.]\d{2,4}|\d{1,2}:\d{2}",
    re.IGNORECASE,
)
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_STOP = re.compile(r"[.!?…][\"'”’»)]*\s+(?=[\"'“‘«(]?[A-ZÀ-ÞА-Я0-9])|[。！？]")
_QUOTE = re.compile(r"[\"“”«»„「」]")
_SEPARATOR = re.compile(r"[|•·›»>/–—]")
_BULLET = re.compile(r"\s*(?:[-*•‣◦]|\d{1,3}[.)])\s+\S")
_COMMON = frozenset(
    "the of and to in a is that for it as was with be by on not he his but at are this have from or had an they which"
    " you were their one all we can her has there been if more when will would who so no she its than into them could"
    " some other about our out my your de la que el en y los se del las un por con una su para es al lo como más o pero"
    " sus le ya este si porque esta entre cuando muy sin sobre también me hasta hay donde quien desde todo nos der die"
    " und den von zu das mit sich des auf für ist im dem nicht ein eine als auch werden aus er hat dass sie nach wird"
    " bei einer um am sind noch wie einem über einen zum war haben nur oder aber vor zur bis mehr durch man sein wurde"
    " et les est dans pour qui sur pas au plus par je avec tout faire son mais nous ou leur bien être deux même où dont"
    " ce cette il di che è non per da sono dello della dei come anche più ma nel alla i gli não uma os das na mais mas"
    " foi ao ele het een van dat niet op te zijn met voor aan om ook w z się nie do że jest jak po co od za и в на не"
    " что с по как это из у от для то все так он она они".split()
)
"""The most frequent words of a dozen languages: running text is a third of them, labels have few."""
_YOU, _WE, _ME = frozenset({"you", "your"}), frozenset({"we", "our", "us"}), frozenset({"i", "my", "me"})
_KINDS = {
    "div": 0, "p": 1, "h1": 2, "h2": 3, "h3": 4, "h4": 5, "h5": 5, "h6": 5, "li": 6, "blockquote": 7, "td": 8,
    "pre": 9, "figcaption": 10, "caption": 10, "button": 11, "option": 11, "label": 11, "legend": 11, "dt": 12,
    "dd": 12,
}  # fmt: skip
_HEADINGS = range(2, 6)
_TAGS = (
    "article", "main", "nav", "aside", "footer", "header", "form", "figure", "table", "li", "button", "blockquote",
    "ul", "section",
)  # fmt: skip
_PARTS = tuple(
    tuple(words.split())
    for words in (
        "comment comments commentlist disqus reply respond discussion",
        "related recommended recommendation recommendations more teaser teasers card cards similar trending popular",
        "share sharing social follow",
        "sidebar aside rail widget widgets secondary",
        "footer foot bottom legal copyright",
        "nav navigation navbar menu breadcrumb breadcrumbs pagination toolbar topbar masthead header",
        "promo cta banner ad ads advert advertisement sponsor sponsored outbrain taboola",
        "newsletter subscribe subscription signup form paywall login",
        "author authors bio byline contributor profile",
        "caption credit figcaption image photo gallery media video",
        "meta tag tags category categories date time timestamp published",
        "modal popup overlay cookie consent gdpr dialog hidden",
        "toc contents summary",
        "article body content entry post story text richtext prose single",
    )
)
"""What sites call the parts of a page, in classes and identifiers, alone or in longer words."""
SHORTEST_PART = 4  # letters: a shorter word has to stand alone


@lru_cache(maxsize=1 << 14)
def _parts_of(name: str) -> int:
    """Return the parts that a word of a class names, as bits."""
    found = [
        1 << number
        for number, part in enumerate(_PARTS)
        if any(word == name or (len(word) >= SHORTEST_PART and word in name) for word in part)
    ]
    return sum(found)


@lru_cache(maxsize=1 << 12)
def _parts(names: frozenset[str]) -> tuple[bool, ...]:
    """Return for each part whether any of the names is one of its."""
    bits = 0
    for name in names:
        bits |= _parts_of(name)
    return tuple(bool(bits >> number & 1) for number in range(len(_PARTS)))


class Blocks:
    """The blocks of one article with all that is measured once: words, counts, and the full paragraphs."""

    def __init__(self, blocks: Sequence[Block], title: str) -> None:
        self.blocks = blocks
        self.clues = [block.clues or Clues() for block in blocks]
        self.texts = [block.text[:LONGEST_LOOKED_AT] for block in blocks]
        self.words = [WORD.findall(text) for text in self.texts]
        self.lower = [[word.lower() for word in found] for found in self.words]
        self.lengths = np.array([len(found) for found in self.words], float)
        self.kinds = np.array([_KINDS.get(clues.kind, 0) for clues in self.clues], float)
        self.ends = np.array([bool(_END.search(block.text, max(0, len(block.text) - 40))) for block in blocks], float)
        is_heading = (self.kinds >= _HEADINGS.start) & (self.kinds < _HEADINGS.stop)
        self.full = (self.lengths >= FULL_PARAGRAPH) & (self.ends > 0) & ~is_heading
        self.vocabulary = {word for found, full in zip(self.lower, self.full, strict=True) if full for word in found}
        self.copies = Counter(map(tuple, self.lower))
        self.title = {word.lower() for word in WORD.findall(title)}


_LENGTH, _ENDS, _CAPITALS, _COMMON_SHARE, _LEXICON, _OVERLAP = 0, 3, 12, 15, 28, 33
"""Columns of `_written` that are also measured around a block."""


def measure(found: Blocks, lexicon: Mapping[str, float], names: Mapping[str, float]) -> Numbers:
    """Return an array of shape (blocks, features).

    `lexicon` and `names` say of words, and of words in classes and identifiers, how much they speak for the article
    (positive) or against it.
    """
    rows = zip(found.texts, found.words, found.lower, strict=True)
    written = np.array([_written(text, cased, lower, found, lexicon) for text, cased, lower in rows], float)
    columns = [written, found.kinds[:, None], *_around(found, written)]
    if any(clues.path for clues in found.clues):
        columns += _marked_up(found, names)
    else:
        columns += _said(found)
    return np.concatenate(columns, axis=1)


def _said(found: Blocks) -> list[Numbers]:
    """Return which blocks of a pasted text say what page chrome says, and how many around each."""
    said = np.array(
        [len(block.text) < LONGEST_LABEL and phrase(block.text) is not None for block in found.blocks], float
    )
    outside = np.array([len(block.text) < LONGEST_LABEL and _outside(block.text) for block in found.blocks], float)
    return [np.stack([said, outside, *(window(said, reach) for reach in (2, 5)), *_distances(said > 0, FAR)], axis=1)]


def _outside(text: str) -> bool:
    """Say whether a line is one that could be a heading as well."""
    return bool((known := phrase(text)) and known.outside)


def _written(
    text: str, cased: list[str], lower: list[str], found: Blocks, lexicon: Mapping[str, float]
) -> tuple[float, ...]:
    """Return how a block is written."""
    count, letters = len(cased) or 1, len(text)
    weights = [lexicon.get(word, 0.0) for word in lower[:WORDS_LOOKED_UP]] or [0.0]
    content = [word for word in lower if len(word) > 3 and word not in _COMMON]  # noqa: PLR2004  letters
    first, last = text[0], text[-1]
    upper = sum(map(str.isupper, text))
    alphabetic = sum(map(str.isalpha, text)) or 1
    known = set(lower)
    return (
        math.log1p(len(cased)),
        math.log1p(letters),
        letters / count,
        bool(_END.search(text, max(0, letters - 40))),
        last in ":：",
        text.endswith(("...", "…")),
        "?" in text[-3:],
        text.count(",") / count,
        first.isupper(),
        first.islower(),
        first.isdigit(),
        not first.isalnum(),
        sum(word[0].isupper() for word in cased) / count,
        sum(map(str.isdigit, text)) / letters,
        upper / alphabetic,
        sum(word in _COMMON for word in lower) / count,
        len(_STOP.findall(text)),
        len(_SEPARATOR.findall(text)) / count,
        len(_QUOTE.findall(text)),
        len(cased) < LONGEST_DATED and bool(_DATE.search(text)),
        bool(_YEAR.search(text)),
        "@" in text,
        "http" in text or "www." in text,
        "©" in text,
        text.count("!"),
        len(known & _YOU),
        len(known & _WE),
        len(known & _ME),
        sum(weights) / len(weights),
        max(weights),
        min(weights),
        weights[0],
        math.log(found.copies[tuple(lower)]),
        sum(word in found.vocabulary for word in content) / (len(content) or 1),
        len(known & found.title) / (len(known | found.title) or 1),
        bool(_BULLET.match(text)),
    )


def _around(found: Blocks, written: Numbers) -> list[Numbers]:
    """Return where blocks stand and what stands around them."""
    count = len(written)
    place = np.arange(count, dtype=float)
    before = np.cumsum(found.lengths) - found.lengths
    total = float(found.lengths.sum()) or 1.0
    full = found.full.astype(float)
    where = np.flatnonzero(found.full)
    first, last = (float(where[0]), float(where[-1])) if len(where) else (0.0, count - 1.0)
    gaps = np.array([clues.gap for clues in found.clues], float)
    group = np.cumsum(gaps).astype(int)
    ones = np.ones(count)
    columns = (
        gaps,
        np.bincount(group)[group].astype(float),
        shifted(gaps, -1, 1),
        place / count,
        before / total,
        np.log1p(place),
        np.log1p(count - 1 - place),
        np.log1p(count) * ones,
        np.log1p(total) * ones,
        full.mean() * ones,
        np.clip(place - first, -FAR, FAR),
        np.clip(last - place, -FAR, FAR),
        (place >= first) & (place <= last),
        *_distances(found.full, FAR),
        *(window(written[:, _LENGTH], reach) for reach in (2, 5, 10)),
        *(_highest(written[:, _LENGTH], reach) for reach in (2, 4)),
        *(window(full, reach) for reach in (3, 8, 20)),
        np.log1p(_runs(found.lengths < SHORT)),
        window(written[:, _COMMON_SHARE], 3),
        window(written[:, _ENDS], 3),
        *(window(written[:, _LEXICON], reach) for reach in (4, 10)),
    )
    near = [
        shifted(column, by, fill)
        for by in NEIGHBOURS
        for column, fill in (
            (written[:, _LENGTH], -1),
            (written[:, _ENDS], -1),
            (found.kinds, -1),
            (written[:, _LEXICON], 0),
            (written[:, _CAPITALS], -1),
            (written[:, _OVERLAP], 0),
        )
    ]
    return [np.stack(columns, axis=1).astype(float), np.stack(near, axis=1)]


def _marked_up(found: Blocks, names: Mapping[str, float]) -> list[Numbers]:
    """Return what the markup of a page says of its blocks."""
    around: Counter[int] = Counter()
    full: Counter[int] = Counter()
    for clues, length, is_full in zip(found.clues, found.lengths, found.full, strict=True):
        for element in clues.path:
            around[element] += length
            full[element] += length * is_full
    total = float(found.lengths[found.full].sum()) or 1.0
    main = _main_path(found)
    shapes = Counter(clues.shape for clues in found.clues)
    rows = []
    for clues in found.clues:
        grandparent, parent, own = (0, 0, 0, *clues.path)[-3:]
        shared = next((len(clues.path) - at for at in range(len(clues.path), 0, -1) if clues.path[at - 1] in main), 30)
        rows.append(
            (
                clues.links,
                clues.extracted,
                *_weighed(clues, names),
                *_tags(clues.tags),
                *_parts(clues.names),
                *_parts(clues.near),
                len(clues.path),
                math.log1p(around[own]),
                full[own] / total,
                full[parent] / total,
                full[grandparent] / total,
                full[parent] / (around[parent] + 1),
                full[grandparent] / (around[grandparent] + 1),
                min(shared, 15),
                next((main[element] for element in reversed(clues.path) if element in main), 30),
                clues.is_hidden,
                math.log1p(shapes[clues.shape]),
            )
        )
    marked = np.array(rows, float)
    near = [shifted(marked[:, column], by, -1) for by in (-2, -1, 1, 2) for column in range(3)]
    near += [window(marked[:, column], reach) for reach in (3, 8) for column in range(2)]
    extracted = marked[:, 1] * found.lengths
    near += [np.full(len(rows), extracted.sum() / (found.lengths.sum() or 1.0))]
    for out in (2, 3):
        near += _of_groups(
            [((0,) * out + clues.path)[-out] for clues in found.clues], marked[:, 1], extracted, found.lengths
        )[:1]
    return [marked, np.stack(near, axis=1)]


@lru_cache(maxsize=1 << 12)
def _tags(tags: frozenset[str]) -> tuple[bool, ...]:
    return tuple(tag in tags for tag in _TAGS)


def _main_path(found: Blocks) -> dict[int, int]:
    """Return the element that holds most full paragraphs, near around them, and all around it: how far each is out."""
    votes: Counter[int] = Counter()
    paths: dict[int, tuple[int, ...]] = {}
    for clues, length, is_full in zip(found.clues, found.lengths, found.full, strict=True):
        if not is_full:
            continue
        for out, share in enumerate((1.0, 0.7, 0.45, 0.25), 1):
            if out <= len(clues.path):
                votes[clues.path[-out]] += length * share
                paths[clues.path[-out]] = clues.path[: len(clues.path) - out + 1]
    if not votes:
        return {}
    best = max(votes, key=lambda element: (votes[element], element))
    return {element: out for out, element in enumerate(reversed(paths[best]))}


def _weighed(clues: Clues, names: Mapping[str, float]) -> tuple[float, ...]:
    """Return what the names around a block say: all of them, and those of the nearest element that has any."""
    every = sorted(names[name] for name in clues.names if name in names) or [0.0]
    near = [names[name] for name in sorted(clues.near) if name in names] or [0.0]
    second = every[min(1, len(every) - 1)]
    return sum(every) / len(every), sum(near) / len(near), every[0], every[-1], second, min(near), max(near)


def measure_again(measured: Numbers, likeness: Numbers, found: Blocks) -> Numbers:
    """Return `measured` with what a first look at all blocks, `likeness`, says of those around each."""
    count = len(likeness)
    weighed = likeness * found.lengths
    total = float(weighed.sum()) or 1.0
    before = np.cumsum(weighed) - weighed
    ones = np.ones(count)
    columns = [
        likeness,
        *(shifted(likeness, by, -0.1) for by in SECOND_NEIGHBOURS),
        *(window(likeness, reach) for reach in (2, 5, 10, 20)),
        before / total,
        (total - before) / total,
        weighed / total,
        *_distances(likeness > SURE, FAR),
        *_distances(likeness < DOUBTFUL, FAR),
        (likeness > SURE).mean() * ones,
        float(weighed.sum()) / (float(found.lengths.sum()) or 1.0) * ones,
    ]
    if any(clues.path for clues in found.clues):
        padded = [(0, 0, 0, *clues.path) for clues in found.clues]
        for groups in (
            [path[-2] for path in padded],
            [path[-3] for path in padded],
            [clues.shape for clues in found.clues],
        ):
            columns += _of_groups(groups, likeness, weighed, found.lengths)
    return np.concatenate([measured, np.stack(columns, axis=1)], axis=1)


def _of_groups(
    groups: Sequence[int] | Sequence[str], likeness: Numbers, weighed: Numbers, lengths: Numbers
) -> list[Numbers]:
    """Return mean likeness by word and by block, and size, of the group that each block belongs to."""
    _, group = np.unique(np.array(groups), return_inverse=True)
    size = np.bincount(group)
    by_word = np.bincount(group, weighed) / (np.bincount(group, lengths) + 1e-9)
    return [by_word[group], (np.bincount(group, likeness) / size)[group], np.log1p(size)[group]]


def shifted(column: Numbers, by: int, fill: float) -> Numbers:
    """Return the values `by` places earlier (positive) or later (negative), `fill` where there is none."""
    moved = np.full_like(column, fill)
    if abs(by) < len(column):
        if by > 0:
            moved[by:] = column[:-by]
        else:
            moved[:by] = column[-by:]
    return moved


def window(column: Numbers, reach: int) -> Numbers:
    """Return the mean over each place and `reach` places on both sides of it."""
    sums = np.concatenate([[0.0], np.cumsum(column)])
    place = np.arange(len(column))
    low, high = np.maximum(0, place - reach), np.minimum(len(column), place + reach + 1)
    return np.asarray((sums[high] - sums[low]) / (high - low))


def _highest(column: Numbers, reach: int) -> Numbers:
    return np.asarray(np.max([shifted(column, by, 0) if by else column for by in range(-reach, reach + 1)], axis=0))


def _distances(mask: NDArray[np.bool_], far: float) -> tuple[Numbers, Numbers]:
    """Return how far the last place before, and the next one after, is at which `mask` holds."""
    return _since(mask, far), _since(mask[::-1], far)[::-1]


def _since(mask: NDArray[np.bool_], far: float) -> Numbers:
    place = np.arange(len(mask))
    last = np.maximum.accumulate(np.where(mask, place, -1))
    return np.where(last < 0, far, np.minimum(place - last, far)).astype(float)


def _runs(mask: NDArray[np.bool_]) -> Numbers:
    """Return the length of the run of places where `mask` holds, for those in one; else 0."""
    group = np.cumsum(~mask)
    return np.where(mask, np.bincount(group, mask)[group], 0.0)
