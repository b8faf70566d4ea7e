"""An empty title."""

from pathlib import Path

from tests.check.breaking import book, swap

PATH = "EPUB/content.opf"
SAYS = "no dc:title"


def broken(folder: Path) -> Path:
    return book(folder, {"content.opf": swap("<dc:title>The pier</dc:title>", "<dc:title> </dc:title>")})
