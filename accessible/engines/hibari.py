"""Hibari: a natural American English voice in an 8 MB model, in the wheel."""

import re
from collections.abc import Sequence
from functools import cached_property
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

from accessible.engines.ipa import to_hibari
from accessible.engines.onnx_outputs import with_output
from accessible.errors import EngineError
from accessible.narration import Phonemes, Voice, words

if TYPE_CHECKING:
    from accessible.audio.sound import Samples, Speech
    from accessible.engines.noise import Noise, Stream

HEART = Voice("hibari", "heart", "en-US", 24000, "American English, female, natural", loudness=-26.0)
VERSION = "0.2.1"
SEED = 0
"""Of the noise in the voice: the same for every sentence, so that samples repeat."""
DURATIONS, UNIT = "/Clip_output_0", 600
"""The tensor of the model that says how long each phoneme is, and its unit, in samples. Both are this version's."""
LATE = 2040
"""Samples (85 ms) by which the durations are later than the sound, at every rate, measured against a forced aligner."""

_BRACKETS = str.maketrans("[]()/", "     ")


class Hibari:
    """The voice that comes inside the package; the others would have to be downloaded."""

    name = "hibari"
    version = VERSION
    online = False
    rates = (0.5, 2.0)
    pitches = (1.0, 1.0)
    takes_phonemes = True
    preload = "accessible.engines.warm_hibari"

    @cached_property
    def _model(self) -> Any:  # noqa: ANN401  hibari has no types
        import hibari
        from hibari.voices import voice_path

        if hibari.__version__ != VERSION:
            message = f"The hibari engine needs hibari-tts {VERSION}, not {hibari.__version__}: install that version."
            raise EngineError(message)
        _correct_rules()
        model = with_output(Path(voice_path(HEART.name)).read_bytes(), DURATIONS)
        return hibari.Hibari(voice=HEART.name, model=model, threads=1)

    @cached_property
    def _noise(self) -> "Noise":
        from accessible.engines.noise import Noise

        return Noise(SEED)

    def warm(self) -> None:
        """Load model and dictionaries, and draw noise, now: processes that are forked afterwards share them."""
        _ = self._model.g2p
        self._noise.upto(1)

    def voices(self) -> Sequence[Voice]:
        """Return the one voice that needs no download."""
        return [HEART]

    def speak(
        self,
        text: str,
        voice: Voice,  # noqa: ARG002  there is one
        rate: float,
        pitch: float = 1.0,  # noqa: ARG002  it cannot be changed
        phonemes: Sequence[Phonemes] = (),
    ) -> "Speech":
        """Return the samples of `text`; letters of other scripts than Latin are not heard."""
        import numpy as np

        from accessible.audio import sound

        noise = self._noise.from_start()
        parts: list[Samples] = []
        heard, times = "", np.zeros(0, np.int64)
        for each in self._phonemes(_marked(text, phonemes)):
            part, begins = self._said(each, rate, noise)
            times = np.concatenate([times, sum(one.size for one in parts) + begins])
            heard += "".join(char for char in each if char in self._model.vocab) + " "
            parts.append(part)
        samples = sound.join(parts)
        first = self._first(text, heard)
        if first is None or times.size != len(heard):
            return sound.Speech(samples)
        starts = np.append(times, samples.size)[first] - LATE
        return sound.Speech(samples, tuple(starts.clip(0, samples.size).tolist()))

    def _phonemes(self, text: str) -> list[str]:
        """Return the phonemes of a text, in as many pieces as the model needs."""
        try:
            return list(self._model.phonemize(text))
        except (IndexError, ValueError) as error:
            message = f"The hibari engine cannot read {text[:40]!r}: write the number in it in groups."
            raise EngineError(message) from error

    def _said(self, phonemes: str, rate: float, noise: "Stream") -> tuple["Samples", Any]:
        """Return the samples of phonemes, and the one at which each begins; the last entry is their end."""
        import numpy as np
        from hibari import dsp

        from accessible.audio import sound

        model = self._model
        ids = model.ids(phonemes)
        if len(ids) < 3:  # noqa: PLR2004  the pads at both ends are two
            return np.zeros(0, np.int16), np.zeros(1, np.int64)
        asked = {"ids": np.asarray([ids], np.int64), "speed": np.asarray([rate], np.float32)}
        *spectrum, durations = model.sess.run(None, asked)
        samples = sound.from_float(dsp.synth(*(one[0] for one in spectrum), noise))
        begins = np.cumsum(durations.reshape(-1).astype(np.int64)) * UNIT
        return samples, begins[:-1] if begins[-1] == samples.size else np.zeros(0, np.int64)

    def _first(self, text: str, heard: str) -> list[int] | None:
        """Return the phoneme with which each word of a text begins: by the spaces, if there is one piece a word."""
        from accessible.engines import word_phonemes

        places = words(text)
        starts = [at for at in range(len(heard)) if heard[at] != " " and heard[at - 1 : at] in {"", " "}]
        starts = [at for at in starts if any(map(str.isalpha, heard[at : heard.find(" ", at)]))]
        if len(starts) == len(places):
            return starts
        alone = ["".join(self._phonemes(_marked(text[start:end]))) for start, end in places]
        return word_phonemes.begins(alone, heard)


def _correct_rules() -> None:
    """Keep the package from reading into words what is written out when it comes here: numerals and abbreviations.

    It says "James the zeroth Cameron", "The answer is number.", "General Z", and "Sunday" for the Sun.
    """
    rules: Any = import_module("hibari.g2p.normalize")
    rules.RE_ROMAN_C = rules.RE_ROMAN_O = re.compile("(?!)")
    rules.RE_ABBREV = re.compile(rf"(?!(?:nos?|[Ff]ig|Sun)\.){rules.RE_ABBREV.pattern}")
    rules.RE_TITLE = re.compile(rf"(?!Gen (?:[XYZ]|AI|Alpha)\b){rules.RE_TITLE.pattern}")


def _marked(text: str, phonemes: Sequence[Phonemes] = ()) -> str:
    """Return a text with phonemes as the model's dictionary takes them, [word](/phonemes/), and none but those."""
    pieces, at = [], 0
    for each in phonemes:
        word = text[each.start : each.end].translate(_BRACKETS)
        pieces += [text[at : each.start].replace("](", "] ("), f"[{word}](/{to_hibari(each.ipa)}/)"]
        at = each.end
    return "".join([*pieces, text[at:].replace("](", "] (")])
