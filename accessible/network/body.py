"""The body of an answer, decompressed by ourselves: only so is one that was cut noticed, and one that swells up."""

import zlib
from typing import TYPE_CHECKING

from accessible.network.clock import FloodError

if TYPE_CHECKING:
    import urllib3

CODINGS = "gzip, deflate"
"""What is asked for."""
MOST_CODINGS = 2
_CHUNK = 1 << 16
_MOST_MEMBERS = 1000
"""Parts of one gzip file; each costs a step."""
_GZIP, _DEFLATE, _BARE = 16 + zlib.MAX_WBITS, zlib.MAX_WBITS, -zlib.MAX_WBITS
_GZIP_MARK = b"\x1f\x8b"


class CutError(Exception):
    """A body is not whole. Says why, as a part of a sentence."""


class CodingError(Exception):
    """A body is compressed in a way that was not asked for. Names it."""


def read(response: "urllib3.BaseHTTPResponse", most: int) -> bytes:
    """Return the whole body of an answer, at most `most` bytes.

    Raises FloodError, CutError and CodingError, and what urllib3 raises.
    """
    codings = _codings(response.headers.get("Content-Encoding", ""))
    data = bytearray()
    for chunk in response.stream(_CHUNK, decode_content=False):
        data += chunk
        _limit(len(data), most)
    for coding in reversed(codings):
        data = _inflated(data, coding, most)
    return bytes(data)


def _codings(header: str) -> list[str]:
    """Return how a body is compressed, the last step last."""
    found = [each.strip().lower() for each in header.split(",")]
    codings = [each.replace("x-gzip", "gzip") for each in found if each not in {"", "identity"}]
    if len(codings) > MOST_CODINGS:
        message = f"compressed {len(codings)} times over"
        raise FloodError(message)
    unknown = [each for each in codings if each not in CODINGS.split(", ")]
    if unknown:
        raise CodingError(unknown[0])
    return codings


def _limit(size: int, most: int) -> None:
    if size > most:
        message = f"larger than {most >> 20} MB"
        raise FloodError(message)


def _inflated(data: bytearray, coding: str, most: int) -> bytearray:
    try:
        return _members(data, most) if coding == "gzip" else _deflated(data, most)
    except zlib.error:
        message = "its compressed text is damaged"
        raise CutError(message) from None


def _deflated(data: bytearray, most: int) -> bytearray:
    """Return what was compressed by `deflate`: as RFC 9110 has it, or bare, as some servers send it."""
    try:
        return _member(memoryview(data), _DEFLATE, most)[0]
    except zlib.error:
        return _member(memoryview(data), _BARE, most)[0]


def _members(data: bytearray, most: int) -> bytearray:
    """Return what is in a gzip file: one part, or several in a row (RFC 1952); what is behind them is padding."""
    found, end = _member(memoryview(data), _GZIP, most)
    for _ in range(_MOST_MEMBERS):
        if data[end : end + 2] != _GZIP_MARK:
            return found
        part, length = _member(memoryview(data)[end:], _GZIP, most)
        found += part
        end += length
        _limit(len(found), most)
    message = f"compressed in more than {_MOST_MEMBERS:,} parts"
    raise FloodError(message)


def _member(data: memoryview, bits: int, most: int) -> tuple[bytearray, int]:
    """Return what one compressed part holds, and its length."""
    inflater, found, at = zlib.decompressobj(bits), bytearray(), 0
    while at < len(data) and not inflater.eof:
        found += inflater.decompress(data[at : at + _CHUNK], most + 1 - len(found))
        _limit(len(found), most)
        at += min(_CHUNK, len(data) - at)
    if not inflater.eof:
        message = "it ends before its end"
        raise CutError(message)
    return found, at - len(inflater.unused_data)
