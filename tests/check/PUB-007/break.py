"""A file that the manifest does not list."""

from pathlib import Path

from tests.check.breaking import book

PATH = "EPUB/notes.txt"
SAYS = "does not list this file"


def broken(folder: Path) -> Path:
    return book(folder, {"notes.txt": b"To do"})
