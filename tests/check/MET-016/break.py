"""A feature that is misspelt."""

from pathlib import Path

from tests.check.breaking import book, declared, feature

PATH = "EPUB/content.opf"
SAYS = "'alternateText' is no value"


def broken(folder: Path) -> Path:
    return book(folder, {"content.opf": declared(feature("alternateText"))})
