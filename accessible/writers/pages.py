"""Pages of a fixed size, cut from a content document: for readers that play overlays on such pages only.

How high a text will be is estimated, on the safe side, because the reader chooses the font: a page is never too full,
and often not quite full. What cannot be divided and is too high for a page, such as a row of a table, makes it higher.
"""

import math
import re
import sys
import unicodedata
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from copy import deepcopy
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate, groupby, islice

from lxml import etree

from accessible.document import word_id
from accessible.narration import words
from accessible.writers.markup import XHTML

WIDTH, HEIGHT = 600, 800
"""CSS pixels of a page: three to four, as a tablet is held."""
MARGIN = 40
SIZE = 24
"""CSS pixels of the text: large in proportion to the page, because nobody can enlarge it."""
LINE = 1.5
"""Height of a line of text, as a factor of its size."""
GAP = 0.9
"""Space behind a block, as a factor of `SIZE`; the style sheet has nothing larger."""
FILLED = 0.85
"""Share of a line that words fill, if none is divided."""
MOST = 4000
"""More letters than any page holds."""
WIDE_AS_CODE = 0.65
"""Width of a letter of a font for code, as a factor of its size."""
TALLEST_PICTURE = 480
"""CSS pixels of a picture; the style sheet has the same."""

BOX = 1.4
"""Padding and border of what stands in place of a picture, on both sides together, as a factor of `SIZE`."""
FOLLOWED = 3
"""Lines of text for which there is room on the page behind a heading or a term."""

_SENTENCE = re.compile(r"(.+-s\d+)(?:-w(\d+))?")
_SCALES = {"h1": 1.6, "h2": 1.4, "h3": 1.25, "h4": 1.1}
_INDENTS = {"ul": 1.7, "ol": 1.7, "blockquote": 3.3, "figure": 3.0, "dd": 1.5}
_INLINE = frozenset(
    {"a", "abbr", "b", "bdi", "br", "code", "del", "em", "i", "ins", "q", "small", "span", "strong", "sub", "sup"}
)
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_FOLLOWED = _HEADINGS | {"dt"}
_INDIVISIBLE = _HEADINGS | {"caption", "dt", "img", "tr"}
_CELL = 1.2
"""Padding of a cell, left and right together, as a factor of `SIZE`."""


@dataclass(frozen=True, slots=True)
class Page:
    """The body of a page, and its height in CSS pixels."""

    body: etree._Element
    height: int


def pages(body: etree._Element) -> list[Page]:
    """Return the pages of a body: all its text, in order. What goes on on another has its identifier on the first."""
    layout = _Layout(HEIGHT - 2 * MARGIN)
    layout.add(body)
    return layout.pages


def page(body: etree._Element) -> Page:
    """Return a body as one page, as high as it has to be."""
    layout = _Layout(math.inf)
    layout.add(body)
    return layout.pages[0]


@lru_cache(maxsize=8192)
def _width(char: str) -> float:
    """Return how wide a letter is in a wide font, as a factor of its size."""
    if unicodedata.category(char) in {"Mn", "Me", "Cf"}:
        return 0.0
    if unicodedata.east_asian_width(char) in "WF":
        return 1.0
    if char in "iljtfrI.,:;'|!()[] \u00a0":
        return 0.42
    return 0.85 if char.isupper() or char in "mwMW%@" else 0.65


class _Layout:
    """Pages that are filled one after the other; `room` is how high the text on one may be, in CSS pixels."""

    def __init__(self, room: float) -> None:
        self.pages: list[Page] = []
        self._room = room
        self._used = 0.0
        self._sources: list[etree._Element] = []
        self._copies: list[etree._Element] = []
        self._begun: set[etree._Element] = set()

    def add(self, body: etree._Element) -> None:
        """Fill pages with a body."""
        self._group(body)
        self._turn()

    def _turn(self) -> None:
        """End the page, if anything is on it."""
        if self._copies:
            for listed in self._copies[0].iter(f"{{{XHTML}}}dl"):
                _keep_valid(listed)
            height = max(HEIGHT, math.ceil(self._used - GAP * SIZE) + 2 * MARGIN)
            self.pages.append(Page(self._copies[0], height))
        self._copies = []
        self._used = 0.0

    def _group(self, element: etree._Element) -> None:
        """Add an element that holds blocks, and runs of text between them."""
        self._sources.append(element)
        if _tag(element) in {"figure", "table"} and not self._fits(self._height(element)):
            self._turn()
        if (element.text or "").strip():
            self._run([], element.text or "")
        for is_inline, group in groupby(element, key=_is_inline):
            if is_inline:
                self._run(list(group))
                continue
            for child in group:
                self._block(child)
        del self._sources[-1]
        del self._copies[max(len(self._sources), 1) :]

    def _fits(self, height: float) -> bool:
        """Say whether there is room on the page for so much; the space behind it may be outside."""
        return self._used + height - GAP * SIZE <= self._room

    def _block(self, element: etree._Element) -> None:
        is_whole = _tag(element) in _INDIVISIBLE or _spans_rows(element)
        if not is_whole and any(not _is_inline(child) for child in element):
            self._group(element)
            return
        if not is_whole:
            self._divide(element)
            return
        height = self._height(element)
        if not self._fits(height + (FOLLOWED * LINE * SIZE if _tag(element) in _FOLLOWED else 0)):
            self._turn()
        self._place(element, height)

    def _run(self, children: Sequence[etree._Element], text: str = "") -> None:
        """Add text that stands beside blocks."""
        run = etree.Element(f"{{{XHTML}}}span")
        run.text = text or None
        run.extend(deepcopy(child) for child in children)
        if "".join(run.itertext()).strip():
            self._block(run)

    def _divide(self, element: etree._Element) -> None:
        """Add a text, on as many pages as it takes: divided between sentences if it can be, else between words."""
        rest = deepcopy(element)
        while len(_text(rest)) > MOST or not self._fits(self._height(rest)):
            at = self._fitting(rest)
            if not at:
                if self._used:
                    self._turn()
                    continue
                break
            first, rest = split(rest, at)
            _go_on(rest)
            self._place(first, self._height(first))
            self._turn()
        self._place(rest, self._height(rest))

    def _fitting(self, element: etree._Element) -> int:
        """Return how many letters of a text fit on the page, up to the end of a sentence or of a word; 0 if none."""
        size = SIZE * _SCALES.get(_tag(element), 1.0)
        lines = math.floor((self._room - self._used) / (size * LINE))
        depths = list(islice(_depths(element, self._inner(element) / size), MOST))
        most = bisect_right(depths, lines)
        sentences = [end for end in _ends(element) if end <= most]
        if sentences:
            return sentences[-1]
        if self._used:
            return 0
        return max(_text(element).rfind(" ", 0, most) + 1, 0) or most

    def _place(self, element: etree._Element, height: float) -> None:
        """Append an element to the page, inside all that it stands in."""
        for depth, source in enumerate(self._sources):
            if depth == len(self._copies):
                copy = _opened(source, again=source in self._begun)
                self._begun.add(source)
                if self._copies:
                    self._copies[-1].append(copy)
                self._copies.append(copy)
        self._copies[-1].append(deepcopy(element))
        self._used += height

    def _height(self, element: etree._Element) -> float:
        """Return the estimated height of an element, with the space behind it, in CSS pixels."""
        name = _tag(element)
        if name == "img":
            return self._picture(element)
        if name == "tr":
            return self._row(element)
        blocks = [child for child in element if not _is_inline(child)]
        if blocks:
            return sum(map(self._height, blocks)) + GAP * SIZE
        size = SIZE * _SCALES.get(name, 1.0)
        box = BOX * SIZE if element.get("class") == "picture" else 0
        return _lines(element, (self._inner(element) - box) / size) * LINE * size + GAP * SIZE + box

    def _picture(self, element: etree._Element) -> float:
        width, height = (float(element.get(name) or HEIGHT) for name in ("width", "height"))
        return min(TALLEST_PICTURE, height * min(1.0, self._inner(element) / width)) + GAP * SIZE

    def _row(self, row: etree._Element) -> float:
        columns = sum(int(cell.get("colspan") or 1) for cell in row) or 1
        inner = self._inner(row)
        lines = [
            _lines(cell, max(inner * int(cell.get("colspan") or 1) / columns - _CELL * SIZE, SIZE) / SIZE)
            for cell in row
        ]
        return max(lines, default=1) * LINE * SIZE + GAP * SIZE

    def _inner(self, element: etree._Element) -> float:
        """Return how many CSS pixels a line has inside all that is open."""
        names = [*map(_tag, self._sources), _tag(element)]
        return max(WIDTH - 2 * MARGIN - sum(_INDENTS.get(name, 0.0) for name in names) * SIZE, 4 * SIZE)


def _lines(element: etree._Element, width: float) -> int:
    """Return how many lines a text takes, which are `width` times as wide as its letters are high."""
    return math.ceil(max(_depths(element, width), default=1.0))


def _depths(element: etree._Element, width: float) -> Iterator[float]:
    """Yield for each letter of a text how many lines there are up to its end; never less than for the one before."""
    is_code = _tag(element) == "pre"
    depth, above = sys.float_info.min, 0
    for text in _broken(element, is_code=is_code):
        widths = accumulate(max(_width(char), WIDE_AS_CODE) if is_code else _width(char) for char in text)
        for wide in widths:
            depth = max(depth, above + wide / (width * FILLED))
            yield depth
        above = max(above + 1, math.ceil(depth))


def _broken(element: etree._Element, *, is_code: bool) -> list[str]:
    """Return the text of an element in the parts between its line breaks; those in code are letters of it."""
    texts = [""]
    for event, node in etree.iterwalk(element, events=("start", "end")):
        if event == "start":
            if _tag(node) == "br":
                texts.append("")
            texts[-1] += node.text or ""
        elif node is not element:
            texts[-1] += node.tail or ""
    return [line for text in texts for line in text.splitlines(keepends=True)] if is_code else texts


def split(element: etree._Element, at: int) -> tuple[etree._Element, etree._Element]:
    """Return an element in two, the first with the first `at` letters; what is divided has its name in the first."""
    first, rest = deepcopy(element), deepcopy(element)
    _cut(first, 0, at)
    _cut(rest, at, len(_text(element)))
    return first, rest


def _cut(element: etree._Element, start: int, end: int) -> int:
    """Leave the letters of `[start, end)` in an element, and return how many it had."""
    if start > 0:
        _rename(element, _text(element)[:start])
    at = len(element.text or "")
    element.text = (element.text or "")[start:end] or None
    for child in list(element):
        tail = child.tail or ""
        begin = at
        at += _cut(child, max(start - begin, 0), max(end - begin, 0))
        child.tail = tail[max(start - at, 0) : max(end - at, 0)] or None
        if begin >= end or (begin < start and at <= start):
            _remove(child)
        at += len(tail)
    return at


def _rename(element: etree._Element, before: str) -> None:
    """Take its name from an element that goes on behind `before`; a sentence is narrated there from its next word."""
    found = _SENTENCE.fullmatch(element.attrib.pop("id", ""))
    if found and not any(child.get("id") for child in element.iterdescendants()):
        element.set("id", word_id(found[1], int(found[2] or 1) + len(words(before))))


def _remove(child: etree._Element) -> None:
    """Take an element out of its parent, but for the text behind it."""
    parent, before = child.getparent(), child.getprevious()
    if before is None:
        parent.text = (parent.text or "") + (child.tail or "") or None
    else:
        before.tail = (before.tail or "") + (child.tail or "") or None
    child.tail = None
    parent.remove(child)


def _ends(element: etree._Element) -> Iterator[int]:
    """Yield where the sentences of a text end, with the white space behind them."""
    at = len(element.text or "")
    for child in element:
        at += len(_text(child)) + len(child.tail or "")
        if child.get("id"):
            yield at


def _opened(source: etree._Element, *, again: bool) -> etree._Element:
    """Return an element without what is in it: as it begins, or as it goes on, on another page."""
    copy = etree.Element(source.tag, dict(source.attrib), nsmap=source.nsmap)
    if again:
        _go_on(copy)
    return copy


def _go_on(element: etree._Element) -> None:
    """Take from an element what it has only once, where it begins."""
    for name in ("id", "aria-labelledby", "value"):
        element.attrib.pop(name, None)
    if _tag(element) == "li":
        element.set("class", "continued")


def _text(element: etree._Element) -> str:
    return "".join(element.itertext())


def _tag(element: etree._Element) -> str:
    return str(etree.QName(element).localname)


def _keep_valid(listed: etree._Element) -> None:
    """Make plain blocks of a list of definitions that begins or ends on another page in the middle of one."""
    if [_tag(listed[0]), _tag(listed[-1])] != ["dt", "dd"]:
        for element in (listed, *listed):
            element.tag = f"{{{XHTML}}}div"


def _spans_rows(table: etree._Element) -> bool:
    """Say whether a table cannot be divided between its rows."""
    return _tag(table) == "table" and any(cell.get("rowspan") for row in table.iter() for cell in row)


def _is_inline(element: etree._Element) -> bool:
    return _tag(element) in _INLINE
