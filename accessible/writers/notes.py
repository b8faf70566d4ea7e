"""The notes of an article, for formats with footnotes: which of them the text refers to, in which order."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from accessible.document import Block, MarkKind, Role


@dataclass(frozen=True, slots=True)
class Notes:
    """The notes of an article, each as its blocks.

    `numbers` are those of the notes that the text refers to, from 1, by their names, in the order of the text.
    `cited` holds these notes in that order; `others` are the notes that nothing refers to.
    """

    numbers: dict[str, str]
    cited: tuple[tuple[Block, ...], ...]
    others: tuple[tuple[Block, ...], ...]


def is_note(block: Block) -> bool:
    """Say whether a block is a part of a note; what is said about an author stands with the text."""
    return block.role is Role.NOTE and block.about != "author"


def articles(blocks: Sequence[Block]) -> Iterator[Sequence[Block]]:
    """Yield the blocks of each article of a book; an article that is none of several is one."""
    starts = [place for place, block in enumerate(blocks) if place and block.about == "title"]
    yield from (blocks[start:end] for start, end in pairwise([0, *starts, len(blocks)]))


def notes(blocks: Sequence[Block]) -> Notes:
    """Return the notes among the blocks of an article."""
    bodies = _bodies(blocks)
    named = {body[0].name: body for body in reversed(bodies) if body[0].name}
    text = (block for block in blocks if not is_note(block))
    marks = (mark for block in text for mark in sorted(block.marks) if mark.kind is MarkKind.NOTE_REFERENCE)
    names = [name for name in dict.fromkeys(mark.value for mark in marks) if name in named]
    cited = tuple(tuple(named[name]) for name in names)
    others = tuple(tuple(body) for body in bodies if body[0].name not in names)
    return Notes({name: str(number) for number, name in enumerate(names, 1)}, cited, others)


def _bodies(blocks: Sequence[Block]) -> list[list[Block]]:
    bodies: list[list[Block]] = []
    before: Block | None = None
    for block in blocks:
        if is_note(block):
            if block.name or before is None or not is_note(before):
                bodies.append([])
            bodies[-1].append(block)
        before = block
    return bodies
