"""Workers that do one task after the other, and some that do not."""

import multiprocessing
import os
import signal
from collections.abc import Iterator

import pytest

from accessible.batch.crew import Lost, each
from tests import crewmen


@pytest.fixture(autouse=True)
def no_process_stays() -> Iterator[None]:
    yield
    assert multiprocessing.active_children() == []


def test_each_task_has_its_answer() -> None:
    assert dict(each(iter(range(20)), crewmen.square, 3)) == {number: number * number for number in range(20)}


def test_there_may_be_no_task() -> None:
    assert list(each(iter(()), crewmen.square, 2)) == []


def test_a_worker_that_dies_costs_its_task_only() -> None:
    answers = dict(each(iter(range(8)), crewmen.fall_at_three, 2))
    assert answers.pop(3) == Lost(3, f"exit code {-signal.SIGKILL}")
    assert answers == {number: number for number in (0, 1, 2, 4, 5, 6, 7)}


def test_a_worker_that_is_silent_is_ended() -> None:
    answers = dict(each(iter(range(5)), crewmen.sleep_at_three, 2, patience=1.5))
    assert answers.pop(3) == Lost(3, None)
    assert answers == {0: 0, 1: 1, 2: 2, 4: 4}


def test_one_that_tells_of_itself_is_not() -> None:
    assert dict(each(iter([1]), crewmen.talk, 1, patience=1.5)) == {1: 1}


def test_a_worker_stays_for_the_next_task() -> None:
    processes = {answer for _, answer in each(iter(range(6)), crewmen.who, 1)}
    assert len(processes) == 1
    assert os.getpid() not in processes


def test_tasks_are_taken_when_a_worker_is_free() -> None:
    taken: list[int] = []

    def tasks() -> Iterator[int]:
        for number in range(10):
            taken.append(number)
            yield number

    answers = each(tasks(), crewmen.square, 2)
    next(answers)
    assert len(taken) == 2
    answers.close()  # type: ignore[attr-defined]  # a generator
