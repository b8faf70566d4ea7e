"""One overlay narrates two documents, the later one first."""

from pathlib import Path

from tests.check.breaking import book, both, files, swap

PATH = "EPUB/two.smil"
SAYS = "after a document that comes later"


def broken(folder: Path) -> Path:
    found = files({})
    pars = found["EPUB/one.smil"].decode().partition("<seq")[2].partition("</seq>")[0]
    changes = {
        "one.smil": None,
        "two.smil": swap("</body>", f"<seq{pars}</seq></body>"),
        "content.opf": both(
            swap('media-overlay="one-mo"', 'media-overlay="two-mo"'),
            swap('<item id="one-mo" href="one.smil" media-type="application/smil+xml"/>', ""),
            swap('<meta property="media:duration" refines="#one-mo">0:00:07.000</meta>', ""),
            swap('refines="#two-mo">0:00:10.000<', 'refines="#two-mo">0:00:17.000<'),
        ),
    }
    return book(folder, changes)
