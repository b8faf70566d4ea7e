"""Noise that is drawn once."""

import numpy as np
import pytest

from accessible.engines.hibari import HEART, SEED, Hibari
from accessible.engines.noise import FIRST, Noise


@pytest.mark.parametrize("counts", [[5, 1, 3], [FIRST, 7], [1, 2 * FIRST, FIRST, 3]])
def test_it_is_what_the_generator_gives(counts: list[int]) -> None:
    """Across the edges of what is drawn at once, too; numpy says what is right."""
    stream, generator = Noise(4).from_start(), np.random.default_rng(4)
    for count in counts:
        ours = stream.standard_normal((count, 2), np.float32)
        assert np.array_equal(ours, generator.standard_normal((count, 2), np.float32))


def test_every_stream_begins_at_the_start_and_none_changes_another() -> None:
    """A voice multiplies what it got, in place."""
    noise = Noise(1)
    first = noise.from_start().standard_normal((10,), np.float32)
    kept = first.copy()
    first *= 0
    assert np.array_equal(noise.from_start().standard_normal((10,), np.float32), kept)


def test_the_voice_sounds_as_with_the_generator_of_its_own_package() -> None:
    """One piece of text in another one's words: hibari itself, called as its README says."""
    from hibari import Hibari as Package

    text = "The harbour was quiet in the morning."
    wave = Package(voice=HEART.name, threads=1)(text, seed=SEED)
    ours = Hibari().speak(text, HEART, 1.0).samples
    assert np.array_equal(ours, (np.clip(wave, -1, 1) * 32767).astype(np.int16))
