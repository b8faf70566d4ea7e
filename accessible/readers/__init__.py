"""Readers: a table from media type to a function that makes an `Article` of a `Source`."""

from importlib import import_module
from typing import TYPE_CHECKING

from accessible.errors import SourceError

if TYPE_CHECKING:
    from accessible.document import Article
    from accessible.readers.source import Source

READERS = {
    "text/plain": "accessible.readers.text",
    "text/markdown": "accessible.readers.markdown",
    "text/html": "accessible.readers.html",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": "accessible.readers.docx",
    "application/epub+zip": "accessible.readers.epub",
    "application/rss+xml": "accessible.readers.feed",
    "application/atom+xml": "accessible.readers.feed",
    "application/feed+json": "accessible.readers.feed",
}

MOST_BLOCKS = 50_000
"""Paragraphs, headings and the like: a long novel has a fifth of them."""


def read(source: "Source") -> "Article":
    """Return the article in `source`. Raises SourceError if it holds nothing that can be read, or too much."""
    article: Article = import_module(READERS[source.media_type]).read(source)
    return checked(article)


def checked(article: "Article") -> "Article":
    """Return the article. Raises SourceError if there is no letter and no digit in it, or too much."""
    if len(article.blocks) > MOST_BLOCKS:
        message = f"It has {len(article.blocks)} paragraphs, and one article may have {MOST_BLOCKS}: split it."
        raise SourceError(message, code="too_large")
    if not any(character.isalnum() for block in article.blocks for character in block.text):
        message = "There is no readable text in it: check that it is the article, not a login page or an empty file."
        raise SourceError(message, code="no_readable_text")
    return article
