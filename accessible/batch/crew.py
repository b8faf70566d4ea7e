"""Workers that each do one task after the other: one that dies, or is silent for too long, costs its task only."""

import multiprocessing
import resource
import time
from collections.abc import Callable, Generator, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from typing import Generic, TypeVar

from accessible import signals
from accessible.errors import ResourceError
from accessible.runner import processes, stop_server

T = TypeVar("T")
R = TypeVar("R")
Work = Callable[[T, Callable[[int, int, float], None]], R]
MEMORY = 2 << 30
"""Bytes of data that a worker may hold."""
PATIENCE = 600.0
"""Seconds after which a worker that tells nothing is ended: it has to read a page, or speak a paragraph, in them."""
_TICK = 1.0


@dataclass(frozen=True, slots=True)
class Lost(Generic[T]):
    """A task that has no answer: its worker died (`code` says how it ended), or was ended for its silence (None)."""

    task: T
    code: str | None


@dataclass(slots=True)
class _Worker(Generic[T]):
    """A process, the line to it, the task that it does, and when it last told of itself."""

    process: BaseProcess
    line: Connection
    task: T | None = None
    heard: float = field(default_factory=time.monotonic)


def each(
    tasks: Iterator[T], work: Work[T, R], workers: int, *, preload: Sequence[str] = (), patience: float = PATIENCE
) -> Generator[tuple[T, R | Lost[T]], None, None]:
    """Yield each task with its answer, in the order in which they are done, in so many processes.

    A task is taken from `tasks` when a worker is free for it. `work`, tasks and answers have to be picklable.
    """
    crew = _Crew(work, preload, patience)
    try:
        for _ in range(workers):
            crew.give(next(tasks, None))
        while crew.workers:
            for task, answer in crew.answers():
                yield task, answer
                crew.give(next(tasks, None))
    finally:
        crew.end()


class _Crew(Generic[T, R]):
    """Workers, busy or free."""

    def __init__(self, work: Work[T, R], preload: Sequence[str], patience: float) -> None:
        self._context = processes(preload)
        self._work, self._patience = work, patience
        self.workers: list[_Worker[T]] = []
        self._free: list[_Worker[T]] = []

    def give(self, task: T | None) -> None:
        """Let a worker do a task: a free one, or a new one. None means that there is none for it."""
        if task is None:
            for worker in self._free:
                self._dismiss(worker)
            self._free = []
            return
        worker = self._free.pop() if self._free else self._hire()
        worker.task, worker.heard = task, time.monotonic()
        self.workers.append(worker)
        with suppress(OSError):  # it is dead: that is found out when it is listened to
            worker.line.send(task)

    def _hire(self) -> _Worker[T]:
        """Return a new worker. Raises ResourceError if the machine has no room for one, a moment later as well."""
        try:
            return self._begin()
        except (OSError, EOFError):
            time.sleep(_TICK)
        try:
            return self._begin()
        except (OSError, EOFError) as error:
            raise ResourceError(error) from error

    def _begin(self) -> _Worker[T]:
        ours, theirs = self._context.Pipe()
        with theirs, signals.held():
            process = self._context.Process(target=_serve, args=(theirs, self._work))
            process.start()
        return _Worker(process, ours)

    def answers(self) -> Iterator[tuple[T, R | Lost[T]]]:
        """Wait a moment, and yield what came in it."""
        ready = wait([worker.line for worker in self.workers], timeout=_TICK)
        for worker in list(self.workers):
            answer = self._hear(worker) if worker.line in ready else self._overdue(worker)
            if answer is not None and worker.task is not None:
                yield worker.task, answer[0]

    def _hear(self, worker: _Worker[T]) -> tuple[R | Lost[T]] | None:
        """Return the answer of a worker; None if it only told that it goes on."""
        try:
            is_answer, said = worker.line.recv()
        except (EOFError, OSError):
            return self._lose(worker, killed=False)
        worker.heard = time.monotonic()
        if not is_answer:
            return None
        self.workers.remove(worker)
        self._free.append(worker)
        return (said,)

    def _overdue(self, worker: _Worker[T]) -> tuple[Lost[T]] | None:
        is_late = time.monotonic() - worker.heard > self._patience
        return self._lose(worker, killed=True) if is_late else None

    def _lose(self, worker: _Worker[T], *, killed: bool) -> tuple[Lost[T]] | None:
        self.workers.remove(worker)
        if killed:
            worker.process.kill()
        worker.process.join()
        worker.line.close()
        return (
            None
            if worker.task is None
            else (Lost(worker.task, None if killed else f"exit code {worker.process.exitcode}"),)
        )

    def _dismiss(self, worker: _Worker[T]) -> None:
        worker.line.close()
        worker.process.join()

    def end(self) -> None:
        """End all workers at once; what they were to do is left undone."""
        for worker in [*self.workers, *self._free]:
            worker.process.kill()
            worker.process.join()
            worker.line.close()
        stop_server()


def limit_memory() -> None:
    """Let this process hold no more than a worker may: whatever asks for more gets MemoryError."""
    _, hard = resource.getrlimit(resource.RLIMIT_DATA)
    most = MEMORY if hard == resource.RLIM_INFINITY else min(MEMORY, hard)
    resource.setrlimit(resource.RLIMIT_DATA, (most, hard))


def _serve(line: Connection, work: Work[T, R]) -> None:
    """Be a worker: do what comes, until nothing comes any more."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        signals.leave_to_parent(parent.join)
    limit_memory()

    def tell(*progress: object) -> None:
        line.send((False, progress))

    with suppress(EOFError):
        while True:
            line.send((True, work(line.recv(), tell)))
