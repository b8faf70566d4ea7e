"""What every executor promises, whether work is done in this process or in others."""

import os
import subprocess
import sys
import time
from concurrent.futures import Future, as_completed
from pathlib import Path

import pytest

from accessible.errors import EngineError
from accessible.runner import executor

EXECUTORS = {"inline": 0, "processes": 2}


@pytest.fixture(params=EXECUTORS)
def workers(request: pytest.FixtureRequest) -> int:
    return EXECUTORS[request.param]


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


def test_results_belong_to_their_futures(workers: int) -> None:
    with executor(workers) as pool:
        futures = {pool.submit(square, number): number for number in range(20)}
        results = {futures[future]: future.result() for future in as_completed(futures)}
    assert results == {number: number**2 for number in range(20)}


def test_results_of_map_are_in_order(workers: int) -> None:
    with executor(workers) as pool:
        assert list(pool.map(square, range(10))) == [number**2 for number in range(10)]


def test_an_error_comes_through_with_its_message_and_code(workers: int) -> None:
    with pytest.raises(EngineError) as caught, executor(workers) as pool:
        pool.submit(complain, "The voice broke: mend it.", "broken").result()
    assert (str(caught.value), caught.value.code, caught.value.exit_code) == ("The voice broke: mend it.", "broken", 6)


def test_one_error_does_not_spoil_other_work(workers: int) -> None:
    with executor(workers) as pool:
        broken, good = pool.submit(complain, "No.", "no"), pool.submit(square, 3)
        assert isinstance(broken.exception(), EngineError)
        assert good.result() == 9


def test_no_workers_means_this_process() -> None:
    with executor(0) as pool:
        assert pool.submit(process).result() == os.getpid()


def test_work_is_spread_over_as_many_other_processes_as_asked() -> None:
    with executor(2) as pool:
        pids = {future.result() for future in [pool.submit(process) for _ in range(12)]}
    assert len(pids) == 2
    assert os.getpid() not in pids


def test_no_process_is_left_over() -> None:
    with executor(2) as pool:
        pids = {future.result() for future in [pool.submit(process) for _ in range(4)]}
    assert [pid for pid in pids if running(pid)] == []


def test_it_works_again_with_other_preloads() -> None:
    found = []
    for preload in (["colorsys"], [], ["no_such_module", "sched"]):
        with executor(1, preload) as pool:
            found.append([pool.submit(imported, module).result() for module in ("colorsys", "sched")])
    assert found == [[True, False], [False, False], [False, True]]


def test_it_works_with_other_preloads_after_an_error() -> None:
    with pytest.raises(EngineError), executor(1, ["colorsys"]) as pool:
        pool.submit(complain, "No.", "no").result()
    with executor(1, ["sched"]) as pool:
        assert [pool.submit(imported, module).result() for module in ("colorsys", "sched")] == [False, True]


def test_on_an_error_what_has_not_begun_is_dropped(tmp_path: Path) -> None:
    futures: list[Future[None]] = []

    def begin_and_fail() -> None:
        with executor(2) as pool:
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
        "import os, time; from accessible.runner import executor\n"
        "if __name__ == '__main__':\n"
        "    with executor(1) as pool:\n"
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
    with pytest.raises(Exception, match="ended from outside"), executor(1) as pool:
        pool.submit(os.abort).result()
    with executor(1) as pool:
        assert pool.submit(square, 4).result() == 16
