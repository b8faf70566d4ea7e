"""An EPUB 2."""

from pathlib import Path

from tests.check.breaking import book, swap

PATH = "EPUB/content.opf"
SAYS = "version '2.0'"


def broken(folder: Path) -> Path:
    return book(folder, {"content.opf": swap('version="3.0"', 'version="2.0"')})
