"""A page without its markup: what to compare its blocks with, and what is left where the markup cannot be trusted."""

import html
import re

_UNSEEN = re.compile(
    r"<!--[^-]*+(?:-(?!->)[^-]*+)*+-->"
    r"|<(script|style|template|noscript|head|svg|iframe|object)\b[^<]*+(?:<(?!/\1\s*>)[^<]*+)*+</\1\s*>",
    re.IGNORECASE,
)
_TAG = re.compile(r"<[a-z/!?][^'\">]*+(?:(?:\"[^\"]*+\"|'[^']*+')[^'\">]*+)*+>", re.IGNORECASE)
"""A tag to its end, which is no sign inside quotation marks."""


def running_text(page: str) -> str:
    """Return the text of a page, a line for each of its tags; nothing of scripts, styles and what is not shown."""
    return html.unescape(_TAG.sub("\n", _UNSEEN.sub("\n", page)))
