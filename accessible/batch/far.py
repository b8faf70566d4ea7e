"""Articles for the workers of a cluster: a few more than they can do at once, so that memory holds no million."""

import os
from collections.abc import Callable, Generator, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, wait
from functools import partial
from itertools import islice
from pathlib import Path
from threading import Timer
from typing import TypeVar

from accessible.batch.crew import PATIENCE, Lost, Work, limit_memory
from accessible.cluster import Cluster, cluster
from accessible.errors import EngineError

T = TypeVar("T")
R = TypeVar("R")
AHEAD = 2
"""Tasks that are handed out for each thread of the workers: one that is done, and one that waits for it."""


def each(
    tasks: Iterator[T], work: Work[T, R], address: str, folders: Sequence[Path]
) -> Generator[tuple[T, R | Lost[T]], None, None]:
    """Yield each task with its answer, in the order in which they are done, by the workers of a scheduler.

    A task is taken from `tasks` when there is room for it. `work`, tasks and answers have to be picklable; paths in
    them count from the current folder, which the workers have to share, and `folders`, too. Raises AccessibleError
    where the workers cannot do what is wanted, or are gone.
    """
    with cluster(address, [Path(), *folders]) as pool:
        yield from _answers(tasks, partial(_do, work, str(Path.cwd())), pool)


def _answers(tasks: Iterator[T], work: Callable[[T], R], pool: Cluster) -> Iterator[tuple[T, R | Lost[T]]]:
    """Yield each answer; what several workers died with is tried once more, alone, because another may be guilty."""
    running: dict[Future[R], T] = {}
    suspects: list[T] = []
    while True:
        room = max(AHEAD * pool.threads - len(running), not running)
        running.update((pool.submit(work, task), task) for task in islice(tasks, room))
        if not running:
            break
        for future in wait(running, return_when=FIRST_COMPLETED).done:
            task = running.pop(future)
            answer = _answer(future, task)
            if isinstance(answer, Lost):
                suspects.append(task)
            else:
                yield task, answer
    for task in suspects:
        answer = _answer(pool.submit(work, task), task)
        yield task, answer


def _answer(future: Future[R], task: T) -> R | Lost[T]:
    try:
        return future.result()
    except EngineError as error:
        if error.code != "crashed":
            raise
        return Lost(task, "several workers died of it")


def _do(work: Work[T, R], folder: str, task: T) -> R:
    """Do a task in a worker, in a folder; a worker that tells nothing for too long ends itself."""
    limit_memory()
    os.chdir(folder)
    watch = _Watch()
    try:
        return work(task, watch.restart)
    finally:
        watch.end()


class _Watch:
    """Ends this process where nothing is told for too long."""

    def __init__(self) -> None:
        self._timer = self._started()

    @staticmethod
    def _started() -> Timer:
        timer = Timer(PATIENCE, os._exit, [1])
        timer.daemon = True
        timer.start()
        return timer

    def restart(self, *_: object) -> None:
        """Begin to wait anew."""
        self.end()
        self._timer = self._started()

    def end(self) -> None:
        """Wait no longer."""
        self._timer.cancel()
