"""What a feed says of an episode, as elements of RSS 2.0 and its namespaces, in the order in which they stand."""

from collections.abc import Iterator
from datetime import datetime
from html import escape
from typing import NamedTuple
from urllib.parse import quote

from lxml import etree

from accessible.document import Metadata, Role
from accessible.publication import Publication
from accessible.writers import chapters
from accessible.writers.identity import identifier
from accessible.writers.podcast import RESERVED
from accessible.writers.rss import (
    AUTHOR,
    CHAPTERS,
    CONTENT,
    DATE,
    DURATION,
    ENCLOSURE,
    GUID,
    PODCAST,
    TRANSCRIPT,
    dated,
    element,
    legal,
    said,
)
from accessible.writers.show import LONGEST, MOST_BYTES

TRANSCRIPTS = {".vtt": "text/vtt", ".srt": "application/x-subrip"}
BEGINNING = 300
"""Characters of the first paragraph that describe an article which nobody described."""
LONGEST_ADDRESS = 2000
LONGEST_NAME = 128
"""Characters of a person: what is longer may be cut off, says the namespace."""


class Files(NamedTuple):
    """The files of an episode: the address that they have without ending, and the bytes and seconds of the MP3."""

    address: str
    size: int
    seconds: float

    @property
    def name(self) -> str:
        """Return the name of the MP3."""
        return self.address.rpartition("/")[2] + ".mp3"


def guid(publication: Publication) -> str:
    """Return what an episode is known by, whatever becomes of its title and its files: as the book of the article."""
    return f"urn:uuid:{identifier(publication.article)}"


def elements(publication: Publication, files: Files, date: datetime) -> dict[str, list[etree._Element]]:
    """Return the elements of an episode by their names; none of what is not known."""
    metadata = publication.article.metadata
    about, enclosure = _html(publication), {"url": f"{files.address}.mp3", "length": str(files.size)}
    return {
        "title": said("title", _cut(_line(metadata.title), LONGEST)),
        GUID: [element(GUID, guid(publication), {"isPermaLink": "false"})],
        "link": said("link", _address(metadata)),
        DATE: said(DATE, dated(date)),
        "description": said("description", about),
        f"{CONTENT}encoded": said(f"{CONTENT}encoded", about),
        AUTHOR: said(AUTHOR, _cut(_line(", ".join(metadata.authors)), LONGEST)),
        f"{PODCAST}person": [*_people(publication)],
        ENCLOSURE: [element(ENCLOSURE, "", {**enclosure, "type": "audio/mpeg"})],
        DURATION: said(DURATION, str(max(1, round(files.seconds)))),
        TRANSCRIPT: [*_transcripts(files, metadata.language)],
        CHAPTERS: [element(CHAPTERS, "", {"url": f"{files.address}.chapters.json", "type": chapters.MEDIA_TYPE})],
    }


def _people(publication: Publication) -> Iterator[etree._Element]:
    """Yield who wrote what is read, who translated it, and who reads it, in the words of the Podcast Taxonomy."""
    metadata = publication.article.metadata
    people = [(name, "author", "writing") for name in metadata.authors]
    people += [(each.name, "translator", "writing") for each in metadata.contributors if each.role == "trl"]
    narrator = publication.labels["narrator"].format(publication.narration.voice.name)
    for name, role, group in (*people, (narrator, "narrator", "cast")):
        yield element(f"{PODCAST}person", _cut(name, LONGEST_NAME), {"role": role, "group": group})


def _transcripts(files: Files, language: str) -> Iterator[etree._Element]:
    for ending, kind in TRANSCRIPTS.items():
        attributes = {"url": files.address + ending, "type": kind, "language": language, "rel": "captions"}
        yield element(TRANSCRIPT, "", attributes)


def _about(publication: Publication) -> str:
    """Return what describes an article: its own description, its subtitle, or how it begins."""
    metadata = publication.article.metadata
    first = next((block.text for block in publication.article.blocks if block.role is Role.PARAGRAPH), "")
    return metadata.description or metadata.subtitle or _cut(" ".join(first.split()), BEGINNING)


def _html(publication: Publication) -> str:
    """Return what describes an episode, and below it where the article is from, as HTML of at most `MOST_BYTES`."""
    metadata = publication.article.metadata
    address = escape(_address(metadata))
    source = _cut(publication.labels["source"].format(metadata.source or metadata.url), LONGEST)
    link = f'<p><a href="{address}">{escape(source)}</a></p>' if address else f"<p>{escape(source)}</p>"
    about, end = legal(_about(publication)), legal(link) if metadata.source or address else ""
    while len((found := f"<p>{escape(about)}</p>{end}").encode()) > MOST_BYTES:
        about = _cut(about, len(about) * 9 // 10)
    return found if about else end


def _address(metadata: Metadata) -> str:
    """Return where an article stands, as it can be written anywhere; empty if it has no address of that kind."""
    address = quote(legal(metadata.url), safe=RESERVED)
    return address if len(address) <= LONGEST_ADDRESS else ""


def _line(text: str) -> str:
    return " ".join(legal(text).split())


def _cut(text: str, most: int) -> str:
    """Return a text of at most so many characters, cut behind a word where it can be."""
    if len(text) <= most:
        return text
    return (text[: most - 1].rpartition(" ")[0] or text[: most - 1]) + "…" if most > 1 else ""
