"""A paragraph that nobody narrates."""

from pathlib import Path

from tests.check.breaking import book, swap

PATH = "EPUB/one.xhtml#o9"
SAYS = "Nobody narrates “Nobody reads this.”"
ALSO = {"MET-005"}


def broken(folder: Path) -> Path:
    return book(folder, {"one.xhtml": swap("</p>\n<figure>", '</p>\n<p id="o9">Nobody reads this.</p>\n<figure>')})
