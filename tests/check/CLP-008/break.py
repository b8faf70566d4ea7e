"""A time with a comma."""

from pathlib import Path

from tests.check.breaking import book, swap

PATH = "EPUB/one.smil#par-o7"
SAYS = "the clipEnd '0:00:07,000'"


def broken(folder: Path) -> Path:
    return book(folder, {"one.smil": swap('clipEnd="0:00:07.000"', 'clipEnd="0:00:07,000"')})
