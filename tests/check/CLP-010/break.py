"""The duration of an overlay is not declared."""

from pathlib import Path

from tests.check.breaking import book, swap

PATH = "EPUB/content.opf"
SAYS = "refines #one-mo"


def broken(folder: Path) -> Path:
    return book(
        folder, {"content.opf": swap('<meta property="media:duration" refines="#one-mo">0:00:07.000</meta>', "")}
    )
