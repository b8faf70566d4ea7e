"""The second half of the file is missing."""

from pathlib import Path

from tests.check.breaking import book

PATH = ""
SAYS = "cut off"


def broken(folder: Path) -> Path:
    path = book(folder, {})
    data = path.read_bytes()
    path.write_bytes(data[: len(data) // 2])
    return path
