"""X-SAMPA, which writes the International Phonetic Alphabet on any keyboard."""

_SIGNS = {
    "A": "ɑ", "B": "β", "C": "ç", "D": "ð", "E": "ɛ", "F": "ɱ", "G": "ɣ", "H": "ɥ", "I": "ɪ", "J": "ɲ", "K": "ɬ",
    "L": "ʎ", "M": "ɯ", "N": "ŋ", "O": "ɔ", "P": "ʋ", "Q": "ɒ", "R": "ʁ", "S": "ʃ", "T": "θ", "U": "ʊ", "V": "ʌ",
    "W": "ʍ", "X": "χ", "Y": "ʏ", "Z": "ʒ", "g": "ɡ", "{": "æ", "}": "ʉ", "@": "ə", "1": "ɨ", "2": "ø", "3": "ɜ",
    "4": "ɾ", "5": "ɫ", "6": "ɐ", "7": "ɤ", "8": "ɵ", "9": "œ", "&": "ɶ", "?": "ʔ", ":": "ː", '"': "ˈ", "%": "ˌ",
    "'": "ʲ", "~": "\u0303", "`": "˞", ".": ".", " ": " ", "-": ".", "_": "\u0361",
    "b_<": "ɓ", "d_<": "ɗ", "g_<": "ɠ", "d`": "ɖ", "t`": "ʈ", "n`": "ɳ", "l`": "ɭ", "s`": "ʂ", "z`": "ʐ", "r`": "ɽ",
    "r\\`": "ɻ", "@`": "ə˞", "h\\": "ɦ", "j\\": "ʝ", "J\\": "ɟ", "l\\": "ɺ", "p\\": "ɸ", "r\\": "ɹ",
    "s\\": "ɕ", "v\\": "ʋ",
    "x\\": "ɧ", "z\\": "ʑ", "B\\": "ʙ", "G\\": "ɢ", "H\\": "ʜ", "I\\": "ᵻ", "K\\": "ɮ", "L\\": "ʟ", "M\\": "ɰ",
    "N\\": "ɴ",
    "R\\": "ʀ", "U\\": "ᵿ", "X\\": "ħ", "@\\": "ɘ", "3\\": "ɞ", "?\\": "ʕ", ":\\": "", "<\\": "ʢ", ">\\": "ʡ",
    "=": "\u0329",
    "_=": "\u0329", "_~": "\u0303", "_h": "", "_w": "ʷ", "_j": "ʲ", "_0": "", "_v": "", "_d": "", "_^": "", "_G": "",
    "_>": "", "_}": "", "_+": "", "_-": "", "_o": "", "_r": "", "_T": "", "_H": "", "_M": "", "_L": "", "_B": "",
    "_F": "", "_R": "",
    **{letter: letter for letter in "abcdefhijklmnopqrstuvwxyz"},
}  # fmt: skip
"""Its signs as those of the IPA; nothing for finer shades of a sound, which no voice takes."""
_LONGEST = max(map(len, _SIGNS))


def to_ipa(text: str) -> str:
    """Return a transcription in X-SAMPA as one in the IPA. Raises ValueError with the sign that it does not have."""
    found, at = [], 0
    while at < len(text):
        sign = next((text[at : at + n] for n in range(_LONGEST, 0, -1) if text[at : at + n] in _SIGNS), None)
        if sign is None:
            raise ValueError(text[at])
        found.append(_SIGNS[sign])
        at += len(sign)
    return "".join(found)
