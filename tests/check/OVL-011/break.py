"""A seq stands for an element that is not there."""

from pathlib import Path

from tests.check.breaking import book, swap

PATH = "EPUB/one.smil#seq-one"
SAYS = "'EPUB/one.xhtml#o0'"


def broken(folder: Path) -> Path:
    return book(folder, {"one.smil": swap('epub:textref="one.xhtml#o1"', 'epub:textref="one.xhtml#o0"')})
