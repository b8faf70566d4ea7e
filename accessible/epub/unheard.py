"""The texts of a content document that no clip narrates."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

from lxml import etree

from accessible.readers.xhtml import PHRASING, SILENT, local, types

_UNHEARD = frozenset({"del", "s", "strike"}) | SILENT
_UNHEARD_TYPES = frozenset({"pagebreak", "noteref", "backlink"})
"""What is not said, by its element and by its `epub:type` or role."""
_PICTURES = frozenset({"img", "area", "input"})


@dataclass(frozen=True, slots=True)
class Unheard:
    """A text that no clip narrates: the name of the nearest element that has one, and the text."""

    fragment: str
    text: str


def unheard(body: etree._Element, narrated: Collection[str]) -> list[Unheard]:
    """Return the texts with letters or digits outside the elements called `narrated`, a block at a time."""
    found: dict[etree._Element, list[str]] = {}
    for block, text in _outside(body, frozenset(narrated)):
        found.setdefault(block, []).append(text)
    joined = ((block, line(texts)) for block, texts in found.items())
    return [Unheard(_nearest_name(block), text) for block, text in joined if any(map(str.isalnum, text))]


def _outside(body: etree._Element, narrated: frozenset[str]) -> Iterator[tuple[etree._Element, str]]:
    """Yield each text that is not narrated with the block that it stands in."""
    stack: list[tuple[etree._Element | str, etree._Element]] = [(body, body)]
    while stack:
        item, block = stack.pop()
        if isinstance(item, str):
            yield block, item
        elif not (is_unheard(item) or item.get("id") in narrated):
            inside = block if local(item) in PHRASING else item
            parts: list[tuple[etree._Element | str, etree._Element]] = [(own_text(item), inside)]
            for child in item.iterchildren("*"):
                parts += [(child, inside), (child.tail or "", inside)]
            stack += reversed(parts)


def is_unheard(element: etree._Element) -> bool:
    """Say whether an element is not read aloud: hidden, struck out, no text, or a mark of a page or a note."""
    return (
        local(element) in _UNHEARD or element.get("hidden") is not None or not _UNHEARD_TYPES.isdisjoint(types(element))
    )


def own_text(element: etree._Element) -> str:
    """Return the text before the first child; of a picture or a formula, what stands in its place."""
    if local(element) in _PICTURES:
        return element.get("alt") or ""
    return element.get("alttext") or element.text or ""


def line(texts: Iterable[str]) -> str:
    """Return texts as one line."""
    return " ".join("".join(texts).split())


def _nearest_name(element: etree._Element) -> str:
    return next(filter(None, (each.get("id") for each in (element, *element.iterancestors()))), "")
