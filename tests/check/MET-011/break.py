"""A book without pictures that claims to have some."""

from pathlib import Path

from tests.check.breaking import book, feature, swap

PATH = "EPUB/content.opf"
SAYS = "but the book has no pictures"


def broken(folder: Path) -> Path:
    return book(
        folder,
        {
            "one.xhtml": swap('alt="A lamp at the end of a pier" aria-details="o5"', 'alt=""'),
            "two.xhtml": swap('role="img" aria-label="A wave"', 'aria-hidden="true"'),
            "content.opf": swap(feature("longDescription"), ""),
        },
    )
