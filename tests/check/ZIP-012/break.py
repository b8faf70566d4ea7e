"""A picture with a space and a bracket in its name."""

from pathlib import Path

from tests.check.breaking import book, swap
from tests.check.good import png

PATH = "EPUB/lamp (1).png"
SAYS = "rename it"


def broken(folder: Path) -> Path:
    return book(
        folder,
        {
            "lamp.png": None,
            "lamp (1).png": png(),
            "content.opf": swap("lamp.png", "lamp%20(1).png"),
            "one.xhtml": swap("lamp.png", "lamp%20(1).png"),
        },
    )
