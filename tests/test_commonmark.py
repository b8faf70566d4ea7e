"""Markdown as nobody means it: no text is left out, and none is swallowed."""

import pytest

from accessible.errors import SourceError
from accessible.readers import read
from accessible.readers.source import Source


def texts(text: str) -> list[str]:
    return [block.text for block in read(Source(text, "text/markdown")).blocks]


@pytest.mark.parametrize("scheme", ["javascript", "JavaScript", "vbscript", "data"])
def test_an_address_that_is_code_is_not_read_where_it_stands_alone(scheme: str) -> None:
    assert texts(f"Before <{scheme}:evil> after.") == ["Before after."]


def test_the_name_of_such_a_scheme_is_text_everywhere_else() -> None:
    assert texts("Addresses that begin with `javascript:` or javascript: are code.") == [
        "Addresses that begin with javascript: or javascript: are code."
    ]


def test_an_address_in_angle_brackets_is_read() -> None:
    assert texts("See <ftp://example.org/a> and <https://example.org>.") == [
        "See ftp://example.org/a and https://example.org."
    ]


def test_the_name_of_an_element_can_be_written_about() -> None:
    assert texts(r"The tags \<br> and &lt;p> begin a line.") == ["The tags <br> and <p> begin a line."]


@pytest.mark.parametrize("html", ["</div>one</p> two", "<div>one</div><div>two</div></div>", "one</i>\n<p>two"])
def test_elements_in_raw_html_that_end_what_never_began_lose_no_text(html: str) -> None:
    assert " ".join(texts(f"Before.\n\n<div>\n{html}\n\nAfter.")).split() == ["Before.", "one", "two", "After."]


@pytest.mark.parametrize("tag", ["<script src=//evil.example/a.js>", "<STYLE>", "<textarea>", "<pre>"])
def test_raw_html_without_an_end_does_not_swallow_what_follows(tag: str) -> None:
    found = texts(f"Before.\n\n{tag}\nevil()\n\nOne *two*.\n\n{tag}\n\n- three\n\n> four")
    assert [text for text in found if text != "evil()"] == ["Before.", "One two.", "three", "four"]


def test_raw_html_of_any_depth_is_read() -> None:
    assert texts(f"Before.\n\n{'<div>' * 3000}inner{'</div>' * 3000}\n\nAfter.") == ["Before.", "inner", "After."]


@pytest.mark.parametrize("piece", ["*a ", "**a *b ", "x<sup>y ", "x<sup>*y<sub>", "> ", "- "])
def test_what_is_opened_ten_thousand_times_and_never_closed_is_read(piece: str) -> None:
    found = read(Source(f"First.\n\n{piece * 10_000}last", "text/markdown")).blocks
    assert found[-1].text.endswith("last")


def test_lists_that_grow_deeper_line_by_line_are_read_or_refused_never_cut() -> None:
    def nested(levels: int) -> str:
        return "".join(f"{'  ' * level}- item {level}\n" for level in range(levels))

    assert texts(nested(45)) == [f"item {level}" for level in range(45)]
    with pytest.raises(SourceError) as caught:
        texts(nested(200))
    assert caught.value.code == "too_large"


def test_a_mark_inside_one_of_its_kind_is_one_mark() -> None:
    assert [
        block.text[mark.start : mark.end]
        for block in read(Source("a *b *c* d* e", "text/markdown")).blocks
        for mark in block.marks
    ] == ["b c d"]
