"""The Markdown copy: what is read back from it, by our own reader and by markdown-it, is what was written."""

from collections.abc import Iterable, Sequence
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from accessible import assets
from accessible.document import CELLS, Article, Block, Mark, MarkKind, Metadata, Role
from accessible.narration import Narration, Utterance, Voice
from accessible.publication import Publication
from accessible.readers import markdown as reader
from accessible.readers.build import BlockBuilder
from accessible.readers.source import Source
from accessible.store import Store
from accessible.writers import markdown

INLINE = (
    *(MarkKind.EMPHASIS, MarkKind.STRONG, MarkKind.DELETED, MarkKind.CODE, MarkKind.LINK, MarkKind.SUPERSCRIPT),
    *(MarkKind.SUBSCRIPT, MarkKind.QUOTE, MarkKind.INSERTED, MarkKind.LANGUAGE),
)
VALUES = {MarkKind.LINK: "https://example.org/a_(b)?c=1&copy;#d*e", MarkKind.LANGUAGE: "fr"}
SPECIAL = st.sampled_from(
    ["a", "b", "é", "漢", "1", "12. ", "1) ", "- ", "+ ", "* ", "> ", "# ", "=", "---", ": ", " "]
)
SIGNS = st.sampled_from(
    [*"*_~`[]()<>&!|\\:^#.-\"'$;", "\n", "&amp;", "&#38;", "[^1]", "[^1]: ", "](b)", "<b>", "```", "~~~"]
)
TEXT = st.lists(st.one_of(SPECIAL, SIGNS, st.just("\u00a0")), min_size=1, max_size=24).map("".join)


def normalised(text: str) -> str:
    """Return a text as every reader makes it: with single spaces, and breaks between lines that are not empty."""
    builder = BlockBuilder()
    for line in text.split("\n"):
        builder.text(line)
        builder.line_break()
    builder.end()
    return builder.blocks[0].text if builder.blocks else ""


@st.composite
def blocks(draw: st.DrawFn, role: Role = Role.PARAGRAPH) -> Block:
    text = draw(TEXT.map(normalised).filter(lambda text: any(map(str.isalnum, text))))
    marks = [draw(_mark(text)) for _ in range(draw(st.integers(0, 4)))]
    return Block(text, role, marks=tuple(sorted(set(marks))))


@st.composite
def _mark(draw: st.DrawFn, text: str) -> Mark:
    start = draw(st.integers(0, len(text) - 1))
    end = draw(st.integers(start + 1, len(text)))
    kind = draw(st.sampled_from(INLINE))
    return Mark(start, end, kind, VALUES.get(kind, ""))


def written(article: Article, folder: Path) -> str:
    path = folder / "copy.md"
    front = (Utterance("title", article.metadata.title, "en", ()),)
    narration = Narration(Voice("tone", "tone", "en", 24_000), 24_000, {})
    publication = Publication(article, narration, front, (), (), (), assets.labels("en"))
    assert markdown.write(publication, Store(folder), path) == 0
    return path.read_text("utf-8")


def read(text: str) -> tuple[Block, ...]:
    return reader.read(Source(text, "text/markdown")).blocks


def copied(found: Sequence[Block], folder: Path) -> tuple[Block, ...]:
    """Return blocks as they are read back from the copy, without the title."""
    title, *others = read(written(Article(Metadata(title="T"), tuple(found)), folder))
    assert (title.text, title.level) == ("T", 1)
    return tuple(others)


def covered(block: Block) -> dict[MarkKind, set[int]]:
    """Return the letters and digits that each kind of mark is over: where exactly it ends beside signs, nobody sees."""
    kinds = {mark.kind for mark in block.marks} - CELLS
    letters = {place for place, char in enumerate(block.text) if char.isalnum()}
    found = {kind: set[int]() for kind in kinds}
    for mark in block.marks:
        if mark.kind in kinds:
            found[mark.kind] |= letters & set(range(mark.start, mark.end))
    return {kind: places for kind, places in found.items() if places}


@settings(max_examples=300, deadline=None)
@given(block=blocks())
def test_a_paragraph_is_read_back_with_its_text_and_marks(
    block: Block, tmp_path_factory: pytest.TempPathFactory
) -> None:
    (found,) = copied([block], tmp_path_factory.getbasetemp())
    assert (found.text, found.role) == (block.text, Role.PARAGRAPH)
    assert covered(found) == covered(block)


ITEMS = st.lists(st.tuples(st.integers(1, 3), st.sampled_from([0, 1, 2, 3, 7])), min_size=1, max_size=8)


@settings(max_examples=200, deadline=None)
@given(shapes=ITEMS)
def test_the_items_of_any_list_are_read_back_with_their_numbers(
    shapes: list[tuple[int, int]], tmp_path_factory: pytest.TempPathFactory
) -> None:
    wanted = [Block("item", Role.LIST_ITEM, level, number=number) for level, number in shapes]
    found = copied(wanted, tmp_path_factory.getbasetemp())
    assert [(block.text, block.number) for block in found] == [("item", number) for _, number in shapes]
    depths = [block.level for block in found]
    for (before, level), (above, depth) in zip(
        pairwise(block.level for block in wanted), pairwise(depths), strict=True
    ):
        assert (level > before) == (depth > above)
        assert (level < before) >= (depth < above)


ROLES = st.sampled_from([Role.HEADING, Role.BLOCKQUOTE, Role.LIST_ITEM, Role.CODE, Role.CAPTION])


@settings(max_examples=120, deadline=None)
@given(data=st.data())
def test_blocks_of_all_kinds_are_read_back_in_order(
    data: st.DataObject, tmp_path_factory: pytest.TempPathFactory
) -> None:
    kinds = data.draw(st.lists(ROLES, min_size=1, max_size=6))
    wanted = [_shaped(data.draw(blocks(role)), data.draw) for role in kinds]
    found = copied(wanted, tmp_path_factory.getbasetemp())
    assert [block.text for block in found] == [block.text for block in wanted]
    roles = [Role.PARAGRAPH if block.role is Role.CAPTION else block.role for block in wanted]
    assert [block.role for block in found] == roles


def _shaped(block: Block, draw: st.DrawFn) -> Block:
    level = draw(st.integers(1, 3))
    if block.role is Role.CODE:
        return Block(block.text.replace("\u00a0", "x"), Role.CODE)
    if block.role is Role.LIST_ITEM:
        return Block(block.text, block.role, level, marks=block.marks, number=draw(st.sampled_from([0, 0, 1, 2, 7])))
    return Block(block.text, block.role, level if block.role is Role.HEADING else 0, marks=block.marks)


@settings(max_examples=60, deadline=None)
@given(texts=st.lists(st.lists(blocks(), min_size=2, max_size=3), min_size=1, max_size=4))
def test_the_cells_of_a_table_are_read_back(texts: list[list[Block]], tmp_path_factory: pytest.TempPathFactory) -> None:
    rows = [row([cell.text for cell in cells], first=not number) for number, cells in enumerate(texts)]
    found = copied(rows, tmp_path_factory.getbasetemp())
    assert [block.text.rstrip("; ") for block in found] == [block.text.rstrip("; ") for block in rows]


def row(texts: Iterable[str], *, first: bool, header: bool = False) -> Block:
    builder = BlockBuilder()
    for text in texts:
        with builder.cell(header=header):
            for line in text.split("\n"):
                builder.text(line)
                builder.line_break()
    builder.end_row(first=first)
    return builder.blocks[0]
