"""A list of pages with a note in it, as EbookLib makes it."""

from pathlib import Path

from tests.check.breaking import book, swap

PATH = "EPUB/nav.xhtml"
SAYS = "leads to an element of the type footnote"


def broken(folder: Path) -> Path:
    return book(folder, {"nav.xhtml": swap("two.xhtml#page2", "two.xhtml#w5")})
