"""A whole list: what is known is left, what is new is made, and each result is in the journal before the next one."""

import csv
import io
from collections.abc import Callable, Generator, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TypeVar

from accessible import files, runner
from accessible.batch import crew, far
from accessible.batch.journal import FAILED, MADE, UNCHANGED, Journal, Result
from accessible.batch.listing import Entry
from accessible.batch.work import Task, do
from accessible.casting import main_voice
from accessible.settings import Settings
from accessible.store import opened

T = TypeVar("T")
R = TypeVar("R")
PRELOAD = ("accessible.pipeline", "accessible.audio.encode", "accessible.audio.sound")
"""Modules that are loaded once for all workers."""
USUAL = 6_000
"""Bytes of an article whose size nobody knows."""
Report = Callable[[int, int, float], None]
"""Called with the articles that are done, those that there are, and the share of all text that is done."""


@dataclass(frozen=True, slots=True)
class Order:
    """How a list is made: in which folders, whether what failed before is tried again, and if one failure ends all."""

    folders: str = "none"
    retries: bool = False
    keeps_going: bool = True


def run(entries: Sequence[Entry], settings: Settings, order: Order, report: Report) -> list[Result]:
    """Make the articles of a list, and return what became of each, in the order of the list.

    What the journal of the output folder knows is not made again. Raises AccessibleError where nothing can be made.
    """
    files.chosen(settings.format)
    main_voice(settings.engine, settings.voice, settings.language or "en")
    folder = files.writable(Path(settings.output).expanduser())
    files.sweep(folder, below=order.folders != "none")
    with opened(settings.store_folder, folder) as store:
        return _run(entries, replace(settings, store=str(store.folder)), order, Journal(folder), report)


def _run(entries: Sequence[Entry], settings: Settings, order: Order, journal: Journal, report: Report) -> list[Result]:
    results: dict[str, Result] = {}
    sizes = {entry.name: entry.size or USUAL for entry in entries}
    total = sum(sizes.values())
    done = 0
    report(0, len(entries), 0.0)
    for result in _results(entries, settings, order, journal):
        results[result.location] = result
        if result.state != UNCHANGED:
            journal.add(result)
        done += sizes[result.location]
        report(len(results), len(entries), done / total)
        if result.state == FAILED and not order.keeps_going:
            break
    return [results[entry.name] for entry in entries if entry.name in results]


def _results(entries: Sequence[Entry], settings: Settings, order: Order, journal: Journal) -> Iterator[Result]:
    own = replace(settings, workers=0, runner=runner.PROCESSES)
    tasks = (
        Task(entry, own, order.folders, journal.results.get(entry.name), retries=order.retries) for entry in entries
    )
    with closing(answers(tasks, do, settings, len(entries))) as answered:
        for task, answer in answered:
            found = _lost(task, answer.code) if isinstance(answer, crew.Lost) else answer
            yield replace(found, location=task.entry.name)


def answers(
    tasks: Iterator[T], work: crew.Work[T, R], settings: Settings, most: int
) -> Generator[tuple[T, R | crew.Lost[T]], None, None]:
    """Yield each task with its answer, from where the settings have work done; `most` is how many tasks there are."""
    if settings.runner == runner.INLINE:
        return ((task, work(task, lambda *_: None)) for task in tasks)
    if runner.is_cluster(settings.runner):
        folders = [Path(settings.output).expanduser(), settings.store_folder]
        return far.each(tasks, work, settings.runner, folders)
    return crew.each(tasks, work, min(max(settings.workers, 1), most), preload=PRELOAD)


def _lost(task: Task, code: str | None) -> Result:
    location = task.entry.location
    if code is None:
        message = f"{location!r} was given up after {crew.PATIENCE:.0f} seconds without a sign of life: split it."
        return Result(location, FAILED, code="too_slow", message=message)
    message = f"{location!r} crashed the program that made it ({code}): run 'accessible make' on it alone."
    return Result(location, FAILED, code="crashed", message=message)


def table(results: Sequence[Result]) -> str:
    """Return the results as CSV, a line an article."""
    text = io.StringIO()
    rows = csv.writer(text, lineterminator="\n")
    rows.writerow(["source", "state", "title", "files", "words", "seconds", "cpu", "code", "message"])
    for each in results:
        cells = [each.location, each.state, each.title, " ".join(each.files), each.words, each.seconds, each.cpu]
        rows.writerow([*cells, each.code, each.message])
    return text.getvalue()


def counts(results: Sequence[Result]) -> dict[str, int]:
    """Return how many articles were made, were known already, and failed."""
    return {state: sum(each.state == state for each in results) for state in (MADE, UNCHANGED, FAILED)}
