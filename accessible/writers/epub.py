"""EPUB 3 with media overlays: EbookLib's book and package, our documents, our way of writing the container."""

import re
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path, PurePosixPath
from typing import Any

from ebooklib import epub
from lxml import etree

from accessible import assets
from accessible.document import is_described
from accessible.narration import Utterance
from accessible.publication import Picture, Publication
from accessible.store import Store
from accessible.writers import smil, xhtml
from accessible.writers.audio import stream
from accessible.writers.cover import PORTRAIT, cover
from accessible.writers.documents import documents
from accessible.writers.flow import picture_files
from accessible.writers.identity import identifier, modified
from accessible.writers.markup import direction

ACTIVE, PLAYING = "-epub-media-overlay-active", "-epub-media-overlay-playing"
ZIP_DATE = (1980, 1, 1, 0, 0, 0)
FEATURES = (
    "synchronizedAudioText",
    "tableOfContents",
    "readingOrder",
    "structuralNavigation",
    "displayTransformability",
    "ARIA",
    "unlocked",
)


def write(publication: Publication, store: Store, path: Path) -> int:
    """Write the book to `path`; return how long it plays, in samples. Same publication, same bytes."""
    book = _book(publication)
    total = 0
    for name, root, utterances in _documents(publication):
        total += _add_document(book, publication, store, name, root, utterances)
    _add_meta(book, smil.clock(total * 1000 // publication.narration.sample_rate), "media:duration")
    _add(book, "style", "style.css", "text/css", assets.style().encode())
    _add(book, "cover", "cover.png", "image/png", cover(publication.article.metadata, PORTRAIT, store)).properties = [
        "cover-image"
    ]
    for picture, name in picture_files(publication.pictures).items():
        book.add_item(_Image(picture, name, store))
    _Writer(path, book, {"mtime": modified(publication.article.metadata)}).write()
    return total


def _documents(publication: Publication) -> Iterator[tuple[str, etree._Element, tuple[Utterance, ...]]]:
    """Yield name, content and utterances of each content document, in reading order.

    The title page comes first, the table of contents second: some reading systems show no highlight in the
    first document.
    """
    body = documents(publication)
    yield "title", xhtml.title_page(publication), (*publication.front, *publication.imprint)
    yield "nav", xhtml.contents(publication, body), publication.contents
    for document, root in zip(body, xhtml.bodies(publication, body), strict=True):
        yield document.name, root, document.utterances


def _book(publication: Publication) -> epub.EpubBook:
    """Return a book that holds the metadata."""
    metadata, narration = publication.article.metadata, publication.narration
    book = epub.EpubBook()
    book.metadata = {}
    book.set_identifier(f"urn:uuid:{identifier(publication.article)}")
    book.set_title(metadata.title)
    book.set_language(metadata.language)
    for number, author in enumerate(metadata.authors, 1):
        book.add_metadata("DC", "creator", author, {"id": f"author{number}"})
        _add_meta(book, "aut", "role", refines=f"#author{number}", scheme="marc:relators")
    optional = {
        "publisher": (metadata.source,),
        "date": (_w3c_date(metadata.published),),
        "source": (metadata.url,),
        "description": (metadata.description,),
    }
    for name, values in {**optional, "subject": metadata.subjects}.items():
        for value in filter(None, values):
            book.add_metadata("DC", name, value)
    is_told = _is_told(publication)
    for name, modes in _senses(publication, is_told=is_told).items():
        for mode in modes:
            _add_meta(book, mode, f"schema:{name}")
    for feature in (*FEATURES, *(["alternativeText"] if publication.pictures and is_told else [])):
        _add_meta(book, feature, "schema:accessibilityFeature")
    if narration.is_complete and is_told:
        _add_meta(book, "auditory", "schema:accessModeSufficient")
    summary = (
        publication.labels["summary"]
        if narration.is_complete
        else " ".join((publication.labels["summary"], publication.labels["unspoken"]))
    )
    _add_meta(book, summary, "schema:accessibilitySummary")
    narrator = f"{narration.voice.name} ({narration.voice.engine})"
    _add_meta(book, publication.labels["narrator"].format(narrator), "media:narrator")
    _add_meta(book, ACTIVE, "media:active-class")
    _add_meta(book, PLAYING, "media:playback-active-class")
    return book


def _is_told(publication: Publication) -> bool:
    """Say whether words stand for every picture of the book, but for ornaments."""
    said = zip(publication.article.blocks, publication.body, strict=True)
    pictured = (block for block, utterance in said if utterance.id in publication.pictures)
    return all(not block.text or is_described(block) for block in pictured)


def _senses(publication: Publication, *, is_told: bool) -> Mapping[str, Sequence[str]]:
    """Return by which senses the book can be read, as its accessibility metadata: without sight, if all is told."""
    seen = bool(publication.pictures)
    return {
        "accessMode": ["textual", *(["visual"] if seen else [])],
        "accessModeSufficient": [*(["textual"] if is_told else []), *(["textual,visual"] if seen else [])],
        "accessibilityHazard": ["none"],
    }


def _w3c_date(published: str) -> str:
    """Return a date as W3CDTF has it: with a time only where the offset is known."""
    return published if re.search(r"(?:Z|[+-]\d\d:\d\d)$", published) else published[:10]


def _add_meta(book: epub.EpubBook, value: str, name: str, **attributes: str) -> None:
    book.add_metadata(None, "meta", value, {"property": name, **attributes})


class _Item(epub.EpubItem):  # type: ignore[misc]  # EbookLib has no types
    """A file of the book. Its content stands there as it is, or comes in pieces from the store."""

    properties: list[str]
    media_overlay: str | None = None

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
    """Frames of tracks in the store."""

    def __init__(self, name: str, store: Store, tracks: tuple[str, ...]) -> None:
        super().__init__(uid=f"{name}-audio", file_name=f"{name}.mp3", media_type="audio/mpeg")
        self.properties = []
        self._store, self._tracks = store, tracks

    def pieces(self) -> Iterator[bytes]:
        return stream(self._store, self._tracks)


def _add(book: epub.EpubBook, name: str, file_name: str, media_type: str, content: bytes) -> _Item:
    item = _Item(uid=name, file_name=file_name, media_type=media_type, content=content)
    item.properties = []
    book.add_item(item)
    return item


def _add_document(
    book: epub.EpubBook,
    publication: Publication,
    store: Store,
    name: str,
    root: etree._Element,
    utterances: tuple[Utterance, ...],
) -> int:
    """Add a content document with its overlay and audio; return its length in samples."""
    document = _add(book, name, f"{name}.xhtml", "application/xhtml+xml", xhtml.serialise(root))
    document.properties = ["nav"] if name == "nav" else []
    book.spine.append(name)
    made = smil.overlay(f"{name}.xhtml", f"{name}.mp3", utterances, publication.narration, publication.pictures)
    if not made.tracks:
        return 0
    document.media_overlay = f"{name}-overlay"
    _add(book, f"{name}-overlay", f"{name}.smil", "application/smil+xml", made.smil)
    book.add_item(_Audio(name, store, made.tracks))
    duration = smil.clock(made.length * 1000 // publication.narration.sample_rate)
    _add_meta(book, duration, "media:duration", refines=f"#{name}-overlay")
    return made.length


class _Writer(epub.EpubWriter):  # type: ignore[misc]  # EbookLib has no types
    """Writes what EbookLib would, but the same bytes each time, audio uncompressed, and piece by piece."""

    out: zipfile.ZipFile

    def write(self) -> None:
        with zipfile.ZipFile(self.file_name, "w") as self.out:
            self._put("mimetype", [b"application/epub+zip"], compress=False)
            self._write_container()
            self._write_opf()
            self._write_items()

    def _put(self, name: str, pieces: Any, *, compress: bool) -> None:  # noqa: ANN401  any iterable of bytes
        info = zipfile.ZipInfo(name, ZIP_DATE)
        info.compress_type = zipfile.ZIP_DEFLATED if compress else zipfile.ZIP_STORED
        info.external_attr = 0o644 << 16
        with self.out.open(info, "w", force_zip64=False) as file:
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
            self._put(f"{self.book.FOLDER_NAME}/{item.file_name}", item.pieces(), compress=is_text)
