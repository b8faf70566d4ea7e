"""An overlay is cut off."""

from pathlib import Path

from tests.check.breaking import book

PATH = "EPUB/one.smil"
SAYS = "no well-formed XML"
ALSO = {"AUD-003", "MET-005", "OVL-012"}


def broken(folder: Path) -> Path:
    return book(folder, {"one.smil": lambda data: data[:900]})
