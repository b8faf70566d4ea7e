"""A content-addressed store: files named by the hash of the recipe they were made from.

An entry is written under another name and renamed, never changed afterwards, and begins with the length and the hash
of its content. Both are checked when a process reads it for the first time, and whenever the file is another one than
before: an entry that a crash or a failing disk spoiled is set aside and made again. That is why nothing here waits for
the disk: what counts is that no wrong entry is served.
"""

import hashlib
import json
import logging
import os
import re
import struct
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from accessible.errors import StorageError

MAGIC = b"accessible 1\n"
_NAME = re.compile(r"[0-9a-f]{64}\.(?!bad\b)\w+")
_PART = re.compile(r"\.[0-9a-f]{64}\.\w+\.(\d+)\.part")
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
            with path.open("rb", buffering=0) as file:  # hours of sound are held once
                found = os.fstat(file.fileno())
                header, content = file.read(_HEADER.size), file.read()
        except FileNotFoundError:
            return None
        except OSError as error:
            raise _unusable(self.folder, error) from error
        version = found.st_ino, found.st_mtime_ns, len(content)
        if _seen.get(path) == version or header == _header(content):
            _seen[path] = version
            return content
        log.warning("A spoiled entry of the store was set aside and is made again: %s", name)
        try:
            path.replace(path.with_suffix(".bad"))
        except FileNotFoundError:
            return None  # another process was quicker
        except OSError as error:
            raise _unusable(self.folder, error) from error
        return None

    def write(self, name: str, content: bytes) -> None:
        """Keep `content` as the entry called `name`. Raises StorageError if it cannot be kept."""
        path = self.path(name)
        partial = path.with_name(f".{name}.{os.getpid()}.part")
        try:
            if not path.parent.is_dir():
                path.parent.mkdir(parents=True, exist_ok=True)
            try:
                with partial.open("wb") as file:
                    file.write(_header(content))
                    file.write(content)
                partial.replace(path)
            except BaseException:
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
        gone = [path for path in sorted(self.folder.glob("??/*")) if _is_of_no_use(path) or _is_older(path, before)]
        for path in gone:
            path.unlink(missing_ok=True)
        return gone

    def get(self, recipe: Mapping[str, object], suffix: str, make: Callable[[], bytes]) -> bytes:
        """Return the content that `recipe` makes: from the store, or made now and kept."""
        name = name_of(recipe, suffix)
        content = self.read(name)
        if content is None:
            content = make()
            self.write(name, content)
        return content


def _is_of_no_use(path: Path) -> bool:
    if path.suffix == ".bad":
        return True
    begun = _PART.fullmatch(path.name)
    return begun is not None and not _is_running(int(begun[1]))


def _is_running(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except OSError:
        return True  # it is another user's
    return True


def _is_older(path: Path, before: float) -> bool:
    return bool(_NAME.fullmatch(path.name)) and path.stat().st_mtime < before


def _header(content: bytes) -> bytes:
    return _HEADER.pack(MAGIC, len(content), hashlib.sha256(content).digest())


def _unusable(folder: Path, error: OSError) -> StorageError:
    reason = error.strerror or str(error)
    return StorageError(
        f"The store {str(folder)!r} cannot be used ({reason}): name another folder with --store or ACCESSIBLE_STORE."
    )
