"""Plain text, as it is pasted from a page or kept in a file."""

import re
from collections.abc import Iterable, Iterator

from accessible.document import Article, Clues, Metadata, Role
from accessible.readers.build import BlockBuilder
from accessible.readers.source import Source

_BULLET = re.compile(r"\s*(?:[-*•‣◦]|(\d{1,3})[.)])\s+(?=\S)")
_LINE_END = re.compile(r"\r\n|\r|\n|\u2028|\u2029|\x85|\f")
_WRAPPED_WIDTH = range(45, 101)
_SHORTEST_FULL_LINE = 0.6


def read(source: Source) -> Article:
    """Return the paragraphs of a text as blocks, with the clue of where blank lines stand.

    Paragraphs stand between blank lines; lines of about one width inside them are one paragraph that was
    wrapped, other lines are paragraphs of their own.
    """
    builder = BlockBuilder()
    for paragraph in paragraphs(lines(source.text)):
        is_first = True
        for text in paragraph:
            if bullet := _BULLET.match(text):
                clues = Clues(gap=is_first, kind="li")
                builder.add(text[bullet.end() :], Role.LIST_ITEM, 1, int(bullet[1] or 0), clues=clues)
            else:
                builder.add(text, clues=Clues(gap=is_first))
            is_first = False
    return Article(Metadata(), tuple(builder.blocks))


def lines(text: str) -> list[str]:
    """Return the lines of a text, whatever ends them."""
    return _LINE_END.split(text)


def paragraphs(lines: Iterable[str]) -> Iterator[list[str]]:
    """Yield what stands between blank lines, each as the texts that it is."""
    paragraph: list[str] = []
    for line in [*lines, ""]:
        if line.strip():
            paragraph.append(line)
        elif paragraph:
            yield _paragraphs(paragraph)
            paragraph = []


def _paragraphs(lines: list[str]) -> list[str]:
    return [" ".join(lines)] if _is_wrapped(lines) else lines


def _is_wrapped(lines: list[str]) -> bool:
    if len(lines) < 2 or any(_BULLET.match(line) for line in lines):  # noqa: PLR2004  one line is not wrapped
        return False
    widest = max(map(len, lines))
    return widest in _WRAPPED_WIDTH and all(len(line) >= widest * _SHORTEST_FULL_LINE for line in lines[:-1])
