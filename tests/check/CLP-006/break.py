"""The first clip does not say where it begins."""

from pathlib import Path

from tests.check.breaking import book, swap

PATH = "EPUB/one.smil#par-o1"
SAYS = "has no clipBegin"


def broken(folder: Path) -> Path:
    return book(folder, {"one.smil": swap(' clipBegin="0:00:00.000"', "")})
