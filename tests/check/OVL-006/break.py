"""A par names an element that is not there."""

from pathlib import Path

from tests.check.breaking import book, swap

PATH = "EPUB/one.smil#par-o3"
SAYS = "'EPUB/one.xhtml#o33', which is not in the book"
ALSO = {"MET-005", "OVL-012"}


def broken(folder: Path) -> Path:
    return book(folder, {"one.smil": swap("#o3", "#o33")})
