"""Four MP3 files with headers, joined by their bytes."""

from pathlib import Path

import numpy as np

from tests.broken import RATE
from tests.check.breaking import book
from tests.check.good import in_file

PATH = "EPUB/one.mp3"
SAYS = "Its header says that it plays 0:00:02"


def broken(folder: Path) -> Path:
    return book(folder, {"one.mp3": in_file(np.ones(2 * RATE), folder / "two.mp3", "-b:a", "64k") * 4})
