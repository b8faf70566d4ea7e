"""The engine in docs/examples: installed as a package of somebody else's, it speaks."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

ROOT = Path(__file__).parent.parent
EXAMPLE = ROOT / "docs" / "examples" / "engine"


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder into which pip has installed the example, without the network."""
    source, target = tmp_path_factory.mktemp("source") / "engine", tmp_path_factory.mktemp("target")
    shutil.copytree(EXAMPLE, source)
    options = ["--quiet", "--no-index", "--no-deps", "--no-build-isolation", "--disable-pip-version-check"]
    command = [sys.executable, "-m", "pip", "install", *options, "--target", str(target), str(source)]
    subprocess.run(command, check=True, timeout=120)
    return target


def run(installed: Path, *arguments: str) -> str:
    """Run a Python that finds the example, and return what it prints."""
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join([str(installed), str(ROOT)])}
    done = subprocess.run([sys.executable, *arguments], env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_a_book_is_made_with_it(installed: Path) -> None:
    Path("article.txt").write_text("A heading\n\nThe first paragraph of it says a little.\n\nThe second does too.\n")
    made = json.loads(run(installed, "-m", "accessible", "make", "article.txt", "--engine", "morse", "--json"))
    assert (made["narration"]["engine"], made["narration"]["voice"]) == ("morse", "key")
    assert made["warnings"] == []
    assert {Path(file["path"]).suffix for file in made["files"]} == {".epub", ".mp3"}
    assert all(Path(file["path"]).is_file() for file in made["files"])


def test_its_voice_is_listed(installed: Path) -> None:
    voices = json.loads(run(installed, "-m", "accessible", "voices", "--json"))
    assert {"engine": "morse", "name": "key", "language": "en"}.items() <= voices[-1].items()


def test_it_keeps_what_engines_promise(installed: Path) -> None:
    script = (
        "import json; from accessible import engines\n"
        "engine = engines.load('morse'); voice, = engine.voices()\n"
        "said = engine.speak('SOS, so', voice, 1.0)\n"
        "print(json.dumps([said.samples.tolist(), said.starts, str(said.samples.dtype)]))"
    )
    samples, starts, kind = json.loads(run(installed, "-c", script))
    assert kind == "int16"
    heard = np.abs(np.asarray(samples)) > 100
    on = np.flatnonzero(np.diff(np.convolve(heard, np.ones(40), "same") > 0, prepend=False)) / 16000
    lengths = [round((end - start) / 0.03) for start, end in on.reshape(-1, 2)]
    assert lengths == [1, 1, 1, 3, 3, 3, 1, 1, 1, 1, 1, 1, 3, 3, 3]  # S O S S O
    assert [start / 16000 for start in starts] == pytest.approx([on[0], on[18]], abs=0.002)


@pytest.mark.parametrize(
    ("module", "why"), [("", "ModuleNotFoundError"), ("import nothing_like_it", "nothing_like_it"), ("x = 1", "Morse")]
)
def test_an_engine_of_somebody_elses_that_is_broken_is_one_sentence(
    installed: Path, tmp_path: Path, module: str, why: str
) -> None:
    broken = tmp_path / "broken"
    shutil.copytree(installed, broken)
    (broken / "accessible_morse.py").unlink()
    if module:
        (broken / "accessible_morse.py").write_text(module)
    shutil.rmtree(broken / "__pycache__", ignore_errors=True)
    Path("article.txt").write_text("A heading\n\nThe first paragraph of it says a little.\n")
    command = [sys.executable, "-m", "accessible", "make", "article.txt", "--engine", "morse"]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join([str(broken), str(ROOT)])}
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 6
    assert done.stderr.count("\n") == 1
    assert why in done.stderr
    assert "reinstall or remove" in done.stderr
