"""One item of a feed as an article, from the page that it points to where the feed has only the beginning."""

import logging
import re
from collections.abc import Callable
from typing import TYPE_CHECKING

from accessible.document import Article
from accessible.errors import SourceError
from accessible.readers import checked, read
from accessible.readers.fetch import fetch_linked
from accessible.readers.recognise import FEEDS

if TYPE_CHECKING:
    from accessible.network import Network
    from accessible.readers.feed import Feed, Item
    from accessible.readers.source import Source

SHORT = 1000  # bytes: 160 English words, 330 Chinese characters
_CUT_OFF = re.compile(r"(?:…|\.{3})\]?.{0,40}$")
"""How a text ends that goes on elsewhere: with an ellipsis, and perhaps the words of a link."""
_log = logging.getLogger(__name__)


def address_of_whole(source: "Source", wanted: str) -> str:
    """Return the address of the page where the item `wanted` may have more text, or nothing if the feed has it all.

    Which item that is, `accessible.readers.feed:choose` says.
    """
    from accessible.readers import feed as feeds

    item = feeds.choose(feeds.parse(source), wanted)
    text = feeds.plain(item.markup)
    return "" if len(text.encode()) >= SHORT and not _CUT_OFF.search(text) else item.url


def fetch_page(address: str, network: "Network") -> "Source | None":
    """Return the page behind the link of an item; None if there is none, with a warning that says why."""
    if network.offline:
        _log.warning("The feed has only a short text of this item: run it again without --offline for the whole page.")
        return None
    try:
        page = fetch_linked(address, network)
    except SourceError as error:
        _warn(error)
        return None
    return None if page.media_type in FEEDS else page


def read_item(
    source: "Source", wanted: str, clean: Callable[[Article], Article], page: "Source | None" = None
) -> Article:
    """Return the item `wanted` of a feed, cleaned; from `page`, the page behind it, if that has more to say."""
    from accessible.readers import feed as feeds

    feed = feeds.parse(source)
    item = feeds.choose(feed, wanted)
    own = clean(feeds.article(feed, item))
    whole = _whole(page, feed, item, clean) if page else None
    return checked(whole if whole and _letters(whole) > _letters(own) else own)


def _whole(page: "Source", feed: "Feed", item: "Item", clean: Callable[[Article], Article]) -> Article | None:
    """Return the clean article on the page behind an item; None, and a warning, if there is none."""
    from accessible.readers.feed import described

    try:
        return clean(described(read(page), feed, item))
    except SourceError as error:
        _warn(error)
        return None


def _warn(error: SourceError) -> None:
    _log.warning("The text of this item is the short one of the feed. %s", error)


def _letters(article: Article) -> int:
    return sum(len(block.text) for block in article.blocks)
