"""What a feed says of its show, as elements of RSS 2.0 and its namespaces.

What accessible.toml says, is so; else what stands in the feed, stays; else the show is described by its first episode.
"""

import uuid

from lxml import etree

from accessible.document import Metadata
from accessible.writers import rss
from accessible.writers.rss import AUTHOR, CATEGORY, IMAGE, ITUNES, PODCAST, SELF, element, said
from accessible.writers.show import Show

FEED = "feed.xml"
NAMESPACE = uuid.UUID("ead4c236-bf58-58c6-a2c6-a6b28d128cb6")
"""From which podcast:guid is made: the namespace of Podcasting 2.0 says so."""
OWNER, EXPLICIT, LOCKED = f"{ITUNES}owner", f"{ITUNES}explicit", f"{PODCAST}locked"
_ORDER = (
    "title", "link", "description", "language", SELF, "generator", "lastBuildDate", AUTHOR, OWNER, IMAGE, CATEGORY,
    EXPLICIT, f"{PODCAST}guid", LOCKED, f"{PODCAST}medium",
)  # fmt: skip


def describe(channel: etree._Element, show: Show, metadata: Metadata, base: str, image: str) -> None:
    """Write into a channel what is known of its show; `metadata` is that of an episode.

    `base` is the address of the folder, or empty, and `image` the name of the cover there, or empty for that which
    the feed has.
    """
    wanted = _wanted(show, base, image)
    dates = sorted(filter(None, map(rss.date_of, channel.findall("item"))))
    wanted["lastBuildDate"] = [element("lastBuildDate", rss.dated(dates[-1]))] if dates else []
    title = show.title or rss.text_of(channel, "title") or titled(metadata)
    otherwise = _otherwise(title, metadata.language, base, show.owner_email)
    rss.describe(channel, _ORDER, wanted, otherwise)


def titled(metadata: Metadata) -> str:
    """Return the title of a show that nobody gave one: where its first article is from."""
    return metadata.source or metadata.title


def feed_id(address: str) -> uuid.UUID:
    """Return the podcast:guid of a feed that was first at this address: made of it without scheme and last slashes."""
    return uuid.uuid5(NAMESPACE, address.partition("://")[2].rstrip("/"))


def _wanted(show: Show, base: str, image: str) -> dict[str, list[etree._Element]]:
    """Return the elements of what accessible.toml says, and of where the feed and its cover are."""
    explicit = "" if show.explicit is None else str(show.explicit).lower()
    locked = [] if show.locked is None else [_locked(show.owner_email, is_locked=show.locked)]
    return {
        "title": said("title", show.title),
        "link": said("link", show.link),
        "description": said("description", show.description),
        "language": said("language", show.language),
        SELF: [element(SELF, "", {"href": base + FEED, "rel": "self", "type": "application/rss+xml"})]
        if show.base_url
        else [],
        AUTHOR: said(AUTHOR, show.author),
        OWNER: _owner(show),
        IMAGE: [element(IMAGE, "", {"href": base + image})] if image else [],
        CATEGORY: [_category(*each) for each in show.categories],
        EXPLICIT: said(EXPLICIT, explicit),
        LOCKED: locked,
    }


def _otherwise(title: str, language: str, base: str, email: str) -> dict[str, list[etree._Element]]:
    """Return the elements that a new feed has where accessible.toml says nothing."""
    return {
        "title": said("title", title),
        "link": said("link", base),
        "description": said("description", title),
        "language": said("language", language),
        "generator": said("generator", "accessible"),
        EXPLICIT: said(EXPLICIT, "false"),
        f"{PODCAST}guid": said(f"{PODCAST}guid", str(feed_id(base + FEED)) if base else ""),
        LOCKED: [_locked(email, is_locked=True)],
        f"{PODCAST}medium": said(f"{PODCAST}medium", "podcast"),
    }


def _locked(email: str, *, is_locked: bool) -> etree._Element:
    return element(LOCKED, "yes" if is_locked else "no", {"owner": email} if email else {})


def _owner(show: Show) -> list[etree._Element]:
    parts = [*said(f"{ITUNES}name", show.owner_name), *said(f"{ITUNES}email", show.owner_email)]
    owner = element(OWNER)
    owner.extend(parts)
    return [owner] if parts else []


def _category(name: str, below: str) -> etree._Element:
    category = element(CATEGORY, "", {"text": name})
    if below:
        category.append(element(CATEGORY, "", {"text": below}))
    return category
