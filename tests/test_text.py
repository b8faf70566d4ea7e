"""Plain text, as it is pasted from a page or kept in a file."""

import textwrap
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from accessible.document import Block, Metadata, Role
from accessible.readers import read
from accessible.readers.source import Source

LONG = (
    "The ferry to the island leaves at six in the morning, and it does not wait for anybody who is still at the "
    "baker's, however often the captain has been asked to do so by the baker, who loses two customers a day to it."
)
WORDS = st.lists(
    st.sampled_from(["ferry", "Insel", "où", "море", "1998", "it's", "-", "*", "3."]), min_size=1, max_size=30
)


def blocks(text: str) -> tuple[Block, ...]:
    """Return the blocks of a text, without the clues for cleaning."""
    return tuple(replace(block, clues=None) for block in read(Source(text, "text/plain")).blocks)


def texts(text: str) -> list[str]:
    return [block.text for block in blocks(text)]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"], ids=["LF", "CRLF", "CR"])
def test_blank_lines_part_paragraphs_whatever_a_line_ends_with(end: str) -> None:
    assert texts(f"{end}{end}One.{end} \t{end}{end}Two is here.{end}{end}Three{end}") == [
        "One.",
        "Two is here.",
        "Three",
    ]


def test_a_mix_of_line_ends_glues_no_words() -> None:
    words = " ".join(texts("one\rtwo\n\rthree\x0bfour\x0cfive\x85six\u2028seven\u2029eight")).split()
    assert words == ["one", "two", "three", "four", "five", "six", "seven", "eight"]


def test_a_form_feed_ends_a_line() -> None:
    assert texts("The end of a page.\fChapter Two") == ["The end of a page.", "Chapter Two"]


@pytest.mark.parametrize("width", [50, 72, 80])
def test_lines_wrapped_at_one_width_are_one_paragraph(width: int) -> None:
    assert texts("\n".join(textwrap.wrap(LONG, width)) + "\n\n" + LONG) == [LONG, LONG]


def test_lines_that_are_paragraphs_stay_apart() -> None:
    assert texts(f"Ice in the Harbour\n{LONG}\n{LONG}\nShort end.") == ["Ice in the Harbour", LONG, LONG, "Short end."]


def test_the_lines_of_a_poem_stay_apart() -> None:
    assert texts("The sea is grey,\nthe sky is grey,\nand I am here.") == [
        "The sea is grey,",
        "the sky is grey,",
        "and I am here.",
    ]


@pytest.mark.parametrize("bullet", ["-", "*", "•", "‣", "◦"])
def test_a_bullet_makes_a_list_item_and_is_not_read(bullet: str) -> None:
    assert blocks(f"{bullet} salt and bread\n  {bullet}\tsmoked herring") == (
        Block("salt and bread", Role.LIST_ITEM, 1),
        Block("smoked herring", Role.LIST_ITEM, 1),
    )


def test_the_numbers_of_a_list_are_kept() -> None:
    assert blocks("1. Salt\n2) Bread\n10. Herring") == (
        Block("Salt", Role.LIST_ITEM, 1, number=1),
        Block("Bread", Role.LIST_ITEM, 1, number=2),
        Block("Herring", Role.LIST_ITEM, 1, number=10),
    )


def test_a_dash_that_opens_a_line_of_dialogue_stays() -> None:
    assert blocks("– Non, dit-il.") == (Block("– Non, dit-il."),)


@pytest.mark.parametrize(
    "line", ["-f/etc/hostname", "--help", "-5 degrees at noon", "*not* a bullet", "3.5 million people", "1998 was cold"]
)
def test_a_line_that_only_looks_like_a_list_is_a_paragraph_letter_for_letter(line: str) -> None:
    assert blocks(f"{LONG}\n\n{line}\n\n{LONG}") == (Block(LONG), Block(line), Block(LONG))


def test_a_text_has_no_metadata_of_its_own() -> None:
    assert read(Source("Title\n\nBy Ann Lee", "text/plain")).metadata == Metadata()


@settings(max_examples=80, deadline=None)
@given(st.lists(st.tuples(WORDS, st.sampled_from(["\n", "\n\n", "\r\n", "\r\r\n", " ", "\f"])), min_size=1, max_size=8))
def test_every_word_comes_through_in_its_order(lines: list[tuple[list[str], str]]) -> None:
    text = "The start.\n\n" + "".join(" ".join(words) + end for words, end in lines)
    found = [
        word for block in blocks(text) for word in [*[f"{block.number}."] * bool(block.number), *block.text.split()]
    ]
    assert [word for word in found if word not in {"-", "*"}] == [
        word for word in text.split() if word not in {"-", "*"}
    ]
