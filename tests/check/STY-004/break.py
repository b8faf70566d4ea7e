"""A highlight without an underline."""

from pathlib import Path

from tests.check.breaking import book, swap

PATH = "EPUB/style.css"
SAYS = "changes colours only"


def broken(folder: Path) -> Path:
    return book(folder, {"style.css": swap("  text-decoration: underline;\n", "")})
