"""What the recipes of broken books are made of."""

from collections.abc import Callable, Mapping
from pathlib import Path

from tests.check.good import Files, good, write

Change = Callable[[bytes], bytes]


def swap(old: str, new: str, count: int = 1) -> Change:
    """Return a change of a text, which has to hold `old`: the first `count` times, all with -1."""

    def change(data: bytes) -> bytes:
        text = data.decode()
        assert old in text, f"{old!r} is not there"
        return text.replace(old, new, count).encode()

    return change


def both(*changes: Change) -> Change:
    """Return several changes, one after the other."""

    def change(data: bytes) -> bytes:
        for each in changes:
            data = each(data)
        return data

    return change


def files(changes: Mapping[str, Change | bytes | None]) -> Files:
    """Return the files of the good book with changes, by names in the folder EPUB or whole ones.

    Bytes are a new file, or stand in place of one; None takes it out.
    """
    found = good()
    for name, change in changes.items():
        path = name if name in found or "/" in name or name == "mimetype" else f"EPUB/{name}"
        if change is None:
            del found[path]
        elif isinstance(change, bytes):
            found[path] = change
        else:
            found[path] = change(found[path])
    return found


def book(folder: Path, changes: Mapping[str, Change | bytes | None]) -> Path:
    """Write the good book with changes, and return where it is."""
    return write(files(changes), folder / "book.epub")


def listed(*items: str) -> Change:
    """Return a change of the package: more items in the manifest."""
    return swap("</manifest>", "".join(f"{item}\n" for item in items) + "</manifest>")


def declared(*metas: str) -> Change:
    """Return a change of the package: more metadata."""
    return swap("</metadata>", "".join(f"{meta}\n" for meta in metas) + "</metadata>")


def feature(name: str) -> str:
    """Return the claim of a feature."""
    return f'<meta property="schema:accessibilityFeature">{name}</meta>'
