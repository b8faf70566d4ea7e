"""An MP3 of a variable bit rate, without a header."""

from pathlib import Path

import numpy as np

from tests.broken import RATE, encoded
from tests.check.breaking import book
from tests.check.good import MP3

_TONE, _NOISE = np.sin(np.arange(RATE * 4) / 9) * 9000, np.random.default_rng(1).normal(0, 5000, RATE * 3)
VARIABLE = encoded(np.concatenate([_TONE, _NOISE]), "-c:a", "libmp3lame", "-q:a", "4", *MP3[4:])
PATH = "EPUB/one.mp3"
SAYS = "Its bit rate changes"


def broken(folder: Path) -> Path:
    return book(folder, {"one.mp3": VARIABLE})
