"""Sound files of any usual kind as samples, by the ffmpeg that imageio-ffmpeg brings."""

import re
import subprocess
from pathlib import Path
from typing import NamedTuple

import numpy as np
from imageio_ffmpeg import get_ffmpeg_exe

from accessible.audio.sound import Samples

FORMATS = "mp3,mov,ogg,wav,flac,aac"
"""What may be in a book. Lists of other files are not among them: a strange file must not make ffmpeg open others."""
LONGEST = 24 * 3600
"""Seconds of sound that are decoded."""
_PATIENCE = 1800  # seconds of waiting
_SPEAKER = re.compile(r"^\[.*?@ 0x[0-9a-f]+\] ")


class Decoded(NamedTuple):
    """Mono samples, none where nothing could be decoded, and what the decoder said of the file, a line a complaint."""

    samples: Samples
    complaints: tuple[str, ...]


def decode(sound: Path, out: Path, sample_rate: int) -> Decoded:
    """Return a sound file as samples, which stand in the file `out` and not in memory.

    Raises OSError where `out` cannot be written.
    """
    command = [get_ffmpeg_exe(), "-nostdin", "-v", "error", "-format_whitelist", FORMATS]
    command += ["-protocol_whitelist", "file", "-i", f"file:{sound}", "-map", "0:a:0", "-t", str(LONGEST)]
    command += ["-ac", "1", "-ar", str(sample_rate), "-f", "s16le", "pipe:1"]
    with out.open("wb") as samples:
        try:
            done = subprocess.run(  # noqa: S603  our own arguments
                command,
                stdin=subprocess.DEVNULL,
                stdout=samples,
                stderr=subprocess.PIPE,
                check=False,
                timeout=_PATIENCE,
            )
        except subprocess.TimeoutExpired:
            return Decoded(np.zeros(0, np.int16), (f"it took longer than {_PATIENCE} seconds",))
    lines = done.stderr.decode("utf-8", "replace").replace(f"file:{sound}", "it").splitlines()
    said = tuple(_SPEAKER.sub("", line).rstrip(".") for line in lines)
    length = out.stat().st_size // 2
    if not length:
        return Decoded(np.zeros(0, np.int16), said)
    return Decoded(np.memmap(out, np.int16, "r", shape=(length,)), said)
