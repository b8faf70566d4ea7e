"""The podcast file: one MP3 of the same frames, tagged."""

from io import BytesIO
from pathlib import Path
from urllib.parse import quote

from mutagen.id3 import APIC, COMM, ID3, TALB, TDRC, TIT2, TIT3, TLAN, TLEN, TPE1, USLT, WOAS, Encoding, PictureType

from accessible.assets import three_letters
from accessible.document import Metadata
from accessible.publication import Publication
from accessible.store import Store
from accessible.writers.audio import stream
from accessible.writers.cover import SQUARE, cover
from accessible.writers.timeline import Episode, episode

RESERVED = ":/?#[]@!$&'()*+,;=%~"  # what stays as it is in an address
UTF16 = Encoding.UTF16  # ID3v2.3 knows no UTF-8


def write(publication: Publication, store: Store, path: Path) -> int:
    """Write the MP3 file to `path`: ID3v2.3, then the frames as they are in the store. Return its length in samples."""
    heard = episode(publication)
    with path.open("wb") as file:
        file.write(_tag(publication, heard, cover(publication.article.metadata, SQUARE, store)))
        for frames in stream(store, (each.track.name for each in heard.heard)):
            file.write(frames)
    return heard.length


def _tag(publication: Publication, heard: Episode, picture: bytes) -> bytes:
    metadata = publication.article.metadata
    language = three_letters(metadata.language)
    tags = ID3()
    tags.add(TIT2(encoding=UTF16, text=metadata.title))
    tags.add(TALB(encoding=UTF16, text=metadata.source or metadata.title))
    tags.add(TLAN(encoding=UTF16, text=language))
    tags.add(TLEN(encoding=UTF16, text=str(heard.milliseconds(heard.length))))
    tags.add(APIC(encoding=UTF16, mime="image/png", type=PictureType.COVER_FRONT, desc="", data=picture))
    text = "\n\n".join(each.utterance.text for each in heard.heard)
    tags.add(USLT(encoding=UTF16, lang=language, desc="", text=text))
    _add_known(tags, metadata, language)
    data = BytesIO()
    tags.update_to_v23()
    tags.save(data, v2_version=3, padding=lambda _: 0)
    return data.getvalue()


def _add_known(tags: ID3, metadata: Metadata, language: str) -> None:
    """Add what not every article has."""
    if metadata.authors:
        tags.add(TPE1(encoding=UTF16, text=list(metadata.authors)))
    if metadata.subtitle:
        tags.add(TIT3(encoding=UTF16, text=metadata.subtitle))
    if metadata.published:
        tags.add(TDRC(encoding=UTF16, text=metadata.published[:19]))
    if metadata.description:
        tags.add(COMM(encoding=UTF16, lang=language, desc="", text=metadata.description))
    if metadata.url:
        tags.add(WOAS(url=quote(metadata.url, safe=RESERVED)))
