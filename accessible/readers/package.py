"""The package of an EPUB: which files it has, and which of them are read, in which order."""

import posixpath
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import unquote, urlsplit

from lxml import etree
from lxml import html as lxml_html

from accessible.errors import SourceError
from accessible.readers.archive import Archive, damaged, parse_xml
from accessible.readers.charset import decode

_FONTS = frozenset({"http://www.idpf.org/2008/embedding", "http://ns.adobe.com/pdf/enc#RC"})
"""How fonts are made unusable outside their book, which is no protection of the text."""
_DOCUMENTS = frozenset({"application/xhtml+xml", "text/html", "application/x-dtbook+xml", "text/x-oeb1-document"})


@dataclass(frozen=True, slots=True)
class Item:
    """A file of the book: its name in the archive, its type, its properties, and the identifier of its overlay."""

    name: str
    media_type: str
    properties: frozenset[str]
    overlay: str = ""


def refuse_protected(archive: Archive) -> None:
    """Raise SourceError where more than fonts is encrypted: what is read of it would be noise."""
    root = archive.xml("META-INF/encryption.xml")
    methods = root.iter("{*}EncryptionMethod") if root is not None else ()
    if any(method.get("Algorithm") not in _FONTS for method in methods):
        message = "The book is protected by DRM, so that nobody but its seller's program can read it: get it without."
        raise SourceError(message, code="drm_protected")


def package_name(archive: Archive) -> str:
    """Return the name of the package document; empty if there is none."""
    container = archive.xml("META-INF/container.xml")
    named = container.iter("{*}rootfile") if container is not None else ()
    names = [unquote(file.get("full-path", "")) for file in named]
    names += sorted(name for name in archive.names if name.endswith(".opf"))
    return next((name for name in names if name in archive.names), "")


def package_document(archive: Archive) -> tuple[str, etree._Element]:
    """Return the folder of the package document, and its root."""
    name = package_name(archive)
    text = decode(archive.read(name), None)
    if not text.strip():
        raise damaged()
    return posixpath.dirname(name), parse_xml(text, mend=True)


def manifest(root: etree._Element, folder: str) -> dict[str, Item]:
    """Return the files of the manifest by identifier."""
    return {
        item.get("id", ""): Item(
            resolve(folder, item.get("href", "")),
            item.get("media-type", ""),
            frozenset((item.get("properties") or "").split()),
            item.get("media-overlay", ""),
        )
        for item in root.iterfind("{*}manifest/{*}item")
    }


def reading_order(root: etree._Element, files: dict[str, Item]) -> Iterator[Item]:
    """Yield the content documents in reading order, each once; those beside the reading order last."""
    entries = list(root.iterfind("{*}spine/{*}itemref"))
    entries.sort(key=lambda entry: entry.get("linear") == "no")
    seen = set()
    for entry in entries:
        item = files.get(entry.get("idref", ""))
        if item and item.media_type in _DOCUMENTS and item.name not in seen:
            seen.add(item.name)
            yield item


def resolve(folder: str, address: str) -> str:
    """Return the name in the archive that an address in a file of `folder` means; the folder where it is no address."""
    try:
        path = unquote(urlsplit(address).path)
    except ValueError:
        path = ""
    return posixpath.normpath(posixpath.join(folder, path))


def body_of(archive: Archive, item: Item) -> etree._Element | None:
    """Return the body of a content document, whose mark-up may be ill-formed; None if it is not there."""
    text = decode(archive.read(item.name), None)
    if not text.strip():
        return None
    try:
        root = parse_xml(text)
    except SourceError as error:
        if error.code == "too_large":
            raise
        root = _mended(text)
        if root is None:
            return None
    return next(root.iter("{*}body", "{*}book"), None)


def _mended(text: str) -> etree._Element | None:
    """Return the root of a document as HTML, which need not be well-formed; None if there is nothing in it."""
    try:
        return lxml_html.document_fromstring(text.encode("utf-8", "replace"), lxml_html.HTMLParser(encoding="utf-8"))
    except etree.ParserError:
        return None
