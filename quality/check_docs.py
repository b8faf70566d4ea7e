"""The pages about the codes of the check, a page a code and an index: `python -m quality.docs` writes them anew."""

import importlib.util
import tempfile
from pathlib import Path
from types import ModuleType

from accessible.check.examine import examine
from accessible.check.message import Message
from accessible.check.rules import CODES

ROOT = Path(__file__).parent.parent
PAGES = ROOT / "docs" / "checks"
RECIPES = ROOT / "tests" / "check"
SUBJECTS = {
    "ZIP": "The file and its container",
    "PUB": "The package document",
    "AUD": "Sound files",
    "CLP": "Times of clips",
    "OVL": "Overlays",
    "TXT": "Content documents",
    "TOC": "Navigation",
    "MET": "What the metadata claims",
    "STY": "Styles",
    "RDR": "Limits of reading systems",
}
_INDEX = """\
# Messages of the check

This page, and those it leads to, are made from the rules themselves: `make docs` writes them anew. How the check is run
is in the [guide](../guide.md#the-check).

- **fatal**: the book cannot be read, and nothing more is known of it.
- **error**: a rule of EPUB or of WCAG is broken, a claim is false, or something cannot be read or heard.
- **warning**: it is allowed, but costs some readers something.
- **note**: it is good to know.

Codes that begin with `epubcheck:` or `ace:` are those of EPUBCheck and Ace, which explain them.
"""


def recipe(code: str) -> ModuleType:
    """Return the module that breaks a good book in the way of a code."""
    spec = importlib.util.spec_from_file_location(f"break_{code}", RECIPES / code / "break.py")
    if spec is None or spec.loader is None:
        raise FileNotFoundError(code)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def index() -> str:
    """Return the index of the codes, as Markdown."""
    parts = [_INDEX]
    for letters, subject in SUBJECTS.items():
        rows = [
            f"| [{code}]({code}.md) | {about.severity} | {about.what} |"
            for code, about in CODES.items()
            if code.startswith(letters)
        ]
        parts.append("\n".join([f"## {subject}", "", "| code | | what it is |", "|---|---|---|", *rows, ""]))
    return "\n".join(parts)


def page(code: str, broken: str, example: Message) -> str:
    """Return the page of a code: what it is, why it matters, how to mend it, and a book that was `broken` so."""
    about = CODES[code]
    where = f"`{example.path}`: " if example.path else ""
    return "\n".join(
        [
            f"# {code}: {about.what}",
            "",
            f"Severity: {about.severity}. [All codes](README.md)",
            "",
            "## Why it matters",
            "",
            about.why,
            "",
            "## How to mend it",
            "",
            about.mend,
            "",
            "## An example",
            "",
            broken,
            "",
            f"> {about.severity}, {code}, {where}{example.text}",
            "",
        ]
    )


def example(code: str, messages: list[Message]) -> Message:
    """Return the first message with a code."""
    return next(message for message in messages if message.code == code)


def write() -> None:
    """Write the pages of all codes."""
    PAGES.mkdir(exist_ok=True)
    (PAGES / "README.md").write_text(index(), "utf-8")
    for code in CODES:
        module = recipe(code)
        with tempfile.TemporaryDirectory() as folder:
            messages = examine(module.broken(Path(folder)))
        (PAGES / f"{code}.md").write_text(page(code, str(module.__doc__), example(code, messages)), "utf-8")
