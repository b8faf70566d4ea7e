"""What every executor promises, whether work is done in this process or in others."""

import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from concurrent.futures import Executor, Future, as_completed
from contextlib import AbstractContextManager
from pathlib import Path

import pytest

from accessible.errors import EngineError
from accessible.runner import INLINE, PROCESSES, executor
from tests.dask_cluster import machines

Opened = Callable[[], AbstractContextManager[Executor]]


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    pytest.importorskip("distributed")
    with machines(tmp_path_factory.mktemp("cluster"), 2) as found:
        yield found.address


@pytest.fixture(params=["inline", "no processes", "processes", "cluster"])
def opened(request: pytest.FixtureRequest) -> Opened:
    """Return what opens an executor of each kind."""
    if request.param == "cluster":
        address = request.getfixturevalue("address")
        return lambda: executor(address, 0)
    runner, workers = {"inline": (INLINE, 2), "no processes": (PROCESSES, 0), "processes": (PROCESSES, 2)}[
        request.param
    ]
    return lambda: executor(runner, workers)


@pytest.fixture(params=["processes", "cluster"])
def apart(request: pytest.FixtureRequest) -> Opened:
    """Return what opens an executor with two workers that are not this process."""
    address = request.getfixturevalue("address") if request.param == "cluster" else PROCESSES
    return lambda: executor(address, 2)


def square(number: int) -> int:
    return number * number


def complain(message: str, code: str) -> None:
    raise EngineError(message, code=code)


def process() -> int:
    time.sleep(0.05)
    return os.getpid()


def imported(module: str) -> bool:
    return module in sys.modules


def touch(folder: str, number: int) -> None:
    time.sleep(0.05)
    (Path(folder) / str(number)).touch()


def running(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True


def test_results_belong_to_their_futures(opened: Opened) -> None:
    with opened() as pool:
        futures = {pool.submit(square, number): number for number in range(20)}
        results = {futures[future]: future.result() for future in as_completed(futures)}
    assert results == {number: number**2 for number in range(20)}


def test_results_of_map_are_in_order(opened: Opened) -> None:
    with opened() as pool:
        assert list(pool.map(square, range(10))) == [number**2 for number in range(10)]


def test_an_error_comes_through_with_its_message_and_code(opened: Opened) -> None:
    with pytest.raises(EngineError) as caught, opened() as pool:
        pool.submit(complain, "The voice broke: mend it.", "broken").result()
    assert (str(caught.value), caught.value.code, caught.value.exit_code) == ("The voice broke: mend it.", "broken", 6)


def test_one_error_does_not_spoil_other_work(opened: Opened) -> None:
    with opened() as pool:
        broken, good = pool.submit(complain, "No.", "no"), pool.submit(square, 3)
        assert isinstance(broken.exception(), EngineError)
        assert good.result() == 9


def test_no_workers_means_this_process() -> None:
    with executor(PROCESSES, 0) as pool:
        assert pool.submit(process).result() == os.getpid()


def test_work_is_spread_over_as_many_other_processes_as_asked(apart: Opened) -> None:
    with apart() as pool:
        pids = {future.result() for future in [pool.submit(process) for _ in range(12)]}
    assert len(pids) == 2
    assert os.getpid() not in pids


def test_no_process_is_left_over() -> None:
    with executor(PROCESSES, 2) as pool:
        pids = {future.result() for future in [pool.submit(process) for _ in range(4)]}
    assert [pid for pid in pids if running(pid)] == []


def test_it_works_again_with_other_preloads() -> None:
    found = []
    for preload in (["colorsys"], [], ["no_such_module", "sched"]):
        with executor(PROCESSES, 1, preload) as pool:
            found.append([pool.submit(imported, module).result() for module in ("colorsys", "sched")])
    assert found == [[True, False], [False, False], [False, True]]


def test_it_works_with_other_preloads_after_an_error() -> None:
    with pytest.raises(EngineError), executor(PROCESSES, 1, ["colorsys"]) as pool:
        pool.submit(complain, "No.", "no").result()
    with executor(PROCESSES, 1, ["sched"]) as pool:
        assert [pool.submit(imported, module).result() for module in ("colorsys", "sched")] == [False, True]


def test_on_an_error_what_has_not_begun_is_dropped(tmp_path: Path, apart: Opened) -> None:
    futures: list[Future[None]] = []

    def begin_and_fail() -> None:
        with apart() as pool:
            futures.extend(pool.submit(touch, str(tmp_path), number) for number in range(100))
            futures[0].result()
            complain("The voice broke.", "broken")

    with pytest.raises(EngineError):
        begin_and_fail()
    time.sleep(0.5)  # what had begun may end
    assert sum(future.cancelled() for future in futures) > 80
    done = len(list(tmp_path.iterdir()))
    assert 1 <= done < 20
    time.sleep(0.2)
    assert len(list(tmp_path.iterdir())) == done


def test_workers_end_with_a_parent_that_is_killed() -> None:
    script = (
        "import os, time; from accessible.runner import PROCESSES, executor\n"
        "if __name__ == '__main__':\n"
        "    with executor(PROCESSES, 1) as pool:\n"
        "        print(pool.submit(os.getpid).result(), flush=True)\n"
        "        time.sleep(60)\n"
    )
    with subprocess.Popen([sys.executable, "-c", script], stdout=subprocess.PIPE) as parent:
        assert parent.stdout is not None
        worker = int(parent.stdout.readline())
        assert running(worker)
        parent.kill()
    until = time.monotonic() + 5
    while running(worker) and time.monotonic() < until:
        time.sleep(0.02)
    assert not running(worker)


def test_a_worker_that_is_killed_is_an_error_and_the_next_executor_works() -> None:
    with pytest.raises(Exception, match="ended from outside"), executor(PROCESSES, 1) as pool:
        pool.submit(os.abort).result()
    with executor(PROCESSES, 1) as pool:
        assert pool.submit(square, 4).result() == 16
