"""An overlay in the namespace of SMIL 2."""

from pathlib import Path

from tests.check.breaking import book, swap

PATH = "EPUB/one.smil"
SAYS = "no SMIL 3"


def broken(folder: Path) -> Path:
    return book(folder, {"one.smil": swap("http://www.w3.org/ns/SMIL", "http://www.w3.org/2001/SMIL20/")})
