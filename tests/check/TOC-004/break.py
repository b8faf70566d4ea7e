"""Two entries that are swapped."""

from pathlib import Path

from tests.check.breaking import book, both, swap

PATH = "EPUB/nav.xhtml#n3"
SAYS = "stands behind an entry that comes later"


def broken(folder: Path) -> Path:
    return book(
        folder,
        {
            "nav.xhtml": both(
                swap("one.xhtml#o6", "LATER"), swap("one.xhtml#o1", "one.xhtml#o6"), swap("LATER", "one.xhtml#o1")
            )
        },
    )
