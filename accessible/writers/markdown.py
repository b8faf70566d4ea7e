"""The article as Markdown: CommonMark with the tables, strikethrough and footnotes of GitHub, and definition lists."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise
from pathlib import Path

from accessible.document import Block, MarkKind, Role, heading_levels, is_described
from accessible.publication import Publication
from accessible.store import Store
from accessible.writers.grid import Cell, grid, tables
from accessible.writers.markdown_inline import markdown
from accessible.writers.notes import is_note, notes

_BACKTICKS = re.compile("`+")
_HASHES = re.compile("(#+)$")
_LARGEST_NUMBER = 999_999_999
"""Of an item in a numbered list: nine digits."""


def write(publication: Publication, _store: Store, path: Path) -> int:
    """Write Markdown to `path`: title, author and source, the text, its notes last. Return 0: it does not sound."""
    chunks = [*_front(publication), *_Text(publication).chunks()]
    path.write_text("\n\n".join(chunks) + "\n", "utf-8", newline="\n")
    return 0


def _front(publication: Publication) -> Iterator[str]:
    """Yield the title and what is known of the article; its source leads to where it was published."""
    url = publication.article.metadata.url
    title, *others = publication.front
    yield _heading(1, markdown(title.text, (), {}, in_row=True))
    for utterance in (*others, *publication.imprint):
        text = markdown(utterance.text, (), {})
        is_link = utterance.id == "source" and url
        yield f"[{text}](<{url}>)" if is_link else text
    if url and not publication.article.metadata.source:
        yield f"<{url}>"


def _heading(level: int, text: str) -> str:
    """Return a heading; signs at its end would be taken for its end."""
    return f"{'#' * level} " + _HASHES.sub(r"\\\1", text)


class _Text:
    """The blocks of an article, and its notes."""

    def __init__(self, publication: Publication) -> None:
        blocks = publication.article.blocks
        self._levels = {id(block): level for block, level in zip(blocks, heading_levels(blocks), strict=True)}
        self._blocks = [block for block in blocks if not is_note(block)]
        self._notes = notes(blocks)
        self._labels = publication.labels

    def chunks(self) -> Iterator[str]:
        """Yield what has blank lines around it."""
        for is_quoted, group in groupby(self._blocks, key=_is_quoted):
            text = "\n\n".join(self._group(list(group)))
            yield re.sub("(?m)^", "> ", text).replace("> \n", ">\n") if is_quoted and text else text
        if self._notes.others:
            yield _heading(2, self._labels["notes"])
        for body in self._notes.others:
            yield from map(self._inline, body)
        for number, body in enumerate(self._notes.cited, 1):
            paragraphs = "\n\n".join(map(self._inline, body))
            yield f"[^{number}]: {_indented(paragraphs, 4)}"

    def _group(self, blocks: Sequence[Block]) -> Iterator[str]:
        """Yield blocks that stand in one quotation, or in none."""
        for role, run in groupby(blocks, key=_kind):
            if role is Role.LIST_ITEM:
                yield self._list(list(run))
            elif role is Role.TABLE:
                yield from (self._table(rows) for rows in tables(list(run)))
            elif role is Role.DEFINITION:
                yield from self._definitions(list(run))
            else:
                yield from filter(None, map(self._block, run))

    def _inline(self, block: Block) -> str:
        return markdown(block.text, block.marks, self._notes.numbers)

    def _row(self, block: Block) -> str:
        return markdown(block.text, block.marks, self._notes.numbers, in_row=True)

    def _block(self, block: Block) -> str:
        """Return a block that stands for itself; nothing of an ornament."""
        if block.role is Role.HEADING:
            return _heading(self._levels[id(block)], self._row(block))
        if block.role is Role.CODE:
            return _fenced(block.text)
        if block.role is Role.FIGURE:
            return self._picture(block)
        return self._inline(block)

    def _picture(self, figure: Block) -> str:
        """Return a picture that is on the web, or else what stands for it."""
        if not figure.text:
            return ""
        known = figure.text.replace("\n", " ") if is_described(figure) else self._labels["no description"]
        text = markdown(known, (), {}, in_row=True)
        if figure.target.startswith(("http://", "https://")):
            return f"![{text}](<{figure.target}>)"
        return f"{self._labels['picture']}{text}" if is_described(figure) else text

    def _table(self, rows: Sequence[Block]) -> str:
        """Return a table, with an empty row of headers where it has none: there must be one."""
        laid = [self._cells(row, placed) for row, placed in zip(rows, grid(rows), strict=True)]
        columns = max(map(len, laid))
        header = [] if not _is_header(rows[0]) else laid.pop(0)
        lines = [header, ["---"] * columns, *laid]
        return "\n".join("| " + " | ".join([*line, *[""] * (columns - len(line))]) + " |" for line in lines)

    def _cells(self, row: Block, placed: Sequence[Cell]) -> list[str]:
        texts = []
        for cell in placed:
            mark = cell.mark
            numbers = self._notes.numbers
            text = markdown(row.text, row.marks, numbers, mark.start, mark.end, in_row=True) if mark else ""
            texts += [text, *[""] * (cell.columns - 1)]
        return texts

    def _definitions(self, blocks: Sequence[Block]) -> Iterator[str]:
        """Yield terms with what defines them; a term before another term is a paragraph."""
        entry = ""
        for before, block in pairwise([None, *blocks]):
            if block is None:
                continue
            if block.role is Role.TERM:
                yield from filter(None, [entry])
                entry = self._row(block)
            elif before is None:
                entry = self._inline(block)
            else:
                entry += f"\n: {_indented(self._inline(block), 2)}"
        yield entry

    def _list(self, items: Sequence[Block]) -> str:
        listed = _List()
        for block in items:
            listed.add(block, _fenced(block.text) if block.role is Role.CODE else self._inline(block))
        return listed.text


@dataclass(slots=True)
class _Level:
    """A list that is open: its level, how far its items are indented, the last number, and what stands behind it."""

    level: int
    width: int
    number: int
    sign: str = "."


class _List:
    """Items as a list, each list inside the item before it that is one level up."""

    def __init__(self) -> None:
        self.text = ""
        self._open: list[_Level] = []

    def add(self, block: Block, text: str) -> None:
        """Add an item, or what continues the last one."""
        while self._open and self._open[-1].level > block.level:
            self._open.pop()
        if block.continues or block.role is Role.CODE:
            self._append(text, sum(each.width for each in self._open), blank=True)
            return
        blank, marker = self._next(block)
        self._append(
            f"{marker}{_indented(text, len(marker))}", sum(each.width for each in self._open[:-1]), blank=blank
        )

    def _append(self, text: str, indent: int, *, blank: bool) -> None:
        between = "" if not self.text else "\n\n" if blank else "\n"
        self.text += between + " " * indent + _indented(text, indent)

    def _next(self, block: Block) -> tuple[bool, str]:
        """Return the marker of an item, and whether it needs a blank line before it to be taken for one.

        Only the first number of a list counts; another sign behind it begins a new list.
        """
        number = block.number if block.number <= _LARGEST_NUMBER else 0
        before = self._open.pop() if self._open and self._open[-1].level == block.level else None
        is_next = before is not None and (number == before.number + 1 if number else not before.number)
        sign = before.sign if before else "."
        if before and before.number and not is_next:
            sign = ")" if sign == "." else "."
        marker = f"{number}{sign} " if number else "- "
        self._open.append(_Level(block.level, len(marker), number, sign))
        return not is_next and number > 1, marker


def _is_header(row: Block) -> bool:
    marks = [mark for mark in row.marks if mark.kind in {MarkKind.CELL, MarkKind.HEADER}]
    return bool(marks) and all(mark.kind is MarkKind.HEADER for mark in marks)


def _is_quoted(block: Block) -> bool:
    return block.role is Role.BLOCKQUOTE or block.quoted


def _kind(block: Block) -> Role:
    """Return the role of what a block is written in together with others."""
    if block.role is Role.CODE and block.continues:
        return Role.LIST_ITEM
    return Role.DEFINITION if block.role is Role.TERM else block.role


def _indented(text: str, columns: int) -> str:
    """Return a text with all lines but the first further right, where they are not empty."""
    return re.sub(r"\n(?=[^\n])", "\n" + " " * columns, text)


def _fenced(code: str) -> str:
    fence = "`" * max([3, *(len(run) + 1 for run in _BACKTICKS.findall(code))])
    return f"{fence}\n{code}\n{fence}"
