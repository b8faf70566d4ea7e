"""The article as plain text, for screen readers and braille displays: a paragraph a line, and no drawing with signs."""

from collections.abc import Iterator, Sequence
from itertools import chain, pairwise
from pathlib import Path

from accessible.document import Block, MarkKind, Role, is_described
from accessible.publication import Publication
from accessible.store import Store
from accessible.writers.notes import articles, is_note, notes


def write(publication: Publication, _store: Store, path: Path) -> int:
    """Write plain text, in UTF-8, to `path`: as it is read, notes behind their article. Return 0: it does not sound."""
    body = (_body(blocks, publication) for blocks in articles(publication.article.blocks))
    text = "\n\n".join([*_front(publication), *chain.from_iterable(body)])
    path.write_text(f"{text}\n", "utf-8", newline="\n")
    return 0


def _front(publication: Publication) -> Iterator[str]:
    yield from (utterance.text for utterance in (*publication.front, *publication.imprint))
    if url := publication.article.metadata.url:
        yield url


def _body(blocks: Sequence[Block], publication: Publication) -> Iterator[str]:
    """Yield what has blank lines around it, of one article."""
    text = [block for block in blocks if not is_note(block)]
    lines = ""
    for before, block in pairwise([None, *text]):
        if block is None:
            continue
        line = _written(block, publication)
        if before is not None and _goes_on(before, block):
            lines += f"\n{line}"
        else:
            yield from filter(None, [lines])
            lines = line
    yield from filter(None, [lines])
    yield from _notes(publication, blocks)


def _goes_on(before: Block, block: Block) -> bool:
    """Say whether a block stands in the line right below the one before it."""
    if block.role is Role.DEFINITION:
        return before.role in {Role.TERM, Role.DEFINITION}
    if block.role is Role.TABLE:
        return before.role is Role.TABLE and block.level == 0
    return block.role is Role.LIST_ITEM and before.role is Role.LIST_ITEM and not (block.continues or before.continues)


def _written(block: Block, publication: Publication) -> str:
    """Return a block as text; nothing of an ornament."""
    if block.role is Role.FIGURE and block.text:
        labels = publication.labels
        return f"{labels['picture']}{block.text}" if is_described(block) else labels["no description"]
    text = quoted(block)
    if block.role is Role.LIST_ITEM and not block.continues:
        sign = f"{block.number}." if block.number else "•"
        return f"{'  ' * (block.level - 1)}{sign} {text}"
    if block.role is Role.DEFINITION or (block.role is Role.LIST_ITEM and block.continues):
        return f"  {text}"
    return text


def quoted(block: Block, start: int = 0, end: int | None = None) -> str:
    """Return a range of a block, with quotation marks around what is marked as a quotation, as a page shows it."""
    pieces = list(block.text)
    for mark in block.marks:
        if mark.kind is MarkKind.QUOTE and mark.start < mark.end:
            pieces[mark.start] = f"“{pieces[mark.start]}"
            pieces[mark.end - 1] += "”"
    return "".join(pieces[start:end])


def _notes(publication: Publication, blocks: Sequence[Block]) -> Iterator[str]:
    """Yield the notes, each behind what refers to it, under a heading."""
    found = notes(blocks)
    marks = [(block.text[mark.start : mark.end], mark) for block in blocks for mark in sorted(block.marks)]
    shown = {mark.value: text for text, mark in reversed(marks) if mark.kind is MarkKind.NOTE_REFERENCE}
    if found.cited or found.others:
        yield publication.labels["notes"]
    for body in (*found.cited, *found.others):
        sign = shown.get(body[0].name, "")
        is_there = body[0].text.lstrip("[(^").startswith(sign.strip("[]()^"))
        first = quoted(body[0]) if is_there else f"{sign} {quoted(body[0])}"
        yield "\n".join([first, *map(quoted, body[1:])])
