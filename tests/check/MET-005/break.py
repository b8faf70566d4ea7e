"""The alternative text of a picture is not narrated, but hearing is said to be enough."""

from pathlib import Path

from tests.check.breaking import book, swap

PATH = "EPUB/content.opf"
SAYS = "nobody narrates 'A lamp at the end of a pier'"
ALSO = {"OVL-008", "OVL-012", "OVL-018"}


def broken(folder: Path) -> Path:
    return book(folder, {"one.smil": swap("one.xhtml#o4", "one.xhtml#page1")})
