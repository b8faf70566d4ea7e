"""Overlays that the metadata does not mention."""

from pathlib import Path

from tests.check.breaking import book, feature, swap

PATH = "EPUB/content.opf"
SAYS = "does not claim synchronizedAudioText"


def broken(folder: Path) -> Path:
    return book(folder, {"content.opf": swap(feature("synchronizedAudioText"), "")})
