"""An entry of month 0."""

from pathlib import Path

from tests.check.breaking import files
from tests.check.good import write

PATH = "EPUB/style.css"
SAYS = "which is none"


def broken(folder: Path) -> Path:
    path = write(files({}), folder / "book.epub")
    data = path.read_bytes()
    at = data.index(b"PK\x01\x02", data.rindex(b"EPUB/style.css") - 60)
    path.write_bytes(data[: at + 14] + b"\0\0" + data[at + 16 :])
    return path
