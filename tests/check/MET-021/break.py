"""Nobody is named as the narrator."""

from pathlib import Path

from tests.check.breaking import book, swap

PATH = "EPUB/content.opf"
SAYS = "no media:narrator"


def broken(folder: Path) -> Path:
    return book(folder, {"content.opf": swap('<meta property="media:narrator">Ann Lee</meta>', "")})
