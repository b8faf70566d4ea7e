"""The claim of conformance without its hyphens."""

from pathlib import Path

from tests.check.breaking import book, swap

PATH = "EPUB/content.opf"
SAYS = "'EPUB Accessibility 1.1 WCAG 2.2 Level AA'"


def broken(folder: Path) -> Path:
    return book(folder, {"content.opf": swap("1.1 - WCAG", "1.1 WCAG")})
