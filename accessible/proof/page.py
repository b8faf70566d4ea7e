"""A content document as somebody hears it: which of its texts are narrated, and in which language they are."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from lxml import etree

from accessible.readers.xhtml import PHRASING, SILENT, XML_LANGUAGE, local, types

_UNHEARD = frozenset({"del", "s", "strike"}) | SILENT
_UNHEARD_TYPES = frozenset({"pagebreak", "noteref", "backlink"})
"""What is not said, by its element and by its `epub:type` or role."""
_PICTURES = frozenset({"img", "area", "input"})


@dataclass(frozen=True, slots=True)
class Unheard:
    """A text that no clip narrates: the name of the nearest element that has one, and the text."""

    fragment: str
    text: str


@dataclass(frozen=True, slots=True)
class Written:
    """What an element says, the language of most of it, and the range of the elements in it, in document order."""

    text: str
    language: str
    first: int
    last: int


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
        pieces = list(_pieces(element, _language(element, self.language)))
        sizes: dict[str, int] = {}
        for text, language in pieces:
            sizes[language] = sizes.get(language, 0) + sum(map(str.isalnum, text))
        first = self._places[element]
        last = first + sum(1 for _ in element.iter("*")) - 1
        text = " ".join("".join(text for text, _ in pieces).split())
        return Written(text, max(sizes, key=sizes.__getitem__, default=""), first, last)

    def unheard(self, narrated: Collection[str]) -> list[Unheard]:
        """Return the texts with letters or digits outside the elements called `narrated`, a block at a time."""
        found: dict[etree._Element, list[str]] = {}
        for block, text in self._outside(self.body, self.body, frozenset(narrated)):
            found.setdefault(block, []).append(text)
        joined = ((block, " ".join("".join(texts).split())) for block, texts in found.items())
        return [Unheard(_nearest_name(block), text) for block, text in joined if any(map(str.isalnum, text))]

    def _outside(
        self, element: etree._Element, block: etree._Element, narrated: frozenset[str]
    ) -> Iterator[tuple[etree._Element, str]]:
        """Yield each text that is not narrated with the block that it stands in."""
        stack: list[tuple[etree._Element | str, etree._Element]] = [(element, block)]
        while stack:
            item, block = stack.pop()
            if isinstance(item, str):
                yield block, item
            elif not (_is_unheard(item) or item.get("id") in narrated):
                inside = block if local(item) in PHRASING else item
                parts: list[tuple[etree._Element | str, etree._Element]] = [(item.text or "", inside)]
                for child in item.iterchildren("*"):
                    parts += [(child, inside), (child.tail or "", inside)]
                stack += reversed(parts)


def _pieces(element: etree._Element, language: str) -> Iterator[tuple[str, str]]:
    """Yield what an element says, piece by piece, each with its language."""
    stack: list[tuple[etree._Element | str, str]] = [(element, language)]
    while stack:
        item, language = stack.pop()
        if isinstance(item, str):
            yield item, language
        elif item is element or not _is_unheard(item):
            language = item.get(XML_LANGUAGE) or item.get("lang") or language
            gap = "" if local(item) in PHRASING else " "
            parts: list[tuple[etree._Element | str, str]] = [(gap + _own_text(item), language)]
            for child in item.iterchildren("*"):
                parts += [(child, language), (child.tail or "", language)]
            stack += reversed([*parts, (gap, language)])


def _own_text(element: etree._Element) -> str:
    """Return the text before the first child; of a picture or a formula, what stands in its place."""
    if local(element) in _PICTURES:
        return element.get("alt") or ""
    return element.get("alttext") or element.text or ""


def _is_unheard(element: etree._Element) -> bool:
    return (
        local(element) in _UNHEARD or element.get("hidden") is not None or not _UNHEARD_TYPES.isdisjoint(types(element))
    )


def _language(element: etree._Element, otherwise: str) -> str:
    """Return the language that an element is in by its own word or that of what it stands in."""
    around = (each.get(XML_LANGUAGE) or each.get("lang") for each in (element, *element.iterancestors()))
    return next(filter(None, around), otherwise)


def _nearest_name(element: etree._Element) -> str:
    return next(filter(None, (each.get("id") for each in (element, *element.iterancestors()))), "")
