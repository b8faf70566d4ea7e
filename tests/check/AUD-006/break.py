"""A sound file that is a text."""

from pathlib import Path

from tests.check.breaking import book

PATH = "EPUB/one.mp3"
SAYS = "cannot be decoded"


def broken(folder: Path) -> Path:
    return book(folder, {"one.mp3": b"This is no sound. " * 50})
