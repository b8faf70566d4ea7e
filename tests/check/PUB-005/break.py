"""An identifier that is called otherwise."""

from pathlib import Path

from tests.check.breaking import book, swap

PATH = "EPUB/content.opf"
SAYS = "'isbn'"


def broken(folder: Path) -> Path:
    return book(folder, {"content.opf": swap('unique-identifier="uid"', 'unique-identifier="isbn"')})
