"""An MP3 that is declared as AAC."""

from pathlib import Path

from tests.check.breaking import book, swap

PATH = "EPUB/one.mp3"
SAYS = "but is audio/mpeg"


def broken(folder: Path) -> Path:
    return book(
        folder, {"content.opf": swap('href="one.mp3" media-type="audio/mpeg"', 'href="one.mp3" media-type="audio/mp4"')}
    )
