"""Content documents as data for a typesetter: nested nodes, each a text or an element with what stands in it."""

import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, TypeAlias

from lxml import etree

from accessible.writers.markup import TYPE, direction
from accessible.writers.placed import Cell, Grid, grid, name

Node: TypeAlias = str | dict[str, Any]
"""A text, or an element: `tag`, the nodes `in` it, and what its tag needs; see `assets/print.typ`."""
DEEPEST = 12
"""Elements inside one another, below which there is only text: a typesetter has an end of its patience."""
LONGEST_ADDRESS = 2000
_WIDEST = 3  # texts of a column that are measured: the longest by their letters may not be the widest
_TRADITIONAL = {"hant": "TW"}  # a script that tells a region


def language(tag: str) -> dict[str, object]:
    """Return a BCP 47 tag as a typesetter takes it: `lang` of two or three letters, `region` or None, `rtl`."""
    main, *others = tag.replace("_", "-").split("-")
    found = [part.upper() for part in others if len(part) == 2 and part.isascii() and part.isalpha()]  # noqa: PLR2004
    found += [_TRADITIONAL[part.lower()] for part in others if part.lower() in _TRADITIONAL]
    is_code = len(main) in {2, 3} and main.isascii() and main.isalpha()
    return {
        "lang": main.lower() if is_code else "und",
        "region": next(iter(found), None),
        "rtl": direction(main) == "rtl",
    }


def is_seen(text: str) -> bool:
    """Say whether something is to be seen of a text."""
    return any(unicodedata.category(sign)[0] not in "CZ" for sign in text)


class Typesetter:
    """Makes nodes of elements.

    `labels` are the words that a copy adds, `highest` is the level of the headings of an article, but for its title.
    """

    def __init__(self, labels: Mapping[str, str], highest: int) -> None:
        self._labels, self._highest = labels, highest

    def nodes(self, parent: etree._Element, depth: int = 0) -> list[Node]:
        """Return what stands in an element."""
        found: list[Node] = [parent.text] if parent.text else []
        for child in parent:
            found += self._node(child, depth + 1)
            if child.tail:
                found.append(child.tail)
        return found

    def _node(self, child: etree._Element, depth: int) -> list[Node]:
        tag = name(child)
        if depth > DEEPEST and tag not in {"section", "br"}:
            return [_text(child)]
        made = getattr(self, f"_{tag}", self._other)(child, depth)
        return [self._in_language(child, each) for each in made]

    def _in_language(self, child: etree._Element, made: Node) -> Node:
        if tag := child.get("lang"):
            return {"tag": "span", "in": [made], "language": language(tag)}
        return made

    def _other(self, child: etree._Element, depth: int) -> list[Node]:
        """Return a node for an element that is called the same, with its name if something leads to that."""
        named = {"id": child.get("id")} if child.get("id", "").startswith("note-") else {}
        return [{"tag": name(child), "in": self.nodes(child, depth), **named}]

    def _section(self, section: etree._Element, depth: int) -> list[Node]:
        """Return what stands in a section; that of the notes gets a heading."""
        heads = section.get(TYPE) == "footnotes"
        return [*([_heading(self._highest, [self._labels["notes"]])] if heads else []), *self.nodes(section, depth - 1)]

    def _h1(self, heading: etree._Element, depth: int) -> list[Node]:
        inside = self.nodes(heading, depth)
        return [_heading(int(name(heading)[1]), inside) if is_seen(_text(heading)) else {"tag": "p", "in": inside}]

    _h2 = _h3 = _h4 = _h5 = _h6 = _h1

    def _p(self, paragraph: etree._Element, depth: int) -> list[Node]:
        """Return a paragraph: that of a note behind its mark, that in place of a picture behind a word that says so."""
        mark = paragraph.get("data-mark", "")
        before = self._labels["picture"] if paragraph.get("class") == "picture" else mark and f"{mark} "
        front: list[Node] = [{"tag": "strong", "in": [before]}] if before else []
        return [{"tag": "p", "in": [*front, *self.nodes(paragraph, depth)]}]

    def _a(self, link: etree._Element, depth: int) -> list[Node]:
        """Return a link; that from a note to where it is referred to is in words."""
        href, inside = link.get("href", ""), self.nodes(link, depth)
        if link.get("role") == "doc-backlink":
            to = {"to": href.partition("#")[2]}
            return [{"tag": "p", "in": [{"tag": "a", "in": [link.get("aria-label", "")], **to}]}]
        if link.get("role") == "doc-noteref":
            named = {"id": link.get("id")} if link.get("id") else {}
            return [{"tag": "sup", "in": [{"tag": "a", "in": inside, "to": href.partition("#")[2]}], **named}]
        return [{"tag": "a", "in": inside, "href": href}] if href and len(href) <= LONGEST_ADDRESS else inside

    def _ul(self, listed: etree._Element, depth: int) -> list[Node]:
        items = [{"tag": "li", "in": self.nodes(item, depth + 1), "number": _number(item)} for item in listed]
        return [{"tag": name(listed), "in": items}]

    _ol = _ul

    def _dl(self, listed: etree._Element, depth: int) -> list[Node]:
        """Return terms, each with its definitions."""
        items: list[dict[str, Any]] = []
        for child in listed:
            if name(child) == "dd" and items:
                items[-1]["in"].append({"tag": "p", "in": self.nodes(child, depth)})
                continue
            if not items or items[-1]["in"]:
                items.append({"terms": [], "in": []})
            between: list[Node] = [{"tag": "br", "in": []}] if items[-1]["terms"] else []
            items[-1]["terms"] += [*between, *self.nodes(child, depth)]
        return [{"tag": "dl", "in": [], "items": items}]

    def _figure(self, figure: etree._Element, depth: int) -> list[Node]:
        """Return a picture with its caption, or a box with what stands in its place."""
        (shown,) = [child for child in figure if name(child) != "figcaption"] or [None]
        captions = [child for child in figure if child is not shown]
        inside = [node for caption in captions for node in self.nodes(caption, depth)]
        if shown is None or name(shown) != "img":
            return [{"tag": "box", "in": [*(self._node(shown, depth) if shown is not None else []), *inside]}]
        return [{"tag": "figure", "in": [], "shown": self._node(shown, depth), "caption": inside, "kind": "image"}]

    def _img(self, image: etree._Element, _: int) -> list[Node]:
        size = {side: int(image.get(side, 1)) for side in ("width", "height")}
        return [{"tag": "img", "in": [], "file": image.get("src"), "alt": image.get("alt", ""), **size}]

    def _table(self, table: etree._Element, depth: int) -> list[Node]:
        captions = [node for child in table if _is_caption(child) for node in self.nodes(child, depth)]
        rows = [child for child in table if not _is_caption(child)]
        made = self._grid(grid(rows), depth + 1) if any(map(len, rows)) else None
        if made is None or not captions:
            return [*captions, *([made] if made else [])]
        return [{"tag": "figure", "in": [], "shown": [made], "caption": captions, "kind": "table"}]

    def _grid(self, placed: Grid, depth: int) -> dict[str, Any]:
        """Return a table in two ways: as a grid, and, where a page has no room for that, as records, row by row.

        Names of what stands in it come before it, because each must be there once.
        """
        insides = [[self._cell(cell, depth) for cell in row] for row in placed.rows]
        names = [each for row in insides for inside in row for each in _without_names(inside)]
        cells = [
            {"x": cell.x, "y": cell.y, "wide": cell.wide, "high": cell.high, "heads": cell.heads, "in": inside}
            for row, within in zip(placed.rows, insides, strict=True)
            for cell, inside in zip(row, within, strict=True)
        ]
        texts = [[cell.text for cell in column] for column in placed.columns]
        records = list(zip(placed.rows, insides, strict=True))[placed.head % len(placed.rows) :]
        return {
            "tag": "table",
            "in": [{"tag": "anchor", "in": [], "id": each} for each in names],
            "grid": cells,
            "head": placed.head,
            "words": [_longest(word for text in column for word in text.split()) for column in texts],
            "cells": [_longest(column) for column in texts],
            "records": [list(_record(placed, *row)) for row in records],
        }

    def _cell(self, cell: Cell, depth: int) -> list[Node]:
        row = cell.element.getparent()
        inside = self.nodes(cell.element, depth)
        tag = row.get("lang") if row is not None else None
        return [{"tag": "span", "in": inside, "language": language(tag)}] if tag and inside else inside


def _record(placed: Grid, row: Sequence[Cell], insides: Sequence[list[Node]]) -> Iterator[dict[str, Any]]:
    """Yield the cells of a row, each behind what heads its column."""
    for cell, inside in zip(row, insides, strict=True):
        yield {"header": placed.header(cell) if cell.y >= placed.head else "", "in": inside}


def _without_names(nodes: Sequence[Node]) -> Iterator[str]:
    """Take the names of all that stands in nodes away, and yield them."""
    for node in nodes:
        if isinstance(node, dict):
            if named := node.pop("id", ""):
                yield named
            yield from _without_names(node["in"])


def _heading(level: int, inside: list[Node]) -> dict[str, Any]:
    return {"tag": "heading", "level": level, "in": inside}


def _is_caption(child: etree._Element) -> bool:
    return name(child) == "caption"


def _number(item: etree._Element) -> int:
    """Return the number of an item; the item before it says, where it does not itself."""
    return int(item.get("value", 0))


def _longest(texts: Iterable[str]) -> list[str]:
    """Return the texts with the most letters."""
    return sorted(set(texts), key=lambda text: (-len(text), text))[:_WIDEST]


def _text(element: etree._Element) -> str:
    """Return the text of an element; line breaks are spaces."""
    return " ".join(filter(None, element.itertext()))
