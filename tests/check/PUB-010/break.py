"""A document that the reading order names twice."""

from pathlib import Path

from tests.check.breaking import book, swap

PATH = "EPUB/content.opf"
SAYS = "'two' 2 times"


def broken(folder: Path) -> Path:
    return book(folder, {"content.opf": swap("</spine>", '<itemref idref="two"/></spine>')})
