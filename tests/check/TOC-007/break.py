"""A chapter that is not in the table of contents."""

from pathlib import Path

from tests.check.breaking import book, swap

PATH = "EPUB/two.xhtml"
SAYS = "leads to “The boats”"


def broken(folder: Path) -> Path:
    return book(folder, {"nav.xhtml": swap('href="two.xhtml">The boats', 'href="one.xhtml#o7">The boats')})
