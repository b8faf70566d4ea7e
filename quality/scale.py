"""Whether many articles cost what they should: a thousand of them, a cluster beside processes, and estimates.

`python -m quality.scale [thousand|cluster|estimates]` prints a table, and fails where a limit is missed. All of it
takes half an hour on two cores. Seconds hold on a machine that does nothing else, CPU seconds on any.
"""

import ctypes
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import mean
from typing import Any

from accessible.batch.journal import NAME, Journal
from quality import shelf
from tests.dask_cluster import ROOT, machines

MANY, PART = 1000, 100
"""Articles of the long run, and how many of the first and of the last are compared."""
GROWTH, SHARE, SPEED, ERROR = 1.10, 0.03, 0.85, 0.15
"""The limits: of what the last articles cost beside the first, of the journal, of a cluster, of an estimate."""
TURNS = 3
PARAGRAPH = "Paragraph {} of article {}: the wheel has turned again since Monday, and half of the town came to see it."
PR_SET_CHILD_SUBREAPER = 36
SAMPLING = 0.1
"""Seconds between two looks at the memory of a process."""
BLOCK = 512
COMMAND = (sys.executable, "-m", "accessible")
VARIABLES = {"PYTHONPATH": str(ROOT), "OPENBLAS_NUM_THREADS": "1"}
Lines = Iterator[tuple[str, float, float]]
"""What is measured, what came of it, and the most that it may be."""


@dataclass(frozen=True, slots=True)
class Ran:
    """What a command took, with all that it started: CPU seconds, its own memory now and then, and what it said."""

    cpu: float
    memory: Sequence[int]
    shown: Mapping[str, Any]


def ran(folder: Path, *arguments: str) -> Ran:
    """Run accessible in a folder. Raises SystemExit if it fails."""
    command = [*COMMAND, *arguments, "--json", "--offline"]
    with (folder / "shown").open("wb") as shown:
        process = subprocess.Popen(command, cwd=folder, env=os.environ | VARIABLES, stdout=shown)  # noqa: S603  our own
    memory = list(_memory(process.pid))
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode not in {0, 3}:
        message = f"accessible {' '.join(arguments)} ended with {process.returncode}."
        raise SystemExit(message)
    cpu = usage.ru_utime + usage.ru_stime + sum(_orphans())
    return Ran(cpu, memory, json.loads((folder / "shown").read_text("utf-8")))


def _memory(process: int) -> Iterator[int]:
    """Yield how much memory a process uses, in kB, again and again, until it has ended; it is not waited for."""
    while os.waitid(os.P_PID, process, os.WEXITED | os.WNOHANG | os.WNOWAIT) is None:
        lines = Path(f"/proc/{process}/status").read_text("utf-8").splitlines()
        yield from (int(line.split()[1]) for line in lines if line.startswith("VmRSS:"))
        time.sleep(SAMPLING)


def _orphans() -> Iterator[float]:
    """Yield the CPU seconds of the descendants whose parents had ended."""
    while True:
        try:
            usage = os.wait4(-1, 0)[2]
        except ChildProcessError:
            return
        yield usage.ru_utime + usage.ru_stime


def _write(folder: Path, count: int, paragraphs: int) -> None:
    """Write articles that differ, and a list of them."""
    for number in range(count):
        text = "\n\n".join(PARAGRAPH.format(each, number) for each in range(paragraphs))
        (folder / f"{number}.txt").write_text(text, "utf-8")
    (folder / "list.txt").write_text("".join(f"{number}.txt\n" for number in range(count)), "utf-8")


def thousand(folder: Path) -> Lines:
    """Measure whether an article costs the same, and the parent holds as much, however many went before."""
    _write(folder, MANY, 5)
    made = ran(folder, "batch", "list.txt", "-o", "out", "--store", "store", "--engine", "tone")
    lines = (folder / "out" / NAME).read_text("utf-8").splitlines()
    costs = [json.loads(line)["cpu"] for line in lines]
    yield "1,000 articles: CPU of the last hundred / of the first", mean(costs[-PART:]) / mean(costs[:PART]), GROWTH
    tenth = len(made.memory) // 10
    late, early = mean(made.memory[-tenth:]), mean(made.memory[tenth : 2 * tenth])
    yield "1,000 articles: memory of the parent, last tenth / second", late / early, GROWTH
    yield "1,000 articles: the journal's share of all CPU", _journal(folder) / made.cpu, SHARE
    yield "1,000 articles: CPU outside of articles, as a share", 1 - sum(costs) / made.cpu, SHARE


def _journal(folder: Path) -> float:
    """Return the CPU seconds of writing all results once more."""
    results = list(Journal(folder / "out").results.values())
    (folder / "again").mkdir()
    journal = Journal(folder / "again")
    began = time.process_time()
    for result in results:
        journal.add(result)
    return time.process_time() - began


def cluster(folder: Path) -> Lines:
    """Measure two workers of a cluster beside two processes, in turns."""
    _write(folder, 40, 10)
    here, there = [], []
    with machines(folder, 2) as found:
        for number in range(TURNS):
            here.append(_seconds(folder, f"home{number}", "processes"))
            there.append(_seconds(folder, f"far{number}", found.address))
    yield "two workers of a cluster: seconds / those of two processes", min(there) / min(here), 1 / SPEED
    yield "two workers of a cluster: files that differ from those of processes", _differing(folder), 0


def _seconds(folder: Path, name: str, runner: str) -> float:
    """Return how long a batch takes; it is quiet about it."""
    places = "-o", f"{name}-out", "--store", f"{name}-store", "--runner", runner
    command = [*COMMAND, "batch", "list.txt", "--engine", "espeak", *places, "--quiet", "--offline"]
    began = time.perf_counter()
    variables = os.environ | VARIABLES | {"ACCESSIBLE_WORKERS": "2"}
    subprocess.run(command, cwd=folder, env=variables, check=True)  # noqa: S603  our own
    return time.perf_counter() - began


def _differing(folder: Path) -> int:
    here, there = (
        {path.name: path.read_bytes() for path in (folder / f"{name}0-out").iterdir() if path.name != NAME}
        for name in ("home", "far")
    )
    return sum(here.get(name) != there.get(name) for name in {*here, *there})


def estimates(folder: Path) -> Lines:
    """Measure how far estimates of fifty articles of the corpora are from what a batch then takes."""
    (folder / "pages").mkdir()
    found = [path for order in shelf.orders(folder / "pages") if order.is_found for path in order.articles]
    (folder / "list.txt").write_text("".join(f"{path}\n" for path in found[:50]), "utf-8")
    for engine in ("tone", "espeak", "auto"):
        told = ran(folder, "estimate", "list.txt", "--engine", engine).shown
        made = ran(folder, "batch", "list.txt", "--engine", engine, "-o", f"{engine}-out", "--store", f"{engine}-store")
        sound = sum(each["seconds"] for each in made.shown["articles"])
        true = {
            "cpu_hours": made.cpu / 3600,
            "sound_hours": sound / 3600,
            "bytes_of_files": _disk(folder / f"{engine}-out"),
            "bytes_of_store": _disk(folder / f"{engine}-store"),
        }
        for name, value in true.items():
            yield f"estimate with {engine}: error of {name}", abs(told[name] / value - 1), ERROR


def _disk(folder: Path) -> int:
    files = (path for path in folder.rglob("*") if path.is_file() and path.name != NAME)
    return sum(path.stat().st_blocks for path in files) * BLOCK


def main(names: Sequence[str]) -> int:
    """Measure what is named, or all, and print a line of the table for each figure."""
    ctypes.CDLL(None).prctl(PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0)
    known: dict[str, Callable[[Path], Lines]] = {"thousand": thousand, "cluster": cluster, "estimates": estimates}
    print("| what | measured | at most | met |\n|---|---|---|---|")
    missed = 0
    for name in names or known:
        with tempfile.TemporaryDirectory() as folder:
            for what, value, most in known[name](Path(folder)):
                missed += value > most
                print(f"| {what} | {value:.3f} | {most:.3f} | {'yes' if value <= most else '**no**'} |", flush=True)
    return int(missed > 0)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
