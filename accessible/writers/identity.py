"""What stays the same when an article is made again: its identifier, its file name, its date."""

import math
import os
import re
import unicodedata
import uuid
from datetime import UTC, datetime

from accessible.document import Article, Metadata
from accessible.errors import UsageError
from accessible.publication import Layout

NAMESPACE = uuid.UUID("6f3f1c1e-9d3a-5f0e-8b39-6d1f0a3b7c55")
LONGEST_NAME = 60
EARLIEST = datetime(1980, 1, 1, tzinfo=UTC)
"""The earliest date that a zip archive can hold; the date of a book whose article has none."""


def identifier(article: Article, layout: Layout = Layout.REFLOWABLE) -> uuid.UUID:
    """Return a UUID that depends on the address of the article, or on all that it says if it has none.

    Two articles of one title and author, such as a weekly column, must not be taken for one another, nor an edition
    with fixed pages for the other one.
    """
    metadata = article.metadata
    said = (metadata.title, *metadata.authors, metadata.published, *(block.text for block in article.blocks))
    found = uuid.uuid5(NAMESPACE, metadata.url or "\n".join(said))
    return found if layout is Layout.REFLOWABLE else uuid.uuid5(found, layout)


def file_stem(article: Article) -> str:
    """Return a file name without ending: the title in plain ASCII letters, and six digits of the identifier."""
    return f"{slug(article.metadata.title) or 'article'}-{identifier(article).hex[:6]}"


def slug(text: str) -> str:
    """Return a text in plain ASCII letters and digits, with hyphens between words; empty where it has none."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:LONGEST_NAME].strip("-")


def modified(metadata: Metadata) -> datetime:
    """Return SOURCE_DATE_EPOCH, else the date of publication or of the last change, whichever is later, in UTC.

    It is never the clock's, so that bytes repeat.
    """
    if epoch := os.environ.get("SOURCE_DATE_EPOCH", ""):
        try:
            return datetime.fromtimestamp(int(epoch) if epoch.isdecimal() else math.nan, UTC)
        except (ValueError, OverflowError, OSError):
            message = f"SOURCE_DATE_EPOCH is {epoch!r}: it takes whole seconds since 1970."
            raise UsageError(message) from None
    return max([EARLIEST, *filter(None, map(utc, (metadata.published, metadata.modified)))])


def utc(date: str) -> datetime | None:
    """Return an ISO 8601 date in UTC; one without an offset is taken to be in it. None if it is no such date."""
    try:
        found = datetime.fromisoformat(date)
        return (found if found.tzinfo else found.replace(tzinfo=UTC)).astimezone(UTC)
    except (ValueError, OverflowError):
        return None
