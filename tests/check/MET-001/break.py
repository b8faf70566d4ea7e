"""Nothing is said of hazards."""

from pathlib import Path

from tests.check.breaking import book, swap

PATH = "EPUB/content.opf"
SAYS = "no schema:accessibilityHazard"


def broken(folder: Path) -> Path:
    return book(folder, {"content.opf": swap('<meta property="schema:accessibilityHazard">none</meta>', "")})
