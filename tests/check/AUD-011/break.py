"""A WAV, declared as such."""

from pathlib import Path

from tests.check.breaking import book, swap
from tests.check.good import tone

PATH = "EPUB/one.wav"
SAYS = "It is audio/wav"


def broken(folder: Path) -> Path:
    return book(
        folder,
        {
            "one.mp3": None,
            "one.wav": tone(7, "-f", "wav"),
            "one.smil": swap("one.mp3", "one.wav", -1),
            "content.opf": swap('href="one.mp3" media-type="audio/mpeg"', 'href="one.wav" media-type="audio/wav"'),
        },
    )
