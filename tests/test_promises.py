"""What the README promises, where no other test shows it: a whole run, watched."""

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
ARTICLE = ROOT / "assets" / "articles" / "harbour-sound.txt"


def environment(tmp_path: Path) -> dict[str, str]:
    """Return the variables of a run at home, where nothing is set."""
    (tmp_path / "home").mkdir()
    kept = {name: os.environ[name] for name in ("PATH", "TMPDIR", "LANG") if name in os.environ}
    return {**kept, "HOME": str(tmp_path / "home"), "PYTHONPATH": str(ROOT), "PYTHONDONTWRITEBYTECODE": "1"}


def make(
    *prefix: str, folder: Path, variables: dict[str, str], engine: str = "espeak"
) -> subprocess.CompletedProcess[str]:
    command = [*prefix, sys.executable, "-m", "accessible", "make", str(ARTICLE), "--format", "all"]
    options = ["--engine", engine, "-o", str(folder / "out"), "--store", str(folder / "store")]
    return subprocess.run(
        [*command, *options], env=variables, cwd=folder, capture_output=True, text=True, check=False, timeout=240
    )


def test_it_writes_in_the_output_and_the_store_only_and_speaks_to_nobody(tmp_path: Path) -> None:
    log = tmp_path / "log"
    variables = environment(tmp_path)
    paths = f"{Path(__file__).parent / 'audit'}{os.pathsep}{ROOT}"
    done = make(folder=tmp_path, variables={**variables, "PYTHONPATH": paths, "AUDIT_LOG": str(log)})
    assert done.returncode == 0, done.stderr
    events = [line.split("\t", 1) for line in log.read_text("utf-8").splitlines()]
    assert any(event == "write" and ".epub." in what for event, what in events), "nobody watched"
    assert [(event, what) for event, what in events if event.startswith("socket.")] == []
    own = (tmp_path / "out", tmp_path / "store")
    temporary = Path(tempfile.gettempdir())
    elsewhere = [
        (event, what)
        for event, what in events
        if not any(Path(what).is_relative_to(folder) for folder in (*own, "/dev"))
        and not (Path(what).is_relative_to(temporary) and not Path(what).is_relative_to(tmp_path))
    ]
    assert elsewhere == []
    assert list((tmp_path / "home").iterdir()) == []


def test_it_works_where_there_is_no_network(tmp_path: Path) -> None:
    """A network of its own with nothing in it, not even the loopback device."""
    unshare = shutil.which("unshare")
    if unshare is None or subprocess.run([unshare, "-rn", "true"], check=False).returncode:
        pytest.skip("this system gives no process a network of its own")
    done = make(unshare, "-rn", folder=tmp_path, variables=environment(tmp_path))
    assert done.returncode == 0, done.stderr
    assert {".epub", ".mp3", ".html", ".brf"} <= {path.suffix for path in (tmp_path / "out").iterdir()}


def test_no_library_keeps_a_record_of_the_run_to_send_to_its_maker(tmp_path: Path) -> None:
    """The library that the natural voice runs on writes a file for that, unless it is told not to."""
    (tmp_path / "temporary").mkdir()
    variables = {**environment(tmp_path), "TMPDIR": str(tmp_path / "temporary")}
    done = make(folder=tmp_path, variables=variables, engine="hibari")
    assert done.returncode == 0, done.stderr
    assert list((tmp_path / "temporary").iterdir()) == []
    assert list((tmp_path / "home").iterdir()) == []
