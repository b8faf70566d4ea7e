"""Black on white, in the dark too."""

from pathlib import Path

from tests.check.breaking import book, both, swap

PATH = "EPUB/style.css"
SAYS = "'body' has a fixed colour"


def broken(folder: Path) -> Path:
    return book(
        folder,
        {
            "style.css": both(
                swap("body {", "body { color: #000; background: white;"),
                swap("(prefers-color-scheme: dark)", "print"),
            )
        },
    )
