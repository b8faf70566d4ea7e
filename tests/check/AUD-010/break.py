"""A kilobyte of something else between the frames of an MP3."""

from pathlib import Path

from tests.check.breaking import book

PATH = "EPUB/one.mp3"
SAYS = "It is damaged"


def broken(folder: Path) -> Path:
    return book(folder, {"one.mp3": lambda data: data[:19200] + b"#" * 1000 + data[19200:]})
