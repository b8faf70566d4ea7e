"""A time with six decimals."""

from pathlib import Path

from tests.check.breaking import book, swap

PATH = "EPUB/one.smil#par-o3"
SAYS = "too many decimals"


def broken(folder: Path) -> Path:
    return book(folder, {"one.smil": swap('clipBegin="0:00:02.000"', 'clipBegin="0:00:02.000125"')})
