"""An ampersand that stands alone, in the package."""

from pathlib import Path

from tests.check.breaking import book, swap

PATH = "EPUB/content.opf"
SAYS = "not well-formed"


def broken(folder: Path) -> Path:
    return book(folder, {"content.opf": swap("<dc:creator>Ann Lee", "<dc:creator>Ann & Lee")})
