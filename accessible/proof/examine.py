"""The proof of a book: what was found, and what was heard."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from accessible import sandbox
from accessible.epub.sounding import sounding
from accessible.prepare.language import primary
from accessible.proof.finding import Finding, Severity, error, warning
from accessible.proof.overlay import Book, Narrated, read
from accessible.readers.archive import Archive

if TYPE_CHECKING:
    from accessible.audio.decode import Decoded
    from accessible.proof.hearing import Heard
    from accessible.proof.listen import Listener

Progress: TypeAlias = Callable[[int, int, float], object]
"""Is told how many clips were listened to, of how many, and which share that is."""


@dataclass(frozen=True, slots=True)
class Ear:
    """Who listens: a model, and how many threads it may use. Without `offline`, it may be fetched."""

    model: str = ""
    threads: int = 1
    offline: bool = False


@dataclass(frozen=True, slots=True)
class Proof:
    """What was found in a book, errors first, and what was heard, in order.

    `clips` counts the texts with a clip, and `seconds` is how long the sound files play. Nobody may have listened.
    """

    clips: int
    seconds: float
    findings: tuple[Finding, ...]
    heard: tuple["Heard", ...]
    listened: bool

    @property
    def words(self) -> int:
        """Return how many words are written in what was listened to."""
        return sum(len(each.written) for each in self.heard)

    @property
    def error_rate(self) -> float:
        """Return the word error rate of all that was listened to."""
        return sum(each.edits for each in self.heard) / max(1, self.words)

    @property
    def differing(self) -> list["Heard"]:
        """Return the texts of which other words are heard, the worst first."""
        return sorted((each for each in self.heard if each.edits), key=lambda each: (-each.error_rate, -each.edits))

    @property
    def is_sound(self) -> bool:
        """Say whether no error was found."""
        return all(finding.severity is not Severity.ERROR for finding in self.findings)


def examine(path: Path, ear: Ear, progress: Progress) -> Proof:
    """Check the narration of an EPUB. Raises SourceError where it cannot be read, or has none."""
    book = sandbox.run(str(path), read, path)
    return _Examination(book, ear, progress).of(path)


class _Examination:
    """The examination of a book whose overlays were read."""

    def __init__(self, book: Book, ear: Ear, progress: Progress) -> None:
        self.book, self.progress = book, progress
        self.narrated = list(book.narrated)
        self.findings = list(book.findings)
        self.lengths: dict[str, float] = {}
        self.heard: list[Heard] = []
        self.listener = self._listener(ear)
        self.listened = 0

    def of(self, path: Path) -> Proof:
        # numpy is loaded only after the sandbox: it starts threads, and a process with threads cannot be copied
        from accessible.proof import arithmetic

        self.findings += arithmetic.order(self.narrated)
        with path.open("rb") as file:
            archive = Archive(file)
            for name in dict.fromkeys(each.audio for each in self.narrated):
                with sounding(archive, name, arithmetic.RATE) as sound:
                    self._sound(name, sound)
        self.findings += arithmetic.durations(self.book, self.lengths)
        self.findings.sort(key=lambda finding: finding.severity is not Severity.ERROR)
        total = sum(self.lengths.values())
        return Proof(len(self.narrated), total, tuple(self.findings), tuple(self.heard), self.listener is not None)

    def _sound(self, name: str, sound: "Decoded") -> None:
        """Examine the clips of one sound file."""
        from accessible.proof import arithmetic

        clips = [each for each in self.narrated if each.audio == name]
        self.lengths[name] = sound.samples.size / arithmetic.RATE
        self.findings += _complaints(name, sound)
        self.findings += arithmetic.clips(clips, sound.samples)
        if self.listener is not None and sound.samples.size:
            self._listen(clips, sound, self.listener)

    def _listener(self, ear: Ear) -> "Listener | None":
        """Return who listens; None, and a finding, where nobody can. That is an error only where somebody should."""
        from accessible.proof.listen import Listener, NobodyListensError

        try:
            return Listener(ear.model, threads=ear.threads, offline=ear.offline)
        except NobodyListensError as nobody:
            found = error if ear.model else warning
            self.findings.append(found("not_listened", "the book", str(nobody)))
            return None

    def _listen(self, clips: Sequence[Narrated], sound: "Decoded", listener: "Listener") -> None:
        from accessible.proof import hearing

        known = [each for each in clips if listener.knows(each.language)]
        for language in sorted({primary(each.language) for each in clips if each not in known}):
            where = next(each.where for each in clips if primary(each.language) == language)
            text = f"Nobody listened to what is in the language {language!r}, which the model does not know."
            self.findings.append(warning("not_listened", where, text))
        heard = list(hearing.hear(known, sound.samples, listener, self._count))
        self.findings += filter(None, map(hearing.verdict, heard))
        self.heard += heard

    def _count(self, more: int) -> None:
        self.listened += more
        self.progress(self.listened, len(self.narrated), self.listened / len(self.narrated))


def _complaints(name: str, sound: "Decoded") -> Iterator[Finding]:
    why = sound.complaints[0] if sound.complaints else "it holds no sound"
    if not sound.samples.size:
        yield error("unplayable", name, f"The file cannot be decoded: {why}.")
    elif sound.complaints:
        yield warning("damaged", name, f"The decoder says of the file: {why}.")
