"""No navigation document."""

from pathlib import Path

from tests.check.breaking import book, swap

PATH = "EPUB/content.opf"
SAYS = "property nav"
ALSO = {"MET-007", "MET-008"}


def broken(folder: Path) -> Path:
    return book(folder, {"content.opf": swap(' properties="nav"', "")})
