"""The files of a publication: each in its place in one step, whole, or not at all."""

import hashlib
import logging
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from accessible import assets, leftovers
from accessible.errors import AccessibleError, FormatError, UsageError
from accessible.leftovers import name_beside, remove
from accessible.publication import Layout, Publication
from accessible.store import Store
from accessible.whole import unwritable, whole
from accessible.writers import ALL, FEED, FORMATS, PACK, WRITERS, files_of, is_extra, require, writer
from accessible.writers.identity import file_stem

if TYPE_CHECKING:
    from accessible.writers.feed import Added

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class File:
    """A file or a folder, and how long it plays, in seconds; 0 for what does not sound.

    Of a feed, `added` is the episode that was added to it.
    """

    path: Path
    seconds: float
    added: "Added | None" = None

    @property
    def size(self) -> int:
        """Return how large it is, in bytes; of a folder, all that is in it."""
        files = self.path.rglob("*") if self.path.is_dir() else [self.path]
        return sum(path.stat().st_size for path in files)


def chosen(listed: str) -> list[str]:
    """Return the names in a list of formats with commas between, or those of all formats that can be made here.

    `all` has no extra formats: these are made where they are named.

    Raises UsageError for a name that there is not, and AccessibleError where what a format needs is not there.
    """
    names = list(dict.fromkeys(name.strip() for name in listed.split(",") if name.strip()))
    unknown = [name for name in names if name not in {*FORMATS, ALL}]
    if unknown or not names:
        message = f"There is no format called {(unknown or [listed])[0]!r}: choose from {', '.join(FORMATS)}, or all."
        raise UsageError(message)
    if ALL in names:
        return [name for name in FORMATS if name in names or (not is_extra(name) and _can_be_made(name))]
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


def show_ready(folder: Path, listed: str, formats: Sequence[str]) -> None:
    """Raise AccessibleError where a feed is among the formats, and the one in `folder` cannot take an episode.

    `listed` is what was asked for, by name or as all.
    """
    if FEED in formats:
        from accessible.writers.feed import ready

        ready(folder, is_asked_for=FEED in [name.strip() for name in listed.split(",")])


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

    A page that leaves its sound beside it has the podcast file there, too. An episode is added to the feed in the
    folder. A book that was made is checked when all is there. `reader` is the reading system that it is for. A format
    that cannot be made of this article is left out with a warning if the formats are to be made `if_possible`.
    """
    made: dict[str, File] = {}
    beside = ["podcast"] if "page" in formats and publication.copies.separate_audio else []
    for format_ in dict.fromkeys([*formats, *beside]):
        try:
            made |= _format(format_, publication, store, folder, reader)
        except FormatError as error:
            if not if_possible:
                raise
            log.warning("There is no %s: %s", format_, error)
    if "epub" in made:
        _require_sound(made["epub"].path, store)
    if PACK in formats:
        made[PACK] = _packed(publication, store, folder, made, reader)
    return made


def _format(name: str, publication: Publication, store: Store, folder: Path, reader: str) -> dict[str, File]:
    """Write the files of one format."""
    if name == FEED:
        return {name: _add(publication, store, folder)}
    stem = f"{file_stem(publication.article)}{_edition(name, publication, reader)}"
    return {file: _write(file, publication, store, folder / f"{stem}{WRITERS[file].ending}") for file in files_of(name)}


def _packed(publication: Publication, store: Store, folder: Path, made: dict[str, File], reader: str) -> File:
    """Write a zip file of what was made, or, if nothing was, of the usual formats, which are made for it."""
    from accessible.writers import pack

    path = folder / f"{file_stem(publication.article)}{pack.ENDING}"
    with whole(path) as partial, _temporary(path) as temporary:
        copies = {name: file for name, file in made.items() if pack.takes(name)}
        if not copies:
            usual = [name for name in pack.USUAL if name in FORMATS and _can_be_made(name)]
            copies = deliver(publication, store, temporary, usual, reader, if_possible=True)
        pack.write(publication, {name: file.path for name, file in copies.items()}, partial)
    return File(path, 0)


@contextmanager
def _temporary(path: Path) -> Iterator[Path]:
    """Give a folder beside a file for what is made on the way to it."""
    folder = name_beside(path.with_suffix(""))
    try:
        remove(folder)
        folder.mkdir()
        yield folder
    finally:
        with suppress(OSError):  # the next run takes it away
            remove(folder)


def _edition(name: str, publication: Publication, reader: str) -> str:
    """Return what is added to the name of a book with fixed pages: the reading system that it is for."""
    return f"-{reader}" if name == "epub" and publication.layout is Layout.FIXED else ""


def _write(name: str, publication: Publication, store: Store, path: Path) -> File:
    with whole(path) as partial:
        length = writer(name)(publication, store, partial)
    return File(path, length / publication.narration.sample_rate)


def _add(publication: Publication, store: Store, folder: Path) -> File:
    from accessible.writers.feed import add

    added = add(publication, store, folder)
    return File(added.path, added.length / publication.narration.sample_rate, added)


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
    probe = name_beside(folder / "probe")
    try:
        folder.mkdir(parents=True, exist_ok=True)
        probe.touch()
        probe.unlink()
    except OSError as error:
        raise unwritable(folder, error) from error
    return folder


def sweep(folder: Path, *, below: bool = False) -> None:
    """Take away what dead processes left in a folder; with `below`, in those that stand in it, too."""
    leftovers.sweep(folder)
    if below and folder.is_dir():
        for each in folder.iterdir():
            if each.is_dir():
                leftovers.sweep(each)
