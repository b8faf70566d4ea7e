"""Written form to spoken form. The written text never changes: a reader sees "$12.5bn", the voice gets the words."""

import re
import unicodedata
from collections.abc import Callable

from accessible.prepare.language import primary

_COMPATIBLE = re.compile("[\uff01-\uffee\U0001d400-\U0001d7ff]+")
_NOTE_MARK = re.compile(r"(?<=\S)\[\d{1,3}\]")
_ADDRESS = re.compile(
    r"\b(?:https?://(?:www\.)?|www\.)([\w-]+(?:\.[\w-]+)+)(?:[/?#:]\S*?)?(?=[.,;:!?)\]\"'”’»]*(?:\s|$))", re.IGNORECASE
)
_MAIL = re.compile(r"\b([\w.+-]+)@([\w-]+(?:\.[\w-]+)+)\b")
_DASH = re.compile(r"\s*—\s*|\s+[–-]{1,2}\s+")
_MONEY = re.compile(
    r"(US)?([$£€¥])\s?(\d[\d,]*(?:\.\d+)?)(?:\s?(k|m|mn|bn|tn|thousand|million|billion|trillion)\b)?", re.IGNORECASE
)
_CURRENCIES = {"$": ("dollar", "dollars"), "£": ("pound", "pounds"), "€": ("euro", "euros"), "¥": ("yen", "yen")}
_MAGNITUDES = {"k": "thousand", "m": "million", "mn": "million", "bn": "billion", "tn": "trillion"}


def speakable(text: str, language: str) -> str:
    """Return what to say for `text`, a written sentence in `language`; empty if there is nothing to say."""
    for rule in RULES:
        text = rule(text)
    if primary(language) == "en":
        for rule in ENGLISH:
            text = rule(text)
    text = " ".join(text.split())
    return text if any(char.isalnum() for char in text) else ""


def letters(text: str) -> str:
    """Full-width and mathematical letters and digits are the plain ones."""
    return _COMPATIBLE.sub(lambda match: unicodedata.normalize("NFKC", match[0]), text)


def note_marks(text: str) -> str:
    """A note mark such as [3] is not said."""
    return _NOTE_MARK.sub("", text)


def addresses(text: str) -> str:
    """Of a web address, the name of the site is said."""
    return _ADDRESS.sub(r"\1", text)


def dashes(text: str) -> str:
    """A dash between words is a pause."""
    return _DASH.sub(", ", text)


def symbols(text: str) -> str:
    """Pictures, arrows and ornaments are not said."""
    return "".join(" " if unicodedata.category(char) == "So" and char not in "°№" else char for char in text)


def english_mail(text: str) -> str:
    """An e-mail address is said with "at" and "dot"."""
    return _MAIL.sub(lambda match: f"{match[1]} at {match[2]}".replace(".", " dot "), text)


def english_money(text: str) -> str:
    """Money: the amount, the magnitude, the currency: "$12.5bn" is 12.5 billion dollars."""
    return _MONEY.sub(_amount, text)


def _amount(match: re.Match[str]) -> str:
    one, many = _CURRENCIES[match[2]]
    magnitude = (match[4] or "").lower()
    words = [
        match[3],
        _MAGNITUDES.get(magnitude, magnitude),
        "US" if match[1] else "",
        one if match[3] == "1" and not magnitude else many,
    ]
    if "." in match[3] and not magnitude:
        return match[0]
    return " ".join(word for word in words if word)


def english_ampersand(text: str) -> str:
    """A lone ampersand is "and"."""
    return text.replace(" & ", " and ")


RULES: tuple[Callable[[str], str], ...] = (letters, note_marks, addresses, dashes, symbols)
"""For every language, in this order."""
ENGLISH: tuple[Callable[[str], str], ...] = (english_mail, english_money, english_ampersand)
"""For English, after the others."""
