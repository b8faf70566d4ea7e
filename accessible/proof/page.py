"""A content document as somebody hears it: its texts, and in which language they are."""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace

from lxml import etree

from accessible import assets
from accessible.epub.unheard import is_unheard, line, own_text
from accessible.prepare.language import primary
from accessible.prepare.verbalise.signs import spoken_code
from accessible.readers.xhtml import PHRASING, XML_LANGUAGE, local

_CODE = frozenset({"code", "pre", "kbd", "samp"})
_HEADING = re.compile(r"h[1-6]")


@dataclass(frozen=True, slots=True)
class Written:
    """What an element says, the language of most of it, and the range of the elements in it, in document order.

    `spoken` is the text with code in words. `beside` are words that may be said with it: the number of a list item, the
    headers of a table, and what tells a picture, code or a heading from a paragraph.
    """

    text: str
    spoken: str
    language: str
    beside: str
    first: int
    last: int

    def followed_by(self, other: "Written") -> "Written":
        """Return both as one."""
        return replace(
            self,
            text=f"{self.text} {other.text}",
            spoken=f"{self.spoken} {other.spoken}",
            beside=f"{self.beside} {other.beside}",
            last=other.last,
        )


class Page:
    """A content document. `language` is that of the book."""

    def __init__(self, body: etree._Element, language: str) -> None:
        self.body, self.language = body, language
        self._places = {element: place for place, element in enumerate(body.iter("*"))}
        self._elements = {element.get("id", ""): element for element in reversed(self._places)} | {"": body}

    def written(self, fragment: str) -> Written | None:
        """Return what the element called `fragment` says, the whole document without one; None if it is not there."""
        element = self._elements.get(fragment)
        if element is None:
            return None
        pieces = list(_pieces(element, _language(element, self.language), is_code=_is_in(element, _CODE)))
        sizes: dict[str, int] = {}
        for piece in pieces:
            sizes[piece.language] = sizes.get(piece.language, 0) + sum(map(str.isalnum, piece.text))
        language = max(sizes, key=sizes.__getitem__, default="")
        first = self._places[element]
        last = first + sum(1 for _ in element.iter("*")) - 1
        text, spoken = line(piece.text for piece in pieces), line(piece.spoken for piece in pieces)
        return Written(text, spoken, language, _beside(element, language), first, last)


@dataclass(frozen=True, slots=True)
class _Piece:
    """A piece of a text, its language, and whether it is code."""

    text: str
    language: str
    is_code: bool

    @property
    def spoken(self) -> str:
        return spoken_code(self.text, primary(self.language)) if self.is_code else self.text


def _pieces(element: etree._Element, language: str, *, is_code: bool) -> Iterator[_Piece]:
    """Yield what an element says, piece by piece."""
    stack: list[_Piece | tuple[etree._Element, str, bool]] = [(element, language, is_code)]
    while stack:
        top = stack.pop()
        if isinstance(top, _Piece):
            yield top
            continue
        item, language, is_code = top
        if item is element or not is_unheard(item):
            language = item.get(XML_LANGUAGE) or item.get("lang") or language
            is_code = is_code or local(item) in _CODE
            gap = "" if local(item) in PHRASING else " "
            parts: list[_Piece | tuple[etree._Element, str, bool]]
            parts = [_Piece(gap + own_text(item), language, is_code)]
            for child in item.iterchildren("*"):
                parts += [(child, language, is_code), _Piece(child.tail or "", language, is_code)]
            stack += reversed([*parts, _Piece(gap, language, is_code=False)])


def _beside(element: etree._Element, language: str) -> str:
    """Return words that may be said with an element."""
    labels = assets.labels(language)
    found = [labels[name] for name in ("picture", "code", "done", "not done")]
    for around in (element, *element.iterancestors()):
        name = local(around)
        if name == "table":
            found += (" ".join(header.itertext()) for header in around.iter("{*}th"))
        elif name == "li":
            found.append(_number(around))
        elif _HEADING.fullmatch(name):
            found.append(labels["heading"].format(name[1:]))
    return " ".join(found)


def _number(item: etree._Element) -> str:
    """Return the number of a list item; nothing where its list has none."""
    listed = item.getparent()
    if listed is None or local(listed) != "ol":
        return ""
    given = next((each for each in (item.get("value"), listed.get("start")) if each and each.isdecimal()), "1")
    return (
        given if item.get("value") else str(int(given[:9]) + sum(1 for _ in item.itersiblings("{*}li", preceding=True)))
    )


def _is_in(element: etree._Element, names: Collection[str]) -> bool:
    return any(local(each) in names for each in (element, *element.iterancestors()))


def _language(element: etree._Element, otherwise: str) -> str:
    """Return the language that an element is in by its own word or that of what it stands in."""
    around = (each.get(XML_LANGUAGE) or each.get("lang") for each in (element, *element.iterancestors()))
    return next(filter(None, around), otherwise)
