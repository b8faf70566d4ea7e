"""A show: a folder with a feed, and with the sound, the transcripts and the chapters of its episodes.

Sources: Apple, A Podcaster's Guide to RSS; PSP-1, The Podcast RSS Standard; the namespace of Podcasting 2.0.
"""

import fcntl
import logging
import re
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from io import BytesIO
from pathlib import Path

from lxml import etree

from accessible import configuration
from accessible.document import Metadata
from accessible.errors import StorageError, UsageError
from accessible.publication import Publication
from accessible.store import Store, name_of
from accessible.whole import unwritable, whole
from accessible.writers import captions, chapters, item, merge, podcast, rss
from accessible.writers.channel import FEED, describe, titled
from accessible.writers.cover import FORMAT, SQUARE, cover
from accessible.writers.identity import EARLIEST, file_stem, modified, utc
from accessible.writers.show import Show, read

LOCK = ".feed.lock"
"""Held while the feed is changed. It stays: to take it away would let two in at once."""
LONGEST_WAIT = 60.0
"""Seconds for another run to let go of the feed."""
_OUR_COVER = re.compile(r"cover-[0-9a-f]{6}\.png")
_WRITERS = {".mp3": podcast.write, ".vtt": captions.vtt, ".srt": captions.srt, ".chapters.json": chapters.write}

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Added:
    """An episode in the feed at `path`: whether it is new there, how many there are now, its length in samples."""

    path: Path
    title: str
    is_new: bool
    episodes: int
    length: int


def ready(folder: Path, *, is_asked_for: bool) -> None:
    """Raise AccessibleError where the feed in `folder` cannot take an episode: before the work, not after it.

    A feed without the address of its folder is of no use, so it is made only where nobody asked for it by name.
    """
    show, channel = read(folder), rss.parse(folder / FEED)
    if is_asked_for and not show.base_url and not rss.base_of(channel):
        where = str(folder / configuration.FILE)
        what = "A feed needs the address on the web that its folder will have"
        message = f'{what}: write in {where!r} a line [show], and below it base-url = "https://example.org/show/".'
        raise UsageError(message)


def add(publication: Publication, store: Store, folder: Path) -> Added:
    """Write the files of an episode into `folder`, and add it to the feed there, or replace it.

    Raises StorageError, with the code `broken_feed` for a feed that cannot be read, and `feed_busy` where another run
    does not let go of it.
    """
    show = read(folder)
    stem = file_stem(publication.article)
    with _alone(folder):
        channel = rss.parse(folder / FEED)
        base = _moved(channel, show)
        length = _write_files(publication, store, folder / stem)
        seconds = length / publication.narration.sample_rate
        files = item.Files(base + stem, (folder / f"{stem}.mp3").stat().st_size, seconds)
        is_new = _put(publication, channel, files, base)
        _warn(show, channel, folder)
        image = show.cover or _cover(show, channel, publication.article.metadata, store, folder)
        describe(channel, show, publication.article.metadata, base, image)
        with whole(folder / FEED) as partial:
            partial.write_bytes(rss.serialise(channel))
    return Added(folder / FEED, publication.article.metadata.title, is_new, len(channel.findall("item")), length)


@contextmanager
def _alone(folder: Path) -> Iterator[None]:
    """Wait until no other run changes the feed in `folder`, and let none do so meanwhile. Raises StorageError."""
    try:
        lock = (folder / LOCK).open("a")
    except OSError as error:
        raise unwritable(folder, error) from error
    until = time.monotonic() + LONGEST_WAIT
    with lock:
        while not _is_locked(lock.fileno()):
            if time.monotonic() > until:
                what = f"Another run has been changing the feed in {str(folder)!r} for {LONGEST_WAIT:.0f} seconds"
                message = f"{what}: wait for it or end it, and try again."
                raise StorageError(message, code="feed_busy")
            time.sleep(0.02)
        yield


def _is_locked(file: int) -> bool:
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def _moved(channel: etree._Element, show: Show) -> str:
    """Return the address that the files are below. Where the show has moved, those of all episodes move with it."""
    old = rss.base_of(channel)
    if show.base_url and show.base_url != old:
        rss.move(channel, old, show.base_url)
    return show.base_url or old


def _write_files(publication: Publication, store: Store, stem: Path) -> int:
    """Write the files of an episode, whose names begin with `stem`, and return its length in samples."""
    for ending, write in _WRITERS.items():
        with whole(stem.with_name(stem.name + ending)) as partial:
            length = write(publication, store, partial)
    return length


def _put(publication: Publication, channel: etree._Element, files: item.Files, base: str) -> bool:
    """Add the item of an episode, or make it anew, and say whether it was added."""
    metadata = publication.article.metadata
    there = merge.find(channel, item.guid(publication), files.name)
    node = etree.SubElement(channel, "item") if there is None else there
    by_hand = merge.merge(node, item.elements(publication, files, _date(metadata, node)), base)
    if by_hand:
        what = f"The episode {metadata.title!r} keeps what was written in the feed by hand ({', '.join(by_hand)})"
        log.warning("%s: to have it made anew, delete its item there.", what)
    rss.order(channel)
    return there is None


def _date(metadata: Metadata, node: etree._Element) -> datetime:
    """Return when an episode appears: when its article did, else when its item says, else the date of a book of it."""
    date = utc(metadata.published) or rss.date_of(node) or modified(metadata)
    if date == EARLIEST:
        what = f"The article {metadata.title!r} says no date, so its episode is dated {EARLIEST.year}"
        log.warning("%s: write pubDate into its item in the feed.", what)
    return date


def _warn(show: Show, channel: etree._Element, folder: Path) -> None:
    """Say what the feed of a show lacks that no episode can tell."""
    known = {
        "base-url": show.base_url or rss.base_of(channel),
        "title": show.title or rss.text_of(channel, "title"),
        "description": show.description or rss.text_of(channel, "description"),
        "category": show.categories or channel.findall(rss.CATEGORY),
    }
    if missing := [name for name, value in known.items() if not value]:
        where = str(folder / configuration.FILE)
        log.warning("The show lacks %s: write that in [show] of %r before you publish it.", ", ".join(missing), where)


def _cover(show: Show, channel: etree._Element, metadata: Metadata, store: Store, folder: Path) -> str:
    """Return the name of a cover: that of the feed if a person chose it, else one that is made, in `folder`.

    Another title or author makes another name: Apple looks at a picture again only where its address is another.
    """
    image = channel.find(rss.IMAGE)
    address = (image.get("href") or "") if image is not None else ""
    if address and not _OUR_COVER.fullmatch(address.rpartition("/")[2]):
        return ""
    title, author = show.title or rss.text_of(channel, "title"), show.author or rss.text_of(channel, rss.AUTHOR)
    drawn = Metadata(title=title or titled(metadata), authors=(author,) if author else ())
    recipe = {"kind": "cover of a show", "format": FORMAT, "size": SQUARE, "title": drawn.title, "author": author}
    data = store.get(recipe, "png", lambda: _in_rgb(cover(drawn, SQUARE, store)))
    path = folder / f"cover-{name_of(recipe, 'png')[:6]}.png"
    if not path.exists():
        with whole(path) as partial:
            partial.write_bytes(data)
    return path.name


def _in_rgb(png: bytes) -> bytes:
    """Return a picture with a palette as one with the colours in it, which is what Apple asks for."""
    from PIL import Image

    data = BytesIO()
    with Image.open(BytesIO(png)) as image:
        image.convert("RGB").save(data, "PNG")
    return data.getvalue()
