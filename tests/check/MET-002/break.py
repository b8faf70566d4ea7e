"""No summary."""

from pathlib import Path

from tests.check.breaking import book, swap

PATH = "EPUB/content.opf"
SAYS = "no schema:accessibilitySummary"


def broken(folder: Path) -> Path:
    return book(folder, {"content.opf": swap("accessibilitySummary", "accessibilityReview")})
