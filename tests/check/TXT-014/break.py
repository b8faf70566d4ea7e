"""A style sheet from a server."""

from pathlib import Path

from tests.check.breaking import book, swap

PATH = "EPUB/two.xhtml"
SAYS = "'https://example.org/a.css' from the network"


def broken(folder: Path) -> Path:
    return book(
        folder, {"two.xhtml": swap("</head>", '<link rel="stylesheet" href="https://example.org/a.css"/></head>')}
    )
