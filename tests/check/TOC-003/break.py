"""An entry that leads to a section that is not there."""

from pathlib import Path

from tests.check.breaking import book, swap

PATH = "EPUB/nav.xhtml#n3"
SAYS = "“The keeper” leads to 'EPUB/one.xhtml#o66'"


def broken(folder: Path) -> Path:
    return book(folder, {"nav.xhtml": swap("one.xhtml#o6", "one.xhtml#o66")})
