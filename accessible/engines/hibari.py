"""Hibari: a natural American English voice in an 8 MB model, in the wheel."""

from collections.abc import Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Any

from accessible.errors import EngineError
from accessible.narration import Phonemes, Voice

if TYPE_CHECKING:
    from accessible.audio.sound import Speech

HEART = Voice("hibari", "heart", "en-US", 24000, "American English, female, natural", loudness=-25.9)
VERSION = "0.2.1"
SEED = 0
"""Of the noise in the voice: the same for every sentence, so that samples repeat."""


class Hibari:
    """The voice that comes inside the package; the others would have to be downloaded."""

    name = "hibari"
    version = VERSION
    online = False
    rates = (0.5, 2.0)
    pitches = (1.0, 1.0)
    takes_phonemes = False
    preload = "accessible.engines.warm_hibari"

    @cached_property
    def _model(self) -> Any:  # noqa: ANN401  hibari has no types
        import hibari

        if hibari.__version__ != VERSION:
            message = f"The hibari engine needs hibari-tts {VERSION}, not {hibari.__version__}: install that version."
            raise EngineError(message)
        return hibari.Hibari(voice=HEART.name, threads=1)

    def warm(self) -> None:
        """Load model and dictionaries now: processes that are forked afterwards share them."""
        _ = self._model.g2p

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

        model, noise = self._model, np.random.default_rng(SEED)
        try:
            phonemes = model.phonemize(text)
        except (IndexError, ValueError) as error:
            message = f"The hibari engine cannot read {text[:40]!r}: write the number in it in groups."
            raise EngineError(message) from error
        parts = [model.from_ids(model.ids(each), rate, noise) for each in phonemes]
        return sound.Speech(sound.join([sound.from_float(part) for part in parts]))
