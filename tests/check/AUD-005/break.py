"""A clip that is played from a server."""

from pathlib import Path

from tests.check.breaking import book, swap

PATH = "EPUB/one.smil"
SAYS = "from the network"


def broken(folder: Path) -> Path:
    return book(folder, {"one.smil": swap('src="one.mp3"', 'src="https://example.org/one.mp3"')})
