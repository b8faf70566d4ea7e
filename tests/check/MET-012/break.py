"""Long descriptions are claimed, but no picture leads to one."""

from pathlib import Path

from tests.check.breaking import book, swap

PATH = "EPUB/content.opf"
SAYS = "longDescription is claimed"


def broken(folder: Path) -> Path:
    return book(folder, {"one.xhtml": swap(' aria-details="o5"', "")})
