"""What is asked of the files that a feed names: that they are there, and are what the feed says."""

import json
import re
from collections.abc import Iterable, Iterator
from itertools import pairwise
from pathlib import Path
from urllib.parse import unquote

import mutagen
from lxml import etree

from accessible.check.feed.rules import rules
from accessible.check.message import Message
from accessible.writers.rss import CHAPTERS, DURATION, ENCLOSURE, IMAGE, TRANSCRIPT, text_of
from accessible.writers.show import cover_complaint

SLACK = 1.5
"""Seconds by which a duration may be wrong: one is lost where it is rounded, the rest is the end of a frame."""
_OURS = (".mp3", ".m4a", ".vtt", ".srt", ".chapters.json")
_CLOCK = r"(?:(\d+):)?([0-5]?\d):([0-5]\d)[.,](\d{3})"
_CUE = re.compile(rf"^{_CLOCK} --> {_CLOCK}", re.MULTILINE)


def local(folder: Path, base: str, address: str) -> Path | None:
    """Return the file in `folder` that an address names, below `base` or relative; None for one elsewhere."""
    if base and address.startswith(base):
        address = address[len(base) :]
    name = unquote(address)
    is_inside = name and not set(":\0") & set(name) and not name.startswith("/") and ".." not in name.split("/")
    return folder / name if is_inside else None


def judge_item(item: etree._Element, path: str, folder: Path, base: str) -> Iterator[Message]:
    """Yield what is wrong with the files of an episode."""
    seconds = 0.0
    for each, file in _files(item, ENCLOSURE, folder, base):
        seconds = _seconds(file)
        yield from _sound(each, file, seconds, text_of(item, DURATION), path)
    for _, file in _files(item, TRANSCRIPT, folder, base):
        complaint = _transcript_complaint(file, seconds) if file.is_file() else ""
        yield from _wrong(file, complaint, "POD-074", "POD-075", path)
    for _, file in _files(item, CHAPTERS, folder, base):
        complaint = _chapters_complaint(file, seconds) if file.is_file() else ""
        yield from _wrong(file, complaint, "POD-076", "POD-077", path)


def judge_cover(channel: etree._Element, folder: Path, base: str) -> Iterator[Message]:
    """Yield what is wrong with the picture of a show."""
    for _, file in _files(channel, IMAGE, folder, base):
        complaint = cover_complaint(file) if file.is_file() else ""
        yield from _wrong(file, complaint, "POD-078", "POD-079", file.name)


def judge_others(channel: etree._Element, folder: Path) -> Iterator[Message]:
    """Yield the files of episodes that no episode names, wherever it says that its files are."""
    addresses = (each.get("url") or "" for tag in (ENCLOSURE, TRANSCRIPT, CHAPTERS) for each in channel.iter(tag))
    named = {unquote(address).rpartition("/")[2] for address in addresses}
    for file in sorted(folder.iterdir()):
        if file.name.endswith(_OURS) and file.name not in named:
            yield rules()["POD-080"].message(file.name)


def _files(parent: etree._Element, tag: str, folder: Path, base: str) -> Iterable[tuple[etree._Element, Path]]:
    for each in parent.findall(tag):
        file = local(folder, base, each.get("url") or each.get("href") or "")
        if file is not None:
            yield each, file


def _wrong(file: Path, complaint: str, gone: str, useless: str, path: str) -> Iterator[Message]:
    if not file.is_file():
        yield rules()[gone].message(path)
    elif complaint:
        yield rules()[useless].message(path, complaint)


def _seconds(file: Path) -> float:
    """Return how long a sound file plays; 0 if it is not there or cannot be read."""
    try:
        found = mutagen.File(file)
        return float(found.info.length) if found else 0.0
    except (mutagen.MutagenError, OSError):
        return 0.0


def _sound(enclosure: etree._Element, file: Path, seconds: float, duration: str, path: str) -> Iterator[Message]:
    if not file.is_file():
        yield rules()["POD-070"].message(path)
        return
    length, size = enclosure.get("length") or "", file.stat().st_size
    if length.isdecimal() and int(length) != size:
        yield rules()["POD-071"].message(path, length, str(size))
    if not seconds:
        yield rules()["POD-073"].message(path)
        return
    parts = duration.split(":")
    if all(part.isdecimal() for part in parts):
        said = sum(int(part) * 60**place for place, part in enumerate(reversed(parts)))
        if abs(said - seconds) > SLACK:
            yield rules()["POD-072"].message(path, duration, f"{seconds:.0f}")


def _transcript_complaint(file: Path, seconds: float) -> str:
    """Return what is wrong with WebVTT or SubRip; nothing of another format, or where nothing is."""
    if file.suffix not in {".vtt", ".srt"}:
        return ""
    try:
        text = file.read_text("utf-8-sig")
    except (OSError, ValueError):
        return "it is no UTF-8"
    if file.suffix == ".vtt" and not re.match(r"WEBVTT[ \t\n\r]", text):
        return "it does not begin with WEBVTT"
    cues = [(_time(found.groups()[:4]), _time(found.groups()[4:])) for found in _CUE.finditer(text)]
    return _times_complaint(cues, seconds)


def _time(parts: tuple[str | None, ...]) -> float:
    hours, minutes, seconds, milliseconds = (int(part or 0) for part in parts)
    return hours * 3600 + minutes * 60 + seconds + milliseconds / 1000


def _chapters_complaint(file: Path, seconds: float) -> str:
    try:
        found = json.loads(file.read_text("utf-8"))
        starts = [float(each["startTime"]) for each in found["chapters"]]
        if not isinstance(found["version"], str):
            return "they do not say their version"
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        return "they are no JSON with a version and chapters that have a startTime"
    return _times_complaint([(start, start) for start in starts], seconds)


def _times_complaint(spans: list[tuple[float, float]], seconds: float) -> str:
    """Return what is wrong with times in seconds; `seconds` is how long the sound plays, 0 if nobody knows."""
    if not spans:
        return "there is none in it"
    if any(begin > end for begin, end in spans) or any(one[0] > other[0] for one, other in pairwise(spans)):
        return "a time comes before the one that it should follow"
    if seconds and spans[-1][1] > seconds + SLACK:
        return "it goes on when the sound has ended"
    return ""
