"""How a book comes to its place: the same bytes from every process, and whole on the disk, or not at all."""

import hashlib
import os
import subprocess
import sys
from pathlib import Path

import pytest

from accessible import files, pipeline, writers
from accessible.errors import StorageError
from accessible.narrate import FEW_LETTERS
from accessible.settings import Settings
from accessible.store import Store

ROOT = Path(__file__).parent.parent
ARTICLE = ROOT / "tests" / "articles" / "rope-walk"
LETTERS = 2 * FEW_LETTERS
"""Enough that worker processes are started."""
TEXT = "Three sentences\n\nThis is the first. Here comes the second one. And this is all.\n"


def made(out: Path, seed: str, workers: int, **variables: str) -> dict[str, str]:
    """Return the hash of each file that a process of its own makes, by its name."""
    (source,) = ARTICLE.glob("in.*")
    article = out.with_suffix(".md")
    article.write_text(source.read_text("utf-8") * (LETTERS // source.stat().st_size + 1), "utf-8")
    options = ("-o", out, "--store", out / "store", "--engine", "tone", "--rate", "100", "--quiet")
    command = [sys.executable, "-m", "accessible", "make", *map(str, (article, *options))]
    given = {"PYTHONPATH": str(ROOT), "PYTHONHASHSEED": seed, "ACCESSIBLE_WORKERS": str(workers), **variables}
    subprocess.run(command, env={**os.environ, **given}, check=True)
    return {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in out.iterdir() if path.is_file()}


def test_hashes_of_another_seed_and_worker_processes_make_the_same_bytes(tmp_path: Path) -> None:
    first = made(tmp_path / "first", "0", 0)
    assert len(first) == 2
    assert made(tmp_path / "second", "0", 0) == first
    assert made(tmp_path / "third", "12345", 0) == first
    assert made(tmp_path / "fourth", "1", 2) == first


def test_source_date_epoch_changes_the_bytes_in_the_same_way_each_time(tmp_path: Path) -> None:
    dated = [
        made(tmp_path / str(number), seed, workers, SOURCE_DATE_EPOCH="1700000000")
        for number, (seed, workers) in enumerate((("7", 0), ("8", 2)))
    ]
    assert dated[0] == dated[1] != made(tmp_path / "undated", "0", 0)


@pytest.mark.skipif(sys.platform != "linux", reason="asks the system which file a number stands for")
def test_a_file_is_on_the_disk_before_it_has_its_name_and_so_is_the_name(
    tmp_path: Path, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "short.txt").write_text(TEXT)
    out = Path(settings.output)
    done: list[tuple[str, Path, list[str]]] = []
    sync, rename = os.fsync, Path.replace

    def listed() -> list[str]:
        return sorted(path.name for path in out.iterdir())

    def watched_sync(number: int) -> None:
        sync(number)
        done.append(("synced", Path(f"/proc/self/fd/{number}").readlink(), listed()))

    def watched_rename(self: Path, target: Path) -> Path:
        if self.parent == out:
            done.append(("renamed", Path(target), listed()))
        return rename(self, target)

    monkeypatch.setattr(os, "fsync", watched_sync)
    monkeypatch.setattr(Path, "replace", watched_rename)
    pipeline.make([str(tmp_path / "short.txt")], settings, lambda *_: None)
    book, podcast = sorted(out.iterdir())
    for path in (book, podcast):
        (file, renamed, folder), done = done[:3], done[3:]
        partial = file[1]
        assert (file[0], partial.parent, partial.suffix) == ("synced", out, ".part")
        assert partial.name.startswith(f".{path.name}.")
        assert path.name not in file[2]
        assert renamed == ("renamed", path, file[2])
        assert folder[:2] == ("synced", out)
        assert path.name in folder[2]
        assert partial.name not in folder[2]
    assert done == []


def test_a_book_whose_sound_is_gone_leaves_the_one_that_was_there(tmp_path: Path, settings: Settings) -> None:
    (tmp_path / "short.txt").write_text(TEXT)
    made = pipeline.make([str(tmp_path / "short.txt")], settings, lambda *_: None)
    before = {path: path.read_bytes() for path in Path(settings.output).iterdir()}
    assert len(before) == 2
    book, store = made.files["epub"], Store(settings.store_folder)
    for track in made.publication.narration.tracks.values():
        store.path(track.name).unlink(missing_ok=True)
    with pytest.raises(StorageError, match="vanished"), files.whole(book.path) as partial:
        writers.writer("epub")(made.publication, store, partial)
    assert {path: path.read_bytes() for path in Path(settings.output).iterdir()} == before
