"""The judges from outside, where they are on this machine."""

import os
import shutil
from pathlib import Path

import pytest

from quality.judges import Judges
from tests.required import REQUIRED

# Read when the module is imported: the fixture that keeps tests from settings takes them away afterwards.
JUDGES = os.environ.get("ACCESSIBLE_JUDGES", "")


def absent(reason: str) -> None:
    """Skip the test, or fail it where nothing may be left out."""
    if REQUIRED:
        pytest.fail(reason)
    pytest.skip(reason)


def judge(name: str, *programs: str) -> Path:
    """Return the path of a judge, if it and what it runs on are on this machine."""
    if not JUDGES:
        absent("ACCESSIBLE_JUDGES does not name the folder with check_epub.sh and play_overlay.mjs")
    path = Path(JUDGES) / name
    if not path.is_file():
        absent(f"there is no {name} in {JUDGES}")
    if not (Path(JUDGES) / "node_modules").is_dir():
        absent(f"the judges in {JUDGES} are not installed: run setup.sh there")
    for program in (*programs, os.environ.get("PUPPETEER_EXECUTABLE_PATH", "/usr/bin/chromium")):
        if shutil.which(program) is None:
            absent(f"{program} is not on this machine")
    return path


def judges() -> Judges:
    """Return the judges, if all of them and what they run on are on this machine."""
    if not JUDGES:
        absent("ACCESSIBLE_JUDGES does not name the folder with the judges")
    court = Judges(Path(JUDGES).absolute())
    if reason := court.missing():
        absent(reason)
    return court
