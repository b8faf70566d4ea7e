"""Loudness, judged by somebody else: the ebur128 filter of ffmpeg, and the signals of EBU Tech 3341."""

import math
import re
import subprocess
from functools import cache

import imageio_ffmpeg
import numpy as np
import pytest

from accessible import engines
from accessible.audio import loudness, sound

MONO = -3.01  # LU: one channel instead of the two that EBU Tech 3341 has
VOICES = [("espeak", "en-us"), ("espeak", "de"), ("hibari", "heart")]
PARAGRAPH = (
    "The ferry leaves the harbour at seven, an hour before the market opens. Nobody on the pier is in a hurry: "
    "the boxes are loaded one by one, and the dog of the harbour master walks along the rail. Was it always so quiet? "
    "In 1950, four ships a day came in, and the bells could be heard as far as the old mill."
)
GERMAN = (
    "Die Fähre legt um sieben Uhr ab, eine Stunde bevor der Markt beginnt. Niemand am Steg hat es eilig: Die Kisten "
    "werden eine nach der anderen verladen, und der Hund des Hafenmeisters läuft an der Reling entlang."
)


def ffmpeg(data: bytes, *form: str) -> float:
    """Return the integrated loudness that ffmpeg finds in `data`, to a tenth of a unit."""
    command = [imageio_ffmpeg.get_ffmpeg_exe(), "-hide_banner", "-nostats", *form, "-i", "pipe:"]
    done = subprocess.run(
        [*command, "-af", "ebur128=framelog=quiet", "-f", "null", "-"], input=data, capture_output=True, check=True
    )
    return float(re.findall(r"I:\s+(\S+) LUFS", done.stderr.decode())[-1])


def pcm(rate: int) -> tuple[str, ...]:
    """Return how ffmpeg has to be told about samples of one channel."""
    return ("-f", "s16le", "-ar", str(rate), "-ch_layout", "mono")


def sine(rate: int, *steps: tuple[float, float], pitch: float = 1000.0) -> sound.Samples:
    """Return a sine whose level takes these steps: (dBFS, seconds)."""
    levels = np.concatenate([np.full(round(seconds * rate), 10 ** (level / 20)) for level, seconds in steps])
    wave = 32767 * levels * np.sin(2 * np.pi * pitch * np.arange(levels.size) / rate)
    samples: sound.Samples = np.rint(wave).astype(np.int16)
    return samples


@cache
def speech(engine: str, name: str) -> tuple[sound.Samples, int]:
    """Return a paragraph in that voice and its rate."""
    voice = next(voice for voice in engines.load(engine).voices() if voice.name == name)
    return engines.load(engine).speak(GERMAN if name == "de" else PARAGRAPH, voice, 1.0).samples, voice.sample_rate


@pytest.mark.parametrize("rate", [8000, 16000, 22050, 24000, 44100, 48000])
def test_a_full_scale_sine_in_one_channel_is_3_01_below_zero(rate: int) -> None:
    assert loudness.integrated(sine(rate, (0, 5), pitch=997), rate) == pytest.approx(-3.01, abs=0.1)
    assert loudness.integrated(sine(rate, (-23, 5), pitch=997), rate) == pytest.approx(-26.01, abs=0.1)


@pytest.mark.parametrize(
    ("steps", "expected"),
    [
        (((-23, 20),), -23),
        (((-33, 20),), -33),
        (((-36, 10), (-23, 60), (-36, 10)), -23),
        (((-72, 10), (-36, 10), (-23, 60), (-36, 10), (-72, 10)), -23),
        (((-26, 20), (-20, 20.1), (-26, 20)), -23),
    ],
    ids=["case 1", "case 2", "case 3", "case 4", "case 5"],
)
def test_the_gating_cases_of_ebu_tech_3341(steps: tuple[tuple[float, float], ...], expected: float) -> None:
    assert loudness.integrated(sine(16000, *steps), 16000) == pytest.approx(expected + MONO, abs=0.1)


@pytest.mark.parametrize(("pitch", "rate"), [(60, 22050), (200, 24000), (3000, 24000), (9000, 44100)])
def test_the_weighting_of_low_and_high_tones_agrees_with_ffmpeg(pitch: float, rate: int) -> None:
    tone = sine(rate, (-20, 4), pitch=pitch)
    assert loudness.integrated(tone, rate) == pytest.approx(ffmpeg(tone.tobytes(), *pcm(rate)), abs=0.2)


@pytest.mark.parametrize("rate", [None, 16000, 44100, 48000])
@pytest.mark.parametrize(("engine", "voice"), VOICES)
def test_speech_agrees_with_ffmpeg(engine: str, voice: str, rate: int | None) -> None:
    samples, native = speech(engine, voice)
    samples = sound.resample(samples, native, rate or native)
    judged = ffmpeg(samples.tobytes(), *pcm(rate or native))
    assert loudness.integrated(samples, rate or native) == pytest.approx(judged, abs=0.2)


def test_pauses_do_not_make_speech_quieter() -> None:
    samples, rate = speech("espeak", "en-us")
    pause = np.zeros(3 * rate, np.int16)
    paused = np.concatenate([pause, samples, pause, samples, pause])
    found = loudness.integrated(paused, rate)
    assert found == pytest.approx(ffmpeg(paused.tobytes(), *pcm(rate)), abs=0.2)
    assert found == pytest.approx(loudness.integrated(samples, rate), abs=0.3)


@pytest.mark.parametrize("engine", ["espeak", "hibari"])
def test_the_loudness_that_a_voice_declares_is_what_ffmpeg_measures(engine: str) -> None:
    declared = [voice for voice in engines.load(engine).voices() if voice.loudness is not None]
    assert len(declared) == 1
    samples, rate = speech(engine, declared[0].name)
    assert ffmpeg(samples.tobytes(), *pcm(rate)) == pytest.approx(declared[0].loudness, abs=0.7)


@pytest.mark.parametrize(
    "samples",
    [np.zeros(0, np.int16), np.zeros(48000, np.int16), sine(24000, (-20, 0.39)), sine(24000, (-72, 3))],
    ids=["nothing", "silence", "shorter than a block", "below the absolute gate"],
)
def test_what_has_no_loudness_is_minus_infinity(samples: sound.Samples) -> None:
    assert loudness.integrated(samples, 24000) == -math.inf


def test_four_tenths_of_a_second_are_enough() -> None:
    assert loudness.integrated(sine(24000, (-20, 0.4)), 24000) == pytest.approx(-20 + MONO, abs=0.3)
