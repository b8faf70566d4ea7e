"""The judges from outside, or the reason why a test has to do without them."""

import os
from pathlib import Path

import pytest

from quality.judges import Judges
from tests.required import REQUIRED

# Read when the module is imported: the fixture that keeps tests from settings takes them away afterwards.
FOLDER = os.environ.get("ACCESSIBLE_JUDGES", "")


def judges() -> Judges:
    """Return the judges; skip the test if they are not there, or fail it where nothing may be left out."""
    court = Judges(Path(FOLDER).absolute())
    reason = court.missing() if FOLDER else "ACCESSIBLE_JUDGES does not name the folder with the judges"
    if reason and REQUIRED:
        pytest.fail(reason)
    if reason:
        pytest.skip(reason)
    return court
