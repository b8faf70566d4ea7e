"""Runs that are killed, refused and crowded: a sample of what `make trust` does at length."""

import errno
import logging
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from accessible import files, pipeline, record, sandbox
from accessible.batch import work
from accessible.batch.journal import FAILED
from accessible.batch.listing import Entry
from accessible.engines import espeak
from accessible.errors import AccessibleError, ResourceError, StorageError
from accessible.leftovers import OLD, WEEK, name_beside, sweep
from accessible.settings import Settings
from accessible.store import Store, opened
from accessible.whole import whole
from quality import disturb, faults
from quality.disturb import listing

TEXT = disturb.TEXT.format(name="mill")


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Path:
    found = disturb.layer(tmp_path_factory.mktemp("layer"))
    if found is None:
        pytest.skip("there is no compiler for the layer that lets calls fail")
    return found


@pytest.fixture(scope="module")
def course(tmp_path_factory: pytest.TempPathFactory) -> disturb.Course:
    folder = tmp_path_factory.mktemp("course")
    return faults.one(folder / "one", "--engine", "espeak", "--format", "epub,podcast,daisy3")


@pytest.fixture
def dead() -> int:
    """Return the number of a process that has ended."""
    ended = subprocess.Popen([sys.executable, "-c", ""])
    ended.wait()
    return ended.pid


def of(process: int, path: Path) -> Path:
    """Return a name that this process would give, as another one would give it."""
    return path.with_name(path.name.replace(f"-{os.getpid()}.", f"-{process}."))


# Whole runs


def test_no_kill_leaves_anything_half_and_the_next_run_ends_as_one_that_nobody_disturbed(tmp_path: Path) -> None:
    assert list(faults.kills(tmp_path, 12)) == []


@pytest.mark.parametrize(("kind", "step", "lasts"), [("write", 41, False), ("fsync", 13, False), ("rename", 17, False)])
def test_what_the_system_refuses_is_one_sentence_and_the_next_run_is_good(
    course: disturb.Course, library: Path, kind: str, step: int, *, lasts: bool
) -> None:
    assert list(faults.refusals(course, library, kind, step, lasts=lasts)) == []


def test_a_process_that_cannot_be_started_is_one_sentence(course: disturb.Course, library: Path) -> None:
    course.clear()
    ended, calls = disturb.refuse(course, library, "spawn", 1, lasts=True)
    assert (ended.code, calls > 0) == (5, True)
    assert "A process could not be started" in ended.said
    assert list(course.faults(ended)) == []


def test_no_changed_byte_of_the_store_is_served(course: disturb.Course) -> None:
    course.clear()
    course.run()
    assert list(faults.flips(course, 2)) == []


def test_many_processes_may_make_the_same_articles_at_once(tmp_path: Path) -> None:
    assert list(faults.crowd(tmp_path, 3, 3)) == []


@pytest.mark.parametrize("fault", ["kept", "read-only"])
def test_a_full_disk_keeps_what_is_there_and_a_read_only_store_is_a_warning(tmp_path: Path, fault: str) -> None:
    if not faults.can_mount():
        pytest.skip("this system gives no process mounts of its own")
    assert faults.mounted(fault, tmp_path / "course") == []


# What dead processes leave


def test_a_run_takes_away_what_a_dead_one_left_and_no_more(tmp_path: Path, dead: int) -> None:
    begun = name_beside(tmp_path / "a.epub")
    theirs = tmp_path / ".a.epub.12345.part"
    for path in (begun, of(dead, begun), theirs):
        path.write_bytes(b"half")
    folder = of(dead, name_beside(tmp_path / "a-daisy3"))
    folder.mkdir()
    (folder / "page.xml").touch()
    files.sweep(tmp_path)
    assert sorted(tmp_path.iterdir()) == sorted([begun, theirs])


def test_a_process_that_ended_and_that_nobody_asked_for_is_dead(tmp_path: Path) -> None:
    ended = subprocess.Popen([sys.executable, "-c", ""])
    os.waitid(os.P_PID, ended.pid, os.WEXITED | os.WNOWAIT)
    half = of(ended.pid, name_beside(tmp_path / "a.epub"))
    half.touch()
    assert sweep(tmp_path) == [half]
    ended.wait()


def test_what_another_machine_writes_stays_for_a_week(tmp_path: Path, dead: int) -> None:
    name = of(dead, name_beside(tmp_path / "a.epub")).name.split(".")
    other = tmp_path / ".".join([*name[:3], f"00000000-{dead}", name[-1]])
    other.touch()
    assert sweep(tmp_path) == []
    old = time.time() - WEEK - 60
    os.utime(other, (old, old))
    assert sweep(tmp_path) == [other]


def test_a_folder_that_was_being_replaced_comes_back(tmp_path: Path, dead: int) -> None:
    old = of(dead, name_beside(tmp_path / "a-daisy3", OLD))
    old.mkdir()
    (old / "page.xml").write_text("whole")
    sweep(tmp_path)
    assert (tmp_path / "a-daisy3" / "page.xml").read_text() == "whole"


def test_a_batch_sweeps_the_folders_that_it_makes(tmp_path: Path, dead: int) -> None:
    (tmp_path / "2026-11").mkdir()
    half = of(dead, name_beside(tmp_path / "2026-11" / "a.epub"))
    half.touch()
    files.sweep(tmp_path)
    assert half.exists()
    files.sweep(tmp_path, below=True)
    assert not half.exists()


@pytest.mark.parametrize("exchanges", [True, False])
def test_a_folder_is_replaced_by_a_whole_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, exchanges: bool
) -> None:
    if not exchanges:
        monkeypatch.setattr("accessible.whole.sys.platform", "other")
    place = tmp_path / "book"
    for text in ("first", "second"):
        with whole(place) as partial:
            partial.mkdir()
            (partial / text).touch()
        assert [path.name for path in place.iterdir()] == [text]
    assert list(tmp_path.iterdir()) == [place]


# A store that cannot be written


@pytest.fixture
def closed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Store]:
    """Return a store with one entry, in which the system says that nobody may write."""
    store = Store(tmp_path / "store")
    store.write("ab.pcm", b"there")
    real = os.access
    monkeypatch.setattr(
        os, "access", lambda path, mode: not Path(path).is_relative_to(store.folder) and real(path, mode)
    )
    yield store
    assert [path.name for path in tmp_path.iterdir()] == ["store"]


def test_a_store_that_cannot_be_written_is_read_and_another_takes_what_is_new(
    closed: Store, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    with opened(closed.folder, tmp_path) as store:
        assert store.read("ab.pcm") == b"there"
        store.write("cd.pcm", b"new")
        assert store.read("cd.pcm") == b"new"
        assert Store(store.folder).read("ab.pcm") == b"there"
        with opened(store.folder, tmp_path) as again:
            assert again.folder == store.folder
    assert closed.read("cd.pcm") is None
    assert [record.levelno for record in caplog.records] == [logging.WARNING]
    assert repr(str(closed.folder)) in caplog.text


def test_a_spoiled_entry_of_a_store_that_cannot_be_written_is_not_served(closed: Store, tmp_path: Path) -> None:
    closed.path("ab.pcm").write_bytes(b"spoiled")
    with opened(closed.folder, tmp_path) as store:
        assert store.read("ab.pcm") is None
        store.write("ab.pcm", b"again")
        assert store.read("ab.pcm") == b"again"


def test_the_store_of_a_run_that_died_goes(tmp_path: Path, dead: int) -> None:
    left = of(dead, name_beside(tmp_path / "store"))
    (left / "ab").mkdir(parents=True)
    files.sweep(tmp_path)
    assert not left.exists()


# Machines without room


def test_a_full_temporary_folder_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail() -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr("tempfile.TemporaryFile", fail)
    engine = espeak.Espeak()
    voice = next(voice for voice in engine.voices() if voice.name == "en-us")
    monkeypatch.setattr("accessible.engines.load", lambda _: engine)
    with pytest.raises(StorageError, match="TMPDIR"):
        record._asked(record.Say("Hello.", voice, engine.version, 1.0))  # noqa: SLF001  what a job does for a sentence


def test_a_temporary_folder_with_a_long_name_is_no_reason_to_stop(course: disturb.Course) -> None:
    folder = course.folder / ("long" * 25)
    folder.mkdir(exist_ok=True)
    course.clear()
    ended = course.run({"TMPDIR": str(folder), "ACCESSIBLE_WORKERS": "2"})
    assert (ended.code, listing(course.out)) == (0, course.expected), ended.said


def test_a_text_that_no_process_can_read_is_one_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail() -> int:
        raise OSError(errno.EAGAIN, os.strerror(errno.EAGAIN))

    monkeypatch.setattr("accessible.sandbox._can_copy", lambda: True)
    monkeypatch.setattr(os, "fork", fail)
    with pytest.raises(ResourceError, match=r"A process could not be started .*again\.") as caught:
        sandbox.run("a.txt", len, "")
    assert (caught.value.exit_code, caught.value.code) == (5, "no_process")


@pytest.mark.parametrize(("error", "is_known"), [(StorageError("Full."), False), (AccessibleError("No."), True)])
def test_an_article_that_failed_by_the_machine_is_tried_again(
    settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, error: AccessibleError, *, is_known: bool
) -> None:
    def fail(*_: object) -> None:
        raise error

    monkeypatch.setattr(pipeline, "make", fail)
    (tmp_path / "mill.txt").write_text(TEXT, "utf-8")
    result = work.do(work.Task(Entry(str(tmp_path / "mill.txt")), settings), lambda *_: None)
    assert (result.state, bool(result.key)) == (FAILED, is_known)
