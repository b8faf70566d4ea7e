"""Noise that is the same for every sentence, and so is drawn once in a process: drawing takes a tenth of speaking."""

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

FIRST = 1 << 21
"""Numbers that are drawn to begin with, 8 MB: as much as hibari needs for 20 seconds of sound."""


class Noise:
    """Normally distributed numbers: the same ones in the same order as `numpy.random.default_rng(seed)` gives."""

    def __init__(self, seed: int) -> None:
        self._generator = np.random.default_rng(seed)
        self._drawn = np.zeros(0, np.float32)

    def upto(self, count: int) -> "NDArray[np.float32]":
        """Return the first `count` numbers at least."""
        if (missing := count - self._drawn.size) > 0:
            more = self._generator.standard_normal(max(missing, FIRST), np.float32)
            self._drawn = np.concatenate([self._drawn, more])
        return self._drawn

    def from_start(self) -> "Stream":
        """Return the numbers from the first on, as a generator gives them."""
        return Stream(self)


class Stream:
    """What of `numpy.random.Generator` a voice asks for."""

    def __init__(self, noise: Noise) -> None:
        self._noise = noise
        self._at = 0

    def standard_normal(self, size: tuple[int, ...], dtype: type[np.float32]) -> "NDArray[np.float32]":
        """Return the next numbers as an array of its own, of that shape."""
        start = self._at
        self._at += int(np.prod(size))
        return self._noise.upto(self._at)[start : self._at].reshape(size).astype(dtype)
