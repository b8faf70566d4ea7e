"""The style sheet is there twice."""

import warnings
import zipfile
from pathlib import Path

from tests.check.breaking import book
from tests.check.good import good

PATH = "EPUB/style.css"
SAYS = "There are 2 files called 'EPUB/style.css'"


def broken(folder: Path) -> Path:
    path = book(folder, {})
    with zipfile.ZipFile(path, "a") as out, warnings.catch_warnings(action="ignore"):
        out.writestr("EPUB/style.css", good()["EPUB/style.css"])
    return path
