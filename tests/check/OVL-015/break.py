"""A document names the overlay of another one."""

from pathlib import Path

from tests.check.breaking import book, swap

PATH = "EPUB/one.xhtml"
SAYS = "narrates nothing of it"
ALSO = {"OVL-014"}


def broken(folder: Path) -> Path:
    return book(folder, {"content.opf": swap('media-overlay="one-mo"', 'media-overlay="two-mo"')})
