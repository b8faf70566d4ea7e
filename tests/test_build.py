"""Text at the border: what `clean_text` lets in, and that marks measure it without changing it."""

import re
import unicodedata
from contextlib import ExitStack
from dataclasses import dataclass

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from accessible.document import Block, Mark, MarkKind, Role
from accessible.readers.build import BlockBuilder, clean_text, is_address

ANY_CHARACTER = st.characters(exclude_categories=())  # surrogates, controls and unassigned ones too
ACCENTS = st.text(st.sampled_from("ae\u0300\u0301\u0327\u0323\u0344\u0308\u035c\u1dc0\u0591\u3099\u0338="), max_size=30)
COMBINING = ["\u0301", "\u0323", "\u0489", "\u1ab0", "\u1dc4", "\u20d2", "\ufe20"]


def is_xml(code: int) -> bool:
    """Say whether XML 1.0 allows the character: its production [2] Char."""
    return code in {0x9, 0xA, 0xD} or 0x20 <= code <= 0xD7FF or 0xE000 <= code <= 0xFFFD or 0x10000 <= code <= 0x10FFFF


def is_hidden(code: int) -> bool:
    """Say whether the character is a C1 control, a bidirectional control, a zero-width one or a tag."""
    return (
        0x7F <= code <= 0x9F
        or 0x202A <= code <= 0x202E
        or 0x2066 <= code <= 0x2069
        or code in {0x200B, 0x2060, 0xFEFF, 0x200E, 0x200F, 0x061C}
        or 0xE0000 <= code <= 0xE007F
    )


@settings(max_examples=200, deadline=None)
@given(st.one_of(st.text(ANY_CHARACTER), ACCENTS, st.text(st.sampled_from("a \x00\x85\u202e\ufeff\ud83d\ude00\u0301"))))
@example("\ufeff\ufeffa")
def test_clean_text_is_legal_in_xml_shows_all_it_holds_is_nfc_and_idempotent(text: str) -> None:
    cleaned = clean_text(text)
    bad = [hex(ord(char)) for char in cleaned if not is_xml(ord(char)) or is_hidden(ord(char))]
    assert bad == []
    assert not any(ord(char) & 0xFFFE == 0xFFFE or 0xFDD0 <= ord(char) <= 0xFDEF for char in cleaned)
    assert unicodedata.is_normalized("NFC", cleaned)
    assert clean_text(cleaned) == cleaned


@settings(max_examples=100, deadline=None)
@given(st.text(st.characters(categories=["L", "N", "P", "Sc"])))
def test_clean_text_keeps_every_letter_digit_and_punctuation_mark(text: str) -> None:
    assert clean_text(text) == unicodedata.normalize("NFC", text)


@pytest.mark.parametrize(
    "text",
    [
        "می\u200cخواهم",  # Persian: the non-joiner is spelling
        "क्\u200dष",  # Devanagari: so is the joiner
        "👩\u200d💻",
        "❤\ufe0f",
        "\U0001f3f4\U000e0067\U000e0062\U000e0073\U000e0063\U000e0074\U000e007f",  # the flag of Scotland
        "10\u00a0000\u202f€",
        "a\tb\nc\r\nd",
    ],
)
def test_clean_text_keeps_joiners_picture_selectors_and_white_space(text: str) -> None:
    assert clean_text(text) == text


@pytest.mark.parametrize(
    ("text", "cleaned"),
    [
        ("a\ud800b", "ab"),
        ("\udc00ab\udbff", "ab"),
        ("a\x00b\x1b[0mc\x07", "ab[0mc"),
        ("pass\u00adword\u200b", "password"),
        ("\u202egnp.exe\u202c", "gnp.exe"),
        ("ok\U000e0041\U000e007f", "ok"),
        ("\ufffea\uffff\ufdd0\U0001ffff", "a"),
        ("A\u030angstro\u0308m", "Ångström"),
    ],
)
def test_clean_text_drops_what_is_no_text(text: str, cleaned: str) -> None:
    assert clean_text(text) == cleaned


@pytest.mark.parametrize("control", ["\x85", "\u2028", "\u2029", "\x0b", "\x0c"])
def test_a_line_end_of_any_kind_never_glues_words(control: str) -> None:
    assert clean_text(f"one{control}two").split() == ["one", "two"]


@pytest.mark.parametrize("mark", COMBINING, ids=[unicodedata.name(mark) for mark in COMBINING])
def test_piled_up_accents_are_capped(mark: str) -> None:
    cleaned = unicodedata.normalize("NFD", clean_text("Z" + ("\u0301" + mark) * 20 + "a" + mark * 20 + "lgo"))
    assert max(map(len, re.findall(r"\W+", cleaned))) <= 5  # four, and one that was part of the letter
    assert re.sub(r"\W+", "", cleaned) == "Zalgo"


def test_two_accents_on_a_letter_stay() -> None:
    written = "u\u0308\u0301, a\u0323\u0302, ש\u05c1\u05b8לו\u05b9ם, ɔ\u0303\u0301"
    assert clean_text(written) == unicodedata.normalize("NFC", written)


# The builder


def build(*pieces: str) -> Block | None:
    builder = BlockBuilder()
    for piece in pieces:
        builder.text(piece)
    builder.end()
    return builder.blocks[0] if builder.blocks else None


@settings(max_examples=100, deadline=None)
@given(st.text(st.sampled_from("ab \n\u00a0\u202fé\u0301\u0323각\u200c"), max_size=20), st.data())
def test_where_a_text_is_split_into_pieces_makes_no_difference(text: str, data: st.DataObject) -> None:
    cut = data.draw(st.integers(0, len(text)))
    assert build(text[:cut], text[cut:]) == build(text)


@dataclass(frozen=True)
class Marked:
    """Pieces of text, and in them further marked ones."""

    kind: MarkKind
    inside: "list[str | Marked]"


KINDS = st.sampled_from([MarkKind.EMPHASIS, MarkKind.STRONG, MarkKind.CODE])
BREAK = "⏎"
PIECES = st.lists(st.just(BREAK) | st.text(st.sampled_from("xyz \n\t"), max_size=6), max_size=4)
TREES = st.recursive(
    PIECES, lambda inner: st.lists(st.builds(Marked, KINDS, inner) | st.text("uv ", max_size=4), max_size=4)
)


def put(nodes: "list[str | Marked]", builder: BlockBuilder) -> None:
    for node in nodes:
        if node == BREAK:
            builder.line_break()
        elif isinstance(node, str):
            builder.text(node)
        else:
            with builder.mark(node.kind):
                put(node.inside, builder)


def model(nodes: "list[str | Marked]") -> tuple[str, list[Mark]]:
    """Lay out all characters with the marks around each; then squeeze white space; then read off the ranges.

    White space with a line break in it is one line break.
    """
    characters: list[tuple[str, tuple[int, ...]]] = []
    kinds: list[MarkKind] = []

    def lay(nodes: "list[str | Marked]", around: tuple[int, ...]) -> None:
        for node in nodes:
            if isinstance(node, str):
                characters.extend((char, around) for char in node)
            else:
                kinds.append(node.kind)
                lay(node.inside, (*around, len(kinds) - 1))

    lay(nodes, ())
    text = ""
    places: dict[int, list[int]] = {}
    space = ""
    for char, around in characters:
        if char.isspace() or char == BREAK:
            space = "\n" if char == BREAK or space == "\n" else " "
            continue
        text += space if text else ""
        space = ""
        for number in around:
            places.setdefault(number, []).append(len(text))
        text += char
    return text, sorted(Mark(found[0], found[-1] + 1, kinds[number]) for number, found in places.items())


@settings(max_examples=200, deadline=None)
@given(TREES)
def test_marks_never_change_the_text_and_select_what_stands_inside_them(nodes: "list[str | Marked]") -> None:
    builder = BlockBuilder()
    put(nodes, builder)
    builder.end()
    text, marks = model(nodes)
    found = [(block.text, list(block.marks)) for block in builder.blocks]
    assert found == ([(text, marks)] if text else [])


@pytest.mark.parametrize(
    ("before", "inside", "after", "text", "selected"),
    [
        ("un", "believ", "able", "unbelievable", ["believ"]),
        ("one", " two ", "three", "one two three", ["two"]),
        ("one ", "   ", " two", "one two", []),
        ("", " one", "", "one", ["one"]),
    ],
)
def test_a_mark_begins_and_ends_at_a_letter(
    before: str, inside: str, after: str, text: str, selected: list[str]
) -> None:
    builder = BlockBuilder()
    builder.text(before)
    with builder.mark(MarkKind.LINK, "https://example.org/\x00a"):
        builder.text(inside)
    builder.text(after)
    builder.end(Role.LIST_ITEM, 2)
    (block,) = builder.blocks
    assert (block.text, block.role, block.level) == (text, Role.LIST_ITEM, 2)
    assert [text[mark.start : mark.end] for mark in block.marks] == selected
    assert {mark.value for mark in block.marks} <= {"https://example.org/a"}


def test_marks_of_the_same_words_are_all_kept() -> None:
    builder = BlockBuilder()
    with ExitStack() as stack:
        for kind in (MarkKind.STRONG, MarkKind.EMPHASIS, MarkKind.LINK):
            stack.enter_context(builder.mark(kind, "https://example.org" if kind is MarkKind.LINK else ""))
        builder.text("both ways")
    builder.end()
    assert {(mark.start, mark.end, mark.kind) for mark in builder.blocks[0].marks} == {
        (0, 9, MarkKind.STRONG),
        (0, 9, MarkKind.EMPHASIS),
        (0, 9, MarkKind.LINK),
    }


def test_a_line_break_stands_between_lines_once() -> None:
    builder = BlockBuilder()
    builder.line_break()
    builder.text("Roses ")
    builder.line_break()
    builder.text(" \n")
    builder.line_break()
    builder.text(" violets")
    builder.line_break()
    builder.end(Role.BLOCKQUOTE)
    builder.add("next")
    assert [block.text for block in builder.blocks] == ["Roses\nviolets", "next"]


def test_a_block_has_the_shape_that_it_is_ended_with() -> None:
    builder = BlockBuilder()
    builder.add("Salt.", Role.LIST_ITEM, 2, 7, quoted=True, continues=True, language="de")
    builder.add("A boat.", Role.FIGURE, target="https://example.org/boat.png")
    builder.add("See there.", Role.NOTE, about="note", name="1")
    builder.add_code("x = 1", quoted=True)
    assert builder.blocks == [
        Block("Salt.", Role.LIST_ITEM, 2, number=7, quoted=True, continues=True, language="de"),
        Block("A boat.", Role.FIGURE, target="https://example.org/boat.png"),
        Block("See there.", Role.NOTE, about="note", name="1"),
        Block("x = 1", Role.CODE, quoted=True),
    ]


# Tables

CELL_TEXTS = st.text(st.sampled_from("ab; \n"), max_size=5)
ROWS = st.lists(st.tuples(CELL_TEXTS, st.booleans(), st.sampled_from(["", "2,1"])), min_size=1, max_size=5)


@settings(max_examples=200, deadline=None)
@given(ROWS, st.booleans())
def test_each_cell_of_a_row_has_a_mark_over_its_own_text(row: list[tuple[str, bool, str]], first: bool) -> None:  # noqa: FBT001  drawn
    builder = BlockBuilder()
    for text, header, span in row:
        with builder.cell(header=header, span=span):
            builder.text(text)
    builder.end_row(first=first)
    expected = [" ".join(text.split()) for text, _, _ in row]
    if not any(expected):
        assert builder.blocks == []
        return
    (block,) = builder.blocks
    kinds = [(MarkKind.HEADER if header else MarkKind.CELL, span) for _, header, span in row]
    assert [block.text[mark.start : mark.end] for mark in block.marks] == expected
    filled = [number for number, text in enumerate(expected) if text]
    assert [(block.marks[at].kind, block.marks[at].value) for at in filled] == [kinds[at] for at in filled]
    assert (block.role, block.level) == (Role.TABLE, int(first))
    assert block.text == "; ".join(expected[: filled[-1] + 1])


def test_marks_in_a_cell_stay_in_it() -> None:
    builder = BlockBuilder()
    for word in ("Year", "Days"):
        with builder.cell(header=True), builder.mark(MarkKind.STRONG):
            builder.line_break()
            builder.text(f" {word} ")
            builder.line_break()
    builder.end_row(first=True)
    assert builder.blocks == [
        Block(
            "Year; Days",
            Role.TABLE,
            1,
            marks=(
                Mark(0, 4, MarkKind.STRONG),
                Mark(0, 4, MarkKind.HEADER),
                Mark(6, 10, MarkKind.STRONG),
                Mark(6, 10, MarkKind.HEADER),
            ),
        )
    ]


def test_spaces_that_do_not_break_stay_and_others_become_one() -> None:
    block = build(" 10\u00a0000 \t\n km\u202f!  ")
    assert block is not None
    assert block.text == "10\u00a0000 km\u202f!"


@pytest.mark.parametrize("nothing", ["", " \n\t", "\u00a0", " \u00a0 \u202f", "\u200b\ufeff\x00"])
def test_a_block_of_nothing_but_space_is_none(nothing: str) -> None:
    assert build(nothing) is None


def test_blocks_do_not_share_anything() -> None:
    builder = BlockBuilder()
    with builder.mark(MarkKind.STRONG):
        builder.text("one ")
    builder.end(Role.HEADING, 1)
    builder.add("two", Role.CODE)
    assert builder.blocks == [
        Block("one", Role.HEADING, 1, marks=(Mark(0, 3, MarkKind.STRONG),)),
        Block("two", Role.CODE),
    ]


def test_white_space_around_cells_is_none() -> None:
    builder = BlockBuilder()
    for cell in (" a ", "", " ", "b\n"):
        builder.text(cell)
        builder.end_cell()
    builder.end_row()
    assert [block.text for block in builder.blocks] == ["a; ; ; b"]


@pytest.mark.parametrize(
    ("address", "is_one"),
    [
        ("https://example.org:8080/a", True),
        ("http://[::1]/", True),
        ("http://:80/", False),
        ("http://example.com:99999/", False),
        ("http://example.com:-1/", False),
        ("http://example.com:0/", False),
        ("http://[::1/", False),
        ("mailto:a@example.org", True),
    ],
)
def test_an_address_names_a_host_and_a_port_that_can_be(address: str, is_one: bool) -> None:  # noqa: FBT001  a row of the table
    assert is_address(address) is is_one
