"""EPUB books, 2 and 3: the text of the spine, without what is only there for pages and screens."""

import posixpath
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from urllib.parse import unquote, urlsplit

from lxml import etree
from lxml import html as lxml_html

from accessible.dates import parse_date
from accessible.document import Article, Metadata
from accessible.errors import SourceError
from accessible.readers.archive import Archive, damaged, parse_xml
from accessible.readers.build import clean_text, is_address
from accessible.readers.charset import decode
from accessible.readers.source import Source
from accessible.readers.xhtml import FURNITURE, Walker, local, types

_FONTS = frozenset({"http://www.idpf.org/2008/embedding", "http://ns.adobe.com/pdf/enc#RC"})
"""How fonts are made unusable outside their book, which is no protection of the text."""
_GUIDE = {"title-page": "titlepage", "copyright": "copyright-page"}
"""What EPUB 2 calls a part, where EPUB 3 has another word for it."""
_DOCUMENTS = frozenset({"application/xhtml+xml", "text/html", "application/x-dtbook+xml", "text/x-oeb1-document"})
_ROLE = "{http://www.idpf.org/2007/opf}role"
_ABOUT_PART = "a part of the book that is not its text: a cover, a title page, a table of contents, an imprint"


@dataclass(frozen=True, slots=True)
class _Item:
    """A file of the book: its name in the archive, its type, and its properties."""

    name: str
    media_type: str
    properties: frozenset[str]


def read(source: Source) -> Article:
    """Return the text of a book as one article. Raises SourceError where it is damaged or protected."""
    archive = Archive(source.data)
    _refuse_protected(archive)
    folder, package = _package(archive)
    metadata = _metadata(package, source.url)
    items = _items(package, folder)
    spine = list(_spine(package, items))
    furniture = _furniture(archive, package, folder, items.values())
    article = _article(archive, spine, furniture, metadata)
    if article.blocks:
        return article
    return _article(archive, spine, frozenset(item.name for item in spine if "nav" in item.properties), metadata)


def _article(archive: Archive, spine: list[_Item], furniture: frozenset[str], metadata: Metadata) -> Article:
    walker = Walker(metadata.language, _ABOUT_PART)
    for item in spine:
        if (body := _body(archive, item)) is None:
            continue
        if item.name in furniture:
            walker.remove(body)
        else:
            walker.document(body, item.name)
    return Article(metadata, tuple(walker.builder.blocks), tuple(walker.removed))


def _refuse_protected(archive: Archive) -> None:
    """Raise SourceError where more than fonts is encrypted: what is read of it would be noise."""
    root = archive.xml("META-INF/encryption.xml")
    methods = root.iter("{*}EncryptionMethod") if root is not None else ()
    if any(method.get("Algorithm") not in _FONTS for method in methods):
        message = "The book is protected by DRM, so that nobody but its seller's program can read it: get it without."
        raise SourceError(message, code="drm_protected")


def _package(archive: Archive) -> tuple[str, etree._Element]:
    """Return the folder of the package document, and its root."""
    container = archive.xml("META-INF/container.xml")
    named = container.iter("{*}rootfile") if container is not None else ()
    names = [unquote(file.get("full-path", "")) for file in named]
    names += sorted(name for name in archive.names if name.endswith(".opf"))
    name = next((name for name in names if name in archive.names), "")
    text = decode(archive.read(name), None)
    if not text.strip():
        raise damaged()
    return posixpath.dirname(name), parse_xml(text, mend=True)


def _items(package: etree._Element, folder: str) -> dict[str, _Item]:
    """Return the files of the manifest by identifier."""
    return {
        item.get("id", ""): _Item(
            _name(folder, item.get("href", "")),
            item.get("media-type", ""),
            frozenset((item.get("properties") or "").split()),
        )
        for item in package.iterfind("{*}manifest/{*}item")
    }


def _name(folder: str, address: str) -> str:
    """Return the name in the archive that an address in a file of `folder` means."""
    return posixpath.normpath(posixpath.join(folder, unquote(urlsplit(address).path)))


def _spine(package: etree._Element, items: dict[str, _Item]) -> Iterator[_Item]:
    """Yield the content documents in reading order, each once; those beside the reading order last."""
    entries = list(package.iterfind("{*}spine/{*}itemref"))
    entries.sort(key=lambda entry: entry.get("linear") == "no")
    seen = set()
    for entry in entries:
        item = items.get(entry.get("idref", ""))
        if item and item.media_type in _DOCUMENTS and item.name not in seen:
            seen.add(item.name)
            yield item


def _furniture(archive: Archive, package: etree._Element, folder: str, items: Iterable[_Item]) -> frozenset[str]:
    """Return the names of the documents that are, as a whole, navigation, cover, title page or imprint."""
    navigation = [item for item in items if "nav" in item.properties]
    marks = [(folder, entry.get("type", ""), entry) for entry in package.iterfind("{*}guide/{*}reference")]
    for item in navigation:
        if (body := _body(archive, item)) is not None:
            marks += _landmarks(body, posixpath.dirname(item.name))
    found: set[str] = {item.name for item in navigation}
    text: set[str] = set()
    for base, kind, entry in marks:
        is_furniture = _GUIDE.get(kind.lower(), kind.lower()) in FURNITURE
        (found if is_furniture else text).add(_name(base, entry.get("href", "")))
    return frozenset(found - text)


def _landmarks(body: etree._Element, folder: str) -> Iterator[tuple[str, str, etree._Element]]:
    for nav in body.iter("{*}nav"):
        if "landmarks" in types(nav):
            for link in nav.iter("{*}a"):
                yield from ((folder, kind, link) for kind in types(link))


def _body(archive: Archive, item: _Item) -> etree._Element | None:
    """Return the body of a content document, whose mark-up may be ill-formed; None if it is not there."""
    text = decode(archive.read(item.name), None)
    if not text.strip():
        return None
    try:
        root = parse_xml(text)
    except SourceError as error:
        if error.code == "too_large":
            raise
        root = lxml_html.document_fromstring(text.encode("utf-8", "replace"), lxml_html.HTMLParser(encoding="utf-8"))
    return next(root.iter("{*}body", "{*}book"), None)


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

    titles = {_text(title): refined.get((title.get("id", ""), "title-type"), "") for title in said.get("title", ())}
    creators = {
        _text(person): refined.get((person.get("id", ""), "role")) or person.get(_ROLE) or "aut"
        for person in said.get("creator", ())
    }
    dates = filter(None, map(parse_date, all_of("date")))
    sources = (text for text in all_of("source") if is_address(text))
    return Metadata(
        title=next((title for title, kind in titles.items() if kind == "main"), next(iter(titles), "")),
        subtitle=next((title for title, kind in titles.items() if kind == "subtitle"), ""),
        authors=tuple(name for name, role in creators.items() if role == "aut") or tuple(creators),
        source=next(iter(all_of("publisher")), ""),
        published=next(dates, ""),
        language=next(iter(all_of("language")), "").replace("_", "-"),
        url=url or next(sources, ""),
        subjects=tuple(dict.fromkeys(all_of("subject"))),
        description=next(iter(all_of("description")), ""),
    )


def _text(element: etree._Element) -> str:
    return " ".join(clean_text("".join(element.itertext())).split())
