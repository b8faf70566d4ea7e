"""How much of an article is kept, and how much else, on pages of sites that the model has not seen.

The pages are split by site into `FOLDS` parts; each is judged by a model that has learned from the others only.
"""

import time
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from multiprocessing import get_context
from pathlib import Path
from statistics import mean
from types import ModuleType
from typing import Any

import trafilatura

from accessible import collector
from accessible.document import Article, Block, Role
from accessible.errors import SourceError
from accessible.prepare.clean import clean
from accessible.prepare.forest import Model
from accessible.prepare.furniture import judge as judged
from accessible.readers import html, text
from accessible.readers.source import Source
from quality.label import by_line
from quality.row import Row
from quality.train import PAGES, TEXTS, Page, fold, pasted_pages, site, train, web_pages

FOLDS = 5
FAILED = 0.5  # of the phrases of truth and answer together
PASTED = {"column": "pasted, column", "full": "pasted, full"}

Models = Sequence[Model]
Reader = Callable[[Mapping[str, Any]], str]


def models(pages: Sequence[Page], pace: tuple[int, float]) -> list[Model]:
    """Return a model for each fold, that has learned from the pages of all others."""
    with ProcessPoolExecutor(2, mp_context=get_context("spawn")) as pool:
        parts = [[page for page in pages if fold(page.site, FOLDS) != left_out] for left_out in range(FOLDS)]
        return list(pool.map(partial(train, pace=pace), parts))


def body(article: Article) -> str:
    """Return the text of an article that is spoken: without the note about its author, and without its pictures.

    What describes a picture stands in no text of a page, and of captions the true texts have some and leave out some.
    """
    roles = (Role.PARAGRAPH, *(block.role for block in article.blocks))
    blocks = zip(article.blocks, roles, strict=False)
    return "\n".join(block.text for block, before in blocks if block.about != "author" and not _pictured(block, before))


def _pictured(block: Block, before: Role) -> bool:
    """Say whether a block is a picture, or one of its captions."""
    return block.role is Role.FIGURE or (block.role is Role.CAPTION and before in {Role.FIGURE, Role.CAPTION})


def spoken(article: Article) -> str:
    """Return all that is spoken of an article but its byline: a library that extracts gives the title too."""
    return "\n".join((article.metadata.title, article.metadata.subtitle, body(article)))


@collector.paused()
def read_page(record: Mapping[str, Any], known: Models) -> Article:
    """Return a page as it is read and cleaned by the model that has not seen its site."""
    model = known[fold(site(record["url"]), FOLDS)]
    article = html.read(Source(record["html"], "text/html", record["url"]))
    is_page = any(block.clues and block.clues.path for block in article.blocks)
    return clean(article, judge=partial(judged, known=model) if is_page else judged)


def measure(corpus: Path, judge: ModuleType) -> Iterator[Row]:
    """Yield the rows for pages, snippets and pasted text; `judge` is the module that scores predictions."""
    known = models(web_pages(corpus), PAGES)
    pages = list(judge.load(corpus / "html.jsonl.gz"))
    readers = {
        "ours": lambda record: body(read_page(record, known)),
        "trafilatura": _trafilatura,
        "trafilatura, precision": partial(_trafilatura, favor_precision=True),
    }
    peers, seconds = _timed(pages, readers)
    ours = peers.pop("ours")
    yield Row(
        "cleaning: CPU, as a multiple of trafilatura's", seconds["ours"] / seconds["trafilatura"], fewer_is_better=True
    )
    for part in ("sh", "wcxb"):
        yield from _part(part, [page for page in pages if page["id"].startswith(part)], ours, peers, judge)
    yield from _snippets(list(judge.load(corpus / "snippets.jsonl.gz")), known)
    yield from _pasted(corpus, judge)


def _timed(
    pages: Sequence[Mapping[str, Any]], readers: Mapping[str, Reader]
) -> tuple[dict[str, dict[str, str]], dict[str, float]]:
    """Return what readers make of pages, and their CPU seconds: page by page, so that all meet the same machine."""
    answers: dict[str, dict[str, str]] = {name: {} for name in readers}
    seconds = dict.fromkeys(readers, 0.0)
    for page in pages:
        for name, read in readers.items():
            began = time.process_time()
            try:
                answers[name][page["id"]] = read(page)
            except SourceError:
                answers[name][page["id"]] = ""
            seconds[name] += time.process_time() - began
    return answers, seconds


def _trafilatura(record: Mapping[str, Any], **options: bool) -> str:
    return trafilatura.extract(record["html"], include_comments=False, **options) or ""


def _part(
    part: str,
    pages: Sequence[dict[str, Any]],
    ours: Mapping[str, str],
    peers: Mapping[str, Mapping[str, str]],
    judge: ModuleType,
) -> Iterator[Row]:
    """Yield F1 and the share of failed pages of one part of the pages."""
    scores = {name: judge.score_html(pages, answers)["f1"] for name, answers in peers.items()}
    yield Row(f"pages, {part}: F1", judge.score_html(pages, ours)["f1"], scores)
    failed = {name: _failed(pages, answers, judge) for name, answers in peers.items()}
    yield Row(f"pages, {part}: failed", _failed(pages, ours, judge), failed, fewer_is_better=True)


def _failed(pages: Sequence[Mapping[str, Any]], answers: Mapping[str, str], judge: ModuleType) -> float:
    """Return the share of pages on which truth and answer have less than half of their phrases in common."""
    return mean(_overlap(judge.shingles(page["body"]), judge.shingles(answers[page["id"]])) < FAILED for page in pages)


def _overlap(truth: Any, answer: Any) -> float:  # noqa: ANN401  multisets of the judge
    every = sum((truth | answer).values())
    return sum((truth & answer).values()) / every if every else 1.0


def _snippets(pages: Sequence[Mapping[str, Any]], known: Models) -> Iterator[Row]:
    """Yield how many of the snippets that must be there are, and of those that must not."""
    readers = {"ours": lambda record: spoken(read_page(record, known)), "trafilatura": _trafilatura}
    answers, _ = _timed(_identified(pages), readers)
    ours, peer = answers["ours"], answers["trafilatura"]
    for name, fewer in (("with", False), ("without", True)):
        yield Row(
            f"snippets: {name}",
            _found(pages, ours, name),
            {"trafilatura": _found(pages, peer, name)},
            fewer_is_better=fewer,
        )


def _identified(pages: Sequence[Mapping[str, Any]]) -> list[Mapping[str, Any]]:
    return [page for page in pages if page["html"].strip()]


def _found(pages: Sequence[Mapping[str, Any]], answers: Mapping[str, str], name: str) -> float:
    """Return the share of snippets of one kind that are in the answers, whatever their white space and soft hyphens."""
    found = total = 0
    for page in pages:
        answer = _plain(answers.get(page["id"], ""))
        snippets = [_plain(snippet) for snippet in page[name] or ()]
        found += sum(snippet in answer for snippet in snippets)
        total += len(snippets)
    return found / total


def _plain(text: str) -> str:
    return " ".join(text.replace("\u00ad", "").split())


def _pasted(corpus: Path, judge: ModuleType) -> Iterator[Row]:
    known = models(pasted_pages(corpus), TEXTS)
    records = list(judge.load(corpus / "plain.jsonl.gz"))
    for view, name in PASTED.items():
        seen = [record for record in records if record["view"] == view]
        ours = judge.score_plain(seen, {f"{record['id']}/{view}": _read_pasted(record, known) for record in seen})
        every = judge.score_plain(seen, {f"{record['id']}/{view}": [True] * len(record["lines"]) for record in seen})
        yield Row(f"{name}: F1", ours["f1"], {"all lines": every["f1"]})
        if view == "column":
            yield Row(f"{name}: body words lost", ours["body_words_lost"], {"all lines": 0.0}, fewer_is_better=True)
            yield Row(f"{name}: F1 of chrome lines", ours["chrome_line_f1"], {"all lines": 0.0})
            yield Row(f"{name}: perfect pages", ours["perfect_pages"], {"all lines": every["perfect_pages"]})


def _read_pasted(record: Mapping[str, Any], known: Models) -> list[bool]:
    """Return for each line whether it is still there: a blank one is, a line of a wrapped paragraph is as that is."""
    model = known[fold(site(record["url"]), FOLDS)]
    article = text.read(Source("\n".join(record["lines"]), "text/plain"))
    cleaned = clean(article, judge=partial(judged, known=model))
    left = Counter(block.text for block in cleaned.blocks if block.about != "author")
    kept = []
    for block in article.blocks:
        kept.append(left[block.text] > 0)
        left[block.text] -= 1
    return list(by_line(record["lines"], kept))
