"""MP3 streams that are encoded apart and joined, decoded by ffmpeg."""

import subprocess
import sys
from functools import cache
from io import BytesIO
from typing import Any

import imageio_ffmpeg
import numpy as np
import pytest
from mutagen.mp3 import MP3, BitrateMode

from accessible import engines
from accessible.audio import encode, frames, sound
from accessible.casting import match

RATES = [22050, 24000, 44100]
PARAGRAPHS = (
    "The tide came in at noon.",
    "By evening nothing was left of the castle but a low wall, and the children had gone home long ago.",
    "Nobody minded.",
    "In the morning, they would build it again: higher, wider, and further from the water.",
)


def decode(mp3: bytes) -> sound.Samples:
    """Return what ffmpeg makes of a stream, at the stream's own rate."""
    command = [imageio_ffmpeg.get_ffmpeg_exe(), "-v", "error", "-f", "mp3", "-i", "pipe:", "-f", "s16le", "pipe:"]
    done = subprocess.run(command, input=mp3, capture_output=True, check=True)
    assert done.stderr == b""
    return np.frombuffer(done.stdout, np.int16)


@cache
def paragraphs(rate: int) -> list[sound.Samples]:
    """Return real speech at a rate: paragraphs that begin and end with sound."""
    name = "hibari" if rate == 24000 else "espeak"
    voice = match("en-US", engines.load(name).voices())
    assert voice is not None
    spoken = [engines.load(name).speak(text, voice, 1.0).samples for text in PARAGRAPHS]
    return [sound.resample(sound.trim(samples, voice.sample_rate), voice.sample_rate, rate) for samples in spoken]


def lag(heard: sound.Samples, original: sound.Samples) -> int:
    """Return where in `heard` the `original` fits best."""
    size = 1 << (heard.size + original.size).bit_length()
    spectrum = np.fft.rfft(heard.astype(float), size) * np.fft.rfft(original.astype(float), size).conj()
    return int(np.fft.irfft(spectrum, size)[: heard.size].argmax())


def alike(one: sound.Samples, other: sound.Samples) -> float:
    """Return the correlation of two pieces of sound."""
    return float(np.corrcoef(one.astype(float), other.astype(float))[0, 1])


@pytest.mark.parametrize("rate", RATES)
def test_joined_streams_decode_to_their_frames_and_each_begins_where_it_should(rate: int) -> None:
    originals = paragraphs(rate)
    streams = [encode.encode(samples, rate) for samples in originals]
    heard = decode(b"".join(streams))
    lengths = [frames.count(stream) * frames.samples_per_frame(rate) for stream in streams]
    assert heard.size == sum(lengths)
    for original, length, start in zip(originals, lengths, np.cumsum([0, *lengths]), strict=False):
        track = heard[start : start + length]
        assert lag(track, original) == pytest.approx(frames.DELAY, abs=3)
        sounding = track[frames.DELAY : frames.DELAY + original.size]
        assert sounding.size == original.size
        tenth = rate // 10
        assert alike(sounding, original) > 0.9
        assert alike(sounding[:tenth], original[:tenth]) > 0.9
        assert alike(sounding[-tenth:], original[-tenth:]) > 0.9


@pytest.mark.parametrize("rate", RATES)
def test_a_stream_sounds_the_same_alone_and_after_another(rate: int) -> None:
    first, second = (encode.encode(samples, rate) for samples in paragraphs(rate)[:2])
    alone, joined = decode(second), decode(first + second)
    settled = 2 * frames.samples_per_frame(rate)  # a decoder overlaps the first frame with what came before it
    assert np.abs(joined[-alone.size :][settled:].astype(int) - alone[settled:]).max() <= 1


@pytest.mark.parametrize("rate", RATES)
def test_a_stream_is_constant_bit_rate_and_one_channel_without_a_header(rate: int) -> None:
    stream = encode.encode(paragraphs(rate)[1], rate)
    info: Any = MP3(BytesIO(stream)).info
    assert (info.sample_rate, info.channels, info.bitrate, info.layer) == (rate, 1, 64000, 3)
    assert info.bitrate_mode == BitrateMode.UNKNOWN  # there is no Xing or Info header that would say it
    assert info.length == pytest.approx(frames.count(stream) * frames.samples_per_frame(rate) / rate, abs=0.03)
    assert b"Xing" not in stream
    assert b"Info" not in stream
    assert {stream[at + 1] for at in starts(stream)} == {stream[1]}
    assert {stream[at + 2] & 0xFC for at in starts(stream)} == {stream[2] & 0xFC}


def starts(stream: bytes) -> list[int]:
    """Return where the frames of a stream begin."""
    found, at = [], 0
    while at < len(stream):
        found.append(at)
        at += frames.frame_length(stream[at : at + 4])
    return found


@pytest.mark.parametrize("count", [0, 1, 575, 576, 577, 1105, 5000])
def test_the_last_sample_of_any_length_is_inside_the_frames(count: int) -> None:
    stream = encode.encode(np.full(count, 1000, np.int16), 24000)
    assert frames.count(stream) * 576 >= (frames.DELAY + count if count else 0)
    assert decode(stream).size == frames.count(stream) * 576


def test_the_same_samples_give_the_same_bytes() -> None:
    samples = paragraphs(24000)[0]
    assert encode.encode(samples, 24000) == encode.encode(samples.copy(), 24000)


@pytest.mark.skipif(sys.platform != "linux", reason="limits of memory are counted otherwise elsewhere")
def test_a_paragraph_of_a_quarter_of_an_hour_takes_little_memory() -> None:
    code = """
import re, resource
from pathlib import Path
import numpy as np
from accessible.audio import encode
samples = np.zeros(20_000_000, np.int16)
encode.encode(samples[:1000], 22050)
held = int(re.search(r"VmData:\\s+(\\d+)", Path("/proc/self/status").read_text())[1]) << 10
resource.setrlimit(resource.RLIMIT_DATA, (held + (60 << 20), resource.RLIM_INFINITY))
print(len(encode.encode(samples, 22050)))
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert (done.stderr, int(done.stdout or 0) > 7_000_000) == ("", True)
