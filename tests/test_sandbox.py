"""What goes wrong in the process for untrusted text costs one article, and ends in a sentence."""

import faulthandler
import logging
import multiprocessing
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from accessible import cli, logs, sandbox
from accessible.errors import SourceError, UsageError

ROOT = Path(__file__).parent.parent
pytestmark = pytest.mark.filterwarnings(r"ignore:.*fork\(\):DeprecationWarning")
"""Libraries that other tests loaded may have threads in this process; none of them is used in the copy."""


def add(one: int, other: int) -> int:
    return one + other


def whoami() -> int:
    return os.getpid()


def refuse() -> None:
    message = "No such tag."
    raise UsageError(message, code="no_voice")


def fail() -> None:
    message = "not foreseen"
    raise RuntimeError(message)


def hoard() -> int:
    return len([bytes(1 << 20) for _ in range(1 << 16)])


def spin() -> None:
    while True:
        pass


def sleep() -> None:
    time.sleep(60)


def crash() -> None:
    faulthandler.disable()  # pytest's, which would print
    os.kill(os.getpid(), signal.SIGSEGV)


def leave() -> None:
    os._exit(3)


def be_killed() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def log() -> None:
    logging.getLogger("accessible.readers").warning("The table in %s has no end.", Path("a.html"))


@pytest.fixture(params=["as a copy", "anew"])
def context(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """Run the test with each way to start the process."""
    monkeypatch.setattr(sandbox, "_can_copy", lambda: request.param == "as a copy")
    before = children()
    yield request.param
    assert multiprocessing.active_children() == []
    assert request.param == "anew" or children() == before


def stats() -> Iterator[tuple[int, str, int, int]]:
    """Yield number, state, parent and group of every process."""
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            state, parent, leader = stat.read_text().rpartition(")")[2].split()[:3]
        except (FileNotFoundError, ProcessLookupError):
            continue
        yield int(stat.parent.name), state, int(parent), int(leader)


def children() -> set[int]:
    """Return the processes that this one has started and not waited for."""
    return {number for number, _, parent, _ in stats() if parent == os.getpid()}


def group(leader: int) -> list[int]:
    """Return the processes that are alive in a group."""
    return [number for number, state, _, its_leader in stats() if its_leader == leader and state != "Z"]


@pytest.mark.usefixtures("context")
def test_what_the_function_returns_comes_from_another_process() -> None:
    assert sandbox.run("a.html", add, 2, 3) == 5
    assert sandbox.run("a.html", whoami) != os.getpid()


@pytest.mark.usefixtures("context")
def test_an_error_of_ours_arrives_as_it_was_raised() -> None:
    with pytest.raises(UsageError, match="No such tag") as caught:
        sandbox.run("a.html", refuse)
    assert caught.value.code == "no_voice"


@pytest.mark.usefixtures("context")
def test_an_unforeseen_error_arrives_with_the_place_where_it_was_raised() -> None:
    with pytest.raises(RuntimeError, match="not foreseen") as caught:
        sandbox.run("a.html", fail)
    assert ", in fail\n" in caught.value.__notes__[0]


@pytest.mark.parametrize(
    ("function", "code"),
    [(hoard, "too_large"), (be_killed, "too_large"), (crash, "unreadable_source"), (leave, "unreadable_source")],
)
@pytest.mark.usefixtures("context")
def test_a_process_that_dies_is_one_sentence(function: object, code: str, capfd: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SourceError, match=r"^'a\.html' [^\n]+\.$") as caught:
        sandbox.run("a.html", function)  # type: ignore[arg-type]
    assert caught.value.code == code
    assert capfd.readouterr() == ("", "")


def test_a_process_that_computes_for_ever_is_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sandbox, "_can_copy", lambda: True)
    monkeypatch.setattr(sandbox, "CPU_SECONDS", 1)
    with pytest.raises(SourceError, match="too long") as caught:
        sandbox.run("a.html", spin)
    assert caught.value.code == "too_large"


@pytest.mark.usefixtures("context")
def test_a_process_that_waits_for_ever_is_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sandbox, "SECONDS", 0.3)
    with pytest.raises(SourceError, match="too long") as caught:
        sandbox.run("a.html", sleep)
    assert caught.value.code == "too_large"


@pytest.mark.usefixtures("context")
def test_warnings_of_the_process_are_collected_here_once() -> None:
    with logs.collected() as collected:
        sandbox.run("a.html", log)
    assert collected == ["The table in a.html has no end."]


def test_a_process_with_threads_is_not_copied() -> None:
    stop = threading.Event()
    thread = threading.Thread(target=stop.wait)
    thread.start()
    try:
        assert not sandbox._can_copy()  # noqa: SLF001  what it decides cannot be seen otherwise
    finally:
        stop.set()
        thread.join()


def test_a_thread_can_start_it() -> None:
    found: list[int] = []
    thread = threading.Thread(target=lambda: found.append(sandbox.run("a.html", add, 2, 3)))
    thread.start()
    thread.join()
    assert found == [5]


def test_the_settings_decide_whether_an_article_is_read_in_a_process_of_its_own(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    Path("a.txt").write_text("A short piece, with one sentence.", "utf-8")
    monkeypatch.setattr(sandbox, "SECONDS", 0.0)
    assert cli.run(["read", "a.txt"]) == 4
    assert "too long" in capsys.readouterr().err
    monkeypatch.setenv("ACCESSIBLE_WORKERS", "0")
    assert cli.run(["read", "a.txt"]) == 0


# A command that is told to stop while a text is read. The text is one that takes long: a pattern in a module of the
# test's own makes it so, in the process that reads.

SLOW = """
import sys, time
from pathlib import Path
from accessible import cli, readers

def read(source):
    Path("reading").touch()
    while True:
        pass

readers.READERS["text/plain"] = "slow"
sys.modules["slow"] = sys.modules["__main__"]
cli.main(sys.argv[1:])
"""


@pytest.fixture
def reading(tmp_path: Path) -> Iterator["subprocess.Popen[str]"]:
    """A command that reads for ever, in a group of its own."""
    (tmp_path / "a.txt").write_text("A short piece, with one sentence.", "utf-8")
    command = [sys.executable, "-c", SLOW, "read", "a.txt"]
    variables = {**os.environ, "PYTHONPATH": str(ROOT)}
    with subprocess.Popen(
        command, env=variables, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, start_new_session=True
    ) as process:
        deadline = time.monotonic() + 20
        while not Path("reading").exists() and time.monotonic() < deadline:
            time.sleep(0.01)
        yield process
        if group(process.pid):
            os.killpg(process.pid, signal.SIGKILL)


@pytest.mark.parametrize("send", [os.kill, os.killpg], ids=["to the command", "to the group"])
@pytest.mark.parametrize(("number", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
def test_a_signal_while_a_text_is_read_ends_both_processes_with_one_line(
    reading: "subprocess.Popen[str]", number: int, code: int, send: object
) -> None:
    assert len(group(reading.pid)) == 2
    began = time.monotonic()
    send(reading.pid, number)  # type: ignore[operator]
    out, err = reading.communicate(timeout=10)
    assert time.monotonic() - began < 3
    assert (reading.returncode, out, err.count("\n")) == (code, "", 1)
    assert group(reading.pid) == []


def test_the_process_ends_when_the_command_is_killed(reading: "subprocess.Popen[str]") -> None:
    os.kill(reading.pid, signal.SIGKILL)
    deadline = time.monotonic() + 5
    while group(reading.pid) and time.monotonic() < deadline:
        time.sleep(0.02)
    assert group(reading.pid) == []
