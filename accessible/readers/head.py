"""What a page says of itself to machines: its `<meta>` elements, and texts as one clean line."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from lxml import etree, html

from accessible.readers.build import INLINE, clean_text

LONGEST = 2000
"""Characters of a value that are looked at: what is longer is no metadata."""
_NO_TEXT = frozenset({"script", "style", "template", "noscript", "svg"})
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
    return " ".join(clean_text(text[:LONGEST]).split())


def text_of(element: html.HtmlElement) -> str:
    """Return the text inside an element as one clean line, words of blocks in it apart."""
    return line("".join(_pieces(element)))


def _pieces(element: html.HtmlElement) -> Iterator[str]:
    for event, one in etree.iterwalk(element, events=("start", "end")):
        is_tag = isinstance(one.tag, str) and one.tag not in _NO_TEXT
        if is_tag and one.tag not in INLINE:
            yield " "
        if event == "start" and is_tag:
            yield one.text or ""
        elif event == "end" and one is not element:
            yield one.tail or ""


def letters(text: str) -> str:
    """Return the letters and digits of `text` without regard to case: what two ways to write it have in common."""
    return "".join(filter(str.isalnum, text.casefold()))
