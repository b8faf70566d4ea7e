"""What is said, by which voice, and when.

Times are whole sample positions at `Narration.sample_rate`; they become seconds only where a file is written.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

UNSPACED = (
    "\u0e00-\u0e30\u0e32-\u0e33\u0e40-\u0e46\u0e80-\u0eb0\u0eb2-\u0eb3\u0ebd-\u0ec6\u1000-\u102a\u1050-\u1055\u1780-\u17b3"
    "\u3005-\u3007\u3041-\u3096\u309d-\u309f\u30a1-\u30fa\u30fc-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uff66-\uff9d"
    "\U00020000-\U0003ffff"
)
"""The letters of scripts that put no space between words, as ranges for a class of a regular expression."""
_MARKS = (
    "\u0300-\u036f\u0e31\u0e34-\u0e3a\u0e47-\u0e4e\u0eb1\u0eb4-\u0ebc\u0ec8-\u0ecd"
    "\u102b-\u103e\u17b4-\u17d3\u3099\u309a"
)


_UNSPACED_RANGES = [(each[0], each[-1]) for each in re.findall("(?s).-.", UNSPACED)]
_SPACED_WORD = re.compile(r"\S+")


def is_unspaced(char: str) -> bool:
    """Say whether a letter is of a script that puts no space between words."""
    return char >= _UNSPACED_RANGES[0][0] and any(first <= char <= last for first, last in _UNSPACED_RANGES)


@cache
def _word() -> re.Pattern[str]:
    """Return the pattern of a word in a text with such letters: it takes milliseconds to compile."""
    return re.compile(f"[{UNSPACED}][{_MARKS}]*|[^\\s{UNSPACED}]+")


@dataclass(frozen=True, slots=True)
class Voice:
    """A named voice of a named engine.

    `language` is a BCP 47 tag; `sample_rate` is in hertz and never varies for a voice. `loudness` is in LUFS,
    None where it has to be measured. `revision` changes with the files that a voice is made of, where those are the
    user's.
    """

    engine: str
    name: str
    language: str
    sample_rate: int
    description: str = ""
    loudness: float | None = None
    revision: str = ""


@dataclass(frozen=True, slots=True)
class Phonemes:
    """The range `[start, end)` of a text that is said as this IPA."""

    start: int
    end: int
    ipa: str


class Timing(StrEnum):
    """Where the times of words come from: the worst that any word of a sentence has.

    The engine itself; the sound, laid beside another voice's reading of the same words; or the length of the words.
    """

    ENGINE = "engine"
    ALIGNED = "aligned"
    SPREAD = "spread"


@dataclass(frozen=True, slots=True)
class Pronunciation:
    """The range `[start, end)` of a spoken text that is said as this IPA, and what to read where nobody takes IPA."""

    start: int
    end: int
    ipa: str
    alias: str = ""


@dataclass(frozen=True, slots=True)
class Lexeme:
    """The range `[start, end)` of a written text that a lexicon says how to say, in words of `language`.

    `written` is what stands there; `ipa` is what is heard, `alias` what is read instead, or where nobody takes IPA.
    """

    start: int
    end: int
    written: str
    language: str
    ipa: str = ""
    alias: str = ""


@dataclass(frozen=True, slots=True)
class Phrase:
    """The words of a sentence that are in one language, a BCP 47 tag; the tag is empty where no language is known.

    `pronunciations` are ranges of the text, in order, none over another.
    """

    text: str
    language: str
    pronunciations: tuple[Pronunciation, ...] = ()


@dataclass(frozen=True, slots=True)
class Sentence:
    """The half-open range `[start, end)` of a block's text, and what is spoken for it.

    The ranges of an utterance tile its text. The phrases join to what is spoken; there are none where nothing is.
    `lexemes` are ranges of the block's text, in order, none over another.
    """

    start: int
    end: int
    phrases: tuple[Phrase, ...]
    lexemes: tuple[Lexeme, ...] = ()

    @property
    def spoken(self) -> str:
        """Return what is spoken, of all phrases."""
        return "".join(phrase.text for phrase in self.phrases)


class Break(StrEnum):
    """How long the pause after an utterance is."""

    PARAGRAPH = "paragraph"
    HEADING = "heading"


class Part(StrEnum):
    """What an utterance is of an article, where a voice of its own may say it."""

    TEXT = "text"
    HEADING = "heading"
    QUOTATION = "quotation"


@dataclass(frozen=True, slots=True)
class Utterance:
    """One block to be spoken: the unit of work, of the store, and of recorded sound."""

    id: str
    text: str
    language: str
    sentences: tuple[Sentence, ...]
    pause: Break = Break.PARAGRAPH
    part: Part = Part.TEXT


@dataclass(frozen=True, slots=True)
class Script:
    """The utterances of a publication, by the part that they belong to; see `Publication`."""

    front: tuple[Utterance, ...]
    imprint: tuple[Utterance, ...]
    contents: tuple[Utterance, ...]
    body: tuple[Utterance, ...]

    @property
    def utterances(self) -> tuple[Utterance, ...]:
        """Return all of them, in reading order."""
        return (*self.front, *self.imprint, *self.contents, *self.body)


@dataclass(frozen=True, slots=True)
class Clip:
    """An interval `[start, end)` of a recording, in samples."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Track:
    """The recording of one utterance: MP3 frames in the store under `name`.

    `length` is what the frames decode to, in samples; `delay` is how many of those come before the sound.
    `clips` holds one interval a sentence, counted from the first sample of sound; they tile `[0, sound)`,
    and a sentence with nothing to say has an empty one. `size` is in bytes.

    `words` holds, a sentence, the sample at which each of the `words` of its written text begins: counted like
    `clips`, inside the sentence's clip, never decreasing. `timings` holds, a sentence, where they come from.
    """

    name: str
    size: int
    length: int
    delay: int
    clips: tuple[Clip, ...]
    words: tuple[tuple[int, ...], ...] = ()
    timings: tuple[Timing, ...] = ()


@dataclass(frozen=True, slots=True)
class Narration:
    """The tracks of an article by utterance id, all of one sample rate, and how they came to be.

    `voices` are all that speak, the main one first.
    `spoken_now` counts the sentences that an engine spoke in this run, `from_store` those that it had not to.
    `is_complete` says whether everything that has letters is spoken.
    """

    voice: Voice
    sample_rate: int
    tracks: Mapping[str, Track]
    spoken_now: int = 0
    from_store: int = 0
    is_complete: bool = True
    warnings: tuple[str, ...] = ()
    voices: tuple[Voice, ...] = ()


def words(text: str) -> list[tuple[int, int]]:
    """Return the ranges of the words of a text: what stands between white space, with its punctuation.

    What has no letter and no digit is no word. In scripts that put no space between words, each letter is one, with
    its marks.
    """
    pattern = _SPACED_WORD if text.isascii() or not any(map(is_unspaced, text)) else _word()
    found = ((match.start(), match.end()) for match in pattern.finditer(text))
    return [(start, end) for start, end in found if any(map(str.isalnum, text[start:end]))]
