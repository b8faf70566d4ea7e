"""MP3 frames: what their headers say, without decoding.

Source: ISO/IEC 11172-3 and 13818-3, layer III.
"""

from functools import cache
from typing import NamedTuple

from accessible.errors import EngineError

BIT_RATE = 64  # kb/s
QUALITY = 7  # LAME's scale from 0, best, to 9, fastest; docs/decisions/mp3.md
ENCODER = f"lame cbr {BIT_RATE} mono quality {QUALITY}"
LOSS = 0.5
"""Decibels by which LAME makes sound quieter at this bit rate, lest it clip."""
DELAY = 1105
"""Samples from the first frame to the first sample of sound: LAME's 576 and the decoder's 529."""

_MPEG_1, _MPEG_2 = 3, 2
_RESERVED = 3
_HEADER = 3  # bytes of it that are looked at
_NOT_MP3 = "The MP3 encoder gave something that is not MP3: reinstall the package lameenc."
_SAMPLE_RATES = {_MPEG_1: (44100, 48000, 32000), _MPEG_2: (22050, 24000, 16000), 0: (11025, 12000, 8000)}
_BIT_RATES_1 = (0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320)
_BIT_RATES_2 = (0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160)


class Header(NamedTuple):
    """What the header of a frame says: its length in bytes, and how it is encoded."""

    length: int
    bit_rate: int  # kb/s
    sample_rate: int
    samples: int


@cache
def header(beginning: bytes) -> Header:
    """Return what the header of a layer III frame says that begins with these three bytes.

    Raises EngineError if they are no such header.
    """
    if len(beginning) < _HEADER:
        raise EngineError(_NOT_MP3)
    version, layer = beginning[1] >> 3 & 3, beginning[1] >> 1 & 3
    rate_index, frequency_index, padding = beginning[2] >> 4, beginning[2] >> 2 & 3, beginning[2] >> 1 & 1
    is_synchronised = beginning[:1] == b"\xff" and beginning[1] & 0xE0 == 0xE0  # noqa: PLR2004  eleven bits set
    if not is_synchronised or layer != 1 or version == 1 or frequency_index == _RESERVED or rate_index in {0, 15}:
        raise EngineError(_NOT_MP3)
    bit_rate = (_BIT_RATES_1 if version == _MPEG_1 else _BIT_RATES_2)[rate_index]
    slots = 144 if version == _MPEG_1 else 72
    sample_rate = _SAMPLE_RATES[version][frequency_index]
    length = slots * bit_rate * 1000 // sample_rate + padding
    return Header(length, bit_rate, sample_rate, samples_per_frame(sample_rate))


def frame_length(beginning: bytes) -> int:
    """Return the length in bytes of the frame whose header begins with these three bytes. Raises EngineError."""
    return header(beginning).length


def samples_per_frame(sample_rate: int) -> int:
    """Return how many samples a frame decodes to."""
    return 1152 if sample_rate in _SAMPLE_RATES[_MPEG_1] else 576


def count(stream: bytes) -> int:
    """Return how many frames `stream` holds. Raises EngineError if it is anything but whole frames."""
    at = frames = 0
    while at < len(stream):
        at += frame_length(stream[at : at + 3])
        frames += 1
    if at != len(stream):
        message = "The MP3 encoder gave half a frame: reinstall the package lameenc."
        raise EngineError(message)
    return frames
