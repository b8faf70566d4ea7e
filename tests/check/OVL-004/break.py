"""A par without a sound."""

from pathlib import Path

from tests.check.breaking import book, swap

PATH = "EPUB/one.smil#par-o7"
SAYS = "has no sound"


def broken(folder: Path) -> Path:
    return book(folder, {"one.smil": swap('<audio src="one.mp3" clipBegin="0:00:06.000" clipEnd="0:00:07.000"/>', "")})
