"""Alternative texts are claimed, but a picture has none."""

from pathlib import Path

from tests.check.breaking import book, swap

PATH = "EPUB/content.opf"
SAYS = "alternativeText is claimed"
ALSO = {"MET-020", "TXT-002"}


def broken(folder: Path) -> Path:
    return book(folder, {"one.xhtml": swap(' alt="A lamp at the end of a pier"', "")})
