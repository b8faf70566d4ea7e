"""An MP3 of a variable bit rate, with a header."""

from pathlib import Path

import numpy as np

from tests.broken import RATE
from tests.check.breaking import book
from tests.check.good import in_file

_TONE, _NOISE = np.sin(np.arange(RATE * 4) / 9) * 9000, np.random.default_rng(1).normal(0, 5000, RATE * 3)
SOUND = np.concatenate([_TONE, _NOISE])
PATH = "EPUB/one.mp3"
SAYS = "Its bit rate changes"


def broken(folder: Path) -> Path:
    return book(folder, {"one.mp3": in_file(SOUND, folder / "variable.mp3", "-q:a", "4")})
