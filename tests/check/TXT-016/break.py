"""A formula without words."""

from pathlib import Path

from tests.check.breaking import book, swap

PATH = "EPUB/one.xhtml#o8"
SAYS = "has no words"


def broken(folder: Path) -> Path:
    return book(folder, {"one.xhtml": swap(' alttext="two plus two"', "")})
