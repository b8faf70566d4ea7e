"""The duration of an overlay in milliseconds, without a unit."""

from pathlib import Path

from tests.check.breaking import book, swap

PATH = "EPUB/one.smil"
SAYS = "is declared to take 7000"
ALSO = {"CLP-013"}


def broken(folder: Path) -> Path:
    return book(folder, {"content.opf": swap(">0:00:07.000<", ">7000<")})
