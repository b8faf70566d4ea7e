"""Page breaks, but no list of pages."""

from pathlib import Path

from tests.check.breaking import book, swap

PATH = "EPUB/nav.xhtml"
SAYS = "2 page breaks, but no list of pages"
ALSO = {"MET-007"}


def broken(folder: Path) -> Path:
    return book(folder, {"nav.xhtml": swap('epub:type="page-list" role="doc-pagelist"', 'epub:type="lot"')})
