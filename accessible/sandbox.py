"""A process of its own for text that nobody vetted: what goes wrong there costs one article, and ends in a sentence."""

import logging
import os
import pickle
import resource
import select
import signal
import sys
import time
import traceback
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn, TypeVar

from accessible import signals
from accessible.errors import ResourceError, SourceError

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

T = TypeVar("T")
Work = tuple[Callable[..., object], tuple[object, ...]]
Ended = tuple[bytes, int | None]
"""What a process sent, and its exit code; None if it was out of time."""

MEMORY = 1 << 30
"""Bytes of data that the process may hold."""
CPU_SECONDS = 30
SECONDS = 180.0
"""How long it may compute, and how long it may take on a machine that has other things to do."""
_CHUNK = 1 << 20
_THREADS = Path("/proc/self/task")
_LOGGER = "accessible"


def run(location: str, function: Callable[..., T], *arguments: object) -> T:
    """Return what `function` returns, called in a process with limits; what our modules log there is logged here.

    `location` is what the sentences of errors call the input. Raises what the function raises, and SourceError where
    the process reaches a limit or dies, ResourceError where none can be started. Function, arguments and result have to
    be picklable.
    """
    data, code = (_in_copy if _can_copy() else _anew)((function, arguments))
    if code != 0:
        raise _ended(location, code)
    result, error, records = pickle.loads(data)  # noqa: S301  from a process of ours
    for record in records:
        logging.getLogger(record.name).handle(record)
    if error is not None:
        raise _too_big(location) if isinstance(error, MemoryError) else error
    answer: T = result
    return answer


def _can_copy() -> bool:
    """Say whether a copy of this process can work: on Linux, where no other thread can hold a lock just now."""
    return sys.platform == "linux" and sum(1 for _ in _THREADS.iterdir()) == 1


def _in_copy(work: Work) -> Ended:
    """Do the work in a copy of this process, which costs a fifteenth of a new one."""
    (receiver, sender), (life, parent) = os.pipe(), os.pipe()
    child = code = 0
    data = None
    try:
        with signals.held():
            child = _forked()
            if child == 0:
                os.close(parent)
                _be_copy(sender, life, work)
        os.close(sender)
        data = _all_of(receiver, time.monotonic() + SECONDS)
    finally:
        if child and data is None:
            os.kill(child, signal.SIGKILL)
        if child:
            code = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
        for end in (receiver, life, parent):
            os.close(end)
    return (b"", None) if data is None else (data, code)


def _forked() -> int:
    try:
        return os.fork()
    except OSError as error:
        raise ResourceError(error) from error


def _be_copy(sender: int, life: int, work: Work) -> NoReturn:
    """Be the copy; whatever happens, nothing of what the parent would do at its end is done here."""
    code = 1
    try:
        signals.leave_to_parent(lambda: os.read(life, 1))
        with os.fdopen(sender, "wb") as file:
            file.write(_answer(work))
        code = 0
    finally:
        os._exit(code)


def _all_of(receiver: int, deadline: float) -> bytes | None:
    """Return what comes until the other side closes; None if it does not in time."""
    poll = select.poll()
    poll.register(receiver)
    data = bytearray()
    while poll.poll(max(0.0, deadline - time.monotonic()) * 1000):
        chunk = os.read(receiver, _CHUNK)
        if not chunk:
            return bytes(data)
        data += chunk
    return None


def _anew(work: Work) -> Ended:
    """Do the work in a new interpreter."""
    import multiprocessing

    context = multiprocessing.get_context("spawn")
    receiver, sender = context.Pipe(duplex=False)
    process = context.Process(target=_be_new, args=(sender, work))
    data, is_done = b"", False
    try:
        with signals.held():
            process.start()
        sender.close()
        is_done = receiver.poll(SECONDS)
        with suppress(EOFError):  # the exit code says why
            data = receiver.recv_bytes() if is_done else b""
    finally:
        receiver.close()
        if process.pid is not None:
            if not is_done:
                process.kill()
            process.join()
    return data, process.exitcode if is_done else None


def _be_new(sender: "Connection", work: Work) -> None:
    from multiprocessing import parent_process

    parent = parent_process()
    if parent is not None:
        signals.leave_to_parent(parent.join)
    sender.send_bytes(_answer(work))


def _answer(work: Work) -> bytes:
    """Do the work, and return the result, the error, one of them None, and the records of the log, as bytes."""
    records = _collect_log()
    _limit()
    function, arguments = work
    try:
        return pickle.dumps((function(*arguments), None, records))
    except Exception as error:  # noqa: BLE001  the parent raises it
        error.add_note(traceback.format_exc())
        return pickle.dumps((None, error, records))


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


def _ended(location: str, code: int | None) -> SourceError:
    """Return why there is no answer, as the exit code of the process tells it."""
    if code is None or code == -signal.SIGXCPU:
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
