"""The first chapter is the first document."""

from pathlib import Path

from tests.check.breaking import book, both, swap

TITLE = '<itemref idref="title"/><itemref idref="nav"/></spine>'
PATH = "EPUB/one.xhtml"
SAYS = "put a title page before it"


def broken(folder: Path) -> Path:
    return book(
        folder,
        {
            "content.opf": both(
                swap('<itemref idref="title"/>', ""), swap('<itemref idref="nav"/>', ""), swap("</spine>", TITLE)
            )
        },
    )
