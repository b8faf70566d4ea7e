"""Writers: a table from a format's name to the functions that make its files of a `Publication`."""

from importlib import import_module
from typing import TYPE_CHECKING, NamedTuple, cast

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from accessible.publication import Publication
    from accessible.store import Store

    Writer = Callable[[Publication, Store, Path], int]

ALL = "all"
"""Stands for all formats."""


class Row(NamedTuple):
    """A file of a format: the function that writes it, and the ending of its name, with "/" behind it for a folder.

    The function takes a publication, a store and a path, and returns a length in samples, 0 for what does not sound.
    `needs` is a function that raises AccessibleError where a program that the format needs is not there.
    """

    function: str
    ending: str
    needs: str = ""


WRITERS = {
    "epub": Row("accessible.writers.epub:write", ".epub"),
    "podcast": Row("accessible.writers.podcast:write", ".mp3"),
    "print": Row("accessible.writers.print:write", ".pdf"),
}
"""For each file, its format, and behind a dot what it is where the format has several, and how it is written."""

FORMATS = tuple(dict.fromkeys(name.partition(".")[0] for name in WRITERS))
"""The names of the formats."""


def files_of(format_name: str) -> list[str]:
    """Return the names of the files of a format."""
    return [name for name in WRITERS if name.partition(".")[0] == format_name]


def writer(name: str) -> "Writer":
    """Return the function that writes the file called `name`: `(publication, store, path) -> length in samples`."""
    return cast("Writer", _function(WRITERS[name].function))


def require(format_name: str) -> None:
    """Raise AccessibleError, with what to do, where a program that a format needs is not there."""
    for needs in dict.fromkeys(WRITERS[name].needs for name in files_of(format_name) if WRITERS[name].needs):
        _function(needs)()


def _function(place: str) -> "Callable[..., object]":
    module, _, attribute = place.partition(":")
    return cast("Callable[..., object]", getattr(import_module(module), attribute))
