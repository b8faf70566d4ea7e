"""What reading costs grows with the length of a text, and no faster."""

import gc
import time
from collections.abc import Callable

import pytest

from accessible.document import Article
from accessible.errors import SourceError
from accessible.prepare import clean
from accessible.prepare.credits import parse_credits
from accessible.prepare.language import marked
from accessible.prepare.phrases import LONGEST_TEXT, phrase
from accessible.readers import MOST_BLOCKS, read
from accessible.readers.source import Source

FEW, MANY = 1000, 10_000
FORMS: dict[str, str] = {
    "text/plain": "{}\n\n",
    "text/markdown": "{}\n\n",
    "text/html": "<p>{}</p>",
}
SHORT = "Paragraph number {} says *one* thing."
LONG = (
    "Paragraph number {} of the chronicle says what the harbour master saw on that morning, when the ice had gone and "
    "the boats lay [open](https://example.org/{}) to the wind, and nobody on the quay had a word to say about it."
)


def text(media_type: str, paragraph: str, times: int) -> Source:
    form = FORMS[media_type]
    return Source("".join(form.format(paragraph.format(number, number)) for number in range(times)), media_type)


def whole(source: Source) -> Article:
    return marked(clean.clean(read(source)))


def cost(work: Callable[[Source], Article], source: Source, times: int = 3) -> float:
    """Return the CPU seconds of the quickest of a few runs: what disturbs a run only adds to it."""
    spent = []
    gc.collect()
    gc.disable()  # as timeit does: a collection looks at all that other tests have left
    for _ in range(times):
        began = time.process_time()
        work(source)
        spent.append(time.process_time() - began)
    gc.enable()
    return min(spent)


@pytest.mark.slow
@pytest.mark.parametrize("paragraph", [SHORT, LONG], ids=["short", "long"])
@pytest.mark.parametrize("media_type", ["text/plain", "text/markdown", "text/html"])
def test_ten_times_the_paragraphs_cost_at_most_twelve_times_as_much(media_type: str, paragraph: str) -> None:
    whole(text(media_type, paragraph, 10))  # what is imported on the way is paid for
    few = cost(whole, text(media_type, paragraph, FEW))
    assert cost(whole, text(media_type, paragraph, MANY)) <= 12 * few


@pytest.mark.parametrize("media_type", ["text/plain", "text/markdown", "text/html"])
def test_twenty_thousand_paragraphs_are_read(media_type: str) -> None:
    assert len(whole(text(media_type, SHORT, 20_000)).blocks) >= 19_999  # one is the title


def test_more_blocks_than_the_limit_are_one_error() -> None:
    assert len(read(text("text/plain", "Line {}", MOST_BLOCKS)).blocks) == MOST_BLOCKS
    with pytest.raises(SourceError, match=str(MOST_BLOCKS)) as caught:
        read(text("text/plain", "Line {}", MOST_BLOCKS + 1))
    assert caught.value.code == "too_large"


CHARACTERS = 200_000


@pytest.mark.parametrize("media_type", ["text/plain", "text/markdown", "text/html"])
@pytest.mark.parametrize(
    "piece", ["word ", "a", "9", "。", ".", "\"'", " \u00a0", "e\u0301", "漢字", "- ", "&amp;", "[", "<b>"]
)
def test_a_long_paragraph_of_one_thing_is_read_in_seconds(media_type: str, piece: str) -> None:
    source = Source(f"First.\n\nLast {piece * (CHARACTERS // len(piece))}", media_type)
    began = time.process_time()
    assert whole(source).blocks[0].text.startswith(("First", "Last"))
    assert time.process_time() - began < 5


PIECES = [
    " > a",
    "> ",
    "| a ",
    " - ",
    "a ",
    "· a ",
    "share ",
    "x ",
    "'& ",
    "©",
    "/ a ",
    "> a  b ",
    "_ > ",
    "terms of use, ",
    "/ a ",
    " · a",
    "1 view ",
    "4 likes ",
]
BEGINNINGS = ["", "home", "start ", "share", "menu ", "ad ", "©", "photo: ", "tags: ", "subscribe ", "we use cookies "]


@pytest.mark.parametrize("beginning", BEGINNINGS)
def test_no_pattern_of_a_phrase_tries_for_ever(beginning: str) -> None:
    began = time.process_time()
    for piece in PIECES:
        for end in ("", "!", ". !", "?.", " <=;"):
            phrase((beginning + piece * LONGEST_TEXT)[: LONGEST_TEXT - len(end)] + end)
    assert time.process_time() - began < 5


def test_a_line_of_one_long_word_is_no_credit_at_once() -> None:
    began = time.process_time()
    assert parse_credits("By " + "9" * 100_000).fields == {}
    assert time.process_time() - began < 0.5
