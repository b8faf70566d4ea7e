"""Writers: a table from a format's name to a function that makes a file of a `Publication`."""

from importlib import import_module
from typing import TYPE_CHECKING, cast

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from accessible.publication import Publication
    from accessible.store import Store

    Writer = Callable[[Publication, Store, Path], int]

WRITERS = {
    "epub": ("accessible.writers.epub:write", "epub"),
    "podcast": ("accessible.writers.podcast:write", "mp3"),
}
"""For each format, the function that writes it, and the ending of its file's name."""


def writer(name: str) -> "Writer":
    """Return the function that writes the format called `name`: `(publication, store, path) -> length in samples`."""
    module, _, attribute = WRITERS[name][0].partition(":")
    return cast("Writer", getattr(import_module(module), attribute))
