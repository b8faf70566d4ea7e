"""A highlight that leaves the colour of its letters open."""

from pathlib import Path

from tests.check.breaking import book, both, swap

PATH = "EPUB/style.css"
SAYS = "has a background, but no color"


def broken(folder: Path) -> Path:
    return book(folder, {"style.css": both(swap("  color: #1a1a1a;\n", ""), swap("color: #ffffff;", ""))})
