"""An ampersand that stands alone."""

from pathlib import Path

from tests.check.breaking import book, swap

PATH = "EPUB/two.xhtml"
SAYS = "not well-formed"


def broken(folder: Path) -> Path:
    return book(folder, {"two.xhtml": swap("They come", "They & we come")})
