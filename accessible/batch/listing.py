"""What a list of articles names: a folder, a feed, OPML, CSV, or lines of paths and addresses."""

import csv
import json
import logging
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, fields
from pathlib import Path
from typing import TYPE_CHECKING

from accessible import sandbox
from accessible.errors import AccessibleError, SourceError, UsageError
from accessible.network import Network
from accessible.readers.fetch import LARGEST, fetch
from accessible.readers.recognise import ARCHIVE_NAMES, FEEDS, HTML_NAMES, JSON_FEED, MARKDOWN_NAMES
from accessible.readers.source import Source

if TYPE_CHECKING:
    from accessible.readers.feed import Feed, Item

READABLE = (".txt", *MARKDOWN_NAMES, *HTML_NAMES, *ARCHIVE_NAMES)
"""The endings of files of a folder that are taken for articles."""
_OPML = "<opml"
_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Wishes:
    """What a row of a CSV says of its article, as the options of the same names do; empty where it says nothing."""

    title: str = ""
    author: str = ""
    language: str = ""
    item: str = ""


COLUMNS = tuple(each.name for each in fields(Wishes))


@dataclass(frozen=True, slots=True)
class Entry:
    """An article of a list: where it is, and what the list says of it.

    `source` holds the article of a feed, which is read already. `size` is in bytes, 0 where it is not known yet.
    `error` says why there is none.
    """

    location: str
    wishes: Wishes = Wishes()
    source: Source | None = None
    size: int = 0
    error: AccessibleError | None = None

    @property
    def name(self) -> str:
        """Return what it is called in the journal: where it is, and which item of a feed."""
        return f"{self.location}#{self.wishes.item}" if self.wishes.item else self.location


def entries(listed: str, network: Network) -> list[Entry]:
    """Return the articles that a list names, each once, in its order. Raises AccessibleError if it names none."""
    found = list(_distinct(_entries(listed, network)))
    if not found:
        message = f"{listed!r} names no article: put paths or addresses in it, one a line."
        raise SourceError(message, code="empty_list")
    return found


def _distinct(found: Iterable[Entry]) -> Iterator[Entry]:
    seen = set()
    for entry in found:
        if entry.name not in seen:
            seen.add(entry.name)
            yield entry


def _entries(listed: str, network: Network) -> Iterable[Entry]:
    path = Path(listed)
    if listed.lower().startswith(("http://", "https://")):
        return _of_feed(listed, network)
    if path.is_dir():
        return _of_folder(path)
    text = _text(path)
    if path.suffix.lower() == ".csv":
        return list(_of_csv(path, text))
    if _OPML in text[:1000].lower():
        return _of_opml(listed, text, network)
    if text.lstrip().startswith(("<", "{")):
        return _of_feed(listed, network)
    lines = (line.strip() for line in text.splitlines())
    return [_entry(line, path) for line in lines if line and not line.startswith("#")]


def _text(path: Path) -> str:
    try:
        with path.open("rb") as file:
            data = file.read(LARGEST + 1)
        if len(data) > LARGEST:
            message = f"The list {str(path)!r} has more than {LARGEST >> 20} MB: split it."
            raise SourceError(message, code="too_large")
        return data.decode("utf-8-sig")
    except FileNotFoundError:
        message = f"There is no list {str(path)!r}: check the name."
        raise SourceError(message, code="not_found") from None
    except (OSError, ValueError) as error:
        why = getattr(error, "strerror", None) or "it is no UTF-8 text"
        message = f"The list {str(path)!r} could not be read ({why}): name a text file, a folder or a feed."
        raise SourceError(message) from None


def _entry(location: str, listed: Path, wishes: Wishes = Wishes()) -> Entry:
    """Return the entry of a path, which is relative to the list that names it, or of an address."""
    if "://" in location:
        return Entry(location, wishes)
    path = listed.parent / location
    return Entry(str(path), wishes, size=path.stat().st_size if path.is_file() else 0)


def _of_folder(folder: Path) -> list[Entry]:
    """Return the readable files in a folder and below it, by their paths; hidden ones are left out."""
    files = (path for path in folder.rglob("*") if path.suffix.lower() in READABLE and path.is_file())
    seen = (path for path in files if not any(part.startswith(".") for part in path.relative_to(folder).parts))
    return [Entry(str(path), size=path.stat().st_size) for path in sorted(seen)]


def _of_csv(path: Path, text: str) -> Iterator[Entry]:
    rows = csv.DictReader(text.splitlines())
    columns = [name.strip().lower() for name in rows.fieldnames or ()]
    if "source" not in columns:
        message = f"The CSV {str(path)!r} has no column 'source': name one so, with a path or an address in each row."
        raise UsageError(message)
    rows.fieldnames = columns
    if unknown := [name for name in columns if name not in {"source", *COLUMNS}]:
        _log.warning("Columns of %r that are not used: %s.", str(path), ", ".join(unknown))
    for row in rows:
        if location := (row["source"] or "").strip():
            yield _entry(location, path, Wishes(*((row.get(name) or "").strip() for name in COLUMNS)))


def _of_feed(location: str, network: Network) -> list[Entry]:
    """Return an entry for each item of a feed. Raises SourceError if it is none."""
    source = fetch(location, network)
    if source.media_type not in FEEDS:
        message = f"{location!r} is no feed: name a list of articles, a folder, a feed, OPML or CSV."
        raise SourceError(message, code="not_a_feed")
    from accessible.readers import feed as feeds

    feed = sandbox.run(location, feeds.parse, source)
    return [_of_item(location, source.url, feed, item) for item in feed.items]


def _of_item(location: str, url: str, feed: "Feed", item: "Item") -> Entry:
    """Return an item as an article of its own: a feed with nothing else in it."""
    one = {
        "id": item.id,
        "url": item.url,
        "title": item.title,
        "content_html": item.markup,
        "date_published": item.published,
        "authors": [{"name": name} for name in item.authors],
        "tags": list(item.subjects),
    }
    whole = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": feed.title,
        "language": feed.language,
        "items": [{name: value for name, value in one.items() if value}],
    }
    text = json.dumps(whole, ensure_ascii=False)
    return Entry(
        item.url or f"{location}#{item.id or item.number}", source=Source(text, JSON_FEED, url), size=len(text)
    )


def _of_opml(listed: str, text: str, network: Network) -> list[Entry]:
    """Return an entry for each item of each feed; one for a feed that cannot be read says why."""
    addresses = sandbox.run(listed, _addresses, text)
    return [entry for address in addresses for entry in _of_listed_feed(listed, address, network)]


def _addresses(text: str) -> list[str]:
    """Return the addresses of the feeds in an OPML document, each once."""
    from accessible.readers.archive import parse_xml

    found = (outline.get("xmlUrl") for outline in parse_xml(text).iter("outline"))
    return list(dict.fromkeys(filter(None, found)))


def _of_listed_feed(listed: str, address: str, network: Network) -> Sequence[Entry]:
    location = address if "://" in address else str(Path(listed).parent / address)
    try:
        return _of_feed(location, network)
    except AccessibleError as error:
        return [Entry(location, error=error)]
