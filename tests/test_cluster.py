"""Work on a cluster: the same bytes as at home, whoever is lost on the way, and sentences where it cannot be done."""

import os
import re
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from accessible import cli, cluster, pipeline
from accessible.batch import far
from accessible.batch.crew import Lost
from accessible.batch.listing import entries
from accessible.batch.run import Order, counts
from accessible.batch.run import run as run_list
from accessible.errors import AccessibleError, EngineError
from accessible.network import Network
from accessible.settings import Settings
from tests import crewmen
from tests.dask_cluster import ROOT, Machines, machines
from tests.required import REQUIRED

pytest.importorskip("distributed")
PARAGRAPH = "Paragraph {} of {}: the wheel has turned again since Monday, and half of the town came to look at it.\n\n"
Start = Callable[..., Machines]


@pytest.fixture
def start(tmp_path: Path) -> Iterator[Start]:
    """Return what starts a cluster with so many workers; `variables` are for its environment."""
    opened = []

    def begin(workers: int, **variables: str) -> Machines:
        with pytest.MonkeyPatch.context() as patch:
            patch.setenv("PYTHONPATH", str(ROOT))
            for name, value in variables.items():
                patch.setenv(name, value)
            opened.append(machines(tmp_path / "logs", workers))
            return opened[-1].__enter__()

    (tmp_path / "logs").mkdir()
    yield begin
    for each in opened:
        each.__exit__(None, None, None)


def write(number: int, paragraphs: int) -> str:
    text = "".join(PARAGRAPH.format(count, number) for count in range(paragraphs))
    Path(f"{number}.md").write_text(f"# Article {number}\n\n{text}", "utf-8")
    return f"{number}.md"


def files(folder: str) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in Path(folder).iterdir() if path.suffix in {".epub", ".mp3"}}


def own(runner: str, name: str) -> Settings:
    return Settings(output=f"out-{name}", store=f"store-{name}", engine="espeak", runner=runner, workers=2)


def kills(worker: Callable[[], int], at: int) -> Callable[[int, int, float], None]:
    """Return a report of progress that kills a worker when so much is done."""
    killed: list[int] = []

    def report(done: int, _total: int, _share: float) -> None:
        if done >= at and not killed:
            killed.append(worker())
            os.kill(killed[0], signal.SIGKILL)

    return report


# A worker that is lost


def test_an_article_is_the_same_as_at_home_though_a_worker_was_killed(start: Start) -> None:
    article = write(1, 40)
    found = start(2)
    pipeline.make([article], own(found.address, "far"), kills(lambda: found.workers[0].pid, 3))
    assert found.workers[0].wait(10) == -signal.SIGKILL
    pipeline.make([article], own("processes", "home"), lambda *_: None)
    assert files("out-far") == files("out-home")
    assert len(files("out-far")) == 2


def test_a_list_is_the_same_as_at_home_though_a_worker_was_killed(start: Start) -> None:
    Path("list.txt").write_text("".join(f"{write(number, 3)}\n" for number in range(8)), "utf-8")
    found = start(2)
    listed = entries("list.txt", Network(offline=True))
    far_away = run_list(listed, own(found.address, "far"), Order(), kills(lambda: found.workers[0].pid, 2))
    at_home = run_list(listed, own("processes", "home"), Order(), lambda *_: None)
    assert counts(far_away) == counts(at_home) == {"made": 8, "unchanged": 0, "failed": 0}
    assert [(one.location, one.key) for one in far_away] == [(one.location, one.key) for one in at_home]
    assert files("out-far") == files("out-home")
    assert len(files("out-far")) == 16


def test_what_kills_its_workers_costs_itself_only(start: Start) -> None:
    found = start(3, DASK_DISTRIBUTED__SCHEDULER__ALLOWED_FAILURES="0")
    answers = dict(far.each(iter(range(8)), crewmen.fall_at_three, found.address, []))
    assert isinstance(answers.pop(3), Lost)
    assert answers == {number: number for number in (0, 1, 2, 4, 5, 6, 7)}


def test_a_few_tasks_are_handed_out_at_a_time(start: Start) -> None:
    taken = []

    def tasks() -> Iterator[int]:
        for number in range(200):
            taken.append(number)
            yield number

    found = start(1)
    most = 0
    for count, _ in enumerate(far.each(tasks(), crewmen.square, found.address, [])):
        most = max(most, len(taken) - count)
    assert len(taken) == 200
    assert most <= far.AHEAD + 1


def test_only_workers_with_a_resource_get_work_that_needs_it(start: Start) -> None:
    found = start(1)
    chosen = found.hire("--resources", "GPU=1")
    found.ready()
    answers = far.each(iter(range(6)), crewmen.who, f"{found.address}?GPU=1", [])
    assert {answer for _, answer in answers} == {chosen.pid}


# What cannot be done


def fails(address: str, *folders: Path) -> AccessibleError:
    with pytest.raises(AccessibleError) as caught, cluster.cluster(address, folders) as pool:
        pool.submit(sum, [1]).result()
    return caught.value


def test_a_scheduler_that_is_killed_ends_the_run_with_a_sentence(start: Start) -> None:
    found = start(1)
    with cluster.cluster(found.address, []) as pool:
        assert pool.submit(sum, [1, 2]).result() == 3
        found.scheduler.kill()
        error = pool.submit(sum, [1]).exception(30)
    assert "The scheduler is gone" in str(error)
    assert isinstance(error, EngineError)
    assert error.code == "worker_lost"


def test_without_scheduler_or_workers_a_sentence_says_what_to_start(
    start: Start, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cluster, "SECONDS", 1.0)
    found = start(0)
    assert f"start one with: dask worker {found.address} --nthreads 1." in str(fails(found.address))
    found.end()
    assert "No scheduler answers at" in str(fails(found.address))
    assert fails(found.address).code == "no_cluster"


@pytest.mark.parametrize(
    "address", ["tcp://", "tcp://here", "tcp://here:port", "tcp://here:1?GPU", "tcp://here:1?GPU=x"]
)
def test_what_is_no_address_is_refused(address: str) -> None:
    assert "is no address of a scheduler" in str(fails(address))


def test_without_dask_a_sentence_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "distributed", None)
    assert "pip install 'accessible[cluster]'" in str(fails("tcp://127.0.0.1:1"))


def test_a_worker_that_does_not_fit_is_said_what_to_change(start: Start, tmp_path: Path) -> None:
    found = start(0)
    other = found.hire("--nthreads", "2")
    found.ready()
    assert "use --nthreads 1" in str(fails(found.address))
    other.kill()
    (tmp_path / "accessible.py").touch()
    stranger = found.hire(PYTHONPATH=str(tmp_path))
    found.ready()
    assert "could not load the program" in str(fails(found.address))
    stranger.kill()


def test_a_folder_that_a_worker_does_not_see_is_named(start: Start, tmp_path: Path) -> None:
    apart = ("unshare", "--map-root-user", "--mount")
    if subprocess.run([*apart, "true"], check=False).returncode != 0 and not REQUIRED:
        pytest.skip("no folder can be hidden from a process here")
    (tmp_path / "hidden").mkdir()
    found = start(0)
    found.hire(before=(*apart, "sh", "-c", f'mount -t tmpfs none {tmp_path / "hidden"} && exec "$@"', "sh"))
    found.ready()
    error = fails(found.address, tmp_path / "seen", tmp_path / "hidden")
    assert f"does not see '{tmp_path / 'hidden'}'" in str(error)
    assert error.code == "not_shared"
    assert list((tmp_path / "hidden").iterdir()) == []


def test_a_worker_does_not_record_with_another_engine(start: Start, monkeypatch: pytest.MonkeyPatch) -> None:
    found = start(1)
    monkeypatch.setattr("accessible.narrate._version", lambda _: "another")
    with pytest.raises(EngineError, match=r"A worker has espeak .*, not another: install the same on all"):
        pipeline.make([write(1, 2)], own(found.address, "far"), lambda *_: None)


# What docs/cluster.md says


def test_the_commands_of_the_page_about_clusters_work(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    page = (ROOT / "docs" / "cluster.md").read_text("utf-8")
    scheduler, worker, batch, *_ = (
        line.split() for line in re.findall(r"^    ((?:dask|accessible) .*(?:HOST).*)$", page, re.MULTILINE)
    )
    Path("list.txt").write_text(f"{write(1, 2)}\n{write(2, 2)}\n", "utf-8")
    monkeypatch.setenv("ACCESSIBLE_ENGINE", "tone")
    monkeypatch.setenv("PYTHONPATH", str(ROOT))
    found = Machines(tmp_path, [part.replace("HOST", "127.0.0.1").replace("8786", "0") for part in scheduler[2:]])
    try:
        assert worker[:3] == ["dask", "worker", "tcp://HOST:8786"]
        found.hire(*worker[3:])
        assert cli.run([part.replace("tcp://HOST:8786", found.address) for part in batch[1:]]) == 0
    finally:
        found.end()
    assert len(files("out")) == 4
