"""A document without a title."""

from pathlib import Path

from tests.check.breaking import book, swap

PATH = "EPUB/one.xhtml"
SAYS = "has no title"


def broken(folder: Path) -> Path:
    return book(folder, {"one.xhtml": swap("<title>The lamp</title>", "")})
