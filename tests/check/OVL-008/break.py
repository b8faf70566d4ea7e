"""Two texts are narrated in the wrong order."""

from pathlib import Path

from tests.check.breaking import book, both, swap

PATH = "EPUB/one.smil#par-o3"
SAYS = "is narrated after what stands behind it"


def broken(folder: Path) -> Path:
    return book(folder, {"one.smil": both(swap("#o2", "#LATER"), swap("#o3", "#o2"), swap("#LATER", "#o3"))})
