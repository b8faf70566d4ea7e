"""Hostile archives, feeds and encodings of the corpus: each does what its expectations say."""

import base64
import importlib.util
import json
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from accessible import cli, pipeline
from accessible.errors import SourceError
from accessible.settings import Settings
from tests.conftest import SHARED
from tests.measured import run
from tests.overlay import Book

FOLDER = "corpus/hostile"
KINDS = ("docx_", "epub_", "feed_", "enc_")
COMMAND = [sys.executable, "-m", "accessible", "read", "--json"]
ENVIRONMENT = {"PYTHONPATH": str(Path(cli.__file__).parent.parent)}
BIG = ("big_zip", "big_feed")


def cases(*beginnings: str) -> list[dict[str, Any]]:
    """Return the cases whose names begin so; one that skips where the corpus is missing."""
    path = SHARED / FOLDER / "expected.json"
    if not path.exists():
        return [{"name": "none"}]
    listed = json.loads(path.read_text("utf-8"))["cases"]
    return [case for case in listed if case["name"].startswith(beginnings)]


def secrets(case: dict[str, Any]) -> Iterator[str]:
    """Yield what must be in nothing that we write."""
    host = Path("/etc/hostname").read_text("utf-8").strip()
    known = {"$HOSTNAME": host, "$B64HOSTNAME": base64.b64encode(f"{host}\n".encode()).decode()}
    yield from (known.get(text, text) for text in case["never_in_output"])


@pytest.fixture(autouse=True)
def no_connection(monkeypatch: pytest.MonkeyPatch) -> None:
    """Fail where somebody opens a connection."""

    def refuse(*_: object, **__: object) -> None:
        raise AssertionError

    monkeypatch.setattr("socket.socket.connect", refuse)


def outcome(path: Path, settings: Settings) -> tuple[str, str]:
    """Return what comes of a file, `ok` or the code of an error, and all that was written of it."""
    if path.name.startswith("feed_") and not settings.item:
        return listing(path)
    try:
        made = pipeline.make([str(path)], settings, lambda *_: None)
    except SourceError as error:
        return error.code, str(error)
    book = Book(made.files["epub"].path)
    written = [data.decode("utf-8", "replace") for name, data in book.files.items() if name.endswith(("xhtml", "opf"))]
    return "ok", "\n".join([*written, *spoken(made), *(file.path.name for file in made.files.values())])


def spoken(made: pipeline.Made) -> Iterator[str]:
    yield from (sentence.spoken for utterance in made.publication.body for sentence in utterance.sentences)


def listing(path: Path) -> tuple[str, str]:
    """Return what `read` says of a feed."""
    done = subprocess.run([*COMMAND, str(path)], capture_output=True, text=True, check=False, env=ENVIRONMENT)
    said = json.loads(done.stdout)
    return ("ok", done.stdout) if "items" in said else (said["error"]["code"], done.stderr)


@pytest.mark.parametrize("case", cases(*KINDS), ids=lambda case: case["name"])
def test_a_case_comes_out_as_it_should(case: dict[str, Any], shared: Callable[[str], Path], settings: Settings) -> None:
    path = shared(f"{FOLDER}/{case['name']}")
    began = time.process_time()
    code, written = outcome(path, settings)
    assert time.process_time() - began < case["limits"]["seconds"]
    if case["outcome"] == "error":
        assert code == case["error"]
    elif case["outcome"] == "ok":
        assert code == "ok", written
    if code == "ok":
        assert [word for word in (*case["must_contain"], *case["should_speak"]) if word not in written] == []
    assert [text for text in secrets(case) if text in written] == []
    assert not Path("/tmp/evilepubslip").exists()  # noqa: S108  where a bad archive would write


@pytest.mark.parametrize("item", ["1", "2"])
def test_an_item_with_scripts_is_an_article_without(
    item: str, shared: Callable[[str], Path], settings: Settings
) -> None:
    path = shared(f"{FOLDER}/feed_script_items.xml")
    code, written = outcome(path, replace(settings, item=item, offline=True))
    assert code == "ok"
    assert "evilfa" not in written
    assert "body words" in written


@pytest.mark.slow
@pytest.mark.parametrize("case", cases(*BIG), ids=lambda case: case["name"])
def test_a_big_case_is_refused_early(case: dict[str, Any], shared: Callable[[str], Path], tmp_path: Path) -> None:
    recipes = load(shared(f"{FOLDER}/recipes.py"))
    path = tmp_path / case["name"]
    with path.open("wb") as file:
        file.writelines(recipes.make(case["recipe"]))
    cost = run([*COMMAND, str(path)], tmp_path / "out", tmp_path / "err", ENVIRONMENT)
    assert json.loads((tmp_path / "out").read_text("utf-8"))["error"]["code"] == case["error"]
    assert cost.seconds < case["limits"]["seconds"]
    assert cost.kilobytes < case["limits"]["rss_mb"] * 1024


def load(path: Path) -> Any:  # noqa: ANN401  a module of the corpus
    spec = importlib.util.spec_from_file_location("recipes", path)
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module
