"""Which voice speaks what."""

import re
from collections.abc import Iterable, Sequence
from functools import cache

from accessible import engines
from accessible.errors import EngineError, UsageError
from accessible.narration import Voice
from accessible.prepare.language import UNDETERMINED, primary

AUTO = ("hibari", "espeak")
"""The engines that `auto` asks for a voice, in this order: natural English, then everything else."""
EVERY_LANGUAGE = "mul"
_TAG = re.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{1,8})*")
_SAME = ({"zh", "cmn"}, {"no", "nb", "nn"}, {"he", "iw"}, {"id", "in"}, {"hr", "bs", "sr", "hbs"}, {"tl", "fil"})
"""Codes of one language, or of languages so near that one voice is better than none."""


def valid_tag(tag: str) -> bool:
    """Say whether `tag` has the form of a BCP 47 language tag."""
    return bool(_TAG.fullmatch(tag))


def match(language: str, voices: Iterable[Voice]) -> Voice | None:
    """Return the voice that fits a language best: the same tag, then the language without region, then a near one."""
    voices = list(voices)
    wanted, main = language.replace("_", "-").lower(), primary(language)
    near: set[str] = next((group for group in _SAME if main in group), {main})
    for fits in (
        lambda voice: voice.language.lower() == wanted,
        lambda voice: voice.language.lower() == main,
        lambda voice: primary(voice.language) == main,
        lambda voice: primary(voice.language) in near or voice.language == EVERY_LANGUAGE,
    ):
        if found := next(filter(fits, voices), None):
            return found
    return None


def main_voice(engine: str, name: str, language: str) -> Voice:
    """Return the voice for an article in `language`.

    Raises UsageError if there is no such engine or voice, EngineError if no voice speaks the language.
    """
    asked = AUTO if engine == "auto" else (engine,)
    if name:
        return _named(name, asked, language)
    for one in asked:
        if voice := match(language, engines.load(one).voices()):
            return voice
    if engine == "auto" or language == UNDETERMINED:
        message = (
            f"No voice speaks {_called(language)}: "
            "name the language with --language, or a voice with --voice ('accessible voices' lists them)."
        )
        raise EngineError(message, code="no_voice")
    message = (
        f"The engine {engine!r} has no voice for {_called(language)}: "
        "leave out --engine, or name the language with --language."
    )
    raise UsageError(message, code="no_voice")


def _called(language: str) -> str:
    return "the script of this text" if language == UNDETERMINED else f"the language {language!r}"


def _named(name: str, asked: Iterable[str], language: str) -> Voice:
    found = [voice for one in asked for voice in engines.load(one).voices() if voice.name.lower() == name.lower()]
    if not found:
        message = f"There is no voice called {name!r}: 'accessible voices' lists those that there are."
        raise UsageError(message)
    return match(language, found) or found[0]


class Cast:
    """The voices of one article: `main` for its language, others where its letters or its language differ."""

    def __init__(self, main: Voice, language: str) -> None:
        self.main = main
        self.language = language
        self._chosen: dict[str, Voice | None] = {language: main}

    def voice(self, language: str) -> Voice | None:
        """Return the voice for a passage in `language`, or None if nobody speaks it."""
        if language not in self._chosen:
            self._chosen[language] = self._find(language)
        return self._chosen[language]

    def _find(self, language: str) -> Voice | None:
        if not language:
            return None
        if primary(language) == primary(self.language):
            return self.main
        return match(language, _voices(self.main.engine)) or match(language, _voices("espeak"))

    def fallback(self, language: str) -> Voice | None:
        """Return the voice that speaks what the voice for `language` cannot."""
        other = "espeak" if self.main.engine != "espeak" else "hibari"
        return match(language, _voices(other))


@cache
def _voices(engine: str) -> Sequence[Voice]:
    return engines.load(engine).voices()
