"""What a sound file is, by its content, and how long it plays. MP3 is measured by its frames, all else is decoded."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache

from accessible.audio.frames import Header, header
from accessible.epub.sounding import LARGEST_SOUND, sounding
from accessible.errors import EngineError, SourceError
from accessible.readers.archive import Archive

MP3 = "audio/mpeg"
_RATE = 8000
"""Samples a second of what is decoded only to be measured."""
_BEGINNING = 12
_START = 4  # bytes: a header, and one to spare
_KEPT = 1 << 16
"""Bytes that are kept back for a frame, or a tag at the end, that goes on in the next piece."""
_ID3_HEADER, _ID3_END, _APE_HEADER = 10, 128, 32
_PADDED = 2  # in the third byte of a header


@dataclass(frozen=True, slots=True)
class Sound:
    """A sound file. `seconds` is 0 where it cannot be decoded; `complaint` says what is wrong with it.

    `declared` is how long its Xing or VBRI header says that it plays, in seconds, 0 without one; `bit_rates` and
    `sample_rates` are those of the frames of an MP3.
    """

    media_type: str
    seconds: float
    complaint: str = ""
    declared: float = 0.0
    bit_rates: frozenset[int] = frozenset()
    sample_rates: frozenset[int] = frozenset()


def sounds(archive: Archive) -> dict[str, Sound]:
    """Return the sound files of a book by name, whatever the package says of them. Raises StorageError without room."""
    found = {}
    for name in sorted(archive.names):
        media_type = _media_type(archive, name)
        if media_type:
            found[name] = _mp3(archive, name) if media_type == MP3 else _decoded(archive, name, media_type)
    return found


def _media_type(archive: Archive, name: str) -> str:
    """Return the type of a sound file by its first bytes; empty if it is none."""
    try:
        data = archive.beginning(name, _BEGINNING)
    except SourceError:
        return ""
    if data[4:8] == b"ftyp":
        return "audio/mp4"
    if data[:4] == b"RIFF" and data[8:12] == b"WAVE":
        return "audio/wav"
    known = {
        b"ID3": MP3,
        b"OggS": "audio/ogg",
        b"fLaC": "audio/flac",
        b"\xff\xf1": "audio/aac",
        b"\xff\xf9": "audio/aac",
    }
    found = next((kind for mark, kind in known.items() if data.startswith(mark)), "")
    return found or (MP3 if _header(data[:3]) else "")


def _decoded(archive: Archive, name: str, media_type: str) -> Sound:
    with sounding(archive, name, _RATE) as sound:
        return Sound(media_type, sound.samples.size / _RATE, sound.complaints[0] if sound.complaints else "")


def _mp3(archive: Archive, name: str) -> Sound:
    walk = _Walk()
    try:
        for piece in archive.pieces(name, LARGEST_SOUND):
            walk.feed(piece)
    except SourceError:
        walk.complaint = "it is damaged"
    walk.feed(b"", is_last=True)
    return walk.sound()


def _header(beginning: bytes) -> Header | None:
    try:
        return header(beginning)
    except EngineError:
        return None


@dataclass(slots=True)
class _Walk:
    """Goes through the frames of an MP3, piece by piece."""

    complaint: str = ""
    seconds: float = 0.0
    declared: float = 0.0
    bit_rates: set[int] = field(default_factory=set)
    sample_rates: set[int] = field(default_factory=set)
    _data: bytes = b""
    _skip: int = 0
    _is_first: bool = True

    def sound(self) -> Sound:
        rates = frozenset(self.bit_rates), frozenset(self.sample_rates)
        return Sound(MP3, self.seconds, self.complaint, self.declared, *rates)

    def feed(self, piece: bytes, *, is_last: bool = False) -> None:
        """Go on; what may be the beginning of a frame, or of a tag at the end, waits for the next piece."""
        self._data += piece
        end = len(self._data) if is_last else len(self._data) - _KEPT
        at = 0
        while at < end:
            at = self._step(at)
        self._skip = max(0, at - len(self._data))
        self._data = self._data[at:]

    def _step(self, at: int) -> int:
        """Return where what stands at `at` ends."""
        if self._skip:
            skip, self._skip = self._skip, 0
            return at + skip
        data = self._data
        frame = _header(data[at : at + 3])
        if frame is None:
            return self._between(at)
        if self._is_first:
            self._is_first = False
            if declared := _declared(data[at : at + frame.length]):
                self.declared = declared * frame.samples / frame.sample_rate
                return at + frame.length
        count, end = _alike(data, at, frame)
        self.bit_rates.add(frame.bit_rate)
        self.sample_rates.add(frame.sample_rate)
        self.seconds += count * frame.samples / frame.sample_rate
        return end

    def _between(self, at: int) -> int:
        """Return where a tag ends, or what is neither a tag nor a frame."""
        data = self._data
        if data.startswith(b"ID3", at):
            size = sum(byte << 7 * place for place, byte in zip((3, 2, 1, 0), data[at + 6 : at + 10], strict=False))
            return at + _ID3_HEADER + size
        if data.startswith(b"TAG", at):
            return at + _ID3_END
        if data.startswith(b"APETAGEX", at):
            return at + _APE_HEADER + int.from_bytes(data[at + 12 : at + 16], "little")
        self.complaint = self.complaint or f"there is something between its frames, {at} bytes into a part of it"
        return next((place for place in _synchronised(data, at + 1) if _header(data[place : place + 3])), len(data))


def _synchronised(data: bytes, at: int) -> Iterator[int]:
    """Yield the places from `at` on where a frame may begin."""
    at = data.find(b"\xff", at)
    while at >= 0:
        yield at
        at = data.find(b"\xff", at + 1)


def _alike(data: bytes, at: int, frame: Header) -> tuple[int, int]:
    """Return how many whole frames with the same header follow one another at `at`, at least 1, and where they end."""
    run, shortest = _run(data[at : at + 3])
    found = run.match(data, at)
    return ((found.end() - at) // shortest, found.end()) if found else (1, at + frame.length)


@cache
def _run(beginning: bytes) -> tuple[re.Pattern[bytes], int]:
    """Return the pattern of frames whose headers differ in their padding only, and the length of one without it.

    It takes less of them than a frame has bytes, so that their length tells how many they are.
    """
    kinds = [beginning[:2] + bytes([beginning[2] & ~_PADDED | padding]) for padding in (0, _PADDED)]
    shortest, longest = (header(kind).length for kind in kinds)
    frames = b"%b.{%d}|%b.{%d}" % (re.escape(kinds[0]), shortest - 3, re.escape(kinds[1]), longest - 3)
    return re.compile(b"(?:%b){1,%d}+" % (frames, shortest - 1), re.DOTALL), shortest


def _declared(frame: bytes) -> int:
    """Return how many frames the first frame says that the file has; 0 if it does not."""
    for mark, counted in ((b"Xing", 8), (b"Info", 8), (b"VBRI", 14)):
        at = frame.find(mark, _START, 4 + 36 + len(mark))
        if at >= 0 and (mark == b"VBRI" or frame[at + 7] & 1):
            return int.from_bytes(frame[at + counted : at + counted + 4])
    return 0
