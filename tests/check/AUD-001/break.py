"""The sound of a chapter was forgotten, and is not listed either."""

from pathlib import Path

from tests.check.breaking import book, swap

PATH = "EPUB/one.smil#par-o1"
SAYS = "'EPUB/one.mp3' is not in the book"


def broken(folder: Path) -> Path:
    return book(
        folder,
        {"one.mp3": None, "content.opf": swap('<item id="one-mp3" href="one.mp3" media-type="audio/mpeg"/>', "")},
    )
