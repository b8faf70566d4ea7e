"""No hazard at all, and flashing."""

from pathlib import Path

from tests.check.breaking import book, declared

PATH = "EPUB/content.opf"
SAYS = "flashing, none contradict"


def broken(folder: Path) -> Path:
    return book(folder, {"content.opf": declared('<meta property="schema:accessibilityHazard">flashing</meta>')})
