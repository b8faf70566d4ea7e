"""A par with two texts."""

from pathlib import Path

from tests.check.breaking import book, swap

PATH = "EPUB/one.smil#par-o3"
SAYS = "2 texts and 1 sounds"


def broken(folder: Path) -> Path:
    return book(
        folder, {"one.smil": swap('<text src="one.xhtml#o3"/>', '<text src="one.xhtml#o3"/><text src="one.xhtml#o4"/>')}
    )
