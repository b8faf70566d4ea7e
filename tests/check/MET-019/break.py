"""The display can be changed, it is claimed, but a size is fixed."""

from pathlib import Path

from tests.check.breaking import book, swap

PATH = "EPUB/content.opf"
SAYS = "'h1' has the font-size 24px"
ALSO = {"STY-005"}


def broken(folder: Path) -> Path:
    return book(folder, {"style.css": swap("1.6em", "24px")})
