"""What the headers of MP3 frames say, against the standard's formula by hand and against mutagen."""

from io import BytesIO
from itertools import product

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from mutagen.mp3 import HeaderNotFoundError, MPEGFrame

from accessible.audio import encode, frames
from accessible.errors import EngineError

STREAM = encode.encode(np.resize(np.array([9000, -9000], np.int16), 24000), 24000)


def mutagen_length(header: bytes) -> int | None:
    """Return the length of a layer III frame as mutagen understands it, None if it is no such frame."""
    file = BytesIO(header + bytes(1 << 12))
    try:
        frame = MPEGFrame(file)
    except HeaderNotFoundError:
        return None
    return int(file.tell()) if frame.layer == 3 else None


@pytest.mark.parametrize(
    ("header", "length"),
    [
        ("ff fb 90 c4", 417),  # MPEG-1, 128 kb/s, 44.1 kHz: 144 · 128000 / 44100 = 417.96
        ("ff fb 92 c4", 418),  # the same, padded
        ("ff fb 50 c4", 208),  # MPEG-1, 64 kb/s, 44.1 kHz: 208.98
        ("ff fb 54 c4", 192),  # MPEG-1, 64 kb/s, 48 kHz
        ("ff fb 58 c4", 288),  # MPEG-1, 64 kb/s, 32 kHz
        ("ff fb e0 c4", 1044),  # MPEG-1, 320 kb/s, 44.1 kHz: 1044.9
        ("ff f3 80 c4", 208),  # MPEG-2, 64 kb/s, 22.05 kHz: 72 · 64000 / 22050 = 208.98
        ("ff f3 84 c4", 192),  # MPEG-2, 64 kb/s, 24 kHz
        ("ff f3 14 c4", 24),  # MPEG-2, 8 kb/s, 24 kHz
        ("ff f2 84 c4", 192),  # with a checksum
        ("ff e3 88 c4", 576),  # MPEG-2.5, 64 kb/s, 8 kHz
    ],
)
def test_frame_length_is_what_the_standard_says(header: str, length: int) -> None:
    assert frames.frame_length(bytes.fromhex(header)) == length


def test_frame_length_agrees_with_mutagen_on_every_header() -> None:
    for second, third in product(range(0xE0, 0x100), range(0x100)):
        header = bytes([0xFF, second, third, 0xC4])
        expected = mutagen_length(header)
        if expected is None:
            with pytest.raises(EngineError):
                frames.frame_length(header)
        else:
            assert frames.frame_length(header) == expected


@pytest.mark.parametrize("rate", [44100, 48000, 32000])
def test_a_frame_of_mpeg_1_is_1152_samples(rate: int) -> None:
    assert frames.samples_per_frame(rate) == 1152


@pytest.mark.parametrize("rate", [22050, 24000, 16000, 11025, 12000, 8000])
def test_a_frame_of_mpeg_2_is_576_samples(rate: int) -> None:
    assert frames.samples_per_frame(rate) == 576


def test_frames_are_counted() -> None:
    assert frames.count(b"") == 0
    assert frames.count(STREAM) == len(STREAM) // 192  # 64 kb/s at 24 kHz
    assert frames.count(STREAM * 3) == 3 * frames.count(STREAM)


@pytest.mark.parametrize(
    "stream",
    [b"ID3\x04" + STREAM, STREAM + b"TAG" + bytes(125), STREAM + b"\0", b"RIFF" + bytes(400), bytes(400), b"<html>"],
)
def test_what_is_not_frames_and_nothing_else_is_an_error(stream: bytes) -> None:
    with pytest.raises(EngineError, match="lameenc"):
        frames.count(stream)


def test_a_frame_that_is_cut_anywhere_is_an_error() -> None:
    for length in range(1, 192):
        with pytest.raises(EngineError, match="lameenc"):
            frames.count(STREAM[: 192 + length])


@given(st.binary(max_size=300) | st.binary(max_size=8).map(lambda tail: STREAM[:384] + b"\xff" + tail))
def test_any_bytes_are_frames_or_an_engine_error(stream: bytes) -> None:
    try:
        frames.count(stream)
    except EngineError:
        return
    at = 0
    while at < len(stream):
        length = mutagen_length(stream[at : at + 4])
        assert length is not None
        at += length
    assert at == len(stream)
