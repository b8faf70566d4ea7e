"""A clip begins half a second too late."""

from pathlib import Path

from tests.check.breaking import book, swap

PATH = "EPUB/one.smil#par-o3"
SAYS = "Nobody hears what is from 0:00:02.000 to 0:00:02.500"


def broken(folder: Path) -> Path:
    return book(folder, {"one.smil": swap('clipBegin="0:00:02.000"', 'clipBegin="0:00:02.500"')})
