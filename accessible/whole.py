"""A file or a folder in its place in one step: whole, or not at all."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from accessible.errors import StorageError
from accessible.leftovers import OLD, name_beside, remove

_HERE, _EXCHANGE = -100, 2  # AT_FDCWD and RENAME_EXCHANGE of Linux


def unwritable(path: Path, error: OSError, option: str = "-o") -> StorageError:
    """Return what to raise where a file or a folder cannot be written; `option` names another place."""
    what = "folder" if option == "-o" else "file"
    return StorageError(
        f"{str(path)!r} cannot be written ({error.strerror or error}): name another {what} with {option}."
    )


@contextmanager
def whole(path: Path, option: str = "-o") -> Iterator[Path]:
    """Give a path beside `path` to write a file or a folder to, then put that in its place: whole, or not at all.

    Raises StorageError, which names the option that names another place.
    """
    partial = name_beside(path)
    try:
        remove(partial)  # a dead process may have had the same number
        yield partial
        _sync(partial)
        if partial.is_dir():
            _replace_folder(path, partial)
        else:
            partial.replace(path)
        _keep_name(path.parent)
    except OSError as error:
        raise unwritable(path, error, option) from error
    finally:
        with suppress(OSError):  # the next run takes it away
            remove(partial)


def _sync(path: Path) -> None:
    """Wait until a file, or all files in a folder, are on the disk."""
    for each in [path, *path.rglob("*")] if path.is_dir() else [path]:
        if each.is_dir():
            _keep_name(each)
        else:
            with each.open("rb") as file:
                os.fsync(file.fileno())


def _replace_folder(path: Path, partial: Path) -> None:
    """Put a folder in the place of one of the same name, which is taken away."""
    if not path.exists():
        with suppress(OSError):  # another run may have been quicker
            partial.rename(path)
            return
    if not _exchange(partial, path):
        _in_two_steps(path, partial)


def _exchange(one: Path, other: Path) -> bool:
    """Let two names change places in one step; say whether this system and its disk can do that."""
    if sys.platform != "linux":
        return False
    import ctypes  # few formats are folders

    rename = getattr(ctypes.CDLL(None), "renameat2", None)
    return rename is not None and rename(_HERE, os.fsencode(one), _HERE, os.fsencode(other), _EXCHANGE) == 0


def _in_two_steps(path: Path, partial: Path) -> None:
    """Replace a folder where the system has no way to do so in one step; one that is killed between leaves the old."""
    old = name_beside(path, OLD)
    with suppress(FileNotFoundError):
        path.rename(old)
    try:
        partial.rename(path)
    except OSError:
        with suppress(OSError):
            old.rename(path)
        raise
    with suppress(OSError):  # the next run takes it away
        remove(old)


def _keep_name(folder: Path) -> None:
    """Wait until a new name in a folder is on the disk, where the system can: not every one opens a folder."""
    with suppress(OSError):
        opened = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(opened)
        finally:
            os.close(opened)
