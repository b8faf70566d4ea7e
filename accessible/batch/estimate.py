"""What a list costs before it is made: all of it is read, some of it is made, the rest is reckoned by its letters."""

import os
import tempfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from pathlib import Path
from statistics import mean
from typing import TypeVar

from accessible import assets, files
from accessible.batch import cpu, crew
from accessible.batch.journal import FAILED, Result
from accessible.batch.listing import Entry, Wishes
from accessible.batch.run import PRELOAD
from accessible.batch.work import Task, Tell, do, source_of, wished
from accessible.casting import main_voice
from accessible.errors import AccessibleError, SourceError
from accessible.pipeline import read_source
from accessible.readers.recognise import TEXT
from accessible.readers.source import Source
from accessible.runner import PROCESSES
from accessible.settings import Settings

T = TypeVar("T")
R = TypeVar("R")
SAMPLE, FEWEST = 12, 3
"""Articles that are made if all are spoken by one engine, and that are made for each engine if there are several."""
BLOCK = 512
"""Bytes of a block, in which the system counts what a file takes on the disk."""
Report = Callable[[int, int, float], None]
_started: set[str] = set()
"""The engines that this process has loaded."""


@dataclass(frozen=True, slots=True)
class Estimate:
    """What a list costs: `articles` can be read, `unreadable` cannot, and `made` were made to find out.

    `cpu` is in seconds of computing, `sound` in seconds of sound; `files` and `store` are in bytes on the disk.
    """

    articles: int
    unreadable: int
    words: int
    made: int
    cpu: float
    sound: float
    files: float
    store: float


@dataclass(frozen=True, slots=True)
class _Sized:
    """An article that was read: how much there is of it, and who speaks it. `task` makes it."""

    task: Task
    letters: int
    words: int
    engine: str
    language: str


@dataclass(frozen=True, slots=True)
class _Made:
    """What making an article cost: `start` is the CPU time of starting its engine before, 0 if it ran already."""

    cpu: float
    sound: float
    files: int
    start: float


_Stratum = Sequence[_Sized]
"""Articles that are spoken by one engine and are about as long; the middle one stands for all."""


def estimate(entries: Sequence[Entry], settings: Settings, read: Report, made: Report) -> Estimate:
    """Return what it costs to make the articles of a list, as `accessible batch` does, on this machine.

    `read` and `made` hear of the two halves of the work. Raises AccessibleError where no article can be made.
    """
    files.chosen(settings.format)
    workers = min(max(settings.workers, 1), len(entries))
    with tempfile.TemporaryDirectory(prefix="accessible-") as folder:
        output, store = Path(folder, "files"), Path(folder, "store")
        own = replace(settings, workers=0, runner=PROCESSES, output=str(output), store=str(store))
        sized = _answers([Task(entry, own) for entry in entries], _size, workers, read)
        strata = list(_strata([each for each in sized if isinstance(each, _Sized)]))
        found = _answers([_middle(stratum) for stratum in strata], _make, workers, made)
        kept = _disk(store.rglob("*"))
    known = {id(stratum): each for stratum, each in zip(strata, found, strict=True) if isinstance(each, _Made)}
    if not known:
        raise next(each for each in [*found, *sized] if isinstance(each, AccessibleError))
    return _reckoned(strata, known, kept, workers, len(entries))


def _reckoned(strata: Sequence[_Stratum], made: dict[int, _Made], kept: int, workers: int, entries: int) -> Estimate:
    """Return the whole of which some was made: by the letters of each stratum, or of all where that is not known."""
    pairs = [(stratum, made[id(stratum)]) for stratum in strata if id(stratum) in made]
    everything = sum(map(_letters, strata))
    rest = everything / sum(_letters(stratum) for stratum, _ in pairs)
    shares = [(_letters(stratum) / _middle(stratum).letters * rest, each) for stratum, each in pairs]
    engines = {stratum[0].engine for stratum in strata}
    start = mean(each.start for _, each in pairs if each.start) * workers * len(engines)
    articles = [each for stratum in strata for each in stratum]
    return Estimate(
        len(articles),
        entries - len(articles),
        sum(each.words for each in articles),
        len(pairs),
        start + sum(share * each.cpu for share, each in shares),
        sum(share * each.sound for share, each in shares),
        sum(share * each.files for share, each in shares),
        kept * everything / sum(_middle(stratum).letters for stratum, _ in pairs),
    )


def _letters(stratum: _Stratum) -> int:
    return sum(each.letters for each in stratum)


def _middle(stratum: _Stratum) -> _Sized:
    return stratum[len(stratum) // 2]


def _strata(sized: Sequence[_Sized]) -> Iterator[_Stratum]:
    """Yield the articles of each engine by their length, in as many parts as its share of all letters asks for."""
    everything = _letters(sized)
    for engine in sorted({each.engine for each in sized}):
        group = sorted((each for each in sized if each.engine == engine), key=lambda each: each.letters)
        parts = min(max(FEWEST, round(SAMPLE * _letters(group) / everything)), len(group))
        edges = [number * len(group) // parts for number in range(parts + 1)]
        yield from (group[start:end] for start, end in pairwise(edges))


def _answers(
    tasks: Sequence[T], work: crew.Work[T, R | AccessibleError], workers: int, report: Report
) -> list[R | AccessibleError]:
    """Return what workers answer to each task, in the order of the tasks."""
    found: dict[int, R | AccessibleError] = {}
    report(0, len(tasks), 0.0)
    for task, answer in crew.each(iter(tasks), work, workers, preload=PRELOAD):
        lost = SourceError("An article crashed the program that read it, or took too long.", code="crashed")
        found[id(task)] = lost if isinstance(answer, crew.Lost) else answer
        report(len(found), len(tasks), len(found) / len(tasks))
    return [found[id(task)] for task in tasks]


def _size(task: Task, tell: Tell) -> _Sized | AccessibleError:
    """Read an article, in a worker."""
    settings = wished(task.settings, task.entry.wishes)
    try:
        source = source_of(task.entry, settings)
        article = read_source(task.entry.location, source, settings)
        voice = main_voice(settings.engine, settings.voice, article.metadata.language)
    except AccessibleError as error:
        return error
    tell(1, 1, 1.0)
    texts = [block.text for block in article.blocks]
    words = sum(len(text.split()) for text in texts)
    return _Sized(task, max(1, sum(map(len, texts))), words, voice.engine, article.metadata.language)


def _make(article: _Sized, tell: Tell) -> _Made | AccessibleError:
    """Make an article, in a worker, and something short before it where its engine has not been started yet."""
    start = 0.0 if article.engine in _started else _start(article, tell)
    result = do(article.task, tell)
    if result.state == FAILED:
        return SourceError(result.message, code=result.code)
    return _Made(result.cpu, result.seconds, _disk(_files(result, article.task)), start)


def _start(article: _Sized, tell: Tell) -> float:
    """Return the CPU seconds of starting an engine: what no other worker says is said by it."""
    _started.add(article.engine)
    before = cpu.spent()
    text = f"{os.getpid()}. {assets.sample(article.language)}"
    entry = Entry("", Wishes(language=article.language), Source(text, TEXT))
    do(replace(article.task, entry=entry), tell)
    return cpu.spent() - before


def _files(result: Result, task: Task) -> Iterator[Path]:
    for name in result.files:
        path = Path(task.settings.output, name)
        yield path
        yield from path.rglob("*")


def _disk(paths: Iterable[Path]) -> int:
    """Return how much of the disk files take."""
    return sum(path.stat().st_blocks for path in paths if path.is_file()) * BLOCK
