"""Breaks books on purpose, for tests, and makes some as other makers do."""

import re
import subprocess
import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path

import imageio_ffmpeg
import numpy as np

Change = Callable[[bytes], bytes]
RATE = 24_000


def changed(book: Path, out: Path, changes: Mapping[str, Change | None]) -> Path:
    """Write a copy of a book to `out`: entries by the end of their name are changed, or left out, and return it."""
    used = set()
    with zipfile.ZipFile(book) as before, zipfile.ZipFile(out, "w") as after:
        for entry in before.infolist():
            data: bytes | None = before.read(entry)
            for name, change in changes.items():
                if entry.filename.endswith(name):
                    used.add(name)
                    data = None if change is None or data is None else change(data)
            if data is not None:
                after.writestr(entry.filename, data, entry.compress_type)
    assert used == set(changes), "the book has no such file"
    return out


def replaced(pattern: str, by: str | Callable[[re.Match[str]], str], count: int = 1) -> Change:
    """Return a change of a text by a pattern, which has to be there."""

    def change(data: bytes) -> bytes:
        text, found = re.subn(pattern, by, data.decode(), count=count, flags=re.DOTALL)
        assert found, f"{pattern!r} is not there"
        return text.encode()

    return change


def clock(milliseconds: int) -> str:
    """Return a full clock value."""
    return f"0:{milliseconds // 60_000:02d}:{milliseconds % 60_000 / 1000:06.3f}"


def pars(smil: str) -> list[str]:
    """Return the `par` elements of an overlay, as text."""
    return re.findall(r"<par .*?</par>", smil, re.DOTALL)


def times(par: str) -> tuple[int, int]:
    """Return the times of a `par`, in milliseconds."""
    found = re.findall(r'clip(?:Begin|End)="(\d+):(\d+):(\d+)\.(\d+)"', par)
    begin, end = (((int(h) * 60 + int(m)) * 60 + int(s)) * 1000 + int(ms) for h, m, s, ms in found)
    return begin, end


def with_times(par: str, begin: int, end: int) -> str:
    """Return a `par` with other times."""
    par = re.sub(r'clipBegin="[^"]*"', f'clipBegin="{clock(begin)}"', par)
    return re.sub(r'clipEnd="[^"]*"', f'clipEnd="{clock(end)}"', par)


def on_pars(change: Callable[[list[str]], list[str]]) -> Change:
    """Return a change of an overlay by what becomes of its `par` elements; one more stands behind the last."""

    def whole(data: bytes) -> bytes:
        between = re.split(r"<par .*?</par>", data.decode(), flags=re.DOTALL)
        after = change(pars(data.decode()))
        after += [""] * (len(between) - 1 - len(after))
        last = len(between) - 2
        held = [*after[:last], "".join(after[last:])]
        return "".join(part for both in zip(between, [*held, ""], strict=True) for part in both).encode()

    return whole


def ffmpeg(data: bytes, *arguments: str) -> bytes:
    """Return what ffmpeg makes of a file: raw samples go in and out as `-f s16le`."""
    command = [imageio_ffmpeg.get_ffmpeg_exe(), "-v", "error", *arguments, "pipe:1"]
    return subprocess.run(command, input=data, capture_output=True, check=True).stdout


def decoded(mp3: bytes) -> np.ndarray:
    """Return the samples of an MP3, at `RATE`."""
    pcm = ffmpeg(mp3, "-f", "mp3", "-i", "pipe:0", "-f", "s16le", "-ac", "1", "-ar", str(RATE))
    return np.frombuffer(pcm, np.int16)


def encoded(samples: np.ndarray, *arguments: str) -> bytes:
    """Return samples as a sound file, MP3 if nothing else is said."""
    form = arguments or ("-c:a", "libmp3lame", "-b:a", "64k", "-f", "mp3")
    given = ("-f", "s16le", "-ac", "1", "-ar", str(RATE), "-i", "pipe:0", *form)
    return ffmpeg(samples.astype(np.int16).tobytes(), *given)


def on_samples(change: Callable[[np.ndarray], np.ndarray]) -> Change:
    """Return a change of an MP3 by what becomes of its samples."""
    return lambda data: encoded(change(decoded(data).copy()))
