"""EPUB books, 2 and 3: the text of the spine, without what is only there for pages and screens."""

import posixpath
from collections.abc import Iterable, Iterator

from lxml import etree

from accessible.dates import parse_date
from accessible.document import Article, Contributor, Metadata
from accessible.readers.archive import Archive
from accessible.readers.build import clean_text, is_address
from accessible.readers.contributors import RELATORS
from accessible.readers.package import (
    Item,
    body_of,
    manifest,
    package_document,
    reading_order,
    refuse_protected,
    resolve,
)
from accessible.readers.source import Source
from accessible.readers.xhtml import FURNITURE, Walker, local, types

_GUIDE = {"title-page": "titlepage", "copyright": "copyright-page"}
"""What EPUB 2 calls a part, where EPUB 3 has another word for it."""
_OPF = "{http://www.idpf.org/2007/opf}"
_OTHERS = frozenset(RELATORS.values())
_ABOUT_PART = "a part of the book that is not its text: a cover, a title page, a table of contents, an imprint"


def read(source: Source) -> Article:
    """Return the text of a book as one article. Raises SourceError where it is damaged or protected."""
    archive = Archive(source.data)
    refuse_protected(archive)
    folder, root = package_document(archive)
    metadata = _metadata(root, source.url)
    files = manifest(root, folder)
    documents = list(reading_order(root, files))
    furniture = _furniture(archive, root, folder, files.values())
    article = _article(archive, documents, furniture, metadata)
    if article.blocks:
        return article
    return _article(
        archive, documents, frozenset(item.name for item in documents if "nav" in item.properties), metadata
    )


def _article(archive: Archive, documents: list[Item], furniture: frozenset[str], metadata: Metadata) -> Article:
    walker = Walker(metadata.language, _ABOUT_PART)
    for item in documents:
        if (body := body_of(archive, item)) is None:
            continue
        if item.name in furniture:
            walker.remove(body)
        else:
            walker.document(body, item.name)
    return Article(metadata, tuple(walker.builder.blocks), tuple(walker.removed))


def _furniture(archive: Archive, package: etree._Element, folder: str, items: Iterable[Item]) -> frozenset[str]:
    """Return the names of the documents that are, as a whole, navigation, cover, title page or imprint."""
    navigation = [item for item in items if "nav" in item.properties]
    marks = [(folder, entry.get("type", ""), entry) for entry in package.iterfind("{*}guide/{*}reference")]
    for item in navigation:
        if (body := body_of(archive, item)) is not None:
            marks += _landmarks(body, posixpath.dirname(item.name))
    found: set[str] = {item.name for item in navigation}
    text: set[str] = set()
    for base, kind, entry in marks:
        is_furniture = _GUIDE.get(kind.lower(), kind.lower()) in FURNITURE
        (found if is_furniture else text).add(resolve(base, entry.get("href", "")))
    return frozenset(found - text)


def _landmarks(body: etree._Element, folder: str) -> Iterator[tuple[str, str, etree._Element]]:
    for nav in body.iter("{*}nav"):
        if "landmarks" in types(nav):
            for link in nav.iter("{*}a"):
                yield from ((folder, kind, link) for kind in types(link))


def _metadata(package: etree._Element, url: str) -> Metadata:
    """Return what the package says of the book, in Dublin Core."""
    elements = [element for element in package.iterfind("{*}metadata//*") if _text(element)]
    said: dict[str, list[etree._Element]] = {}
    for element in elements:
        said.setdefault(local(element), []).append(element)
    refined = {
        (meta.get("refines", "").removeprefix("#"), meta.get("property")): _text(meta) for meta in said.get("meta", ())
    }

    def all_of(name: str) -> list[str]:
        return [_text(element) for element in said.get(name, ())]

    def about(element: etree._Element, name: str) -> str:
        """Return what refines an element, in the way of EPUB 3, or of EPUB 2."""
        return refined.get((element.get("id", ""), name)) or element.get(f"{_OPF}{name}") or ""

    titles = {_text(title): about(title, "title-type") for title in said.get("title", ())}
    creators = {_text(person): about(person, "role") or "aut" for person in said.get("creator", ())}
    authors = tuple(name for name, role in creators.items() if role == "aut") or tuple(creators)
    others = {_text(person): about(person, "role") for person in said.get("contributor", ())} | creators
    people = [*said.get("creator", ()), *said.get("contributor", ())]
    filed = {_text(person): how for person in people if (how := about(person, "file-as"))}
    dates = filter(None, map(parse_date, all_of("date")))
    sources = (text for text in all_of("source") if is_address(text))
    return Metadata(
        title=next((title for title, kind in titles.items() if kind == "main"), next(iter(titles), "")),
        subtitle=next((title for title, kind in titles.items() if kind == "subtitle"), ""),
        authors=authors,
        source=next(iter(all_of("publisher")), ""),
        published=next(dates, ""),
        language=next(iter(all_of("language")), "").replace("_", "-"),
        url=url or next(sources, ""),
        subjects=tuple(dict.fromkeys(all_of("subject"))),
        description=next(iter(all_of("description")), ""),
        contributors=tuple(
            Contributor(name, role) for name, role in others.items() if role in _OTHERS and name not in authors
        ),
        file_as=tuple(filed.items()),
        rights=next(iter(all_of("rights")), ""),
    )


def _text(element: etree._Element) -> str:
    return " ".join(clean_text("".join(element.itertext())).split())
