"""The podcast file: one MP3 of the same frames, tagged.

Sources: id3.org, ID3 tag version 2.3.0, and ID3v2 Chapter Frame Addendum 1.0.
"""

from collections.abc import Iterator, Sequence
from io import BytesIO
from pathlib import Path
from urllib.parse import quote

from mutagen.id3 import (
    APIC,
    CHAP,
    COMM,
    CTOC,
    ID3,
    SYLT,
    TALB,
    TDRC,
    TIT2,
    TIT3,
    TLAN,
    TLEN,
    TPE1,
    USLT,
    WOAS,
    CTOCFlags,
    Encoding,
    Frame,
    PictureType,
)

from accessible.assets import three_letters
from accessible.document import Metadata
from accessible.publication import Publication
from accessible.store import Store
from accessible.writers.audio import stream
from accessible.writers.cover import SQUARE, cover
from accessible.writers.timeline import Episode, episode

RESERVED = ":/?#[]@!$&'()*+,;=%~"  # what stays as it is in an address
UTF16 = Encoding.UTF16  # ID3v2.3 knows no UTF-8
MILLISECONDS, LYRICS = 2, 1  # of synchronised text; what is called a transcription, most players do not show
HEADER = 10  # bytes before the frames of a tag
MOST_CHILDREN = 255
"""Entries of a table of contents: their number is one byte."""


def write(publication: Publication, store: Store, path: Path) -> int:
    """Write the MP3 file to `path`: ID3v2.3, then the frames as they are in the store. Return its length in samples."""
    heard = episode(publication)
    with path.open("wb") as file:
        file.write(_tag(publication, heard, cover(publication.article.metadata, SQUARE, store)))
        for frames in stream(store, (each.track.name for each in heard.heard)):
            file.write(frames)
    return heard.length


def _tag(publication: Publication, heard: Episode, picture: bytes) -> bytes:
    """Return the tag. Its frames stand in our order: mutagen sorts by size, and players list chapters as they stand."""
    metadata = publication.article.metadata
    frames = [*_about(metadata), *_times(heard), *_texts(heard, three_letters(metadata.language))]
    picture_frame = APIC(encoding=UTF16, mime="image/png", type=PictureType.COVER_FRONT, desc="", data=picture)
    content = b"".join(map(_written, [*frames, picture_frame]))
    size = bytes(len(content) >> shift & 0x7F for shift in (21, 14, 7, 0))
    return b"ID3\x03\x00\x00" + size + content


def _written(frame: Frame) -> bytes:
    """Return a frame as version 2.3 has it: a date becomes three."""
    tag, data = ID3(), BytesIO()
    tag.add(frame)
    tag.update_to_v23()
    tag.save(data, v2_version=3, padding=lambda _: 0)
    return data.getvalue()[HEADER:]


def _about(metadata: Metadata) -> Iterator[Frame]:
    """Yield what is known of the article."""
    language = three_letters(metadata.language)
    yield TIT2(encoding=UTF16, text=metadata.title)
    if metadata.authors:
        yield TPE1(encoding=UTF16, text=list(metadata.authors))
    yield TALB(encoding=UTF16, text=metadata.source or metadata.title)
    if metadata.subtitle:
        yield TIT3(encoding=UTF16, text=metadata.subtitle)
    if metadata.published:
        yield TDRC(encoding=UTF16, text=metadata.published[:19])
    yield TLAN(encoding=UTF16, text=language)
    if metadata.description:
        yield COMM(encoding=UTF16, lang=language, desc="", text=metadata.description)
    if metadata.url:
        yield WOAS(url=quote(metadata.url, safe=RESERVED))


def _times(heard: Episode) -> Iterator[Frame]:
    """Yield how long it is, the table of contents, and the chapters in order."""
    yield TLEN(encoding=UTF16, text=str(heard.milliseconds(heard.length)))
    names = [f"chapter{number}" for number in range(1, len(heard.chapters) + 1)]
    yield from _contents(names)
    for name, chapter in zip(names, heard.chapters, strict=True):
        times = heard.milliseconds(chapter.begin), heard.milliseconds(chapter.until)
        title = TIT2(encoding=UTF16, text=chapter.title)
        yield CHAP(element_id=name, start_time=times[0], end_time=times[1], sub_frames=[title])


def _contents(names: Sequence[str]) -> Iterator[CTOC]:
    """Yield an ordered table of contents; where there are too many entries for one, the parts behind it have them."""
    if len(names) <= MOST_CHILDREN:
        yield _list("contents", names, CTOCFlags.TOP_LEVEL)
        return
    parts = [names[start : start + MOST_CHILDREN] for start in range(0, len(names), MOST_CHILDREN)]
    titles = [f"contents{number}" for number in range(1, len(parts) + 1)]
    yield _list("contents", titles, CTOCFlags.TOP_LEVEL)
    for title, part in zip(titles, parts, strict=True):
        yield _list(title, part)


def _list(name: str, children: Sequence[str], flags: int = 0) -> CTOC:
    return CTOC(element_id=name, flags=flags | CTOCFlags.ORDERED, child_element_ids=list(children), sub_frames=[])


def _texts(heard: Episode, language: str) -> Iterator[Frame]:
    """Yield all that is said, and the same line by line with times; a line after the first begins with a line break."""
    text = "\n\n".join(each.utterance.text for each in heard.heard)
    yield USLT(encoding=UTF16, lang=language, desc="", text=text)
    lines = ((line.text.strip(), heard.milliseconds(line.begin)) for line in heard.lines)
    timed = [("\n" * bool(number) + text, at) for number, (text, at) in enumerate(lines)]
    yield SYLT(encoding=UTF16, lang=language, format=MILLISECONDS, type=LYRICS, desc="", text=timed)
