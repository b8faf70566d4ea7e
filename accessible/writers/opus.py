"""The smallest sound: Opus with chapters, in an Ogg file.

Sources: RFC 7845, and xiph.org's recommendations for chapters and pictures in Vorbis comments.
"""

import base64
from collections.abc import Iterator
from pathlib import Path

from mutagen.flac import Picture
from mutagen.id3 import PictureType
from mutagen.oggopus import OggOpus

from accessible.assets import three_letters
from accessible.audio.transcode import OPUS
from accessible.document import Metadata
from accessible.publication import Publication
from accessible.store import Store
from accessible.writers.audio import transcoded
from accessible.writers.cover import SQUARE, cover
from accessible.writers.timeline import Episode, episode


def write(publication: Publication, store: Store, path: Path) -> int:
    """Write the Ogg Opus file to `path`. Return its length in samples."""
    heard = episode(publication)
    path.write_bytes(transcoded(store, heard, OPUS, "opus"))
    metadata = publication.article.metadata
    file = OggOpus(path)
    comments: list[tuple[str, str]] = file.tags  # type: ignore[assignment]  # a list, in the order of the file
    comments[:] = [*_comments(metadata, heard), ("METADATA_BLOCK_PICTURE", _picture(cover(metadata, SQUARE, store)))]
    file.save(padding=lambda _: 0)
    return heard.length


def _comments(metadata: Metadata, heard: Episode) -> Iterator[tuple[str, str]]:
    """Yield the comments, in order: what is known of the article, then the chapters."""
    known = [
        ("TITLE", metadata.title),
        ("SUBTITLE", metadata.subtitle),
        *(("ARTIST", author) for author in metadata.authors),
        ("ALBUM", metadata.source or metadata.title),
        ("DATE", metadata.published[:19]),
        ("LANGUAGE", three_letters(metadata.language)),
        ("DESCRIPTION", metadata.description),
        ("WWWAUDIOSOURCE", metadata.url),
    ]
    yield from ((name, value) for name, value in known if value)
    for number, chapter in enumerate(heard.chapters):
        yield f"CHAPTER{number:03d}", _clock(heard.milliseconds(chapter.begin))
        yield f"CHAPTER{number:03d}NAME", chapter.title


def _clock(milliseconds: int) -> str:
    seconds, rest = divmod(milliseconds, 1000)
    return f"{seconds // 3600:02d}:{seconds // 60 % 60:02d}:{seconds % 60:02d}.{rest:03d}"


def _picture(data: bytes) -> str:
    """Return a cover as FLAC has it, in base64."""
    picture = Picture()
    picture.type, picture.mime, picture.data = PictureType.COVER_FRONT, "image/png", data
    picture.width, picture.height = SQUARE
    return base64.b64encode(picture.write()).decode()
