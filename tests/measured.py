"""A command in a process that is measured by itself: its memory is not that of the tests which started it."""

import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

_BETWEEN = """
import resource, subprocess, sys
code = subprocess.call(sys.argv[2:])
used = resource.getrusage(resource.RUSAGE_CHILDREN)
open(sys.argv[1], "w").write(f"{code} {used.ru_utime + used.ru_stime} {used.ru_maxrss}")
"""
"""A process inherits the peak of the one that forks it: one that is small stands between."""


@dataclass(frozen=True, slots=True)
class Cost:
    """The exit code of a command, its CPU time in seconds, and its peak memory in kilobytes."""

    code: int
    seconds: float
    kilobytes: int


def run(command: Sequence[str], out: Path, err: Path, environment: Mapping[str, str]) -> Cost:
    """Run a command with its output in files, and return what it cost."""
    report = out.with_suffix(".cost")
    with out.open("wb") as said, err.open("wb") as errors:
        between = [sys.executable, "-c", _BETWEEN, str(report), *command]
        subprocess.run(between, stdout=said, stderr=errors, env=dict(environment), check=True)
    code, seconds, kilobytes = report.read_text("utf-8").split()
    return Cost(int(code), float(seconds), int(kilobytes))
