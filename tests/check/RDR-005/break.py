"""A hundred overlays, a page each."""

from pathlib import Path

from tests.broken import clock
from tests.check.breaking import Change, book, both, declared, listed, swap
from tests.check.good import document, overlay, tone

PATH = "EPUB/content.opf"
SAYS = "104 overlays"


def broken(folder: Path) -> Path:
    numbers = range(100)
    pages: dict[str, bytes | Change] = {
        f"p{n}.xhtml": document(f'<p id="a">Page {n}.</p>', f"Page {n}").encode() for n in numbers
    }
    sound = '<audio src="more.mp3" clipBegin="{}" clipEnd="{}"/>'
    for n in numbers:
        smil = overlay(
            "title", f'<par><text src="p{n}.xhtml#a"/>{sound.format(clock(n * 1000), clock(n * 1000 + 1000))}</par>'
        )
        pages[f"p{n}.smil"] = (
            smil.replace("title.xhtml#t1", f"p{n}.xhtml#a").replace("title.xhtml", f"p{n}.xhtml").encode()
        )
    items = "".join(
        f'<item id="p{n}" href="p{n}.xhtml" media-type="application/xhtml+xml" media-overlay="m{n}"/>'
        f'<item id="m{n}" href="p{n}.smil" media-type="application/smil+xml"/>'
        for n in numbers
    )
    durations = (f'<meta property="media:duration" refines="#m{n}">0:00:01.000</meta>' for n in numbers)
    package = both(
        listed(items, '<item id="more" href="more.mp3" media-type="audio/mpeg"/>'),
        declared(*durations),
        swap("</spine>", "".join(f'<itemref idref="p{n}"/>' for n in numbers) + "</spine>"),
        swap(">0:00:23.000<", ">0:02:03.000<"),
    )
    return book(folder, {**pages, "more.mp3": tone(100), "content.opf": package})
