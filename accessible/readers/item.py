"""One item of a feed as an article, from the page that it points to where the feed has only the beginning."""

import logging
import re
from collections.abc import Callable
from typing import TYPE_CHECKING

from accessible.document import Article
from accessible.errors import SourceError
from accessible.readers import checked, read
from accessible.readers.fetch import fetch
from accessible.readers.recognise import FEEDS

if TYPE_CHECKING:
    from accessible.readers.feed import Feed, Item
    from accessible.readers.source import Source

SHORT = 1000  # bytes: 160 English words, 330 Chinese characters
_CUT_OFF = re.compile(r"(?:…|\.{3})\]?.{0,40}$")
"""How a text ends that goes on elsewhere: with an ellipsis, and perhaps the words of a link."""
_log = logging.getLogger(__name__)


def read_item(source: "Source", wanted: str, clean: Callable[[Article], Article], *, offline: bool) -> Article:
    """Return the item `wanted` of a feed, cleaned; see `accessible.readers.feed:choose`.

    Where the feed has a short text and a link, the article is on the page behind the link, unless `offline` or the page
    has less to say once it is clean.
    """
    from accessible.readers import feed as feeds

    feed = feeds.parse(source)
    item = feeds.choose(feed, wanted)
    own = clean(feeds.article(feed, item))
    text = feeds.plain(item.markup)
    if not item.url or (len(text.encode()) >= SHORT and not _CUT_OFF.search(text)):
        return checked(own)
    if offline:
        _log.warning("The feed has only a short text of this item: run it again without --offline for the whole page.")
        return checked(own)
    page = _page(feed, item, clean)
    return checked(page if page and _letters(page) > _letters(own) else own)


def _page(feed: "Feed", item: "Item", clean: Callable[[Article], Article]) -> Article | None:
    """Return the clean article behind the link of an item; None, and a warning, if there is none."""
    from accessible.readers.feed import described

    try:
        found = fetch(item.url)
        return None if found.media_type in FEEDS else clean(described(read(found), feed, item))
    except SourceError as error:
        _log.warning("The text of this item is the short one of the feed. %s", error)
        return None


def _letters(article: Article) -> int:
    return sum(len(block.text) for block in article.blocks)
