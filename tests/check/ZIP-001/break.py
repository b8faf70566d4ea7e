"""A folder where a book should be."""

from pathlib import Path

PATH = ""
SAYS = "It is a folder"


def broken(folder: Path) -> Path:
    path = folder / "book.epub"
    path.mkdir()
    return path
