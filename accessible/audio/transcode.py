"""MP3 frames as AAC or Opus, and their containers, by the ffmpeg that imageio-ffmpeg brings."""

import subprocess
from collections.abc import Iterable, Sequence
from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryDirectory, TemporaryFile
from typing import BinaryIO, cast

from imageio_ffmpeg import get_ffmpeg_exe

from accessible.errors import ResourceError, StorageError, UsageError

REPEATABLE = ("-fflags", "+bitexact", "-flags:a", "+bitexact")
"""Leaves out what differs from run to run: the date, numbers drawn by lot, the version of ffmpeg."""
IN_MP4 = ("-movflags", "+faststart", "-f", "ipod")
"""An MP4 file for Apple's players, with its index before the sound: it plays before all of it has come."""
AAC = ("-c:a", "aac", "-aac_coder", "fast", "-aac_tns", "0", "-aac_pns", "0", "-b:a", "64k", *IN_MP4)
"""Low-complexity AAC in MP4; docs/decisions/aac.md says why so."""
OPUS = ("-c:a", "libopus", "-application", "voip", "-b:a", "32k", "-f", "opus")
"""Opus for speech (RFC 6716), in Ogg (RFC 7845)."""


def require() -> None:
    """Raise UsageError, with what to do, where there is no ffmpeg."""
    _program()


def encoded(frames: Iterable[bytes], encoder: Sequence[str]) -> bytes:
    """Return MP3 frames as a file of another kind: `encoder` is `AAC` or `OPUS`. The delay of decoders is taken off.

    Frames are read one piece at a time. Raises StorageError where there is no room for the file.
    """
    with TemporaryDirectory() as folder:
        out = Path(folder) / "sound"
        run(["-f", "mp3", "-i", "pipe:", "-map", "0:a", *REPEATABLE, *encoder], frames, out)
        return out.read_bytes()


def run(options: Sequence[str], fed: Iterable[bytes], out: Path) -> None:
    """Run ffmpeg, with the pieces of `fed` as its standard input, to write the file `out`.

    Raises StorageError if it fails: its options are ours, so that only the disk can be the reason; ResourceError if it
    cannot be started.
    """
    command = [_program(), "-nostdin", "-v", "error", "-y", *options, f"file:{out}"]
    with TemporaryFile() as said:
        try:
            process = subprocess.Popen(  # noqa: S603  our own arguments
                command, stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, stderr=said
            )
        except OSError as error:
            raise ResourceError(error) from error
        try:
            _feed(process, fed)
        except BaseException:
            process.kill()
            raise
        finally:
            process.communicate()  # closes the pipe, and waits
        if process.returncode:
            message = f"ffmpeg could not write {str(out)!r} ({_last(said)}): make room there, and run it again."
            raise StorageError(message)


def _program() -> str:
    try:
        return str(get_ffmpeg_exe())
    except RuntimeError as error:
        message = "There is no ffmpeg, which writes AAC and Opus: install one, or name one in IMAGEIO_FFMPEG_EXE."
        raise UsageError(message) from error


def _feed(process: "subprocess.Popen[bytes]", fed: Iterable[bytes]) -> None:
    """Hand over what is fed; one that stops reading says why when it ends."""
    with suppress(BrokenPipeError):
        for piece in fed:
            cast("BinaryIO", process.stdin).write(piece)


def _last(said: BinaryIO) -> str:
    """Return the last line that ffmpeg said."""
    said.seek(0)
    lines = said.read().decode("utf-8", "replace").split("\n")
    return next((line.strip().rstrip(".") for line in reversed(lines) if line.strip()), "it did not say why")
