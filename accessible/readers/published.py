"""When an article was published and modified: as its page declares it, else as its text or address lets one guess."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import islice

from lxml import etree, html

from accessible.dates import parse_date, plain_date
from accessible.network.unprobed import unprobed
from accessible.readers.head import Head, Texts, text_of
from accessible.readers.jsonld import Node, text

LONGEST = 60
"""Characters of a date."""
MOST_TIMES = 3
"""`<time>` elements that are looked at: further ones are those of other articles."""
EARLIEST = "1990"
LATEST = "2100"
"""No page was published before or will be after; "1970" is what a system says that knows no date."""
UNKNOWN_DAY = "-01-01"
"""What htmldate says where it finds nothing but a year."""
_PUBLISHED = (
    "citation_online_date", "citation_publication_date", "citation_date", "parsely-pub-date", "sailthru.date",
    "dc.date.issued", "dcterms.issued", "dcterms.created", "dc.date.created", "dc.date", "dcterms.date", "date",
)  # fmt: skip
"""Names of `<meta>` elements, the most reliable first."""
_OTHER_PUBLISHED = re.compile(
    r"(?:^|[.:_-])(?:pub(?:lish(?:ed)?|lication)?[._-]?(?:date|time|on)|(?:article|post)[._-]published|display[._-]?date"
    r"|date[._-]?(?:published|created|issued)|(?:creation|release|upload|original)[._-]?date)(?:$|[._-])"
)
_MODIFIED = ("og:updated_time", "og:modified_time", "dcterms.modified", "dc.date.modified", "last-modified")
_OTHER_MODIFIED = re.compile(
    r"(?:^|[.:_-])(?:date[._-]?modified|(?:last[._-])?(?:modified|updated|modification|update)(?:[._-]?(?:date|time))?"
    r"|lastmod)$"
)
_DATE_CLASS = re.compile(r"publi|pubdate|entry-date|post-?date|date-?posted|created|issued", re.IGNORECASE)
_MODIFIED_CLASS = re.compile(r"updat|modif|changed", re.IGNORECASE)
_MODIFIED_WORD = re.compile(
    r"updat|modif|aktualis|mis à jour|actualiz|aggiorn|atualiz|bijgewerkt|gewijzigd|zaktual|обновл|изменен|更新|تحديث"
    r"|review",
    re.IGNORECASE,
)
_ISO = re.compile(r"(\d{4}-\d{2}-\d{2}(?:[T ]\d{2}:\d{2}(?::\d{2})?(?:\.\d+)?\s?(?:Z|[+-]\d{2}:?\d{2})?)?)(?![\d-])")
_IN_TEXT = re.compile(
    r"\d{4}[-/.年]\s?\d{1,2}[-/.月]\s?\d{1,2}日?|\d{1,2}\.\s?\d{1,2}\.\s?\d{4}|\b\d{1,2}[/-]\d{1,2}[/-]\d{4}\b"
    r"|\b\d{1,2}(?:st|nd|rd|th|er|[.º])?[\s-]*(?:de\s|of\s)?[^\W\d_]{3,}\.?,?[\s-]+(?:de\s)?\d{4}\b"
    r"|[^\W\d_]{3,}\.?\s\d{1,2}(?:st|nd|rd|th)?,?\s\d{4}\b"
)
_YEAR = re.compile(r"\d{4}")
"""What every date has, and few texts have."""
_UNIX = re.compile(r"[A-Z][a-z]{2} [A-Z][a-z]{2} +\d{1,2} \d{2}:\d{2}:\d{2} (?:[A-Z]{3,4} )?\d{4}")
"""A date as the C library writes it."""
_PUBLICATION = "datePublished"
_PROPERTIES = etree.XPath("//@itemprop[starts-with(., 'date')]")
"""The properties of schema.org: an attribute is found quicker than the elements that have it."""
_IN_ADDRESS = re.compile(r"/((?:19|20)\d{2})([/-]?)(\d{2})\2(\d{2})(?:[/_.-]|\b(?!\d))")


@dataclass(frozen=True, slots=True)
class Published:
    """The dates of an article as ISO 8601, and whether that of its publication is a guess."""

    published: str = ""
    modified: str = ""
    is_guess: bool = False


def published(page: html.HtmlElement, texts: Texts, head: Head, article: Node, url: str) -> Published:
    """Return the dates of a page; `texts` are its own, `article` is its node in JSON-LD, `url` may be empty."""
    marked = _Marked(page)
    declared = next(filter(None, map(_date, _declared(marked, head, article))), "")
    modified = next(filter(None, map(_date, _modified(marked, head, article))), "")
    if declared:
        return Published(_original(texts, declared, modified), modified)
    guess = _guess(page, texts, url)
    return Published(guess, modified, is_guess=bool(guess))


class _Marked:
    """The elements of a page that are marked as dates, looked for when first asked for."""

    def __init__(self, page: html.HtmlElement) -> None:
        self._page = page

    @cached_property
    def _properties(self) -> list[tuple[str, html.HtmlElement]]:
        found = ((value, value.getparent()) for value in _PROPERTIES(self._page))
        return [(value, element) for value, element in found if element.tag != "meta"]

    @cached_property
    def _times(self) -> list[html.HtmlElement]:
        return list(islice(self._page.iter("time"), MOST_TIMES))

    def dates(self, name: str, kind: re.Pattern[str]) -> Iterator[str]:
        """Yield what is marked as this property of schema.org, and each `<time>` of this class."""
        found = [element for value, element in self._properties if value == name]
        dates = [element.get("content") or element.get("datetime") or text_of(element) for element in found]
        if len({_date(date)[:10] for date in dates}) == 1:
            yield dates[0]
        for element in self._times:
            if kind.search(element.get("class") or "") or (name == _PUBLICATION and element.get("pubdate") is not None):
                yield element.get("datetime") or text_of(element)


def _declared(marked: _Marked, head: Head, article: Node) -> Iterator[str]:
    """Yield what a page declares as its day of publication, the most reliable source first."""
    yield from head.all("article:published_time")
    yield text(article.get(_PUBLICATION))
    yield from marked.dates(_PUBLICATION, _DATE_CLASS)
    yield from head.all("og:published_time", *filter(_OTHER_PUBLISHED.search, head.meta), *_PUBLISHED)
    yield text(article.get("uploadDate"))
    yield text(article.get("dateCreated"))


def _modified(marked: _Marked, head: Head, article: Node) -> Iterator[str]:
    yield from head.all("article:modified_time")
    yield text(article.get("dateModified"))
    yield from marked.dates("dateModified", _MODIFIED_CLASS)
    yield from head.all(*_MODIFIED, *filter(_OTHER_MODIFIED.search, head.meta))


def _original(texts: Texts, declared: str, modified: str) -> str:
    """Return the declared date, or an earlier one that is shown where the declared one is that of the last change."""
    shown = next(_shown(texts), "") if modified and declared[:10] >= modified[:10] else ""
    return shown if shown and shown[:10] < declared[:10] else declared


def _guess(page: html.HtmlElement, texts: Texts, url: str) -> str:
    """Return the date in the address, else one near the title, else what htmldate finds; no day is no date."""
    if match := _IN_ADDRESS.search(url):
        year, _, month, day = match.groups()
        if date := _date(f"{year}-{month}-{day}"):
            return date
    if date := next(_shown(texts), ""):
        return date
    with unprobed():  # it could fetch pages, and we never let it
        from htmldate import find_date  # slow to import, and seldom needed

    found = find_date(page, extensive_search=False, original_date=True, url=url or None) or ""
    return "" if found.endswith(UNKNOWN_DAY) else _date(found)


def _shown(texts: Texts) -> Iterator[str]:
    """Yield the dates that stand below the title, then those right above it, of changes last."""
    above, below = texts.around
    changed: list[str] = []
    before = ""
    for one in (*below, *reversed(above)):
        shown = one.line
        found = _date(one.element.get("datetime") or "") or _plain(shown)
        if found and _MODIFIED_WORD.search(f"{before} {shown} {one.element.get('class') or ''}"):
            changed.append(found)
        elif found:
            yield found
        before = "" if found else shown[-LONGEST:]
    yield from changed


def _date(value: str) -> str:
    """Return a declared date as ISO 8601; empty if there is none or it cannot be."""
    value = value.strip()[:LONGEST]
    if not _YEAR.search(value):
        return ""
    if match := _ISO.match(value):
        found = parse_date(match[1])
    else:
        found = (parse_date(value) if _IN_TEXT.search(value) or _UNIX.fullmatch(value) else "") or _plain(value)
    return found if EARLIEST <= found <= LATEST else ""


def _plain(text: str) -> str:
    """Return the date that stands in a short text, with or without other words."""
    match = _IN_TEXT.search(text) if len(text) <= LONGEST and _YEAR.search(text) else None
    found = plain_date(match[0]) if match else ""
    return found if EARLIEST <= found <= LATEST else ""
