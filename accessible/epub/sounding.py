"""A sound file of a book as samples."""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING

from accessible.errors import SourceError, StorageError
from accessible.readers.archive import Archive

if TYPE_CHECKING:
    from accessible.audio.decode import Decoded

LARGEST_SOUND = 2 << 30  # bytes


@contextmanager
def sounding(archive: Archive, name: str, rate: int) -> Iterator["Decoded"]:
    """Give the samples of a sound file of a book, which stand in a file meanwhile, at `rate` a second.

    Raises StorageError without room.
    """
    with tempfile.TemporaryDirectory(prefix="accessible-") as folder:
        try:
            sound = _decoded(archive, name, Path(folder), rate)
        except OSError as error:
            message = (
                f"{name!r} cannot be unpacked in {folder!r} ({error.strerror or error}): make room, or set TMPDIR."
            )
            raise StorageError(message) from error
        yield sound


def _decoded(archive: Archive, name: str, folder: Path, rate: int) -> "Decoded":
    from accessible.audio.decode import decode

    packed = folder / "sound"
    with packed.open("wb") as out, suppress(SourceError):  # the decoder says what is wrong with what there is
        archive.copy(name, out, LARGEST_SOUND)
    return decode(packed, folder / "samples", rate)
