"""What workers do in tests of the crew."""

import os
import signal
import time
from collections.abc import Callable

Tell = Callable[[int, int, float], None]


def square(task: int, tell: Tell) -> int:
    tell(1, 1, 1.0)
    return task * task


def fall_at_three(task: int, _tell: Tell) -> int:
    if task == 3:
        os.kill(os.getpid(), signal.SIGKILL)
    return task


def sleep_at_three(task: int, _tell: Tell) -> int:
    time.sleep(60 if task == 3 else 0)
    return task


def talk(task: int, tell: Tell) -> int:
    for _ in range(8):
        time.sleep(0.25)
        tell(1, 1, 0.5)
    return task


def who(_task: int, _tell: Tell) -> int:
    return os.getpid()
