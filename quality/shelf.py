"""The books that are judged: of what they are made, chosen the same way each time."""

import gzip
import hashlib
import json
import os
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import chain, zip_longest
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from accessible.prepare.language import detect

SHARED = Path(os.environ.get("ACCESSIBLE_SHARED", Path(__file__).parent.parent.parent / "shared"))
SHORT = sorted(path for path in (Path(__file__).parent / "short").iterdir() if path.suffix in {".txt", ".md"})
"""Ten articles of a minute or less: in nine scripts, and one with lists, a table, a note and a picture."""
SCRIPTS = 8
PAGES, PASTED, SNIPPETS = 20, 16, 24
"""Of the 60 articles of the corpora: whole pages, text as people paste it, and pages in many languages."""
SAMPLE = (6, 11, 21, 36, 38, 45)
"""Places of articles of all three kinds, in five languages."""
EDITIONS: Mapping[str, Mapping[str, object]] = {
    "": {},
    "word": {"sync": "word"},
    "paragraph": {"sync": "paragraph"},
    "thorium": {"reader": "thorium"},
    "readest": {"reader": "readest"},
    "kobo": {"reader": "kobo"},
    "apple": {"reader": "apple"},
}
"""The settings of each edition of a book, by its name; the first is what a person gets who asks for nothing."""

Record = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Order:
    """A book to be made: its name, its articles, and the settings that all its editions have."""

    name: str
    articles: tuple[Path, ...]
    settings: Mapping[str, object] = field(default_factory=dict)
    is_played: bool = False
    is_found: bool = False
    """Whether it is one article of the corpora."""


def orders(folder: Path) -> list[Order]:
    """Return the books: the seed, sixty articles, two books of ten, and eight short articles.

    The articles of the corpora are written to `folder`.
    """
    sixty = list(_written(SHARED / "corpus" / "articles", folder))
    return [
        Order("seed", (SHARED / "articles" / "seed.txt",), {"engine": "hibari"}, is_played=True),
        Order("ten short articles", tuple(SHORT), {"book": "Ten short articles"}, is_played=True),
        *(Order(path.stem, (path,), is_played=True) for path in SHORT[:SCRIPTS]),
        Order("ten articles", tuple(sixty[::6]), {"book": "Ten articles"}),
        *(Order(path.name, (path,), is_found=True) for path in sixty),
    ]


def sample(folder: Path) -> list[Order]:
    """Return eight of them: the seed in a quick voice, the short articles as a book, and six of the corpora."""
    every = orders(folder)
    seed, short = (replace(order, settings={}) if order.name == "seed" else order for order in every[:2])
    found = [order for order in every if order.is_found]
    return [seed, short, *(found[place] for place in SAMPLE)]


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
