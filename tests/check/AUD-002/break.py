"""The sound of a chapter is not in the manifest."""

from pathlib import Path

from tests.check.breaking import book, swap

PATH = "EPUB/one.mp3"
SAYS = "list it"
ALSO = {"PUB-007"}


def broken(folder: Path) -> Path:
    return book(folder, {"content.opf": swap('<item id="one-mp3" href="one.mp3" media-type="audio/mpeg"/>', "")})
