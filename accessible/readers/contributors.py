"""Who else worked on an article: where a source names somebody under a role, and how it files names."""

from collections.abc import Collection, Iterator

from accessible.document import Contributor
from accessible.readers.head import Head, letters
from accessible.readers.jsonld import Graph, Node
from accessible.readers.names import inverted, is_full, people

RELATORS = {
    "editor": "edt",
    "translator": "trl",
    "illustrator": "ill",
    "photographer": "pht",
    "contributor": "ctb",
}
"""The codes of MARC for what somebody may be, beside an author."""
MOST_PEOPLE = 20


def contributors(graph: Graph, article: Node, sites: Collection[str]) -> tuple[Contributor, ...]:
    """Return the persons that the JSON-LD of a page names under a role; `sites` are the names of the site, in letters.

    Without a full name it is a nickname, a desk or the site itself.
    """
    found = (Contributor(name, RELATORS[role]) for role in RELATORS for name in _named(graph, article.get(role)))
    return tuple(dict.fromkeys(each for each in found if is_full(each.name) and letters(each.name) not in sites))[
        :MOST_PEOPLE
    ]


def _named(graph: Graph, value: object) -> Iterator[str]:
    for text, is_group in graph.names(value):
        if not is_group:
            yield from people(text)


def filed(head: Head, graph: Graph, article: Node) -> tuple[tuple[str, str], ...]:
    """Return names, each with how a catalogue files it, where the source tells the family name from the given one."""
    cited = ((inverted(text), text) for text in head.all("citation_author") if inverted(text) != text)
    declared = (pair for key in ("author", "creator", *RELATORS) for pair in graph.filed(article.get(key)))
    return tuple(dict([*cited, *declared]).items())[:MOST_PEOPLE]
