"""An entry without a text."""

from pathlib import Path

from tests.check.breaking import book, swap

PATH = "EPUB/nav.xhtml"
SAYS = "has no text"


def broken(folder: Path) -> Path:
    return book(folder, {"nav.xhtml": swap('#page2">2</a>', '#page2"></a>')})
