"""PCM sound: 16-bit mono samples in numpy arrays."""

from collections.abc import Sequence
from typing import NamedTuple, TypeAlias

import numpy as np
from numpy.typing import NDArray

Samples: TypeAlias = NDArray[np.int16]


class Speech(NamedTuple):
    """What an engine says: its samples, and the one at which each word of the text begins.

    `starts` holds one position a word, as `narration.words` counts them; none where the engine does not tell.
    """

    samples: Samples
    starts: tuple[int, ...] = ()


FULL_SCALE = 32768.0
SILENT = 10 ** (-60 / 20)
"""A recording whose peak is below this share of full scale cannot be heard."""
QUIET = 10 ** (-50 / 20)
"""What is below this share of a recording's own peak is silence at its ends."""
EDGE = 0.03
"""Seconds of silence that `trim` leaves before and after the sound."""
STEP, REACH = 24, 10
"""The limiter looks at the wave in steps of 24 samples (1 ms) and turns it down over 10 steps on either side."""


def from_float(wave: NDArray[np.floating]) -> Samples:
    """Return samples in [-1, 1] as 16-bit, clipped."""
    samples: Samples = (np.clip(wave, -1.0, 1.0) * (FULL_SCALE - 1)).astype(np.int16)
    return samples


def silence(seconds: float, sample_rate: int) -> Samples:
    """Return that much silence."""
    return np.zeros(round(seconds * sample_rate), np.int16)


def peak(samples: Samples) -> float:
    """Return the largest sample's share of full scale."""
    return max(int(samples.max(initial=0)), -int(samples.min(initial=0))) / FULL_SCALE


def is_silent(samples: Samples) -> bool:
    """Say whether nothing in `samples` can be heard."""
    return peak(samples) < SILENT


def edges(samples: Samples, sample_rate: int) -> tuple[int, int]:
    """Return where the sound begins and ends, with `EDGE` seconds of the silence at both ends, if there are any."""
    if is_silent(samples):
        return 0, 0
    floor = peak(samples) * QUIET * FULL_SCALE
    heard = (samples >= floor) | (samples <= -floor)
    edge = round(EDGE * sample_rate)
    return max(0, int(heard.argmax()) - edge), samples.size - max(0, int(heard[::-1].argmax()) - edge)


def trim(samples: Samples, sample_rate: int) -> Samples:
    """Return `samples` with the silence at both ends cut to `EDGE` seconds, so that pauses are ours."""
    start, end = edges(samples, sample_rate)
    return samples[start:end]


def amplify(samples: Samples, decibels: float, ceiling: float) -> Samples:
    """Return `samples` louder by `decibels`, with the rare peaks above `ceiling` (dBFS) turned down for a moment."""
    factor, limit = 10 ** (decibels / 20), 10 ** (ceiling / 20)
    if peak(samples) * factor <= limit:
        louder: Samples = np.rint(samples * np.float32(factor)).astype(np.int16)
        return louder
    padded = np.zeros(-(-samples.size // STEP) * STEP, np.int16)
    padded[: samples.size] = samples
    steps = padded.reshape(-1, STEP)
    wave = steps * np.float32(factor)
    loudest = np.maximum(steps.max(axis=1), -steps.min(axis=1).astype(np.int32)) * factor / FULL_SCALE
    turned = _limiter(np.minimum(1.0, limit / np.maximum(loudest, limit)).astype(np.float32))
    busy = np.flatnonzero((turned[:-1] < 1) | (turned[1:] < 1))
    ramp = (np.arange(STEP) / STEP).astype(np.float32)
    wave[busy] *= turned[busy, None] + np.diff(turned)[busy, None] * ramp
    limited: Samples = np.rint(wave).clip(-FULL_SCALE, FULL_SCALE - 1).astype(np.int16).reshape(-1)[: samples.size]
    return limited


def _limiter(needed: NDArray[np.float32]) -> NDArray[np.float32]:
    """Return the factors at the edges of steps that are at most `needed` in each step, and change slowly."""
    around = np.lib.stride_tricks.sliding_window_view(np.pad(needed, REACH + 1, constant_values=1.0), 2 * REACH + 3)
    kernel = np.full(2 * REACH + 1, 1 / (2 * REACH + 1), np.float32)
    lowest = np.pad(around.min(axis=1), (REACH, REACH + 1), mode="edge")
    smooth: NDArray[np.float32] = np.minimum(1.0, np.convolve(lowest, kernel, "valid")).astype(np.float32)
    smooth[smooth > 1 - 1e-6] = 1.0  # what is left of rounding
    return smooth


def resample(samples: Samples, source_rate: int, target_rate: int) -> Samples:
    """Return `samples` at another rate, by soxr."""
    if source_rate == target_rate:
        return samples
    import soxr

    resampled: Samples = soxr.resample(samples, source_rate, target_rate)
    return resampled


def join(parts: Sequence[Samples]) -> Samples:
    """Return the parts one after the other, copied once."""
    return np.concatenate(parts) if parts else np.zeros(0, np.int16)
