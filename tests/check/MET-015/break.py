"""Conformance that nobody certifies."""

from pathlib import Path

from tests.check.breaking import book, swap

PATH = "EPUB/content.opf"
SAYS = "without a11y:certifiedBy"


def broken(folder: Path) -> Path:
    return book(
        folder, {"content.opf": swap('<meta property="a11y:certifiedBy" refines="#conf">The Pier Press</meta>', "")}
    )
