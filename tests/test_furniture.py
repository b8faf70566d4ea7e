"""How likely each block is the article's, and what goes for it."""

from dataclasses import replace
from pathlib import Path

import pytest

from accessible.document import Article, Block, Clues, Metadata, Role
from accessible.prepare.chrome import PHRASE_RULES
from accessible.prepare.clean import clean
from accessible.prepare.finding import Seen
from accessible.prepare.furniture import BLOCKS_AT_ONCE, furniture, judge
from accessible.prepare.standfirst import standfirst
from accessible.readers import html
from accessible.readers.source import Source
from accessible.readers.text import read as read_text

PAGES = sorted((Path(__file__).parent / "articles").glob("*/in.html"))
LONG = (
    "The harbour of the small town froze over twice that winter, and the fishers walked across it to the market, where"
    " they sold what they had caught under the ice."
)


@pytest.mark.parametrize("path", PAGES, ids=[path.parent.name for path in PAGES])
def test_every_block_of_a_page_gets_a_likeness_and_the_longest_paragraph_a_high_one(path: Path) -> None:
    article = judge(html.read(Source(path.read_text("utf-8"), "text/html", "https://example.org/a")))
    likenesses = [block.clues.likeness for block in article.blocks if block.clues]
    assert len(likenesses) == len(article.blocks)
    assert all(0 <= likeness <= 1 for likeness in likenesses)
    longest = max(article.blocks, key=lambda block: len(block.text))
    assert longest.clues
    assert longest.clues.likeness > 0.5


def test_a_picture_is_as_likely_as_the_less_likely_of_its_neighbours() -> None:
    blocks = [
        Block(LONG, clues=Clues()),
        Block("A boat", Role.FIGURE, clues=Clues()),
        Block("Share", clues=Clues()),
        Block("***", clues=Clues()),
    ]
    judge(Article(Metadata(), tuple(blocks)))
    paragraph, picture, label, signs = (block.clues.likeness for block in blocks if block.clues)
    assert paragraph > label
    assert picture == label
    assert signs == label


def test_what_parts_two_sections_is_as_likely_as_the_likelier_of_them() -> None:
    blocks = [Block(LONG, clues=Clues()), Block("***", clues=Clues()), Block("Share", clues=Clues())]
    judge(Article(Metadata(), tuple(blocks)))
    paragraph, signs, label = (block.clues.likeness for block in blocks if block.clues)
    assert signs == paragraph > label


def test_a_text_of_many_pieces_is_judged_to_its_end() -> None:
    article = judge(read_text(Source("\n\n".join([LONG] * (BLOCKS_AT_ONCE + 3)), "text/plain")))
    likenesses = [block.clues.likeness for block in article.blocks if block.clues]
    assert len(likenesses) == BLOCKS_AT_ONCE + 3
    assert min(likenesses[-3:]) < 1


def test_blocks_without_clues_are_not_judged_and_do_not_go() -> None:
    article = Seen(Metadata(), (Block("Share"), Block(LONG)))
    assert judge(article) is article
    assert list(furniture(article)) == []


def likely(text: str, likeness: float, **clues: object) -> Block:
    return Block(text, clues=Clues(path=(1, 2), likeness=likeness, **clues))  # type: ignore[arg-type]  any clue


def test_what_is_unlikely_goes_and_says_where_it_stood() -> None:
    article = Seen(
        Metadata(),
        (likely("Menu", 0.1), likely(LONG, 0.9), likely("Share", 0.2), likely(LONG, 0.8), likely("Top", 0.3)),
    )
    found = {finding.index: finding.why.split(",")[0] for finding in furniture(article)}
    assert found == {0: "stands above the article", 2: "stands in the article", 4: "stands below the article"}


def test_where_nothing_is_likely_the_likeliest_stays() -> None:
    texts = (likely("Menu", 0.1), likely("The sea is calm", 0.4), likely("Top", 0.3))
    caption = replace(likely("A boat", 0.2, kind="figcaption"), role=Role.CAPTION)
    for blocks in (texts, (*texts, caption)):
        assert [finding.index for finding in furniture(Seen(Metadata(), blocks))] == [0]


TITLE = Block("Ice", Role.HEADING, 1, clues=Clues(path=(1,), likeness=0.9))
LEAD = "Twice the harbour froze, and twice the town walked."


@pytest.mark.parametrize(
    ("description", "lead", "found"),
    [
        ("Twice the harbour froze, and the town walked over it.", likely(LEAD, 0.2), LEAD),
        ("", likely(LEAD, 0.2, near=frozenset({"article", "standfirst"})), LEAD),
        ("", likely(LEAD, 0.2), None),
        ("Twice the harbour froze, and the town walked over it.", likely(LEAD, 0.2, links=1.0), None),
        ("Twice the harbour froze, and the town walked over it.", likely(LEAD, 0.2, is_hidden=True), None),
        ("Twice the harbour froze, and the town walked over it.", likely(f"{LEAD[:-1]}...", 0.2), None),
        ("Twice the harbour froze, and the town walked over it.", likely(LEAD, 0.9), None),
    ],
    ids=["described", "named", "neither", "linked", "hidden", "cut short", "of the text"],
)
def test_a_standfirst_is_what_the_description_or_its_class_says(
    description: str, lead: Block, found: str | None
) -> None:
    article = Seen(
        Metadata(title="Ice", description=description), (likely("Home", 0.1), TITLE, lead, likely(LONG, 0.9))
    )
    assert [finding.metadata.get("subtitle") for finding in standfirst(article)] == ([found] if found else [])


def test_no_standfirst_is_looked_for_below_the_text_or_where_one_is_known() -> None:
    described = Metadata(title="Ice", description=LEAD)
    below = Seen(described, (TITLE, likely(LONG, 0.9), likely(LEAD, 0.2)))
    known = Seen(Metadata(title="Ice", subtitle="A winter", description=LEAD), (TITLE, likely(LEAD, 0.2)))
    assert list(standfirst(below)) == list(standfirst(known)) == []


@pytest.mark.parametrize(
    ("rule", "name", "text"),
    [
        ("advertising", "advertisement", "Evil offers for you"),
        ("cookies", "cookie", "Fine with me"),
        ("share", "share", "Tell it to somebody"),
        ("navigation", "breadcrumbs", "Somewhere else"),
        ("newsletter", "newsletter", "Never miss a thing"),
    ],
)
def test_a_short_block_goes_by_the_name_of_its_part_and_a_full_paragraph_stays(rule: str, name: str, text: str) -> None:
    part = frozenset({name, "box"})
    blocks = (likely(LONG, 0.9), likely(text, 0.9, near=part), likely(LONG, 0.9, near=part), likely(text, 0.9))
    found = {one.__name__: list(one(Seen(Metadata(), blocks))) for one in PHRASE_RULES}
    assert [finding.index for finding in found[rule]] == [1]


@pytest.mark.parametrize("last", ["Good night.", "The sign read so, and nobody knew why.", "Nobody came. It was over."])
def test_the_last_words_of_a_pasted_text_stay(last: str) -> None:
    text = f"The Ice\n\n{LONG}\n\n{LONG.replace('harbour', 'lake')}\n\n{last}\n"
    blocks = clean(read_text(Source(text, "text/plain"))).blocks
    assert blocks[-1].text == last


@pytest.mark.parametrize(
    ("text", "links", "goes"),
    [
        ("A LONG, DRAWN OUT HISTORY OF THE ICE", 1.0, True),
        ("A LONG, DRAWN OUT HISTORY OF THE ICE", 0.5, False),
        ("A long, drawn out history of the ice", 1.0, False),
        ("SOS", 1.0, False),
    ],
)
def test_a_line_in_capitals_that_is_a_link_points_to_another_article(text: str, links: float, *, goes: bool) -> None:
    article = Seen(Metadata(), (likely(LONG, 0.9), likely(text, 0.9, links=links), likely(LONG, 0.9)))
    related = next(rule for rule in PHRASE_RULES if rule.__name__ == "related")
    assert [finding.index for finding in related(article)] == ([1] if goes else [])
