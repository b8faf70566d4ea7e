"""A small reader of EPUBs with media overlays, for tests: it shares no code with the writers that it checks."""

import posixpath
import re
import subprocess
import zipfile
from dataclasses import dataclass
from functools import cached_property
from io import BytesIO
from pathlib import Path
from urllib.parse import unquote

import imageio_ffmpeg
from lxml import etree

OPF = "http://www.idpf.org/2007/opf"
DC = "http://purl.org/dc/elements/1.1/"
XHTML = "http://www.w3.org/1999/xhtml"
SMIL = "http://www.w3.org/ns/SMIL"
EPUB = "http://www.idpf.org/2007/ops"
NAMESPACES = {"opf": OPF, "dc": DC, "h": XHTML, "s": SMIL, "epub": EPUB}
XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"

_CLOCK = re.compile(r"(\d+):([0-5]\d):([0-5]\d)\.(\d{3})")


def parse(data: bytes) -> etree._Element:
    """Return the root of an XML document. Raises XMLSyntaxError if it is not well-formed."""
    return etree.parse(BytesIO(data), etree.XMLParser(resolve_entities=False, no_network=True)).getroot()


def milliseconds(clock: str) -> int:
    """Return the time of a full SMIL clock value with three digits after the point."""
    match = _CLOCK.fullmatch(clock)
    assert match, f"{clock!r} is no full clock value with milliseconds"
    hours, minutes, seconds, rest = map(int, match.groups())
    return ((hours * 60 + minutes) * 60 + seconds) * 1000 + rest


@dataclass(frozen=True)
class Par:
    """A `par` of an overlay: the id of the text, the audio file, and the times in milliseconds."""

    document: str
    id: str
    audio: str
    begin: int
    end: int


@dataclass(frozen=True)
class Item:
    """An `item` of the manifest; `path` is its place in the container."""

    id: str
    path: str
    media_type: str
    properties: tuple[str, ...]
    overlay: str | None


class Book:
    """An EPUB, as its files say."""

    def __init__(self, path: Path) -> None:
        with zipfile.ZipFile(path) as container:
            assert container.testzip() is None
            self.entries = container.infolist()
            self.files = {entry.filename: container.read(entry) for entry in self.entries}
        root = parse(self.files["META-INF/container.xml"])
        self.opf_path = str(root.xpath("//*[local-name()='rootfile']/@full-path")[0])
        self.opf = parse(self.files[self.opf_path])

    @cached_property
    def manifest(self) -> dict[str, Item]:
        """The items by id."""
        items = [
            Item(
                element.get("id"),
                self.resolve(self.opf_path, element.get("href")),
                element.get("media-type"),
                tuple(element.get("properties", "").split()),
                element.get("media-overlay"),
            )
            for element in self.find(self.opf, "opf:manifest/opf:item")
        ]
        assert len({item.id for item in items}) == len(items)
        return {item.id: item for item in items}

    @cached_property
    def spine(self) -> list[Item]:
        """The content documents in reading order."""
        return [self.manifest[name] for name in self.find(self.opf, "opf:spine/opf:itemref/@idref")]

    @staticmethod
    def find(element: etree._Element, path: str) -> list:
        """Return what an XPath with the prefixes of `NAMESPACES` finds."""
        return list(element.xpath(path, namespaces=NAMESPACES))

    def meta(self, name: str, refines: str = "") -> list[str]:
        """Return the values of the `meta` elements with a property, of the book or of what `refines` names."""
        found = self.find(self.opf, f"opf:metadata/opf:meta[@property='{name}']")
        return [element.text for element in found if element.get("refines", "") == refines]

    def dc(self, name: str) -> list[str]:
        """Return the values of a Dublin Core element."""
        return [element.text for element in self.find(self.opf, f"opf:metadata/dc:{name}")]

    def item(self, path: str) -> Item:
        """Return the item at a path."""
        return next(item for item in self.manifest.values() if item.path == path)

    def named(self, name: str) -> Item:
        """Return the item whose file has this name, whatever the folder."""
        return next(item for item in self.manifest.values() if posixpath.basename(item.path) == name)

    def xml(self, item: Item) -> etree._Element:
        """Return the root of an item."""
        return parse(self.files[item.path])

    @staticmethod
    def resolve(base: str, reference: str) -> str:
        """Return the path that a relative reference in the file at `base` names, without its fragment."""
        target = unquote(reference.partition("#")[0])
        return posixpath.normpath(posixpath.join(posixpath.dirname(base), target)) if target else base

    def pars(self, document: Item) -> list[Par]:
        """Return the overlay of a content document, in order; nothing if it has none."""
        if document.overlay is None:
            return []
        smil = self.manifest[document.overlay]
        found = []
        for par in self.find(self.xml(smil), "//s:par"):
            (text,), (audio,) = self.find(par, "s:text"), self.find(par, "s:audio")
            found.append(
                Par(
                    self.resolve(smil.path, text.get("src")),
                    text.get("src").partition("#")[2],
                    self.resolve(smil.path, audio.get("src")),
                    milliseconds(audio.get("clipBegin")),
                    milliseconds(audio.get("clipEnd")),
                )
            )
        return found

    def ids(self, document: Item) -> list[str]:
        """Return the ids in a content document, in document order."""
        return [str(name) for name in self.find(self.xml(document), "//@id")]

    def texts(self, document: Item) -> dict[str, str]:
        """Return the text of each element that has an id."""
        return {element.get("id"): "".join(element.itertext()) for element in self.find(self.xml(document), "//*[@id]")}

    def unheard(self, document: Item) -> list[str]:
        """Return the visible texts with letters or digits that stand in no element that the overlay plays."""
        narrated = {par.id for par in self.pars(document)}
        left = []
        for text in self.find(self.xml(document), "//h:body//text()"):
            around = text.getparent()
            around = around.getparent() if text.is_tail else around
            chain = [around, *around.iterancestors()]
            hidden = any(element.get("hidden") is not None for element in chain)
            if not hidden and any(map(str.isalnum, text)) and not any(each.get("id") in narrated for each in chain):
                left.append(str(text))
        return left


def frames(data: bytes) -> list[bytes]:
    """Return the frames of an MP3 stream without tags. Fails where something else stands between them."""
    found = []
    at = 0
    while at < len(data):
        size = _frame_size(data[at : at + 4])
        found.append(data[at : at + size])
        at += size
    assert at == len(data), "the last frame is cut off"
    return found


def _frame_size(header: bytes) -> int:
    assert header[0] == 0xFF, f"{header!r} is no frame header"
    assert header[1] & 0xFE == 0xF2, f"{header!r} is not MPEG 2, layer III"
    rate = (0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160)[header[2] >> 4]
    frequency = (22050, 24000, 16000)[header[2] >> 2 & 3]
    return 72 * rate * 1000 // frequency + (header[2] >> 1 & 1)


def pcm(mp3: bytes) -> bytes:
    """Return the decoded sound: 16-bit mono samples at the rate of the file."""
    command = [imageio_ffmpeg.get_ffmpeg_exe(), "-v", "error", "-f", "mp3", "-i", "-", "-f", "s16le", "-ac", "1", "-"]
    decoded = subprocess.run(command, input=mp3, capture_output=True, check=True)
    assert decoded.stderr == b""
    return decoded.stdout


def length(mp3: bytes, sample_rate: int = 24000) -> float:
    """Return how many milliseconds the decoded sound lasts."""
    return len(pcm(mp3)) / 2 / sample_rate * 1000
