"""A path, an address or standard input becomes a `Source`; what is fetched, `accessible.network` fetches."""

import os
import re
import stat
import sys
import threading
from collections.abc import Sequence
from pathlib import Path
from typing import BinaryIO, NoReturn
from urllib.parse import unquote, urlsplit

from accessible.errors import SourceError, UsageError
from accessible.network import Network
from accessible.network.robots import Robots
from accessible.readers import recognise
from accessible.readers.source import Source

MEGABYTE = 1 << 20
LARGEST = 20 * MEGABYTE
LARGEST_ARCHIVE = 100 * MEGABYTE  # a book brings its pictures and its sound
ARCHIVE = b"PK\x03\x04"
BINARY = re.compile(rb"%PDF-|\x89PNG|\xff\xd8\xff|GIF8|\x7fELF|\x1f\x8b|\{\\rtf|\xd0\xcf\x11\xe0")
"""The signatures of files that are handed over by mistake."""


def fetch(location: str, network: Network) -> Source:
    """Return what is at `location`: a path, an http or https address, or `-` for standard input.

    Raises SourceError with one sentence that says what is wrong and what to do, UsageError where that is to choose
    otherwise.
    """
    if location == "-":
        return _source(_read(sys.stdin.buffer), location)
    if location.strip().lower().startswith(("http://", "https://")):
        return _download(location, network, Robots.OURS)
    if "://" in location:
        scheme = location.partition(":")[0].lower()
        message = f"Only http and https addresses can be read, not {scheme!r}: {location!r}."
        raise UsageError(message)
    return _source(_file(Path(location)), location)


def fetch_linked(address: str, network: Network) -> Source:
    """Return the page at an address that nobody wrote: a feed did. Raises SourceError and UsageError as `fetch`."""
    return _download(address, network, Robots.ALL)


def _file(path: Path) -> bytes:
    try:
        if stat.S_ISDIR(path.stat().st_mode):
            message = f"{str(path)!r} is a folder: name the file of the article in it."
            raise SourceError(message, code="not_found")
        with path.open("rb") as file:
            return _read(file)
    except FileNotFoundError:
        message = f"There is no file {str(path)!r}: check the name and the folder ({os.getcwd()!r})."  # noqa: PTH109  shown as typed
        raise SourceError(message, code="not_found") from None
    except (OSError, ValueError) as error:
        why = f"{str(path)!r} could not be read ({getattr(error, 'strerror', None) or error})"
        message = f"{why}: check the name, and whether you may read it."
        raise SourceError(message) from None


def _read(file: BinaryIO) -> bytes:
    """Return what is in a file, and a byte more than the limit at most."""
    data = file.read(LARGEST + 1)
    if len(data) > LARGEST and data.startswith(ARCHIVE):
        data += file.read(LARGEST_ARCHIVE + 1 - len(data))
    return data


def fetch_pictures(addresses: Sequence[str], most: int, seconds: float, network: Network) -> list[bytes | SourceError]:
    """Return what is at http or https addresses, all asked for at once; or the error that says why not.

    Of each, at most `most` bytes are taken, and what is not there after so many seconds does not come.
    """
    found: dict[str, bytes | Exception] = {}

    def get(address: str) -> None:
        try:
            found[address] = network.get(address, most, robots=Robots.NOBODYS, seconds=seconds).body
        except Exception as error:  # noqa: BLE001  raised again by whoever waits for this thread
            found[address] = error

    threads = [threading.Thread(target=get, args=(address,), daemon=True) for address in dict.fromkeys(addresses)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return [_bytes_or_error(found[address]) for address in addresses]


def _bytes_or_error(found: bytes | Exception) -> bytes | SourceError:
    if isinstance(found, bytes | SourceError):
        return found
    raise found


def beside(location: str, path: str, most: int) -> bytes:
    """Return the file at `path`, as an address writes it, from the folder of the file at `location`.

    Raises SourceError if there is no such file in that folder or below it, or if it has more than `most` bytes.
    """
    folder = Path(location).parent.resolve()
    try:
        file = (folder / unquote(urlsplit(path).path)).resolve()
        if not file.is_relative_to(folder) or not file.is_file():
            raise _missing(path)
        with file.open("rb") as opened:
            data = opened.read(most + 1)
    except (OSError, ValueError, RuntimeError):
        raise _missing(path) from None
    if len(data) > most:
        raise _too_large(path, most)
    return data


def _missing(path: str) -> SourceError:
    message = f"There is no file {path!r} in the folder of the article: check the name."
    return SourceError(message, code="not_found")


def _download(location: str, network: Network, robots: Robots) -> Source:
    """Return what is at an address."""
    from email.message import Message

    answer = network.get(location, LARGEST, robots=robots)
    header = Message()
    header["Content-Type"] = answer.content_type
    kind, charset = header.get_content_type(), header.get_content_charset()
    return _source(answer.body, answer.url, url=answer.url, media_type=kind, charset=charset)


def _too_large(location: str, most: int) -> SourceError:
    return SourceError(
        f"{location!r} is larger than {most // MEGABYTE} MB, the limit for one article: split it.", code="too_large"
    )


def _source(data: bytes, location: str, *, url: str = "", media_type: str = "", charset: str | None = None) -> Source:
    from accessible.readers.charset import decode

    is_archive = data.startswith(ARCHIVE)
    if len(data) > (LARGEST_ARCHIVE if is_archive else LARGEST):
        raise _too_large(location, LARGEST)
    if is_archive:
        return Source("", recognise.of_archive(data) or _refuse(location, url), url, data)
    name = urlsplit(location).path.lower() if media_type else location.lower()
    if _is_binary(data):
        _refuse(location, url)
    text = decode(data, charset)
    if not text.strip():
        message = f"{location!r} is empty: check that it is the file of the article."
        raise SourceError(message, code="no_readable_text")
    return Source(text, _media_type(text, location, name, media_type), url)


def _media_type(text: str, location: str, name: str, declared: str) -> str:
    """Return what a text is. Raises SourceError where it is nothing that its name or the server promises."""
    found = recognise.of_text(text, name, declared)
    if name.endswith(recognise.ARCHIVE_NAMES) and found != recognise.HTML:
        message = f"{location!r} is damaged: no document is inside. Get it again, or save it anew, then name it again."
        raise SourceError(message, code="bad_container")
    if not found or (found == recognise.HTML and recognise.promises_a_feed(text, name, declared)):
        held = "a web page" if found else "XML of another kind"
        message = f"{location!r} is no feed, it holds {held}: check the address, or name the article itself."
        raise SourceError(message, code="not_a_feed")
    return found


def _refuse(location: str, url: str) -> NoReturn:
    message = (
        f"{location!r} is not text, HTML, Markdown, Word (.docx), EPUB or a feed: name the file of the article itself."
    )
    raise SourceError(message, code="unsupported_type" if url else "no_readable_text")


def _is_binary(data: bytes) -> bool:
    from accessible.readers.charset import utf16

    has_mark = data[:2] in {b"\xff\xfe", b"\xfe\xff"}
    return not has_mark and bool(BINARY.match(data) or (b"\0" in data and not utf16(data)))
