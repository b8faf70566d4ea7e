"""A file that would be unpacked above the book."""

from pathlib import Path

from tests.check.breaking import book

PATH = "../evil.txt"
SAYS = "leads out of the book"
ALSO = {"PUB-007"}


def broken(folder: Path) -> Path:
    return book(folder, {"../evil.txt": b"x"})
