"""A heading 4 after a heading 1."""

from pathlib import Path

from tests.check.breaking import book, both, swap

PATH = "EPUB/one.xhtml#o6"
SAYS = "is a heading 4 after a heading 1"


def broken(folder: Path) -> Path:
    return book(folder, {"one.xhtml": both(swap("<h2", "<h4"), swap("</h2>", "</h4>"))})
