"""A note that cannot be skipped."""

from pathlib import Path

from tests.check.breaking import book, swap

PATH = "EPUB/two.smil"
SAYS = "1 texts in elements of the type footnote"


def broken(folder: Path) -> Path:
    return book(folder, {"two.smil": swap(' epub:type="footnote"', "")})
