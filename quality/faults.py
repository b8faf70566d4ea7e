"""The faults that a run has to outlive, each as often as is asked for: what is wrong afterwards, in sentences.

    python -m quality.faults PLACE FOLDER

makes the disk of one place full, or read-only, in mounts that nobody else sees: `unshare -rm` starts it so.
"""

import os
import random
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from quality.disturb import Course, kill, leftovers, listing, refuse

PAPERS = "epub,podcast,page,captions,daisy202,daisy3,text"
"""Files and folders, with a quick writer each."""
QUICK = ("--engine", "tone", "--format", PAPERS)
SIZES = (64, 96, 128, 256, 1024, 4096, 16384, 65536)
"""Of a disk, in kilobytes: too small for anything, and then larger until all goes well."""
PLACES = ("store", "out", "temporary")
NAMES = ("mill", "wheel", "crane", "ferry", "lock", "weir")


def one(folder: Path, *options: str) -> Course:
    """Return a course of one article; options are added to those of a quick run."""
    return Course(folder, ["make", "mill.txt", *QUICK, *options])


def many(folder: Path, articles: int = len(NAMES)) -> Course:
    """Return a course of so many articles in one batch."""
    names = [f"{NAMES[number % len(NAMES)]}-{number}" for number in range(articles)]
    return Course(folder, ["batch", "list.txt", *QUICK], names)


def kills(folder: Path, rounds: int, seed: int = 1) -> Iterator[str]:
    """Kill `make` and `batch` in turn, at moments drawn by lot."""
    number = random.Random(seed)  # noqa: S311  not for secrets
    courses = one(folder / "make"), many(folder / "batch")
    for round_ in range(rounds):
        course = courses[round_ % 2]
        course.clear()
        yield from (f"kill {round_}: {fault}" for fault in course.faults(kill(course, number)))


def refusals(course: Course, library: Path, kind: str, step: int = 1, *, lasts: bool = False) -> Iterator[str]:
    """Let every `step`-th call of a kind fail in turn, each in a run of its own, until there are no more."""
    at, calls = 1, 1
    while calls >= at:
        course.clear()
        ended, calls = refuse(course, library, kind, at, lasts=lasts)
        yield from (f"{kind} {at}: {fault}" for fault in course.faults(ended))
        at += step


def flips(course: Course, every: int, seed: int = 1) -> Iterator[str]:
    """Change a byte of every so-many-th entry of a full store."""
    number = random.Random(seed)  # noqa: S311  not for secrets
    shutil.rmtree(course.out)
    for path in sorted(course.store.glob("??/*"))[::every]:
        data = bytearray(path.read_bytes())
        data[number.randrange(len(data))] ^= 1 << number.randrange(8)
        path.write_bytes(data)
    ended = course.run()
    yield from course.faults(ended)
    if ended.code:
        yield f"every {every}: {ended.said}"


def crowd(folder: Path, processes: int, articles: int) -> Iterator[str]:
    """Let so many processes make the same articles at once, in one store and one output."""
    course = many(folder, articles)
    course.clear()
    running = [course.start({"ACCESSIBLE_WORKERS": "1"}) for _ in range(processes)]
    for process in running:
        with process:
            _, said = process.communicate(timeout=3600)
        if process.returncode:
            yield f"exit code {process.returncode}: {said}"
    if listing(course.out) != course.expected:
        yield "the files are not those of one process"
    yield from (f"left behind: {path}" for path in leftovers(course.out, course.store))
    lines = (course.out / "batch.jsonl").read_bytes().splitlines()
    if len({line.split(b'"location": ')[1].split(b",")[0] for line in lines}) != articles:
        yield "the journal does not name each article"


# Mounts, which are to be our own


def full(folder: Path, place: str) -> Iterator[str]:
    """Give one place a disk of its own that is too small, and a larger one until all goes well."""
    options = ("--engine", "espeak", "--format", f"{PAPERS},m4b")
    course = one(folder, *options)
    codes = []
    for size in SIZES:
        course.clear()
        _mount(folder / place, f"size={size}k")
        ended = course.run()
        codes.append(ended.code)
        _run("mount", "-o", "remount,size=1g", str(folder / place))
        yield from (f"{place}, {size} kB: {fault}" for fault in course.faults(ended))
        _run("umount", str(folder / place))
    if codes[-1] or (place != "temporary" and 5 not in codes):  # noqa: PLR2004  the code of a full disk
        yield f"{place}: exit codes {codes}"


def kept(folder: Path) -> Iterator[str]:
    """Fill the disk of the output, and make the article with another rate: what is there already has to stay."""
    course = one(folder)
    course.clear()
    _mount(course.out, "size=4096k")
    course.run()
    (course.out / "ballast").write_bytes(bytes(_free(course.out)))
    ended = course.run({"ACCESSIBLE_RATE": "0.9"})
    (course.out / "ballast").unlink()
    if ended.code != 5:  # noqa: PLR2004  the code of a full disk
        yield f"exit code {ended.code} on a full disk"
    yield from course.faults(ended)


def read_only(folder: Path) -> Iterator[str]:
    """Let a store be read only: one that is empty, and one that has all but one recording."""
    course = one(folder)
    for is_filled in (False, True):
        course.clear()
        _mount(course.store, "size=64m")
        if is_filled:
            course.run()
        _run("mount", "-o", "remount,ro", str(course.store))
        shutil.rmtree(course.out, ignore_errors=True)
        ended = course.run()
        said = [line for line in ended.said.splitlines() if "store" in line]
        if ended.code or len(said) != 1:
            yield f"exit code {ended.code}: {ended.said!r}"
        yield from course.half_files()
        yield from (f"left behind: {path}" for path in leftovers(course.out, folder / "temporary"))
        if listing(course.out) != course.expected:
            yield "other files than with a store"
        _run("umount", str(course.store))


def _mount(place: Path, options: str) -> None:
    place.mkdir(exist_ok=True)
    _run("mount", "-t", "tmpfs", "-o", options, "tmpfs", str(place))


def _free(place: Path) -> int:
    found = os.statvfs(place)
    return found.f_bavail * found.f_frsize


def _run(*command: str) -> None:
    subprocess.run(command, check=True)  # noqa: S603  our own commands


def can_mount() -> bool:
    """Say whether a process can have mounts of its own here."""
    unshare = shutil.which("unshare")
    return unshare is not None and not subprocess.run([unshare, "-rm", "true"], check=False).returncode  # noqa: S603


def mounted(place: str, folder: Path) -> list[str]:
    """Return what is wrong after one of the faults that need mounts: of a place, `kept` or `read-only`."""
    command = ["unshare", "-rm", sys.executable, "-m", "quality.faults", place, str(folder)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603  our own module
    return [*done.stdout.splitlines(), *([done.stderr] if done.returncode else [])]


def main() -> None:
    """Do what the command line names, and print what is wrong, a line each."""
    place, folder = sys.argv[1], Path(sys.argv[2])
    found = {"kept": kept, "read-only": read_only}.get(place)
    for fault in found(folder) if found else full(folder, place):
        print(fault)


if __name__ == "__main__":
    main()
