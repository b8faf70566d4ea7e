"""IPA to a spelling that English voices read about right: syllables between hyphens, each spelled in one way."""

import re
from collections.abc import Iterable
from itertools import pairwise

from accessible.phonetics import PRIMARY, SECONDARY, VOWELS, broad, said_with

_SAME = "bdfhjklmnpstvwzðŋɡɹʃʒθiuæɔəɛɪʊʌ"
_SOUNDS = {
    **{sign: sign for sign in _SAME},
    "iː": "i", "uː": "u", "ɑː": "ɑ", "ɑ": "ɑ", "a": "ɑ", "ɒ": "ɑ", "ɔː": "ɔ", "e": "eɪ", "o": "oʊ", "ɐ": "ʌ",
    "ɜ": "ɜɹ", "ɜː": "ɜɹ",
    "eɪ": "eɪ", "ɛɪ": "eɪ", "aɪ": "aɪ", "ɑɪ": "aɪ", "oʊ": "oʊ", "əʊ": "oʊ", "aʊ": "aʊ", "ɑʊ": "aʊ", "ɔɪ": "ɔɪ",
    "ɜːɹ": "ɜɹ", "ɜɹ": "ɜɹ", "əɹ": "ɜɹ", "dʒ": "dʒ", "tʃ": "tʃ", "hw": "w", "ɜː˞": "ɜɹ", "ə˞": "ɜɹ",
}  # fmt: skip
_VOWELS = {
    "i": ("ee", "ee"), "ɪ": ("ih", "i"), "ɛ": ("eh", "e"), "eɪ": ("ay", "ay"), "æ": ("a", "a"), "ɑ": ("ah", "ah"),
    "ɔ": ("aw", "aw"), "oʊ": ("oh", "oh"), "u": ("oo", "oo"), "ʊ": ("oo", "oo"), "ʌ": ("uh", "u"), "ə": ("uh", "u"),
    "aɪ": ("ai", "igh"), "aʊ": ("au", "ou"), "ɔɪ": ("oy", "oy"), "ɜɹ": ("er", "ur"),
}  # fmt: skip
"""What a vowel is written as at the end of a syllable, and before a consonant in it."""
_BEFORE_R = {"ɑ": "ar", "ɔ": "or", "oʊ": "or", "ɛ": "air", "eɪ": "air", "i": "eer", "ɪ": "eer", "ʊ": "oor", "u": "oor"}
_CONSONANTS = {
    "ð": "th",
    "ŋ": "ng",
    "ɡ": "g",
    "ɹ": "r",
    "ʃ": "sh",
    "ʒ": "zh",
    "θ": "th",
    "j": "y",
    "dʒ": "j",
    "tʃ": "ch",
}
_CENTRING = re.compile("([ɛeɪʊ])ə(?:ɹ|˞)")
_NEEDLESS = re.compile("(?<!h)-")
_CLOSED_I = re.compile("igh([bdfklmnptvz])$")
_SHORT = frozenset("ɛæ")
"""Vowels that are at the end of no English syllable."""
_GLIDES = frozenset("lɹwj")


def respelled(ipa: str) -> str:
    """Return a spelling of a transcription, in small letters."""
    return " ".join(_joined(map(_spelled, _syllables(_sounds(word)))) for word in broad(ipa).split(" "))


def _joined(syllables: Iterable[str]) -> str:
    """Return a word, with a hyphen only where a vowel ends in h: what stands between hyphens may be read alone."""
    letters = "-".join(syllables)
    return _CLOSED_I.sub(r"i\1e", _NEEDLESS.sub("", letters))


def _sounds(word: str) -> list[str]:
    return [
        sound
        for sound in said_with(_CENTRING.sub(r"\1ɹ", word.replace("r", "ɹ")), _SOUNDS)
        if sound not in {PRIMARY, SECONDARY}
    ]


def _is_vowel(sound: str) -> bool:
    return sound[0] in VOWELS


def _syllables(sounds: list[str]) -> list[list[str]]:
    """Cut the sounds of a word between its vowels: as many consonants go with the next one as English begins with."""
    vowels = [at for at, sound in enumerate(sounds) if _is_vowel(sound)]
    edges = [0, *(_cut(sounds, first, second) for first, second in pairwise(vowels)), len(sounds)]
    return [sounds[start:end] for start, end in pairwise(edges)]


def _cut(sounds: list[str], first: int, second: int) -> int:
    """Return where the syllable of the second of two vowels begins."""
    least = (
        first + 2
        if sounds[first] in _SHORT
        or sounds[first + 1] == "ŋ"
        or (sounds[first + 1] == "ɹ" and sounds[first] in _BEFORE_R)
        else first + 1
    )
    return next(at for at in range(min(least, second), second + 1) if _begins(sounds[at:second]))


def _begins(cluster: list[str]) -> bool:
    """Say whether consonants can begin an English syllable."""
    if len(cluster) <= 1:
        return True
    return cluster[0] not in _GLIDES and (cluster[-1] in _GLIDES or cluster[0] == "s") and _begins(cluster[1:])


def _spelled(syllable: list[str]) -> str:
    """Return the letters of a syllable."""
    letters = ""
    for at, sound in enumerate(syllable):
        rest = syllable[at + 1 :]
        if _is_vowel(sound):
            letters += _BEFORE_R[sound][:-1] if rest[:1] == ["ɹ"] and sound in _BEFORE_R else _VOWELS[sound][bool(rest)]
        elif sound == "ɡ" and rest[:1] and rest[0][0] in "iɪeɛɜ":
            letters += "gh"
        elif sound == "s" and not rest and at and _is_vowel(syllable[at - 1]):
            letters += "ss"
        else:
            letters += _CONSONANTS.get(sound, sound)
    return letters
