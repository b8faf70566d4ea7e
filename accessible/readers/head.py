"""What a page says of itself to machines: its `<meta>` elements, and texts as one clean line."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import islice
from typing import NamedTuple

from lxml import etree, html

from accessible.readers.build import INLINE, clean_text

LONGEST = 2000
"""Characters of a value that are looked at: what is longer is no metadata."""
NO_TEXT = frozenset({"script", "style", "template", "noscript", "svg", etree.Comment})
"""Elements whose text is none of the page's."""
LONGEST_CREDIT = 200
"""Characters of a text that still can be a line of credits."""
MOST_TEXTS = 3000
SHARE = 2
"""How much longer than the first text of its heading a title may be."""
ABOVE = 8
"""Texts above the title in which the date may stand."""
NEAR = 120
"""Texts behind the title among which credits may stand."""
_TEXTS = etree.XPath("descendant::text()[normalize-space()]")
_KEYS = ("property", "name", "itemprop", "http-equiv")


@dataclass(frozen=True, slots=True)
class Head:
    """The contents of all `<meta>` elements of a page, by name in lower case, in the order they stand.

    They are not cleaned: few of them are ever asked for.
    """

    meta: Mapping[str, Sequence[str]]

    def all(self, *names: str) -> Iterator[str]:
        """Yield the values under these names, each on one clean line: all of the first name, then of the second."""
        for name in names:
            yield from filter(None, map(line, self.meta.get(name, ())))

    def first(self, *names: str) -> str:
        """Return the first value under these names, or an empty string."""
        return next(self.all(*names), "")


def head(page: html.HtmlElement) -> Head:
    """Return what the `<meta>` elements of a page say, wherever they stand."""
    found: dict[str, list[str]] = {}
    for element in page.iter("meta"):
        if content := element.get("content"):
            for key in _KEYS:
                for name in (element.get(key) or "").lower().split():
                    found.setdefault(name, []).append(content)
    return Head(found)


def line(text: str) -> str:
    """Return `text` clean, on one line, without space around it."""
    spaced = " ".join(text.split())[:LONGEST]
    clean = clean_text(spaced)
    return spaced.rstrip() if clean is spaced else " ".join(clean.split())


def text_of(element: html.HtmlElement) -> str:
    """Return the text inside an element as one clean line, words of blocks in it apart."""
    return line("".join(_pieces(element)))


def _pieces(element: html.HtmlElement) -> Iterator[str]:
    for event, one in etree.iterwalk(element, events=("start", "end")):
        is_tag = isinstance(one.tag, str) and one.tag not in NO_TEXT
        if is_tag and one.tag not in INLINE:
            yield " "
        if event == "start" and is_tag:
            yield one.text or ""
        elif event == "end" and one is not element:
            yield one.tail or ""


def letters(text: str) -> str:
    """Return the letters and digits of `text` without regard to case: what two ways to write it have in common."""
    return "".join(filter(str.isalnum, text.casefold()))


class Said(NamedTuple):
    """A text of a page as it is written, and the element that it stands in."""

    text: str
    element: html.HtmlElement

    @property
    def line(self) -> str:
        """The text on one line, of a long one only the beginning. It is not cleaned: most are thrown away."""
        return " ".join(self.text.lstrip()[: 2 * LONGEST_CREDIT].split())

    @property
    def is_long(self) -> bool:
        """Say whether this is too long for a line of credits."""
        return len(self.text) > LONGEST_CREDIT and len(self.line) > LONGEST_CREDIT


class Texts:
    """The texts of the body of a page, and those around the title of its article, collected when first asked for."""

    def __init__(self, page: html.HtmlElement, title: str) -> None:
        self._page = page
        self._title = title

    @cached_property
    def all(self) -> list[Said]:
        """The texts in the order they stand, without those of scripts, up to a limit."""
        body = self._page.find("body")
        return [] if body is None else list(islice(_said(body), MOST_TEXTS))

    @cached_property
    def around(self) -> tuple[list[Said], list[Said]]:
        """The last texts above the title, and those between it and the text of the article, which has long ones.

        One long text may be a standfirst. A page whose title is no heading has all its credits below its first heading.
        """
        wanted = letters(self._title)
        heading = _headings(self._page)
        places = [place for place, one in enumerate(self.all) if one.element in heading]
        for place in places:
            found = letters(self.all[place].line)
            if found in wanted and len(wanted) < SHARE * len(found):
                break
        else:
            place = places[0] if places else -1
        return self.all[max(place - ABOVE, 0) : max(place, 0)], _credits(self.all[place + 1 : place + 1 + NEAR])


def _said(body: html.HtmlElement) -> Iterator[Said]:
    hidden: set[html.HtmlElement] = set()
    for one in body.iter(*NO_TEXT):
        if one not in hidden:
            hidden.update(one.iter())
    for text in _TEXTS(body):
        before = text.getparent()
        element = before.getparent() if text.is_tail else before
        if element not in hidden and not text.isspace():
            yield Said(text, element)


def _headings(page: html.HtmlElement) -> set[html.HtmlElement]:
    """Return the headings of the first level, and the elements up to three levels below one."""
    level = list(page.iter("h1"))
    found = set(level)
    for _ in range(3):
        level = [inner for one in level for inner in one]
        found.update(level)
    return found


def _credits(texts: Iterable[Said]) -> list[Said]:
    found: list[Said] = []
    for one in texts:
        if one.is_long and any(other.is_long for other in found):
            break
        found.append(one)
    return found
