"""A picture without alt."""

from pathlib import Path

from tests.check.breaking import book, swap

PATH = "EPUB/one.xhtml#o4"
SAYS = "'lamp.png' has no alt"
ALSO = {"MET-006", "MET-020"}


def broken(folder: Path) -> Path:
    return book(folder, {"one.xhtml": swap(' alt="A lamp at the end of a pier"', "")})
