"""Train the models that tell an article from what stands around it: `python -m quality.train` writes assets/models.

Two forests in a row, by gradient boosting: the first judges each block, the second sees what the first said of the
blocks around it. What words say is learned from other sites than those that a forest is trained on, so that it does
not trust them more than it may.
"""

import gzip
import hashlib
import json
import math
import os
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import lightgbm
import numpy as np
from numpy.typing import NDArray

from accessible import assets
from accessible.document import Block, Metadata
from accessible.prepare.features import Blocks, Numbers, measure, measure_again
from accessible.prepare.forest import Forest, Model, save
from accessible.prepare.furniture import is_judged
from accessible.readers import html, text
from accessible.readers.source import Source
from quality.label import ARTICLE, FURNITURE, UNKNOWN, labels, of_lines

SHARED = Path(os.environ.get("ACCESSIBLE_SHARED", Path(__file__).parent.parent.parent / "shared"))
INNER_FOLDS = 3
FEWEST_SITES = 6
SMALLEST_WEIGHT = 0.35
PARAMETERS = {
    "objective": "binary",
    "num_leaves": 31,
    "max_depth": 7,
    "min_data_in_leaf": 60,
    "feature_fraction": 0.4,
    "bagging_fraction": 0.8,
    "bagging_freq": 1,
    "lambda_l2": 5,
    "deterministic": True,
    "force_row_wise": True,
    "num_threads": 1,
    "verbose": -1,
}
PAGES, TEXTS = (60, 0.08), (130, 0.06)
"""How many trees a forest has, and how fast it learns."""
SEEDS = (7, 11)
"""Two forests that saw other halves of the truth err less together."""


@dataclass(slots=True)
class Page:
    """A page to learn from: its blocks, and for each whether it is of the article."""

    name: str
    site: str
    blocks: list[Block]
    truth: NDArray[np.int64]
    metadata: Metadata
    measured: NDArray[np.float64] | None = None
    found: Blocks | None = field(default=None, repr=False)


def records(path: Path) -> Iterable[dict[str, Any]]:
    """Yield the records of a corpus."""
    with gzip.open(path, "rt", encoding="utf-8") as file:
        yield from map(json.loads, file)


def site(url: str) -> str:
    """Return the registered domain of an address, near enough to keep the pages of one publisher together."""
    host = urlsplit(url).netloc.lower().split(":")[0].split(".")
    is_two_part = len(host) > 2 and len(host[-1]) == 2 and len(host[-2]) <= 3  # noqa: PLR2004  as in co.uk
    return ".".join(host[-3:] if is_two_part else host[-2:])


def fold(name: str, count: int, salt: str = "") -> int:
    """Return the fold of a site: the same in every run."""
    return int(hashlib.sha256(f"{name}{salt}".encode()).hexdigest(), 16) % count


def web_pages(corpus: Path) -> list[Page]:
    """Return the pages in HTML."""
    found = []
    for record in records(corpus / "html.jsonl.gz"):
        article = html.read(Source(record["html"], "text/html", record["url"]))
        blocks = [block for block in article.blocks if is_judged(block)]
        truth = np.array(labels([block.text for block in blocks], record["body"]), int)
        if blocks:
            found.append(Page(record["id"], site(record["url"]), blocks, truth, article.metadata))
    return found


def pasted_pages(corpus: Path) -> list[Page]:
    """Return the pages as they are pasted, the column of the article and the whole page."""
    found = []
    names = {"content": ARTICLE, "mixed": UNKNOWN, "dup": UNKNOWN}
    for record in records(corpus / "plain.jsonl.gz"):
        article = text.read(Source("\n".join(record["lines"]), "text/plain"))
        said = [names.get(label, FURNITURE) for label in record["labels"]]
        pairs = [(part, truth) for line, truth in zip(record["lines"], said, strict=True) for part in text.lines(line)]
        blocks = list(article.blocks)
        truth = of_lines(pairs)
        if len(truth) != len(blocks):
            raise ValueError(record["id"])
        kept = [number for number, block in enumerate(blocks) if is_judged(block)]
        page = Page(
            f"{record['id']}/{record['view']}", site(record["url"]), [blocks[n] for n in kept], truth[kept], Metadata()
        )
        if kept:
            found.append(page)
    return found


def lexicon(pages: Iterable[Page], words: Callable[[Page], Iterable[Iterable[str]]]) -> dict[str, float]:
    """Return the logarithm of how much likelier a word is in an article than around it, by sites that have it."""
    inside: dict[str, set[str]] = defaultdict(set)
    outside: dict[str, set[str]] = defaultdict(set)
    for page in pages:
        for found, truth in zip(words(page), page.truth, strict=True):
            if truth != UNKNOWN:
                for word in found:
                    (inside if truth == ARTICLE else outside)[word].add(page.site)
    weights = {}
    for word in sorted({*inside, *outside}):
        ours, theirs = len(inside[word]), len(outside[word])
        weight = round(math.log((ours + 1) / (theirs + 1)), 2)
        if ours + theirs >= FEWEST_SITES and abs(weight) > SMALLEST_WEIGHT and "\n" not in word:
            weights[word] = weight
    return weights


def name_lexicon(pages: Iterable[Page]) -> dict[str, float]:
    """Return the same for the words of classes and identifiers, by the share of blocks on pages that have them."""
    inside: Counter[str] = Counter()
    seen: Counter[str] = Counter()
    sites: dict[str, set[str]] = defaultdict(set)
    for page in pages:
        ours: Counter[str] = Counter()
        every: Counter[str] = Counter()
        for block, truth in zip(page.blocks, page.truth, strict=True):
            if truth != UNKNOWN and block.clues:
                every.update(block.clues.names)
                ours.update(block.clues.names if truth == ARTICLE else ())
        for name, count in every.items():
            inside[name] += ours[name] / count  # type: ignore[assignment]  a share
            seen[name] += 1
            sites[name].add(page.site)
    return {
        name: round(math.log((inside[name] + 0.5) / (seen[name] - inside[name] + 0.5)), 2)
        for name in sorted(seen)
        if len(sites[name]) >= FEWEST_SITES - 2
    }


def short_texts(page: Page) -> list[list[str]]:
    """Return the words of each block, none for a long one: those of long ones say nothing."""
    found = Blocks(page.blocks, page.metadata.title, page.metadata.description)
    return [words if len(words) <= 40 else [] for words in found.words]  # noqa: PLR2004  words of a label


def measure_pages(pages: Iterable[Page], words: Mapping[str, float], names: Mapping[str, float]) -> None:
    """Measure the blocks of pages."""
    for page in pages:
        page.found = page.found or Blocks(page.blocks, page.metadata.title, page.metadata.description)
        page.measured = measure(page.found, words, names)


def _grown(pages: Sequence[Page], rows: Sequence[Numbers], pace: tuple[int, float]) -> list[lightgbm.Booster]:
    """Train a forest of each seed. A block counts by the root of its words, a page by the root of its blocks."""
    measured = np.concatenate(rows)
    truth = np.concatenate([page.truth for page in pages])
    weights = np.concatenate(
        [np.sqrt(page.found.lengths + 1) / math.sqrt(len(page.blocks)) for page in pages if page.found]
    )
    known = truth != UNKNOWN
    rounds, rate = pace
    return [
        lightgbm.train(
            {**PARAMETERS, "seed": seed, "learning_rate": rate},
            lightgbm.Dataset(measured[known], truth[known], weight=weights[known]),
            rounds,
        )
        for seed in SEEDS
    ]


def _answers(grown: Sequence[lightgbm.Booster], rows: Numbers | None) -> Numbers:
    """Return the probabilities that forests give together: that of the mean of their scores."""
    scores = np.mean([one.predict(rows, raw_score=True) for one in grown], axis=0)
    return np.asarray(1 / (1 + np.exp(-scores)))


def train(pages: Sequence[Page], pace: tuple[int, float]) -> Model:
    """Return a model that has learned from `pages`, at the pace of `PAGES` or `TEXTS`."""
    inner = [fold(page.site, INNER_FOLDS, "inner") for page in pages]
    for left_out in range(INNER_FOLDS):
        others = [page for page, number in zip(pages, inner, strict=True) if number != left_out]
        own = [page for page, number in zip(pages, inner, strict=True) if number == left_out]
        measure_pages(own, lexicon(others, short_texts), name_lexicon(others))
    answers: dict[str, Numbers] = {}
    for left_out in range(INNER_FOLDS):
        others = [page for page, number in zip(pages, inner, strict=True) if number != left_out]
        grown = _grown(others, [page.measured for page in others if page.measured is not None], pace)
        for page, number in zip(pages, inner, strict=True):
            if number == left_out:
                answers[page.name] = _answers(grown, page.measured)
    rows = [page.measured for page in pages if page.measured is not None]
    again = [
        measure_again(page.measured, answers[page.name], page.found)
        for page in pages
        if page.measured is not None and page.found
    ]
    return Model(
        _forest(_grown(pages, rows, pace)),
        _forest(_grown(pages, again, pace)),
        lexicon(pages, short_texts),
        name_lexicon(pages),
    )


def _forest(grown: Sequence[lightgbm.Booster]) -> Forest:
    """Return trained forests as the arrays of one, which answers the mean of their scores."""
    feature: list[int] = []
    threshold: list[float] = []
    left: list[int] = []
    value: list[float] = []

    def add(node: Mapping[str, Any], at: int) -> int:
        """Fill node `at`, and return how deep it is."""
        if "leaf_value" in node:
            feature[at], threshold[at], left[at], value[at] = 0, math.inf, at, node["leaf_value"] / len(grown)
            return 0
        children = len(feature)
        for column, empty in ((feature, 0), (threshold, 0.0), (left, 0), (value, 0.0)):
            column += [empty, empty]  # type: ignore[operator]  a list of either
        feature[at], threshold[at], left[at] = node["split_feature"], node["threshold"], children
        return 1 + max(add(node["left_child"], children), add(node["right_child"], children + 1))

    roots = []
    depth = 0
    for tree in (tree for one in grown for tree in one.dump_model()["tree_info"]):
        roots.append(len(feature))
        for column, empty in ((feature, 0), (threshold, 0.0), (left, 0), (value, 0.0)):
            column.append(empty)  # type: ignore[arg-type]  a list of either
        depth = max(depth, add(tree["tree_structure"], roots[-1]))
    return Forest(
        np.array(feature, np.intp),
        np.array(threshold, np.float64),
        np.array(left, np.intp),
        np.array(value, np.float64),
        np.array(roots, np.intp),
        depth,
    )


def main() -> None:
    """Train both models on all pages and write them."""
    corpus = SHARED / "corpus" / "articles"
    folder = assets.FOLDER / "models"
    folder.mkdir(exist_ok=True)
    save(train(web_pages(corpus), PAGES), folder / "page.npz")
    save(train(pasted_pages(corpus), TEXTS), folder / "text.npz")


if __name__ == "__main__":
    main()
