"""A duration as ISO 8601 has it."""

from pathlib import Path

from tests.check.breaking import book, swap

PATH = "EPUB/content.opf"
SAYS = "'PT23S' is no time"


def broken(folder: Path) -> Path:
    return book(folder, {"content.opf": swap(">0:00:23.000<", ">PT23S<")})
