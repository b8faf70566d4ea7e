"""Judge books of many articles by EPUBCheck, Ace by DAISY, a reading system and our own rules, and print a table.

`python -m quality.validate` makes the books of `quality.shelf`, each in all its editions, and fails where a judge
finds anything, where a book cannot be made, or where a judge is missing.
"""

import hashlib
import logging
import os
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from dataclasses import dataclass, field, replace
from functools import partial
from multiprocessing import get_context
from pathlib import Path
from typing import TypeVar

from accessible import pipeline
from accessible.errors import AccessibleError
from accessible.prepare.language import primary
from accessible.settings import load
from quality import judges, shelf
from quality.judges import Found, Judges, Played
from quality.shelf import Order

T = TypeVar("T")
LANGUAGES = 10
"""That the sixty articles are in, at least."""
SHOWN = 5
"""Messages about a book that are printed."""
MAKERS = 2
HEADER = """\
| book | language | editions | EPUBCheck: f/e/w | Ace | player: clips, late, problems | our rules: f/e/w |
|---|---|---|---|---|---|---|"""


@dataclass(frozen=True, slots=True)
class Book:
    """An edition of a book: where it is, how many seconds it plays, and its language; or why it could not be made."""

    order: Order
    edition: str
    path: Path = Path()
    seconds: float = 0.0
    language: str = ""
    error: str = ""


@dataclass(frozen=True, slots=True)
class Verdicts:
    """What the judges say against books, and what was seen when some were played."""

    epubcheck: Found
    ace: Found
    rules: Found
    played: Mapping[Path, Played] = field(default_factory=dict)

    def against(self, book: Book) -> Iterator[str]:
        """Yield what is said against a book, by whom."""
        if book.error:
            yield f"cannot be made: {book.error}"
            return
        grave = {book.path: [text for text in self.rules[book.path] if not text.startswith("WARNING")]}
        for name, found in (("EPUBCheck", self.epubcheck), ("Ace", self.ace), ("our rules", grave)):
            yield from (f"{name}: {message}" for message in found[book.path])
        if book.path in self.played and not self.played[book.path].is_good:
            yield f"player: {self.played[book.path]}"


def make(order: Order, folder: Path) -> list[Book]:
    """Make all editions of a book; their recordings are kept in one store."""
    logging.disable()  # each edition would warn of the same
    return [_edition(order, name, wanted, folder) for name, wanted in shelf.EDITIONS.items()]


def _edition(order: Order, name: str, wanted: Mapping[str, object], folder: Path) -> Book:
    ours = {"engine": "espeak", "format": "epub", "workers": "0", "offline": True, "store": str(folder / "store")}
    output = str(folder / "books" / order.name / (name or "default"))
    try:
        settings = load({**ours, "output": output, **order.settings, **wanted}, {}, folder)
        made = pipeline.make([str(path) for path in order.articles], settings, lambda *_: None)
    except AccessibleError as error:
        return Book(order, name, error=str(error))
    file = made.files["epub"]
    return Book(order, name, file.path, file.seconds, made.publication.article.metadata.language)


def make_all(orders: Sequence[Order], folder: Path) -> list[Book]:
    """Make all editions of all books, in as many processes as there are makers."""
    with ProcessPoolExecutor(MAKERS, mp_context=get_context("spawn")) as pool:
        return [book for books in pool.map(partial(make, folder=folder), orders) for book in books]


def judge(books: Sequence[Book], court: Judges) -> Verdicts:
    """Return what all judges but the player say."""
    paths = {book.path: hashlib.sha256(book.path.read_bytes()).digest() for book in books if not book.error}
    distinct = list({content: path for path, content in paths.items()}.values())
    with ThreadPoolExecutor() as pool:
        others = [pool.submit(check, distinct) for check in (court.epubcheck, court.ace)]
        ours = judges.rules(distinct)
    return Verdicts(*(_spread(found, paths) for found in (*(other.result() for other in others), ours)))


def _spread(found: Found, contents: Mapping[Path, bytes]) -> Found:
    """Return what was said of one book of each content, for all: some editions have the same bytes."""
    said = {contents[path]: messages for path, messages in found.items()}
    return {path: said[content] for path, content in contents.items()}


def line(order: Order, books: Sequence[Book], verdicts: Verdicts) -> str:
    """Return the line of a book: the messages about all its editions together, the player's about the first."""
    made = [book.path for book in books if not book.error]
    checked, ours = (_counts(found, made) for found in (verdicts.epubcheck, verdicts.rules))
    ace = str(sum(len(verdicts.ace[path]) for path in made))
    played = next((str(verdicts.played[path]) for path in made if path in verdicts.played), "")
    cells = (order.name, books[0].language, f"{len(made)} of {len(books)}", checked, ace, played, ours)
    return f"| {' | '.join(cells)} |"


def _counts(found: Found, books: Sequence[Path]) -> str:
    """Return how many messages are fatal, errors, warnings."""
    said = [message for book in books for message in found[book]]
    return "/".join(
        str(sum(message.startswith(severity) for message in said)) for severity in ("FATAL", "ERROR", "WARNING")
    )


def missed(books: Sequence[Book], verdicts: Verdicts) -> Iterator[str]:
    """Yield what is said against books, a few messages for each."""
    for book in books:
        for message in list(verdicts.against(book))[:SHOWN]:
            yield f"{book.order.name}{book.edition and f', {book.edition}'}: {message}"


def too_few_languages(books: Sequence[Book]) -> Iterator[str]:
    """Yield what is wrong if the articles of the corpora are in few languages only."""
    languages = {primary(book.language) for book in books if book.order.is_found and not book.error}
    if len(languages) < LANGUAGES:
        yield f"the articles are in {len(languages)} languages, not {LANGUAGES}: {', '.join(sorted(languages))}"


def main() -> int:
    """Make, judge, print the table, and return 1 if a score is missed or a judge is missing."""
    court = Judges(Path(os.environ.get("ACCESSIBLE_JUDGES", "")).absolute())
    if absent := court.missing():
        print(absent, file=sys.stderr)
        return 1
    with tempfile.TemporaryDirectory(prefix="validate-") as name:
        folder = Path(name)
        orders = shelf.orders(folder)
        books = timed("made", lambda: make_all(orders, folder))
        verdicts = timed("judged", lambda: judge(books, court))
        played = {book.path: book.seconds for book in books if book.order.is_played and not book.edition}
        verdicts = replace(verdicts, played=timed("played", lambda: court.play(played)))
    print(HEADER)
    for order in orders:
        print(line(order, [book for book in books if book.order == order], verdicts))
    found = [*missed(books, verdicts), *too_few_languages(books)]
    print(*(f"missed: {text}" for text in found), sep="\n", file=sys.stderr)
    return bool(found)


def timed(what: str, work: Callable[[], T]) -> T:
    """Return what `work` returns, and print how long it took."""
    began = time.monotonic()
    result = work()
    print(f"{what} in {time.monotonic() - began:.0f} s", file=sys.stderr, flush=True)
    return result


if __name__ == "__main__":
    sys.exit(main())
