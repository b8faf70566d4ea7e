"""A picture whose bytes were changed."""

import zipfile
from pathlib import Path

from tests.check.breaking import book

PATH = "EPUB/lamp.png"
SAYS = "cannot be unpacked"


def broken(folder: Path) -> Path:
    path = book(folder, {})
    with zipfile.ZipFile(path) as held:
        entry = held.getinfo("EPUB/lamp.png")
    data = bytearray(path.read_bytes())
    at = entry.header_offset + 30 + len(entry.filename)
    data[at : at + entry.compress_size] = bytes(entry.compress_size)
    path.write_bytes(data)
    return path
