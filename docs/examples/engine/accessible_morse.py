"""Morse code as a voice: a whole engine, as small as one can be."""

from collections.abc import Sequence

import numpy as np
from accessible.audio import sound
from accessible.audio.sound import Speech
from accessible.errors import EngineError
from accessible.narration import Phonemes, Voice, words

KEY = Voice("morse", "key", "en", 16000, "Morse code, 40 words a minute")
DOT, TONE = 0.03, 600.0  # seconds, hertz
LETTERS = "abcdefghijklmnopqrstuvwxyz0123456789"
SIGNS = (
    ".- -... -.-. -.. . ..-. --. .... .. .--- -.- .-.. -- -. --- .--. --.- .-. ... - ..- ...- .-- -..- -.-- --.. "
    "----- .---- ..--- ...-- ....- ..... -.... --... ---.. ----."
)
CODE = dict(zip(LETTERS, SIGNS.split(), strict=True))


class Morse:
    """The engine; every member is explained at `accessible.engines.Engine`."""

    name = "morse"
    version = "1"  # goes up when the same text begins to sound different: what was recorded is then recorded again
    online = False
    rates = (0.25, 4.0)
    pitches = (0.5, 2.0)
    takes_phonemes = False
    preload = ""

    def voices(self) -> Sequence[Voice]:
        """Return the only voice."""
        return [KEY]

    def speak(
        self, text: str, voice: Voice, rate: float, pitch: float = 1.0, phonemes: Sequence[Phonemes] = ()
    ) -> Speech:
        """Return `text` in dots and dashes, and where each of its words begins."""
        parts, starts = [sound.silence(0, voice.sample_rate)], []
        for start, end in words(text):
            starts.append(sum(part.size for part in parts))
            parts += [
                _tone(sign, DOT / rate, TONE * pitch, voice.sample_rate)
                for letter in text[start:end].lower()
                for sign in (*CODE.get(letter, ""), " ")
            ]
            parts.append(_tone("/", DOT / rate, TONE, voice.sample_rate))
        samples = sound.join(parts)
        if sound.is_silent(samples):
            message = f"Morse code has no sign for {text[:40]!r}: choose another engine."
            raise EngineError(message)
        return Speech(samples, tuple(starts))


def _tone(sign: str, dot: float, frequency: float, sample_rate: int) -> sound.Samples:
    """Return a dot or a dash with a pause of one dot behind it, or what else separates letters and words."""
    dots = {".": 1, "-": 3}.get(sign, 0)
    wave = 0.3 * np.sin(2 * np.pi * frequency * np.arange(round(dots * dot * sample_rate)) / sample_rate)
    pause = {" ": 2, "/": 4}.get(sign, 1)
    return sound.join([sound.from_float(wave), sound.silence(pause * dot, sample_rate)])
