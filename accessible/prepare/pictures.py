"""Which pictures of a page are the article's, and which texts are their captions."""

import posixpath
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import takewhile
from urllib.parse import unquote, urlsplit

from accessible.document import Block, Clues, Role, is_described
from accessible.prepare.about import ABOUT
from accessible.prepare.finding import Finding, Seen
from accessible.prepare.shape import is_likely

CHOSEN = "you chose to leave the pictures out"
ABOVE = 40
"""Blocks above the text in which a picture may stand that begins the article."""
OTHERS = frozenset(
    "avatar author authors bio byline contributor gravatar headshot profile icon icons logo logos emoji pixel badge ad"
    " ads advert advertisement advertising sponsor sponsored promo banner related recommended teaser teasers newsletter"
    " share sharing social".split()
)
"""What sites call persons, signs and offers, in the classes of a picture and of what stands nearest around it."""
CAPTIONS = frozenset({"caption", "legend", "figcaption"})
CAPTION_KIND = "figure"
"""The kind, in its clues, of a caption whose picture stays."""
_SIZE = re.compile(r"(?:[-_]?\d{2,5}x\d{2,5}|-scaled|@\dx)?(?:\.\w+)?$")


def figure(article: Seen) -> Iterator[Finding]:
    """Pictures of a page that are not the article's. The captions of the others are known as such from then on."""
    blocks = article.blocks
    if not any(block.role is Role.FIGURE for block in blocks):
        return
    page = _Page(blocks, article.metadata.image)
    shown: set[str] = set()
    for index, block in enumerate(blocks):
        if block.role is not Role.FIGURE or not block.clues:
            continue
        if not page.belongs(index) or block.target in shown:
            yield Finding(index, ABOUT["figure"].why if is_described(block) else "")
            continue
        shown |= {block.target} - {""}
        yield Finding(index, CHOSEN, suspected=True)
        for place in _captions(blocks, index + 1):
            clues = replace(blocks[place].clues or Clues(), kind=CAPTION_KIND)
            yield Finding(place, block=replace(blocks[place], role=Role.CAPTION, clues=clues))


class _Page:
    """The blocks of a page. Pictures have to be asked for in their order, so that no block is looked at often."""

    def __init__(self, blocks: Sequence[Block], image: str) -> None:
        self._blocks = blocks
        self._image = _stem(image)
        likely = (place for place, block in enumerate(blocks) if is_likely(block) and _is_text(block))
        self._first = next(likely, len(blocks))
        above = range(self._first - 1, max(-1, self._first - ABOVE - 1), -1)
        titles = (at for at in above if blocks[at].role is Role.HEADING and blocks[at].level == 1)
        self._title = min(titles, default=len(blocks))
        self._seen = 0
        self._before = self._after = -1
        self._is_begun = False

    def belongs(self, index: int) -> bool:
        """Say whether the picture at `index` is the article's: between its texts, right beside one, or its first."""
        block = self._blocks[index]
        clues = block.clues or Clues()
        if clues.is_hidden or not clues.near.isdisjoint(OTHERS):
            return False
        around = [place for place in self._around(index) if is_likely(self._blocks[place])]
        is_figure, leads_away = "figure" in clues.tags, clues.links > 0
        if len(around) > 1:
            return is_figure or not leads_away
        if leads_away:
            return False
        if index < self._first:
            return self._begins(index, is_figure=is_figure)
        return any(_stands_beside(clues, self._blocks[place].clues or Clues()) for place in around)

    def _around(self, index: int) -> list[int]:
        """Return the places of the texts that stand before a picture and behind it."""
        blocks = self._blocks
        behind = range(index - 1, self._seen - 1, -1)
        self._before, self._seen = next((place for place in behind if _is_text(blocks[place])), self._before), index
        if self._after < index:
            ahead = range(index + 1, len(blocks))
            self._after = next((place for place in ahead if _is_text(blocks[place])), len(blocks))
        return [place for place in (self._before, self._after) if 0 <= place < len(blocks)]

    def _begins(self, index: int, *, is_figure: bool) -> bool:
        """Say whether a picture above the text begins the article: one does, below its title."""
        if self._is_begun:
            return False
        is_below_title = self._title < index and (is_figure or self._after == self._first)
        self._is_begun = is_below_title or (bool(self._image) and _stem(self._blocks[index].target) == self._image)
        return self._is_begun


def _is_text(block: Block) -> bool:
    is_other = block.role is Role.FIGURE or block.role is Role.CAPTION or _is_captioned(block)
    return not is_other and (block.text[:1].isalnum() or any(map(str.isalnum, block.text)))


def _is_captioned(block: Block) -> bool:
    return block.clues is not None and not block.clues.near.isdisjoint(CAPTIONS)


def _captions(blocks: Sequence[Block], start: int) -> Iterator[int]:
    """Yield the places of the captions that stand right behind a picture."""
    return takewhile(lambda place: _is_caption(blocks[place]), range(start, len(blocks)))


def _is_caption(block: Block) -> bool:
    if block.role is Role.CAPTION:
        return block.clues is not None and block.clues.kind == "figcaption"
    return block.role is Role.PARAGRAPH and _is_captioned(block)


def _stands_beside(picture: Clues, text: Clues) -> bool:
    """Say whether a picture stands in the element that a text stands in, hardly deeper."""
    shared = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(picture.path, text.path, strict=False)))
    depth = len(picture.path) - ("figure" in picture.tags)
    return shared >= len(text.path) - 1 and depth <= len(text.path) + 1


def _stem(address: str) -> str:
    """Return the name of a file without what says its size and its format."""
    try:
        name = posixpath.basename(unquote(urlsplit(address).path))
    except ValueError:
        return ""
    return _SIZE.sub("", name.lower())
