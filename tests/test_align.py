"""Where words begin, found by laying a recording beside another voice's reading."""

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from accessible import engines
from accessible.audio import sound
from accessible.audio.align import align
from accessible.casting import match

TEXT = (
    "Every evening at dusk, a small group of volunteers walks the length of the wall and lights forty-two lanterns.",
    "It is slow work, and nobody is in a hurry; one of them sings, and the others listen.",
    "The council had meant to replace the lamps with electric ones, but the money went to the harbour instead.",
)
CHIRP = (20000 * np.sin(np.cumsum(np.linspace(0.02, 0.6, 48000)))).astype(np.int16)


def read(engine: str, text: str, rate: float = 1.0) -> sound.Speech:
    voice = match("en", engines.load(engine).voices())
    assert voice is not None
    samples, starts = engines.load(engine).speak(text, voice, rate)
    begin, end = sound.edges(samples, voice.sample_rate)
    return sound.Speech(samples[begin:end], tuple(max(at - begin, 0) for at in starts))


def test_words_begin_where_the_engine_itself_says_that_they_do() -> None:
    errors: list[float] = []
    for text in TEXT:
        ours, theirs = read("hibari", text), read("espeak", text)
        found = align(ours.samples, 24000, theirs.samples, 22050, theirs.starts)
        errors.extend(np.abs(np.subtract(found, ours.starts)) / 24000)
    assert np.median(errors) < 0.06
    assert np.quantile(errors, 0.95) < 0.2


def test_a_recording_laid_beside_itself_begins_where_it_begins() -> None:
    ours = read("hibari", TEXT[0])
    found = align(ours.samples, 24000, ours.samples, 24000, ours.starts)
    assert np.abs(np.subtract(found, ours.starts)).max() < 0.015 * 24000


def test_silence_before_the_recording_shifts_its_words() -> None:
    ours = read("hibari", TEXT[1])
    late = np.concatenate([np.zeros(12000, np.int16), ours.samples])
    found = np.array(align(late, 24000, ours.samples, 24000, ours.starts))
    assert np.median(np.abs(found - 12000 - ours.starts)) < 0.02 * 24000


@pytest.mark.parametrize("text", TEXT)
@pytest.mark.parametrize("number", [3, 6, 12, 15])
def test_a_pause_that_the_other_reader_does_not_make_pulls_no_word_into_it(text: str, number: int) -> None:
    ours, theirs = read("hibari", text), read("espeak", text)
    plain = np.array(align(ours.samples, 24000, theirs.samples, 22050, theirs.starts))
    pause = np.random.default_rng(0).integers(-5, 6, 14400).astype(np.int16)
    longer = np.concatenate([ours.samples[: plain[number]], pause, ours.samples[plain[number] :]])
    found = np.array(align(longer, 24000, theirs.samples, 22050, theirs.starts))
    later = np.where(np.arange(plain.size) < number, 0, pause.size)
    assert np.abs(found - plain - later).max() < 0.1 * 24000


@pytest.mark.parametrize("rate", [0.5, 0.7, 1.8])
def test_hibari_tells_words_no_earlier_or_later_at_another_rate(rate: float) -> None:
    late: list[float] = []
    for text in TEXT:
        ours, theirs = read("hibari", text, rate), read("espeak", text)
        found = align(ours.samples, 24000, theirs.samples, 22050, theirs.starts)
        late.extend(np.subtract(ours.starts, found) / 24000)
    assert abs(np.median(late)) < 0.02


@settings(max_examples=40, deadline=None)
@given(st.integers(0, 48000), st.integers(1, 48000), st.lists(st.integers(0, 60000), max_size=8))
def test_times_never_decrease_and_stay_inside_whatever_is_laid_beside(
    size: int, reference: int, starts: list[int]
) -> None:
    found = align(CHIRP[:size], 24000, CHIRP[-reference:], 22050, sorted(starts))
    assert len(found) == len(starts)
    assert all(one <= other for one, other in pairwise(found))
    assert all(0 <= at <= size for at in found)


@pytest.mark.parametrize("samples", [np.zeros(24000, np.int16), np.zeros(0, np.int16), np.full(9, 32767, np.int16)])
def test_silence_and_next_to_nothing_have_times_inside_them(samples: sound.Samples) -> None:
    found = align(samples, 24000, CHIRP, 24000, [0, 100, 40000])
    assert all(0 <= at <= samples.size for at in found)
