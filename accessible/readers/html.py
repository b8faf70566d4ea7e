"""HTML: every text of a page as a block, with what the markup says of it. Which are the article, cleaning finds."""

import logging
import re
from collections.abc import Iterable
from dataclasses import replace
from html import unescape

from lxml import html as lxml_html

from accessible.document import Article, Block, Metadata, Role
from accessible.readers import MOST_BLOCKS
from accessible.readers.account import accounted
from accessible.readers.build import BlockBuilder
from accessible.readers.dom import parse
from accessible.readers.jsonld import graph
from accessible.readers.markless import length, running_text, signs
from accessible.readers.metadata import metadata
from accessible.readers.page import Walk
from accessible.readers.source import Source
from accessible.readers.text import read as read_text

log = logging.getLogger(__name__)

_MENDING = (
    ("<!--[", re.compile(r"<!--\[if[^\]>]*\]>\s*(?=<(?:head|body)\b)", re.IGNORECASE)),
    ("<noscript", re.compile(r"<noscript\b[^>]*>(?:(?!<noscript\b).)*?</noscript\s*>", re.DOTALL | re.IGNORECASE)),
    ("</body", re.compile(r"</body\s*>", re.IGNORECASE)),
    ("</html", re.compile(r"</html\s*>", re.IGNORECASE)),
)
"""What is taken out of a page before it is parsed, each with the sign that it begins with."""
SMALLEST_SHARE = 0.75
"""Of the words of a page that its blocks have to hold. Words of buttons that touch are glued, and seem to be lost."""
SURE_SHARE = 0.9  # of the signs of a page
LONGEST_LINE = 12  # letters: as short a text stands anywhere; whether it is meant shows in its line only
END_LETTERS = 40
LOOKED_AT = 500  # characters that hold them
"""Letters at the beginning and at the end of a block by which it is found in a text."""


def read(source: Source) -> Article:
    """Return all text of a page as blocks with clues, in order; what is the article is for cleaning to find."""
    page = parse(_mended(source.text))
    builder = BlockBuilder()
    Walk(page, source.url, builder).walk()
    if len(builder.blocks) > MOST_BLOCKS:  # whoever asked will refuse it: what is left to do would take minutes
        return Article(Metadata(), tuple(builder.blocks))
    for body in _bodies(page) if '"articleBody"' in source.text else ():
        _declare(builder.blocks, body)
    return _whole(Article(metadata(page, source.url), tuple(builder.blocks)), source)


def _whole(article: Article, source: Source) -> Article:
    """Return the article, or all lines of the page where its markup made the parser lose much of it."""
    found = sum(length(block.text) for block in article.blocks if block.role is not Role.FIGURE)
    if found >= SURE_SHARE * signs(source.text):  # nothing is read twice, so as much text is the same text
        return article
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
    """Return a page without what makes a parser drop the rest: a comment that never ends, an early end.

    A block of `noscript` is no text, and in a head it ends that, and takes what follows for its own.
    """
    opened = text.rfind("<!--")
    if opened > text.rfind("-->"):
        text = text[:opened] + text[opened + 4 :]
    for sign, pattern in _MENDING:  # a pattern is slow where there is nothing to find
        places = [at for at in (text.find(sign), text.find(sign.upper())) if at >= 0]
        if places:
            text = text[: min(places)] + pattern.sub("", text[min(places) :])
    return text


def _bodies(page: lxml_html.HtmlElement) -> list[str]:
    """Return what a page says in JSON-LD to be the text of its article."""
    return [body for node in graph(page).nodes if isinstance(body := node.get("articleBody"), str)]


def _declare(blocks: Iterable[Block], body: str) -> None:
    """Say of each block how much of it stands in the declared text: its beginning, its end, both, or nothing."""
    declared = _letters(unescape(body))
    lines = {_letters(line) for line in body.splitlines()}
    for block in blocks:
        if block.clues:
            text = block.text
            letters = _letters(text if len(text) <= 2 * LOOKED_AT else text[:LOOKED_AT] + text[-LOOKED_AT:])
            if len(letters) <= LONGEST_LINE:
                share = float(letters in lines)
            else:
                share = ((letters[:END_LETTERS] in declared) + (letters[-END_LETTERS:] in declared)) / 2
            block.clues.declared = max(block.clues.declared, share)


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, text))
