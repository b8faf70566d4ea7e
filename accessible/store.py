"""A content-addressed store: files named by the hash of the recipe they were made from.

An entry is written under another name and renamed, never changed afterwards, and begins with the length and the hash
of its content. Both are checked when a process reads it for the first time, and whenever the file is another one than
before: an entry that a crash or a failing disk spoiled is set aside and made again. That is why nothing here waits for
the disk: what counts is that no wrong entry is served.

Where a folder cannot be written, another one stands in front of it for as long as a run lasts: what is there is read,
and what is new goes into the other.
"""

import errno
import hashlib
import json
import logging
import os
import re
import struct
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path

from accessible.errors import StorageError
from accessible.leftovers import name_beside, remove, sweep

MAGIC = b"accessible 1\n"
_NAME = re.compile(r"[0-9a-f]{64}\.(?!bad\b)\w+")
PARTS = "parts"
"""The folder of entries that are being written: what dead processes left is found in it at once."""
_BEHIND = "behind"
"""What leads from a folder that stands in front of another one to that."""
_CLOSED = {errno.EACCES, errno.EPERM}
"""Errors of a folder that is another user's."""
_HEADER = struct.Struct(f"<{len(MAGIC)}sQ32s")
_seen: dict[Path, tuple[int, int, int]] = {}
"""Files that this process has read and found whole, by their number, time of change, and size: checked once."""

log = logging.getLogger(__name__)


def name_of(recipe: Mapping[str, object], suffix: str) -> str:
    """Return the name of the entry that `recipe` makes. `suffix` is the kind of file, without a dot."""
    canonical = json.dumps(recipe, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return f"{hashlib.sha256(canonical.encode('utf-8', 'surrogatepass')).hexdigest()}.{suffix}"


class Store:
    """The entries below `folder`, which is made when the first one is written. Safe for many processes at once."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def path(self, name: str) -> Path:
        """Return where the entry called `name` is kept."""
        return self.folder / name[:2] / name

    def read(self, name: str) -> bytes | None:
        """Return the content of an entry, or None if there is none that is whole."""
        path = self.path(name)
        try:
            content = _content(path)
        except _SpoiledError:
            log.warning("A spoiled entry of the store was set aside and is made again: %s", name)
            self._set_aside(path)
            return None
        except OSError as error:
            raise _unusable(self.folder, error) from error
        return self._behind(name) if content is None else content

    def _behind(self, name: str) -> bytes | None:
        """Return the content of an entry of the folder that this one stands in front of, if there is one."""
        with suppress(OSError, _SpoiledError):
            return _content(self.folder / _BEHIND / name[:2] / name)
        return None

    def _set_aside(self, path: Path) -> None:
        try:
            path.replace(path.with_suffix(".bad"))
        except FileNotFoundError:
            return  # another process was quicker
        except OSError as error:
            raise _unusable(self.folder, error) from error

    def write(self, name: str, content: bytes) -> None:
        """Keep `content` as the entry called `name`. Raises StorageError if it cannot be kept."""
        path = self.path(name)
        partial = name_beside(self.folder / PARTS / name)
        try:
            for folder in (partial.parent, path.parent):
                if not folder.is_dir():
                    folder.mkdir(parents=True, exist_ok=True)
            try:
                with partial.open("wb") as file:
                    file.write(_header(content))
                    file.write(content)
                partial.replace(path)
            except BaseException:
                with suppress(OSError):  # the next run takes it away
                    partial.unlink(missing_ok=True)
                raise
        except OSError as error:
            raise _unusable(self.folder, error) from error

    def entries(self) -> Iterator[Path]:
        """Yield the files of all entries, in the order of their names."""
        yield from sorted(path for path in self.folder.glob("??/*") if _NAME.fullmatch(path.name))

    def is_whole(self, path: Path) -> bool:
        """Say whether the entry in a file is as it was written; one that is not is set aside."""
        return self.read(path.name) is not None

    def prune(self, before: float) -> list[Path]:
        """Take away what is of no use, and the entries written before a time (seconds since 1970); return what went.

        Of no use is what was set aside, and what a process that ended meanwhile had begun to write.
        """
        gone = [path for path in sorted(self.folder.glob("??/*")) if path.suffix == ".bad" or _is_older(path, before)]
        for path in gone:
            path.unlink(missing_ok=True)
        return [*gone, *sweep(self.folder / PARTS)]

    def get(self, recipe: Mapping[str, object], suffix: str, make: Callable[[], bytes]) -> bytes:
        """Return the content that `recipe` makes: from the store, or made now and kept."""
        name = name_of(recipe, suffix)
        content = self.read(name)
        if content is None:
            content = make()
            self.write(name, content)
        return content


@contextmanager
def opened(folder: Path, beside: Path) -> Iterator[Store]:
    """Give the store in `folder`; where that cannot be written, one in `beside` in front of it, and say so once.

    Everything else that is wrong with the folder is found when it is used.
    """
    sweep(folder / PARTS)
    why = _closed(folder)
    if why is None:
        yield Store(folder)
        return
    log.warning("The store %r cannot be written (%s): nothing is kept for the next run.", str(folder), why)
    front = name_beside(beside / "store")
    try:
        with suppress(OSError):  # its use tells why it cannot be made
            remove(front)
            front.mkdir(parents=True)
            (front / _BEHIND).symlink_to(folder.absolute())
        yield Store(front)
    finally:
        with suppress(OSError):  # the next run takes it away
            remove(front)


def _closed(folder: Path) -> str | None:
    """Say why nobody may write in a folder, or in one of those in it; None if all is well, or wrong in another way."""
    try:
        folder = folder.absolute()
        there = next(each for each in (folder, *folder.parents) if each.exists())
        within = [each for each in folder.glob("*") if each.is_dir()]
    except OSError as error:
        return os.strerror(error.errno) if error.errno in _CLOSED else None
    if not there.is_dir() or all(os.access(each, os.W_OK | os.X_OK) for each in (there, *within)):
        return None
    return os.strerror(errno.EROFS if os.statvfs(there).f_flag & os.ST_RDONLY else errno.EACCES)


class _SpoiledError(Exception):
    """An entry is not as it was written."""


def _content(path: Path) -> bytes | None:
    """Return the content of an entry, None if there is none. Raises _SpoiledError, and OSError."""
    try:
        with path.open("rb", buffering=0) as file:  # hours of sound are held once
            found = os.fstat(file.fileno())
            header, content = file.read(_HEADER.size), file.read()
    except FileNotFoundError:
        return None
    version = found.st_ino, found.st_mtime_ns, len(content)
    if _seen.get(path) != version and header != _header(content):
        raise _SpoiledError
    _seen[path] = version
    return content


def _is_older(path: Path, before: float) -> bool:
    return bool(_NAME.fullmatch(path.name)) and path.stat().st_mtime < before


def _header(content: bytes) -> bytes:
    return _HEADER.pack(MAGIC, len(content), hashlib.sha256(content).digest())


def _unusable(folder: Path, error: OSError) -> StorageError:
    reason = error.strerror or str(error)
    return StorageError(
        f"The store {str(folder)!r} cannot be used ({reason}): name another folder with --store or ACCESSIBLE_STORE."
    )
