"""A page without its markup: what to compare its blocks with, and what is left where the markup cannot be trusted."""

import html
import re

from accessible.readers.build import INLINE, clean_text

_UNSEEN = re.compile(
    r"<!--[^-]*+(?:-(?!->)[^-]*+)*+-->"
    r"|<(script|style|template|noscript|head|svg|iframe|object)\b[^<]*+(?:<(?!/\1\s*>)[^<]*+)*+</\1\s*>",
    re.IGNORECASE,
)
_TAG = re.compile(r"<[a-z/!?][^'\">]*+(?:(?:\"[^\"]*+\"|'[^']*+')[^'\">]*+)*+>", re.IGNORECASE)
"""A tag to its end, which is no sign inside quotation marks."""


_INLINE = re.compile(rf"</?(?:{'|'.join(sorted(INLINE))})(?=[\s/>])[^>]*>", re.IGNORECASE)
"""A tag that stands inside a word or a sentence."""


def running_text(page: str) -> str:
    """Return the text of a page, a line for each of its blocks; nothing of scripts, styles and what is not shown."""
    return clean_text(html.unescape(_TAG.sub("\n", _INLINE.sub("", _UNSEEN.sub("\n", page)))))


def signs(page: str) -> int:
    """Return how long the text of a page is, without its white space: nearly, but ten times as quick."""
    return length(html.unescape(_TAG.sub("", _UNSEEN.sub("", page))))


def length(text: str) -> int:
    """Return the length of a text without the white space of ASCII."""
    return len(text) - sum(map(text.count, " \n\t\r"))
