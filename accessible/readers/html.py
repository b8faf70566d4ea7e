"""HTML: every text of a page as a block, with what the markup says of it. Which are the article, cleaning finds."""

import logging
import re
from copy import deepcopy
from dataclasses import replace

from lxml import html as lxml_html

from accessible.document import Article, Metadata
from accessible.readers import MOST_BLOCKS
from accessible.readers.account import accounted
from accessible.readers.build import BlockBuilder
from accessible.readers.dom import parse
from accessible.readers.markless import running_text
from accessible.readers.metadata import metadata
from accessible.readers.page import Walk
from accessible.readers.source import Source
from accessible.readers.text import read as read_text

log = logging.getLogger(__name__)

_CONDITION = re.compile(r"<!--\[if[^\]>]*\]>\s*(?=<(?:head|body)\b)", re.IGNORECASE)
_CLOSING = re.compile(r"</(?:body|html)\s*>", re.IGNORECASE)
SMALLEST_SHARE = 0.75
"""Of the words of a page that its blocks have to hold. Words of buttons that touch are glued, and seem to be lost."""
LONGEST_LINE = 12  # letters: as short a text stands anywhere; whether it was extracted shows in its line only
END_LETTERS = 40
LOOKED_AT = 500  # characters that hold them
"""Letters at the beginning and at the end of a block by which it is found in what was extracted."""


def read(source: Source) -> Article:
    """Return all text of a page as blocks with clues, in order; what is the article is for cleaning to find."""
    page = parse(_mended(source.text))
    builder = BlockBuilder()
    Walk(page, source.url, builder).walk()
    if len(builder.blocks) > MOST_BLOCKS:  # whoever asked will refuse it: what is left to do would take minutes
        return Article(Metadata(), tuple(builder.blocks))
    extracted = _Extracted(page)
    blocks = tuple(
        replace(block, clues=replace(block.clues, extracted=extracted.share(block.text))) if block.clues else block
        for block in builder.blocks
    )
    return _whole(Article(metadata(page, source.url), blocks), source)


def _whole(article: Article, source: Source) -> Article:
    """Return the article, or all lines of the page where its markup made the parser lose much of it."""
    text = running_text(source.text)
    share = accounted(text, article)
    if share >= SMALLEST_SHARE:
        return article
    again = replace(read_text(replace(source, text=text, media_type="text/plain")), metadata=article.metadata)
    if accounted(text, again) <= share:
        return article
    lost = f"{1 - share:.0%}"
    log.warning("The markup of the page is broken: %s of its text was lost, so it was read again without markup.", lost)
    return again


def _mended(text: str) -> str:
    """Return a page without the marks that make a parser drop the rest: a comment that never ends, an early end."""
    opened = text.rfind("<!--")
    if opened > text.rfind("-->"):
        text = text[:opened] + text[opened + 4 :]
    return _CLOSING.sub("", _CONDITION.sub("", text))


class _Extracted:
    """What trafilatura takes for the article: one opinion among the clues."""

    def __init__(self, page: lxml_html.HtmlElement) -> None:
        lines = _extract(page)
        self._lines = {_letters(line) for line in lines}
        self._all = "".join(map(_letters, lines))

    def share(self, text: str) -> float:
        """Return 1 for a text that was extracted, 0 for one that was not, 0.5 for one of which a part was."""
        letters = _letters(text if len(text) <= 2 * LOOKED_AT else text[:LOOKED_AT] + text[-LOOKED_AT:])
        if len(letters) <= LONGEST_LINE:
            return float(letters in self._lines)
        return ((letters[:END_LETTERS] in self._all) + (letters[-END_LETTERS:] in self._all)) / 2


def _extract(page: lxml_html.HtmlElement) -> list[str]:
    import trafilatura

    try:
        found = trafilatura.bare_extraction(deepcopy(page), fast=True, include_comments=False, with_metadata=False)
    except Exception:  # noqa: BLE001  whatever it stumbles over: there are other clues
        return []
    body = getattr(found, "body", None)
    return [part for part in body.itertext() if part.strip()] if body is not None else []


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, text))
