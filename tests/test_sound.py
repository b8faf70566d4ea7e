"""PCM: trimming, the limiter, resampling and joining."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from accessible.audio import sound

RATE = 24000
EDGE = 720  # samples that trim leaves: 0.03 s at 24 kHz
LOUD = st.integers(2000, 32767) | st.integers(-32768, -2000)
SIZES = st.integers(1, 4000)
WAVES = arrays(np.int16, SIZES, elements=st.integers(-32768, 32767), fill=st.integers(-32768, 32767))
QUIET_WAVES = arrays(np.int16, SIZES, elements=st.integers(-2300, 2300), fill=st.integers(-2300, 2300))


def sine(pitch: float, seconds: float, rate: int, level: float = 0.5) -> sound.Samples:
    wave = level * 32767 * np.cos(2 * np.pi * pitch * np.arange(round(seconds * rate)) / rate)
    return np.rint(wave).astype(np.int16)


def pitch_of(samples: sound.Samples, rate: int) -> float:
    """Return the frequency of the highest line in the spectrum, between bins by a parabola."""
    spectrum = np.log(np.abs(np.fft.rfft(samples * np.hanning(samples.size))) + 1e-9)
    at = int(spectrum.argmax())
    left, middle, right = spectrum[at - 1 : at + 2]
    return float((at + (left - right) / (2 * (left - 2 * middle + right))) * rate / samples.size)


# Trimming


def test_trim_leaves_30_milliseconds_of_quiet_around_the_sound() -> None:
    noise = np.resize(np.array([3, -2, 1, -3], np.int16), RATE // 2)
    tone = sine(440, 0.3, RATE)
    trimmed = sound.trim(np.concatenate([noise, tone, noise]), RATE)
    assert trimmed.size == pytest.approx(EDGE + tone.size + EDGE, abs=1)
    assert np.array_equal(trimmed[EDGE : EDGE + tone.size], tone)


@given(st.integers(0, 2000), LOUD, st.lists(st.integers(-32768, 32767), max_size=300), LOUD, st.integers(0, 2000))
def test_trim_cuts_only_silence_and_adds_none(
    before: int, first: int, middle: list[int], last: int, after: int
) -> None:
    core = np.array([first, *middle, last], np.int16)
    trimmed = sound.trim(np.concatenate([np.zeros(before, np.int16), core, np.zeros(after, np.int16)]), RATE)
    expected = np.concatenate([np.zeros(min(before, EDGE), np.int16), core, np.zeros(min(after, EDGE), np.int16)])
    assert np.array_equal(trimmed, expected)


@pytest.mark.parametrize(("level", "heard"), [(0, False), (32, False), (-32, False), (33, True), (-33, True)])
def test_what_stays_60_decibels_below_full_scale_is_silent(level: int, heard: bool) -> None:  # noqa: FBT001
    samples = np.full(1000, level, np.int16)
    assert sound.is_silent(samples) is not heard
    assert sound.trim(samples, RATE).size == (1000 if heard else 0)


def test_nothing_is_silent_and_stays_nothing() -> None:
    nothing = np.zeros(0, np.int16)
    assert sound.is_silent(nothing)
    assert sound.trim(nothing, RATE).size == 0
    assert sound.amplify(nothing, 6.0, -3.0).size == 0
    assert sound.resample(nothing, 22050, RATE).size == 0


# Loudness of the samples


@given(QUIET_WAVES, st.floats(-20, 20))
def test_amplify_is_exact_below_the_ceiling(samples: sound.Samples, decibels: float) -> None:
    louder = sound.amplify(samples, decibels, -3.0)
    assert louder.dtype == np.int16
    assert np.abs(louder - samples.astype(float) * 10 ** (decibels / 20)).max() <= 0.51


@given(WAVES, st.floats(-10, 30), st.floats(-20, -0.5))
def test_amplify_lets_no_sample_above_the_ceiling_and_turns_none_over(
    samples: sound.Samples, decibels: float, ceiling: float
) -> None:
    louder = sound.amplify(samples, decibels, ceiling).astype(int)
    assert louder.shape == samples.shape
    assert np.abs(louder).max() <= round(32768 * 10 ** (ceiling / 20))
    assert (louder * samples.astype(int) >= 0).all()


@pytest.mark.parametrize("decibels", [0.0, 5.0, 20.0])
def test_full_scale_is_a_ceiling_too(decibels: float) -> None:
    samples = np.resize(np.array([20000, -20000], np.int16), 3000)
    louder = sound.amplify(samples, decibels, 0.0).astype(int)
    assert (louder * samples.astype(int) > 0).all()


@pytest.mark.parametrize("rate", [22050, 24000, 44100, 48000])
def test_the_limiter_leaves_everything_50_milliseconds_from_a_peak_alone(rate: int) -> None:
    samples = sine(220, 1.0, rate, level=0.2)
    middle = slice(rate // 2, rate // 2 + 20)
    samples[middle] = 30000
    louder = sound.amplify(samples, 6.0, -3.0)
    plain = samples * 10 ** (6 / 20)
    far = np.ones(rate, bool)
    far[rate // 2 - rate // 20 : middle.stop + rate // 20] = False
    assert np.abs(louder - plain)[far].max() <= 0.51
    assert louder[middle].max() <= 23198
    assert louder[middle].max() > 22000


def test_the_limiter_turns_down_without_a_click() -> None:
    samples = np.full(RATE, 8000, np.int16)
    samples[RATE // 2] = 32000
    louder = np.delete(sound.amplify(samples, 6.0, -3.0), RATE // 2).astype(int)
    assert louder.min() < 0.5 * louder.max()
    assert np.abs(np.diff(louder)).max() <= 0.003 * louder.max()


# Rates, silence, joining


@pytest.mark.parametrize(("source", "target"), [(22050, 24000), (24000, 22050), (24000, 44100), (48000, 24000)])
@pytest.mark.parametrize("pitch", [220.0, 3000.0])
def test_resample_keeps_length_pitch_and_level(source: int, target: int, pitch: float) -> None:
    resampled = sound.resample(sine(pitch, 1.5, source), source, target)
    assert resampled.dtype == np.int16
    assert resampled.size == pytest.approx(1.5 * target, abs=1)
    assert pitch_of(resampled, target) == pytest.approx(pitch, abs=0.1)
    middle = resampled[target // 4 : -target // 4].astype(float)
    assert np.sqrt(np.mean(middle**2)) == pytest.approx(0.5 * 32767 / np.sqrt(2), rel=0.01)


def test_resample_to_the_same_rate_changes_nothing() -> None:
    samples = sine(440, 0.1, RATE)
    assert np.array_equal(sound.resample(samples, RATE, RATE), samples)


def test_samples_that_cannot_be_written_to_are_resampled_too() -> None:
    samples = np.frombuffer(sine(440, 0.5, 22050).tobytes(), np.int16)
    assert sound.resample(samples, 22050, RATE).size == 12000


@pytest.mark.parametrize(("seconds", "rate", "count"), [(0, RATE, 0), (0.7, RATE, 16800), (0.35, 22050, 7718)])
def test_silence_is_zeros_for_as_long_as_asked(seconds: float, rate: int, count: int) -> None:
    silence = sound.silence(seconds, rate)
    assert silence.dtype == np.int16
    assert silence.size == pytest.approx(count, abs=1)
    assert not silence.any()


@given(st.lists(arrays(np.int16, st.integers(0, 50)), max_size=5))
def test_join_puts_the_parts_in_order(parts: list[sound.Samples]) -> None:
    joined = sound.join(parts)
    assert joined.dtype == np.int16
    assert joined.tolist() == [value for part in parts for value in part.tolist()]


@given(arrays(np.float32, st.integers(1, 100), elements=st.floats(-3, 3, width=32)))
def test_float_samples_are_scaled_and_clipped(wave: np.typing.NDArray[np.float32]) -> None:
    samples = sound.from_float(wave)
    assert samples.dtype == np.int16
    assert np.abs(samples - np.clip(wave.astype(float), -1, 1) * 32767).max() <= 1
