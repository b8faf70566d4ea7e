"""A file or a folder in its place in one step: whole, or not at all."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from accessible.errors import StorageError


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
    partial = path.parent / f".{path.name}.{os.getpid()}.part"
    try:
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
        _remove(partial)


def _sync(path: Path) -> None:
    """Wait until a file, or all files in a folder, are on the disk."""
    for each in [path, *path.rglob("*")] if path.is_dir() else [path]:
        if each.is_dir():
            _keep_name(each)
        else:
            with each.open("rb") as file:
                os.fsync(file.fileno())


def _replace_folder(path: Path, partial: Path) -> None:
    """Put a folder in the place of one of the same name, which is taken away: no system does that in one step."""
    old = path.parent / f".{path.name}.{os.getpid()}.old"
    with suppress(FileNotFoundError):
        path.rename(old)
    try:
        partial.rename(path)
    except OSError:
        with suppress(FileNotFoundError):
            old.rename(path)
        raise
    _remove(old)


def _remove(path: Path) -> None:
    """Take away a file or a folder, if it is there."""
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path)
        return
    with suppress(NotADirectoryError):  # what stands above it is a file: there is nothing to take away
        path.unlink(missing_ok=True)


def _keep_name(folder: Path) -> None:
    """Wait until a new name in a folder is on the disk, where the system can: not every one opens a folder."""
    with suppress(OSError):
        opened = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(opened)
        finally:
            os.close(opened)
