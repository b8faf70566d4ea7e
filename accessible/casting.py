"""Which voice speaks what."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache

from accessible import engines
from accessible.errors import EngineError, UsageError
from accessible.narration import Part, Voice
from accessible.prepare.language import UNDETERMINED, primary

AUTO = ("hibari", "espeak")
"""The engines that `auto` asks for a voice, in this order: natural English, then everything else."""
EVERY_LANGUAGE = "mul"
_TAG = re.compile(
    r"[a-z]{2,3}(?:-[a-z]{3}){0,3}(?:-[a-z]{4})?(?:-(?:[a-z]{2}|\d{3}))?(?:-(?:[a-z\d]{5,8}|\d[a-z\d]{3}))*"
    r"(?:-[a-wyz\d](?:-[a-z\d]{2,8})+)*(?:-x(?:-[a-z\d]{1,8})+)?",
    re.IGNORECASE | re.ASCII,
)
"""Language, script, region, variants, extensions, private use: what validators of books accept."""
_SAME = ({"zh", "cmn"}, {"no", "nb", "nn"}, {"he", "iw"}, {"id", "in"}, {"hr", "bs", "sr", "hbs"}, {"tl", "fil"})
"""Codes of one language, or of languages so near that one voice is better than none."""


def valid_tag(tag: str) -> bool:
    """Say whether `tag` has the form of a BCP 47 language tag; it may have `_` between its parts."""
    return bool(_TAG.fullmatch(tag.replace("_", "-")))


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
    """Return the voice called `name`, or ENGINE/NAME, of the engines that are asked; then of any that is offline."""
    engine, slash, rest = name.partition("/")
    if slash and engine in engines.names():
        asked, name = (engine,), rest
    others = engines.names() if tuple(asked) == AUTO else ()
    for group in (asked, others):
        voices = [voice for one in group for voice in _offline_voices(one, group is others)]
        found = [voice for voice in voices if voice.name.lower() == name.lower()]
        if found:
            return match(language, found) or found[0]
    message = f"There is no voice called {name!r}: 'accessible voices' lists those that there are."
    raise UsageError(message)


def _offline_voices(engine: str, is_a_guess: bool) -> Sequence[Voice]:  # noqa: FBT001  private, and called once
    """Return the voices of an engine; of one that nobody asked for, none if it needs the network or does not start."""
    if not is_a_guess:
        return engines.load(engine).voices()
    try:
        return () if engines.load(engine).online else engines.load(engine).voices()
    except EngineError:
        return ()


@dataclass(frozen=True, slots=True)
class Wishes:
    """The voices that somebody wants, by name.

    `engine` is the name of one, or `auto`. `voice` is the name of a voice, or lists languages with their voices
    ("en=heart,zh=cmn"), or both; `headings` and `quotations` name voices for these. A name may be ENGINE/NAME. What is
    empty is chosen.
    """

    engine: str = "auto"
    voice: str = ""
    headings: str = ""
    quotations: str = ""

    def named(self) -> dict[str, str]:
        """Return the names by language; that of the article, whatever its language, under the empty text.

        Raises UsageError for an entry without a name, or without a language.
        """
        found: dict[str, str] = {}
        for entry in filter(None, map(str.strip, self.voice.split(","))):
            tag, equals, name = map(str.strip, entry.rpartition("="))
            if not name or (equals and not valid_tag(tag)):
                message = f"{entry!r} is no voice: name one, or give a language and its voice, such as zh=cmn."
                raise UsageError(message)
            found[tag] = name
        return found


def cast(wishes: Wishes, language: str) -> "Cast":
    """Return the voices for an article in `language`.

    Raises UsageError if there is no such engine or voice, EngineError if no voice speaks the language.
    """
    named = wishes.named()
    asked = AUTO if wishes.engine == "auto" else (wishes.engine,)
    mine = _nearest(language, named)
    main = main_voice(wishes.engine, named.get("", "") if mine is None else named[mine], language)
    others = {tag: _named(name, asked, tag) for tag, name in named.items() if tag and tag != mine}
    parts = {Part.HEADING: wishes.headings, Part.QUOTATION: wishes.quotations}
    return Cast(main, language, others, {part: _named(name, asked, language) for part, name in parts.items() if name})


def _nearest(language: str, tags: Iterable[str]) -> str | None:
    """Return the tag that fits a language best, or None."""
    found = match(language, [Voice("", tag, tag, 0) for tag in tags if tag])
    return found.name if found else None


class Cast:
    """The voices of one article: `main` for its language, others where its letters or its language differ.

    `others` are voices that somebody chose, by language; `parts` those that say a part of it in its language.
    """

    def __init__(
        self,
        main: Voice,
        language: str,
        others: Mapping[str, Voice] | None = None,
        parts: Mapping[Part, Voice] | None = None,
    ) -> None:
        self.main = main
        self.language = language
        self._others = others or {}
        self._parts = parts or {}
        self._chosen: dict[str, Voice | None] = {language: main}

    @property
    def engines(self) -> list[str]:
        """Return the engines of the voices that were chosen, the main one's first."""
        voices = (self.main, *self._others.values(), *self._parts.values())
        return list(dict.fromkeys(voice.engine for voice in voices))

    def voice(self, language: str, part: Part = Part.TEXT) -> Voice | None:
        """Return the voice for a passage in `language`, or None if nobody speaks it."""
        if language not in self._chosen:
            self._chosen[language] = self._find(language)
        found = self._chosen[language]
        voice = self._parts.get(part, found) if found == self.main else found
        if voice is None or voice.language != EVERY_LANGUAGE:
            return voice
        return replace(voice, language=language)  # its engine is told in no other way

    def _find(self, language: str) -> Voice | None:
        if not language:
            return None
        if primary(language) == primary(self.language):
            return self.main
        tag = _nearest(language, self._others)
        if tag:
            return self._others[tag]
        return match(language, _voices(self.main.engine)) or match(language, _voices("espeak"))

    def fallback(self, language: str) -> Voice | None:
        """Return the voice that speaks what the voice for `language` cannot."""
        other = "espeak" if self.main.engine != "espeak" else "hibari"
        return match(language, _voices(other))


@cache
def reference(language: str) -> Voice | None:
    """Return the voice that tells when the words of a text in `language` come."""
    return match(language, _voices("espeak"))


@cache
def _voices(engine: str) -> Sequence[Voice]:
    return engines.load(engine).voices()
