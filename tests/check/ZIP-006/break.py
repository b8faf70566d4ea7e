"""The package document was forgotten."""

from pathlib import Path

from tests.check.breaking import book

PATH = ""
SAYS = "There is no package document"


def broken(folder: Path) -> Path:
    return book(folder, {"content.opf": None})
