"""What a page says of itself in JSON-LD with the vocabulary of schema.org."""

import html as entities
import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from lxml import html

from accessible.readers.head import letters, line

MOST_NODES = 3000
"""Nodes that are looked at on one page: a shop lists thousands of goods."""
LARGEST = 1 << 20
"""Characters of a script that are parsed."""
ARTICLES = ("article", "posting", "report")
"""How the names of the types of articles end, in lower case."""
PAGES = ("webpage", "itempage", "creativework", "faqpage", "review", "recipe", "howto", "podcastepisode")
PUBLISHERS = ("website", "organization")
_JSON = json.JSONDecoder(strict=False)
_WRAPPED = re.compile(
    r"^\s*(?:<!--|(?://|/\*)?\s*<!\[CDATA\[(?:\s*\*/)?)|(?:-->|(?://|/\*)?\s*\]\]>(?:\s*\*/)?)\s*;?\s*$"
)
_TRAILING_COMMA = re.compile(r",(\s*[}\]])")
_ASIDE = frozenset({"itemlistelement", "comment", "review", "haspart", "relatedlink", "mentions", "citation"})
"""Properties that lead to other things than the page's own article."""

Node = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Graph:
    """The nodes of a page in the order they stand, and those that have an `@id` by it."""

    nodes: tuple[Node, ...] = ()
    by_id: Mapping[str, Node] = field(default_factory=dict)

    def resolved(self, value: object) -> Iterator[str | Node]:
        """Yield a value, or the values of a list, as text or as the node that a reference means."""
        for one in value if isinstance(value, list) else [value]:
            if isinstance(one, dict):
                known = self.by_id.get(str(one.get("@id", "")), {})
                yield {**known, **one}
            elif isinstance(one, str):
                yield self.by_id.get(one, one)

    def names(self, value: object) -> Iterator[tuple[str, bool]]:
        """Yield the name of each person or organisation, and whether it is declared to be an organisation."""
        for one in self.resolved(value):
            if isinstance(one, str):
                yield text(one), False
            else:
                whole = " ".join(filter(None, (text(one.get("givenName")), text(one.get("familyName")))))
                listed = one.get("name")
                for name in listed if isinstance(listed, list) else [listed]:
                    yield text(name) or whole, any(kind.endswith("organization") for kind in types(one))

    def filed(self, value: object) -> Iterator[tuple[str, str]]:
        """Yield the name of each person whose node tells family and given name apart, and how it is filed: "Lee, Ann".

        A name that is not the given one before the family one is filed in some other way.
        """
        for one in self.resolved(value):
            if not isinstance(one, str):
                given, family = text(one.get("givenName")), text(one.get("familyName"))
                name = f"{given} {family}"
                if given and family and text(one.get("name")) in {"", name}:
                    yield name, f"{family}, {given}"

    def of_type(self, *endings: str) -> Iterator[Node]:
        """Yield the nodes whose type ends with one of these words, in lower case."""
        return (node for node in self.nodes if any(kind.endswith(endings) for kind in types(node)))


def graph(page: html.HtmlElement) -> Graph:
    """Return what the scripts of a page hold; a script that is no JSON holds nothing."""
    nodes: list[Node] = []
    for script in page.iter("script"):
        if "ld+json" in (script.get("type") or "").lower() and script.text:
            nodes.extend(_nodes(_parsed(script.text[:LARGEST])))
    by_id: dict[str, Node] = {}
    for node in nodes[:MOST_NODES]:
        name = node.get("@id")
        if isinstance(name, str) and len(node) > len(by_id.get(name, {"@id": name})):
            by_id[name] = node
    return Graph(tuple(nodes[:MOST_NODES]), by_id)


def _parsed(script: str) -> object:
    """Return the JSON of a script, forgiving what browsers and editors leave in it."""
    for mend in (str, _unwrapped, lambda broken: _TRAILING_COMMA.sub(r"\1", _unwrapped(broken))):
        try:
            return _JSON.decode(mend(script))
        except (ValueError, RecursionError):
            continue
    return None


def _unwrapped(script: str) -> str:
    """Return a script without the marks that hide it from old browsers."""
    return _WRAPPED.sub("", script)


def _nodes(value: object) -> Iterator[Node]:
    """Yield all nodes in `value`, level by level, without those that are about other things."""
    level = [value]
    while level:
        below: list[object] = []
        for one in level:
            if isinstance(one, list):
                below.extend(one)
            elif isinstance(one, dict):
                yield one
                below.extend(
                    inner for key, inner in one.items() if isinstance(inner, dict | list) and key.lower() not in _ASIDE
                )
        level = below[:MOST_NODES]


def types(node: Node) -> tuple[str, ...]:
    """Return the types of a node in lower case."""
    kind = node.get("@type")
    return tuple(str(one).lower() for one in (kind if isinstance(kind, list) else [kind]))


def text(value: object) -> str:
    """Return a text, the name of a node, or the first text of a list, as one clean line; else an empty string."""
    for _ in range(3):
        if isinstance(value, list):
            value = value[0] if value else ""
        if isinstance(value, dict):
            value = value.get("name") or value.get("@value")
    return line(entities.unescape(value)) if isinstance(value, str) else ""


def article(found: Graph, titles: Iterable[str]) -> Node:
    """Return the node of the page's own article: one whose headline is a title of the page, else the first.

    Where no article is declared, the node of the page is returned, else an empty one.
    """
    wanted = {letters(title) for title in titles}
    for endings in (ARTICLES, PAGES):
        nodes = list(found.of_type(*endings))
        agreeing = (node for node in nodes if letters(text(node.get("headline") or node.get("name"))) in wanted)
        if nodes:
            return next(agreeing, nodes[0])
    return {}
