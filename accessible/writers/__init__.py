"""Writers: a table from a format's name to the functions that make its files of a `Publication`."""

from importlib import import_module
from typing import TYPE_CHECKING, NamedTuple, cast

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from accessible.publication import Copies, Publication
    from accessible.store import Store

    Writer = Callable[[Publication, Store, Path], int]

ALL = "all"
"""Stands for all formats but the extra ones."""


class Row(NamedTuple):
    """A file of a format: the function that writes it, and the ending of its name, with "/" behind it for a folder.

    The function takes a publication, a store and a path, and returns a length in samples, 0 for what does not sound.
    `needs` is a function that raises AccessibleError where a program that the format needs is not there. `fits` is one
    that raises it where no such file can be made in a language (a BCP 47 tag), with the `Copies` that are wished for.
    `is_extra` says that the file is made only where its format is asked for by name: it is not among `all`.
    """

    function: str
    ending: str
    needs: str = ""
    fits: str = ""
    is_extra: bool = False


_BRAILLE = ("accessible.writers.louis:require", "accessible.writers.louis:require_table")
WRITERS = {
    "epub": Row("accessible.writers.epub:write", ".epub"),
    "podcast": Row("accessible.writers.podcast:write", ".mp3"),
    "m4b": Row("accessible.writers.m4b:write", ".m4b", "accessible.audio.transcode:require"),
    "opus": Row("accessible.writers.opus:write", ".opus", "accessible.audio.transcode:require", is_extra=True),
    "page": Row("accessible.writers.webpage:write", ".html"),
    "feed": Row("accessible.writers.feed:add", ""),
    "captions.vtt": Row("accessible.writers.captions:vtt", ".vtt"),
    "captions.srt": Row("accessible.writers.captions:srt", ".srt"),
    "captions.lrc": Row("accessible.writers.captions:lrc", ".lrc"),
    "captions.json": Row("accessible.writers.captions:transcript", ".json"),
    "daisy202": Row("accessible.writers.daisy202:write", "-daisy202/"),
    "daisy202.zip": Row("accessible.writers.daisy202:write_zip", "-daisy202.zip"),
    "daisy3": Row("accessible.writers.daisy3:write", "-daisy3/"),
    "daisy3.zip": Row("accessible.writers.daisy3:write_zip", "-daisy3.zip"),
    "braille.brf": Row("accessible.writers.braille:brf", ".brf", *_BRAILLE),
    "braille.pef": Row("accessible.writers.braille:pef", ".pef", *_BRAILLE),
    "print": Row("accessible.writers.print:write", ".pdf"),
    "text.txt": Row("accessible.writers.text:write", ".txt"),
    "text.md": Row("accessible.writers.markdown:write", ".md"),
    "docx": Row("accessible.writers.docx:write", ".docx"),
}
"""For each file, its format, and behind a dot what it is where the format has several, and how it is written.

A feed is no file that is put in place: its function takes a publication, a store and the folder of the show, adds an
episode to the feed there, and returns an `accessible.writers.feed:Added`.
"""
FEED = "feed"

PACK = "pack"
"""A zip file of what other formats made. It has no row: it takes files, not a publication alone."""
FORMATS = (*dict.fromkeys(name.partition(".")[0] for name in WRITERS), PACK)
"""The names of the formats."""


def files_of(format_name: str) -> list[str]:
    """Return the names of the files of a format."""
    return [name for name in WRITERS if name.partition(".")[0] == format_name]


def is_extra(format_name: str) -> bool:
    """Say whether a format is made only where it is asked for by name."""
    return any(WRITERS[name].is_extra for name in files_of(format_name))


def writer(name: str) -> "Writer":
    """Return the function that writes the file called `name`: `(publication, store, path) -> length in samples`."""
    return cast("Writer", _function(WRITERS[name].function))


def require(format_name: str) -> None:
    """Raise AccessibleError, with what to do, where a program that a format needs is not there."""
    for needs in dict.fromkeys(WRITERS[name].needs for name in files_of(format_name) if WRITERS[name].needs):
        _function(needs)()


def require_fit(format_name: str, language: str, copies: "Copies") -> None:
    """Raise AccessibleError, with what to do, where a format cannot be made in a language with what is wished for."""
    for fits in dict.fromkeys(WRITERS[name].fits for name in files_of(format_name) if WRITERS[name].fits):
        _function(fits)(language, copies)


def _function(place: str) -> "Callable[..., object]":
    module, _, attribute = place.partition(":")
    return cast("Callable[..., object]", getattr(import_module(module), attribute))
