"""Content documents: ranges become tags, and not a letter changes."""

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from accessible import assets
from accessible.document import CELLS, Article, Block, Mark, MarkKind, Metadata, Role, sentence_id
from accessible.narration import Narration, Phrase, Sentence, Utterance, Voice
from accessible.prepare.script import script
from accessible.publication import Publication
from tests import pages
from tests.overlay import NAMESPACES, XML_LANG, parse

LABELS = {
    "title page": "Title page",
    "start": "Start of the article",
    "about the author": "About the author",
    "notes": "Notes",
    "back": "Back to the text",
}
ADDRESSES = ("https://example.org/?a=1&b=2", "https://example.org/<x>\"'", "mailto:a@example.org")
VALUES = {
    MarkKind.LINK: ADDRESSES,
    MarkKind.LANGUAGE: ("fr", "ar"),
    MarkKind.NOTE_REFERENCE: ("n1", "nowhere"),
}
NOTE = Block("See there.", Role.NOTE, about="note", name="n1")
LETTERS = st.characters(exclude_categories=["Cc", "Cs", "Cn"], exclude_characters="\ufffe\uffff")
TEXTS = st.text(
    st.one_of(LETTERS, st.sampled_from("<>&\"' \n.。\u00a0\u202f\u0627\u05d0😀👩\u200d]]>")), min_size=1, max_size=60
)


def utterance(name: str, text: str, cuts: Sequence[int] = ()) -> Utterance:
    edges = sorted({0, *cuts, len(text)})
    sentences = tuple(Sentence(start, end, (Phrase(text[start:end], "en"),)) for start, end in pairwise(edges))
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
    return parse(pages.article(publication(blocks, language)))


def find(root: etree._Element, path: str) -> list[etree._Element]:
    return list(root.xpath(path, namespaces=NAMESPACES))


def tag(element: etree._Element) -> str:
    return str(etree.QName(element).localname)


def text_of(element: etree._Element) -> str:
    return "".join(letter for letter, _ in letters(element))


def letters(element: etree._Element) -> list[tuple[str, list[etree._Element]]]:
    """Return each letter below `element` with the elements around it, the innermost last, `element` left out.

    A `br` is the letter of a line break.
    """
    found: list[tuple[str, list[etree._Element]]] = [(letter, []) for letter in element.text or ""]
    for child in element:
        found += [(letter, [child, *around]) for letter, around in letters(child)]
        found += [("\n", [])] if tag(child) == "br" else []
        found += [(letter, []) for letter in child.tail or ""]
    return found


READ = [kind for kind in MarkKind if kind is not MarkKind.PHONEMES]
"""What a page marks: phonemes come from lexicons."""


@st.composite
def marked(draw: st.DrawFn) -> tuple[str, list[int], tuple[Mark, ...]]:
    """Draw a text, places to cut it into sentences, and marks that may overlap in any way."""
    text = draw(TEXTS)
    place = st.integers(0, len(text))
    cuts = draw(st.lists(place, max_size=4))
    marks = []
    for start, end, kind in draw(st.lists(st.tuples(place, place, st.sampled_from(READ)), max_size=5)):
        if start != end:
            value = draw(st.sampled_from(VALUES.get(kind, ("",))))
            marks.append(Mark(min(start, end), max(start, end), kind, value))
    return text, cuts, tuple(sorted(marks))


# Sentences and marks


@given(marked())
def test_the_text_of_a_block_comes_out_as_it_went_in(drawn: tuple[str, list[int], tuple[Mark, ...]]) -> None:
    text, cuts, marks = drawn
    root = parse(pages.article(publication([Block(text, marks=marks)], cuts=cuts)))
    (element,) = find(root, "//*[@id='b0001']")
    assert text_of(element) == text


@given(marked())
def test_each_sentence_is_a_span_without_the_white_space_at_its_end(
    drawn: tuple[str, list[int], tuple[Mark, ...]],
) -> None:
    text, cuts, marks = drawn
    root = parse(pages.article(publication([Block(text, marks=marks)], cuts=cuts)))
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
    root = parse(pages.article(publication([Block(text, marks=marks), NOTE], cuts=cuts)))
    (element,) = find(root, "//*[@id='b0001']")
    for at, (letter, around) in enumerate(letters(element)):
        assert letter == text[at]
        if not around:
            assert letter.isspace()
            continue
        covering = [mark for mark in marks if mark.start <= at < mark.end and mark.kind not in CELLS]
        covering = [mark for mark in covering if mark.value != "nowhere"]
        assert tag(around[0]) == "span"
        languages = [inner.get("lang") for inner in around[1:] if tag(inner) == "span"]
        assert set(languages) == {mark.value for mark in covering if mark.kind is MarkKind.LANGUAGE}
        kinds = [tag(inner) for inner in around[1:] if inner.get("lang") is None] + ["span"] * bool(languages)
        assert sorted(kinds) == sorted({mark.kind.value.replace("noteref", "a") for mark in covering})
        targets = [inner.get("href") for inner in around if tag(inner) == "a"]
        links = {mark.value for mark in covering if mark.kind is MarkKind.LINK}
        links |= {"#note-b0002" for mark in covering if mark.kind is MarkKind.NOTE_REFERENCE}
        assert len(targets) == bool(links)
        assert set(targets) <= links


def test_a_mark_that_crosses_two_sentences_is_in_both() -> None:
    text = "One two. Three four."
    block = Block(text, marks=(Mark(4, 14, MarkKind.STRONG),))
    root = parse(pages.article(publication([block], cuts=[9])))
    assert [text_of(strong) for strong in find(root, "//h:strong")] == ["two.", "Three"]


def test_a_passage_inside_one_in_another_language_has_its_own() -> None:
    marks = (Mark(0, 18, MarkKind.LANGUAGE, "fr"), Mark(9, 13, MarkKind.LANGUAGE, "he"))
    (outer,) = find(article(Block("Il a dit שלום vite", marks=marks)), "//h:span[@lang='fr']")
    assert [(text_of(inner), inner.get("dir")) for inner in find(outer, ".//h:span[@lang]")] == [("שלום", "rtl")]


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


def test_a_name_is_of_one_landmark_only() -> None:
    notes = Block("A note.", Role.NOTE, about="note"), Block("More.")
    authors = (Block("Ann is a cook.", Role.NOTE, about="author"), Block("Bo is not.", Role.NOTE, about="author"))
    root = article(
        heading("How to water", 2), heading("Notes", 3), heading("HOW  TO water", 2), *notes, *notes, *authors
    )
    assert find(root, "//h:section/@aria-labelledby") == ["b0001", "b0002"]
    assert len(find(root, "//h:section")) == 6
    assert len(find(root, "//h:section/@aria-label")) == 1
    (aside,) = find(root, "//h:aside[@aria-label='About the author']")
    assert [paragraph.get("id") for paragraph in aside] == ["b0008", "b0009"]


def nesting(*levels: int) -> list[tuple[str, int]]:
    """Return, for a list of items of these levels, the text and the depth of each item in the document."""
    root = article(*(item(f"Item {number}", level) for number, level in enumerate(levels, 1)))
    return [
        (text_of(find(found, ".//h:span")[0]), len([one for one in found.iterancestors() if tag(one) == "ul"]))
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
    assert [text_of(span) for span in find(root, "//h:li//h:span")] == [f"Item {n}" for n in range(len(levels))]


def test_a_paragraph_between_items_makes_two_lists() -> None:
    root = article(item("a"), item("b"), Block("Between."), item("c"))
    assert [tag(child) for child in find(root, "//h:section/*")] == ["ul", "p", "ul"]


def test_paragraphs_of_one_quotation_are_in_one_blockquote() -> None:
    quote = [Block(text, Role.BLOCKQUOTE) for text in ("One.", "Two.")]
    root = article(*quote, Block("Between."), Block("Three.", Role.BLOCKQUOTE))
    assert [[text_of(p) for p in found] for found in find(root, "//h:blockquote")] == [["One.", "Two."], ["Three."]]


def test_code_is_in_pre_with_its_lines() -> None:
    (code,) = find(article(Block("x = 1\n  y = 2", Role.CODE)), "//*[@id='b0001']")
    assert (tag(code), "".join(code.itertext())) == ("pre", "x = 1\n  y = 2")


def outline(element: etree._Element) -> object:
    """Return what stands in an element: a list for one with further blocks, the text for one without."""
    inline = {"span", "br"}
    if all(tag(child) in inline for child in element):
        return {tag(element): text_of(element)}
    return {tag(element): [outline(child) for child in element]}


def body(*blocks: Block) -> list[object]:
    """Return the outline of what stands in the article."""
    return [outline(child) for child in find(article(*blocks), "/h:html/h:body/h:section/*")]


def test_lines_of_a_poem_are_apart() -> None:
    (quote,) = find(article(Block("Roses are red,\nviolets blue.", Role.BLOCKQUOTE)), "//h:blockquote/h:p")
    assert [text.strip() for text in quote.itertext()] == ["Roses are red,", "violets blue."]
    assert len(find(quote, ".//h:br")) == 1


def test_a_further_paragraph_of_an_item_is_in_the_item() -> None:
    items = [
        replace(item("Salt."), number=3),
        item("Coarse.", 2),
        Block("From the sea.", Role.LIST_ITEM, 1, continues=True),
        replace(item("Pepper."), number=4),
        Block("From far away.", Role.LIST_ITEM, 1, continues=True),
    ]
    assert body(*items) == [
        {
            "ol": [
                {"li": [{"p": "Salt."}, {"ul": [{"li": "Coarse."}]}, {"p": "From the sea."}]},
                {"li": [{"p": "Pepper."}, {"p": "From far away."}]},
            ]
        }
    ]
    found = article(*items)
    assert [one.get("value") for one in find(found, "//h:ol/h:li")] == ["3", "4"]
    assert [one.get("id") for one in find(found, "//h:p")] == ["b0001", "b0003", "b0004", "b0005"]


def test_an_item_with_a_list_in_it_has_its_text_in_a_paragraph_that_is_called_as_the_block() -> None:
    root = article(item("Salt."), item("Coarse.", 2))
    assert [(tag(one), text_of(one)) for one in find(root, "//*[@id='b0001' or @id='b0002']")] == [
        ("p", "Salt."),
        ("li", "Coarse."),
    ]


def test_a_further_paragraph_of_no_item_is_an_item() -> None:
    assert body(Block("From the sea.", Role.LIST_ITEM, 1, continues=True)) == [{"ul": [{"li": "From the sea."}]}]


def test_what_stands_in_a_quotation_is_in_its_blockquote() -> None:
    blocks = [
        Block("He wrote:", Role.BLOCKQUOTE),
        Block("salt", Role.LIST_ITEM, 1, quoted=True),
        Block("Then", Role.HEADING, 3, quoted=True),
        Block("x = 1", Role.CODE, quoted=True),
        Block("No more.", Role.BLOCKQUOTE),
        Block("pepper", Role.LIST_ITEM, 1),
    ]
    quoted = [{"p": "He wrote:"}, {"ul": [{"li": "salt"}]}, {"h2": "Then"}, {"pre": "x = 1"}, {"p": "No more."}]
    assert body(*blocks) == [{"blockquote": quoted}, {"ul": [{"li": "pepper"}]}]


def test_terms_and_definitions_are_in_one_list() -> None:
    pairs = [("Salt", Role.TERM), ("Halite", Role.TERM), ("A mineral.", Role.DEFINITION), ("Dear.", Role.DEFINITION)]
    blocks = [Block(text, role) for text, role in pairs]
    listed = [{"dt": "Salt"}, {"dt": "Halite"}, {"dd": "A mineral."}, {"dd": "Dear."}]
    assert body(*blocks, Block("End.")) == [{"dl": listed}, {"p": "End."}]


def test_a_term_or_a_definition_alone_is_a_paragraph() -> None:
    assert body(Block("Salt", Role.TERM), Block("End.")) == [{"p": "Salt"}, {"p": "End."}]
    assert body(Block("Dear.", Role.DEFINITION)) == [{"p": "Dear."}]


def row(*texts: str, kinds: str = "", level: int = 0, spans: Sequence[str] = ()) -> Block:
    """Return a row of a table; `kinds` says of each cell whether it is a header (h) or not (d)."""
    marks = []
    at = 0
    for number, text in enumerate(texts):
        kind = MarkKind.HEADER if kinds[number : number + 1] == "h" else MarkKind.CELL
        marks.append(Mark(at, at + len(text), kind, spans[number] if spans else ""))
        at += len(text) + 2
    return Block("; ".join(texts), Role.TABLE, level, marks=tuple(marks))


def test_rows_that_follow_one_another_are_one_table_until_the_first_row_of_the_next() -> None:
    blocks = [row("a", "b", level=1), row("c", "d"), row("e", level=1)]
    assert body(*blocks) == [
        {"table": [{"tr": [{"td": "a"}, {"td": "b"}]}, {"tr": [{"td": "c"}, {"td": "d"}]}]},
        {"table": [{"tr": [{"td": "e"}]}]},
    ]


def test_headers_say_what_they_head_and_cells_what_they_span() -> None:
    root = article(
        row("Town", "Days", kinds="hh", level=1, spans=("", "2,1")),
        row("Aa", "", "3", kinds="hhd", spans=("1,2", "", "")),
    )
    found = [
        (tag(one), text_of(one), one.get("scope"), one.get("colspan"), one.get("rowspan"))
        for one in find(root, "//h:tr/*")
    ]
    assert found == [
        ("th", "Town", "col", None, None),
        ("th", "Days", "col", "2", None),
        ("th", "Aa", "row", None, "2"),
        ("td", "", None, None, None),
        ("td", "3", None, None, None),
    ]


def test_a_row_whose_cells_are_not_known_is_one_cell() -> None:
    assert body(Block("a; b", Role.TABLE)) == [{"table": [{"tr": [{"td": "a; b"}]}]}]


def test_captions_are_in_their_figure_and_in_their_table() -> None:
    caption = partial(Block, role=Role.CAPTION)
    blocks = [
        Block("A boat.", Role.FIGURE, target="https://example.org/boat.png"),
        caption("Sunk in 1904."),
        caption("Days by town"),
        row("a", level=1),
        Block("A mill.", Role.FIGURE),
        Block("A quay.", Role.FIGURE),
        caption("One."),
        caption("Two."),
        Block("Between."),
        caption("Of nothing."),
    ]
    assert body(*blocks) == [
        {"figure": [{"p": "A boat."}, {"figcaption": [{"p": "Sunk in 1904."}]}]},
        {"table": [{"caption": [{"p": "Days by town"}]}, {"tr": [{"td": "a"}]}]},
        {"figure": [{"p": "A mill."}]},
        {"figure": [{"p": "A quay."}, {"figcaption": [{"p": "One."}, {"p": "Two."}]}]},
        {"p": "Between."},
        {"p": "Of nothing."},
    ]


def test_a_note_and_what_refers_to_it_lead_to_each_other() -> None:
    root = article(
        heading("One", 2),
        Block("Ice.[1] Snow.[1]", marks=(reference(4, "n1"), reference(13, "n1"))),
        NOTE,
        Block("And there.", Role.NOTE, about="note"),
        Block("Nobody asks.", Role.NOTE, about="note", name="n2"),
    )
    links = find(root, "//h:a[@epub:type='noteref']")
    assert [(link.get("href"), link.get("id"), link.get("role")) for link in links] == [
        ("#note-b0003", "note-b0003-ref", "doc-noteref"),
        ("#note-b0003", None, "doc-noteref"),
    ]
    (section,) = find(root, "//h:section[@epub:type='footnotes']")
    first, second = find(section, "h:aside[@epub:type='footnote' and @role='doc-footnote']")
    assert section.get("aria-label") == "Notes"
    assert [text_of(one) for one in find(first, "h:p")] == ["See there.", "And there."]
    assert (first.get("id"), first[0].get("data-mark")) == ("note-b0003", "[1]")
    (back,) = find(root, "//h:a[@role='doc-backlink']")
    assert (back.get("href"), back.get("aria-label")) == ("#note-b0003-ref", "Back to the text")
    assert back.getparent() is first
    assert text_of(second) == "Nobody asks."


def reference(at: int, name: str) -> Mark:
    return Mark(at, at + 3, MarkKind.NOTE_REFERENCE, name)


def test_a_note_that_begins_with_its_mark_is_not_given_it_twice() -> None:
    root = article(
        Block("Ice.[1]", marks=(reference(4, "n"),)), Block("1. See there.", Role.NOTE, about="note", name="n")
    )
    assert find(root, "//@data-mark") == []


TEXT = st.sampled_from(["Salt.", "It froze. It thawed.", "one\ntwo", "...", "Dr. Who?", "a; b"])
FLAGS = st.booleans()


@st.composite
def blocks(draw: st.DrawFn) -> Block:
    """Draw a block of any role and shape but a note about the author, which has to be the last."""
    role = draw(st.sampled_from(Role))
    if role is Role.TABLE:
        texts = [*draw(st.lists(TEXT | st.just(""), max_size=3)), draw(TEXT)]
        return replace(row(*texts, level=draw(st.integers(0, 1))), quoted=draw(FLAGS))
    text = draw(TEXT)
    end = draw(st.integers(1, len(text)))
    kind = draw(st.sampled_from([MarkKind.NOTE_REFERENCE, MarkKind.DELETED, MarkKind.LINK]))
    return Block(
        text,
        role,
        level=draw(st.integers(1, 4)) if role in {Role.HEADING, Role.LIST_ITEM} else 0,
        marks=(Mark(draw(st.integers(0, end - 1)), end, kind, draw(st.sampled_from(VALUES.get(kind, ("",))))),),
        about="note" if role is Role.NOTE else "",
        number=draw(st.integers(-1, 3)) if role is Role.LIST_ITEM else 0,
        name=draw(st.sampled_from(["", "n1"])) if role is Role.NOTE else "",
        quoted=draw(FLAGS),
        continues=role is Role.LIST_ITEM and draw(FLAGS),
    )


@settings(max_examples=150, deadline=None)
@given(st.lists(blocks(), min_size=1, max_size=8))
def test_whatever_the_blocks_the_book_has_all_their_sentences_in_order_and_is_well_formed(drawn: list[Block]) -> None:
    labels = assets.labels("en")
    said = script(Article(Metadata(title="T", language="en"), tuple(drawn)), labels)
    made = replace(publication(drawn), body=said.body, labels=labels)
    root = parse(pages.article(made))
    ids = [str(name) for name in find(root, "//@id")]
    assert len(ids) == len(set(ids))
    sentences = [sentence_id(one.id, number) for one in said.body for number, _ in enumerate(one.sentences, 1)]
    assert [name for name in ids if name in set(sentences)] == sentences
    assert [name for name in ids if name in {one.id for one in said.body}] == [one.id for one in said.body]
    texts = {str(one.get("id")): text_of(one) for one in find(root, "//*[@id]")}
    for block, one in zip(drawn, said.body, strict=True):
        expected = block.text.replace("; ", "") if block.role is Role.TABLE else block.text
        found = texts[one.id].replace("; ", "") if block.role is Role.TABLE else texts[one.id]
        assert found.startswith(expected)  # the items of an inner list stand in the item
    targets = {str(name) for name in find(root, "//h:a/@href") if name.startswith("#")}
    assert targets <= {f"#{name}" for name in ids}
    assert [path for path in MISPLACED if find(root, path)] == []


MISPLACED = (
    "//h:ul/*[not(self::h:li)]",
    "//h:ol/*[not(self::h:li)]",
    "//h:li[not(parent::h:ul or parent::h:ol)]",
    "//h:dl/*[not(self::h:dt or self::h:dd)]",
    "//h:dl[not(h:dt and h:dd)]",
    "//h:dl/*[1][self::h:dd]",
    "//h:dl/*[last()][self::h:dt]",
    "//h:dt[not(parent::h:dl)]",
    "//h:table/*[not(self::h:tr or (self::h:caption and position() = 1))]",
    "//h:table[not(h:tr)]",
    "//h:figure/*[not(self::h:p or (self::h:figcaption and position() = last()))]",
    "//h:figcaption[not(parent::h:figure)]",
    "//h:blockquote[not(*)]",
    "//h:p//h:p",
    "//h:a//h:a",
    "//h:pre//h:br",
)


# Languages


@pytest.mark.parametrize(
    ("language", "direction"), [("ar", "rtl"), ("he-IL", "rtl"), ("fa", "rtl"), ("en", "ltr"), ("zh-Hant", "ltr")]
)
def test_the_documents_say_language_and_direction(language: str, direction: str) -> None:
    made = publication([Block("Text.")], language)
    for document in (pages.title_page(made), pages.contents(made), pages.article(made)):
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
    root = parse(pages.title_page(made))
    lines = [(tag(one), one.get("id"), text_of(one)) for one in find(root, "//h:section/*")[1:]]
    assert [img.get("src") for img in find(root, "//h:section/*[1]/h:img[@alt='']")] == ["cover.png"]
    assert lines == [
        ("h1", "title", "A <title> & more"),
        ("p", "byline", "By A & B"),
        ("p", "source", "Source: S"),
        ("p", "published", "Published: today"),
    ]


def test_each_document_has_a_title_and_one_style_sheet() -> None:
    made = publication([Block("Text.")])
    for document, title in (
        (pages.title_page(made), "A <title> & more"),
        (pages.contents(made), "Contents"),
        (pages.article(made), "A <title> & more"),
    ):
        root = parse(document)
        assert [text_of(found) for found in find(root, "/h:html/h:head/h:title")] == [title]
        assert [found.get("href") for found in find(root, "//h:link[@rel='stylesheet']")] == ["style.css"]


def test_the_contents_list_the_headings_as_they_nest_in_the_article() -> None:
    blocks = [heading("One", 2), heading("One a", 3), heading("Two", 2)]
    root = parse(pages.contents(publication(blocks)))
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
    root = parse(pages.contents(publication([Block("Text.")])))
    (landmarks,) = find(root, "//h:nav[@epub:type='landmarks']")
    kinds = {link.get(f"{{{NAMESPACES['epub']}}}type"): link.get("href") for link in find(landmarks, ".//h:a")}
    assert kinds == {"titlepage": "title.xhtml", "toc": "nav.xhtml", "bodymatter": "article.xhtml"}


def test_roles_go_with_epub_types() -> None:
    made = publication([Block("Text.")])
    chapter = find(parse(pages.article(made)), "//*[@epub:type='chapter']")
    toc = find(parse(pages.contents(made)), "//*[@epub:type='toc' and @role]")
    assert [one.get("role") for one in (*chapter, *toc)] == ["doc-chapter", "doc-toc"]
