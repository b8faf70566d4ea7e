"""The name of the file as alternative text."""

from pathlib import Path

from tests.check.breaking import book, swap

PATH = "EPUB/one.xhtml#o4"
SAYS = "'lamp.png'"


def broken(folder: Path) -> Path:
    return book(folder, {"one.xhtml": swap("A lamp at the end of a pier", "lamp.png")})
