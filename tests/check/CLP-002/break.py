"""The last clip begins after the end of its file."""

from pathlib import Path

from tests.check.breaking import book, swap

PATH = "EPUB/one.smil#par-o7"
SAYS = "begins at 0:00:16.000"
ALSO = {"CLP-004"}


def broken(folder: Path) -> Path:
    return book(
        folder,
        {
            "one.smil": swap(
                'clipBegin="0:00:06.000" clipEnd="0:00:07.000"', 'clipBegin="0:00:16.000" clipEnd="0:00:17.000"'
            )
        },
    )
