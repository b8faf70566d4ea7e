"""A process of its own for text that nobody vetted: what goes wrong there costs one article, and ends in a sentence."""

import logging
import multiprocessing
import pickle
import resource
import signal
import sys
import traceback
from collections.abc import Callable
from multiprocessing.connection import Connection
from multiprocessing.context import ForkContext, SpawnContext
from pathlib import Path
from typing import TypeVar

from accessible import runner
from accessible.errors import SourceError

T = TypeVar("T")

MEMORY = 1 << 30
"""Bytes of data that the process may hold."""
CPU_SECONDS = 30
SECONDS = 180.0
"""How long it may compute, and how long it may take on a machine that has other things to do."""
_THREADS = Path("/proc/self/task")
_LOGGER = "accessible"


def run(location: str, function: Callable[..., T], *arguments: object) -> T:
    """Return what `function` returns, called in a process with limits; what our modules log there is logged here.

    `location` is what the sentences of errors call the input. Raises what the function raises, and SourceError where
    the process reaches a limit or dies. Function, arguments and result have to be picklable.
    """
    context = _context()
    receiver, sender = context.Pipe(duplex=False)
    process = context.Process(target=_work, args=(sender, function, arguments))
    try:
        with runner.held_signals():
            process.start()
        sender.close()
        if not receiver.poll(SECONDS):
            raise _too_slow(location)
        result, error = pickle.loads(receiver.recv_bytes())  # noqa: S301  from a process of ours
        records: list[logging.LogRecord] = receiver.recv()
    except EOFError:
        process.join()
        raise _ended(location, process.exitcode or 0) from None
    finally:
        receiver.close()
        if process.pid is not None:
            process.kill()
            process.join()
    for record in records:
        logging.getLogger(record.name).handle(record)
    if error is not None:
        raise _too_big(location) if isinstance(error, MemoryError) else error
    answer: T = result
    return answer


def _context() -> ForkContext | SpawnContext:
    """Return how to start it: as a copy of this process where no other thread can hold a lock just now, else anew."""
    if sys.platform == "linux" and sum(1 for _ in _THREADS.iterdir()) == 1:
        return multiprocessing.get_context("fork")
    return multiprocessing.get_context("spawn")


def _work(sender: Connection, function: Callable[..., object], arguments: tuple[object, ...]) -> None:
    """Be the process: send what comes out, then the records of the log."""
    runner.begin_worker()
    records = _collect_log()
    _limit()
    sender.send_bytes(_outcome(function, arguments))
    sender.send(records)


def _outcome(function: Callable[..., object], arguments: tuple[object, ...]) -> bytes:
    """Return a pair of the result and the error, one of them None, as bytes."""
    try:
        return pickle.dumps((function(*arguments), None))
    except Exception as error:  # noqa: BLE001  the parent raises it
        error.add_note(traceback.format_exc())
        return pickle.dumps((None, error))


def _limit() -> None:
    """Set the limits; a dump of the memory would take longer than the reading."""
    limits = {resource.RLIMIT_DATA: MEMORY, resource.RLIMIT_CPU: CPU_SECONDS, resource.RLIMIT_CORE: 0}
    for kind, most in limits.items():
        hard = resource.getrlimit(kind)[1]
        resource.setrlimit(kind, (most if hard == resource.RLIM_INFINITY else min(most, hard), hard))


def _collect_log() -> list[logging.LogRecord]:
    """Return the list that what our modules log goes to from now on."""
    records: list[logging.LogRecord] = []
    handler = logging.Handler()
    handler.emit = lambda record: records.append(_plain(record))  # type: ignore[method-assign]
    logger = logging.getLogger(_LOGGER)
    logger.handlers = [handler]
    logger.propagate = False
    return records


def _plain(record: logging.LogRecord) -> logging.LogRecord:
    """Return a record that can be sent: its message is made, and it holds nothing else."""
    record.msg, record.args, record.exc_info = record.getMessage(), None, None
    return record


def _ended(location: str, code: int) -> SourceError:
    """Return why there is no answer, as the exit code of the process tells it."""
    if code == -signal.SIGXCPU:
        return _too_slow(location)
    if code == -signal.SIGKILL:  # the system's own answer where memory is short
        return _too_big(location)
    name = signal.Signals(-code).name if code < 0 else f"exit code {code}"
    why = f"{location!r} crashed the program that reads it ({name})"
    return SourceError(f"{why}: save it in another form, such as plain text, and name that file.")


def _too_slow(location: str) -> SourceError:
    message = f"{location!r} takes too long to be read (the limit is {CPU_SECONDS} seconds of computing): split it."
    return SourceError(message, code="too_large")


def _too_big(location: str) -> SourceError:
    message = f"{location!r} takes too much memory to be read (the limit is {MEMORY >> 20} MB): split it."
    return SourceError(message, code="too_large")
