"""Where words begin in a recording, found by laying it beside another voice's reading of the same words.

Dynamic time warping of cepstra (Sakoe and Chiba 1978; Davis and Mermelstein 1980): the idea of aeneas, in numpy.
"""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from accessible.audio.sound import FULL_SCALE, Samples

HOP, WINDOW = 0.012, 0.032  # seconds between frames, and of a frame
LARGEST = 25_000_000
"""Pairs of frames that are compared at most; longer recordings are looked at in longer steps."""
BANDS, COEFFICIENTS = 26, 13
LOWEST, HIGHEST = 100.0, 7000.0  # hertz
QUIETEST = 1e-4
"""Energy, as a share of a recording's loudest frame, below which all is silence (-40 dB)."""
PAUSE = 4
"""Frames that are left of a pause, its last ones: no two readers pause in the same places, or for as long."""
INSIDE = 0.019
"""Seconds behind the beginning of a word at which it is looked up: there it is heard, and the word before it is not."""
_Frames = NDArray[np.float32]


def align(
    samples: Samples, sample_rate: int, reference: Samples, reference_rate: int, reference_starts: Sequence[int]
) -> tuple[int, ...]:
    """Return where the words begin in `samples` that begin at `reference_starts` in `reference`, in samples.

    The positions never decrease and are in `[0, samples.size]`.
    """
    seconds = samples.size / sample_rate, reference.size / reference_rate
    hop = max(HOP, (seconds[0] * seconds[1] / LARGEST) ** 0.5)
    ours, our_frames = _features(samples, sample_rate, hop)
    theirs, their_frames = _features(reference, reference_rate, hop)
    frames = np.interp(_matches(ours, theirs), np.arange(our_frames.size), our_frames)
    at = (np.asarray(reference_starts, float) / reference_rate + INSIDE) / hop
    found = (np.interp(at, their_frames, frames) * hop - INSIDE) * sample_rate
    return tuple(np.maximum.accumulate(found.clip(0, samples.size)).astype(int).tolist())


def _features(samples: Samples, sample_rate: int, hop: float) -> tuple[_Frames, NDArray[np.intp]]:
    """Return one row of cepstral coefficients every `hop` seconds, centred, with their change, but for pauses.

    Which frame each row is of comes with them, and how many frames there are, in the end. There is at least one row.
    """
    size, step = round(WINDOW * sample_rate), hop * sample_rate
    padded = np.concatenate([np.zeros(size // 2, np.int16), samples, np.zeros(size, np.int16)])
    begins = np.arange(0, max(samples.size, 1), step).astype(int)
    frames = padded[begins[:, None] + np.arange(size)] * (np.hanning(size) / FULL_SCALE).astype(np.float32)
    power = np.abs(np.fft.rfft(frames)).astype(np.float32) ** 2 @ _filters(size, sample_rate)
    energy = power.sum(axis=1)
    silence = max(float(energy.max()) * QUIETEST, 1e-12)
    bands = np.log(power + silence / BANDS)
    cepstra = bands @ _cosines()
    cepstra -= cepstra.mean(axis=0)
    cepstra /= cepstra.std() + 1e-3
    change = np.gradient(cepstra, axis=0) if len(cepstra) > 1 else np.zeros_like(cepstra)
    kept = _without_pauses(energy > silence)
    return np.hstack([cepstra, 2 * change]).astype(np.float32)[kept], np.append(kept, energy.size)


def _without_pauses(heard: NDArray[np.bool_]) -> NDArray[np.intp]:
    """Return the numbers of the frames that are heard, and of the last ones before those and before the end."""
    numbers = np.arange(heard.size)
    following = np.minimum.accumulate(np.where(heard, numbers, heard.size)[::-1])[::-1]
    return np.flatnonzero(following - numbers <= PAUSE)


def _filters(size: int, sample_rate: int) -> _Frames:
    """Return triangles over the frequencies of a spectrum, equally far from each other in mel."""
    mel = np.linspace(_mel(LOWEST), _mel(min(HIGHEST, sample_rate / 2)), BANDS + 2)
    frequencies = _mel(np.fft.rfftfreq(size, 1 / sample_rate))[:, None]
    rising = (frequencies - mel[:-2]) / np.diff(mel)[:-1]
    falling = (mel[2:] - frequencies) / np.diff(mel)[1:]
    filters: _Frames = np.maximum(0, np.minimum(rising, falling)).astype(np.float32)
    return filters


def _mel(frequency: NDArray[np.floating] | float) -> NDArray[np.float64]:
    return 1127 * np.log1p(np.asarray(frequency, np.float64) / 700)


def _cosines() -> _Frames:
    band = np.arange(BANDS)[:, None] + 0.5
    cosines: _Frames = np.cos(np.pi / BANDS * band * np.arange(COEFFICIENTS)).astype(np.float32)
    return cosines


def _matches(ours: _Frames, theirs: _Frames) -> NDArray[np.float64]:
    """Return the place among our rows for each of theirs, and for the end of them."""
    distance = _distances(ours, theirs)
    cost = np.empty_like(distance)
    cost[0] = np.cumsum(distance[0])
    for row in range(1, len(distance)):
        best = cost[row - 1].copy()
        np.minimum(best[1:], cost[row - 1, :-1], out=best[1:])
        along = np.cumsum(distance[row])
        cost[row] = np.minimum.accumulate(best - along + distance[row]) + along
    return _path(cost)


def _distances(ours: _Frames, theirs: _Frames) -> _Frames:
    squares = (ours**2).sum(axis=1)[:, None] + (theirs**2).sum(axis=1) - 2 * ours @ theirs.T
    distances: _Frames = np.sqrt(np.maximum(squares, 0))
    return distances


def _path(cost: _Frames) -> NDArray[np.float64]:
    """Go back from the end, by the cheapest step each time; return the mean of our rows for each of theirs."""
    row, column = cost.shape[0] - 1, cost.shape[1] - 1
    sums, counts = np.zeros(cost.shape[1]), np.zeros(cost.shape[1])
    while True:
        sums[column] += row
        counts[column] += 1
        if not row and not column:
            return np.append(sums / counts, cost.shape[0])
        steps = [(row - 1, column - 1), (row - 1, column), (row, column - 1)]
        row, column = min((step for step in steps if min(step) >= 0), key=lambda step: cost[step])
