"""Who wrote an article: of what a page declares and shows, the source that names persons."""

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from lxml import etree, html

from accessible.readers.head import NO_TEXT, Head, Texts, letters, line
from accessible.readers.jsonld import Graph, Node
from accessible.readers.names import (
    announces_other,
    inverted,
    is_by,
    is_capitalised,
    is_chrome,
    is_full,
    is_other_credit,
    is_with_role,
    is_written_by,
    people,
    without_by,
)

MOST_CHUNKS = 24
"""Texts of an element that are looked at: what names nobody by then is no byline."""
LONGEST_LABEL = 40
"""Characters before a name that are looked at."""
MOST_ELEMENTS = 60
"""Elements marked as bylines that are looked at."""
MOST_BYLINES = 3
"""Different names in elements of one class: with more, they stand on the teasers of other articles."""
MOST_AUTHORS = 20
MOST_NAMES = 200
"""Names of one source that are looked at."""
_META = (
    ("citation_author", "citation_authors"),
    ("author", "article:author", "og:article:author", "og:author"),
    ("parsely-author", "sailthru.author", "cxenseparse:author", "dc.creator", "dcterms.creator", "dc.contributor"),
    ("byl", "byline", "authors", "creator", "article:author_name", "shareaholic:article_author_name"),
)
_HINT = re.compile("ut(?:h?or|eur)|yline|y-line|ritten|d-by|/(?:people/|profiles?/|writer|journalist)")
"""What the attributes of a byline hold, and those of few other elements: it is as short as it can be to be quick."""
_BYLINE = re.compile(
    r"author|byline|by-line|written-?by|posted-?by|contributor"
    r"|autor(?<![^\s_-]autor)|auteur(?<![^\s_-]auteur)|autrice(?<![^\s_-]autrice)"
)
"""Its class or name, in lower case. Alternatives that all begin with a letter are looked for much quicker."""
_PROFILE = re.compile(
    r"/(?:authors?|autor(?:en|es)?|auteurs?|autor[ei]|contributors?|people|profiles?|writers?|journalists?)/[^/?#]"
)
"""The address of a page about an author."""
_ELSEWHERE = re.compile(
    r"comment|testimonial|related|recommend|reviewer|review-|quote|sidebar|widget-area|popular"
    r"|footer(?<!entry-footer)(?<!post-footer)(?<!article-footer)|similar|more-|teaser|card-list|unauthor|authority"
    r"|recent"
)
"""What stands in the class or name, in lower case, of elements that name others than the author of the page."""
_STATED = (etree.XPath("//@rel[contains(., 'author')]"), etree.XPath("//@itemprop[contains(., 'author')]"))
_NO_BYLINES = frozenset({"meta", "link", "body", "script", "img"})
_WHOLE = frozenset({"body", "html", "main", "article"})
"""Elements whose class says what the page is, not what a part of it is."""
_JOINT = re.compile(r"[\s,;&/|·•+–-]*(?:and|with|und|et|y|e|en|i|и|و|和)?[\s,;&/|·•+–-]*", re.IGNORECASE)


def authors(
    page: html.HtmlElement, texts: Texts, head: Head, graph: Graph, article: Node, sites: Collection[str]
) -> tuple[str, ...]:
    """Return the names of the authors; `texts` are those of the page, `sites` the names of the site, in letters.

    Persons with a full name win over other names, those over organisations and the site itself.
    """
    declared = [names for names in _declared(page, head, graph, article, sites) if names]
    for sources, keep in _ranks(page, texts, declared, sites):
        if kept := [names for source in sources if (names := tuple(filter(keep, source)))]:
            return tuple(filter(None, map(line, _fullest(kept)[:MOST_AUTHORS])))
    return _organisations(graph, article)


@dataclass(frozen=True, slots=True)
class _Known:
    """What tells an author from other names: the names of the site, in letters, and all sources of names."""

    sites: Collection[str]
    sources: Sequence[tuple[str, ...]]

    def is_other(self, name: str) -> bool:
        """Say whether this is not the site."""
        return letters(name) not in self.sites

    def is_person(self, name: str) -> bool:
        """Say whether this is the full name of somebody."""
        return is_full(name) and self.is_other(name)

    def is_confirmed(self, name: str) -> bool:
        """Say whether more than one source gives this name, which may be a first name or a pen name."""
        return self.is_other(name) and sum(name in names for names in self.sources) > 1


def _ranks(
    page: html.HtmlElement, texts: Texts, declared: Sequence[tuple[str, ...]], sites: Collection[str]
) -> Iterator[tuple[Sequence[tuple[str, ...]], Callable[[str], bool]]]:
    """Yield sources, each with what a name in them has to be, from the surest to the last resort."""
    yield declared, _Known(sites, declared).is_person
    marked = [names for names in _marked(_hinted(page)) if names]
    known = _Known(sites, (*declared, *marked))
    yield declared, known.is_confirmed
    yield marked, known.is_person
    yield declared, known.is_other
    yield declared, is_full
    shown = [names for names in _unmarked(texts) if names]
    yield shown, known.is_person
    yield [*marked, *shown, *declared], bool


def _fullest(sources: list[tuple[str, ...]]) -> tuple[str, ...]:
    """Return the first source, or a later one that has all its names and more."""
    first = {letters(name) for name in sources[0]}
    more = (names for names in sources if len(names) > len(first) and first < {letters(name) for name in names})
    return next(more, sources[0])


def _declared(
    page: html.HtmlElement, head: Head, graph: Graph, article: Node, sites: Collection[str]
) -> Iterator[tuple[str, ...]]:
    """Yield the names of each source that only authors belong in, the most reliable first."""

    def named(texts: Iterable[str]) -> tuple[str, ...]:
        return _distinct(name for text in texts for name in ((text,) if letters(text) in sites else people(text)))

    for key in ("author", "creator"):
        yield named(name for name, is_group in graph.names(article.get(key)) if not is_group)
    yield named(inverted(text) for text in head.all(*_META[0]))
    for keys in _META[1:]:
        yield named(head.all(*keys))
    yield _together(_stated(page))


def _distinct(names: Iterable[str]) -> tuple[str, ...]:
    """Return the names without those that stand there already, in any case of letters, or as a part of one."""
    known: dict[frozenset[str], str] = {}
    for name in islice(names, MOST_NAMES):
        words = frozenset(name.casefold().split())
        if not any(words <= other for other in known):
            known = {other: kept for other, kept in known.items() if not other < words} | {words: name}
    return tuple(known.values())


def _organisations(graph: Graph, article: Node) -> tuple[str, ...]:
    return _distinct(name for name, is_group in graph.names(article.get("author")) if is_group and name)


def _marked(bylines: Iterable[html.HtmlElement]) -> Iterator[tuple[str, ...]]:
    """Yield the names of each element whose markup tells that it may name the author."""
    found = [(one.get("class") or one.tag, _credited(one)) for one in bylines]
    kinds: dict[str, set[tuple[str, ...]]] = {}
    for kind, names in found:
        kinds.setdefault(kind, set()).add(names)
    yield from (names for kind, names in found if len(kinds[kind]) <= MOST_BYLINES)


def _credited(element: html.HtmlElement) -> tuple[str, ...]:
    """Return the names in an element; one word is a name where it stands alone or behind "By"."""
    chunks = list(islice(_chunks(element), MOST_CHUNKS))
    names = _names(chunks)
    is_sure = len(chunks) == 1 or any(is_by(text) for text, _ in chunks[:2])
    return names if is_sure else tuple(name for name in names if " " in name or is_full(name))


def _stated(page: html.HtmlElement) -> list[html.HtmlElement]:
    """Return the elements that are said to name an author of the page: those behind the title before those above it."""
    found = {value.getparent() for values in _STATED for value in values(page) if "author" in value.split()}
    if not found:
        return []
    marked = [one for one in page.iter("h1", *{one.tag for one in found}) if one.tag == "h1" or one in found]
    return list(islice(filter(_is_of_page, _from_title(marked)), MOST_ELEMENTS))


def _hinted(page: html.HtmlElement) -> list[html.HtmlElement]:
    """Return the elements whose markup hints at an author of the page only, in the same order."""
    marked = [
        one
        for one in page.iter(etree.Element)
        if (tag := one.tag) == "h1" or (tag not in _NO_BYLINES and _HINT.search(" ".join(one.values())))
    ]
    bylines = (one for one in _from_title(marked) if _is_byline(one) and _is_of_page(one))
    return list(islice(bylines, MOST_ELEMENTS))


def _from_title(marked: list[html.HtmlElement]) -> Iterator[html.HtmlElement]:
    """Yield what stands behind the first heading of the first level, then what stands above it, but no such heading."""
    start = next((index for index, one in enumerate(marked) if one.tag == "h1"), 0)
    return (one for one in (*marked[start:], *marked[:start]) if one.tag != "h1")


def _says_author(element: html.HtmlElement) -> bool:
    return "author" in (element.get("rel") or "").split() or "author" in (element.get("itemprop") or "").split()


def _is_byline(element: html.HtmlElement) -> bool:
    """Say whether the class, the name or the address of an element tells that it may name an author."""
    is_marked = _BYLINE.search(_names_of(element)) or _PROFILE.search(element.get("href") or "")
    return bool(is_marked) and not _says_author(element)


def _is_of_page(element: html.HtmlElement) -> bool:
    """Say whether what is around an element lets it name an author of the page, not one of something else on it."""
    if element.tag in _NO_BYLINES:
        return False
    near = (element, *islice(element.iterancestors(), 6))
    if _ELSEWHERE.search("\n".join(_names_of(one) for one in near if one.tag not in _WHOLE)):
        return False
    return not announces_other(_before(element))


def _names_of(element: html.HtmlElement) -> str:
    """Return the class and the name of an element in lower case."""
    return f"{element.get('class', '')} {element.get('id', '')}".lower()


def _before(element: html.HtmlElement) -> str:
    """Return the end of the text right before an element."""
    for one in (element, *islice(element.iterancestors(), 2)):
        previous, parent = one.getprevious(), one.getparent()
        near = (previous.tail, previous.text) if previous is not None else (parent.text,) if parent is not None else ()
        if text := next((text.strip() for text in near if text and not text.isspace()), ""):
            return str(text[-LONGEST_LABEL:])
    return ""


def _together(elements: list[html.HtmlElement]) -> tuple[str, ...]:
    """Return the names in the first element that is marked as author and in those marked so beside it."""
    if not elements:
        return ()
    parent = elements[0].getparent()
    around = {parent, parent.getparent()} if parent is not None else set()
    beside = [one for one in elements if one is elements[0] or around & set(islice(one.iterancestors(), 2))]
    return _distinct(name for one in beside for name in _names(_chunks(one)))


def _chunks(element: html.HtmlElement) -> Iterator[tuple[str, bool]]:
    """Yield the texts in an element, each with whether it is a link."""
    for one in element.iter():
        text = "" if one.tag in NO_TEXT or one.tag == "time" else line(one.text or "")
        if text:
            yield text, one.tag == "a"
        if one is not element and (tail := line(one.tail or "")):
            yield tail, False


def _names(chunks: Iterable[tuple[str, bool]]) -> tuple[str, ...]:
    """Return the names that chunks of text begin with; further names need "and", a comma, or to be links as well."""
    names: list[str] = []
    goes_on = was_link = False
    for text, is_link in islice(chunks, MOST_CHUNKS):
        if _JOINT.fullmatch(text) or not without_by(text):
            goes_on = True
            continue
        if is_other_credit(text) or (names and not (goes_on or (is_link and was_link))):
            break
        found = [name for name in people(text) if is_capitalised(name) and not is_chrome(name)]
        if not found and names:
            break
        names.extend(found)
        goes_on, was_link = text.endswith((",", "&", " and")), is_link
    return _distinct(names)


def _unmarked(texts: Texts) -> Iterator[tuple[str, ...]]:
    """Yield the names of lines between the title and the text that begin with "By", or name somebody and a trade.

    Lines that can only name an author ("Written by") may stand anywhere.
    """
    _, near = texts.around
    # Few pages have such a line: to look for one first saves to put all texts onto one line each.
    surely = texts.all if any(is_written_by(one.text) for one in texts.all) else []
    for said, is_start in ((near, is_by), (surely, is_written_by), (near, is_with_role)):
        for index, one in enumerate(said):
            if is_start(one.line):
                names = _names((other.line, other.element.tag == "a") for other in said[index : index + 8])
                yield names if is_written_by(one.line) else tuple(filter(is_full, names))
