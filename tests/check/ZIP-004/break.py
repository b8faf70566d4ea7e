"""A page that unpacks to fifty megabytes of nothing."""

from pathlib import Path

from tests.check.breaking import book

PATH = ""
SAYS = "as in a bomb"


def broken(folder: Path) -> Path:
    return book(folder, {"one.xhtml": b"<p>" + b" " * 50_000_000})
