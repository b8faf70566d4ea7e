"""A sound file that no clip plays."""

from pathlib import Path

from tests.check.breaking import book, listed
from tests.check.good import tone

PATH = "EPUB/sea.mp3"
SAYS = "No clip plays this file"


def broken(folder: Path) -> Path:
    return book(
        folder, {"sea.mp3": tone(1), "content.opf": listed('<item id="sea" href="sea.mp3" media-type="audio/mpeg"/>')}
    )
