"""Reading is enough, it is claimed, but a picture has no words."""

from pathlib import Path

from tests.check.breaking import book, swap

PATH = "EPUB/content.opf"
SAYS = "EPUB/one.xhtml#o4"
ALSO = {"MET-006", "TXT-002"}


def broken(folder: Path) -> Path:
    return book(folder, {"one.xhtml": swap(' alt="A lamp at the end of a pier"', "")})
