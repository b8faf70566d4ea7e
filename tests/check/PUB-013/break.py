"""A change in the year 2999."""

from pathlib import Path

from tests.check.breaking import book, swap

PATH = "EPUB/content.opf"
SAYS = "has not come yet"


def broken(folder: Path) -> Path:
    return book(folder, {"content.opf": swap("2026-01-31T12", "2999-01-31T12")})
