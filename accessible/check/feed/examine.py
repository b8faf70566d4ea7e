"""The check of a show: its feed, and the files in its folder. No connection is opened."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from lxml import etree

from accessible.check.feed import files
from accessible.check.feed.rules import judge, rules
from accessible.check.message import Message, Severity, quote
from accessible.errors import SourceError, StorageError
from accessible.writers.channel import FEED
from accessible.writers.rss import NAMESPACES, base_of, read, text_of

REQUIRED = ("itunes", "podcast", "atom")
"""Prefixes of the namespaces that PSP-1 requires, as it writes them."""


@dataclass(frozen=True, slots=True)
class CheckedFeed:
    """The feed at `path`, how many episodes it has, and what is wrong with it, the worst first."""

    path: Path
    episodes: int
    messages: tuple[Message, ...]

    def count(self, severity: Severity) -> int:
        """Return how many messages there are of a severity."""
        return sum(message.severity is severity for message in self.messages)

    @property
    def is_sound(self) -> bool:
        """Say whether nothing is wrong that directories refuse a show for."""
        return not self.count(Severity.ERROR)


def check(folder: Path) -> CheckedFeed:
    """Return what is wrong with the show in `folder`. Raises SourceError where there is no feed that can be read."""
    path = folder / FEED
    if not path.is_file():
        message = f"There is no {FEED} in {str(folder)!r}: name the folder of a show."
        raise SourceError(message, code="not_found")
    try:
        root = read(path)
    except StorageError as error:
        raise SourceError(str(error)) from None
    channel = root.find("channel")
    found = sorted(_messages(root, channel, folder), key=lambda message: message.severity.rank)
    return CheckedFeed(path, len(channel.findall("item")), tuple(found))


def _messages(root: etree._Element, channel: etree._Element, folder: Path) -> Iterator[Message]:
    base = base_of(channel)
    encoding = str(root.getroottree().docinfo.encoding or "UTF-8")
    if encoding.upper() not in {"UTF-8", "ASCII", "US-ASCII"}:
        yield rules()["POD-001"].message("", encoding)
    for prefix in REQUIRED:
        if root.nsmap.get(prefix) != NAMESPACES[prefix]:
            yield rules()["POD-002"].message("", prefix)
    yield from judge(channel, "channel", "")
    yield from files.judge_cover(channel, folder, base)
    for number, item in enumerate(channel.findall("item"), 1):
        path = f"episode {number}, {quote(text_of(item, 'title'))}"
        yield from judge(item, "item", path)
        yield from files.judge_item(item, path, folder, base)
    yield from files.judge_others(channel, folder)
