"""A clip ends where it begins."""

from pathlib import Path

from tests.check.breaking import book, swap

PATH = "EPUB/one.smil#par-o3"
SAYS = "end it later"
ALSO = {"CLP-004"}


def broken(folder: Path) -> Path:
    return book(folder, {"one.smil": swap('clipEnd="0:00:03.000"', 'clipEnd="0:00:02.000"')})
