"""Captions: what is written, sentence by sentence, and when it is heard.

Sources: WebVTT, https://www.w3.org/TR/webvtt1/; SubRip has no specification.
"""

from html import escape
from pathlib import Path

from accessible.publication import Publication
from accessible.store import Store
from accessible.writers.timeline import Line, episode


def vtt(publication: Publication, store: Store, path: Path) -> int:  # noqa: ARG001  a writer
    """Write WebVTT to `path`, and return the length of what is heard in samples."""
    heard = episode(publication)
    cues = [f"{_span(line, heard.sample_rate, '.')}\n{escape(_text(line), quote=False)}\n" for line in heard.lines]
    path.write_text("\n".join(["WEBVTT\n", *cues]), "utf-8")
    return heard.length


def srt(publication: Publication, store: Store, path: Path) -> int:  # noqa: ARG001  a writer
    """Write SubRip to `path`, and return the length of what is heard in samples."""
    heard = episode(publication)
    cues = [f"{n}\n{_span(line, heard.sample_rate, ',')}\n{_text(line)}\n" for n, line in enumerate(heard.lines, 1)]
    path.write_text("\n".join(cues), "utf-8")
    return heard.length


def _text(line: Line) -> str:
    return " ".join(line.text.split())


def _span(line: Line, rate: int, point: str) -> str:
    return f"{_clock(line.begin * 1000 // rate, point)} --> {_clock(line.until * 1000 // rate, point)}"


def _clock(milliseconds: int, point: str) -> str:
    seconds, rest = divmod(milliseconds, 1000)
    return f"{seconds // 3600:02d}:{seconds // 60 % 60:02d}:{seconds % 60:02d}{point}{rest:03d}"
