"""An overlay narrates a document that is not in the reading order."""

from pathlib import Path

from tests.check.breaking import book, swap

PATH = "EPUB/nav.smil"
SAYS = "which is not in the spine"


def broken(folder: Path) -> Path:
    return book(folder, {"content.opf": swap('<itemref idref="nav"/>', "")})
