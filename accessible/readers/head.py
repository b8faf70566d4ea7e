"""What a page says of itself to machines: its `<meta>` elements, and texts as one clean line."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import islice

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
NEAR = 120
"""Texts behind the title among which credits may stand."""
_KEYS = ("property", "name", "itemprop", "http-equiv")


@dataclass(frozen=True, slots=True)
class Head:
    """The contents of all `<meta>` elements of a page, by name in lower case, in the order they stand."""

    meta: Mapping[str, tuple[str, ...]]

    def all(self, *names: str) -> Iterator[str]:
        """Yield the values under these names: all of the first name, then all of the second."""
        for name in names:
            yield from self.meta.get(name, ())

    def first(self, *names: str) -> str:
        """Return the first value under these names, or an empty string."""
        return next(self.all(*names), "")


def head(page: html.HtmlElement) -> Head:
    """Return what the `<meta>` elements of a page say, wherever they stand."""
    found: dict[str, list[str]] = {}
    for element in page.iter("meta"):
        if content := line(element.get("content") or ""):
            for key in _KEYS:
                for name in (element.get(key) or "").lower().split():
                    found.setdefault(name, []).append(content)
    return Head({name: tuple(values) for name, values in found.items()})


def line(text: str) -> str:
    """Return `text` clean, on one line, without space around it."""
    return " ".join(clean_text(" ".join(text.split())[:LONGEST]).split())


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


@dataclass(frozen=True, slots=True)
class Said:
    """A text of a page on one line, and the element that it stands in; of a long text, only the beginning.

    It is not cleaned: most of these texts are looked at once, and thrown away.
    """

    text: str
    element: html.HtmlElement

    @property
    def is_long(self) -> bool:
        """Say whether this is too long for a line of credits."""
        return len(self.text) > LONGEST_CREDIT


def said(page: html.HtmlElement) -> Iterator[Said]:
    """Yield the texts of the body of a page in the order they stand, without those of scripts, up to a limit."""
    body = page.find("body")
    return iter(()) if body is None else islice(_said(body), MOST_TEXTS)


def _said(body: html.HtmlElement) -> Iterator[Said]:
    hidden = 0
    for event, element in etree.iterwalk(body, events=("start", "end", "comment", "pi")):
        begins = event == "start"
        hidden += (begins - (event == "end")) if element.tag in NO_TEXT else 0
        text = element.text if begins else element.tail
        if text and not hidden and not text.isspace():
            yield Said(
                " ".join(text.lstrip()[: 2 * LONGEST_CREDIT].split()), element if begins else element.getparent()
            )


def around(page: html.HtmlElement, title: str) -> tuple[list[Said], list[Said]]:
    """Return the texts above the title, and those between it and the text of the article, which has long ones.

    One long text may be a standfirst. A page whose title is no heading has all its credits below its first heading.
    """
    wanted = letters(title)
    texts = said(page)
    seen: list[Said] = []
    first = 0
    for one in texts:
        seen.append(one)
        if _is_heading(one):
            first = first or len(seen)
            if letters(one.text) in wanted and len(wanted) < SHARE * len(letters(one.text)):
                return seen[:-1], _credits(texts)
    return seen[: max(first - 1, 0)], _credits(iter(seen[first:]))


def _credits(texts: Iterator[Said]) -> list[Said]:
    found: list[Said] = []
    for one in islice(texts, NEAR):
        if one.is_long and any(other.is_long for other in found):
            break
        found.append(one)
    return found


def _is_heading(one: Said) -> bool:
    return any(element.tag == "h1" for element in (one.element, *islice(one.element.iterancestors(), 3)))
