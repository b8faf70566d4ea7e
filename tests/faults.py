"""An engine that fails in every way that engines do: the name of a voice says how.

Only a text that contains `TRIGGER` fails; every other is spoken, as a tone whose length is known to the sample.
"""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any

import numpy as np
import pytest

from accessible import casting, engines, narrate
from accessible.audio.sound import Samples, Speech
from accessible.errors import EngineError
from accessible.narration import Phonemes, Voice, words
from accessible.record import LOUDNESS

TRIGGER = "BROKEN"
SAMPLE_RATE = 24000
SAMPLES_PER_CHARACTER = 1440  # 0.06 seconds
TIMELESS = "timeless"
"""A voice that speaks as it should, but does not tell where its words begin."""
ONCE = " once"
"""The end of the name of a voice that fails at a text the first time only."""


def tone(text: str, rate: float = 1.0) -> Samples:
    """Return what the engine speaks: loud from its first sample, so that nothing of it is trimmed."""
    size = round(len(text) * SAMPLES_PER_CHARACTER / rate)
    samples: Samples = np.rint(6000 * np.cos(2 * np.pi * 440 * np.arange(size) / SAMPLE_RATE)).astype(np.int16)
    return samples


def crash(_: Samples) -> Samples:
    message = "The fault engine crashed: mend it."
    raise EngineError(message)


def bug(_: Samples) -> Samples:
    message = "list index out of range"
    raise IndexError(message)


FAULTS: dict[str, Callable[[Samples], Any]] = {
    "crash": crash,
    "bug": bug,
    "empty": lambda samples: samples[:0],
    "too short": lambda samples: samples[:240],
    "too long": lambda samples: np.tile(samples, 20),
    "silent": np.zeros_like,
    "wrong type": lambda samples: samples.astype(np.float64),
}


class Fault:
    """The engine. `calls` holds the texts that it was asked to speak."""

    name = "fault"
    version = "1"
    online = False
    rates = (0.5, 2.0)
    pitches = (1.0, 1.0)
    takes_phonemes = False
    preload = ""

    def __init__(self) -> None:
        self.calls: list[str] = []

    def voices(self) -> Sequence[Voice]:
        return [
            self.voice("good"),
            self.voice(TIMELESS),
            *(self.voice(name + end) for name in FAULTS for end in ("", ONCE)),
        ]

    def voice(self, name: str) -> Voice:
        """Return the voice with that name; its sound needs no gain."""
        return Voice(self.name, name, "en", SAMPLE_RATE, loudness=LOUDNESS)

    def speak(
        self,
        text: str,
        voice: Voice,
        rate: float,
        pitch: float = 1.0,  # noqa: ARG002  it cannot be changed
        phonemes: Sequence[Phonemes] = (),  # noqa: ARG002  they are not taken
    ) -> Speech:
        again = text in self.calls
        self.calls.append(text)
        samples = tone(text, rate)
        if voice.name == TIMELESS:
            return Speech(samples)
        if TRIGGER not in text or voice.name == "good" or (voice.name.endswith(ONCE) and again):
            return Speech(samples, tuple(round(start * SAMPLES_PER_CHARACTER / rate) for start, _ in words(text)))
        faulty: Samples = FAULTS[voice.name.removesuffix(ONCE)](samples)
        return Speech(faulty)


class OnlineFault(Fault):
    """The same, in somebody else's computer."""

    name = "online fault"
    online = True


def forget() -> None:
    """Empty what is kept of engines by name."""
    for kept in (engines.load, engines.names, casting._voices, narrate._version):  # noqa: SLF001  no public way
        kept.cache_clear()


@contextmanager
def installed() -> Iterator[Fault]:
    """Make both engines known by name; yield the one called `fault`."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setitem(engines.ENGINES, Fault.name, "tests.faults:Fault")
        patch.setitem(engines.ENGINES, OnlineFault.name, "tests.faults:OnlineFault")
        forget()
        engine = engines.load(Fault.name)
        assert isinstance(engine, Fault)
        try:
            yield engine
        finally:
            forget()
