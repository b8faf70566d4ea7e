"""EPUB 3 with media overlays: EbookLib's book and package, our documents, our way of writing the container."""

import zipfile
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path, PurePosixPath

from ebooklib import epub
from lxml import etree

from accessible import assets
from accessible.publication import Layout, Picture, Publication
from accessible.store import Store
from accessible.writers import accessibility, smil, xhtml
from accessible.writers.audio import stream
from accessible.writers.cover import PORTRAIT, cover
from accessible.writers.documents import Content, documents
from accessible.writers.flow import picture_files
from accessible.writers.identity import modified
from accessible.writers.lexicon import MEDIA_TYPE, Lexicon, lexicons
from accessible.writers.markup import XML_LANG, direction
from accessible.writers.metadata import IDENTIFIER, Entry, entries

ZIP_DATE = (1980, 1, 1, 0, 0, 0)


def write(publication: Publication, store: Store, path: Path) -> int:
    """Write the book to `path`; return how long it plays, in samples. Same publication, same bytes."""
    book = epub.EpubBook()
    words = lexicons(publication)
    contents = list(_contents(publication, words))
    is_fixed = publication.layout is Layout.FIXED
    groups = _paged(contents) if is_fixed else [[content] for content in contents]
    durations: dict[str, int] = {}
    for content, pages in zip(contents, groups, strict=True):
        durations |= _add_documents(book, publication, store, content.name, pages)
    found = accessibility.contents((page.root for pages in groups for page in pages), len(words))
    _set_metadata(book, entries(publication, found, durations), publication.article.metadata.language)
    if is_fixed:
        _add(book, "fixed", xhtml.FIXED_STYLE, "text/css", assets.style("fixed").encode())
    for lexicon in words:
        _add(book, lexicon.name, lexicon.file_name, MEDIA_TYPE, lexicon.content)
    _add(book, "style", xhtml.STYLE, "text/css", assets.style().encode())
    _add(book, "cover", xhtml.COVER, "image/png", cover(publication.article.metadata, PORTRAIT, store)).properties = [
        "cover-image"
    ]
    for picture, name in picture_files(publication.pictures).items():
        book.add_item(_Image(picture, name, store))
    _Writer(path, book, {"mtime": modified(publication.article.metadata)}).write()
    return sum(durations.values()) * publication.narration.sample_rate // 1000


def _paged(contents: Sequence[Content]) -> list[list[Content]]:
    """Return the pages of each content document; the title page and the table of contents are one each."""
    from accessible.writers.fixed import paged  # few books have such pages

    return paged(contents, frozenset({"title", "nav"}))


def _contents(publication: Publication, words: Sequence[Lexicon]) -> Iterator[Content]:
    """Yield the content documents in reading order.

    The title page comes first, the table of contents second: some reading systems show no highlight in the
    first document.
    """
    body = documents(publication)
    yield Content("title", xhtml.title_page(publication, words))
    yield Content("nav", xhtml.contents(publication, body, words))
    for document, root in zip(body, xhtml.bodies(publication, body, words), strict=True):
        yield Content(document.name, root)


def _set_metadata(book: epub.EpubBook, listed: Sequence[Entry], language: str) -> None:
    """Give a book its metadata, and no other."""
    book.metadata = {}
    book.IDENTIFIER_ID = IDENTIFIER
    book.language = language
    for entry in listed:
        _add_entry(book, entry)


def _add_entry(book: epub.EpubBook, entry: Entry) -> None:
    about = {
        "id": entry.id,
        "refines": entry.refines and f"#{entry.refines}",
        "scheme": entry.scheme,
        XML_LANG: entry.language,
    }
    attributes = {name: value for name, value in about.items() if value}
    prefix, _, name = entry.name.partition(":")
    if entry.is_link:
        book.add_metadata(None, "link", None, {"rel": entry.name, "href": entry.value, **attributes})
    elif prefix == "dc":
        book.add_metadata("DC", name, entry.value, attributes)
    else:
        book.add_metadata(None, "meta", entry.value, {"property": entry.name, **attributes})


class _Item(epub.EpubItem):  # type: ignore[misc]  # EbookLib has no types
    """A file of the book. Its content stands there as it is, or comes in pieces from the store."""

    properties: list[str]
    media_overlay: str | None = None
    size = 0
    """In bytes, of sound: where it is more than 2 GB, the container has to be told before."""

    def pieces(self) -> Iterator[bytes]:
        yield self.content


class _Image(_Item):
    """A picture in the store."""

    def __init__(self, picture: Picture, name: str, store: Store) -> None:
        uid = f"picture-{PurePosixPath(name).stem}"
        super().__init__(uid=uid, file_name=name, media_type=picture.media_type)
        self.properties = []
        self._store, self._name = store, picture.name

    def pieces(self) -> Iterator[bytes]:
        return stream(self._store, [self._name])


class _Audio(_Item):
    """Frames of tracks in the store, `size` bytes in all."""

    def __init__(self, name: str, store: Store, tracks: tuple[str, ...], size: int) -> None:
        super().__init__(uid=f"{name}-audio", file_name=f"{name}.mp3", media_type="audio/mpeg")
        self.properties = []
        self._store, self._tracks, self.size = store, tracks, size

    def pieces(self) -> Iterator[bytes]:
        return stream(self._store, self._tracks)


def _add(book: epub.EpubBook, name: str, file_name: str, media_type: str, content: bytes) -> _Item:
    item = _Item(uid=name, file_name=file_name, media_type=media_type, content=content)
    item.properties = []
    book.add_item(item)
    return item


def _add_documents(
    book: epub.EpubBook, publication: Publication, store: Store, name: str, pages: Sequence[Content]
) -> dict[str, int]:
    """Add content documents with their overlays, which share an audio file; return how long each plays, in ms."""
    made = smil.overlays(pages, f"{name}.mp3", publication.narration)
    durations = {}
    for page, overlay in zip(pages, made.each, strict=True):
        document = _add(book, page.name, f"{page.name}.xhtml", "application/xhtml+xml", xhtml.serialise(page.root))
        document.properties = ["nav"] if page.name == "nav" else []
        book.spine.append(page.name)
        if overlay.smil:
            document.media_overlay = f"{page.name}-overlay"
            _add(book, document.media_overlay, f"{page.name}.smil", "application/smil+xml", overlay.smil)
            durations[document.media_overlay] = overlay.duration
    if made.tracks:
        sizes = {track.name: track.size for track in publication.narration.tracks.values()}
        book.add_item(_Audio(name, store, made.tracks, sum(sizes[track] for track in made.tracks)))
    return durations


class _Writer(epub.EpubWriter):  # type: ignore[misc]  # EbookLib has no types
    """Writes what EbookLib would, but the same bytes each time, audio uncompressed, and piece by piece."""

    out: zipfile.ZipFile

    def write(self) -> None:
        with zipfile.ZipFile(self.file_name, "w") as self.out:
            self._put("mimetype", [b"application/epub+zip"], compress=False)
            self._write_container()
            self._write_opf()
            self._write_items()

    def _put(self, name: str, pieces: Iterable[bytes], *, compress: bool, size: int = 0) -> None:
        info = zipfile.ZipInfo(name, ZIP_DATE)
        info.file_size = size
        info.compress_type = zipfile.ZIP_DEFLATED if compress else zipfile.ZIP_STORED
        info.external_attr = 0o644 << 16
        with self.out.open(info, "w") as file:
            for piece in pieces:
                file.write(piece)

    def _write_container(self) -> None:
        folder = self.book.FOLDER_NAME
        root = etree.Element(
            "container", {"version": "1.0"}, nsmap={None: "urn:oasis:names:tc:opendocument:xmlns:container"}
        )
        files = etree.SubElement(root, "rootfiles")
        etree.SubElement(
            files, "rootfile", {"full-path": f"{folder}/content.opf", "media-type": "application/oebps-package+xml"}
        )
        self._put(
            "META-INF/container.xml", [etree.tostring(root, xml_declaration=True, encoding="utf-8")], compress=True
        )

    def _write_opf_spine(self, root: etree._Element, ncx_id: str | None) -> None:  # noqa: ARG002  there is no NCX
        language = str(self.book.language)
        spine = etree.SubElement(root, "spine", {"page-progression-direction": direction(language)})
        for name in self.book.spine:
            etree.SubElement(spine, "itemref", {"idref": name})

    def _write_opf_file(self, root: etree._Element) -> None:
        language = str(self.book.language)
        root.set("{http://www.w3.org/XML/1998/namespace}lang", language)
        root.set("dir", direction(language))
        content = etree.tostring(root, pretty_print=True, encoding="utf-8", xml_declaration=True)
        self._put(f"{self.book.FOLDER_NAME}/content.opf", [content], compress=True)

    def _write_items(self) -> None:
        for item in self.book.get_items():
            is_text = item.media_type.startswith("text/") or item.media_type.endswith("xml")
            self._put(f"{self.book.FOLDER_NAME}/{item.file_name}", item.pieces(), compress=is_text, size=item.size)
