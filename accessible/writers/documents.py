"""Which blocks are in which content document: an article in one, or, if it is long, in several that begin at headings.

Of several articles in one book, each begins a content document.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import NamedTuple

from lxml import etree

from accessible.document import LOWEST_HEADING, Block, Role, heading_levels
from accessible.narration import Utterance
from accessible.publication import Publication
from accessible.writers.lexicon import phonemes

LONGEST = 50_000
"""Letters of one content document, about an hour of sound; only a section without headings may be longer."""


class Piece(NamedTuple):
    """A block, what is said of it, and the level of the heading that it is or that stands above it."""

    block: Block
    utterance: Utterance
    level: int


class Content(NamedTuple):
    """A content document as it is written: its name, without ending, and its root element."""

    name: str
    root: etree._Element


@dataclass(frozen=True, slots=True)
class Document:
    """A content document with a part of the body: its name, without ending, its title, its language, its blocks."""

    name: str
    title: str
    language: str
    pieces: tuple[Piece, ...]


def documents(publication: Publication) -> tuple[Document, ...]:
    """Return the content documents of the body, in reading order."""
    metadata = publication.article.metadata
    parts = [
        (_language(article) or metadata.language, part)
        for article in _cut(levelled(publication), _is_title)
        for part in _parts(article, 1)
    ]
    if len(parts) == 1:
        return (Document("article", metadata.title, parts[0][0], tuple(parts[0][1])),)
    return tuple(
        Document(f"article-{number}", _title(part) or metadata.title, language, tuple(part))
        for number, (language, part) in enumerate(parts, 1)
    )


def levelled(publication: Publication) -> list[Piece]:
    """Return the blocks, each with the level of its heading, and with marks on words that are said as IPA."""
    blocks = publication.article.blocks
    said = map(_with_phonemes, blocks, publication.body)
    return list(map(Piece, said, publication.body, heading_levels(blocks)))


def _with_phonemes(block: Block, utterance: Utterance) -> Block:
    marks = phonemes(utterance, block.marks)
    return block if len(marks) == len(block.marks) else replace(block, marks=marks)


def _parts(pieces: Sequence[Piece], level: int) -> Iterator[Sequence[Piece]]:
    """Yield an article in few parts of at most `LONGEST` letters, cut at its highest headings first."""
    if level > LOWEST_HEADING or _size(pieces) <= LONGEST:
        yield pieces
        return
    start = end = size = 0
    for section in _cut(pieces, lambda piece: _is_heading(piece) and piece.level <= level):
        longer = size + _size(section)
        if start < end and longer > LONGEST:
            yield from _parts(pieces[start:end], level + 1)
            start, longer = end, _size(section)
        end, size = end + len(section), longer
    yield from _parts(pieces[start:end], level + 1)


def _cut(pieces: Sequence[Piece], begins: Callable[[Piece], bool]) -> list[Sequence[Piece]]:
    """Return the runs of blocks that each begin where `begins` says so, and what stands before the first."""
    starts = [place for place, piece in enumerate(pieces) if place and begins(piece)]
    return [pieces[start:end] for start, end in pairwise([0, *starts, len(pieces)])]


def _size(pieces: Sequence[Piece]) -> int:
    return sum(len(piece.block.text) for piece in pieces)


def _is_heading(piece: Piece) -> bool:
    return piece.block.role is Role.HEADING and not piece.block.quoted


def _is_title(piece: Piece) -> bool:
    return piece.block.about == "title"


def _title(part: Sequence[Piece]) -> str:
    """Return the heading with which a part begins, in one line; empty if it begins with none."""
    return " ".join(part[0].block.text.split()) if _is_heading(part[0]) else ""


def _language(article: Sequence[Piece]) -> str:
    """Return the language of one of several articles; empty where it is that of the book."""
    return article[0].block.language if article and _is_title(article[0]) else ""
