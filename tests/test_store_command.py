"""Looking after the store."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from accessible import cli
from accessible.leftovers import name_beside
from accessible.store import Store, name_of


@pytest.fixture
def store(tmp_path: Path) -> Store:
    made = Store(tmp_path / "store")
    for number in range(5):
        made.write(name_of({"number": number}, "mp3" if number else "json"), bytes(100))
    return made


def shown(what: str, capsys: pytest.CaptureFixture[str], *options: str) -> tuple[int, dict[str, int]]:
    code = cli.run(["store", what, "--store", "store", "--json", *options])
    found = json.loads(capsys.readouterr().out)
    assert found.pop("store") == "store"
    return code, found


def test_its_size_is_that_of_its_files(store: Store, capsys: pytest.CaptureFixture[str]) -> None:
    total = sum(path.stat().st_size for path in store.folder.rglob("*") if path.is_file())
    code, found = shown("size", capsys)
    assert code == 0
    assert found == {"entries": 5, "bytes": total, "bytes of json": total // 5, "bytes of mp3": total // 5 * 4}


def test_a_store_that_is_not_there_is_empty(capsys: pytest.CaptureFixture[str]) -> None:
    assert shown("size", capsys) == (0, {"entries": 0, "bytes": 0})


def test_a_flipped_byte_is_found_and_set_aside(store: Store, capsys: pytest.CaptureFixture[str]) -> None:
    assert shown("check", capsys) == (0, {"whole": 5, "spoiled": 0})
    path = store.path(name_of({"number": 3}, "mp3"))
    data = bytearray(path.read_bytes())
    data[-1] ^= 1
    path.write_bytes(data)
    assert shown("check", capsys) == (7, {"whole": 4, "spoiled": 1})
    assert shown("check", capsys) == (0, {"whole": 4, "spoiled": 0})
    assert shown("prune", capsys)[1]["removed"] == 1
    assert not list(store.folder.rglob("*.bad"))


def test_what_a_dead_process_began_goes_and_what_a_live_one_writes_stays(
    store: Store, capsys: pytest.CaptureFixture[str]
) -> None:
    begun = name_beside(store.folder / "parts" / name_of({"number": 3}, "mp3"))
    ended = subprocess.Popen([sys.executable, "-c", ""])
    ended.wait()
    dead = begun.with_name(begun.name.replace(f"-{os.getpid()}.", f"-{ended.pid}."))
    for path in (begun, dead):
        path.write_bytes(b"half")
    assert shown("prune", capsys) == (0, {"removed": 1, "bytes removed": 4})
    assert [path.name for path in store.folder.rglob("*.part")] == [begun.name]
    assert shown("check", capsys)[1]["whole"] == 5


def test_old_entries_go_where_that_is_said(store: Store, capsys: pytest.CaptureFixture[str]) -> None:
    os.utime(store.path(name_of({"number": 1}, "mp3")), (0, 0))
    assert shown("prune", capsys)[1]["removed"] == 0
    assert shown("prune", capsys, "--days", "30")[1]["removed"] == 1
    assert shown("size", capsys)[1]["entries"] == 4


def test_it_is_said_in_words(store: Store, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.run(["store", "size", "--store", str(store.folder)]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[:3] == [f"store: {store.folder}", "entries: 5", "bytes: 1 kB"]
