"""The standfirst of a page: the sentence or two between title and text that sum the article up."""

from collections.abc import Iterator

from accessible.document import Article, Block, Role
from accessible.prepare.finding import Finding, Seen
from accessible.prepare.shape import is_likely, plain, words

NEAR = 8
"""Blocks below the title in which it may stand: author, date and buttons are often between."""
SHORTEST, LONGEST = 6, 80  # words
MOST_LINKED = 0.3  # of its text
MOST_NEW = 0.4  # of its words, that the description does not have
_NAMES = frozenset(
    "abstract chapeau chapo dek deck entradilla excerpt intro introduction lead leadtext lede sommario standfirst"
    " strapline subheadline subline subtitle summary teaser".split()
)
"""What sites call it in classes and identifiers."""


def standfirst(article: Seen) -> Iterator[Finding]:
    """The lines under the title of a page that sum the article up, where they do not read like its text."""
    if article.metadata.subtitle or not article.metadata.title:
        return
    heading = _title(article)
    described = set(plain(article.metadata.description).split())
    for index, block in enumerate(article.blocks[heading + 1 : heading + 1 + NEAR], heading + 1):
        if is_likely(block) and block.role is not Role.HEADING:
            return
        if _can_be(block) and (_is_named(block) or _is_described(block, described)):
            yield Finding(index, metadata={"subtitle": block.text})
            return


def _title(article: Article) -> int:
    """Return the index of the last heading that is the title; a high one if there is none."""
    known = plain(article.metadata.title)
    found = (at for at, block in enumerate(article.blocks) if block.role is Role.HEADING and plain(block.text) == known)
    return max(found, default=len(article.blocks))


def _can_be(block: Block) -> bool:
    length = words(block.text, LONGEST + 1)
    clues = block.clues
    is_open = clues is not None and clues.links <= MOST_LINKED and not clues.is_hidden
    is_whole = not block.text.endswith(("...", "…"))
    return is_open and is_whole and block.role in {Role.PARAGRAPH, Role.HEADING} and SHORTEST <= length <= LONGEST


def _is_named(block: Block) -> bool:
    return block.clues is not None and not block.clues.near.isdisjoint(_NAMES)


def _is_described(block: Block, described: set[str]) -> bool:
    ours = set(plain(block.text).split())
    return bool(described) and len(ours - described) <= MOST_NEW * len(ours)
