"""Media overlays as they stand in a book, whatever is wrong with them."""

import posixpath
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import unquote, urlsplit

from lxml import etree

from accessible.epub.clock import seconds
from accessible.readers.package import resolve
from accessible.readers.xhtml import local, types

SMIL = "http://www.w3.org/ns/SMIL"
_TEXT_REFERENCE = "{http://www.idpf.org/2007/ops}textref"


@dataclass(frozen=True, slots=True)
class Place:
    """An element of a document of the book; the whole document without a fragment."""

    document: str
    fragment: str

    def __str__(self) -> str:
        """Return it as an address in the book."""
        return f"{self.document}#{self.fragment}" if self.fragment else self.document


@dataclass(frozen=True, slots=True)
class Clip:
    """A part of a sound file: its name, or its address if it is not in the book; and the times as they are written."""

    audio: str
    remote: bool
    begin: str | None
    end: str | None

    @property
    def starts(self) -> float | None:
        """Return where it begins, in seconds; None if that is no time."""
        return clock_value("0" if self.begin is None else self.begin)

    @property
    def ends(self) -> float | None:
        """Return where it ends, in seconds; None if that is not said, or no time."""
        return None if self.end is None else clock_value(self.end)


@dataclass(frozen=True, slots=True)
class Par:
    """A `par`: where it stands, what it narrates, how many texts and sounds it has, and what it is by `epub:type`."""

    path: str
    place: Place | None
    clip: Clip | None
    texts: int
    sounds: int
    types: frozenset[str]


@dataclass(frozen=True, slots=True)
class Seq:
    """A `seq`, or the body: where it stands, what it stands for, and whether anything is in it."""

    path: str
    name: str
    place: Place | None
    is_empty: bool


class Overlay:
    """An overlay: the identifier of its item, the name of its file, and its root, None where it cannot be read."""

    def __init__(self, identifier: str, name: str, root: etree._Element | None) -> None:
        self.identifier, self.name, self.root = identifier, name, root
        nodes = [] if root is None else list(root.iter("{*}body", "{*}seq", "{*}par"))
        self.pars = [self._par(node) for node in nodes if local(node) == "par"]
        self.seqs = [self._seq(node) for node in nodes if local(node) != "par"]

    @property
    def played(self) -> Iterator[tuple[Par, Clip, Place]]:
        """Yield each par with a text and a clip."""
        return ((par, par.clip, par.place) for par in self.pars if par.clip and par.place)

    @property
    def documents(self) -> list[str]:
        """Return the documents that it narrates, in the order in which it does."""
        return list(dict.fromkeys(par.place.document for par in self.pars if par.place))

    def _path(self, node: etree._Element) -> str:
        name = node.get("id")
        return f"{self.name}#{name}" if name else self.name

    def _place(self, address: str | None) -> Place | None:
        if not address:
            return None
        return Place(resolve(posixpath.dirname(self.name), address), unquote(address.partition("#")[2]))

    def _par(self, node: etree._Element) -> Par:
        texts, sounds = node.findall("{*}text"), node.findall("{*}audio")
        said = (types(each) for each in (node, *node.iterancestors()))
        return Par(
            self._path(node),
            self._place(texts[0].get("src")) if texts else None,
            self._clip(sounds[0]) if sounds else None,
            len(texts),
            len(sounds),
            frozenset().union(*said),
        )

    def _clip(self, node: etree._Element) -> Clip:
        source = node.get("src") or ""
        remote = is_remote(source)
        name = source if remote else resolve(posixpath.dirname(self.name), source)
        return Clip(name, remote, node.get("clipBegin"), node.get("clipEnd"))

    def _seq(self, node: etree._Element) -> Seq:
        is_empty = next(node.iterchildren("{*}par", "{*}seq"), None) is None
        return Seq(self._path(node), local(node), self._place(node.get(_TEXT_REFERENCE)), is_empty)


def is_remote(address: str) -> bool:
    """Say whether an address leads out of the book, into the network."""
    try:
        return urlsplit(address.strip()).scheme.lower() in {"http", "https"}
    except ValueError:
        return False


def clock_value(clock: str) -> float | None:
    """Return the seconds of a clock value; None if it is none that EPUB allows."""
    try:
        return None if clock.strip().startswith("npt=") else seconds(clock)
    except ValueError:
        return None
