"""The last clip does not say where it ends."""

from pathlib import Path

from tests.check.breaking import book, swap

PATH = "EPUB/one.smil#par-o7"
SAYS = "has no clipEnd"


def broken(folder: Path) -> Path:
    return book(folder, {"one.smil": swap(' clipEnd="0:00:07.000"', "")})
