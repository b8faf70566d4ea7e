"""The file `mimetype` has a line end."""

from pathlib import Path

from tests.check.breaking import book

PATH = "mimetype"
SAYS = "does not say application/epub+zip"


def broken(folder: Path) -> Path:
    return book(folder, {"mimetype": b"application/epub+zip\n"})
