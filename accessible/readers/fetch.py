"""A path, an address or standard input becomes a `Source`: the only module that opens a connection for an article."""

import os
import re
import stat
import sys
import time
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, NoReturn, TypeVar
from urllib.parse import unquote, urljoin, urlsplit

from accessible.errors import SourceError, UsageError
from accessible.readers import recognise
from accessible.readers.source import Source

if TYPE_CHECKING:
    import urllib3

T = TypeVar("T")
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


def fetch_pictures(addresses: Sequence[str], most: int, seconds: float, trusted: str = "") -> list[bytes | SourceError]:
    """Return what is at http or https addresses, all asked for at once; or the error that says why not.

    Of each, at most `most` bytes are taken, and what is not there after so many seconds does not come. An article
    named them, not the user: no connection is opened but to the public internet, and to `trusted`, the host of the
    article.
    """
    from accessible.readers.guard import guarded

    receive = partial(_body_of, most=most)
    guard = partial(guarded, trusted=trusted)
    tasks = [partial(_attempt, address, receive, guard) for address in addresses]
    return list(map(_bytes_or_error, addresses, _at_once(tasks, seconds)))


def _bytes_or_error(address: str, found: bytes | Exception | None) -> bytes | SourceError:
    if found is None:
        return _too_slow(address, "name another")
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


def _download(location: str) -> Source:
    """Return what is at an address."""
    (found,) = _at_once([partial(_attempt, location, _received)], SECONDS)
    if found is None:
        raise _too_slow(location, "save the page and name")
    if isinstance(found, Exception):
        raise found
    return found


def _too_slow(location: str, instead: str) -> SourceError:
    why = f"{location!r} did not arrive within {SECONDS:.0f} seconds"
    return SourceError(f"{why}: try again, or {instead} the file.", code="timeout")


def _at_once(tasks: Sequence[Callable[[], T | Exception]], seconds: float) -> list[T | Exception | None]:
    """Do all tasks, and return what each returned, None if it was too slow.

    A thread waits for each: the clock of a connection starts anew with every byte.
    """
    import threading

    found: list[T | Exception | None] = [None] * len(tasks)

    def do(number: int) -> None:
        found[number] = tasks[number]()

    threads = [threading.Thread(target=do, args=(number,), daemon=True) for number in range(len(tasks))]
    deadline = time.monotonic() + seconds
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(max(0.0, deadline - time.monotonic()))
    return list(found)


def _attempt(
    location: str,
    receive: Callable[["urllib3.BaseHTTPResponse", str], T],
    guard: Callable[["urllib3.PoolManager"], "urllib3.PoolManager"] = lambda pool: pool,
) -> T | Exception:
    """Return what is made of the answer of an address, or the error that says why not; `guard` arms its connections."""
    import urllib3

    retries = urllib3.Retry(
        total=REDIRECTS, connect=1, read=1, redirect=REDIRECTS, other=0, respect_retry_after_header=False
    )
    headers = {"User-Agent": USER_AGENT, "Accept-Encoding": "gzip"}
    timeout = urllib3.Timeout(connect=10, read=20)
    try:
        with guard(urllib3.PoolManager(timeout=timeout, headers=headers)) as pool:
            response = pool.request("GET", location, retries=retries, preload_content=False)
            try:
                return receive(response, location)
            finally:
                response.close()
    except (urllib3.exceptions.HTTPError, ValueError) as error:
        why = f"{location!r} could not be fetched ({_reason(error)})"
        message = f"{why}: check the address and the connection, or save the page and name the file."
        return SourceError(message, code="no_network")
    except Exception as error:  # noqa: BLE001  raised again by whoever waits for this thread
        return error


def _body_of(response: "urllib3.BaseHTTPResponse", location: str, most: int) -> bytes:
    """Return the body of an answer. Raises SourceError if it is that of an error."""
    if response.status >= 400:  # noqa: PLR2004  HTTP: client and server errors
        why = f"{location!r} answered {response.status} {response.reason}"
        message = f"{why}: check the address, or save the page from a browser and name the file."
        raise SourceError(message, code="http_error")
    return _body(response, location, most)


def _received(response: "urllib3.BaseHTTPResponse", location: str) -> Source:
    from email.message import Message

    data = _body_of(response, location, LARGEST)
    header = Message()
    header["Content-Type"] = response.headers.get("Content-Type", "")
    url = location
    for step in response.retries.history if response.retries else ():
        url = urljoin(url, step.redirect_location or "")
    return _source(data, url, url=url, media_type=header.get_content_type(), charset=header.get_content_charset())


def _reason(error: Exception) -> str:
    """Return why, in words: the innermost cause that urllib3 wrapped."""
    reason = getattr(error, "reason", None) or error
    return str(reason).rpartition(": ")[2] or type(reason).__name__


def _body(response: "urllib3.BaseHTTPResponse", location: str, most: int) -> bytes:
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
            data += chunk if gzip is None else gzip.decompress(chunk, most + 1 - len(data))
            while gzip and gzip.unused_data and len(data) <= most:
                rest, gzip = gzip.unused_data, zlib.decompressobj(GZIP)
                data += gzip.decompress(rest, most + 1 - len(data))
            if len(data) > most:
                raise _too_large(location, most)
    except zlib.error:
        gzip = zlib.decompressobj()
    if gzip and not gzip.eof:
        message = f"{location!r} came incomplete: try again, or save the page and name the file."
        raise SourceError(message, code="incomplete")
    return bytes(data)


def _too_large(location: str, most: int) -> SourceError:
    return SourceError(
        f"{location!r} is larger than {most // MEGABYTE} MB, the limit for one article: split it.", code="too_large"
    )


def _source(data: bytes, location: str, *, url: str = "", media_type: str = "", charset: str | None = None) -> Source:
    is_archive = data.startswith(ARCHIVE)
    if len(data) > (LARGEST_ARCHIVE if is_archive else LARGEST):
        raise _too_large(location, LARGEST)
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
