"""A book with pictures that says nothing of seeing."""

from pathlib import Path

from tests.check.breaking import book, swap

PATH = "EPUB/content.opf"
SAYS = "does not say visual"


def broken(folder: Path) -> Path:
    return book(folder, {"content.opf": swap('<meta property="schema:accessMode">visual</meta>', "")})
