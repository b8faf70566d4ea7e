"""Two clips are swapped."""

from pathlib import Path

from tests.check.breaking import book, both, swap

PATH = "EPUB/one.smil#par-o4"
SAYS = "before that of the text before it"
ALSO = {"CLP-004"}


def broken(folder: Path) -> Path:
    return book(
        folder,
        {
            "one.smil": both(
                swap('clipBegin="0:00:02.000" clipEnd="0:00:03.000"', "LATER"),
                swap('clipBegin="0:00:03.000" clipEnd="0:00:04.000"', 'clipBegin="0:00:02.000" clipEnd="0:00:03.000"'),
                swap("LATER", 'clipBegin="0:00:03.000" clipEnd="0:00:04.000"'),
            )
        },
    )
