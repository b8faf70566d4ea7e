"""What others find in a sound file: ffprobe its chapters and tags, ffmpeg its loudness, its peaks and its samples."""

import json
import re
import shutil
import subprocess
from pathlib import Path
from typing import Any, NamedTuple

import imageio_ffmpeg

from tests.judged import absent


class Chapter(NamedTuple):
    """A chapter as ffprobe lists it, in seconds."""

    begin: float
    end: float
    title: str


def probe(path: Path) -> dict[str, Any]:
    """Return what ffprobe says of a file: its chapters, its streams and its tags; nothing may be wrong with it."""
    program = shutil.which("ffprobe")
    if program is None:
        absent("ffprobe is not on this machine")
    command = [str(program), "-v", "error", "-of", "json", "-show_chapters", "-show_streams", "-show_format"]
    done = subprocess.run([*command, str(path)], capture_output=True, text=True, check=True)
    assert done.stderr == ""
    return dict(json.loads(done.stdout))


def chapters(path: Path) -> list[Chapter]:
    """Return the chapters, in the order in which ffprobe lists them."""
    listed = probe(path)["chapters"]
    return [Chapter(float(each["start_time"]), float(each["end_time"]), each["tags"]["title"]) for each in listed]


def loudness(path: Path) -> tuple[float, float]:
    """Return the integrated loudness in LUFS and the true peak in dBTP, as ffmpeg's ebur128 measures them."""
    command = [imageio_ffmpeg.get_ffmpeg_exe(), "-hide_banner", "-nostats", "-i", str(path), "-map", "0:a"]
    report = subprocess.run(
        [*command, "-af", "ebur128=framelog=quiet:peak=true", "-f", "null", "-"], capture_output=True, check=True
    ).stderr.decode()
    return float(re.findall(r"I:\s+(\S+) LUFS", report)[-1]), float(re.findall(r"Peak:\s+(\S+) dBFS", report)[-1])


def samples(path: Path) -> bytes:
    """Return the sound as 16-bit samples, at its own rate; it has to be whole."""
    command = [imageio_ffmpeg.get_ffmpeg_exe(), "-v", "error", "-xerror", "-i", str(path), "-map", "0:a"]
    done = subprocess.run([*command, "-f", "s16le", "pipe:"], capture_output=True, check=True)
    assert done.stderr == b""
    return done.stdout


def boxes(data: bytes) -> list[tuple[str, bytes]]:
    """Return the boxes of an MP4 file, or of what is in one, in order: their types and what is in them."""
    found, at = [], 0
    while at < len(data):
        size = int.from_bytes(data[at : at + 4], "big")
        found.append((data[at + 4 : at + 8].decode("latin-1"), data[at + 8 : at + size]))
        at += size
    return found
