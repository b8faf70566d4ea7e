"""Files from strangers that hold other files, and XML: read in memory, by our own names, within limits."""

import io
import logging
import re
import zipfile
import zlib
from collections.abc import Iterator
from html.entities import html5
from typing import BinaryIO

from lxml import etree

from accessible.errors import SourceError
from accessible.readers.charset import decode
from accessible.secure_xml import hardened

_log = logging.getLogger(__name__)
MEGABYTE = 1 << 20
ENTRIES = 10_000
LARGEST_ENTRY = 32 * MEGABYTE
LARGEST_TOTAL = 128 * MEGABYTE
RATIO = 200
"""How many times smaller an entry may have been; only repetition, as in a bomb, is packed better than that."""
_FREE = MEGABYTE  # below that, the ratio says nothing
_ENTRY = b"PK\x01\x02"
_FAILURES = (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, RuntimeError, ValueError)
_NAMED = re.compile(r"&(?!(?:amp|lt|gt|quot|apos);)([A-Za-z][A-Za-z0-9]*;)")
_ILLEGAL = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]"
    r"|&#(?:0*(?:[0-8]|1[124-9]|2\d|3[01])|[xX]0*(?:[0-8bBcCeEfF]|1[0-9a-fA-F]));"
)
"""Control characters, and references to them, which no XML may hold."""
_BARE = re.compile(r"&(?!(?:#\d+|#x[0-9a-fA-F]+|\w+);)")


class Archive:
    """A ZIP file, in memory or open. Nothing of it is ever unpacked under a name of its own.

    Raises SourceError, here and where it is read, where the file is damaged or holds more than an article can.
    """

    def __init__(self, source: bytes | BinaryIO) -> None:
        file = io.BytesIO(source) if isinstance(source, bytes) else source
        if _entries(file) > ENTRIES:
            message = f"The archive holds more than {ENTRIES} files, the limit: it is no article, or take it apart."
            raise SourceError(message, code="too_large")
        try:
            self._zip = zipfile.ZipFile(file)
        except _FAILURES:
            raise damaged() from None
        self._left = LARGEST_TOTAL
        self.names = frozenset(self._zip.namelist())

    @property
    def entries(self) -> list[zipfile.ZipInfo]:
        """Return what the archive says of its entries, in its order, those of the same name too."""
        return self._zip.infolist()

    def beginning(self, name: str, size: int) -> bytes:
        """Return the first bytes of the entry called `name`."""
        return next(self.pieces(name, LARGEST_ENTRY), b"")[:size]

    def read(self, name: str) -> bytes:
        """Return the content of the entry called `name`; nothing if there is none."""
        if name not in self.names:
            return b""
        data = b"".join(self.pieces(name, min(LARGEST_ENTRY, self._left)))
        self._left -= len(data)
        return data

    def copy(self, name: str, out: BinaryIO, limit: int) -> None:
        """Write the content of the entry called `name`, at most `limit` bytes, into an open file, piece by piece."""
        out.writelines(self.pieces(name, limit))

    def pieces(self, name: str, limit: int) -> Iterator[bytes]:
        """Yield the content of the entry called `name`, at most `limit` bytes, piece by piece."""
        left = min(limit, max(_FREE, self._zip.getinfo(name).compress_size * RATIO))
        try:
            with self._zip.open(name) as entry:
                while left >= 0 and (piece := entry.read(min(MEGABYTE, left + 1))):
                    left -= len(piece)
                    yield piece
        except _FAILURES:
            raise damaged() from None
        if left < 0:
            message = f"{name!r} in the archive unpacks to more than an article can hold: check where it comes from."
            raise SourceError(message, code="too_large")

    def xml(self, name: str) -> etree._Element | None:
        """Return the root of an XML entry; None if there is no such entry, or nothing in it."""
        text = decode(self.read(name), None)
        return parse_xml(text) if text.strip() else None


def _entries(file: BinaryIO) -> int:
    """Return how often the mark of an entry stands in a file: at least as often as it has entries."""
    found, tail = 0, b""
    while piece := file.read(MEGABYTE):
        found += (tail + piece).count(_ENTRY)
        tail = piece[1 - len(_ENTRY) :]
    return found


def damaged() -> SourceError:
    """Return the error for a file that is not what it should be inside."""
    message = "The file is damaged, cut off or protected by a password: get it again, or save it anew."
    return SourceError(message, code="bad_container")


def parse_xml(text: str, *, mend: bool = False) -> etree._Element:
    """Return the root of an XML document, without comments, whatever it declares: no entity, DTD or network.

    Names of characters that HTML knows, such as `&nbsp;`, are read; other entities are nothing. With `mend`, what
    is not well-formed is read as far as it can be. Raises SourceError where it cannot, or where it nests too deeply.
    """
    if not mend:
        return _parsed(_NAMED.sub(_character, text), recover=False)
    root, is_whole = mended_xml(text)
    if not is_whole:
        _log.warning("It is damaged or cut off: a part of it may be missing.")
    return root


def mended_xml(text: str) -> tuple[etree._Element, bool]:
    """Return the root of an XML document, read as far as it can be, and whether that is the whole of it."""
    text = _ILLEGAL.sub("", _NAMED.sub(_character, text))
    try:
        return _parsed(text, recover=False), True
    except SourceError as error:
        if error.code == "too_large":
            raise
    return _parsed(_BARE.sub("&amp;", text), recover=True), False


def _character(match: re.Match[str]) -> str:
    """Return the characters that a name of HTML stands for; a reference where one of them would be markup."""
    value = html5.get(match[1], match[0])
    return "".join(f"&#{ord(char)};" for char in value) if set(value) & {"<", "&"} and value != match[0] else value


def _parsed(text: str, *, recover: bool) -> etree._Element:
    parser = hardened(recover=recover, encoding="utf-8")
    try:
        root = etree.fromstring(text.encode("utf-8", "replace"), parser)
    except etree.XMLSyntaxError:
        root = None
    if any(entry.type_name == "ERR_RESOURCE_LIMIT" for entry in parser.error_log):
        message = "It is nested too deeply, or holds a text that is too long, to be read whole: split it."
        raise SourceError(message, code="too_large")
    if root is None:
        raise damaged()
    etree.strip_elements(root, etree.Entity, with_tail=False)
    return root
