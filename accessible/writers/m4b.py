"""The audiobook: AAC with chapters in an MP4 file, for Apple's and other audiobook players."""

import re
from pathlib import Path
from tempfile import NamedTemporaryFile

from mutagen.mp4 import MP4, MP4Cover, MP4FreeForm

from accessible.assets import three_letters
from accessible.audio.transcode import AAC, IN_MP4, REPEATABLE, run
from accessible.document import Metadata
from accessible.publication import Publication
from accessible.store import Store
from accessible.writers.audio import transcoded
from accessible.writers.cover import SQUARE, cover
from accessible.writers.timeline import Chapter, Episode, episode

LONGEST_TITLE = 255
"""Bytes of a chapter's title: its length is one byte in Nero's list of chapters."""
AUDIOBOOK = 2  # of the kinds of media that iTunes knows
FREE = "----:com.apple.iTunes:"
"""Before the names of tags that iTunes does not know."""


def write(publication: Publication, store: Store, path: Path) -> int:
    """Write the M4B file to `path`. Return its length in samples."""
    heard = episode(publication)
    metadata = publication.article.metadata
    _pack(transcoded(store, heard, AAC, "m4a"), heard, metadata.language, path)
    _tag(path, metadata, cover(metadata, SQUARE, store))
    return heard.length


def _pack(sound: bytes, heard: Episode, language: str, path: Path) -> None:
    """Write the sound with its chapters, as a track of text and as Nero's list, to `path`."""
    with NamedTemporaryFile("w", encoding="utf-8", newline="\n") as chapters:
        chapters.write(_chapters(heard))
        chapters.flush()
        read = ["-f", "mov", "-i", "pipe:", "-f", "ffmetadata", "-i", f"file:{chapters.name}"]
        taken = ["-map", "0:a", "-map_chapters", "1", "-c", "copy"]
        language_of_sound = ["-metadata:s:a", f"language={three_letters(language)}"]
        run([*read, *taken, *language_of_sound, *REPEATABLE, "-brand", "M4B ", *IN_MP4], [sound], path)


def _chapters(heard: Episode) -> str:
    """Return the chapters in ffmpeg's format for metadata, in samples."""
    return ";FFMETADATA1\n" + "".join(_chapter(each, heard.sample_rate) for each in heard.chapters)


def _chapter(chapter: Chapter, sample_rate: int) -> str:
    title = re.sub(r"([=;#\\])", r"\\\1", _shortened(chapter.title))
    title += " " * title.endswith(
        "\\"
    )  # ffmpeg goes on reading behind a backslash at the end of a line, escaped or not
    return f"[CHAPTER]\nTIMEBASE=1/{sample_rate}\nSTART={chapter.begin}\nEND={chapter.until}\ntitle={title}\n"


def _shortened(title: str) -> str:
    """Return a title that fits, with an ellipsis where it was cut."""
    if len(title.encode()) <= LONGEST_TITLE:
        return title
    return title.encode()[: LONGEST_TITLE - len("…".encode())].decode(errors="ignore") + "…"


def _tag(path: Path, metadata: Metadata, picture: bytes) -> None:
    file = MP4(path)
    texts = {
        "\xa9nam": metadata.title,
        "\xa9ART": ", ".join(metadata.authors),
        "\xa9alb": metadata.source or metadata.title,
        "\xa9day": metadata.published[:19],
        "\xa9cmt": metadata.description,
    }
    others = {
        "SUBTITLE": metadata.subtitle,
        "LANGUAGE": three_letters(metadata.language),
        "WWWAUDIOSOURCE": metadata.url,
    }
    file.update({name: [text] for name, text in texts.items() if text})
    file.update({FREE + name: [MP4FreeForm(text.encode())] for name, text in others.items() if text})
    file.update({"covr": [MP4Cover(picture, MP4Cover.FORMAT_PNG)], "stik": [AUDIOBOOK]})
    file.save(padding=lambda _: 0)
