"""A table of contents is claimed, but the list is called otherwise."""

from pathlib import Path

from tests.check.breaking import book, swap

PATH = "EPUB/content.opf"
SAYS = "tableOfContents is claimed"
ALSO = {"TOC-002"}


def broken(folder: Path) -> Path:
    return book(folder, {"nav.xhtml": swap('epub:type="toc" role="doc-toc"', 'epub:type="loi"')})
