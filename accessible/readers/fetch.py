"""A path, an address or standard input becomes a `Source`: the only module that opens a connection for an article."""

import os
import re
import stat
import sys
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, NoReturn
from urllib.parse import urljoin, urlsplit

from accessible.errors import SourceError, UsageError
from accessible.readers import recognise
from accessible.readers.source import Source

if TYPE_CHECKING:
    import urllib3

MEGABYTE = 1 << 20
LARGEST = 20 * MEGABYTE
LARGEST_ARCHIVE = 100 * MEGABYTE  # a book brings its pictures and its sound
SECONDS = 60.0
REDIRECTS = 5
CHUNK = 1 << 16
GZIP = 16 + 15  # what zlib takes for a gzip header and the largest window
ARCHIVE = b"PK\x03\x04"
USER_AGENT = "accessible/0.1 (reads an article aloud for the person who asked for it)"
BINARY = re.compile(rb"%PDF-|\x89PNG|\xff\xd8\xff|GIF8|\x7fELF|\x1f\x8b|\{\\rtf|\xd0\xcf\x11\xe0")
"""The signatures of files that are handed over by mistake."""


def fetch(location: str, *, offline: bool = False) -> Source:
    """Return what is at `location`: a path, an http or https address, or `-` for standard input.

    Raises SourceError with one sentence that says what is wrong and what to do.
    """
    if location == "-":
        return _source(_read(sys.stdin.buffer), location)
    scheme = location.partition(":")[0].lower()
    if location.lower().startswith(("http://", "https://")):
        if offline:
            message = f"{location!r} needs the network, but --offline allows none: save the page and name the file."
            raise UsageError(message)
        return _download(location)
    if "://" in location:
        message = f"Only http and https addresses can be read, not {scheme!r}: {location!r}."
        raise UsageError(message)
    return _source(_file(Path(location)), location)


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


def _download(location: str) -> Source:
    """Return what is at an address. A thread waits for it: the clock of a connection starts anew with every byte."""
    import threading

    found: list[Source | Exception] = []
    thread = threading.Thread(target=lambda: found.append(_attempt(location)), daemon=True)
    thread.start()
    thread.join(SECONDS)
    if not found:
        why = f"{location!r} did not arrive within {SECONDS:.0f} seconds"
        message = f"{why}: try again, or save the page and name the file."
        raise SourceError(message, code="timeout")
    if isinstance(found[0], Exception):
        raise found[0]
    return found[0]


def _attempt(location: str) -> Source | Exception:
    """Return what is at an address, or the error that says why not."""
    import urllib3

    retries = urllib3.Retry(
        total=REDIRECTS, connect=1, read=1, redirect=REDIRECTS, other=0, respect_retry_after_header=False
    )
    headers = {"User-Agent": USER_AGENT, "Accept-Encoding": "gzip"}
    timeout = urllib3.Timeout(connect=10, read=20)
    try:
        with urllib3.PoolManager(timeout=timeout, headers=headers) as pool:
            response = pool.request("GET", location, retries=retries, preload_content=False)
            try:
                return _received(response, location)
            finally:
                response.close()
    except (urllib3.exceptions.HTTPError, ValueError) as error:
        why = f"{location!r} could not be fetched ({_reason(error)})"
        message = f"{why}: check the address and the connection, or save the page and name the file."
        return SourceError(message, code="no_network")
    except Exception as error:  # noqa: BLE001  raised again by whoever waits for this thread
        return error


def _received(response: "urllib3.BaseHTTPResponse", location: str) -> Source:
    from email.message import Message

    if response.status >= 400:  # noqa: PLR2004  HTTP: client and server errors
        why = f"{location!r} answered {response.status} {response.reason}"
        message = f"{why}: check the address, or save the page from a browser and name the file."
        raise SourceError(message, code="http_error")
    header = Message()
    header["Content-Type"] = response.headers.get("Content-Type", "")
    url = location
    for step in response.retries.history if response.retries else ():
        url = urljoin(url, step.redirect_location or "")
    data = _body(response, location)
    return _source(data, url, url=url, media_type=header.get_content_type(), charset=header.get_content_charset())


def _reason(error: Exception) -> str:
    """Return why, in words: the innermost cause that urllib3 wrapped."""
    reason = getattr(error, "reason", None) or error
    return str(reason).rpartition(": ")[2] or type(reason).__name__


def _body(response: "urllib3.BaseHTTPResponse", location: str) -> bytes:
    """Return the whole body, decompressed by ourselves: only so is a body that was cut noticed."""
    import zlib

    encoding = response.headers.get("Content-Encoding", "identity").strip().lower()
    if encoding not in {"identity", "", "gzip", "x-gzip"}:
        message = (
            f"{location!r} came compressed by {encoding!r}, which was not asked for: save the page and name the file."
        )
        raise SourceError(message)
    gzip = zlib.decompressobj(GZIP) if encoding.endswith("gzip") else None
    data = bytearray()
    try:
        for chunk in response.stream(CHUNK, decode_content=False):
            data += chunk if gzip is None else gzip.decompress(chunk, LARGEST + 1 - len(data))
            while gzip and gzip.unused_data and len(data) <= LARGEST:
                rest, gzip = gzip.unused_data, zlib.decompressobj(GZIP)
                data += gzip.decompress(rest, LARGEST + 1 - len(data))
            if len(data) > LARGEST:
                raise _too_large(location)
    except zlib.error:
        gzip = zlib.decompressobj()
    if gzip and not gzip.eof:
        message = f"{location!r} came incomplete: try again, or save the page and name the file."
        raise SourceError(message, code="incomplete")
    return bytes(data)


def _too_large(location: str) -> SourceError:
    return SourceError(
        f"{location!r} is larger than {LARGEST // MEGABYTE} MB, the limit for one article: split it.", code="too_large"
    )


def _source(data: bytes, location: str, *, url: str = "", media_type: str = "", charset: str | None = None) -> Source:
    is_archive = data.startswith(ARCHIVE)
    if len(data) > (LARGEST_ARCHIVE if is_archive else LARGEST):
        raise _too_large(location)
    if is_archive:
        return Source("", recognise.of_archive(data) or _refuse(location), url, data)
    name = urlsplit(location).path.lower() if media_type else location.lower()
    text = _decode(data, location, charset)
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


def _refuse(location: str) -> NoReturn:
    message = (
        f"{location!r} is not text, HTML, Markdown, Word (.docx), EPUB or a feed: name the file of the article itself."
    )
    raise SourceError(message, code="no_readable_text")


def _decode(data: bytes, location: str, charset: str | None) -> str:
    from accessible.readers.charset import decode, utf16

    has_mark = data[:2] in {b"\xff\xfe", b"\xfe\xff"}
    if not has_mark and (BINARY.match(data) or (b"\0" in data and not utf16(data))):
        _refuse(location)
    return decode(data, charset)
