"""A document in German, in an English book."""

from pathlib import Path

from tests.check.breaking import book, swap

PATH = "EPUB/one.xhtml"
SAYS = "is in 'de', the package says en"


def broken(folder: Path) -> Path:
    return book(folder, {"one.xhtml": swap('lang="en" xml:lang="en"', 'lang="de" xml:lang="de"')})
