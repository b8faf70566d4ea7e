"""Interruptions of a process that has others: kept while one starts, and left to the parent by those."""

import os
import signal
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager

STOP = (signal.SIGINT, signal.SIGTERM)


@contextmanager
def held() -> Iterator[None]:
    """Keep interruptions for later: from this process by handlers of ours, from those that it starts by the mask."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    came: list[int] = []
    handlers = {number: signal.signal(number, lambda number, _: came.append(number)) for number in STOP}
    mask = signal.pthread_sigmask(signal.SIG_BLOCK, STOP)
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, mask)
        for number, handler in handlers.items():
            signal.signal(number, handler)
    if came:
        signal.raise_signal(came[0])


def leave_to_parent(parent_ends: Callable[[], object]) -> None:
    """Leave the interrupt key to the parent, which then ends this process; and end with the parent.

    `parent_ends` returns when the parent has ended, however it did: a worker would wait for work for ever.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    signal.pthread_sigmask(signal.SIG_UNBLOCK, STOP)
    threading.Thread(target=_end_after, args=(parent_ends,), daemon=True).start()


def _end_after(parent_ends: Callable[[], object]) -> None:
    parent_ends()
    os._exit(1)
