"""Loudness as ITU-R BS.1770-5 defines it, for one channel."""

import math

import numpy as np
from numpy.typing import NDArray

from accessible.audio.sound import FULL_SCALE, Samples

BLOCK, STEP = 0.4, 0.1  # seconds: gating blocks that overlap by three quarters
ABSOLUTE_GATE, RELATIVE_GATE = -70.0, -10.0  # LUFS, LU
OFFSET = -0.691


def _k_weighting(frequencies: NDArray[np.floating], sample_rate: int) -> NDArray[np.float64]:
    """Return the squared magnitude of the K filter: a high shelf and a high pass, derived by De Man for any rate."""
    z = np.exp(-2j * np.pi * frequencies / sample_rate)

    def biquad(b: tuple[float, float, float], a: tuple[float, float, float]) -> NDArray[np.float64]:
        ratio = (b[0] + b[1] * z + b[2] * z * z) / (a[0] + a[1] * z + a[2] * z * z)
        squared: NDArray[np.float64] = np.abs(ratio) ** 2
        return squared

    k, q = math.tan(math.pi * 1681.974450955533 / sample_rate), 0.7071752369554196
    high = 10 ** (3.999843853973347 / 20)
    band = high**0.4996667741545416
    a = (1 + k / q + k * k, 2 * (k * k - 1), 1 - k / q + k * k)
    shelf = biquad((high + band * k / q + k * k, 2 * (k * k - high), high - band * k / q + k * k), a)
    k, q = math.tan(math.pi * 38.13547087602444 / sample_rate), 0.5003270373238773
    scale = 1 + k / q + k * k
    high_pass = biquad((1.0, -2.0, 1.0), (1.0, 2 * (k * k - 1) / scale, (1 - k / q + k * k) / scale))
    return shelf * high_pass


def integrated(samples: Samples, sample_rate: int) -> float:
    """Return the gated loudness in LUFS; minus infinity for silence or less than 0.4 seconds."""
    block, step = round(BLOCK * sample_rate), round(STEP * sample_rate)
    if samples.size < block:
        return -math.inf
    size = 1 << (samples.size + block).bit_length()
    spectrum = np.fft.rfft(samples / FULL_SCALE, size)
    spectrum *= np.sqrt(_k_weighting(np.fft.rfftfreq(size, 1 / sample_rate), sample_rate))
    energy = np.concatenate([[0.0], np.cumsum(np.fft.irfft(spectrum, size)[: samples.size] ** 2)])
    power = (energy[block::step] - energy[: energy.size - block : step]) / block
    return _gated(power)


def _gated(power: NDArray[np.float64]) -> float:
    for gate in (ABSOLUTE_GATE, None):
        level = gate if gate is not None else _level(power) + RELATIVE_GATE
        power = power[power > 10 ** ((level - OFFSET) / 10)]
        if power.size == 0:
            return -math.inf
    return _level(power)


def _level(power: NDArray[np.float64]) -> float:
    return OFFSET + 10 * math.log10(float(power.mean()))
