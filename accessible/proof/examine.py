"""The proof of a book: all that was found, and what was heard."""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from accessible import sandbox
from accessible.errors import SourceError
from accessible.proof.finding import Finding, error, warning
from accessible.proof.overlay import read
from accessible.readers.archive import Archive

if TYPE_CHECKING:
    from accessible.audio.decode import Decoded

LARGEST_SOUND = 2 << 30  # bytes


@dataclass(frozen=True, slots=True)
class Proof:
    """What was found in a book; `seconds` is how long its clips play."""

    sentences: int
    seconds: float
    findings: tuple[Finding, ...]


def examine(path: Path) -> Proof:
    """Check the narration of an EPUB. Raises SourceError where it cannot be read, or has none."""
    book = sandbox.run(str(path), read, path)
    from accessible.proof import arithmetic  # numpy is loaded only now: it starts threads, which hinder the line before

    narrated = list(book.narrated)
    findings = [*book.findings, *arithmetic.order(narrated)]
    lengths: dict[str, float] = {}
    with path.open("rb") as file:
        archive = Archive(file)
        for name in dict.fromkeys(each.audio for each in narrated):
            clips = [each for each in narrated if each.audio == name]
            with sounding(archive, name) as sound:
                lengths[name] = sound.samples.size / arithmetic.RATE
                findings += _complaints(name, sound)
                findings += arithmetic.clips(clips, sound.samples)
    findings += arithmetic.durations(book, lengths)
    return Proof(len(narrated), sum(lengths.values()), tuple(findings))


@contextmanager
def sounding(archive: Archive, name: str) -> Iterator["Decoded"]:
    """Give the samples of a sound file of a book, which stand in a file meanwhile."""
    from accessible.audio.decode import decode
    from accessible.proof.arithmetic import RATE

    with tempfile.TemporaryDirectory(prefix="accessible-") as folder:
        packed = Path(folder) / "sound"
        with packed.open("wb") as out, suppress(SourceError):  # the decoder says what is wrong with what there is
            archive.copy(name, out, LARGEST_SOUND)
        yield decode(packed, Path(folder) / "samples", RATE)


def _complaints(name: str, sound: "Decoded") -> Iterator[Finding]:
    why = sound.complaints[0] if sound.complaints else "it holds no sound"
    if not sound.samples.size:
        yield error("unplayable", name, f"The file cannot be decoded: {why}.")
    elif sound.complaints:
        yield warning("damaged", name, f"The decoder says of the file: {why}.")
