"""How much each block of a text or a page reads like the article, as forests have learned from pages of many sites."""

from dataclasses import replace
from functools import cache

from accessible import assets
from accessible.document import Article, Block, Clues
from accessible.prepare import forest
from accessible.prepare.features import Blocks, measure, measure_again

BLOCKS_AT_ONCE = 2000
"""A page with more blocks is judged in pieces: the features of one reach no farther than that."""


@cache
def model(name: str) -> forest.Model:
    """Return the model for pasted text ("text") or for pages ("page")."""
    return forest.load(assets.FOLDER / "models" / f"{name}.npz")


def judge(article: Article) -> Article:
    """Return the article with a likeness in the clues of each block that has clues."""
    places = [place for place, block in enumerate(article.blocks) if block.clues and any(map(str.isalnum, block.text))]
    judged = list(article.blocks)
    for start in range(0, len(places), BLOCKS_AT_ONCE):
        part = places[start : start + BLOCKS_AT_ONCE]
        blocks = [article.blocks[place] for place in part]
        for place, likeness in zip(part, likenesses(blocks, article.metadata.title), strict=True):
            clues = judged[place].clues or Clues()
            judged[place] = replace(judged[place], clues=replace(clues, likeness=likeness))
    return replace(article, blocks=tuple(judged))


def likenesses(blocks: list[Block], title: str, known: forest.Model | None = None) -> list[float]:
    """Return how much each block reads like the article, from 0 to 1."""
    is_page = any(block.clues and block.clues.path for block in blocks)
    used = known or model("page" if is_page else "text")
    found = Blocks(blocks, title)
    measured = measure(found, used.lexicon, used.names)
    first = used.first.answer(measured)
    return [float(value) for value in used.second.answer(measure_again(measured, first, found))]
