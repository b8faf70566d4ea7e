"""What a rule says of a book, by a stable code."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple


class Severity(StrEnum):
    """How bad it is, the worst first. Of a book with a fatal message, nothing more is known."""

    FATAL = "fatal"
    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"

    @property
    def rank(self) -> int:
        """Return 0 for the worst."""
        return list(Severity).index(self)


@dataclass(frozen=True, slots=True)
class Code:
    """A way in which a book can be wrong: what it is, why it matters to a reader, and how to mend it."""

    severity: Severity
    what: str
    why: str
    mend: str


class Finding(NamedTuple):
    """What a rule found: a code, where (`file#id`, or the file; empty for the whole book), and one sentence."""

    code: str
    path: str
    text: str


@dataclass(frozen=True, slots=True)
class Message:
    """A finding with its severity; codes of other checkers begin with their names (`epubcheck:`, `ace:`)."""

    code: str
    severity: Severity
    path: str
    text: str

    @property
    def file(self) -> str:
        """Return the file in the book; empty for the whole book."""
        return self.path.partition("#")[0]


Codes = Mapping[str, Code]
Findings = Iterator[Finding]
LONGEST = 60  # characters


def fatal(what: str, why: str, mend: str) -> Code:
    """Return a code for a book that cannot be read."""
    return Code(Severity.FATAL, what, why, mend)


def error(what: str, why: str, mend: str) -> Code:
    """Return a code for what is wrong: a rule of EPUB or WCAG is broken, a claim is false, or a clip is not played."""
    return Code(Severity.ERROR, what, why, mend)


def warning(what: str, why: str, mend: str) -> Code:
    """Return a code for what is allowed, but costs readers something."""
    return Code(Severity.WARNING, what, why, mend)


def note(what: str, why: str, mend: str) -> Code:
    """Return a code for what is good to know."""
    return Code(Severity.NOTE, what, why, mend)


def quote(text: str) -> str:
    """Return the beginning of a text, in quotation marks: enough to find it."""
    line = " ".join(text.split())
    return f"“{line if len(line) <= LONGEST else line[: LONGEST - 1] + '…'}”"


def at(seconds: float) -> str:
    """Return a time as it stands in an overlay, to the millisecond."""
    minutes, rest = divmod(round(seconds * 1000), 60_000)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02d}:{rest // 1000:02d}.{rest % 1000:03d}"
