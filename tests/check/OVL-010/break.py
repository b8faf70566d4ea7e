"""A seq without epub:textref."""

from pathlib import Path

from tests.check.breaking import book, swap

PATH = "EPUB/one.smil#seq-one"
SAYS = "has no epub:textref"


def broken(folder: Path) -> Path:
    return book(folder, {"one.smil": swap(' epub:textref="one.xhtml#o1"', "")})
