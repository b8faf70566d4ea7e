"""The media overlays of a book: which text is narrated by which clip, in order."""

import posixpath
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO
from urllib.parse import unquote

from lxml import etree

from accessible.epub.clock import seconds
from accessible.epub.unheard import Unheard, unheard
from accessible.errors import SourceError
from accessible.proof.finding import Finding, error, quote, warning
from accessible.proof.page import Page, Written
from accessible.readers.archive import Archive
from accessible.readers.package import (
    Item,
    body_of,
    manifest,
    package_document,
    reading_order,
    refuse_protected,
    resolve,
)
from accessible.readers.xhtml import local

_TEXT_REFERENCE = "{http://www.idpf.org/2007/ops}textref"
_ZIP = b"PK"


@dataclass(frozen=True, slots=True)
class Narrated:
    """A text of a content document and the clip of it, in seconds of a sound file; `end` None is the file's end."""

    document: str
    fragment: str
    written: Written
    audio: str
    begin: float
    end: float | None

    @property
    def text(self) -> str:
        """Return what is written."""
        return self.written.text

    @property
    def language(self) -> str:
        """Return the language of most of it, as a BCP 47 tag."""
        return self.written.language

    @property
    def where(self) -> str:
        """Return the place of the text in the book."""
        return _joined(self.document, self.fragment)


@dataclass(frozen=True, slots=True)
class Overlay:
    """What an overlay narrates, in order, and how long it declares to take, in seconds."""

    name: str
    narrated: tuple[Narrated, ...]
    duration: float | None


@dataclass(frozen=True, slots=True)
class Book:
    """The overlays in reading order, the declared duration of all, and what was found wrong while they were read."""

    overlays: tuple[Overlay, ...]
    duration: float | None
    findings: tuple[Finding, ...]

    @property
    def narrated(self) -> Iterator[Narrated]:
        """Return every text with its clip, in order."""
        return (each for overlay in self.overlays for each in overlay.narrated)


def read(path: Path) -> Book:
    """Return the overlays of an EPUB. Raises SourceError where it is none, is damaged or protected, or has none."""
    try:
        with path.open("rb") as file:
            return _read(path, file)
    except OSError as error:
        code = "not_found" if isinstance(error, FileNotFoundError) else "unreadable_source"
        message = f"{str(path)!r} cannot be opened ({error.strerror or error}): name an EPUB."
        raise SourceError(message, code=code) from None


def _read(path: Path, file: BinaryIO) -> Book:
    if file.read(len(_ZIP)) != _ZIP:
        message = f"{str(path)!r} is no EPUB: name a book that an EPUB reader can open."
        raise SourceError(message, code="bad_container")
    file.seek(0)
    archive = Archive(file)
    refuse_protected(archive)
    folder, root = package_document(archive)
    items = manifest(root, folder)
    if not any(item.overlay for item in items.values()):
        message = f"{str(path)!r} has no media overlay, so that nothing in it is read aloud: name another book."
        raise SourceError(message, code="no_overlay")
    return _Reader(archive, root, items).book()


@dataclass(slots=True)
class _Reader:
    """Reads the overlays of one book, each once, and each document once."""

    archive: Archive
    package: etree._Element
    items: dict[str, Item]
    findings: list[Finding] = field(default_factory=list)
    _pages: dict[str, Page | None] = field(default_factory=dict)
    _named: dict[str, set[str]] = field(default_factory=dict)
    _language: str = ""

    def book(self) -> Book:
        self._language = next((_text(each) for each in self.package.iterfind("{*}metadata/{*}language")), "")
        spine = list(reading_order(self.package, self.items))
        durations = self._durations()
        overlays = []
        for name in dict.fromkeys(item.overlay for item in spine if item.overlay):
            documents = [item.name for item in spine if item.overlay == name]
            if (smil := self._smil(name, documents[0])) is not None:
                narrated = tuple(self._narrated(smil, self.items[name].name))
                overlays.append(Overlay(self.items[name].name, narrated, durations.get(name)))
        self._find_unheard(spine)
        return Book(tuple(overlays), durations.get(""), tuple(self.findings))

    def _durations(self) -> dict[str, float | None]:
        """Return the declared durations by the identifier of the overlay; that of the book has none."""
        found: dict[str, float | None] = {}
        for meta in self.package.iterfind("{*}metadata/{*}meta[@property='media:duration']"):
            name = (meta.get("refines") or "").removeprefix("#")
            found[name] = self._seconds(_text(meta), f"the duration of {name or 'the book'}")
        return found

    def _smil(self, name: str, document: str) -> etree._Element | None:
        """Return the root of an overlay; None, and a finding, where there is none."""
        item = self.items.get(name)
        if item is None or item.name not in self.archive.names:
            self.findings.append(error("bad_overlay", document, f"Its overlay {name!r} is not in the book."))
            return None
        try:
            root = self.archive.xml(item.name)
        except SourceError as problem:
            if problem.code != "bad_container":
                raise
            root = None
        if root is None:
            self.findings.append(error("bad_overlay", item.name, "The overlay is no well-formed XML."))
        return root

    def _narrated(self, smil: etree._Element, name: str) -> Iterator[Narrated]:
        """Yield what an overlay narrates, however deep its `seq` elements are nested."""
        folder = posixpath.dirname(name)
        for element in smil.iter("{*}body", "{*}seq", "{*}par"):
            if reference := element.get(_TEXT_REFERENCE):
                self._written(_place(folder, reference), name)
            if local(element) == "par" and (narrated := self._par(element, folder, name)):
                yield narrated

    def _par(self, par: etree._Element, folder: str, name: str) -> Narrated | None:
        """Return what a `par` narrates; None, and a finding, where that cannot be known."""
        text, audio = par.find("{*}text"), par.find("{*}audio")
        if text is None:
            self.findings.append(error("bad_overlay", name, f"The par {par.get('id') or ''!r} names no text."))
            return None
        place = _place(folder, text.get("src") or "")
        if (written := self._written(place, name)) is None:
            return None
        self._named.setdefault(place[0], set()).add(place[1])
        where = _joined(*place)
        if audio is None:
            self.findings.append(warning("no_audio", where, f"{quote(written.text)} has no clip."))
            return None
        sound = resolve(folder, audio.get("src") or "")
        if sound not in self.archive.names:
            self.findings.append(error("missing_audio", where, f"The file of its clip, {sound!r}, is not in the book."))
            return None
        if (times := self._times(audio, where)) is None:
            return None
        return Narrated(*place, written, sound, *times)

    def _written(self, place: tuple[str, str], overlay: str) -> Written | None:
        """Return what stands at a place of the book; None, and a finding, where there is nothing."""
        document, fragment = place
        page = self._page(document)
        written = page.written(fragment) if page else None
        if written is None:
            text = f"{overlay!r} narrates {_joined(*place)!r}, which is not in the book."
            self.findings.append(error("missing_text", _joined(*place), text))
        return written

    def _times(self, audio: etree._Element, where: str) -> tuple[float, float | None] | None:
        """Return where a clip begins and ends; None, and a finding, where that is not said right."""
        begin, end = audio.get("clipBegin") or "0", audio.get("clipEnd")
        starts, ends = self._seconds(begin, where), self._seconds(end, where) if end else None
        if starts is None or (end and ends is None):
            return None
        if ends is not None and ends <= starts:
            self.findings.append(error("bad_time", where, f"Its clip begins at {begin} and ends at {end}."))
            return None
        return starts, ends

    def _seconds(self, clock: str, where: str) -> float | None:
        try:
            return seconds(clock)
        except ValueError:
            self.findings.append(error("bad_time", where, f"{clock!r} is no SMIL clock value, such as 0:00:12.500."))
            return None

    def _page(self, name: str) -> Page | None:
        """Return a content document, parsed once; None where it is not there."""
        if name not in self._pages:
            body = body_of(self.archive, Item(name, "", frozenset()))
            self._pages[name] = None if body is None else Page(body, self._language)
        return self._pages[name]

    def _find_unheard(self, spine: Sequence[Item]) -> None:
        """Find what no par names, in documents that have an overlay, and documents that have none."""
        for item in spine:
            page = self._page(item.name)
            narrated = self._named.get(item.name, set())
            left = unheard(page.body, narrated) if page and "" not in narrated else []
            if item.overlay or narrated:
                self.findings += (_no_clip(item.name, each) for each in left)
            elif left:
                text = f"It has no overlay: {quote(left[0].text)} and what follows is not read aloud."
                self.findings.append(warning("no_overlay", item.name, text))


def _no_clip(document: str, unheard: Unheard) -> Finding:
    return error("no_clip", _joined(document, unheard.fragment), f"No clip narrates {quote(unheard.text)}.")


def _place(folder: str, address: str) -> tuple[str, str]:
    """Return the document and the fragment that an address in a file of `folder` means."""
    return resolve(folder, address), unquote(address.partition("#")[2])


def _joined(document: str, fragment: str) -> str:
    return f"{document}#{fragment}" if fragment else document


def _text(element: etree._Element) -> str:
    return " ".join("".join(element.itertext()).split())
