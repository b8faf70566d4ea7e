"""A navigation document without a table of contents."""

from pathlib import Path

from tests.check.breaking import book, swap

PATH = "EPUB/nav.xhtml"
SAYS = "no nav of the type toc"
ALSO = {"MET-008"}


def broken(folder: Path) -> Path:
    return book(folder, {"nav.xhtml": swap('epub:type="toc" role="doc-toc"', 'epub:type="loi"')})
