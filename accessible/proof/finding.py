"""What is wrong with a narration, by a stable code."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """An error is something that a reader hears, or does not; a warning is worth a look."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that is wrong: a name of `CODES`, where it is (`document#id` or a file), and one sentence."""

    code: str
    severity: Severity
    where: str
    text: str


CODES: Mapping[str, str] = {
    "bad_overlay": "an overlay that is not there, or cannot be read",
    "bad_time": "a time that is no SMIL clock value, or a clip that ends before it begins",
    "missing_text": "a clip for a text that is not in the book",
    "missing_audio": "a clip of a sound file that is not in the book",
    "no_audio": "a text that the overlay leaves to the voice of the reading system",
    "no_clip": "a text that no clip narrates, in a document that has an overlay",
    "no_overlay": "a document with text that has no overlay",
    "text_order": "a text that is narrated after one that stands behind it",
    "read_twice": "a text that two clips narrate",
    "clip_order": "a clip that begins before the clip of the text before it",
    "overlap": "a clip that begins before the one before it ends",
    "hole": "sound that no clip plays",
    "beyond_end": "a clip that ends after its sound file",
    "unplayable": "a sound file that cannot be decoded",
    "damaged": "a sound file that the decoder complains about",
    "silent": "a clip in which nothing can be heard",
    "implausible_length": "a clip that is too short or too long to be its text",
    "duration": "a declared duration that is missing, or not the sum of the clips",
    "not_said": "a sentence of which nothing is heard",
    "said_twice": "a sentence that is heard twice in its clip",
    "outside_clip": "a sentence of which words are heard before or after its clip",
    "other_words": "a clip in which other words are heard",
    "not_listened": "sentences that nobody listened to",
}
"""Every code, and what it names."""


def error(code: str, where: str, text: str) -> Finding:
    """Return a finding that a reader hears, or does not."""
    return Finding(code, Severity.ERROR, where, text)


def warning(code: str, where: str, text: str) -> Finding:
    """Return a finding that is worth a look."""
    return Finding(code, Severity.WARNING, where, text)


LONGEST = 60  # characters


def quote(text: str) -> str:
    """Return the beginning of a text, in quotation marks: enough to find it."""
    line = " ".join(text.split())
    return f"“{line if len(line) <= LONGEST else line[: LONGEST - 1] + '…'}”"
