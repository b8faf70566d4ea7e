"""A file of the manifest that is not there."""

from pathlib import Path

from tests.check.breaking import book, listed

PATH = "EPUB/content.opf"
SAYS = "'EPUB/sea.png', which is not in the book"


def broken(folder: Path) -> Path:
    return book(folder, {"content.opf": listed('<item id="x" href="sea.png" media-type="image/png"/>')})
