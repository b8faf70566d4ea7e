"""The truth of blocks and lines, from which is learned and by which is measured."""

import pytest

from quality.label import ARTICLE, FURNITURE, UNKNOWN, by_line, labels, of_lines

FIRST = "The harbour of the small town froze over twice that winter."
SECOND = "The fishers walked across it to the market and sold what they had."
BODY = f"{FIRST}\nSalt\n{SECOND}"


@pytest.mark.parametrize(
    ("texts", "truth"),
    [
        ([FIRST, "Salt", SECOND], [ARTICLE, ARTICLE, ARTICLE]),
        (["Salt", FIRST, "Salt", SECOND, "Salt"], [FURNITURE, ARTICLE, ARTICLE, ARTICLE, FURNITURE]),
        (["Home", FIRST, "Share", "Salt", SECOND], [FURNITURE, ARTICLE, FURNITURE, ARTICLE, ARTICLE]),
        ([FIRST, SECOND, FIRST], [ARTICLE, ARTICLE, UNKNOWN]),
        (["Another article about boats and what they carry over the sea.", FIRST], [FURNITURE, ARTICLE]),
    ],
    ids=["all", "between only", "short ones", "again", "another"],
)
def test_a_block_is_of_the_article_where_its_phrases_stand_in_order(texts: list[str], truth: list[int]) -> None:
    assert labels(texts, BODY) == truth


def test_a_wrapped_paragraph_is_what_its_first_line_is() -> None:
    wrapped = [
        (f"{'word ' * 13}and", ARTICLE),
        ("more of it, until here.", UNKNOWN),
        ("", UNKNOWN),
        ("Share", FURNITURE),
    ]
    assert of_lines(wrapped).tolist() == [ARTICLE, FURNITURE]


def test_lines_of_a_paragraph_stay_or_go_together() -> None:
    lines = [f"{'word ' * 13}and", "more of it, until here.", "", "Share", "", "Salt"]
    assert list(by_line(lines, [True, False, True])) == [True, True, True, False, True, True]
    assert list(by_line(lines, [False, True, True])) == [False, False, True, True, True, True]
