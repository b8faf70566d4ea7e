"""MathML is claimed, but the formula is text."""

import re
from pathlib import Path

from tests.check.breaking import book, swap

FORMULA = re.compile(rb"<math.*?</math>", re.DOTALL)
PATH = "EPUB/content.opf"
SAYS = "MathML is claimed"


def broken(folder: Path) -> Path:
    return book(
        folder,
        {"one.xhtml": lambda data: FORMULA.sub(b"two and two", data), "content.opf": swap(' properties="mathml"', "")},
    )
