"""Executors: where work is done."""

import multiprocessing
import os
import signal
import sys
import threading
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Executor, Future, ProcessPoolExecutor
from contextlib import contextmanager
from typing import ParamSpec, TypeVar

P = ParamSpec("P")
T = TypeVar("T")


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
def executor(workers: int, preload: Sequence[str] = ()) -> Iterator[Executor]:
    """Yield an executor: `workers` processes of one thread each, or this process if `workers` is 0.

    `preload` names modules to import once, in the process that all workers are forked from.
    On an error, the workers are ended and all work is dropped: what they wrote to the store is whole or absent.
    """
    if workers == 0:
        yield Inline()
        return
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    context = multiprocessing.get_context("forkserver" if sys.platform == "linux" else "spawn")
    if sys.platform == "linux":
        context.set_forkserver_preload(list(preload))
    pool = ProcessPoolExecutor(workers, mp_context=context, initializer=_start)
    try:
        yield pool
    except BaseException:
        pool.shutdown(wait=False, cancel_futures=True)
        for worker in multiprocessing.active_children():
            worker.kill()
            worker.join()
        raise
    finally:
        pool.shutdown()
        _stop_server()


def _stop_server() -> None:
    """End the process that workers were forked from, so that its CPU time counts and the next one preloads anew."""
    if sys.platform == "linux":
        from multiprocessing import forkserver

        forkserver._forkserver._stop()  # type: ignore[attr-defined]  # noqa: SLF001  there is no public way


def _start() -> None:
    """Leave the interrupt key to the parent, which then ends the workers; and end when it is killed."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_follow_parent, daemon=True).start()


def _follow_parent() -> None:
    """End this process with its parent: a worker would wait for work for ever."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)
