"""Synchronised sound is claimed in a book without overlays."""

import re
from pathlib import Path

from tests.check.breaking import book
from tests.check.good import DOCUMENTS

SOUND = re.compile(
    rb'<meta property="media:.*?</meta>\n|<item [^>]*href="\w+\.(?:smil|mp3)"[^>]*>\n| media-overlay="[^"]*"'
)
PATH = "EPUB/content.opf"
SAYS = "has no overlay"
ALSO = {"MET-005"}


def broken(folder: Path) -> Path:
    silent: dict[str, None] = {f"{name}.{kind}": None for name in DOCUMENTS for kind in ("smil", "mp3")}
    return book(folder, {**silent, "content.opf": lambda data: SOUND.sub(b"", data)})
