"""What engines write for the International Phonetic Alphabet."""

import json
import re
from functools import cache

from accessible.assets import FOLDER
from accessible.phonetics import PRIMARY, RHOTIC, SECONDARY, VOWELS, broad, said_with, stressed

_LETTERS = "".join(VOWELS)
_R = re.compile("[rɾɻʁʀ]")
_AT_THE_END = re.compile(rf"(?<=[{_LETTERS}ː])ɹ(?![.{PRIMARY}{SECONDARY}]?[{_LETTERS}])")
_STRESS = {PRIMARY: "'", SECONDARY: ","}
_HIBARI = {
    **{sign: sign for sign in "bdfhjklmnpstvwzðŋɡɹʃʒθiuæɑɔəɛɪʊʌᵻ"},
    "iː": "i", "uː": "u", "ɑː": "ɑ", "ɔː": "ɔ", "a": "ɑ", "ɒ": "ɑ", "ɐ": "ə", "e": "A", "o": "O", "eː": "A", "oː": "O",
    "eɪ": "A", "aɪ": "I", "ɑɪ": "I", "oʊ": "O", "əʊ": "O", "aʊ": "W", "ɑʊ": "W", "ɔɪ": "Y", "ɛɪ": "A",
    "dʒ": "ʤ", "tʃ": "ʧ", "ɜ": "ɜɹ", "ɜː": "ɜɹ", "ɜ˞": "ɜɹ", "ɜː˞": "ɜɹ", "ɜːɹ": "ɜɹ", "ɪəɹ": "ɪɹ",
    "ʊəɹ": "ʊɹ", "ɛəɹ": "ɛɹ",
    "l̩": "ᵊl", "m̩": "ᵊm", "n̩": "ᵊn",
    "e˞": "ɛɹ", "eː˞": "ɛɹ", "o˞": "ɔɹ", "oː˞": "ɔɹ", "oʊ˞": "ɔɹ", "ɛə˞": "ɛɹ", "eə˞": "ɛɹ", "ɪə˞": "ɪɹ", "ʊə˞": "ʊɹ",
    "iː˞": "ɪɹ", "uː˞": "ʊɹ", "i˞": "ɪɹ", "u˞": "ʊɹ", "æ̃": "æn", "ɛ̃": "æn",
}  # fmt: skip
"""The alphabet of hibari's American English, by broad IPA; r after a vowel is a hook."""

_ENGLISH = {
    **{sign: sign for sign in "bdfhjklmnpstvwzðŋɡɹʃʒθiæɔəɛɪʊʌɐᵻ"},
    **{sign: sign for sign in ("iː", "uː", "ɑː", "ɔː", "ɜː", "eɪ", "aɪ", "oʊ", "aʊ", "ɔɪ", "dʒ", "tʃ")},
    "ɑ": "ɑː", "a": "ɑː", "u": "uː", "e": "eɪ", "o": "oʊ", "ɜ": "ɜː", "l̩": "əl", "m̩": "əm", "n̩": "ən",
    RHOTIC: "ɹ", "ə˞": "ɚ", "ɜː˞": "ɜː", "ɜ˞": "ɜː",
}  # fmt: skip
"""The sounds of American English as eSpeak NG writes them: all that a voice was trained with."""
_BRITISH = {"ɒ": "ɒ", "oʊ": "əʊ", "əʊ": "əʊ", "o": "əʊ", RHOTIC: "", "ə˞": "ə"}
_OTHERWISE = {"de": {"ɐ": "ɜ"}, "ru": {"a": "ɑ", "ɐ": "ʌ", "l": "ɭ", "ɫ": "ɭ", "ɨ": "y"}}
"""What eSpeak NG writes for signs that it uses otherwise."""


def to_espeak(ipa: str, language: str) -> str:
    """Return the phonemes of a transcription as the espeak voice of `language`, a BCP 47 tag, writes them in [[…]]."""
    if _is_english(language):
        ipa = _with_hooks(ipa)
    said = "|".join(_STRESS.get(sound, sound) for sound in said_with(stressed(ipa), _espeak(language.lower())))
    return said.replace("| |", " ")


def to_hibari(ipa: str) -> str:
    """Return the phonemes of a transcription as hibari's model of American English knows them."""
    return "".join(said_with(stressed(_with_hooks(ipa)), _HIBARI))


def to_piper(ipa: str, language: str) -> str:
    """Return a transcription as Piper's eSpeak NG would write it with its voice called `language`."""
    alphabet = _espeak({"en": "en-gb"}.get(language, language.lower()))
    if not _is_english(language):
        same = {sign: sign for sign, name in alphabet.items() if name}
        return "".join(said_with(stressed(ipa), same | _OTHERWISE.get(language.lower(), {})))
    accent = _BRITISH if alphabet.get(RHOTIC) == "" else {}
    return "".join(said_with(stressed(_with_hooks(ipa)), _ENGLISH | accent))


def _is_english(language: str) -> bool:
    return language.lower().partition("-")[0] == "en"


def _with_hooks(ipa: str) -> str:
    """Return English in which every r is the English one, and that after a vowel a hook on it: some accents drop it."""
    return _AT_THE_END.sub(RHOTIC, _R.sub("ɹ", broad(ipa)))


@cache
def _espeak(language: str) -> dict[str, str]:
    """Return the alphabet of a voice of eSpeak NG: as `quality/phonemes.py` found it."""
    rows = json.loads((FOLDER / "phonemes" / "espeak.json").read_text("utf-8"))
    own = rows.get(language) or rows.get(language.partition("-")[0]) or {}
    return {sign: name for sign, name in (rows[""] | own).items() if name is not None}
