"""Pages of braille: whatever is laid out, all of it is there, in its order, inside the page."""

from hypothesis import given, settings
from hypothesis import strategies as st

from accessible.writers.embossed import BLANK, Paragraph, Sheet, headed, lines, pages

CELLS = st.text(st.sampled_from("\u2801\u2803\u283f" + BLANK), max_size=120)
PARAGRAPHS = st.builds(
    Paragraph,
    text=st.just(""),
    first=st.integers(0, 60),
    rest=st.integers(0, 60),
    gap=st.booleans(),
    gap_after=st.booleans(),
    centred=st.booleans(),
    stays=st.booleans(),
    as_is=st.booleans(),
)
SHEETS = st.builds(Sheet, width=st.integers(20, 80), lines=st.integers(5, 60))


@settings(max_examples=150, deadline=None)
@given(st.lists(st.tuples(PARAGRAPHS, CELLS), max_size=12), SHEETS)
def test_all_cells_are_inside_the_page_in_their_order(laid: list[tuple[Paragraph, str]], sheet: Sheet) -> None:
    found = pages(laid, sheet)
    numbers = [str(number) for number in range(1, len(found) + 1)]
    whole = headed(found, BLANK.join(cells for _, cells in laid), numbers, sheet.width)
    assert max(map(len, whole)) <= sheet.lines
    assert all(len(page[0]) == sheet.width for page in whole)
    assert all(len(line) <= sheet.width and line == line.rstrip(BLANK) for page in found for line in page)
    assert all(page and page[0] and page[-1] for page in found) or found == [[]]
    assert "".join("".join(page) for page in found).replace(BLANK, "") == "".join(
        cells.replace(BLANK, "") for _, cells in laid
    )


@given(st.lists(st.text("\u2801\u2803", min_size=1, max_size=20), max_size=20), st.integers(20, 40))
def test_words_that_fit_are_whole(words: list[str], width: int) -> None:
    wrapped = lines(Paragraph("", 2, 0), BLANK.join(words), width)
    shorter = [word for word in words if len(word) <= width - 2]
    kept = BLANK.join(wrapped).split(BLANK)
    assert [word for word in kept if word in shorter] == shorter or len(shorter) < len(words)


def test_a_word_longer_than_a_line_is_cut() -> None:
    assert lines(Paragraph("", 2, 0), "\u2801" * 45, 20) == [BLANK * 2 + "\u2801" * 18, "\u2801" * 20, "\u2801" * 7]


def test_what_is_centred_has_three_cells_free_on_each_side() -> None:
    assert lines(Paragraph("", centred=True), "\u2801" * 10, 20) == [BLANK * 5 + "\u2801" * 10]
    (first, second) = lines(Paragraph("", centred=True), BLANK.join(["\u2801" * 8] * 2), 20)
    assert first == second == BLANK * 6 + "\u2801" * 8


def test_blanks_of_code_count() -> None:
    assert lines(Paragraph("", 0, 4, as_is=True), BLANK * 3 + "\u2801", 20) == [BLANK * 3 + "\u2801"]


def test_a_heading_goes_to_the_next_page_with_what_it_heads() -> None:
    words = Paragraph("", 0, 0)
    laid = [(words, "\u2801")] * 3 + [(Paragraph("", gap=True, gap_after=True, stays=True, first=0), "\u2803")]
    found = pages([*laid, (words, "\u2801"), (words, "\u2801")], Sheet(20, 6))
    assert found == [["\u2801"] * 3, ["\u2803", "", "\u2801", "\u2801"]]


def test_a_running_head_is_cut_between_words() -> None:
    ((head,),) = headed([[]], BLANK.join(["\u2801" * 6] * 5), ["\u283c\u2801"], 20)
    assert head == BLANK.join(["\u2801" * 6] * 2) + BLANK * 5 + "\u283c\u2801"
