"""Pages of braille: paragraphs with indents, wrapped between words, under a running head.

The form is that of Braille Formats (Braille Authority of North America, 2016): paragraphs begin in cell 3 and go on in
cell 1, headings are centred or begin in cell 5 or 7, the items of lists hang.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

BLANK = "\u2800"
_MARGIN = 3
"""Cells that stay empty on each side of what is centred, and before a page number."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A text of one line, and how it is laid out.

    `first` and `rest` are how many cells are empty before its first line and before the others. `gap` wants a blank
    line before it, `gap_after` one behind it. `stays` says that it stays on the page of what follows.
    `as_is` says that blanks count.
    """

    text: str
    first: int = 2
    rest: int = 0
    gap: bool = False
    gap_after: bool = False
    centred: bool = False
    stays: bool = False
    as_is: bool = False


@dataclass(frozen=True, slots=True)
class Sheet:
    """Pages of `lines` lines of `width` cells. The first line of each is the running head."""

    width: int
    lines: int


def lines(paragraph: Paragraph, cells: str, width: int) -> list[str]:
    """Return a paragraph, whose text is `cells`, in lines of at most `width` cells, none with a blank at its end."""
    most = width // 2
    first, rest = min(paragraph.first, most), min(paragraph.rest, most)
    if paragraph.centred:
        found = _wrapped(cells.split(BLANK), width - 2 * _MARGIN, 0, 0)
        return [BLANK * ((width - len(line)) // 2) + line for line in found]
    words = cells.split(BLANK)
    if paragraph.as_is:
        indent = min(len(cells) - len(cells.lstrip(BLANK)), most - first)
        first += indent
    return _wrapped(words, width, first, rest)


def _wrapped(words: Sequence[str], width: int, first: int, rest: int) -> list[str]:
    """Return words in lines behind indents; one that is longer than a line is cut."""
    found: list[str] = []
    line, is_empty = BLANK * first, True
    for word in filter(None, words):
        left = word
        if not is_empty and len(line) + 1 + len(left) > width:
            found.append(line)
            line, is_empty = BLANK * rest, True
        while len(line) + (not is_empty) + len(left) > width:
            cut = width - len(line)
            found.append(line + left[:cut])
            line, left = BLANK * rest, left[cut:]
        line += (BLANK if not is_empty else "") + left
        is_empty = False
    return found if is_empty else [*found, line]


def pages(paragraphs: Sequence[tuple[Paragraph, str]], sheet: Sheet) -> list[list[str]]:
    """Return paragraphs, each with its text in cells, as the lines of pages, without the running heads."""
    found: list[list[str]] = [[]]
    room = sheet.lines - 1
    wants_gap = False
    for group in _groups(paragraphs, sheet.width):
        before = wants_gap or group.gap
        needed = len(group.lines[: group.together]) + (1 if before and found[-1] else 0)
        if found[-1] and len(found[-1]) + min(needed, room) > room:
            found.append([])
        if before and found[-1]:
            found[-1].append("")
        for line in group.lines:
            if len(found[-1]) == room:
                found.append([])
            if line or found[-1]:
                found[-1].append(line)
        wants_gap = group.gap_after
    return [_stripped(page) for page in found if page] or [[]]


def _stripped(page: list[str]) -> list[str]:
    """Return a page without blank lines at its end."""
    while page and not page[-1]:
        page.pop()
    return page


@dataclass(frozen=True, slots=True)
class _Group:
    """Lines of which the first `together` stay on one page."""

    lines: tuple[str, ...]
    together: int
    gap: bool
    gap_after: bool


def _groups(paragraphs: Sequence[tuple[Paragraph, str]], width: int) -> Iterator[_Group]:
    """Yield paragraphs, each behind the headings above it."""
    held: list[str] = []
    gap = wants_gap = False
    for paragraph, cells in paragraphs:
        own = lines(paragraph, cells, width)
        if not own:
            continue
        if held and (wants_gap or paragraph.gap):
            held.append("")
        gap = gap if held else paragraph.gap
        held += own
        wants_gap = paragraph.gap_after
        if not paragraph.stays:
            yield _Group(tuple(held), len(held) - len(own) + 1, gap, wants_gap)
            held = []
    if held:
        yield _Group(tuple(held), len(held), gap, wants_gap)


def headed(found: Sequence[Sequence[str]], title: str, numbers: Sequence[str], width: int) -> list[list[str]]:
    """Return pages with running heads: the title, as much of it as there is room for, and the number of the page."""
    return [[_head(title, number, width), *page] for page, number in zip(found, numbers, strict=True)]


def _head(title: str, number: str, width: int) -> str:
    room = width - len(number) - _MARGIN
    kept = next(iter(_wrapped(title.split(BLANK), room, 0, 0)), "")
    return kept + BLANK * (width - len(kept) - len(number)) + number
