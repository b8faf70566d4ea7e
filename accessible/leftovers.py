"""What is not whole yet carries the name of the process that writes it: so is it known what a dead one left behind."""

import hashlib
import os
import platform
import re
import shutil
import time
from collections.abc import Iterator
from contextlib import suppress
from functools import cache
from pathlib import Path

PART, OLD = "part", "old"
"""What is being written, and what stood in its place before."""
_NAME = re.compile(rf"\.(?P<name>.+)\.(?P<here>[0-9a-f]{{8}})-(?P<process>\d+)\.(?P<kind>{PART}|{OLD})", re.DOTALL)
WEEK = 7 * 86_400
"""Seconds after which something of another machine is taken for left behind: nobody here knows if its process runs."""


def name_beside(path: Path, kind: str = PART) -> Path:
    """Return where this process puts what belongs to `path`, in the same folder."""
    return path.with_name(f".{path.name}.{_here()}-{os.getpid()}.{kind}")


def remove(path: Path) -> None:
    """Take away a file or a folder, if it is there."""
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path)
        return
    with suppress(NotADirectoryError):  # what stands above it is a file: there is nothing to take away
        path.unlink(missing_ok=True)


def left(folder: Path) -> Iterator[Path]:
    """Yield what dead processes left in a folder. It raises no error: that is no reason to stop."""
    with suppress(OSError), os.scandir(folder) as entries:
        for entry in entries:
            found = _NAME.fullmatch(entry.name)
            if found and _is_left(found["here"], int(found["process"]), folder / entry.name):
                yield folder / entry.name


def sweep(folder: Path) -> list[Path]:
    """Take away what dead processes left in a folder, and return it; an old one whose place is empty is put back."""
    found = list(left(folder))
    for path in found:
        with suppress(OSError):  # another run sweeps, too; or it may not be touched
            _put_back(path)
            remove(path)
    return found


def _put_back(path: Path) -> None:
    """Put what stood somewhere before in its place again, if that is empty."""
    name = _NAME.fullmatch(path.name)
    if name and name["kind"] == OLD and not (place := path.with_name(name["name"])).exists():
        path.rename(place)


@cache
def _here() -> str:
    """Return what stands for this machine since it was started, and for the processes that can be seen on it."""
    boot, seen = Path("/proc/sys/kernel/random/boot_id"), Path("/proc/self/ns/pid")
    try:
        what = f"{boot.read_text('ascii')}{seen.readlink()}"
    except OSError:
        what = platform.node()
    return hashlib.sha256(what.encode()).hexdigest()[:8]


def _is_left(here: str, process: int, path: Path) -> bool:
    if here == _here():
        return not _is_running(process)
    return path.lstat().st_mtime < time.time() - WEEK


def _is_running(process: int) -> bool:
    """Say whether there is a process with this number; one that has ended, and that nobody asked for yet, is none."""
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except (OSError, OverflowError):
        return True  # it is another user's
    with suppress(OSError):
        return Path(f"/proc/{process}/stat").read_bytes().rpartition(b")")[2].split()[0] not in {b"Z", b"X"}
    return True
