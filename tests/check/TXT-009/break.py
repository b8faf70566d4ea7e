"""A table whose headers are cells."""

from pathlib import Path

from tests.check.breaking import book, both, swap

PATH = "EPUB/two.xhtml#w2"
SAYS = "has no headers"


def broken(folder: Path) -> Path:
    return book(
        folder, {"two.xhtml": both(swap("<th", "<td", -1), swap("</th>", "</td>", -1), swap(' scope="col"', "", -1))}
    )
