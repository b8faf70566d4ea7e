"""The article as plain text and as Markdown: what a person finds in the files."""

from dataclasses import replace
from pathlib import Path

import pytest
from markdown_it import MarkdownIt

from accessible import assets
from accessible.document import Article, Block, Mark, MarkKind, Metadata, Role
from accessible.narration import Narration, Utterance, Voice
from accessible.publication import Publication
from accessible.store import Store
from accessible.writers import WRITERS, writer

CELL, HEADER = MarkKind.CELL, MarkKind.HEADER


def copy(name: str, folder: Path, *blocks: Block, metadata: Metadata | None = None) -> str:
    """Return a copy of some blocks, without its title."""
    known = replace(metadata or Metadata(), title="T")
    narration = Narration(Voice("tone", "tone", "en", 24_000), 24_000, {})
    front = (Utterance("title", "T", "en", ()),)
    source = (Utterance("source", f"Source: {known.source}", "en", ()),) if known.source else ()
    publication = Publication(Article(known, blocks), narration, front, source, (), (), assets.labels("en"))
    path = folder / f"copy{WRITERS[name].ending}"
    writer(name)(publication, Store(folder), path)
    title, _, text = path.read_text("utf-8").partition("\n\n")
    assert title == ("# T" if name == "text.md" else "T")
    return text


NOTES = (
    Block(
        "A wall[1] and a mill[2].",
        marks=(Mark(6, 9, MarkKind.NOTE_REFERENCE, "a"), Mark(20, 23, MarkKind.LINK, "http://a.b")),
    ),
    Block("Not one wall[1].", marks=(Mark(12, 15, MarkKind.NOTE_REFERENCE, "a"),)),
    Block("Nobody asked.", Role.NOTE, name="z", about="note"),
    Block("It fell.", Role.NOTE, name="a", about="note"),
    Block("It was rebuilt.", Role.NOTE, about="note"),
    Block("She writes about walls.", Role.NOTE, about="author"),
)


def test_notes_stand_last_in_plain_text_behind_what_refers_to_them(tmp_path: Path) -> None:
    assert copy("text.txt", tmp_path, *NOTES).split("\n\n") == [
        "A wall[1] and a mill[2].",
        "Not one wall[1].",
        "She writes about walls.",
        "Notes",
        "[1] It fell.\nIt was rebuilt.",
        "Nobody asked.\n",
    ]


def test_notes_of_a_book_stand_behind_their_article_in_plain_text(tmp_path: Path) -> None:
    blocks: list[Block] = []
    for name in ("Alpha", "Beta"):
        blocks += [
            Block(name, Role.HEADING, level=1, about="title"),
            Block(f"It is {name}[1].", marks=(Mark(len(name) + 6, len(name) + 9, MarkKind.NOTE_REFERENCE, name),)),
            Block(f"So says {name}.", Role.NOTE, name=name, about="note"),
        ]
    assert copy("text.txt", tmp_path, *blocks).split("\n\n") == [
        *("Alpha", "It is Alpha[1].", "Notes", "[1] So says Alpha."),
        *("Beta", "It is Beta[1].", "Notes", "[1] So says Beta.\n"),
    ]


def test_what_a_note_quotes_stands_in_quotation_marks(tmp_path: Path) -> None:
    quote = (Mark(5, 9, MarkKind.QUOTE),)
    said = Block("Not \u2013 one wall", marks=(Mark(0, 3, MarkKind.NOTE_REFERENCE, "a"),))
    first = Block("They went.", Role.NOTE, name="a", about="note", marks=quote)
    blocks = (said, first, Block("They came.", Role.NOTE, about="note", marks=quote))
    assert copy("text.txt", tmp_path, *blocks).endswith("They “went”.\nThey “came”.\n")


def test_notes_are_footnotes_in_markdown_and_those_that_nothing_refers_to_are_text(tmp_path: Path) -> None:
    assert copy("text.md", tmp_path, *NOTES).split("\n\n") == [
        "A wall[^1] and a mill[\\[2\\]](http://a.b).",
        "Not one wall[^1].",
        "She writes about walls.",
        "## Notes",
        "Nobody asked.",
        "[^1]: It fell.",
        "    It was rebuilt.\n",
    ]


FIGURES = (
    Block("A mill\nby night", Role.FIGURE, target="https://a.b/(c).jpg"),
    Block("A caption.", Role.CAPTION),
    Block("A wheel", Role.FIGURE, target="wheel.jpg"),
    Block("\U0001f5bc", Role.FIGURE, target="https://a.b/d.jpg"),
    Block("\U0001f5bc", Role.FIGURE, target="d.jpg"),
    Block("", Role.FIGURE, target="https://a.b/ornament.jpg"),
)


def test_pictures_are_what_stands_for_them(tmp_path: Path) -> None:
    assert copy("text.txt", tmp_path, *FIGURES).split("\n\n") == [
        "Picture: A mill\nby night",
        "A caption.",
        "Picture: A wheel",
        "Picture without a description.",
        "Picture without a description.\n",
    ]
    assert copy("text.md", tmp_path, *FIGURES).split("\n\n") == [
        "![A mill by night](<https://a.b/(c).jpg>)",
        "A caption.",
        "Picture: A wheel",
        "![Picture without a description.](<https://a.b/d.jpg>)",
        "Picture without a description.\n",
    ]


def test_where_the_article_comes_from_is_a_link(tmp_path: Path) -> None:
    known = Metadata(source="The *River* Post", url="https://example.org/a_b")
    text = Block("It was cold.")
    assert copy("text.md", tmp_path, text, metadata=known) == (
        "[Source: The \\*River\\* Post](<https://example.org/a_b>)\n\nIt was cold.\n"
    )
    assert copy("text.md", tmp_path, text, metadata=replace(known, source="")) == (
        "<https://example.org/a_b>\n\nIt was cold.\n"
    )
    assert copy("text.txt", tmp_path, text, metadata=known) == (
        "Source: The *River* Post\n\nhttps://example.org/a_b\n\nIt was cold.\n"
    )


ITEMS = (
    Block("three", Role.LIST_ITEM, 1, number=3),
    Block("more", Role.LIST_ITEM, 1, continues=True),
    Block("bullet", Role.LIST_ITEM, 2),
    Block("a = 1\n\nb", Role.CODE, 2, continues=True),
    Block("four", Role.LIST_ITEM, 1, number=4),
    Block("anew", Role.LIST_ITEM, 1, number=2),
    Block("last", Role.LIST_ITEM, 1, number=3),
)


def test_lists_are_read_as_they_are_counted(tmp_path: Path) -> None:
    assert copy("text.txt", tmp_path, *ITEMS).startswith("3. three\n\n  more\n\n  • bullet\n\na = 1\n\nb\n\n4. four\n")
    rendered = MarkdownIt("commonmark").render(copy("text.md", tmp_path, *ITEMS))
    assert [line for line in rendered.splitlines() if "<ol" in line] == ['<ol start="3">', '<ol start="2">']
    assert "<pre><code>a = 1\n\nb\n</code></pre>\n</li>\n</ul>\n</li>\n<li>\n<p>four</p>" in rendered


TABLE = (
    Block("Year; Turns", Role.TABLE, 1, marks=(Mark(0, 4, HEADER), Mark(6, 11, HEADER, "2,1"))),
    Block("1911; a|b; c\nd", Role.TABLE, marks=(Mark(0, 4, CELL, "1,2"), Mark(6, 9, CELL), Mark(11, 14, CELL))),
    Block("e; f", Role.TABLE, marks=(Mark(0, 1, CELL), Mark(3, 4, CELL))),
    Block("alone; here", Role.TABLE, 1, marks=(Mark(0, 5, CELL), Mark(7, 11, CELL))),
)


def test_tables_are_rows_in_text_and_grids_in_markdown(tmp_path: Path) -> None:
    assert copy("text.txt", tmp_path, *TABLE) == "Year; Turns\n1911; a|b; c\nd\ne; f\n\nalone; here\n"
    assert copy("text.md", tmp_path, *TABLE) == (
        "| Year | Turns |  |\n| --- | --- | --- |\n| 1911 | a\\|b | c<br>d |\n|  | e | f |\n\n"
        "|  |  |\n| --- | --- |\n| alone | here |\n"
    )


def test_a_span_of_a_cell_that_is_a_bomb_is_cut(tmp_path: Path) -> None:
    row = Block("a; b", Role.TABLE, 1, marks=(Mark(0, 1, CELL, "99999999999,99999999999"), Mark(3, 4, CELL)))
    assert len(copy("text.md", tmp_path, row)) < 2000


@pytest.mark.parametrize(
    ("block", "markdown", "plain"),
    [
        (Block("C #", Role.HEADING, 2), "## C \\#", "C #"),
        (Block("a\nb", Role.BLOCKQUOTE), "> a\\\n> b", "a\nb"),
        (Block("x ``` y", Role.CODE), "````\nx ``` y\n````", "x ``` y"),
        (Block("she said no", marks=(Mark(9, 11, MarkKind.QUOTE),)), "she said <q>no</q>", "she said “no”"),
        (Block("snake_case _x_ 1.5", Role.PARAGRAPH), "snake_case \\_x\\_ 1.5", "snake_case _x_ 1.5"),
        (Block("1. It's - a + b = c > d & e &amp; f"), "1\\. It's - a + b = c > d & e \\&amp; f", None),
    ],
)
def test_a_block_is_written_so(block: Block, markdown: str, plain: str | None, tmp_path: Path) -> None:
    assert copy("text.md", tmp_path, block) == f"{markdown}\n"
    assert copy("text.txt", tmp_path, block) == f"{plain or block.text}\n"
