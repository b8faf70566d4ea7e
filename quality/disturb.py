"""Runs of the command that are disturbed: killed, or refused a write, a rename or a process by the system.

What has to hold is the same for all: every file that is there is whole, the command says what is wrong in one
sentence, and the next run, which nobody disturbs, makes what it would have made anyway.
"""

import errno
import os
import random
import re
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parent.parent
SOURCE = Path(__file__).with_name("inject.c")
KINDS = ("write", "fsync", "rename", "spawn")
ERRORS = {"write": errno.ENOSPC, "fsync": errno.EIO, "rename": errno.EIO, "spawn": errno.EAGAIN}
CODES = {0, 3, 4, 5, 6, 8}
"""What may come of a disturbed run; 1 would be a bug, and a signal a crash."""
SOME_FAILED = 3
TEXT = """\
The {name} of the harbour

By Ann Lee

Nobody had expected that the {name} would turn again, and half of the town came to see it.

What it costs

It cost $5m. The {name} is older than the town, and its keeper is older than both.
"""


@dataclass(frozen=True, slots=True)
class Ended:
    """How a run ended: its exit code, and what it said on standard error."""

    code: int
    said: str


def listing(folder: Path) -> dict[str, bytes]:
    """Return the files below a folder, by their path from it; but not what is hidden, and not the journal."""
    files = (path for path in folder.rglob("*") if path.is_file())
    named = ((path.relative_to(folder), path) for path in files)
    return {
        str(name): path.read_bytes()
        for name, path in named
        if not any(part.startswith(".") for part in name.parts) and name.name != "batch.jsonl"
    }


def leftovers(*folders: Path) -> list[Path]:
    """Return what is hidden in folders and should not be there."""
    found = (path for folder in folders for path in folder.rglob("*") if path.name.startswith("."))
    return [path for path in found if path.name != ".feed.lock"]


class Course:
    """A folder with articles, a command that makes them, and what it makes when nobody disturbs it."""

    def __init__(self, folder: Path, command: Sequence[str], articles: Sequence[str] = ("mill",)) -> None:
        self.folder = folder
        self.command = [sys.executable, "-m", "accessible", *command, "-o", "out", "--store", "store", "--quiet"]
        self.expected: dict[str, bytes] = {}
        (folder / "temporary").mkdir(parents=True)
        for name in articles:
            (folder / f"{name}.txt").write_text(TEXT.format(name=name), "utf-8")
        (folder / "list.txt").write_text("".join(f"{name}.txt\n" for name in articles), "utf-8")
        self.out, self.store = folder / "out", folder / "store"
        began = time.monotonic()
        ended = self.run()
        self.seconds = time.monotonic() - began
        if ended.code:
            raise AssertionError(ended.said)
        self.expected = listing(self.out)

    def environment(self, variables: Mapping[str, str]) -> dict[str, str]:
        """Return the variables of a run."""
        kept = {name: value for name, value in os.environ.items() if not name.startswith("ACCESSIBLE_")}
        return kept | {"PYTHONPATH": str(ROOT), "TMPDIR": str(self.folder / "temporary")} | dict(variables)

    def start(self, variables: Mapping[str, str] | None = None) -> "subprocess.Popen[str]":
        """Start the command as a group of its own."""
        return subprocess.Popen(  # noqa: S603  our own command
            self.command,
            cwd=self.folder,
            env=self.environment(variables or {}),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            text=True,
            start_new_session=True,
        )

    def run(self, variables: Mapping[str, str] | None = None, *prefix: str) -> Ended:
        """Run the command to its end."""
        done = subprocess.run(  # noqa: S603  our own command
            [*prefix, *self.command],
            cwd=self.folder,
            env=self.environment(variables or {}),
            capture_output=True,
            text=True,
            check=False,
            timeout=300,
        )
        return Ended(done.returncode, done.stderr)

    def clear(self) -> None:
        """Take away what runs made."""
        for each in (self.out, self.store):
            shutil.rmtree(each, ignore_errors=True)

    def faults(self, ended: Ended) -> Iterator[str]:
        """Yield what is wrong after a disturbed run, and after one that follows it undisturbed."""
        if ended.code not in {*CODES, -signal.SIGKILL}:
            yield f"exit code {ended.code}"
        yield from _unclear(ended)
        yield from self.half_files()
        again = self.run()
        if again.code:
            yield f"the next run: exit code {again.code}: {again.said}"
        elif differing := _differing(listing(self.out), self.expected):
            yield f"the next run made other files: {differing}"
        yield from (f"left behind: {path.name}" for path in leftovers(self.out, self.store))

    def half_files(self) -> Iterator[str]:
        """Yield the files that are not as an undisturbed run makes them. A feed grows: it is left to the next run."""
        there = {name: data for name, data in listing(self.out).items() if name != "feed.xml"}
        yield from (f"{name} is not whole" for name, data in there.items() if self.expected.get(name) != data)
        folders = {name.split("/")[0] for name in there if "/" in name}
        for folder in folders:
            lacks = {name for name in self.expected if name.startswith(f"{folder}/")} - set(there)
            yield from (f"{name} is missing" for name in sorted(lacks))


def _unclear(ended: Ended) -> Iterator[str]:
    """Yield what a user could not make anything of."""
    if "Traceback" in ended.said or "A bug in" in ended.said:
        yield ended.said
    sentences = [line for line in ended.said.splitlines() if line.startswith("accessible: ")]
    if ended.code not in {0, SOME_FAILED, -signal.SIGKILL} and (
        len(sentences) != 1 or not re.fullmatch(r"accessible: .{20,}\.", sentences[0])
    ):
        yield f"no sentence: {ended.said!r}"


def _differing(some: Mapping[str, bytes], others: Mapping[str, bytes]) -> list[str]:
    return sorted(name for name in {*some, *others} if some.get(name) != others.get(name))


# Kills


def kill(course: Course, number: random.Random) -> Ended:
    """Start a run, and kill it and all its processes at a moment drawn by lot."""
    process = course.start()
    with process:
        time.sleep(number.uniform(0.05, course.seconds))
        os.killpg(process.pid, signal.SIGKILL)
        _, said = process.communicate(timeout=30)  # ends when the last of them has
    return Ended(process.returncode, said)


# Refusals


def layer(folder: Path) -> Path | None:
    """Return the library that lets calls fail, built in a folder; None where there is no compiler, or no Linux."""
    compiler = shutil.which("cc") or shutil.which("gcc")
    if compiler is None or sys.platform != "linux":
        return None
    built = folder / "inject.so"
    command = [compiler, "-O1", "-shared", "-fPIC", "-o", str(built), str(SOURCE), "-ldl"]
    done = subprocess.run(command, capture_output=True, check=False)  # noqa: S603  our own source
    return built if done.returncode == 0 else None


def refuse(course: Course, library: Path, kind: str, at: int, *, lasts: bool = False) -> tuple[Ended, int]:
    """Run with the call number `at` of a kind failing; return how it ended, and how many calls there were."""
    count = course.folder / "count"
    count.write_bytes(bytes(8))
    told = {"COUNT": str(count), "KIND": kind, "AT": str(at), "ERROR": str(ERRORS[kind])}
    variables = {f"INJECT_{name}": value for name, value in told.items()} | {"LD_PRELOAD": str(library)}
    ended = course.run(variables | ({"INJECT_LASTS": "1"} if lasts else {}))
    return ended, int.from_bytes(count.read_bytes(), sys.byteorder)
