"""The navigation document: table of contents and list of pages."""

from collections.abc import Iterator
from typing import NamedTuple
from urllib.parse import unquote

from lxml import etree

from accessible.check.book import Book, Document, text_of
from accessible.check.message import Codes, Finding, Findings, error, note, quote, warning
from accessible.check.overlay import Place, is_remote
from accessible.readers.package import resolve
from accessible.readers.xhtml import local, types

CODES: Codes = {
    "TOC-001": error(
        "there is no navigation document",
        "The reader has no table of contents.",
        "Write one, and give its item the property nav.",
    ),
    "TOC-002": error(
        "the navigation document has no table of contents",
        "The reader cannot go to a chapter.",
        'Write a nav with epub:type="toc", and a list of links in it.',
    ),
    "TOC-003": error(
        "an entry of the navigation leads to something that is not in the book",
        "Who chooses it lands nowhere, or at the beginning of the document.",
        "Mend the address, or give the element the id that it names.",
    ),
    "TOC-004": warning(
        "the table of contents is in another order than the text",
        "The reading system marks the wrong entry as the place where the reader is.",
        "Bring the entries into the order of the text.",
    ),
    "TOC-005": error(
        "the list of pages lists what is no page",
        "“Go to page” offers sections and notes as pages; EbookLib makes such lists of everything with epub:type.",
        'List page breaks only (epub:type="pagebreak", role="doc-pagebreak"), or leave the list out.',
    ),
    "TOC-006": error(
        "an entry of the navigation has no text",
        "The reader cannot tell where it leads, and a screen reader says nothing.",
        "Write the text of the heading.",
    ),
    "TOC-007": note(
        "a document with a heading is not in the table of contents",
        "The reader gets there by turning pages only.",
        "Add an entry for it.",
    ),
    "TOC-008": warning(
        "the book has page breaks, but no list of pages",
        "Who was told a page number in class cannot go there.",
        'Write a nav with epub:type="page-list".',
    ),
}

_FRONT = frozenset({"cover", "titlepage", "halftitlepage", "toc", "copyright-page", "imprint"})


class Entry(NamedTuple):
    """An entry of a list of the navigation: its element, and the place it leads to, None if it leads nowhere."""

    element: etree._Element
    place: Place | None


def entries(book: Book, kind: str) -> list[Entry]:
    """Return the entries of the lists of a kind, such as `toc`, in order."""
    return [entry for nav in _lists(book, kind) for entry in _entries(book, nav)]


def _lists(book: Book, kind: str) -> Iterator[etree._Element]:
    document = book.navigation
    return (nav for nav in document.all("nav") if kind in types(nav)) if document else iter(())


def _entries(book: Book, nav: etree._Element) -> Iterator[Entry]:
    document = book.navigation
    for item in nav.iter("{*}li"):
        label = next(item.iterchildren("{*}a", "{*}span"), None)
        if label is not None and document:
            yield Entry(label, _place(document, label.get("href")))


def _place(document: Document, address: str | None) -> Place | None:
    if not address or is_remote(address):
        return None
    path, _, fragment = address.partition("#")
    return Place(resolve(document.folder, address) if path else document.name, unquote(fragment))


def presence(book: Book) -> Findings:
    """There is a table of contents."""
    if not book.version.startswith("3"):
        return
    if book.navigation is None:
        text = "No item has the property nav: write a navigation document."
        yield Finding("TOC-001", book.package_name, text)
    elif not entries(book, "toc"):
        text = "There is no nav of the type toc with entries: write a table of contents."
        yield Finding("TOC-002", book.navigation.name, text)


def labels(book: Book) -> Findings:
    """Every entry has a text, and leads somewhere."""
    document = book.navigation
    for nav in document.all("nav") if document else ():
        for element, place in _entries(book, nav):
            path = document.path(element) if document else ""
            words = text_of(element)
            if not words and not any(each.get("alt") for each in element.iter("{*}img")):
                yield Finding("TOC-006", path, "An entry has no text: write that of the heading.")
            if local(element) == "a" and (place is None or not book.find(place)):
                text = f"{quote(words)} leads to {str(place or 'nothing')!r}, which is not in the book: mend it."
                yield Finding("TOC-003", path, text)


def order(book: Book) -> Findings:
    """The table of contents is in the order of the text."""
    spine = {item.name: number for number, (_, item) in reversed(list(enumerate(book.spine)))}
    latest = (-1, -1)
    for element, place in entries(book, "toc"):
        document = book.documents.get(place.document) if place else None
        if document is None or place is None or document.name not in spine:
            continue
        target = document.ids.get(place.fragment)
        if place.fragment and target is None:
            continue
        here = (spine[document.name], -1 if target is None else document.order[target])
        if here < latest:
            text = (
                f"{quote(text_of(element))} stands behind an entry that comes later in the text: bring both in order."
            )
            yield Finding("TOC-004", book.navigation.path(element) if book.navigation else "", text)
        latest = max(here, latest)


def pages(book: Book) -> Findings:
    """The list of pages lists page breaks, and is there where these are."""
    listed = entries(book, "page-list")
    for element, place in listed:
        document = book.documents.get(place.document) if place else None
        target = document.ids.get(place.fragment) if document and place else None
        said = frozenset() if target is None else types(target)
        if said and "pagebreak" not in said:
            text = (
                f"{quote(text_of(element))} leads to an element of the type {' '.join(sorted(said))}: list pages only."
            )
            yield Finding("TOC-005", book.navigation.path(element) if book.navigation else "", text)
    breaks = sum(1 for page in book.pages for _ in page.typed("pagebreak"))
    if breaks and not listed and book.navigation:
        text = f"The book has {breaks} page breaks, but no list of pages: write one."
        yield Finding("TOC-008", book.navigation.name, text)


def reach(book: Book) -> Findings:
    """Every document with a heading has an entry."""
    reached = {place.document for _, place in entries(book, "toc") if place}
    if not reached:
        return
    for page in book.pages:
        heading = next(page.all("h1", "h2"), None)
        is_front = page is book.navigation or next(page.typed(*_FRONT), None) is not None
        if heading is not None and page.name not in reached and not is_front:
            text = f"No entry of the table of contents leads to {quote(text_of(heading))}: add one."
            yield Finding("TOC-007", page.name, text)


RULES = (presence, labels, order, pages, reach)
