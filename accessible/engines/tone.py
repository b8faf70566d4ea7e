"""No voice at all: a quiet tone, as long as the text would take to read. For tests and dry runs."""

from collections.abc import Sequence

import numpy as np

from accessible.audio import sound
from accessible.audio.sound import Speech
from accessible.narration import Phonemes, Voice, words

HUM = Voice("tone", "hum", "mul", 24000, "a tone as long as the text, no speech")
SECONDS_PER_CHARACTER = 0.06
PITCH = 220.0
LEVEL = 0.1


class Tone:
    """Speaks every language equally badly."""

    name = "tone"
    version = "1"
    online = False
    rates = (0.1, 100.0)
    pitches = (0.1, 10.0)
    takes_phonemes = False
    preload = ""

    def voices(self) -> Sequence[Voice]:
        """Return the only voice; its language is `mul`, multiple languages."""
        return [HUM]

    def speak(
        self,
        text: str,
        voice: Voice,
        rate: float,
        pitch: float = 1.0,
        phonemes: Sequence[Phonemes] = (),  # noqa: ARG002  there are none in a tone
    ) -> Speech:
        """Return a tone of 0.06 seconds a character at rate 1."""
        samples = SECONDS_PER_CHARACTER / rate * voice.sample_rate
        wave = LEVEL * np.sin(2 * np.pi * PITCH * pitch * np.arange(round(len(text) * samples)) / voice.sample_rate)
        return Speech(sound.from_float(wave), tuple(round(start * samples) for start, _ in words(text)))
