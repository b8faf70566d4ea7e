"""A feed as a document: read, put together anew with what a person changed in it kept, and written.

Sources: RSS 2.0, https://www.rssboard.org/rss-specification; the namespaces of Apple, Atom, RSS Content and
Podcasting 2.0.
"""

import re
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from email.utils import format_datetime, parsedate_to_datetime
from pathlib import Path
from typing import TypeAlias

from lxml import etree

from accessible.errors import StorageError

NAMESPACES = {
    "itunes": "http://www.itunes.com/dtds/podcast-1.0.dtd",
    "podcast": "https://podcastindex.org/namespace/1.0",
    "atom": "http://www.w3.org/2005/Atom",
    "content": "http://purl.org/rss/1.0/modules/content/",
}
ITUNES, PODCAST, ATOM, CONTENT = (f"{{{address}}}" for address in NAMESPACES.values())
SELF = f"{ATOM}link"
ENCLOSURE, GUID, DATE = "enclosure", "guid", "pubDate"
DURATION, IMAGE, CATEGORY, AUTHOR = (f"{ITUNES}{name}" for name in ("duration", "image", "category", "author"))
TRANSCRIPT, CHAPTERS = f"{PODCAST}transcript", f"{PODCAST}chapters"
ADDRESSES = ("url", "href")
"""Attributes that say where a file is."""

Elements: TypeAlias = "Sequence[etree._Element]"  # noqa: SLF001  lxml has no public name for the class
_ILLEGAL = re.compile("[^\t\n\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_NO_DATE = datetime(1, 1, 2, tzinfo=UTC)


def legal(text: str) -> str:
    """Return a text without the characters that XML has no way to write."""
    return _ILLEGAL.sub(" ", text)


def element(tag: str, text: str = "", attributes: Mapping[str, str] | None = None) -> etree._Element:
    """Return an element; its namespaces are declared where it is put."""
    made = etree.Element(tag, {name: legal(value) for name, value in (attributes or {}).items()})
    made.text = legal(text) or None
    return made


def said(tag: str, text: str) -> list[etree._Element]:
    """Return an element with a text; none where there is nothing to say."""
    return [element(tag, text)] if text else []


def blank() -> etree._Element:
    """Return the channel of a new feed."""
    root = etree.Element("rss", {"version": "2.0"}, nsmap=NAMESPACES)
    return etree.SubElement(root, "channel")


def parse(path: Path) -> etree._Element:
    """Return the channel of a feed, that of a new one if there is no such file; comments and CDATA stay.

    Raises StorageError with the code `broken_feed` for what is no RSS.
    """
    return _declared(read(path)) if path.exists() else blank()


def read(path: Path) -> etree._Element:
    """Return the root of a feed, which has one channel. Raises StorageError as `parse` does."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, strip_cdata=False)
    try:
        root = etree.fromstring(path.read_bytes(), parser)
    except OSError as error:
        raise _broken(path, error.strerror or str(error)) from error
    except etree.XMLSyntaxError as error:
        raise _broken(path, str(error.msg)) from None
    if root.tag != "rss" or len(root.findall("channel")) != 1:
        raise _broken(path, "it has no element rss with one channel in it")
    if root.getroottree().docinfo.doctype:
        raise _broken(path, "it has a DOCTYPE")
    return root


def _broken(path: Path, why: str) -> StorageError:
    message = f"{str(path)!r} cannot be read as RSS ({why}): mend it, or move it away; it was left as it is."
    return StorageError(message, code="broken_feed")


def _declared(root: etree._Element) -> etree._Element:
    """Return the channel of `root` in a feed that declares our namespaces too, with all that stood around it."""
    if NAMESPACES.items() <= root.nsmap.items():
        return root.find("channel")
    made = etree.Element("rss", dict(root.attrib), nsmap={**NAMESPACES, **root.nsmap})
    made.extend(list(root))
    for before in reversed(list(root.itersiblings(preceding=True))):
        made.addprevious(before)
    for after in reversed(list(root.itersiblings())):
        made.addnext(after)
    return made.find("channel")


def serialise(channel: etree._Element) -> bytes:
    """Return the feed of a channel as a file. Between elements of rss and channel, it decides where lines end."""
    root = channel.getparent()
    line_up(root, 1)
    line_up(channel, 2)
    return b'<?xml version="1.0" encoding="UTF-8"?>\n%b\n' % etree.tostring(root.getroottree(), encoding="utf-8")


def line_up(parent: etree._Element, level: int) -> None:
    """Begin each child of `parent` on a line of its own, two spaces deeper for each level; what has a text keeps it."""
    for number, child in enumerate(parent, 1):
        if not (child.tail or "").strip():
            child.tail = "\n" + "  " * (level - (number == len(parent)))
    if len(parent) and not (parent.text or "").strip():
        parent.text = "\n" + "  " * level


def self_link(channel: etree._Element) -> etree._Element | None:
    """Return the element that says where the feed is."""
    return next((link for link in channel.findall(SELF) if link.get("rel") == "self"), None)


def base_of(channel: etree._Element) -> str:
    """Return the address of the folder that a feed is in, with a slash at its end; empty if it does not say."""
    link = self_link(channel)
    address = (link.get("href") or "") if link is not None else ""
    return address.rpartition("/")[0] + "/" if "://" in address else ""


def describe(
    channel: etree._Element, tags: Sequence[str], wanted: Mapping[str, Elements], otherwise: Mapping[str, Elements]
) -> None:
    """Begin the channel with elements of these names: those that are `wanted`, in place of those that are there.

    Where none are, those stay that are there, else they are those of `otherwise`. All else follows, as it stood.
    """
    head: list[etree._Element] = []
    for tag in tags:
        there = [each for each in channel.findall(tag) if tag != SELF or each.get("rel") == "self"]
        for each in there:
            channel.remove(each)
        head += wanted.get(tag) or there or otherwise.get(tag, ())
    for each in head:
        line_up(each, 3)
    channel[:] = [*head, *channel]


def move(channel: etree._Element, old: str, new: str) -> None:
    """Let the addresses of files begin with `new` that begin with `old`, or are relative where `old` is empty."""
    for tag in (ENCLOSURE, TRANSCRIPT, CHAPTERS, IMAGE):
        for each in channel.iter(tag):
            for name in ADDRESSES:
                address = each.get(name) or "/"
                if address.startswith(old) if old else address[0] != "/" and ":" not in address:
                    each.set(name, new + address[len(old) :])


def order(channel: etree._Element) -> None:
    """Put the items behind all else, the newest first, those of one date by their identifiers.

    Comments stand before the item that they stood before.
    """
    head: list[etree._Element] = []
    groups: list[list[etree._Element]] = []
    before: list[etree._Element] = []
    for node in channel:
        if node.tag == "item":
            groups.append([*before, node])
            before = []
        elif isinstance(node.tag, str) or not groups:
            head.append(node)
        else:
            before.append(node)
    groups.sort(key=lambda group: (-(date_of(group[-1]) or _NO_DATE).timestamp(), text_of(group[-1], GUID)))
    channel[:] = [*head, *(node for group in groups for node in group), *before]


def text_of(parent: etree._Element, tag: str) -> str:
    """Return the text of the first child of a name, without space around it; empty if there is none."""
    return (parent.findtext(tag) or "").strip()


def date_of(item: etree._Element) -> datetime | None:
    """Return when an item was published, in UTC; None where it does not say so as RFC 2822 does."""
    try:
        found = parsedate_to_datetime(text_of(item, DATE))
        return (found if found.tzinfo else found.replace(tzinfo=UTC)).astimezone(UTC)
    except (ValueError, OverflowError):
        return None


def dated(moment: datetime) -> str:
    """Return a date in UTC as RFC 2822 writes it."""
    return format_datetime(moment, usegmt=True)
