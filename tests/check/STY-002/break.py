"""The class with a dot."""

from pathlib import Path

from tests.check.breaking import book, swap

PATH = "EPUB/content.opf"
SAYS = "is no name of a class"


def broken(folder: Path) -> Path:
    return book(folder, {"content.opf": swap(">-epub-media-overlay-active<", ">.-epub-media-overlay-active<")})
