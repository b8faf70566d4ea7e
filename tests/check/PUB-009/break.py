"""Two elements of the package with one id."""

from pathlib import Path

from tests.check.breaking import book, swap

PATH = "EPUB/content.opf#paper"
SAYS = "the id 'paper'"


def broken(folder: Path) -> Path:
    return book(folder, {"content.opf": swap("<dc:creator>", '<dc:creator id="paper">')})
