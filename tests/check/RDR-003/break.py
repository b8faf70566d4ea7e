"""Sound as AAC in MP4."""

from pathlib import Path

import numpy as np

from tests.broken import RATE
from tests.check.breaking import book, swap
from tests.check.good import in_file

PATH = "EPUB/one.m4a"
SAYS = "AAC in MP4"


def broken(folder: Path) -> Path:
    return book(
        folder,
        {
            "one.mp3": None,
            "one.m4a": in_file(np.zeros(7 * RATE), folder / "one.m4a", "-c:a", "aac"),
            "one.smil": swap("one.mp3", "one.m4a", -1),
            "content.opf": swap('href="one.mp3" media-type="audio/mpeg"', 'href="one.m4a" media-type="audio/mp4"'),
        },
    )
