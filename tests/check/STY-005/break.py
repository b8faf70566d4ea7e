"""Letters of twelve points."""

from pathlib import Path

from tests.check.breaking import book, swap

PATH = "EPUB/style.css"
SAYS = "'p, li' has the font 12pt"
ALSO = {"MET-019"}


def broken(folder: Path) -> Path:
    return book(folder, {"style.css": swap("body {", "p, li { font: 12pt/1.5 serif; }\nbody {")})
