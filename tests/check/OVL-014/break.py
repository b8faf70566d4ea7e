"""A document does not name its overlay."""

from pathlib import Path

from tests.check.breaking import book, swap

PATH = "EPUB/one.xhtml"
SAYS = "its item names no overlay"


def broken(folder: Path) -> Path:
    return book(folder, {"content.opf": swap(' media-overlay="one-mo"', "")})
