"""Talking to a person at a terminal, or to a screen reader: lines that read from left to right, once."""

import json
import os
import signal
import sys
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager

from accessible.errors import StorageError, Terminated

STEP = 10  # percent between two lines of progress


def printable(text: str) -> str:
    """Return `text` without characters that a terminal would obey."""
    return "".join(char if char.isprintable() or char in "\u00a0\u200c\u200d" else " " for char in text)


def say(*lines: str) -> None:
    """Print results. Raises StorageError if nobody can take them."""
    _print("".join(f"{printable(line)}\n" for line in lines))


def print_json(value: object) -> None:
    """Print one JSON value. Raises StorageError if nobody can take it."""
    _print(json.dumps(value, ensure_ascii=False, indent=2) + "\n")


def _print(text: str) -> None:
    """Print on standard output, now. What it refuses is let go: Python would try it again at its end, and fail."""
    try:
        sys.stdout.write(text)
        sys.stdout.flush()
    except OSError as error:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        if isinstance(error, BrokenPipeError):
            raise
        message = f"Standard output cannot be written ({error.strerror or error}): check where it goes."
        raise StorageError(message) from error


def complain(*lines: str) -> None:
    """Print what went wrong, on standard error."""
    sys.stderr.write("".join(f"{printable(line)}\n" for line in lines))


def warn(sentences: Iterable[str]) -> None:
    """Print warnings, each on its line, on standard error."""
    sys.stderr.write("".join(f"Warning: {printable(sentence)}\n" for sentence in sentences))


@contextmanager
def interruptible() -> Iterator[None]:
    """Make a request to terminate end the work as tidily as the interrupt key does."""

    def stop(_number: int, _frame: object) -> None:
        raise Terminated

    before = signal.signal(signal.SIGTERM, stop)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)


class Progress:
    """Progress on standard error: on a terminal one line that is rewritten, else a line every 10 percent.

    `what` is what is counted.
    """

    def __init__(self, *, quiet: bool, plain: bool, what: str = "paragraphs") -> None:
        dumb = os.environ.get("TERM") == "dumb" or os.environ.get("ACCESSIBLE_PLAIN", "0") not in {"", "0"}
        self._quiet = quiet
        self._what = what
        self._rewrite = sys.stderr.isatty() and not plain and not dumb
        self._width = 0
        self._next = 0
        self._began: tuple[float, float] | None = None

    def update(self, done: int, total: int, share: float) -> None:
        """Report `done` of `total`, which are `share` (0 to 1) of the text."""
        percent = int(share * 100)
        if self._began is None:
            self._began = (time.monotonic(), share)
        if self._quiet or (not self._rewrite and percent < self._next):
            return
        self._next = percent - percent % STEP + STEP
        line = f"{done} of {total} {self._what}, {percent} percent{self._left(share)}"
        if self._rewrite:
            sys.stderr.write(f"\r{line.ljust(self._width)}")
            self._width = len(line)
        else:
            sys.stderr.write(f"{line}\n")
        sys.stderr.flush()

    def _left(self, share: float) -> str:
        began, first = self._began or (0.0, 0.0)
        if not first < share < 1:
            return ""
        seconds = (time.monotonic() - began) / (share - first) * (1 - share)
        return f", about {duration(seconds)} left"

    def end(self) -> None:
        """End the line that was rewritten."""
        if self._rewrite and self._width and not self._quiet:
            sys.stderr.write("\n")


def size(count: int) -> str:
    """Return a number of bytes in words: 1400000 → 1.4 MB, 2300 → 3 kB."""
    return f"{count / 1_000_000:.1f} MB" if count >= 100_000 else f"{-(-count // 1000)} kB"  # noqa: PLR2004  from 0.1 MB


def duration(seconds: float) -> str:
    """Return a time in words: 724 → 12 minutes 4 seconds."""
    minutes, rest = divmod(max(1, round(seconds)), 60)
    hours, minutes = divmod(minutes, 60)
    parts = ((hours, "hour"), (minutes, "minute"), (rest, "second"))
    return " ".join(f"{number} {unit}{'s' * (number != 1)}" for number, unit in parts if number)
