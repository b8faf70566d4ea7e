"""What it costs to write a book of 400 MB of sound, measured in a process of its own."""

import os
import pickle
import sys
import zipfile
from pathlib import Path

import pytest

from accessible.store import Store
from accessible.writers import epub
from tests import big_book
from tests.measured import run
from tests.overlay import Book, frames

MEGABYTES = 400
ROOT = Path(__file__).parent.parent


@pytest.mark.slow
@pytest.mark.validate
@pytest.mark.parametrize("section", [20, 10_000], ids=["in sections", "in one piece"])
def test_memory_does_not_grow_with_the_sound_and_a_sentence_costs_little(tmp_path: Path, section: int) -> None:
    made = big_book.publication(tmp_path, MEGABYTES * 1_000_000, section)
    (tmp_path / "publication").write_bytes(pickle.dumps(made))
    command = [sys.executable, "-m", "tests.big_book", *map(str, (tmp_path / "store", tmp_path / "publication"))]
    out, err = tmp_path / "out", tmp_path / "err"
    cost = run([*command, str(tmp_path / "big.epub"), "epub"], out, err, {**os.environ, "PYTHONPATH": str(ROOT)})
    assert cost.code == 0, err.read_text()
    with zipfile.ZipFile(tmp_path / "big.epub") as book:
        assert sum(entry.file_size for entry in book.infolist() if entry.filename.endswith(".mp3")) >= MEGABYTES * 1e6
    assert cost.kilobytes < 100 * 1024
    (tmp_path / "big.epub").unlink()
    writing, copying = map(float, out.read_text().split())
    sentences = sum(len(utterance.sentences) for utterance in (*made.front, *made.contents, *made.body))
    assert (writing - copying) / sentences * 1000 < 2


def test_sound_of_more_than_a_plain_container_holds_is_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made = big_book.publication(tmp_path, 1_000_000, 10_000)
    monkeypatch.setattr(zipfile, "ZIP64_LIMIT", 500_000)
    epub.write(made, Store(tmp_path / "store"), tmp_path / "big.epub")
    book = Book(tmp_path / "big.epub")
    sound = book.files[book.named("article.mp3").path]
    assert len(sound) > 900_000
    assert len(list(frames(sound))) > 1000
