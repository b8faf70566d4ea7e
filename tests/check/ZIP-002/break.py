"""A page with an error, under the name of a book."""

from pathlib import Path

PATH = ""
SAYS = "It is no ZIP file"


def broken(folder: Path) -> Path:
    path = folder / "book.epub"
    path.write_text("<html><body>404 Not Found</body></html>", "utf-8")
    return path
