"""What was read: an article as metadata and flat blocks in reading order.

Inline markup is stand-off: a `Mark` is a range over `Block.text`, so that every
position in a text stays valid whatever is done with the markup.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum


class Role(StrEnum):
    """What a block is, named as in HTML and `epub:type`."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    BLOCKQUOTE = "blockquote"
    LIST_ITEM = "list-item"
    TABLE = "table"
    CODE = "code"
    NOTE = "note"
    FIGURE = "figure"
    CAPTION = "caption"
    TERM = "term"
    DEFINITION = "definition"


class MarkKind(StrEnum):
    """What an inline range is, named after the HTML element, or after `epub:type` or SSML where HTML has none."""

    EMPHASIS = "em"
    STRONG = "strong"
    LINK = "a"
    CODE = "code"
    SUPERSCRIPT = "sup"
    SUBSCRIPT = "sub"
    LANGUAGE = "span"
    QUOTE = "q"
    DELETED = "del"
    INSERTED = "ins"
    NOTE_REFERENCE = "noteref"
    PHONEMES = "ph"
    CELL = "td"
    HEADER = "th"


LOWEST_HEADING = 6
CELLS = frozenset({MarkKind.CELL, MarkKind.HEADER})
"""Marks that cut the row of a table into cells."""
UNHEARD = frozenset({MarkKind.DELETED, MarkKind.NOTE_REFERENCE})
"""Marks whose text is not spoken."""


@dataclass(frozen=True, slots=True, order=True)
class Mark:
    """Inline markup over the half-open range `[start, end)` of a block's text.

    `value` is the address of a link, the BCP 47 tag of a passage in another language, the name of the note that is
    referred to, the IPA of a word, or how many columns and rows a cell spans ("2,1"); else empty. A cell's mark may be
    of no length.
    """

    start: int
    end: int
    kind: MarkKind
    value: str = ""


@dataclass(slots=True)
class Clues:
    """What a reader saw of a block that its text does not say; cleaning judges by it, and leaves it out of its result.

    It is the one thing here that changes: `declared` and `likeness` are found after the block is there.

    `gap` says that a blank line stands before it. The rest is what a page's markup says: `kind` is the element around
    the text, `tags` and `names` are the elements and the words in their classes around that, `near` the words of the
    nearest that has any; `links` is the share of the text in links; `path` numbers the block-level elements from the
    outermost to the innermost; `shape` is the same for blocks in elements of the same kind; `declared` is how much of
    the text the page declares to be the article's, from 0 to 1, or -1 where it declares nothing. `likeness` is our own
    answer to that: how much the block reads like the article, from 0 to 1.
    """

    gap: bool = True
    kind: str = "p"
    tags: frozenset[str] = frozenset()
    names: frozenset[str] = frozenset()
    near: frozenset[str] = frozenset()
    links: float = 0.0
    path: tuple[int, ...] = ()
    shape: str = ""
    is_hidden: bool = False
    declared: float = -1.0
    likeness: float = 1.0


@dataclass(frozen=True, slots=True)
class Block:
    """One paragraph-level unit.

    `text` holds line breaks where the lines matter: in code, a poem, an address.
    A figure's text is what stands in place of the picture, and empty for an ornament. Its captions stand right after
    it, those of a table right before it. A row of a table is one block, a `MarkKind.CELL` or `MarkKind.HEADER` a cell,
    in order.

    `level` is 1 to 6 for a heading, the nesting depth (from 1) for a list item and for what continues it, 1 for the
    first row of a table, else 0.
    `number` is that of an item in a numbered list, else 0.
    `language` is a BCP 47 tag where the block's differs from the article's, else empty.
    `about` says what a note is about: "author" for a biography, "note" for one that the text refers to. In a book of
    several articles it says what stands at the head of each: "title", "subtitle", "byline", "imprint". Else empty.
    `name` is what the references to a note call it, for the first of its blocks, else empty.
    `target` says where a figure's picture is, else it is empty: an http(s) address, or a path from the folder of the
    file that was read, or the name of an entry in the archive that was.
    `quoted` says that a block of another role than a quotation stands inside one.
    `continues` says that a list item is a further paragraph of the item before it, or that code stands in that item.
    """

    text: str
    role: Role = Role.PARAGRAPH
    level: int = 0
    language: str = ""
    marks: tuple[Mark, ...] = ()
    about: str = ""
    number: int = 0
    name: str = ""
    target: str = ""
    quoted: bool = False
    continues: bool = False
    clues: Clues | None = None


@dataclass(frozen=True, slots=True)
class Removed:
    """A text that is not spoken, the name of the rule that took it out, and why, in plain words.

    `block` is what it was, where that is more than a paragraph; `place` is how many blocks of the article stand
    before it.
    """

    text: str
    rule: str
    why: str
    block: Block | None = None
    place: int = 0


@dataclass(frozen=True, slots=True, order=True)
class Contributor:
    """Somebody who worked on an article beside its authors; `role` is a code of MARC's relators, such as "trl"."""

    name: str
    role: str


@dataclass(frozen=True, slots=True)
class Metadata:
    """What is known of an article, in the terms of Dublin Core.

    `published` and `modified` are ISO 8601: a date, or a date and time, with an offset where the source gave one.
    `published_is_guess` says that the source does not declare `published`: its text or its address seems to.
    `language` is a BCP 47 tag. `image` is an http or https address, `image_alt` the text that stands for the picture.
    `file_as` holds names, each with how a catalogue files it ("Lee, Ann"), where the source says so.
    `rights` is a licence, its address, or who holds the rights. An empty field is unknown.
    """

    title: str = ""
    subtitle: str = ""
    authors: tuple[str, ...] = ()
    source: str = ""
    published: str = ""
    language: str = ""
    url: str = ""
    subjects: tuple[str, ...] = ()
    description: str = ""
    modified: str = ""
    published_is_guess: bool = False
    image: str = ""
    image_alt: str = ""
    contributors: tuple[Contributor, ...] = ()
    file_as: tuple[tuple[str, str], ...] = ()
    rights: str = ""


@dataclass(frozen=True, slots=True)
class Article:
    """An article: `blocks` in reading order, and everything that was taken out, in the order it stood.

    Of several articles in one book, `parts` holds the metadata of each; there are none of a single article.
    """

    metadata: Metadata
    blocks: tuple[Block, ...]
    removed: tuple[Removed, ...] = ()
    parts: tuple[Metadata, ...] = ()


def page_order(article: Article) -> list[Block | Removed]:
    """Return the blocks, and between them what was taken out, in the order in which all stood."""
    order: list[Block | Removed] = []
    at = 0
    for entry in sorted(article.removed, key=lambda entry: entry.place):
        order += [*article.blocks[at : entry.place], entry]
        at = entry.place
    return [*order, *article.blocks[at:]]


def heading_levels(blocks: Iterable[Block]) -> Iterator[int]:
    """Yield of each block the level of the heading that it is, or that stands above it.

    It is 2 at least, because 1 is that of the title, and none is skipped.
    """
    open_levels: list[int] = []
    for block in blocks:
        if block.role is Role.HEADING:
            open_levels = [*(level for level in open_levels if level < block.level), block.level]
        yield min(len(open_levels) + 1, LOWEST_HEADING)


def is_described(figure: Block) -> bool:
    """Say whether words stand for a picture; if not, it is an ornament, which has no text, or nobody describes it."""
    return any(map(str.isalnum, figure.text))


def cells(row: Block) -> tuple[Mark, ...]:
    """Return the cells of a row of a table, in order, none over another; the whole text where no cell is marked."""
    found: list[Mark] = []
    for mark in row.marks:
        if mark.kind in CELLS and mark.start >= (found[-1].end if found else 0):
            found.append(mark)
    is_cut = any(mark.start < mark.end for mark in found)
    return tuple(found) if is_cut else (Mark(0, len(row.text), MarkKind.CELL),)


def block_id(number: int) -> str:
    """Return the identifier of the `number`th block, counted from 1: the same in every format."""
    return f"b{number:04d}"


def sentence_id(block: str, number: int) -> str:
    """Return the identifier of the `number`th sentence, counted from 1, of the block named `block`."""
    return f"{block}-s{number}"


def word_id(sentence: str, number: int) -> str:
    """Return the identifier of the `number`th word, counted from 1, of the sentence named `sentence`."""
    return f"{sentence}-w{number}"
