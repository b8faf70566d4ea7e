"""What a command does not import: a short start is a promise."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
ARTICLE = "The short one\n\nBy Ada Brook\n\nOne sentence is enough to find out what the second run has to load again."


def imported(*arguments: str) -> set[str]:
    """Run the command with these arguments and return the names of all modules that it imported."""
    command = [sys.executable, "-X", "importtime", "-m", "accessible", *arguments]
    variables = {**os.environ, "PYTHONPATH": str(ROOT), "ACCESSIBLE_WORKERS": "0"}
    done = subprocess.run(command, env=variables, capture_output=True, text=True, check=False, timeout=120)
    assert done.returncode == 0, done.stderr
    return set(re.findall(r"^import time: .*\| +(\S+)$", done.stderr, re.MULTILINE))


def heavy(modules: set[str], *names: str) -> list[str]:
    """Return which of these packages are among the modules."""
    return [name for name in names if any(module.partition(".")[0] == name for module in modules)]


@pytest.mark.parametrize("arguments", [("--help",), ("make", "--help"), ("read", "--help"), ("--version",)])
def test_help_imports_no_library(arguments: tuple[str, ...]) -> None:
    modules = imported(*arguments)
    ours = {module for module in modules if module.partition(".")[0] == "accessible"}
    assert "argparse" in modules
    assert ours <= {"accessible", "accessible.cli", "accessible.errors"}
    outside = ("numpy", "lxml", "PIL", "mutagen", "ebooklib", "requests", "urllib3", "onnxruntime")
    assert heavy(modules, *outside, "hibari", "babel", "eldc", "dateparser", "multiprocessing", "concurrent") == []


def test_reading_a_text_imports_no_sound_and_no_page_reader() -> None:
    Path("short.txt").write_text(ARTICLE)
    modules = imported("read", "--language", "en", "short.txt")
    assert "accessible.pipeline" in modules
    assert not modules & {"accessible.readers.html", "accessible.readers.page"}
    assert heavy(modules, "onnxruntime", "hibari", "requests", "urllib3", "PIL", "eldc") == []
    assert heavy(modules, "multiprocessing", "concurrent", "subprocess") == []


@pytest.mark.parametrize("engine", ["hibari", "espeak"])
def test_a_second_run_imports_nothing_that_only_speaking_and_reading_pages_need(engine: str) -> None:
    Path("short.txt").write_text(ARTICLE)
    arguments = ("make", "--engine", engine, "--store", "store", "-o", "out", "--language", "en", "short.txt")
    first, second = imported(*arguments), imported(*arguments)
    assert heavy(first, "numpy", "lameenc", "PIL") == ["numpy", "lameenc", "PIL"]
    assert "ebooklib" in second
    assert "accessible.prepare.clean" in first - second
    assert (
        heavy(
            second,
            "numpy",
            "onnxruntime",
            "lameenc",
            "PIL",
            "soxr",
            "requests",
        )
        == []
    )
