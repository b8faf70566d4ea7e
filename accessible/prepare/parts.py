"""What a page calls a part that is no article in its markup: a box for cookies, buttons for sharing, an ad."""

from collections.abc import Callable, Iterator
from functools import partial

from accessible.document import Role
from accessible.prepare.finding import Seen
from accessible.prepare.shape import FULL_PARAGRAPH, words

ALL = 0.95  # of a text in links: a quotation mark often stands outside
FEWEST_WORDS = 4  # of a headline
NAMES = {
    "advertising": frozenset({"ad", "ads", "advert", "adverts", "advertisement", "advertising", "sponsored"}),
    "cookies": frozenset({"cookie", "cookies", "consent", "gdpr"}),
    "navigation": frozenset({"breadcrumb", "breadcrumbs", "pagination", "navbar", "menu"}),
    "newsletter": frozenset({"newsletter", "subscribe", "subscription"}),
    "share": frozenset({"share", "sharing", "sharebar", "sharethis", "addthis", "social"}),
}
"""Words of the classes and identifiers that stand nearest to a block, by the rule that takes it out."""


def _named(names: frozenset[str], article: Seen) -> Iterator[int]:
    for index, block in enumerate(article.blocks):
        is_named = block.clues is not None and not block.clues.near.isdisjoint(names)
        if is_named and words(block.text, FULL_PARAGRAPH) < FULL_PARAGRAPH:
            yield index


def linked_headlines(article: Seen) -> Iterator[int]:
    """Lines in capitals that are nothing but a link: headlines of other articles, put between the paragraphs."""
    for index, block in enumerate(article.blocks):
        is_link = block.clues is not None and block.clues.links >= ALL and block.role is Role.PARAGRAPH
        if is_link and block.text.isupper() and words(block.text, FEWEST_WORDS) == FEWEST_WORDS:
            yield index


PARTS: dict[str, Callable[[Seen], Iterator[int]]] = {rule: partial(_named, names) for rule, names in NAMES.items()}
"""The indexes of short blocks in such parts, by rule: a full paragraph stays, whatever is around it."""
