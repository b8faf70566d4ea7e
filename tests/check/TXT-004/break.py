"""A document without a language."""

from pathlib import Path

from tests.check.breaking import book, swap

PATH = "EPUB/one.xhtml"
SAYS = "declares no language"


def broken(folder: Path) -> Path:
    return book(folder, {"one.xhtml": swap(' lang="en" xml:lang="en"', "")})
