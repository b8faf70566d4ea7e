"""The last clip ends two seconds after its file."""

from pathlib import Path

from tests.check.breaking import book, swap

PATH = "EPUB/one.smil#par-o7"
SAYS = "ends at 0:00:09.000, but 'EPUB/one.mp3' ends at 0:00:07"


def broken(folder: Path) -> Path:
    return book(folder, {"one.smil": swap('clipEnd="0:00:07.000"', 'clipEnd="0:00:09.000"')})
