"""IPA to a spelling in ordinary letters, about right, for engines that take no phonemes."""

from accessible.phonetics import PRIMARY, SECONDARY, said_with, stressed
from accessible.prepare import respell_english
from accessible.prepare.language import primary
from accessible.prepare.spellings import SPELLINGS, Spelling


def respelled(ipa: str, language: str) -> str:
    """Return a spelling of a transcription for voices of `language`, a BCP 47 tag; nothing for one without a table."""
    main = primary(language)
    if main == "en":
        return respell_english.respelled(ipa)
    if main not in SPELLINGS:
        return ""
    return " ".join(
        _spelled(said_with(word, SPELLINGS[main].letters), SPELLINGS[main]) for word in stressed(ipa).split()
    )


def _spelled(sounds: list[str], spelling: Spelling) -> str:
    """Return the letters of a word: with the accent on its stressed vowel, where the language writes one."""
    letters, stress = "", False
    for sound in sounds:
        if sound in {PRIMARY, SECONDARY}:
            stress = sound == PRIMARY and len(sounds) > spelling.accented_from
            continue
        letters += spelling.accents.get(sound, sound) if stress else sound
        stress = False
    for pattern, replacement in spelling.beside:
        letters = pattern.sub(replacement, letters)
    return letters.lower()
