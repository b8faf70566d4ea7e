"""A link around nothing."""

from pathlib import Path

from tests.check.breaking import book, swap

PATH = "EPUB/two.xhtml"
SAYS = "The link to 'one.xhtml' has no text"


def broken(folder: Path) -> Path:
    return book(folder, {"two.xhtml": swap("</table>", '</table><a href="one.xhtml"></a>')})
