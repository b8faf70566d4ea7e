"""The duration of the book is an hour too long."""

from pathlib import Path

from tests.check.breaking import book, swap

PATH = "EPUB/content.opf"
SAYS = "its overlays 0:00:23.000 together"


def broken(folder: Path) -> Path:
    return book(folder, {"content.opf": swap(">0:00:23.000<", ">1:00:23.000<")})
