"""A par without a text."""

from pathlib import Path

from tests.check.breaking import book, swap

PATH = "EPUB/one.smil#par-o3"
SAYS = "names no text"
ALSO = {"MET-005", "OVL-012"}


def broken(folder: Path) -> Path:
    return book(folder, {"one.smil": swap('<text src="one.xhtml#o3"/>', "")})
