"""Two style sheets whose names differ in a capital."""

from pathlib import Path

from tests.check.breaking import book, listed

PATH = "EPUB/Style.css"
SAYS = "but for capitals"


def broken(folder: Path) -> Path:
    return book(
        folder, {"Style.css": b"", "content.opf": listed('<item id="s2" href="Style.css" media-type="text/css"/>')}
    )
