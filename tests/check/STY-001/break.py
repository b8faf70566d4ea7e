"""No class for what is being read."""

from pathlib import Path

from tests.check.breaking import book, swap

PATH = "EPUB/content.opf"
SAYS = "no media:active-class"


def broken(folder: Path) -> Path:
    return book(
        folder, {"content.opf": swap('<meta property="media:active-class">-epub-media-overlay-active</meta>', "")}
    )
