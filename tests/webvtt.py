"""What the W3C's parser makes of WebVTT files."""

import json
import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from tests.judged import JUDGES, absent

SCRIPT = Path(__file__).with_suffix(".mjs")


def parsed(files: Sequence[Path]) -> list[dict[str, Any]]:
    """Return of each file its errors and its cues; skips the test where the parser is missing."""
    modules = Path(JUDGES).absolute() / "formats" / "node_modules"
    if not JUDGES or not (modules / "webvtt-parser").is_dir():
        absent("there is no formats/node_modules/webvtt-parser in the folder that ACCESSIBLE_JUDGES names")
    program = shutil.which("node")
    if program is None:
        absent("node is not on this machine")
    done = subprocess.run([str(program), SCRIPT, modules, *files], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return list(json.loads(done.stdout))
