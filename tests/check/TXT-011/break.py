"""Two elements with one id."""

from pathlib import Path

from tests.check.breaking import book, swap

PATH = "EPUB/two.xhtml#w2"
SAYS = "2 elements have the id 'w2'"


def broken(folder: Path) -> Path:
    return book(folder, {"two.xhtml": swap("<svg ", '<svg id="w2" ')})
