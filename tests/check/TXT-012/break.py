"""A link to a section that is not there."""

from pathlib import Path

from tests.check.breaking import book, swap

PATH = "EPUB/two.xhtml#w4"
SAYS = "'EPUB/one.xhtml#o66'"


def broken(folder: Path) -> Path:
    return book(folder, {"two.xhtml": swap("one.xhtml#o6", "one.xhtml#o66")})
