"""The duration of the book is not declared."""

from pathlib import Path

from tests.check.breaking import book, swap

PATH = "EPUB/content.opf"
SAYS = "that of the whole book"


def broken(folder: Path) -> Path:
    return book(folder, {"content.opf": swap('<meta property="media:duration">0:00:23.000</meta>', "")})
