"""A file that the manifest lists twice."""

from pathlib import Path

from tests.check.breaking import book, listed

PATH = "EPUB/content.opf"
SAYS = "'EPUB/style.css' 2 times"


def broken(folder: Path) -> Path:
    return book(folder, {"content.opf": listed('<item id="again" href="style.css" media-type="text/css"/>')})
