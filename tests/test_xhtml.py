"""Content documents: ranges become tags, and not a letter changes."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from accessible.document import Article, Block, Mark, MarkKind, Metadata, Role
from accessible.narration import Narration, Sentence, Utterance, Voice
from accessible.publication import Publication
from accessible.writers import xhtml
from tests.overlay import NAMESPACES, XML_LANG, parse

LABELS = {
    "title page": "Title page",
    "start": "Start of the article",
    "about the author": "About the author",
}
ADDRESSES = ("https://example.org/?a=1&b=2", "https://example.org/<x>\"'", "mailto:a@example.org")
LETTERS = st.characters(exclude_categories=["Cc", "Cs", "Cn"], exclude_characters="\ufffe\uffff")
TEXTS = st.text(
    st.one_of(LETTERS, st.sampled_from("<>&\"' .。\u00a0\u202f\u0627\u05d0😀👩\u200d]]>")), min_size=1, max_size=60
)


def utterance(name: str, text: str, cuts: Sequence[int] = ()) -> Utterance:
    edges = sorted({0, *cuts, len(text)})
    sentences = tuple(Sentence(start, end, text[start:end]) for start, end in pairwise(edges))
    return Utterance(name, text, "en", sentences)


def publication(blocks: Sequence[Block], language: str = "en", cuts: Sequence[int] = ()) -> Publication:
    metadata = Metadata(title="A <title> & more", authors=("A & B",), language=language)
    headings = [block.text for block in blocks if block.role is Role.HEADING]
    return Publication(
        article=Article(metadata, tuple(blocks)),
        narration=Narration(Voice("tone", "hum", "mul", 24000), 24000, {}),
        front=(utterance("title", metadata.title), utterance("byline", "By A & B")),
        imprint=(),
        contents=(
            utterance("contents", "Contents"),
            *(utterance(f"contents-{number}", text) for number, text in enumerate((metadata.title, *headings), 1)),
        ),
        body=tuple(utterance(f"b{number:04d}", block.text, cuts) for number, block in enumerate(blocks, 1)),
        labels=LABELS,
    )


def article(*blocks: Block, language: str = "en") -> etree._Element:
    return parse(xhtml.article(publication(blocks, language)))


def find(root: etree._Element, path: str) -> list[etree._Element]:
    return list(root.xpath(path, namespaces=NAMESPACES))


def tag(element: etree._Element) -> str:
    return str(etree.QName(element).localname)


def text_of(element: etree._Element) -> str:
    return "".join(element.itertext())


def letters(element: etree._Element) -> list[tuple[str, list[etree._Element]]]:
    """Return each letter below `element` with the elements around it, the innermost last, `element` left out."""
    found: list[tuple[str, list[etree._Element]]] = [(letter, []) for letter in element.text or ""]
    for child in element:
        found += [(letter, [child, *around]) for letter, around in letters(child)]
        found += [(letter, []) for letter in child.tail or ""]
    return found


@st.composite
def marked(draw: st.DrawFn) -> tuple[str, list[int], tuple[Mark, ...]]:
    """Draw a text, places to cut it into sentences, and marks that may overlap in any way."""
    text = draw(TEXTS)
    place = st.integers(0, len(text))
    cuts = draw(st.lists(place, max_size=4))
    marks = []
    for start, end, kind in draw(st.lists(st.tuples(place, place, st.sampled_from(MarkKind)), max_size=5)):
        if start != end:
            value = draw(st.sampled_from(ADDRESSES)) if kind is MarkKind.LINK else ""
            marks.append(Mark(min(start, end), max(start, end), kind, value))
    return text, cuts, tuple(sorted(marks))


# Sentences and marks


@given(marked())
def test_the_text_of_a_block_comes_out_as_it_went_in(drawn: tuple[str, list[int], tuple[Mark, ...]]) -> None:
    text, cuts, marks = drawn
    root = parse(xhtml.article(publication([Block(text, marks=marks)], cuts=cuts)))
    (element,) = find(root, "//*[@id='b0001']")
    assert text_of(element) == text


@given(marked())
def test_each_sentence_is_a_span_without_the_white_space_at_its_end(
    drawn: tuple[str, list[int], tuple[Mark, ...]],
) -> None:
    text, cuts, marks = drawn
    root = parse(xhtml.article(publication([Block(text, marks=marks)], cuts=cuts)))
    edges = sorted({0, *cuts, len(text)})
    expected = [
        (f"b0001-s{number}", text[start:end].rstrip()) for number, (start, end) in enumerate(pairwise(edges), 1)
    ]
    spans = find(root, "//*[@id='b0001']/h:span")
    assert [(span.get("id"), text_of(span)) for span in spans] == expected


@given(marked())
def test_a_letter_is_inside_the_elements_of_its_marks_and_of_no_others(
    drawn: tuple[str, list[int], tuple[Mark, ...]],
) -> None:
    text, cuts, marks = drawn
    root = parse(xhtml.article(publication([Block(text, marks=marks)], cuts=cuts)))
    (element,) = find(root, "//*[@id='b0001']")
    for at, (letter, around) in enumerate(letters(element)):
        assert letter == text[at]
        if not around:
            assert letter.isspace()
            continue
        covering = [mark for mark in marks if mark.start <= at < mark.end]
        assert tag(around[0]) == "span"
        kinds = [tag(inner) for inner in around[1:]]
        assert sorted(kinds) == sorted({mark.kind.value for mark in covering})
        targets = [inner.get("href") for inner in around if tag(inner) == "a"]
        links = {mark.value for mark in covering if mark.kind is MarkKind.LINK}
        assert len(targets) == bool(links)
        assert set(targets) <= links


def test_a_mark_that_crosses_two_sentences_is_in_both() -> None:
    text = "One two. Three four."
    block = Block(text, marks=(Mark(4, 14, MarkKind.STRONG),))
    root = parse(xhtml.article(publication([block], cuts=[9])))
    assert [text_of(strong) for strong in find(root, "//h:strong")] == ["two.", "Three"]


def test_a_link_has_the_address_that_was_given() -> None:
    root = article(Block("Read this now", marks=(Mark(5, 9, MarkKind.LINK, ADDRESSES[0]),)))
    (link,) = find(root, "//h:a")
    assert (link.get("href"), text_of(link)) == (ADDRESSES[0], "this")


def test_text_that_looks_like_markup_stays_text() -> None:
    root = article(Block("<script>alert('x')</script> &amp; ]]>"))
    assert find(root, "//h:script") == []
    assert text_of(find(root, "//*[@id='b0001']")[0]) == "<script>alert('x')</script> &amp; ]]>"


# Structure


def heading(text: str, level: int) -> Block:
    return Block(text, Role.HEADING, level)


def item(text: str, level: int = 1) -> Block:
    return Block(text, Role.LIST_ITEM, level)


def heading_levels(*levels: int) -> list[int]:
    root = article(*(heading(f"Heading {number}", level) for number, level in enumerate(levels)))
    return [int(tag(found)[1]) for found in find(root, "//*[contains(' h1 h2 h3 h4 h5 h6 ', local-name())]")]


@given(st.lists(st.integers(1, 6), min_size=1, max_size=12))
def test_headings_begin_at_two_and_skip_no_level(levels: list[int]) -> None:
    written = [1, *heading_levels(*levels)]
    assert all(2 <= level <= min(before + 1, 6) for before, level in pairwise(written))


@pytest.mark.parametrize(
    ("levels", "expected"),
    [
        ((2, 3, 2), [2, 3, 2]),
        ((3, 3, 3), [2, 2, 2]),
        ((2, 4, 4, 2), [2, 3, 3, 2]),
        ((3, 4, 3), [2, 3, 2]),
    ],
)
def test_headings_of_one_level_stay_of_one_level(levels: tuple[int, ...], expected: list[int]) -> None:
    assert heading_levels(*levels) == expected


def test_each_heading_labels_the_section_that_holds_what_follows_it() -> None:
    root = article(heading("One", 2), Block("First."), heading("One a", 3), Block("Second."), heading("Two", 2))
    labels = {
        text_of(block).strip(): [one.get("aria-labelledby") for one in block.iterancestors() if tag(one) == "section"]
        for block in find(root, "//h:p")
    }
    assert labels == {"First.": ["b0001", None], "Second.": ["b0003", "b0001", None]}
    last = find(root, "//*[@id='b0005']")[0]
    assert [one.get("aria-labelledby") for one in last.iterancestors() if tag(one) == "section"] == ["b0005", None]


def nesting(*levels: int) -> list[tuple[str, int]]:
    """Return, for a list of items of these levels, the text and the depth of each item in the document."""
    root = article(*(item(f"Item {number}", level) for number, level in enumerate(levels, 1)))
    return [
        (text_of(found.find("h:span", NAMESPACES)), len([one for one in found.iterancestors() if tag(one) == "ul"]))
        for found in find(root, "//h:li")
    ]


def test_list_items_nest_by_level() -> None:
    assert nesting(1, 2, 2, 3, 1) == [("Item 1", 1), ("Item 2", 2), ("Item 3", 2), ("Item 4", 3), ("Item 5", 1)]


@pytest.mark.parametrize("levels", [(2, 2), (1, 3, 3), (3, 3, 3)])
def test_list_items_of_one_level_are_in_one_list(levels: tuple[int, ...]) -> None:
    root = article(*(item(f"Item {number}", level) for number, level in enumerate(levels)))
    before, last = find(root, "//h:li")[-2:]
    assert last.getparent() is before.getparent()


@given(st.lists(st.integers(1, 5), min_size=1, max_size=10))
def test_lists_hold_nothing_but_items(levels: list[int]) -> None:
    root = article(*(item(f"Item {number}", level) for number, level in enumerate(levels)))
    assert find(root, "//h:ul[not(h:li)] | //h:ul/*[not(self::h:li)] | //h:li[not(parent::h:ul)]") == []
    assert [text_of(span) for span in find(root, "//h:li/h:span")] == [f"Item {n}" for n in range(len(levels))]


def test_a_paragraph_between_items_makes_two_lists() -> None:
    root = article(item("a"), item("b"), Block("Between."), item("c"))
    assert [tag(child) for child in find(root, "//h:section/*")] == ["ul", "p", "ul"]


def test_paragraphs_of_one_quotation_are_in_one_blockquote() -> None:
    quote = [Block(text, Role.BLOCKQUOTE) for text in ("One.", "Two.")]
    root = article(*quote, Block("Between."), Block("Three.", Role.BLOCKQUOTE))
    assert [[text_of(p) for p in found] for found in find(root, "//h:blockquote")] == [["One.", "Two."], ["Three."]]


def test_code_is_in_pre() -> None:
    root = article(Block("x = 1", Role.CODE))
    assert tag(find(root, "//*[@id='b0001']")[0]) == "pre"


def test_the_note_about_the_author_is_a_labelled_aside_after_the_article() -> None:
    root = article(heading("One", 2), Block("Text."), Block("A is a writer.", Role.NOTE, about="author"))
    (aside,) = find(root, "//h:aside")
    assert aside.get("aria-label") == "About the author"
    assert text_of(aside) == "A is a writer."
    assert tag(aside.getparent()) == "body"


# Languages


@pytest.mark.parametrize(
    ("language", "direction"), [("ar", "rtl"), ("he-IL", "rtl"), ("fa", "rtl"), ("en", "ltr"), ("zh-Hant", "ltr")]
)
def test_the_documents_say_language_and_direction(language: str, direction: str) -> None:
    made = publication([Block("Text.")], language)
    for document in (xhtml.title_page(made), xhtml.contents(made), xhtml.article(made)):
        root = parse(document)
        assert (root.get("lang"), root.get(XML_LANG), root.get("dir")) == (language, language, direction)


def test_a_passage_says_its_own_language_and_direction() -> None:
    root = article(Block("שלום", language="he"), Block("Hello."), language="en")
    foreign, own = find(root, "//*[@id='b0001']")[0], find(root, "//*[@id='b0002']")[0]
    assert (foreign.get("lang"), foreign.get(XML_LANG), foreign.get("dir")) == ("he", "he", "rtl")
    assert (own.get("lang"), own.get("dir")) == (None, None)


# Title page and contents


def test_the_title_page_holds_one_first_heading_and_the_lines_below_it() -> None:
    made = publication([Block("Text.")])
    made = replace(made, imprint=(utterance("source", "Source: S"), utterance("published", "Published: today")))
    root = parse(xhtml.title_page(made))
    lines = [(tag(one), one.get("id"), text_of(one)) for one in find(root, "//h:section/*")]
    assert lines == [
        ("h1", "title", "A <title> & more"),
        ("p", "byline", "By A & B"),
        ("p", "source", "Source: S"),
        ("p", "published", "Published: today"),
    ]


def test_each_document_has_a_title_and_one_style_sheet() -> None:
    made = publication([Block("Text.")])
    for document, title in (
        (xhtml.title_page(made), "A <title> & more"),
        (xhtml.contents(made), "Contents"),
        (xhtml.article(made), "A <title> & more"),
    ):
        root = parse(document)
        assert [text_of(found) for found in find(root, "/h:html/h:head/h:title")] == [title]
        assert [found.get("href") for found in find(root, "//h:link[@rel='stylesheet']")] == ["style.css"]


def test_the_contents_list_the_headings_as_they_nest_in_the_article() -> None:
    blocks = [heading("One", 2), heading("One a", 3), heading("Two", 2)]
    root = parse(xhtml.contents(publication(blocks)))
    (toc,) = find(root, "//h:nav[@epub:type='toc']")
    entries = [
        (text_of(link), link.get("href"), len([one for one in link.iterancestors() if tag(one) == "ol"]))
        for link in find(toc, ".//h:a")
    ]
    assert entries == [
        ("A <title> & more", "article.xhtml", 1),
        ("One", "article.xhtml#b0001", 2),
        ("One a", "article.xhtml#b0002", 3),
        ("Two", "article.xhtml#b0003", 2),
    ]


def test_the_landmarks_name_title_page_contents_and_article() -> None:
    root = parse(xhtml.contents(publication([Block("Text.")])))
    (landmarks,) = find(root, "//h:nav[@epub:type='landmarks']")
    kinds = {link.get(f"{{{NAMESPACES['epub']}}}type"): link.get("href") for link in find(landmarks, ".//h:a")}
    assert kinds == {"titlepage": "title.xhtml", "toc": "nav.xhtml", "bodymatter": "article.xhtml"}


def test_roles_go_with_epub_types() -> None:
    made = publication([Block("Text.")])
    chapter = find(parse(xhtml.article(made)), "//*[@epub:type='chapter']")
    toc = find(parse(xhtml.contents(made)), "//*[@epub:type='toc' and @role]")
    assert [one.get("role") for one in (*chapter, *toc)] == ["doc-chapter", "doc-toc"]
