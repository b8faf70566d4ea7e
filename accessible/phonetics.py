"""The International Phonetic Alphabet: which signs it has, and how a sound is said with the sounds that are at hand.

A transcription is broad: tones, aspiration and finer shades of a sound are left out, because no voice here takes them.
"""

import unicodedata
from collections.abc import Iterator, Mapping

PRIMARY, SECONDARY = "ˈ", "ˌ"
LONG, NASAL, SYLLABIC, PALATAL, RHOTIC = "ː", "\u0303", "\u0329", "ʲ", "˞"
VOWELS = frozenset("iyɨʉɯuɪʏʊᵻeøɘɵɤoəɛœɜɞʌɔæɐaɶɑɒ")
_CONSONANTS = frozenset("pbtdʈɖcɟkɡqɢʡʔmɱnɳɲŋɴʙrʀⱱɾɽɸβfvθðszʃʒʂʐçʝxɣχʁħʕhɦɬɮʋɹɻjɰlɭʎʟʍwɥʜʢɕʑɺɧɫɓɗʄɠʛʘǀǃǂǁ")
_UNHEARD = frozenset("ʔʕʡʢhɦ")
"""Consonants that are nothing by themselves, or where a voice does not have them."""
_SOUNDS = VOWELS | _CONSONANTS | {LONG, NASAL, SYLLABIC, PALATAL, RHOTIC}
_OTHER_FORMS = {
    "g": "ɡ", "'": PRIMARY, "’": PRIMARY, ":": LONG, "ʦ": "ts", "ʣ": "dz", "ʧ": "tʃ", "ʤ": "dʒ", "ʨ": "tɕ", "ʥ": "dʑ",
    "ɚ": "ə˞", "ɝ": "ɜː˞", "ǝ": "ə", "ε": "ɛ", "γ": "ɣ", "ɩ": "ɪ", "ɷ": "ʊ", "ᵿ": "ʊ", "ᵊ": "ə", "ʷ": "w",
    "\u030d": SYLLABIC, "|": " ", "‖": " ", "-": ".",
}  # fmt: skip
_IGNORED = frozenset(
    "ʰʱˠˤʼˀⁿˡˑ‿()˥˦˧˨˩ꜛꜜ↗↘↑↓"
    "\u0300\u0301\u0302\u0304\u0306\u0308\u030a\u030b\u030c\u030f\u0311\u0318\u0319\u031a\u031c\u031d\u031e\u031f\u0320"
    "\u0324\u0325\u032a\u032c\u032f\u0330\u0334\u0339\u033a\u033b\u033c\u033d\u035c\u0361\u1dc4\u1dc5\u1dc6\u1dc7\u1dc8"
)
"""Shades, tones and ties, and what says that a sound is not always there."""
_FORMS = str.maketrans({**dict.fromkeys(_IGNORED, ""), **_OTHER_FORMS})
_BOUNDARIES = frozenset(f"{PRIMARY}{SECONDARY}. ")
_LONGEST = 5
_CLOSE_FRONT = frozenset("iɪeɛ")

NEAREST: Mapping[str, tuple[str, ...]] = {
    "y": ("ʏ", "ʉ", "u", "i"), "ʏ": ("y", "ʊ", "ɪ"), "ø": ("øː", "œ", "ɜː", "ɜ", "e"), "œ": ("ø", "ɜː", "ɜ", "ɛ"),
    "ɶ": ("œ", "a"), "ɵ": ("ø", "ʊ", "o"), "ʉ": ("u", "y"), "ɨ": ("ᵻ", "ɪ", "i"), "ᵻ": ("ɪ", "ɨ", "i"),
    "ɯ": ("ɨ", "ʊ", "u"), "ɤ": ("ʌ", "ə", "o"), "ɘ": ("ə",), "ə": ("ɐ", "ʌ", "ɜ", "ɛ", "e", "a"),
    "ɜ": ("ɜː", "œ", "ə", "ɛ", "e"), "ɞ": ("ɜ", "œ"), "ʌ": ("ɐ", "ə", "a", "ɑ"), "ɐ": ("ʌ", "ə", "a", "æ"),
    "æ": ("a", "ɛ"), "a": ("ɑː", "ɑ", "aː", "ɐ", "æ"), "ɑ": ("ɑː", "a", "ɒ"), "ɒ": ("ɑ", "ɔ", "a", "o"),
    "ɔ": ("ɔː", "o", "ɒ", "ɑ"), "o": ("oː", "ɔ", "oʊ"), "e": ("eː", "ɛ", "eɪ"), "ɛ": ("ɛː", "e", "æ"),
    "aː": ("ɑː",), "ɑː": ("aː",), "i": ("iː", "ɪ"), "ɪ": ("i", "ᵻ"), "u": ("uː", "ʊ", "o"), "ʊ": ("u",),
    "aj": ("aɪ",), "ai": ("aɪ",), "aw": ("aʊ",), "au": ("aʊ",), "ej": ("eɪ",), "ei": ("eɪ",), "ow": ("oʊ",),
    "ou": ("oʊ",), "ɔʊ": ("oʊ",), "oʊ": ("əʊ",), "əʊ": ("oʊ",), "ɔj": ("ɔɪ",), "ɔi": ("ɔɪ",), "oj": ("oɪ", "ɔɪ"),
    "oi": ("oɪ", "ɔɪ"), "oɪ": ("ɔɪ",), "ɔɪ": ("ɔø", "oɪ"), "ɔʏ": ("ɔø", "ɔɪ"), "ɔy": ("ɔø", "ɔɪ"), "ɛi": ("ɛɪ", "eɪ"),
    "ʌu": ("ʌʊ", "aʊ"), "ɑu": ("ʌʊ", "aʊ"), "ɔu": ("ʌʊ", "aʊ"), "œy": ("ɔɪ",), "ɛʊ": ("eʊ",), "eu": ("eʊ",),
    "ew": ("eʊ",),
    "β": ("v", "b"), "ɸ": ("f",), "ʋ": ("v", "w"), "ⱱ": ("v",), "ɱ": ("m",), "v": ("w", "f"), "w": ("ʋ", "v", "u"),
    "θ": ("s", "t"), "ð": ("z", "d"), "z": ("s",), "ɹ": ("r", "ɾ", "ʁ"), "r": ("ɾ", "ɹ", "ʁ"), "ɾ": ("r", "ɹ", "ʁ"),
    "ʀ": ("ʁ", "r", "ɹ"), "ʁ": ("ʀ", "r", "ɹ"), "ɻ": ("ɹ", "r"), "ɽ": ("ɾ", "r", "ɹ"), "ʙ": ("b",), RHOTIC: ("ɹ",),
    "l": ("ɫ", "ɭ"), "ɫ": ("l",), "ɭ": ("l",), "ʟ": ("l",), "ɬ": ("l",), "ɮ": ("l",), "ɺ": ("l",), "ʎ": ("lj", "l"),
    "ɲ": ("nj", "n"), "ɳ": ("n",), "ŋ": ("n",), "ɴ": ("ŋ",), "ʈ": ("t",), "ɖ": ("d",), "c": ("k",), "ɟ": ("ɡ",),
    "q": ("k",), "ɢ": ("ɡ",), "ʡ": ("ʔ",), "ʔ": ("",), "x": ("χ", "h", "k"), "χ": ("x", "h", "k"), "ħ": ("h", "x"),
    "ʜ": ("ħ",), "ɦ": ("h",), "h": ("x", ""), "ç": ("x", "h", "ʃ"), "ʝ": ("j",), "ɣ": ("ɡ",), "ɰ": ("w",), "ʕ": ("",),
    "ʢ": ("",), "ʂ": ("ʃ",), "ʐ": ("ʒ",), "ɕ": ("ʃ",), "ʑ": ("ʒ",), "ɧ": ("ʃ",), "ʃ": ("ʂ", "ɕ", "s"),
    "ʒ": ("ʐ", "ʑ", "z"), "tɕ": ("tʃ",), "dʑ": ("dʒ",), "tʂ": ("tʃ",), "dʐ": ("dʒ",), "ʈʂ": ("tʃ",), "ɖʐ": ("dʒ",),
    "tʃ": ("tɕ", "tʂ"), "dʒ": ("dʑ", "dʐ"), "ɥ": ("w",), "ʍ": ("w",), "j": ("i",), "ɓ": ("b",), "ɗ": ("d",),
    "ʄ": ("ɟ",), "ɠ": ("ɡ",), "ʛ": ("ɢ",), "ʘ": ("p",), "ǀ": ("t",), "ǃ": ("k",), "ǂ": ("k",), "ǁ": ("k",),
    LONG: ("",), NASAL: ("n",), SYLLABIC: ("",),
}  # fmt: skip
"""What a sound is said as where there is none such, the best first; nothing where it is better left out."""


def broad(ipa: str) -> str:
    """Return a transcription with one sign for each sound, without ties, tones and shades."""
    text = unicodedata.normalize("NFD", ipa.strip().strip("/[]")).replace("c\u0327", "ç")
    kept = text.translate(_FORMS).replace(LONG + NASAL, NASAL + LONG)
    return " ".join(kept.split())


def unknown(ipa: str) -> str:
    """Return the first sign of a transcription that is not of the IPA; nothing if all are."""
    return next((char for char in broad(ipa) if char not in _SOUNDS and char not in _BOUNDARIES), "")


def is_sounded(ipa: str) -> bool:
    """Say whether anything is heard of a transcription."""
    return any(char in VOWELS or char in _CONSONANTS - _UNHEARD for char in broad(ipa))


def stressed(ipa: str) -> str:
    """Return a broad transcription with a stress in each word: where none is written, on the last full vowel."""
    return " ".join(map(_stressed, broad(ipa).split(" ")))


def _stressed(word: str) -> str:
    if PRIMARY in word:
        return word
    if SECONDARY in word:
        return word.replace(SECONDARY, PRIMARY, 1)
    full = [at for at, char in enumerate(word) if char in VOWELS - {"ə"} and word[at - 1 : at] not in VOWELS]
    at = full[-1] if full else next((at for at, char in enumerate(word) if char in VOWELS), 0)
    return f"{word[:at]}{PRIMARY}{word[at:]}"


def said_with(ipa: str, sounds: Mapping[str, str]) -> list[str]:
    """Return what `sounds`, an alphabet by broad IPA, has for a transcription: the nearest sound where it has none.

    A mark of stress is an item of its own, before the vowel of its syllable, and a space is one between two words.
    What has no place in the alphabet is left out.
    """
    text = broad(ipa)
    found: list[str] = []
    stress, at = "", 0
    while at < len(text):
        char = text[at]
        if char in _BOUNDARIES:
            stress = char if char in {PRIMARY, SECONDARY} else "" if char == " " else stress
            found += " " * (char == " ")
            at += 1
            continue
        piece, said = next(_candidates(text, at, sounds), (char, []))
        if stress and (VOWELS & set(piece) or SYLLABIC in piece):
            found.append(stress)
            stress = ""
        found += said
        at += len(piece)
    return found


def _candidates(text: str, at: int, sounds: Mapping[str, str]) -> Iterator[tuple[str, list[str]]]:
    """Yield the pieces of the text that begin at a place and can be said, with what they are said as, longest first."""
    if text[at + 1 : at + 2] == SYLLABIC and text[at : at + 2] not in sounds:
        schwa = _resolved("ə", sounds, before_vowel=False) or []
        yield text[at : at + 2], schwa + (_resolved(text[at], sounds, before_vowel=False) or [])
    if text[at] == PALATAL and PALATAL not in sounds:
        glides = _next(text, at + 1) in VOWELS - _CLOSE_FRONT
        yield PALATAL, (_resolved("j", sounds, before_vowel=True) or []) if glides else []
    for length in range(_LONGEST, 0, -1):
        piece = text[at : at + length]
        if len(piece) < length or _BOUNDARIES & set(piece):
            continue
        said = _resolved(piece, sounds, before_vowel=_next(text, at + length) in VOWELS)
        if said is not None:
            yield piece, said


def _next(text: str, at: int) -> str:
    """Return the first sound from a place on in the same word; nothing if there is none."""
    return text[at : at + 3].lstrip(f"{PRIMARY}{SECONDARY}.")[:1]


def _resolved(
    piece: str, sounds: Mapping[str, str], *, before_vowel: bool, passed: frozenset[str] = frozenset()
) -> list[str] | None:
    """Return what `piece` is said as, through `NEAREST` where the alphabet lacks it; None if it cannot be said so."""
    if piece in sounds:
        return [sounds[piece]] if sounds[piece] else []
    others = [other for other in NEAREST.get(piece, ()) if before_vowel or other != "h"]  # no syllable ends in an h
    for other in others:
        if other in sounds:
            return [sounds[other]]
        if len(piece) == 1 and set(other) <= sounds.keys():
            return [sounds[sound] for sound in other]
    for other in others:
        if other not in passed:
            said = _resolved(other, sounds, before_vowel=before_vowel, passed=passed | {piece})
            if said is not None:
                return said
    return None
