"""A paragraph is narrated after the words in it."""

from pathlib import Path

from tests.check.breaking import book, swap

PATH = "EPUB/one.smil#par-o7"
SAYS = "is narrated twice"
ALSO = {"MET-005", "OVL-012"}


def broken(folder: Path) -> Path:
    return book(folder, {"two.smil": swap("#w12", "#w5"), "one.smil": swap("#o7", "#o6")})
