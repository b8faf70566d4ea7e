"""Markdown: CommonMark with tables."""

import time

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
        ("table", 1, "Year; Days"),
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


@pytest.mark.parametrize("broken", ["one  \ntwo", "one\\\ntwo", "one<br>two", "one<br/>\ntwo", "<p>one<br>two</p>"])
def test_a_hard_line_break_is_one(broken: str) -> None:
    assert texts(broken) == ["one\ntwo"]


def test_a_soft_line_break_is_a_space() -> None:
    assert texts("one\ntwo") == ["one two"]


def test_of_a_picture_the_alternative_text_is_read() -> None:
    assert texts("See ![the frozen harbour](ice.png) here.") == ["See the frozen harbour here."]


def test_a_paragraph_of_pictures_is_a_figure_for_each() -> None:
    text = (
        "![the *frozen* harbour](https://example.org/ice.png 'The ice of 1904')\n"
        "[![a `boat`](boat.png)](https://example.org)\n\n![](https://example.org/rule.png)\n\n> ![a quay](/quay.png)"
    )
    assert article(text).blocks == (
        Block("the frozen harbour", Role.FIGURE, target="https://example.org/ice.png"),
        Block("The ice of 1904", Role.CAPTION),
        Block("a boat", Role.FIGURE, target="boat.png"),
        Block("🖼", Role.FIGURE, target="https://example.org/rule.png"),
        Block("a quay", Role.FIGURE, quoted=True),
    )


def test_a_picture_in_an_item_is_its_text() -> None:
    assert article("- ![salt](salt.png)\n- ![](rule.png)").blocks == (Block("salt", Role.LIST_ITEM, 1),)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("~~never~~ now", [("never", "del", "")]),
        ("<del>never</del> <ins>now</ins>", [("never", "del", ""), ("now", "ins", "")]),
        ('He said <q lang="fr">non</q>.', [("non", "q", ""), ("non", "span", "fr")]),
        ("<span lang='pt-BR'>*bom* dia</span>, all", [("bom", "em", ""), ("bom dia", "span", "pt-BR")]),
        ('<span class="lang x">plain</span>', []),
        ("<B>loud</B>", [("loud", "strong", "")]),
    ],
)
def test_html_inside_a_line_marks_its_words(text: str, expected: list[tuple[str, str, str]]) -> None:
    assert sorted(marked(text)) == sorted(expected)


def test_block_tags_inside_a_line_part_words() -> None:
    assert texts("one<p>two</p>three <div class='x'>four</div>") == ["one two three four"]


def test_an_inner_tag_without_attributes_is_ended_by_its_own_end() -> None:
    assert marked('<span lang="fr">un <span>deux</span> trois</span> four') == [("un deux trois", "span", "fr")]


@pytest.mark.parametrize("piece", ["<sup>a", "<q>*a ", "~~a", "**a", "[a](", "</q>a", "^[a", "<span lang=fr>a"])
def test_however_deep_the_markup_all_words_are_read_in_good_time(piece: str) -> None:
    began = time.process_time()
    (block,) = [block for block in article(piece * 3000).blocks if block.role is Role.PARAGRAPH]
    assert block.text.count("a") >= 3000
    assert time.process_time() - began < 5


@pytest.mark.parametrize("depth", [1, 20, 45])
def test_the_words_of_deep_quotations_and_lists_are_read(depth: int) -> None:
    assert texts("> " * depth + "words") == ["words"]
    assert texts("".join(f"{'  ' * level}- a\n" for level in range(depth))) == ["a"] * depth


# Lists, tables, quotations


def test_a_further_paragraph_of_an_item_continues_it_and_code_stands_in_it() -> None:
    text = "3. Salt.\n\n   From the sea.\n\n   ```\n   x = 1\n   ```\n\n   - coarse\n\n     grey\n4. Pepper."
    assert article(text).blocks == (
        Block("Salt.", Role.LIST_ITEM, 1, number=3),
        Block("From the sea.", Role.LIST_ITEM, 1, continues=True),
        Block("x = 1", Role.CODE, 1, continues=True),
        Block("coarse", Role.LIST_ITEM, 2),
        Block("grey", Role.LIST_ITEM, 2, continues=True),
        Block("Pepper.", Role.LIST_ITEM, 1, number=4),
    )


def test_what_stands_in_a_quotation_is_quoted_and_a_quotation_in_an_item_is_the_item() -> None:
    text = "> # Salt\n>\n> He wrote:\n>\n> - one\n>\n> ```\n> x\n> ```\n\n- two\n\n  > three\n"
    assert article(text).blocks == (
        Block("Salt", Role.HEADING, 1, quoted=True),
        Block("He wrote:", Role.BLOCKQUOTE),
        Block("one", Role.LIST_ITEM, 1, quoted=True),
        Block("x", Role.CODE, quoted=True),
        Block("two", Role.LIST_ITEM, 1),
        Block("three", Role.LIST_ITEM, 1, continues=True),
    )


def test_a_task_has_its_box() -> None:
    assert texts("- [ ] salt\n- [x] *pepper*\n- [X](https://example.org) rated\n\n[ ] no task") == [
        "☐ salt",
        "☑ pepper",
        "X rated",
        "[ ] no task",
    ]


def test_the_first_row_of_a_table_is_of_headers() -> None:
    head, row = article("| Year | |\n|---|--:|\n| 2014 | **31** |").blocks
    assert head == Block("Year", Role.TABLE, 1, marks=(Mark(0, 4, MarkKind.HEADER), Mark(4, 4, MarkKind.HEADER)))
    assert row.marks == (Mark(0, 4, MarkKind.CELL), Mark(6, 8, MarkKind.STRONG), Mark(6, 8, MarkKind.CELL))
    assert [block.level for block in article("|a|\n|-|\n\nb\n\n|c|\n|-|\n|d|").blocks] == [1, 0, 1, 0]


def test_terms_have_their_definitions() -> None:
    assert shape("Salt\n: A mineral.\n\n  From the sea.\n\n*Pepper*\n: A spice.\n") == [
        ("term", 0, "Salt"),
        ("definition", 0, "A mineral."),
        ("definition", 0, "From the sea."),
        ("term", 0, "Pepper"),
        ("definition", 0, "A spice."),
    ]


# Notes


def test_notes_stand_last_in_the_order_of_their_marks_each_with_its_name() -> None:
    text = (
        "[^unused]: Nobody refers to it.\n[^b]: Second *note*.\n\n    It goes on.\n\n"
        "Ice[^a], snow^[Inside.] and[^b] rain[^a].\n\n[^a]: First.\n\nThe end [^nowhere]."
    )
    found = article(text).blocks
    assert [(block.text, block.name) for block in found if block.role is Role.NOTE] == [
        ("First.", "1"),
        ("Inside.", "2"),
        ("Second note.", "3"),
        ("It goes on.", ""),
        ("Nobody refers to it.", "^unused"),
    ]
    assert [block.about for block in found] == ["", "", "note", "note", "note", "note", "note"]
    first, last = found[:2]
    assert (first.text, last.text) == ("Ice[1], snow[2] and[3] rain[1].", "The end [^nowhere].")
    assert [(first.text[mark.start : mark.end], mark.kind.value, mark.value) for mark in first.marks] == [
        ("[1]", "noteref", "1"),
        ("[2]", "noteref", "2"),
        ("[3]", "noteref", "3"),
        ("[1]", "noteref", "1"),
    ]


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
@given(st.text(st.sampled_from("ab *_`[]()<>!#->|\n.1&;:\\'\"~=/\x00é^"), max_size=60))
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
