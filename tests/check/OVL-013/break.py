"""The navigation document is not narrated."""

from pathlib import Path

from tests.check.breaking import book, both, swap

PATH = "EPUB/nav.xhtml"
SAYS = "It has no overlay"
ALSO = {"MET-005"}


def broken(folder: Path) -> Path:
    return book(
        folder,
        {
            "nav.smil": None,
            "nav.mp3": None,
            "content.opf": both(
                swap(' media-overlay="nav-mo"', ""),
                swap('<item id="nav-mo" href="nav.smil" media-type="application/smil+xml"/>', ""),
                swap('<item id="nav-mp3" href="nav.mp3" media-type="audio/mpeg"/>', ""),
                swap('<meta property="media:duration" refines="#nav-mo">0:00:04.000</meta>', ""),
                swap(">0:00:23.000<", ">0:00:19.000<"),
            ),
        },
    )
