"""The CPU time of a process, and of all that it has started: a voice may speak in a process of its own."""

import os
from collections.abc import Iterator
from pathlib import Path

_PROCESSES = Path("/proc")
_TICKS = os.sysconf("SC_CLK_TCK")
_TIMES = slice(11, 15)
"""Of what stands behind the name in /proc/PID/stat: user, system, and both of the children that ended, in ticks."""


def spent() -> float:
    """Return the CPU seconds of this process and its children, those that run included where the system tells."""
    return sum(os.times()[:4]) + sum(map(_of, _descendants(os.getpid())))


def _descendants(process: int) -> Iterator[int]:
    for listed in _PROCESSES.glob(f"{process}/task/*/children"):
        for child in map(int, _read(listed).split()):
            yield child
            yield from _descendants(child)


def _of(process: int) -> float:
    behind = _read(_PROCESSES / str(process) / "stat").rpartition(")")[2]
    return sum(map(int, behind.split()[_TIMES])) / _TICKS


def _read(path: Path) -> str:
    """Return what is in a file of the system, nothing if the process has ended meanwhile."""
    try:
        return path.read_text("utf-8")
    except OSError:
        return ""
