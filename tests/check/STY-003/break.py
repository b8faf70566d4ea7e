"""A document that does not link the style sheet."""

from pathlib import Path

from tests.check.breaking import book, swap

PATH = "EPUB/two.xhtml"
SAYS = "No style of this document"


def broken(folder: Path) -> Path:
    return book(folder, {"two.xhtml": swap('<link rel="stylesheet" type="text/css" href="style.css"/>', "")})
