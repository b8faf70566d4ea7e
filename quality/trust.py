"""What a run outlives: kills, refusals of the system, full disks, spoiled entries, many at once. Prints a table.

`python -m quality.trust` takes an hour on two cores, and fails where anything is wrong. What a system cannot do (mounts
of a process's own, or a compiler for the layer that lets calls fail) is said, and is a failure, too.
"""

import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from pathlib import Path

from quality import faults
from quality.disturb import KINDS, layer

KILLS = 200
SHOWN = 5
"""Faults of a line that are printed."""
Line = tuple[str, Callable[[], Iterable[str]]]


def lines(folder: Path) -> Iterator[Line]:
    """Yield what is tried: what it is called, and what finds the faults."""
    yield f"{KILLS} kills of make and batch", partial(faults.kills, folder / "kills", KILLS)
    for kind in KINDS:
        yield f"each {kind} of make fails in turn", partial(_refused, folder / f"make-{kind}", kind)
        yield f"each {kind} of batch fails in turn", partial(_refused, folder / f"batch-{kind}", kind, is_batch=True)
    yield "a disk that is full from each 7th write on", partial(_refused, folder / "lasts", "write", step=7, lasts=True)
    for place in faults.PLACES:
        yield f"a small disk for {place}", partial(_mounted, place, folder / place)
    yield "a full disk keeps what is there", partial(_mounted, "kept", folder / "kept")
    yield "a read-only store", partial(_mounted, "read-only", folder / "read-only")
    for every in (1, 2, 3, 5, 8):
        yield f"a flipped byte in every entry number {every}", partial(_flipped, folder / f"flips-{every}", every)
    yield "8 processes, 50 articles, one store, one output", partial(faults.crowd, folder / "crowd", 8, 50)


def _refused(folder: Path, kind: str, *, is_batch: bool = False, step: int = 1, lasts: bool = False) -> Iterable[str]:
    library = layer(folder.parent)
    if library is None:
        return ["there is no compiler for the layer that lets calls fail"]
    course = faults.many(folder, 2) if is_batch else faults.one(folder, "--engine", "espeak", "--format", "all")
    return faults.refusals(course, library, kind, step, lasts=lasts)


def _mounted(place: str, folder: Path) -> list[str]:
    return faults.mounted(place, folder) if faults.can_mount() else ["a process can have no mounts of its own here"]


def _flipped(folder: Path, every: int) -> Iterator[str]:
    return faults.flips(faults.one(folder), every)


def main() -> int:
    """Try everything, and print a line of the table for each."""
    print("| what | minutes | faults |\n|---|---|---|")
    failed = 0
    with tempfile.TemporaryDirectory() as folder:
        for name, find in lines(Path(folder)):
            began = time.monotonic()
            found = list(find())
            failed += len(found)
            print(f"| {name} | {(time.monotonic() - began) / 60:.1f} | {len(found)} |", flush=True)
            for fault in found[:SHOWN]:
                print(f"  {fault}", file=sys.stderr)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
