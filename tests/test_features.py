"""What is measured of blocks: each function against the plain loop that it stands for, and the whole on any text."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from accessible.document import Block, Clues
from accessible.prepare import features
from accessible.prepare.features import Blocks, measure, measure_again, shifted, window
from accessible.prepare.furniture import model
from accessible.readers import html
from accessible.readers.source import Source

columns = st.lists(st.integers(-5, 5).map(float), min_size=1, max_size=12)
masks = st.lists(st.booleans(), min_size=1, max_size=12)


@given(columns, st.integers(-14, 14))
def test_a_shifted_column_has_the_value_of_a_place_before_or_after(column: list[float], by: int) -> None:
    expected = [column[at - by] if 0 <= at - by < len(column) else -9.0 for at in range(len(column))]
    assert shifted(np.array(column), by, -9.0).tolist() == expected


@given(columns, st.integers(0, 14))
def test_a_window_is_the_mean_of_the_places_around(column: list[float], reach: int) -> None:
    expected = [np.mean(column[max(0, at - reach) : at + reach + 1]) for at in range(len(column))]
    assert window(np.array(column), reach) == pytest.approx(expected)


@given(columns, columns)
def test_neighbours_are_shifted_columns_side_by_side(one: list[float], other: list[float]) -> None:
    both = [np.array(column[: min(len(one), len(other))]) for column in (one, other)]
    found = features._neighbours([(both[0], -1.0), (both[1], 7.0)], (-2, 1))  # noqa: SLF001  no public way
    expected = [shifted(column, by, fill) for by in (-2, 1) for column, fill in zip(both, (-1.0, 7.0), strict=True)]
    assert (found == np.stack(expected, axis=1)).all()


@given(masks)
def test_distances_lead_to_the_nearest_place_before_and_after(mask: list[bool]) -> None:
    places = [at for at, is_there in enumerate(mask) if is_there]
    before, after = features._distances(np.array(mask), 50.0)  # noqa: SLF001  no public way
    assert before.tolist() == [min((at - p for p in places if p <= at), default=50) for at in range(len(mask))]
    assert after.tolist() == [min((p - at for p in places if p >= at), default=50) for at in range(len(mask))]


@given(masks)
def test_a_run_is_as_long_as_the_places_in_a_row(mask: list[bool]) -> None:
    signs = "".join("x" if is_there else " " for is_there in mask)
    expected = [len(part) for part in signs.replace(" ", "|.|").split("|") for _ in part]
    found = features._runs(np.array(mask))  # noqa: SLF001  no public way
    assert [length for length, is_there in zip(found, mask, strict=True) if is_there] == [
        length for length, sign in zip(expected, "".join(signs), strict=True) if sign == "x"
    ]
    assert all(length == 0 for length, is_there in zip(found, mask, strict=True) if not is_there)


@given(st.lists(st.text(min_size=1, max_size=60).filter(lambda text: any(map(str.isalnum, text))), min_size=1))
def test_any_text_gives_a_row_of_finite_numbers_a_block(texts: list[str]) -> None:
    known = model("text")
    found = Blocks([Block(text, clues=Clues()) for text in texts], "")
    first = measure(found, known.lexicon, known.names)
    second = measure_again(first, known.first.answer(first), found)
    for rows, forest in ((first, known.first), (second, known.second)):
        assert len(rows) == len(texts)
        assert np.isfinite(rows).all()
        assert rows.shape[1] > forest.feature.max()


PAGE = """<html><head><title>Ice</title><meta name="description" content="The harbour froze over twice."></head><body>
<nav class="menu"><ul><li><a href="/a">Home</a><li><a href="/b">News</a></ul></nav>
<main class="story"><h1>Ice</h1><p>The harbour of the small town froze over twice that winter, and the fishers walked
across it to the market, which had not been seen since the old bridge was built.</p><p>It melted.</p></main></body>"""


def test_a_page_gives_more_numbers_than_a_text_all_of_them_finite() -> None:
    known = model("page")
    article = html.read(Source(PAGE, "text/html"))
    found = Blocks(article.blocks, article.metadata.title, article.metadata.description)
    first = measure(found, known.lexicon, known.names)
    second = measure_again(first, known.first.answer(first), found)
    assert [block.text[:4] for block in article.blocks] == ["Home", "News", "Ice", "The ", "It m"]
    assert first.shape[1] > known.first.feature.max()
    assert second.shape[1] > known.second.feature.max()
    assert np.isfinite(second).all()
    assert found.full.tolist() == [False, False, False, True, False]
    assert found.earlier == found.later == [0] * 5
    assert found.title == {"ice"}
