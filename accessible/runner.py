"""Executors: where work is done."""

import multiprocessing
import os
import signal
import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Executor, Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import Any, ParamSpec, TypeVar

from accessible import signals
from accessible.errors import EngineError, ResourceError

LONGEST_FOLDER = 70
"""Bytes of the name of a folder: a socket's has 107 at most, and Python's own part of it is 31 long."""
P = ParamSpec("P")
T = TypeVar("T")
INLINE, PROCESSES, CLUSTER = "inline", "processes", "tcp://"
"""What a runner is called: this process, processes of this machine, or the beginning of a scheduler's address."""


def is_cluster(runner: str) -> bool:
    """Say whether a runner is the address of a scheduler, whose workers may be on other machines."""
    return runner.startswith(CLUSTER)


def executor(
    runner: str, workers: int, preload: Sequence[str] = (), folders: Sequence[Path] = ()
) -> AbstractContextManager[Executor]:
    """Return an executor for a `with`: `workers` processes, this process, or a cluster, which knows itself how many.

    `preload` names modules to import once for all processes of this machine; `folders` are those that the workers of a
    cluster have to share with it. On an error, all work is dropped that has not begun.
    """
    if is_cluster(runner):
        from accessible.cluster import cluster

        return cluster(runner, folders)
    return _inline() if runner == INLINE or workers == 0 else _processes(workers, preload)


class Inline(Executor):
    """Does the work in this process: at once when it is submitted, one by one when it is mapped."""

    def submit(self, fn: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> Future[T]:
        """Call `fn` and return a future that is already done."""
        future: Future[T] = Future()
        try:
            future.set_result(fn(*args, **kwargs))
        except Exception as error:  # noqa: BLE001  an executor hands every error to whoever asks for the result
            future.set_exception(error)
        return future

    def map(self, fn: Callable[..., T], *iterables: Iterable[object], **_: object) -> Iterator[T]:
        """Yield the results of `fn`, each when it is asked for."""
        return map(fn, *iterables)


@contextmanager
def _inline() -> Iterator[Executor]:
    yield Inline()


@contextmanager
def _processes(workers: int, preload: Sequence[str]) -> Iterator[Executor]:
    """Yield an executor of processes with one thread each. What `preload` names is imported in the one they are of.

    On an error, the workers are ended and all work is dropped: what they wrote to the store is whole or absent.
    """
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    context = processes(preload)
    pool = _Pool(workers, mp_context=context, initializer=_start)
    try:
        pool.submit(int)  # starts the server and the first worker while the parent goes on
        yield pool
    except BrokenProcessPool as error:
        _abandon(pool)
        message = "A worker process was ended from outside, perhaps for want of memory: run the same command again."
        raise EngineError(message, code="worker_lost") from error
    except BaseException:
        _abandon(pool)
        raise
    else:
        pool.shutdown()
        stop_server()


def processes(preload: Sequence[str]) -> Any:  # noqa: ANN401  one type for both
    """Return what starts processes: on Linux they are forked from one that has loaded the modules of `preload`.

    Its socket is in the temporary folder, whose name can be too long for that; then they are started anew.
    """
    if sys.platform != "linux" or len(os.fsencode(tempfile.gettempdir())) > LONGEST_FOLDER:
        return multiprocessing.get_context("spawn")
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload([*preload, "accessible.hushed"])
    return context


class _Pool(ProcessPoolExecutor):
    """A pool that is not interrupted while it starts a process: one that is half started cannot be ended."""

    def submit(self, work: Callable[..., Any], /, *arguments: object, **named: object) -> Future[Any]:
        """Submit work; a process may be started for it. Raises ResourceError if that fails."""
        try:
            with signals.held():
                return super().submit(work, *arguments, **named)
        except (OSError, EOFError) as error:  # the second is all that is heard of a server that died
            raise ResourceError(error) from error


def _abandon(pool: Executor) -> None:
    """End the workers at once, and drop what they were to do."""
    pool.shutdown(wait=False, cancel_futures=True)
    for worker in multiprocessing.active_children():
        worker.kill()
        worker.join()
    pool.shutdown()
    stop_server(kill=True)


def stop_server(*, kill: bool = False) -> None:
    """End the process that workers were forked from, so that its CPU time counts and the next one preloads anew.

    It ends by itself when the last worker has; `kill` does not wait for that.
    """
    if sys.platform != "linux":
        return
    from multiprocessing import forkserver

    server: Any = forkserver._forkserver  # noqa: SLF001  there is no public way
    if kill and server._forkserver_pid is not None:  # noqa: SLF001
        os.kill(server._forkserver_pid, signal.SIGKILL)  # noqa: SLF001
    server._stop()  # noqa: SLF001


def _start() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        signals.leave_to_parent(parent.join)
