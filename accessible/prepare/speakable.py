"""Written form to spoken form. The written text never changes: a reader sees "$12.5bn", the voice gets the words."""

import re
import unicodedata
from collections.abc import Callable

from accessible.prepare.emoji_names import named
from accessible.prepare.verbalise.tongues import by_language

_COMPATIBLE = re.compile(
    "[\uff10-\uff19\uff21-\uff3a\uff41-\uff5a\uff66-\uff9f\u2100-\u2115\u2117-\u214f\u3300-\u33ff\U0001d400-\U0001d7ff]+"
)
_LINE_END = re.compile(r"([^\s.,;:!?…。、，；：！？۔،؛؟।—–\-\"'”’»)\]」』)][\"'”’»)\]」』]*)\s*\n\s*(?=\S)")
_LONG_NUMBER = re.compile(r"\d{16,}")
_RAISED_MARK = re.compile(
    r"(?<![\d⁰¹²³⁴-⁹⁺⁻])(?<!\b[mMм])(?<!\d[mMм])(?<!\b[kcd]m)(?<!\d[kcd]m)(?<!\b[ксм]м)(?<!\d[ксм]м)(?<!\bmm)(?<!\dmm)"
    r"(?<!\bft)(?<!\dft)(?<!\bin)(?<=\S)[⁰¹²³⁴-⁹]+"
)
_NOTE_MARK = re.compile(
    r"(?<=\S)\[(?:(?:[Nn]ote|[Nn][Bb]|[Aa]nm\.|n) )?\d{1,3}\]|(?<=[.,;:!?\"”’»)\]])\[[a-z]\]|(?<=\w)\[[a-c]\](?!\w)"
    r"|(?<=\S)[†‡]+|^[†‡]\s+(?=\D)|(?:(?<=[^\W_]{2})|(?<=[.,;:!?\"”’»)%]))\*{1,3}(?=[\s.,;:!?\"”’»)]|$)"
    r"|(?<![\w*])\*{1,3}(?=[^\W\d_])"
)
_MAY_BE_MARK = re.compile(r"[\[†‡*]")
_STARRED = re.compile(r"(?<![\w*])(\*{1,3})(?=[^\s*])([^*\n]{1,80})(?<=\S)\1(?![\w*])")
_BULLET = re.compile(r"^[^\S\n]*(?:[•◦‣⁃▪●■·*][^\S\n]+|[–—-][^\S\n]+(?!\d))(?=\S)", re.MULTILINE)
_SEPARATOR = re.compile(r"(?<=[^\s.,;:!?])\s+[•◦‣⁃▪●■]\s+(?=\S)")
_OPENS = re.compile(r"[«‹](?!\s+[«‹]|$)|[»›]\w")
_ARROW = re.compile(r"\s+[»›]{1,3}(?:\s+|$)")
_OPENING = re.compile(r"(?<!\S)[«‹]\s+")
_CLOSING = re.compile(r"\s+[»›](?=[\s.,;:!?)]|$)")
_GUILLEMET = re.compile(r"[«»‹›](?=(\w)?)")
_ADDRESS = re.compile(
    r"(?<![A-Za-z0-9@])(?:https?://(?:www\.)?|www\.)([\w-]+(?:\.[a-z0-9-]+)+)((?::\d+)?(?:[/?#][^\s。，、；：！？）」』】》]*)?)",
    re.IGNORECASE,
)
_AFTER_ADDRESS = re.compile(r"[.,;:!?\"'”’»\])]+$")
_DASH = re.compile(r"\s*—\s*|(?<!\d)\s+[–-]{1,2}\s+|\s+[–-]{1,2}\s+(?!\d)")
_ANY_DASH = re.compile("[-—–]")
_PICTURES = re.compile("[\u2190-\u21ff\u27f0-\u27ff\u2900-\u297f\u2b00-\u2bff\U0001f000-\U0001faff]")
_LEFT_GAP = re.compile(r"\s+(?=[.,;:!?…](?:\s|$))")
_JOINERS = re.compile("[\u20e3\ufe0e\ufe0f\U0001f3fb-\U0001f3ff\U000e0020-\U000e007f]|(?<=\\s)\u200d|\u200d(?=\\s|$)")


def speakable(text: str, language: str, *, emoji: bool = False) -> str:
    """Return what to say for `text`, a written sentence in `language`; empty if there is nothing to say.

    `emoji` says that emoji are named; else they are not said.
    """
    if emoji and not text.isascii():
        text = named(text, language)
    for rule in RULES:
        text = rule(text)
    if not any(char.isalnum() for char in text):
        return ""
    for rule in by_language(language):
        text = rule(text)
    return " ".join(text.split())


def line_breaks(text: str) -> str:
    """The end of a line is a pause, as at a comma, where no punctuation mark makes one."""
    return _LINE_END.sub(r"\1, ", text) if "\n" in text else text


def letters(text: str) -> str:
    """Letters and digits that are full-width, mathematical, or one sign for a unit are the plain ones."""
    return _COMPATIBLE.sub(lambda match: unicodedata.normalize("NFKC", match[0]), text)


def long_numbers(text: str) -> str:
    """A number that nobody would say as one is said digit by digit."""
    return _LONG_NUMBER.sub(lambda match: " ".join(match[0]), text)


def bullets(text: str) -> str:
    """The bullet or the dash before an item is not said; a bullet between items is a pause."""
    text = _BULLET.sub("", text)
    return text if text.isascii() else _SEPARATOR.sub(", ", text)


def quotation_marks(text: str) -> str:
    """Quotation marks are not said: some voices name those that point, but none the round ones."""
    if not _GUILLEMET.search(text):
        return text
    if not _OPENS.search(text):
        text = _ARROW.sub(", ", text).removesuffix(", ")
    text = _CLOSING.sub("”", _OPENING.sub("“", text))
    return _GUILLEMET.sub(lambda match: "“" if match[1] else "”", text)


def emphasis(text: str) -> str:
    """The stars around a word are not said."""
    return _STARRED.sub(r"\2", text) if "*" in text else text


def note_marks(text: str) -> str:
    """A note mark such as [3], [a], † or * is not said."""
    return _NOTE_MARK.sub("", text) if _MAY_BE_MARK.search(text) else text


def raised_marks(text: str) -> str:
    """A raised number after a word is a note mark and not said; after a number or a unit it stays."""
    return text if text.isascii() else _RAISED_MARK.sub("", text)


def addresses(text: str) -> str:
    """Of a web address, the name of the site is said."""
    return _ADDRESS.sub(_site, text)


def _site(match: re.Match[str]) -> str:
    """Return the site, and the punctuation that follows the address; a bracket that it opened belongs to it."""
    after = _AFTER_ADDRESS.search(match[2])
    tail = after[0] if after else ""
    if tail.startswith(")") and match[2].count("(") >= match[2].count(")"):
        tail = tail[1:]
    return match[1] + tail


def dashes(text: str) -> str:
    """A dash between words is a pause, unless punctuation has made one."""
    if _ANY_DASH.search(text):
        text = _DASH.sub(lambda match: " " if text[match.start() - 1 : match.start()] in ",;:" else ", ", text)
    return text.removeprefix(", ")


def symbols(text: str) -> str:
    """Pictures, arrows and ornaments are not said."""
    if text.isascii():
        return text
    plain = _PICTURES.sub(" ", text)
    plain = "".join(" " if unicodedata.category(char) == "So" and char not in "°№" else char for char in plain)
    if plain != text:
        plain = _LEFT_GAP.sub("", plain)
    return _JOINERS.sub("", plain)


RULES: tuple[Callable[[str], str], ...] = (
    bullets,
    line_breaks,
    letters,
    long_numbers,
    emphasis,
    note_marks,
    raised_marks,
    addresses,
    quotation_marks,
    dashes,
    symbols,
)
"""For every language, in this order."""
