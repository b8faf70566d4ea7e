"""WAV files as programs write them, into pipes too. Source: Microsoft's and IBM's RIFF; RFC 2361."""

import struct
from typing import NamedTuple

import numpy as np

from accessible.audio import sound
from accessible.audio.sound import Samples

PCM, FLOAT, EXTENSIBLE = 1, 3, 0xFFFE
SLOWEST, FASTEST = 4000, 384000  # hertz
UNKNOWN = 0x7FFF0000
"""A length from here on says that the writer did not know it, as does 0 before the end of the file."""
_FORMAT = struct.Struct("<HHIIHH")
_SUBFORMAT = 24  # bytes into the description of an extensible format


class _Format(NamedTuple):
    kind: int
    channels: int
    sample_rate: int
    bits: int


def decode(data: bytes) -> tuple[Samples, int]:
    """Return the sound in a WAV file, mixed to one channel, and its sample rate, in hertz.

    Raises ValueError, which says what is wrong, for anything but whole PCM or float.
    """
    if data[:4] not in {b"RIFF", b"RF64"} or data[8:12] != b"WAVE":
        message = "it is not WAV"
        raise ValueError(message)
    known: _Format | None = None
    at = 12
    while at + 8 <= len(data):
        kind, size = struct.unpack_from("<4sI", data, at)
        at += 8
        if kind == b"fmt ":
            known = _format(data[at : at + size])
        if kind == b"data":
            return _samples(_body(data, at, size), known), known.sample_rate if known else 0
        at += size + size % 2
    message = "it breaks off before the sound"
    raise ValueError(message)


def _format(description: bytes) -> _Format:
    """Return what a chunk called `fmt` says."""
    if len(description) < _FORMAT.size:
        message = "it breaks off before the sound"
        raise ValueError(message)
    kind, channels, sample_rate, _, _, bits = _FORMAT.unpack_from(description)
    if kind == EXTENSIBLE and len(description) >= _SUBFORMAT + 2:
        (kind,) = struct.unpack_from("<H", description, _SUBFORMAT)
    if (kind, bits) not in {(PCM, 8), (PCM, 16), (PCM, 24), (PCM, 32), (FLOAT, 32), (FLOAT, 64)} or channels == 0:
        message = f"it holds {channels} channels of {bits} bits in the encoding {kind}, not PCM or float"
        raise ValueError(message)
    if not SLOWEST <= sample_rate <= FASTEST:
        message = f"it has {sample_rate} samples a second"
        raise ValueError(message)
    return _Format(kind, channels, sample_rate, bits)


def _body(data: bytes, at: int, size: int) -> bytes:
    """Return the sound, whose length the header gives as `size`. Raises ValueError if not all of it is there."""
    if size == 0 or size >= UNKNOWN:
        return data[at:]
    if at + size > len(data):
        message = f"it breaks off: {len(data) - at} of {size} bytes of sound are there"
        raise ValueError(message)
    return data[at : at + size]


def _samples(body: bytes, known: _Format | None) -> Samples:
    if known is None:
        message = "it does not say how its sound is written"
        raise ValueError(message)
    width = known.bits // 8
    body = body[: len(body) // (width * known.channels) * width * known.channels]
    if known.kind == FLOAT:
        wave = np.nan_to_num(np.frombuffer(body, f"<f{width}"), posinf=1.0, neginf=-1.0).clip(-1.0, 1.0)
        return sound.from_float(wave.reshape(-1, known.channels).mean(axis=1))
    frames = _integers(body, width).reshape(-1, known.channels)
    mixed: Samples = frames[:, 0] if known.channels == 1 else np.rint(frames.mean(axis=1)).astype(np.int16)
    return mixed


def _integers(body: bytes, width: int) -> Samples:
    """Return integers of one, two, three or four bytes as 16-bit: of the longer ones, the two upper bytes."""
    if width == 1:
        return (np.frombuffer(body, np.uint8).astype(np.int16) - 128) << 8
    upper: Samples = np.frombuffer(body, np.uint8).reshape(-1, width)[:, -2:].copy().view("<i2").reshape(-1)
    return upper
