"""What was read: an article as metadata and flat blocks in reading order.

Inline markup is stand-off: a `Mark` is a range over `Block.text`, so that every
position in a text stays valid whatever is done with the markup.
"""

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


class MarkKind(StrEnum):
    """What an inline range is, named after the HTML element."""

    EMPHASIS = "em"
    STRONG = "strong"
    LINK = "a"
    CODE = "code"
    SUPERSCRIPT = "sup"
    SUBSCRIPT = "sub"
    LANGUAGE = "span"


@dataclass(frozen=True, slots=True, order=True)
class Mark:
    """Inline markup over the half-open range `[start, end)` of a block's text.

    `value` is the address of a link, or the BCP 47 tag of a passage in another language, else empty.
    """

    start: int
    end: int
    kind: MarkKind
    value: str = ""


@dataclass(frozen=True, slots=True)
class Block:
    """One paragraph-level unit.

    `level` is 1 to 6 for a heading, the nesting depth (from 1) for a list item, else 0. `number` is that of an item
    in a numbered list, else 0. Only code holds line breaks.
    `language` is a BCP 47 tag where the block's differs from the article's, else empty.
    `about` says what a note is about: "author" for a biography, else empty.
    """

    text: str
    role: Role = Role.PARAGRAPH
    level: int = 0
    language: str = ""
    marks: tuple[Mark, ...] = ()
    about: str = ""
    number: int = 0


@dataclass(frozen=True, slots=True)
class Removed:
    """A text that is not spoken, the name of the rule that took it out, and why, in plain words."""

    text: str
    rule: str
    why: str


@dataclass(frozen=True, slots=True)
class Metadata:
    """What is known of an article, in the terms of Dublin Core.

    `published` and `modified` are ISO 8601: a date, or a date and time, with an offset where the source gave one.
    `published_is_guess` says that the source does not declare `published`: its text or its address seems to.
    `language` is a BCP 47 tag. `image` is an http or https address, `image_alt` the text that stands for the picture.
    An empty field is unknown.
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


@dataclass(frozen=True, slots=True)
class Article:
    """An article: `blocks` in reading order, and everything that was taken out, in the order it stood."""

    metadata: Metadata
    blocks: tuple[Block, ...]
    removed: tuple[Removed, ...] = ()


def block_id(number: int) -> str:
    """Return the identifier of the `number`th block, counted from 1: the same in every format."""
    return f"b{number:04d}"


def sentence_id(block: str, number: int) -> str:
    """Return the identifier of the `number`th sentence, counted from 1, of the block named `block`."""
    return f"{block}-s{number}"
