"""The time of the last change with an offset in place of Z."""

from pathlib import Path

from tests.check.breaking import book, swap

PATH = "EPUB/content.opf"
SAYS = "in the form"


def broken(folder: Path) -> Path:
    return book(folder, {"content.opf": swap("2026-01-31T12:00:00Z", "2026-01-31T12:00:00+00:00")})
