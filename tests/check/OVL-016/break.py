"""A seq with nothing in it."""

from pathlib import Path

from tests.check.breaking import book, swap

PATH = "EPUB/one.smil#empty"
SAYS = "A seq is empty"


def broken(folder: Path) -> Path:
    return book(folder, {"one.smil": swap("</body>", '<seq id="empty" epub:textref="one.xhtml#o7"></seq></body>')})
