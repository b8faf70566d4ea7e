"""The books that are judged: of what they are made, chosen the same way each time."""

import gzip
import hashlib
import json
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain, zip_longest
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from accessible.prepare.language import detect

SHORT = sorted((Path(__file__).parent / "short").iterdir())
"""Ten articles of a minute or less, in as many scripts as there are voices for, and one with lists, table and note."""
SCRIPTS = 8
PAGES, PASTED, SNIPPETS = 20, 16, 24
"""Of the 60 articles of the corpora: whole pages, text as people paste it, and pages in many languages."""
TEN = 10
EDITIONS: Mapping[str, Mapping[str, object]] = {"": {}}
"""The settings of each edition of a book, by its name; the first is what a person gets who asks for nothing."""

Record = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Order:
    """A book to be made: its name, its articles, and the settings that all its editions have."""

    name: str
    articles: tuple[Path, ...]
    settings: Mapping[str, object] = field(default_factory=dict)
    is_played: bool = False


def orders(shared: Path, folder: Path) -> list[Order]:
    """Return the books: the seed, sixty articles, two books of ten, and eight short articles.

    What stands in the corpora below `shared` is written to `folder`.
    """
    seed = shared / "articles" / "seed.txt"
    sixty = list(_written(shared / "corpus" / "articles", folder))
    return [
        Order("seed", (seed,), {"engine": "hibari"}, is_played=True),
        Order("ten short articles", tuple(SHORT), {"book": "Ten short articles"}, is_played=True),
        *(Order(path.stem, (path,), is_played=True) for path in SHORT[:SCRIPTS]),
        Order("ten articles", tuple(sixty[::6]), {"book": "Ten articles"}),
        *(Order(path.name, (path,)) for path in sixty),
    ]


def sample(shared: Path, folder: Path) -> list[Order]:
    """Return eight of them: the seed, the short articles as a book, and six articles, two of each kind."""
    every = {order.name: order for order in orders(shared, folder)}
    sixty = list(every.values())[-(PAGES + PASTED + SNIPPETS) :]
    kinds = (sixty[0], sixty[1], sixty[PAGES], sixty[PAGES + 1], sixty[-1], sixty[-2])
    return [every["seed"], every["ten short articles"], *kinds]


def _written(corpus: Path, folder: Path) -> Iterator[Path]:
    """Yield the files of the sixty articles, each of another site."""
    seen: set[str] = set()
    for records, count in (
        (_read(corpus / "html.jsonl.gz"), PAGES),
        (_read(corpus / "plain.jsonl.gz"), PASTED),
        (_by_language(_read(corpus / "snippets.jsonl.gz")), SNIPPETS),
    ):
        for record in _of_other_sites(records, seen, count):
            yield _write(record, folder)


def _read(path: Path) -> list[Record]:
    """Return the records of a corpus, in an order that is arbitrary, and always the same."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        return sorted(map(json.loads, lines), key=lambda record: hashlib.sha256(record["id"].encode()).digest())


def _by_language(records: Sequence[Record]) -> Iterator[Record]:
    """Yield records of one language after the other, the rarest languages first, in turns."""
    languages = defaultdict(list)
    for record in records:
        languages[detect(" ".join(record["with"]))].append(record)
    turns = zip_longest(*sorted(languages.values(), key=len))
    return (record for record in chain.from_iterable(turns) if record)


def _of_other_sites(records: Iterable[Record], seen: set[str], count: int) -> Iterator[Record]:
    """Yield the first records whose sites nobody has seen yet."""
    for record in records:
        site = urlsplit(record["url"]).netloc
        if count and site not in seen:
            seen.add(site)
            count -= 1
            yield record


def _write(record: Record, folder: Path) -> Path:
    """Write an article as a person would have it: a page that was saved, or text that was pasted."""
    text, ending = (record["html"], "html") if "html" in record else ("\n".join(record["lines"]), "txt")
    path = folder / f"{re.sub(r'[^a-z0-9.]+', '-', record['id'].lower())}.{ending}"
    path.write_text(text, "utf-8", "surrogatepass")
    return path
