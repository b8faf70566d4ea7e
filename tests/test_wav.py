"""WAV files as ffmpeg, the standard library and hostile programs write them."""

import io
import struct
import subprocess
import wave

import numpy as np
import pytest
from imageio_ffmpeg import get_ffmpeg_exe

from accessible.audio import sound, wav

RATE = 22050
SINE: sound.Samples = np.rint(12000 * np.sin(2 * np.pi * 330 * np.arange(RATE // 2) / RATE)).astype(np.int16)


def ffmpeg(*options: str) -> bytes:
    """Return SINE as ffmpeg writes it into a pipe, with a length that it does not know."""
    raw = ["-f", "s16le", "-ar", str(RATE), "-ac", "1", "-i", "pipe:0"]
    command = [get_ffmpeg_exe(), "-v", "error", *raw, *options, "-f", "wav", "pipe:1"]
    return subprocess.run(command, input=SINE.tobytes(), capture_output=True, check=True).stdout


def standard(width: int = 2, channels: int = 1, frames: bytes = SINE.tobytes()) -> bytes:
    with io.BytesIO() as file:
        with wave.open(file, "wb") as out:
            out.setparams((channels, width, RATE, 0, "NONE", ""))
            out.writeframes(frames)
        return file.getvalue()


def with_length(data: bytes, length: int) -> bytes:
    """Return a file with another length of its sound in the header."""
    at = data.index(b"data") + 4
    return data[:at] + struct.pack("<I", length) + data[at + 4 :]


@pytest.mark.parametrize(
    ("encoding", "error"),
    [("pcm_u8", 255), ("pcm_s16le", 0), ("pcm_s24le", 0), ("pcm_s32le", 0), ("pcm_f32le", 1), ("pcm_f64le", 1)],
)
def test_every_width_is_read_as_16_bits(encoding: str, error: int) -> None:
    samples, rate = wav.decode(ffmpeg("-c:a", encoding))
    assert (rate, samples.dtype, samples.size) == (RATE, np.int16, SINE.size)
    assert np.abs(samples.astype(int) - SINE).max() <= error


@pytest.mark.parametrize("channels", [2, 6])
@pytest.mark.parametrize("encoding", ["pcm_s16le", "pcm_f32le"])
def test_channels_are_mixed_to_one(channels: int, encoding: str) -> None:
    pan = f"pan={channels}c|c0=c0" + "".join(f"|c{n}=c0" for n in range(1, channels))
    samples, _ = wav.decode(ffmpeg("-af", pan, "-c:a", encoding))
    assert samples.size == SINE.size
    assert np.abs(samples.astype(int) - SINE).max() <= 1


def test_opposite_channels_cancel() -> None:
    frames = np.stack([SINE, -SINE], axis=1).tobytes()
    samples, _ = wav.decode(standard(channels=2, frames=frames))
    assert not samples.any()


@pytest.mark.parametrize("rate", [8000, 11025, 44100, 96000])
def test_the_rate_is_that_of_the_header(rate: int) -> None:
    samples, found = wav.decode(ffmpeg("-ar", str(rate)))
    assert found == rate
    assert samples.size == pytest.approx(rate / 2, abs=2)


@pytest.mark.parametrize("length", [0, 0x7FFF0024, 0x7FFFFFFF, 0xFFFFFFFF, 0xFFFFFFDB])
def test_a_length_that_the_writer_did_not_know_is_to_the_end(length: int) -> None:
    assert np.array_equal(wav.decode(with_length(standard(), length))[0], SINE)


def test_half_a_sample_at_the_end_of_a_stream_is_left_out() -> None:
    samples, _ = wav.decode(with_length(standard(width=3, frames=b"\0\0\x10" * 5), 0) + b"\0\0")
    assert samples.tolist() == [0x1000] * 5


def test_chunks_before_and_behind_the_sound_are_passed_over() -> None:
    file = standard()
    note = b"LIST" + struct.pack("<I", 5) + b"INFO?\0"
    samples, _ = wav.decode(file[:12] + note + file[12:] + note)
    assert np.array_equal(samples, SINE)


def test_floats_beyond_the_scale_are_clipped_and_no_number_is_silence() -> None:
    file = ffmpeg("-c:a", "pcm_f32le")
    at = file.index(b"data") + 8
    odd = struct.pack("<5f", 2.0, -2.0, float("nan"), float("inf"), float("-inf"))
    assert wav.decode(file[:at] + odd)[0].tolist() == [32767, -32767, 0, 32767, -32767]


def test_no_sound_is_no_samples() -> None:
    assert wav.decode(standard(frames=b""))[0].size == 0


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"", "not WAV"),
        (b"Hello", "not WAV"),
        (b"ID3\4" + bytes(100), "not WAV"),
        (b"speaking ...\n" + standard(), "not WAV"),
        (standard()[:40], "breaks off before the sound"),
        (standard()[:20], "breaks off before the sound"),
        (standard()[: SINE.size], r"breaks off: 10981 of 22050 bytes"),
        (standard()[:-1], r"22049 of 22050"),
        (ffmpeg("-c:a", "pcm_mulaw"), "encoding 7"),
        (ffmpeg("-c:a", "adpcm_ms"), "encoding 2"),
        (standard()[:24] + bytes(4) + standard()[28:], "0 samples a second"),
        (standard()[:24] + b"\xff" * 4 + standard()[28:], "4294967295 samples a second"),
        (standard()[:22] + bytes(2) + standard()[24:], "0 channels"),
        (standard()[:12] + standard()[36:], "does not say"),
    ],
)
def test_anything_else_is_refused_and_it_says_why(data: bytes, why: str) -> None:
    with pytest.raises(ValueError, match=why):
        wav.decode(data)
