"""Page numbers are claimed, but the pages are gone."""

from pathlib import Path

from tests.check.breaking import book, swap

PATH = "EPUB/content.opf"
SAYS = "pageBreakMarkers is claimed"


def broken(folder: Path) -> Path:
    return book(
        folder,
        {
            "one.xhtml": swap('epub:type="pagebreak" role="doc-pagebreak" aria-label="1"', ""),
            "two.xhtml": swap('epub:type="pagebreak" role="doc-pagebreak" aria-label="2"', ""),
        },
    )
