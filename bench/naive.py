"""The plain script: what an afternoon with pydub and EbookLib gives.

    python bench/naive.py hibari|espeak ARTICLE.txt FOLDER

Speaks a text file paragraph by paragraph, and writes `article.epub`, whose media overlay
highlights paragraphs, and `podcast.mp3`. It is what the program's costs are compared with,
so it is written neither slow nor clever: the engine runs in this process and loads once.
"""

import sys
from collections.abc import Callable
from html import escape
from pathlib import Path

import imageio_ffmpeg
from ebooklib import epub
from pydub import AudioSegment

BITRATE = "64k"
PAUSE = 500
"""Milliseconds between two paragraphs of the podcast."""

Speaker = Callable[[str], AudioSegment]


def hibari() -> Speaker:
    """Return a function that speaks with hibari."""
    import numpy as np
    from hibari import SAMPLE_RATE, Hibari

    voice = Hibari()

    def speak(text: str) -> AudioSegment:
        samples = (np.clip(voice(text, seed=0), -1, 1) * 32767).astype(np.int16)
        return AudioSegment(samples.tobytes(), sample_width=2, frame_rate=SAMPLE_RATE, channels=1)

    return speak


def espeak() -> Speaker:
    """Return a function that speaks with espeak-ng."""
    from espeak import SAMPLE_WIDTH, Espeak

    voice = Espeak()

    def speak(text: str) -> AudioSegment:
        return AudioSegment(voice(text), sample_width=SAMPLE_WIDTH, frame_rate=voice.sample_rate, channels=1)

    return speak


def read(path: Path) -> list[str]:
    """Return the paragraphs of a text file."""
    text = path.read_text(encoding="utf-8")
    return [" ".join(paragraph.split()) for paragraph in text.split("\n\n") if paragraph.strip()]


def record(paragraphs: list[str], speak: Speaker, folder: Path) -> list[float]:
    """Write an MP3 a paragraph and one of them all. Returns the seconds of each paragraph."""
    pause = AudioSegment.silent(duration=PAUSE)
    podcast = AudioSegment.empty()
    seconds = []
    for number, paragraph in enumerate(paragraphs):
        segment = speak(paragraph)
        segment.export(folder / f"p{number}.mp3", format="mp3", bitrate=BITRATE)
        podcast += segment + pause
        seconds.append(segment.duration_seconds)
    podcast.export(folder / "podcast.mp3", format="mp3", bitrate=BITRATE)
    return seconds


def overlay(seconds: list[float]) -> str:
    """Return the SMIL that plays each paragraph's MP3."""
    pairs = "".join(
        f'<par id="par{number}"><text src="article.xhtml#p{number}"/>'
        f'<audio src="p{number}.mp3" clipBegin="0s" clipEnd="{length:.3f}s"/></par>\n'
        for number, length in enumerate(seconds)
    )
    return f'<smil xmlns="http://www.w3.org/ns/SMIL" version="3.0"><body>\n{pairs}</body></smil>'


def page(title: str, paragraphs: list[str]) -> epub.EpubHtml:
    """Return the article as a chapter, its first paragraph as the heading."""
    body = "".join(f'<p id="p{number}">{escape(text)}</p>\n' for number, text in enumerate(paragraphs) if number)
    chapter = epub.EpubHtml(uid="article", title=title, file_name="article.xhtml", lang="en", media_overlay="overlay")
    chapter.content = f'<h1 id="p0">{escape(title)}</h1>\n{body}'
    return chapter


def bind(paragraphs: list[str], seconds: list[float], folder: Path) -> None:
    """Write the EPUB from the paragraphs and their MP3s."""
    book = epub.EpubBook()
    book.set_title(paragraphs[0])
    book.set_language("en")
    book.add_author(paragraphs[1].removeprefix("By "))
    chapter = page(paragraphs[0], paragraphs)
    book.add_item(chapter)
    smil = f'<?xml version="1.0" encoding="utf-8"?>\n{overlay(seconds)}'
    book.add_item(epub.EpubSMIL(uid="overlay", file_name="overlay.smil", content=smil))
    for number in range(len(paragraphs)):
        name = f"p{number}.mp3"
        book.add_item(epub.EpubItem(f"audio{number}", name, "audio/mpeg", (folder / name).read_bytes()))
    total = f"{sum(seconds):.3f}s"
    book.add_metadata(None, "meta", total, {"property": "media:duration"})
    book.add_metadata(None, "meta", total, {"property": "media:duration", "refines": "#overlay"})
    book.toc = (chapter,)
    book.add_item(epub.EpubNcx())
    book.add_item(epub.EpubNav())
    book.spine = ["nav", chapter]
    epub.write_epub(folder / "article.epub", book)


def main(engine: str, article: str, out: str) -> None:
    """Make the EPUB and the podcast of the text file `article` in the folder `out`."""
    AudioSegment.converter = imageio_ffmpeg.get_ffmpeg_exe()
    folder = Path(out)
    folder.mkdir(parents=True, exist_ok=True)
    paragraphs = read(Path(article))
    speak = {"hibari": hibari, "espeak": espeak}[engine]()
    bind(paragraphs, record(paragraphs, speak, folder), folder)


if __name__ == "__main__":
    main(*sys.argv[1:])
