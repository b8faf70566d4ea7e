"""A script."""

from pathlib import Path

from tests.check.breaking import book, swap

PATH = "EPUB/two.xhtml"
SAYS = "has a script"


def broken(folder: Path) -> Path:
    return book(
        folder,
        {"two.xhtml": swap("</head>", "<script>1;</script></head>"), "content.opf": swap('"svg"', '"svg scripted"')},
    )
