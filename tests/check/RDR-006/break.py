"""Two hundred words, each with its clip."""

from pathlib import Path

from tests.broken import clock
from tests.check.breaking import book, both, listed, swap
from tests.check.good import tone

PATH = "EPUB/content.opf"
SAYS = "of 223 clips are of one word"


def broken(folder: Path) -> Path:
    numbers = range(200)
    words = " ".join(f'<span id="x{n}">word{n}</span>' for n in numbers)
    pars = (
        f'<par><text src="two.xhtml#x{n}"/><audio src="more.mp3" clipBegin="{clock(n * 100)}" '
        f'clipEnd="{clock(n * 100 + 100)}"/></par>'
        for n in numbers
    )
    changes = {
        "two.xhtml": swap("</section>\n</body>", f"<p>{words}</p></section>\n</body>"),
        "two.smil": swap("</seq>", "".join(pars) + "</seq>"),
        "more.mp3": tone(20),
        "content.opf": both(
            listed('<item id="more" href="more.mp3" media-type="audio/mpeg"/>'),
            swap('refines="#two-mo">0:00:10.000<', 'refines="#two-mo">0:00:30.000<'),
            swap(">0:00:23.000<", ">0:00:43.000<"),
        ),
    }
    return book(folder, changes)
