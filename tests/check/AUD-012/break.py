"""MP3 files of two sample rates, joined."""

from pathlib import Path

from tests.check.breaking import book
from tests.check.good import tone

SLOW = ("-ar", "22050", "-c:a", "libmp3lame", "-b:a", "64k", "-write_xing", "0", "-id3v2_version", "0", "-f", "mp3")
PATH = "EPUB/one.mp3"
SAYS = "22050 and 24000 samples a second"


def broken(folder: Path) -> Path:
    return book(folder, {"one.mp3": tone(4) + tone(4, *SLOW)})
