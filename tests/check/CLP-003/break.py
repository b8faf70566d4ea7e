"""A clip begins half a second too early."""

from pathlib import Path

from tests.check.breaking import book, swap

PATH = "EPUB/one.smil#par-o3"
SAYS = "begin it there"


def broken(folder: Path) -> Path:
    return book(folder, {"one.smil": swap('clipBegin="0:00:02.000"', 'clipBegin="0:00:01.500"')})
