"""No language."""

from pathlib import Path

from tests.check.breaking import book, swap

PATH = "EPUB/content.opf"
SAYS = "no dc:language"


def broken(folder: Path) -> Path:
    return book(folder, {"content.opf": swap("<dc:language>en</dc:language>", "")})
