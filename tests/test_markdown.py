"""Markdown: CommonMark with tables."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from accessible.document import Article, Block, Mark, MarkKind, Role
from accessible.readers import read
from accessible.readers.source import Source


def article(text: str, url: str = "") -> Article:
    return read(Source(text, "text/markdown", url))


def shape(text: str) -> list[tuple[str, int, str]]:
    return [(block.role.value, block.level, block.text) for block in article(text).blocks]


def texts(text: str) -> list[str]:
    return [block.text for block in article(text).blocks]


def marked(text: str) -> list[tuple[str, str, str]]:
    """Return the words, the kind and the value of each mark."""
    (block,) = article(text).blocks
    return [(block.text[mark.start : mark.end], mark.kind.value, mark.value) for mark in block.marks]


# Front matter


@pytest.mark.parametrize("end", ["\n", "\r\n"], ids=["LF", "CRLF"])
def test_front_matter_gives_the_metadata(end: str) -> None:
    text = """---
title: "Ice: a winter in the harbour"
subtitle: How the fishers walked to market
author: Mara Lindqvist, Jan de Vries
date: 2015-07-07
lang: en-GB
---
# Ice
""".replace("\n", end)
    found = article(text, "https://example.org/ice")
    metadata = found.metadata
    assert metadata.title == "Ice: a winter in the harbour"
    assert metadata.subtitle == "How the fishers walked to market"
    assert metadata.authors == ("Mara Lindqvist", "Jan de Vries")
    assert (metadata.published, metadata.language, metadata.url) == ("2015-07-07", "en-GB", "https://example.org/ice")
    assert found.blocks == (Block("Ice", Role.HEADING, 1),)


def test_authors_may_be_a_list() -> None:
    assert article("---\nauthor: ['Mara Lindqvist', \"Jan de Vries\"]\n---\nText.").metadata.authors == (
        "Mara Lindqvist",
        "Jan de Vries",
    )


def test_a_field_that_only_ends_like_a_known_one_is_not_it() -> None:
    metadata = article("---\ntitle: Ice in the Harbour\nshort-title: Ice\nsitemap:\n  title: Map\n---\nText.").metadata
    assert metadata.title == "Ice in the Harbour"


def test_an_apostrophe_at_the_end_of_a_title_stays() -> None:
    assert article("---\ntitle: The Fishers'\n---\nText.").metadata.title == "The Fishers'"


@pytest.mark.parametrize(
    ("written", "iso"),
    [
        ("2015-07-07", "2015-07-07"),
        ("'2015-07-07T22:43:29+02:00'", "2015-07-07T22:43:29+02:00"),
        ("2015-07-07 22:43:29 +0200", "2015-07-07T22:43:29+02:00"),
        ("2015-7-7", "2015-07-07"),
    ],
)
def test_the_date_of_the_front_matter_is_iso_8601(written: str, iso: str) -> None:
    assert article(f"---\ndate: {written}\n---\nText.").metadata.published == iso


def test_the_language_of_the_front_matter_is_a_bcp_47_tag() -> None:
    assert article("---\nlang: pt_BR\n---\nTexto.").metadata.language == "pt-BR"


@pytest.mark.parametrize(
    "text",
    [
        "---\n\nFirst words.\n\n---\n\nLast words.",
        "---\nFirst words.\n\n---\n\nLast words.",
        "First words.\n\n---\n\nLast words.",
    ],
)
def test_text_between_two_rules_is_not_front_matter(text: str) -> None:
    assert [word.rstrip(".") for words in texts(text) for word in words.split()] == ["First", "words", "Last", "words"]


# Blocks


def test_headings_have_their_level() -> None:
    assert shape("# One\n\n### Three ###\n\nTwo\n---\n\n###### Six\n\n#No heading") == [
        ("heading", 1, "One"),
        ("heading", 3, "Three"),
        ("heading", 2, "Two"),
        ("heading", 6, "Six"),
        ("paragraph", 0, "#No heading"),
    ]


def test_list_items_have_their_depth() -> None:
    assert shape("- salt\n- bread\n  1. rye\n  2. wheat\n     - fine\n- herring\n\nThe end.") == [
        ("list-item", 1, "salt"),
        ("list-item", 1, "bread"),
        ("list-item", 2, "rye"),
        ("list-item", 2, "wheat"),
        ("list-item", 3, "fine"),
        ("list-item", 1, "herring"),
        ("paragraph", 0, "The end."),
    ]


def test_quotes_are_quotes_at_any_depth() -> None:
    assert shape("> One.\n>\n> Two\n> goes on.\n>\n> > Three.\n\nFour.") == [
        ("blockquote", 0, "One."),
        ("blockquote", 0, "Two goes on."),
        ("blockquote", 0, "Three."),
        ("paragraph", 0, "Four."),
    ]


def test_code_blocks_are_code() -> None:
    assert shape("```python\nprint('# ice')\n```\n\n    indented\n\nText.") == [
        ("code", 0, "print('# ice')"),
        ("code", 0, "indented"),
        ("paragraph", 0, "Text."),
    ]


def test_the_rows_of_a_table_are_blocks_with_cells_apart() -> None:
    assert shape("| Year | Days |\n|---|--:|\n| 2014 | *31* |\n| 2015 | |\n\nText.") == [
        ("table", 0, "Year; Days"),
        ("table", 0, "2014; 31"),
        ("table", 0, "2015"),
        ("paragraph", 0, "Text."),
    ]


def test_an_empty_row_of_a_table_is_no_block() -> None:
    assert texts("| Year | Days |\n|---|---|\n| | |\n| 2014 | 31 |") == ["Year; Days", "2014; 31"]


# Words


def test_marks_select_their_words() -> None:
    assert marked("a **b *c* d** `e f` [g **h**](https://example.org/x?y=1) i") == [
        ("b c d", "strong", ""),
        ("c", "em", ""),
        ("e f", "code", ""),
        ("g h", "a", "https://example.org/x?y=1"),
        ("h", "strong", ""),
    ]


@pytest.mark.parametrize(
    "target",
    [
        "javascript:alert(1)",
        "JavaScript:alert(1)",
        "data:text/html,evil",
        "vbscript:x",
        "file:///etc/passwd",
        "/there",
        "#top",
    ],
)
def test_of_a_link_to_anything_but_a_site_or_an_address_only_the_text_stays(target: str) -> None:
    assert article(f"Before [the *words*]({target}) after.").blocks == (
        Block("Before the words after.", marks=(Mark(11, 16, MarkKind.EMPHASIS),)),
    )


@pytest.mark.parametrize(
    ("text", "target"),
    [
        ("[words](http://example.org)", "http://example.org"),
        ("[words](HTTPS://example.org/a)", "HTTPS://example.org/a"),
        ("[words](mailto:ann@example.org)", "mailto:ann@example.org"),
        ("[words][1]\n\n[1]: https://example.org 'Title'", "https://example.org"),
    ],
)
def test_a_link_to_a_site_or_an_address_is_kept(text: str, target: str) -> None:
    assert marked(text) == [("words", "a", target)]


@pytest.mark.parametrize("broken", ["one  \ntwo", "one\\\ntwo", "one\ntwo", "one<br>two", "one<br/>\ntwo"])
def test_a_line_break_is_a_space(broken: str) -> None:
    assert texts(broken) == ["one two"]


def test_of_a_picture_the_alternative_text_is_read() -> None:
    assert texts("See ![the frozen harbour](ice.png) here.") == ["See the frozen harbour here."]


# Raw HTML


@pytest.mark.parametrize(
    "html",
    [
        "<script>\nevil()\n</script>",
        "<style>\n.evil { color: red }\n</style>",
        "<!-- evil -->",
        "<div><script>evil()</script></div>",
        "<section><style>.evil{}</style><p></p></section>",
        "<?xml version='1.0' encoding='UTF-8'?><evil/>",
        "</div>",
    ],
)
def test_code_in_raw_html_is_not_text(html: str) -> None:
    assert texts(f"Before.\n\n{html}\n\nAfter.") == ["Before.", "After."]


@pytest.mark.parametrize(
    "html",
    [
        "<div>one two three</div>",
        "<div>one</div> two three",
        "<div>\n<p>one</p><p>two</p>\nthree</div>",
        "<p>one<br>two<br>three</p>",
        "<ul><li>one</li><li>two</li><li>three</li></ul>",
    ],
)
def test_text_in_raw_html_is_kept_word_by_word(html: str) -> None:
    assert " ".join(texts(f"Before.\n\n{html}\n\nAfter.")).split() == ["Before.", "one", "two", "three", "After."]


@settings(max_examples=80, deadline=None)
@given(st.text(st.sampled_from("ab *_`[]()<>!#->|\n.1&;:\\'\"~=/\x00é"), max_size=60))
def test_whatever_is_written_what_stands_before_it_is_read_and_no_block_is_empty(text: str) -> None:
    found = texts(f"The start.\n\n{text}")
    assert found[0] == "The start."
    assert all(block.strip() for block in found)


def test_raised_and_lowered_text_is_marked() -> None:
    block = read(Source("10<sup>6</sup> grains and H<sub>2</sub>O", "text/markdown")).blocks[0]
    assert block.text == "106 grains and H2O"
    assert [(block.text[mark.start : mark.end], mark.kind) for mark in block.marks] == [
        ("6", MarkKind.SUPERSCRIPT),
        ("2", MarkKind.SUBSCRIPT),
    ]


def test_raised_text_that_never_ends_is_still_there() -> None:
    assert read(Source("10<sup>6 grains", "text/markdown")).blocks[0].text == "106 grains"
