"""The files of a publication: each in its place in one step, whole, or not at all."""

import hashlib
import logging
import os
import shutil
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from accessible import assets
from accessible.errors import AccessibleError, FormatError, StorageError, UsageError
from accessible.publication import Layout, Publication
from accessible.store import Store
from accessible.writers import ALL, FORMATS, WRITERS, files_of, require, writer
from accessible.writers.identity import file_stem

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class File:
    """A file or a folder, and how long it plays, in seconds; 0 for what does not sound."""

    path: Path
    seconds: float

    @property
    def size(self) -> int:
        """Return how large it is, in bytes; of a folder, all that is in it."""
        files = self.path.rglob("*") if self.path.is_dir() else [self.path]
        return sum(path.stat().st_size for path in files)


def chosen(listed: str) -> list[str]:
    """Return the names in a list of formats with commas between, or those of all formats that can be made here.

    Raises UsageError for a name that there is not, and AccessibleError where what a format needs is not there.
    """
    names = list(dict.fromkeys(name.strip() for name in listed.split(",") if name.strip()))
    unknown = [name for name in names if name not in {*FORMATS, ALL}]
    if unknown or not names:
        message = f"There is no format called {(unknown or [listed])[0]!r}: choose from {', '.join(FORMATS)}, or all."
        raise UsageError(message)
    if ALL in names:
        return [name for name in FORMATS if name in names or _can_be_made(name)]
    for name in names:
        require(name)
    return names


def _can_be_made(name: str) -> bool:
    """Say whether what a format needs is there; a warning says what is not."""
    try:
        require(name)
    except AccessibleError as error:
        log.warning("There is no %s: %s", name, error)
        return False
    return True


def deliver(
    publication: Publication,
    store: Store,
    folder: Path,
    formats: Sequence[str],
    reader: str,
    *,
    if_possible: bool = False,
) -> dict[str, File]:
    """Write the files of the formats in `folder`, each in one step, and return them by their names in `WRITERS`.

    A book that was made is checked when all is there. `reader` is the reading system that it is for. A format that
    cannot be made of this article is left out with a warning if the formats are to be made `if_possible`.
    """
    made: dict[str, File] = {}
    stem = file_stem(publication.article)
    for format_ in formats:
        try:
            for name in files_of(format_):
                path = folder / f"{stem}{_edition(name, publication, reader)}{WRITERS[name].ending}"
                made[name] = _write(name, publication, store, path)
        except FormatError as error:
            if not if_possible:
                raise
            log.warning("There is no %s: %s", format_, error)
    if "epub" in made:
        _require_sound(made["epub"].path, store)
    return made


def _edition(name: str, publication: Publication, reader: str) -> str:
    """Return what is added to the name of a book with fixed pages: the reading system that it is for."""
    return f"-{reader}" if name == "epub" and publication.layout is Layout.FIXED else ""


def _write(name: str, publication: Publication, store: Store, path: Path) -> File:
    with whole(path) as partial:
        length = writer(name)(publication, store, partial)
    return File(path, length / publication.narration.sample_rate)


def _require_sound(path: Path, store: Store) -> None:
    """Raise AccessibleError where a book that was made breaks a rule of ours; one of the same bytes is checked once."""

    def broken_rule() -> bytes:
        from accessible.check.examine import broken

        found = broken(path)
        return f"{found[0].code}: {found[0].text.rstrip('.')}".encode() if found else b""

    with path.open("rb") as file:
        recipe = {"kind": "checked", "book": hashlib.file_digest(file, "sha256").hexdigest(), "by": assets.checking()}
    if rule := store.get(recipe, "checked", broken_rule).decode():
        message = (
            f"{str(path)!r} breaks a rule that our books keep ({rule}): "
            f"it is there, but it is a bug in accessible, so report what 'accessible check' says of it."
        )
        raise AccessibleError(message, code="broken_book")


def writable(folder: Path) -> Path:
    """Return `folder`, made if it is not there; find out before the work whether a file can be written in it."""
    probe = folder / f".accessible-{os.getpid()}"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        probe.touch()
        probe.unlink()
    except OSError as error:
        raise _unwritable(folder, error) from error
    return folder


def _unwritable(path: Path, error: OSError, option: str = "-o") -> StorageError:
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
        raise _unwritable(path, error, option) from error
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
