"""How much each block of a text or a page reads like the article, as forests have learned from pages of many sites.

What needs numpy is imported where it is used: numpy starts threads, and a process with threads cannot be copied.
"""

from collections.abc import Callable, Iterator, Sequence
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING

from accessible import assets
from accessible.document import Article, Block, Metadata, Role
from accessible.prepare.finding import Finding, Seen
from accessible.prepare.pictures import CAPTION_KIND
from accessible.prepare.shape import ends_as_sentence, is_likely

if TYPE_CHECKING:
    from accessible.prepare.forest import Model

SHORT_TAIL = 2  # blocks
NO_WORD = 0.15  # likeness, below which not even a last word is one
BLOCKS_AT_ONCE = 2000
"""A longer page is judged in pieces: what is measured of a block reaches no farther than that."""

CAPTION_KINDS = frozenset({"figcaption", CAPTION_KIND})

Judge = Callable[[Article], Article]


@cache
def model(name: str) -> "Model":
    """Return the model for pasted text ("text") or for pages ("page")."""
    from accessible.prepare import forest

    return forest.load(assets.FOLDER / "models" / f"{name}.npz")


def judge(article: Article, known: "Model | None" = None) -> Article:
    """Write a likeness into the clues of each block of an article that has clues, and return the article.

    A picture is as likely as the less likely of the two texts that it stands between, a line without letters as the
    likelier: dashes and asterisks part the sections of an article.
    """
    places = [place for place, block in enumerate(article.blocks) if is_judged(block)]
    if not places:
        return article
    likely: dict[int, float] = {}
    for start in range(0, len(places), BLOCKS_AT_ONCE):
        part = places[start : start + BLOCKS_AT_ONCE]
        likely.update(zip(part, _likenesses([article.blocks[at] for at in part], article.metadata, known), strict=True))
    for before, after in pairwise([-1, *places, len(article.blocks)]):
        around = [likely[place] for place in (before, after) if place in likely]
        for place in range(before + 1, after):
            likely[place] = min(around) if article.blocks[place].role is Role.FIGURE else max(around)
    for place, block in enumerate(article.blocks):
        if block.clues:
            block.clues.likeness = likely[place]
    return article


def is_judged(block: Block) -> bool:
    """Say whether a block is judged: a picture is not, nor what has no letters, nor what comes without clues."""
    return block.clues is not None and block.role is not Role.FIGURE and any(map(str.isalnum, block.text))


def _likenesses(blocks: Sequence[Block], metadata: Metadata, known: "Model | None") -> list[float]:
    """Return how much each block reads like the article, from 0 to 1."""
    from accessible.prepare.features import Blocks, measure, measure_again

    found = Blocks(blocks, metadata.title, metadata.description)
    used = known or model("page" if found.is_page else "text")
    measured = measure(found, used.lexicon, used.names)
    first = used.first.answer(measured)
    return [float(value) for value in used.second.answer(measure_again(measured, first, found))]


def furniture(article: Seen) -> Iterator[Finding]:
    """What reads like the furniture of a page, by its words, its length, its place, its neighbours and its markup."""
    judged = [index for index, block in enumerate(article.blocks) if _can_go(block)]
    unlikely = [index for index in judged if not is_likely(article.blocks[index])]
    if len(unlikely) == len(judged):
        best = max((block.clues.likeness for block in article.blocks if block.clues), default=0.0)
        unlikely = [at for at in unlikely if (clues := article.blocks[at].clues) and clues.likeness < best / 2]
    kept = _last_words(article)
    for index in unlikely:
        if index not in kept:
            yield Finding(index, _why(index, article.body))


def _last_words(article: Seen) -> range:
    """Return the places of the sentences below a pasted text where too little stands to be the furniture of a page."""
    blocks, body = article.blocks, article.body
    is_short = 0 < len(blocks) - body.stop <= SHORT_TAIL
    if not body or not is_short or not all(_says_a_sentence(block) for block in blocks[body.stop :]):
        return range(0)
    return range(body.stop, len(blocks))


def _says_a_sentence(block: Block) -> bool:
    clues = block.clues
    return ends_as_sentence(block.text) and (clues is None or (not clues.path and clues.likeness >= NO_WORD))


def _can_go(block: Block) -> bool:
    """Say whether no rule knows better: the captions of pictures have one of their own."""
    is_known = block.role is Role.CAPTION and block.clues is not None and block.clues.kind in CAPTION_KINDS
    return not block.about and not is_known


def _why(index: int, body: range) -> str:
    if index < body.start:
        return "stands above the article, and does not read like it"
    if index >= body.stop:
        return "stands below the article, and does not read like it"
    return "stands in the article, and does not read like it"
