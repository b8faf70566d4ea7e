"""How much of a page an article accounts for."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accessible.document import Article, Block, Metadata, Removed
from accessible.prepare.clean import clean
from accessible.readers.account import accounted

LONG = "The harbour froze twice that winter."  # 30 letters
SHORT = "It thawed in May."  # 13 letters
LINES = st.lists(
    st.sampled_from((LONG, SHORT, "Share", "Photo: Ann Lee/CW", "冰下的港口", "ท่าเรือ", "Größe, Maß & Fuß")), min_size=1
)


def test_kept_removed_and_metadata_account_for_a_page() -> None:
    article = Article(Metadata(title="Ice"), (Block(LONG),), (Removed(SHORT, "rule", "why"),))
    assert accounted(f"ICE\n{LONG}\n{SHORT}", article) == 1


def test_a_lost_paragraph_is_missed_by_its_letters() -> None:
    assert accounted(f"{LONG} {SHORT}", Article(Metadata(), (Block(LONG),))) == pytest.approx(30 / 43)
    assert accounted(f"{LONG} {SHORT}", Article(Metadata(), (Block(SHORT),))) == pytest.approx(13 / 43)
    assert accounted(LONG, Article(Metadata(), ())) == 0


def test_a_paragraph_that_stands_twice_has_to_be_there_twice() -> None:
    once = Article(Metadata(), (Block(LONG),))
    assert accounted(f"{LONG} {LONG}", once) == pytest.approx(0.5)
    assert accounted(LONG, Article(Metadata(), (Block(LONG), Block(LONG)))) == 1


def test_a_description_of_the_page_stands_in_for_nothing() -> None:
    assert accounted(LONG, Article(Metadata(description=LONG), ())) == 0


def test_a_script_without_spaces_is_counted_by_characters() -> None:
    page = "冰下的港口，冬天"  # 7 characters
    assert accounted(page, Article(Metadata(), (Block("冰下的港口"),))) == pytest.approx(5 / 7)


@pytest.mark.parametrize("text", ["", " \n", "… — 🙂"])
def test_a_page_without_letters_lacks_nothing(text: str) -> None:
    assert accounted(text, Article(Metadata(), ())) == 1


@given(LINES, st.data())
def test_nothing_is_missed_wherever_it_went_and_all_that_is_lost_is(lines: list[str], data: st.DataObject) -> None:
    kept = data.draw(st.lists(st.booleans(), min_size=len(lines), max_size=len(lines)))
    blocks = tuple(Block(line) for line, stays in zip(lines, kept, strict=True) if stays)
    removed = tuple(Removed(line, "rule", "why") for line, stays in zip(lines, kept, strict=True) if not stays)
    page = "\n".join(lines)
    assert accounted(page, Article(Metadata(), blocks, removed)) == 1
    assert (accounted(page, Article(Metadata(), blocks)) == 1) == (not removed)


@given(LINES)
def test_cleaning_loses_nothing(lines: list[str]) -> None:
    article = Article(Metadata(title="Known"), tuple(map(Block, lines)))
    assert accounted("\n".join(lines), clean(article)) == 1
