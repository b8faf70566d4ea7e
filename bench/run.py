"""Measure the program against its limits, and print a table.

    python bench/run.py [--quick] [--repeat N]

Each figure is of whole processes: CPU seconds of the process and all its descendants, wall seconds,
and the memory of the largest process. CPU seconds and ratios hold on a busy machine, wall seconds
hardly, so what is compared is run in turns, and medians are taken. The exit code is 1 if a limit is missed.
"""

import argparse
import ctypes
import os
import subprocess
import sys
import tempfile
import time
import zipfile
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from resource import struct_rusage
from statistics import median
from threading import Event, Thread
from typing import Self

from mutagen.mp3 import MP3
from texts import main as write_text

HERE = Path(__file__).resolve().parent
SHORT, MIDDLE, LONG = 600, 5000, 20000
"""Words in an article."""
HELP_RUNS = 11
SAMPLING = 0.05
"""Seconds between two looks at a process's memory."""
FASTEST = 250
"""Words a minute that no voice speaks: a shorter podcast has lost text."""
PR_SET_CHILD_SUBREAPER = 36
MEGABYTE = 1024
"""In kB, the unit of the kernel's figures."""


@dataclass(frozen=True, slots=True)
class Cost:
    """What a command cost: `cpu` and `wall` in seconds, memory in MB.

    `peak` is of the largest process, `parent` of the one that was started.
    """

    cpu: float
    wall: float
    peak: float
    parent: float

    def __str__(self) -> str:
        """Return the figures for a cell of the table."""
        return f"{self.cpu:.2f} s CPU, {self.wall:.2f} s, {self.peak:.0f} MB"


@dataclass(frozen=True, slots=True)
class Row:
    """A line of the table. `value` is to be at most `limit`, or at least where `least` is set."""

    name: str
    ours: str
    other: str
    value: float
    limit: float
    least: bool = False

    @property
    def met(self) -> bool:
        """Say whether the limit is kept."""
        return self.value >= self.limit if self.least else self.value <= self.limit

    def __str__(self) -> str:
        """Return the line in Markdown."""
        sign = "≥" if self.least else "≤"
        verdict = "yes" if self.met else "**MISSED**"
        return f"| {self.name} | {self.ours} | {self.other} | {self.value:.3g} | {sign} {self.limit:g} | {verdict} |"


HEADER = "| measurement | ours | compared with | value | limit | met |\n|---|---|---|---|---|---|"


def adopt_orphans() -> None:
    """Become the parent of descendants whose own parent ends first: their CPU seconds count, too."""
    if ctypes.CDLL(None).prctl(PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0):
        message = "The kernel does not let this process adopt orphans."
        raise SystemExit(message)


def run(command: list[str], folder: Path, environment: Mapping[str, str]) -> Cost:
    """Run `command` in `folder` to its end, and return what it cost."""
    left_out = ("ACCESSIBLE_", "PYTHONDONTWRITEBYTECODE")  # an installed program has its bytecode
    inherited = {name: value for name, value in os.environ.items() if not name.startswith(left_out)}
    variables = {**inherited, "PYTHONPATH": str(HERE.parent), **environment}
    with tempfile.TemporaryFile() as output:
        start = time.perf_counter()
        process = subprocess.Popen(command, cwd=folder, env=variables, stdout=output, stderr=output)
        with Memory(process.pid) as memory:
            _, status, usage = os.wait4(process.pid, 0)
        wall = time.perf_counter() - start
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            output.seek(0)
            message = f"{' '.join(command)} ended with {process.returncode}:\n{output.read().decode()}"
            raise SystemExit(message)
    usages = [usage, *_reap()]
    cpu = sum(each.ru_utime + each.ru_stime for each in usages)
    return Cost(cpu, wall, max(each.ru_maxrss for each in usages) / MEGABYTE, memory.peak / MEGABYTE)


def _reap() -> Iterator[struct_rusage]:
    """Wait for the orphans, and yield what they used."""
    while True:
        try:
            yield os.wait4(-1, 0)[2]
        except ChildProcessError:
            return


class Memory:
    """Watches the memory of one process: the kernel's figure at its end covers descendants as well."""

    def __init__(self, process: int) -> None:
        """Watch the process with the id `process`."""
        self.peak = 0
        """In kB."""
        self._status = Path(f"/proc/{process}/status")
        self._ended = Event()
        self._thread = Thread(target=self._watch)

    def __enter__(self) -> Self:
        """Start to watch."""
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        """Stop watching."""
        self._ended.set()
        self._thread.join()

    def _watch(self) -> None:
        while not self._ended.wait(SAMPLING):
            try:
                lines = self._status.read_text().splitlines()
            except OSError:
                return
            self.peak = max(self.peak, *(int(line.split()[1]) for line in lines if line.startswith("VmHWM:")), 0)


class Laboratory:
    """Runs the commands that are compared, each with an output folder of its own."""

    def __init__(self, folder: Path, repeat: int) -> None:
        """Work in `folder`; measure `repeat` times where noise matters."""
        self.repeat = repeat
        self._folder = folder
        self._runs = 0
        self._store = folder
        for words in (SHORT, MIDDLE, LONG):
            write_text(str(words), str(self._article(words)), str(self._sentences(words)))

    def _article(self, words: int) -> Path:
        return self._folder / f"{words}.txt"

    def _sentences(self, words: int) -> Path:
        return self._folder / f"{words}.json"

    def _new(self, kind: str) -> Path:
        """Return the path of a folder that is not there yet."""
        self._runs += 1
        return self._folder / f"{kind}{self._runs}"

    def _run(self, *command: str | Path, **environment: str) -> Cost:
        return run([str(part) for part in command], self._folder, environment)

    def first(self, words: int, engine: str, **environment: str) -> Cost:
        """Make an article with an empty store."""
        self._store = self._new("store")
        return self.again(words, engine, **environment)

    def again(self, words: int, engine: str, **environment: str) -> Cost:
        """Make an article with the store of the run before."""
        return self._make(self._article(words), words, engine, **environment)

    def edited(self, words: int, engine: str) -> Cost:
        """Make an article with the store of the run before, after a sentence in its middle was changed."""
        paragraphs = self._article(words).read_text("utf-8").split("\n\n")
        paragraphs[len(paragraphs) // 2] += " Nobody had expected that."
        path = self._new("edited")
        path.write_text("\n\n".join(paragraphs), "utf-8")
        return self._make(path, words, engine)

    def _make(self, article: Path, words: int, engine: str, **environment: str) -> Cost:
        out = self._new("out")
        options = ("-o", out, "--engine", engine, "--store", self._store, "--quiet")
        cost = self._run(sys.executable, "-m", "accessible", "make", article, *options, **environment)
        _require_whole(out, words)
        return cost

    def bare(self, words: int, engine: str) -> Cost:
        """Speak an article's sentences with the bare engine."""
        return self._run(sys.executable, HERE / "bare.py", engine, self._sentences(words))

    def naive(self, words: int, engine: str) -> Cost:
        """Make an article with the plain script."""
        out = self._new("naive")
        cost = self._run(sys.executable, HERE / "naive.py", engine, self._article(words), out)
        _require_whole(out, words)
        return cost

    def usage(self) -> Cost:
        """Show the program's help, as its users do."""
        script = Path(sys.executable).with_name("accessible")
        program = (script,) if script.exists() else (sys.executable, "-m", "accessible")
        return self._run(*program, "--help")

    def nothing(self) -> Cost:
        """Start Python, and end it."""
        return self._run(sys.executable, "-c", "pass")


def _require_whole(out: Path, words: int) -> None:
    """Raise SystemExit unless `out` has an EPUB, and in it and beside it enough sound for `words` words."""
    books = [_sound(path) for path in out.rglob("*.epub")]
    sound = min([*books, *(MP3(path).info.length for path in out.glob("*.mp3"))], default=0.0)
    if not books or sound < words / FASTEST * 60:
        message = f"The output is not whole: {sound:.0f} s of sound in {sorted(out.rglob('*'))}"
        raise SystemExit(message)


def _sound(book: Path) -> float:
    """Return how long the sound files of an EPUB last, in seconds."""
    with zipfile.ZipFile(book) as archive:
        files = [BytesIO(archive.read(name)) for name in archive.namelist() if name.endswith(".mp3")]
    return float(sum(MP3(file).info.length for file in files))


def in_turns(count: int, *steps: Callable[[], Cost]) -> list[Cost]:
    """Run all steps one after the other, `count` times, and return the medians of each step."""
    rounds = [[step() for step in steps] for _ in range(count)]
    return [_median(costs) for costs in zip(*rounds, strict=True)]


def _median(costs: tuple[Cost, ...]) -> Cost:
    return Cost(
        cpu=median(cost.cpu for cost in costs),
        wall=median(cost.wall for cost in costs),
        peak=median(cost.peak for cost in costs),
        parent=median(cost.parent for cost in costs),
    )


def cpu_row(name: str, ours: Cost, other: Cost, limit: float) -> Row:
    """Return the row that compares CPU seconds."""
    return Row(f"{name}: CPU", str(ours), str(other), ours.cpu / other.cpu, limit)


def short_hibari(lab: Laboratory) -> Iterator[Row]:
    """Measure a short article in the natural voice."""
    bare, first, again = in_turns(
        lab.repeat,
        lambda: lab.bare(SHORT, "hibari"),
        lambda: lab.first(SHORT, "hibari"),
        lambda: lab.again(SHORT, "hibari"),
    )
    yield cpu_row(f"{SHORT} words, hibari / bare engine", first, bare, 1.6)
    yield Row(f"{SHORT} words, hibari / bare engine: wall", str(first), str(bare), first.wall / bare.wall, 0.9)
    yield cpu_row(f"{SHORT} words, hibari, second run / first", again, first, 0.05)


def short_espeak(lab: Laboratory) -> Iterator[Row]:
    """Measure a short article in the quick voice."""
    naive, first = in_turns(lab.repeat, lambda: lab.naive(SHORT, "espeak"), lambda: lab.first(SHORT, "espeak"))
    yield cpu_row(f"{SHORT} words, espeak / plain script", first, naive, 0.5)


def start(lab: Laboratory) -> Iterator[Row]:
    """Measure how long the program takes to start."""
    ours, bare = in_turns(HELP_RUNS, lab.usage, lab.nothing)
    cells = (f"{ours.cpu * 1000:.0f} ms CPU", f"{bare.cpu * 1000:.0f} ms CPU")
    yield Row("`accessible --help` / bare Python: CPU", *cells, ours.cpu / bare.cpu, 3)


def formats(lab: Laboratory) -> Iterator[Row]:
    """Measure all formats of a short article whose book is made already."""
    book, rest = in_turns(
        lab.repeat,
        lambda: lab.first(SHORT, "hibari", ACCESSIBLE_FORMAT="epub"),
        lambda: lab.again(SHORT, "hibari", ACCESSIBLE_FORMAT="all"),
    )
    yield cpu_row(f"{SHORT} words, all formats after the EPUB / the EPUB with hibari", rest, book, 0.6)


def middle_hibari(lab: Laboratory) -> Iterator[Row]:
    """Measure a long read in the natural voice."""
    bare = lab.bare(MIDDLE, "hibari")
    first = lab.first(MIDDLE, "hibari")
    again = lab.again(MIDDLE, "hibari")
    yield cpu_row(f"{MIDDLE} words, hibari / bare engine", first, bare, 1.25)
    yield cpu_row(f"{MIDDLE} words, hibari, second run / first", again, first, 0.05)


def workers(lab: Laboratory) -> Iterator[Row]:
    """Measure what a second worker process gains."""
    one, two = in_turns(
        lab.repeat,
        lambda: lab.first(MIDDLE, "hibari", ACCESSIBLE_WORKERS="1"),
        lambda: lab.first(MIDDLE, "hibari", ACCESSIBLE_WORKERS="2"),
    )
    name = f"{MIDDLE} words, hibari, two workers / one: speed-up"
    yield Row(name, str(two), str(one), one.wall / two.wall, 1.7, least=True)


def long_espeak(lab: Laboratory) -> Iterator[Row]:
    """Measure a book in the quick voice."""
    first = lab.first(LONG, "espeak")
    again = lab.again(LONG, "espeak")
    edited = lab.edited(LONG, "espeak")
    naive = lab.naive(LONG, "espeak")
    yield cpu_row(f"{LONG} words, espeak / plain script", first, naive, 0.2)
    yield Row(f"{LONG} words, espeak: MB of the parent", f"{first.parent:.0f} MB", "", first.parent, 150)
    yield cpu_row(f"{LONG} words, espeak, second run / first", again, first, 0.05)
    yield cpu_row(f"{LONG} words, espeak, a sentence changed / first", edited, first, 0.05)


QUICK = (start, short_espeak, short_hibari, formats)
ALL = (*QUICK, middle_hibari, workers, long_espeak)


def main() -> int:
    """Print the table, and return the exit code."""
    parser = argparse.ArgumentParser(description="Measure the program against its limits.")
    parser.add_argument("--quick", action="store_true", help="the short article and the start only")
    parser.add_argument("--repeat", type=int, default=3, metavar="N", help="runs of which medians are taken (3)")
    options = parser.parse_args()
    adopt_orphans()
    met = True
    with tempfile.TemporaryDirectory(prefix="bench-") as folder:
        lab = Laboratory(Path(folder), options.repeat)
        print(f"\nLoad average before: {os.getloadavg()[0]:.1f}, on {os.cpu_count()} cores.\n\n{HEADER}", flush=True)
        for measure in QUICK if options.quick else ALL:
            for row in measure(lab):
                print(row, flush=True)
                met = met and row.met
    return 0 if met else 1


if __name__ == "__main__":
    sys.exit(main())
