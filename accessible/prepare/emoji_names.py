"""Emoji by their CLDR short names, in the language of the text."""

import re
from typing import Any

from accessible import assets
from accessible.prepare.language import primary

_TONES = "\U0001f3fb\U0001f3fc\U0001f3fd\U0001f3fe\U0001f3ff"
_BEGIN, _END = "\ufdd0", "\ufdd1"
"""Signs that no text can hold, around each name."""
_FIRST_PICTURE = 0x2300
"""Signs below this, such as © and ↔, are pictures only where a variation selector says so."""
_MAYBE = re.compile("[\u20e3\u2300-\u27ff\u2900-\u2bff\u3030-\u3299\ufe0f\U0001f000-\U0001faff]")
_AFTER_NAME = re.compile(rf"{_END}\s*(?=[\w(“‘«„{_BEGIN}])")
_AFTER_WORD = re.compile(rf"(?<=[\w)”’»“%]) *(?={_BEGIN})")


def named(text: str, language: str) -> str:
    """Return `text` with each emoji as its name, set off by pauses; without names in `language`, as it is."""
    if not _MAYBE.search(text):
        return text
    import emoji  # names of thousands

    tag = primary(language)
    ours = assets.emoji_names(tag)
    if not ours and tag not in emoji.LANGUAGES:
        return text
    if not ours:
        emoji.config.load_language(tag)

    def name(chars: str, known: dict[str, Any]) -> str:
        if len(chars) == 1 and ord(chars) < _FIRST_PICTURE:
            return chars
        found = _composed(chars, ours) if ours else known.get(tag, "").strip(":").replace("_", " ")
        return f"{_BEGIN}{found}{_END}" if found else chars

    return _set_off(emoji.replace_emoji(text, name))


def _composed(chars: str, names: dict[str, str]) -> str:
    """Return the name of an emoji without its skin tones, and theirs behind it; empty if it has none."""
    plain = "".join(char for char in chars if char not in f"{_TONES}\ufe0f")
    tones = [names[char] for char in chars if char in _TONES]
    if not plain:
        return " ".join(tones)
    return " ".join([names[plain], *tones]) if plain in names else ""


def _set_off(text: str) -> str:
    """Put a comma before and after each name, unless punctuation or nothing stands there."""
    if _BEGIN not in text:
        return text
    text = _AFTER_WORD.sub(", ", _AFTER_NAME.sub(f"{_END}, ", text))
    return text.replace(_BEGIN, "").replace(_END, "")
