"""A drawing without a name."""

from pathlib import Path

from tests.check.breaking import book, swap

PATH = "EPUB/two.xhtml"
SAYS = "has no name"


def broken(folder: Path) -> Path:
    return book(folder, {"two.xhtml": swap(' aria-label="A wave"', "")})
