"""The name of a language in place of its tag."""

from pathlib import Path

from tests.check.breaking import book, swap

PATH = "EPUB/one.xhtml#o7"
SAYS = "'English language' is no language tag"


def broken(folder: Path) -> Path:
    return book(folder, {"one.xhtml": swap('<p id="o7">', '<p id="o7" lang="English language">')})
