"""Marks for the pronunciation are claimed, but there is none."""

from pathlib import Path

from tests.check.breaking import book, declared, feature

PATH = "EPUB/content.opf"
SAYS = "ttsMarkup is claimed"


def broken(folder: Path) -> Path:
    return book(folder, {"content.opf": declared(feature("ttsMarkup"))})
