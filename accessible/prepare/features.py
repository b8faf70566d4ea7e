"""What can be measured of the blocks of a text or a page: a row of numbers for each, and for those around it.

The numbers say how long a block is, how it is written, where it stands, what stands around it, and, for a page, in
which elements it stands. Which of them speak for the article, a forest has learned (`accessible.prepare.forest`).
"""

import math
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from functools import lru_cache
from itertools import repeat

import numpy as np
from numpy.typing import NDArray

from accessible.document import Block, Clues
from accessible.prepare.phrases import phrase
from accessible.prepare.shape import FULL_PARAGRAPH, folded_words

Numbers = NDArray[np.float64]

SHORT = 8  # words
FAR = 50  # blocks: as far is as good as any farther
LONGEST_LOOKED_AT = 20_000  # characters: what is as long is a text, whatever follows
LONGEST_LABEL = 250  # characters
LONGEST_DATED = 60  # words
LOOKED_AT = 300  # characters: how a text is written, its beginning shows
WORDS_LOOKED_UP = 60
SHORTEST_TITLE, TITLE_WITHIN = 4, 12  # words, blocks
LONGEST_WAY = 30  # elements
SMALLEST_LIKENESS = 0.35
"""Of the title or of the description, in what stands for it on the page."""
NEIGHBOURS = (-3, -2, -1, 1, 2, 3)
SECOND_NEIGHBOURS = (-5, -4, -3, -2, -1, 1, 2, 3, 4, 5)
SURE, DOUBTFUL = 0.8, 0.2

_END = re.compile(r"[.!?…。！？।۔؟][\"'”’»」)\]]*(?:\[\d+\])?$")
_DATE = re.compile(
    r"\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|mär|mai|okt|dez|janv|févr|avril|juin|juil|août|déc|ene|abr"
    r"|ago|dic|gen|giu|lug|set|ott|fev)[a-zéûç]*\b|\d{4}[-/.年]\d{1,2}|\d{1,2}[-/.]\d{1,2}[-/.]\d{2,4}|\d{1,2}:\d{2}",
    re.IGNORECASE,
)
_DIGIT, _UPPER = re.compile(r"\d"), re.compile("[A-ZÀ-ÖØ-ÞΑ-ΩА-Я]")
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


_BITS = {word: 1 << number for number, part in enumerate(_PARTS) for word in part}
_PART = re.compile("|".join(sorted((word for word in _BITS if len(word) >= SHORTEST_PART), key=len, reverse=True)))


@lru_cache(maxsize=1 << 14)
def _parts_of(name: str) -> int:
    """Return the parts that a word of a class names, as bits."""
    return _BITS.get(name, 0) or sum({_BITS[word] for word in _PART.findall(name)})


def _parts(names: frozenset[str]) -> tuple[bool, ...]:
    """Return for each part whether any of the names is one of its."""
    bits = 0
    for name in names:
        bits |= _parts_of(name)
    return _spread(bits)


@lru_cache(maxsize=1 << 10)
def _spread(bits: int) -> tuple[bool, ...]:
    return tuple(bool(bits >> number & 1) for number in range(len(_PARTS)))


class Blocks:
    """The blocks of one article with all that is measured once: words, counts, and the full paragraphs."""

    def __init__(self, blocks: Sequence[Block], title: str, description: str = "") -> None:
        self.blocks = blocks
        self.clues = [block.clues or Clues() for block in blocks]
        self.texts = [block.text[:LONGEST_LOOKED_AT] for block in blocks]
        self.words = [folded_words(text) for text in self.texts]
        self.lengths = np.array([len(found) for found in self.words], float)
        self.kinds = np.array([_KINDS.get(clues.kind, 0) for clues in self.clues], float)
        self.ends = np.array([_END.search(text, max(0, len(text) - 40)) is not None for text in self.texts], float)
        self.headings = (self.kinds >= _HEADINGS.start) & (self.kinds < _HEADINGS.stop)
        self.full = (self.lengths >= FULL_PARAGRAPH) & (self.ends > 0) & ~self.headings
        self.vocabulary = {word for found, full in zip(self.words, self.full, strict=True) if full for word in found}
        self.earlier = _earlier(self.texts)
        self.later = _earlier(self.texts[::-1])[::-1]
        self.title = set(folded_words(title)) or self._first_title()
        self.description = {word for word in folded_words(description) if word not in _COMMON}
        self.is_page = any(clues.path for clues in self.clues)

    def _first_title(self) -> set[str]:
        """Return the words of the first line that can be a title, where no title is known."""
        first = zip(self.words[:TITLE_WITHIN], self.ends, strict=False)
        return next((set(found) for found, ends in first if len(found) >= SHORTEST_TITLE and not ends), set())


def _earlier(lines: Sequence[str]) -> list[int]:
    """Return for each line how many before it are the same."""
    seen: Counter[str] = Counter()
    earlier = []
    for line in lines:
        earlier.append(seen[line])
        seen[line] += 1
    return earlier


_LENGTH, _CAPITALS, _COMMON_SHARE, _LEXICON, _LOWEST, _VOCABULARY, _TITLE, _DESCRIBED = 0, 7, 10, 15, 17, 21, 22, 23
"""Columns of `_written` that are also measured around a block."""


def measure(found: Blocks, lexicon: Mapping[str, float], names: Mapping[str, float]) -> Numbers:
    """Return an array of shape (blocks, features).

    `lexicon` and `names` say of words, and of words in classes and identifiers, how much they speak for the article
    (positive) or against it.
    """
    copies = zip(found.earlier, found.later, strict=True)
    rows = zip(found.texts, found.words, copies, strict=True)
    written = np.array([_written(*row, found, lexicon) for row in rows], float)
    columns = [written, found.kinds[:, None], *_around(found, written)]
    columns += _marked_up(found, written, names) if found.is_page else _said(found)
    return np.concatenate(columns, axis=1)


def _said(found: Blocks) -> list[Numbers]:
    """Return the signs of labels in a pasted text, which blocks say what page chrome says, and how many around each."""
    said = np.array(
        [len(block.text) < LONGEST_LABEL and phrase(block.text) is not None for block in found.blocks], float
    )
    outside = np.array([len(block.text) < LONGEST_LABEL and _outside(block.text) for block in found.blocks], float)
    around = [said, outside, *(window(said, reach) for reach in (2, 5)), *_distances(said > 0, FAR)]
    return [np.array(list(map(_signs, found.texts, found.words)), float), np.stack(around, axis=1)]


def _signs(text: str, words: Sequence[str]) -> tuple[float, ...]:
    """Return which signs stand in a text that labels have, where no markup tells them."""
    beginning, count = text[:LOOKED_AT], len(words) or 1
    return (
        text[-1] in ":：",
        text.endswith(("...", "…")),
        "?" in text[-3:],
        text[0].islower(),
        len(_SEPARATOR.findall(beginning)) / count,
        len(_QUOTE.findall(beginning)),
        count < LONGEST_DATED and _DATE.search(beginning) is not None,
        _YEAR.search(beginning) is not None,
        "@" in beginning,
        "http" in beginning or "www." in beginning,
        "©" in beginning,
        beginning.count("!"),
        _BULLET.match(text) is not None,
    )


def _outside(text: str) -> bool:
    """Say whether a line is one that could be a heading as well."""
    return bool((known := phrase(text)) and known.outside)


def _written(
    text: str, words: list[str], copies: tuple[int, int], found: Blocks, lexicon: Mapping[str, float]
) -> tuple[float, ...]:
    """Return how a block is written."""
    count, letters = len(words) or 1, len(text)
    beginning, first_words = text[:LOOKED_AT], words[:WORDS_LOOKED_UP]
    looked_at, looked_up = len(beginning), len(first_words) or 1
    weights = [*map(lexicon.get, first_words, repeat(0.0))] or [0.0]
    known = set(first_words)
    content = {word for word in known if len(word) > 3} - _COMMON  # noqa: PLR2004  letters
    first = text[0]
    return (
        math.log1p(len(words)),
        math.log1p(letters),
        letters / count,
        beginning.count(",") / looked_up,
        first.isupper(),
        first.isdigit(),
        not first.isalnum(),
        sum(map(str.istitle, beginning.split())) / looked_up,
        len(_DIGIT.findall(beginning)) / looked_at,
        len(_UPPER.findall(beginning)) / looked_at,
        sum(map(_COMMON.__contains__, first_words)) / looked_up,
        len(_STOP.findall(text, 0, 2 * LOOKED_AT)) if count > SHORT else 0,
        not known.isdisjoint(_YOU),
        not known.isdisjoint(_WE),
        not known.isdisjoint(_ME),
        sum(weights) / len(weights),
        max(weights),
        min(weights),
        weights[0],
        *copies,
        len(content & found.vocabulary) / (len(content) or 1),
        len(known & found.title) / (len(known | found.title) or 1),
        len(known & found.description) / (len(found.description) or 1),
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
        found.ends,
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
        window(found.ends, 3),
        *(window(written[:, _LEXICON], reach) for reach in (4, 10)),
    )
    near = (
        (written[:, _LENGTH], -1.0),
        (found.ends, -1.0),
        (found.kinds, -1.0),
        (written[:, _LEXICON], 0.0),
        (written[:, _CAPITALS], -1.0),
        (written[:, _VOCABULARY], 0.0),
    )
    return [np.stack(columns, axis=1).astype(float), _neighbours(near, NEIGHBOURS)]


def _marked_up(found: Blocks, written: Numbers, names: Mapping[str, float]) -> list[Numbers]:
    """Return what the markup of a page says of its blocks, and what it declares."""
    tree = _Tree(found)
    links = np.array([clues.links for clues in found.clues])
    declared = np.array([clues.declared for clues in found.clues])
    shapes = Counter(clues.shape for clues in found.clues)
    kinds: dict[tuple[frozenset[str], frozenset[str], frozenset[str]], int] = {}
    rows: list[tuple[float, ...]] = []
    of_kind = []
    for clues in found.clues:
        key = (clues.names, clues.near, clues.tags)
        if (kind := kinds.get(key)) is None:
            kind = kinds[key] = len(rows)
            rows.append((*_weighed(clues, names), *_parts(clues.names), *_parts(clues.near), *_tags(clues.tags)))
        of_kind.append(kind)
    own = [(len(clues.path), clues.is_hidden, math.log1p(shapes[clues.shape])) for clues in found.clues]
    near = (links, -1.0), (declared, -1.0)
    return [
        np.array(rows, float)[of_kind],
        np.array(own, float),
        np.stack([links, declared, *_headings(found, written, links), *_landmarks(found, written, tree)], axis=1),
        tree.measured(found.lengths, found.full, links),
        _neighbours(near, (-2, -1, 1, 2)),
        np.stack([window(column, reach) for reach in (3, 8) for column in (links, declared)], axis=1),
        np.full((len(own), 1), (declared * found.lengths).sum() / (found.lengths.sum() or 1.0)),
    ]


def _tags(tags: frozenset[str]) -> tuple[bool, ...]:
    return tuple(tag in tags for tag in _TAGS)


class _Tree:
    """The block-level elements of a page that hold text, by their numbers: a child's is above its parent's."""

    def __init__(self, found: Blocks) -> None:
        self._parents: dict[int, int] = {}
        for clues in found.clues:
            path = clues.path
            for at in range(len(path) - 1, -1, -1):
                if path[at] in self._parents:
                    break
                self._parents[path[at]] = path[at - 1] if at else 0
        self._elements = sorted(self._parents)
        self._own = [clues.path[-1] if clues.path else 0 for clues in found.clues]
        self._main = _main_path(found)

    def measured(self, lengths: Numbers, full: NDArray[np.bool_], links: Numbers) -> Numbers:
        """Return how much stands in the elements around each block, and how far out it meets the main one."""
        columns = np.stack([lengths, lengths * full, lengths * links, np.ones(len(lengths)), full], axis=1)
        sums = np.zeros((max(self._elements, default=0) + 1, columns.shape[1]))
        np.add.at(sums, self._own, columns)
        for element in reversed(self._elements):
            sums[self._parents[element]] += sums[element]
        total = sums[0, 1] or 1.0
        parents = np.zeros(len(sums), int)
        parents[self._elements] = [self._parents[element] for element in self._elements]
        around = []
        at = np.array(self._own)
        for out in range(4):
            words, words_full, words_linked, count, count_full = sums[at].T
            around += [words_full / total, words_full / (words + 1), words_linked / (words + 1), np.log1p(words)]
            around += [np.log1p(count), count_full / count] if out else []
            at = parents[at]
        return np.stack([*around, *self.distances(self._main).T], axis=1)

    def distances(self, path: Mapping[int, int]) -> Numbers:
        """Return for each block how far out it meets a path, and where on it, as far out as the path says."""
        nearest = {0: (LONGEST_WAY, LONGEST_WAY)}
        for element in self._elements:
            out, place = nearest[self._parents[element]]
            nearest[element] = (0, path[element]) if element in path else (min(out + 1, LONGEST_WAY), place)
        return np.array([nearest[element] for element in self._own], float)


def _headings(found: Blocks, written: Numbers, links: Numbers) -> list[Numbers]:
    """Return what the heading above each block says: its words, its links, how far it is, and if it is the title."""
    count = len(written)
    last = np.maximum.accumulate(np.where(found.headings, np.arange(count), -1))
    columns = (written[:, _LEXICON], written[:, _LOWEST], written[:, _TITLE], written[:, _LENGTH], links, found.kinds)
    said = [np.where(last < 0, -1.0, column[last]) for column in columns]
    return [*said, np.where(last < 0, FAR, np.minimum(np.arange(count) - last, FAR)).astype(float)]


def _landmarks(found: Blocks, written: Numbers, tree: _Tree) -> list[Numbers]:
    """Return how far each block is from the title and from what the page's description says, on the page and in it."""
    count = len(written)
    columns: list[Numbers] = []
    for likeness in (written[:, _TITLE] + 0.1 * found.headings, written[:, _DESCRIBED]):
        at = int(np.argmax(likeness))
        is_there = likeness[at] > SMALLEST_LIKENESS
        path = found.clues[at].path if is_there else ()
        columns += [
            np.clip(np.arange(count) - at, -FAR, FAR) if is_there else np.full(count, FAR + 1.0),
            *tree.distances({element: out for out, element in enumerate(reversed(path))}).T,
        ]
    return columns


def _main_path(found: Blocks) -> dict[int, int]:
    """Return the element that holds most full paragraphs, near around them, and all around it: how far each is out."""
    votes: Counter[int] = Counter()
    paths: dict[int, tuple[int, ...]] = {}
    for at in np.flatnonzero(found.full):
        path = found.clues[at].path
        for out, share in enumerate((1.0, 0.7, 0.45, 0.25), 1):
            if out <= len(path):
                votes[path[-out]] += found.lengths[at] * share
                paths[path[-out]] = path[: len(path) - out + 1]
    if not votes:
        return {}
    best = max(votes, key=lambda element: (votes[element], element))
    return {element: out for out, element in enumerate(reversed(paths[best]))}


def _weighed(clues: Clues, names: Mapping[str, float]) -> tuple[float, ...]:
    """Return what the names around a block say: all of them, and those of the nearest element that has any."""
    every = sorted([names[name] for name in clues.names if name in names]) or [0.0]
    near = sorted([names[name] for name in clues.near if name in names]) or [0.0]
    second = every[min(1, len(every) - 1)]
    return sum(every) / len(every), sum(near) / len(near), every[0], every[-1], second, near[0], near[-1]


def measure_again(measured: Numbers, likeness: Numbers, found: Blocks) -> Numbers:
    """Return `measured` with what a first look at all blocks, `likeness`, says of those around each."""
    count = len(likeness)
    weighed = likeness * found.lengths
    total = float(weighed.sum()) or 1.0
    before = np.cumsum(weighed) - weighed
    ones = np.ones(count)
    above = np.maximum.accumulate(np.where(found.headings, np.arange(count), -1))
    columns = [
        likeness,
        np.where(above < 0, -0.1, likeness[above]),
        *(window(likeness, reach) for reach in (2, 5, 10, 20)),
        before / total,
        (total - before) / total,
        weighed / total,
        *_distances(likeness > SURE, FAR),
        *_distances(likeness < DOUBTFUL, FAR),
        (likeness > SURE).mean() * ones,
        float(weighed.sum()) / (float(found.lengths.sum()) or 1.0) * ones,
    ]
    if found.is_page:
        padded = [(0, 0, 0, *clues.path) for clues in found.clues]
        for groups in (
            [path[-2] for path in padded],
            [path[-3] for path in padded],
            [clues.shape for clues in found.clues],
        ):
            columns += _of_groups(groups, likeness, weighed, found.lengths)
    near = _neighbours(((likeness, -0.1),), SECOND_NEIGHBOURS)
    return np.concatenate([measured, np.stack(columns, axis=1), near], axis=1)


def _of_groups(
    groups: Sequence[int] | Sequence[str], likeness: Numbers, weighed: Numbers, lengths: Numbers
) -> list[Numbers]:
    """Return mean likeness by word and by block, and size, of the group that each block belongs to."""
    numbers: dict[int | str, int] = {}
    group = np.array([numbers.setdefault(name, len(numbers)) for name in groups])
    size = np.bincount(group)
    by_word = np.bincount(group, weighed) / (np.bincount(group, lengths) + 1e-9)
    return [by_word[group], (np.bincount(group, likeness) / size)[group], np.log1p(size)[group]]


def _neighbours(columns: Sequence[tuple[Numbers, float]], places: Sequence[int]) -> Numbers:
    """Return the values of columns `by` places earlier for each `by` of `places`, with what stands where none is."""
    count, most = len(columns[0][0]), max(map(abs, places))
    padded = np.empty((count + 2 * most, len(columns)))
    for number, (column, fill) in enumerate(columns):
        padded[:, number] = fill
        padded[most : most + count, number] = column
    return np.concatenate([padded[most - by : most - by + count] for by in places], axis=1)


def shifted(column: Numbers, by: int, fill: float) -> Numbers:
    """Return the values `by` places earlier (positive) or later (negative), `fill` where there is none."""
    moved = np.full_like(column, fill)
    if abs(by) < len(column):
        moved[max(0, by) : len(column) + min(0, by)] = column[max(0, -by) : len(column) - max(0, by)]
    return moved


def window(column: Numbers, reach: int) -> Numbers:
    """Return the mean over each place and `reach` places on both sides of it."""
    sums = np.concatenate([[0.0], np.cumsum(column)])
    place = np.arange(len(column))
    low, high = np.maximum(0, place - reach), np.minimum(len(column), place + reach + 1)
    return np.asarray((sums[high] - sums[low]) / (high - low))


def _highest(column: Numbers, reach: int) -> Numbers:
    return np.asarray(np.max([shifted(column, by, 0) for by in range(-reach, reach + 1)], axis=0))


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
