"""A container that names another package."""

from pathlib import Path

from tests.check.breaking import book, swap

PATH = "META-INF/container.xml"
SAYS = "does not name the package document"


def broken(folder: Path) -> Path:
    return book(folder, {"META-INF/container.xml": swap("content.opf", "package.opf")})
