"""A language with an underscore."""

from pathlib import Path

from tests.check.breaking import book, swap

PATH = "EPUB/content.opf"
SAYS = "'en_GB' is no language tag"


def broken(folder: Path) -> Path:
    return book(
        folder,
        {
            "content.opf": swap(
                "<dc:language>en</dc:language>", "<dc:language>en</dc:language><dc:language>en_GB</dc:language>"
            )
        },
    )
