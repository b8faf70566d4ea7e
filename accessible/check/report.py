"""What is found in books, as lines and as JSON."""

from collections.abc import Iterator, Sequence
from dataclasses import asdict

from accessible.check.examine import Checked
from accessible.check.judges import Judged
from accessible.check.message import Message, Severity

LISTED = 5
"""Messages of one code in one file that lines show."""
_COUNTED = (Severity.FATAL, Severity.ERROR, Severity.WARNING, Severity.NOTE)


def as_json(books: Sequence[Checked]) -> dict[str, object]:
    """Return what `check --json` prints: every message of every book."""
    return {
        "sound": all(book.is_sound for book in books),
        "books": [
            {
                "file": book.path,
                "readable": book.is_readable,
                "sound": book.is_sound,
                **{f"{severity.value}s": book.count(severity) for severity in _COUNTED},
                "checkers": [
                    {"name": each.name, "version": each.version or None, "not_run": each.why_not or None}
                    for each in book.judges
                ],
                "messages": [asdict(message) for message in book.messages],
            }
            for book in books
        ],
    }


def lines(books: Sequence[Checked]) -> list[str]:
    """Return what `check` prints: of each book its messages by file, the worst first, and what that comes to."""
    found = [line for book in books for line in (*_lines(book), "")]
    if len(books) > 1:
        sound = sum(book.is_sound for book in books)
        found.append(f"{len(books)} books: {sound} without errors, {len(books) - sound} with errors.")
    return found[: len(found) - (len(books) == 1)]


def _lines(book: Checked) -> Iterator[str]:
    yield book.path
    for file, messages in by_file(book.messages).items():
        yield ""
        yield f"In {file}:" if file else "Of the whole book:"
        for shown, left in by_code(messages, LISTED):
            for message in shown:
                where = message.path.partition("#")[2]
                yield f"{message.severity}, {message.code}{f', #{where}' if where else ''}: {message.text}"
            if left:
                yield f"And {left} more of {shown[0].code} in this file: --json and --html list more."
    yield ""
    yield f"{verdict(book)} {'; '.join(map(judged, book.judges))}."


def by_file(messages: Sequence[Message]) -> dict[str, list[Message]]:
    """Return messages, which are sorted, by file: that with the worst first."""
    found: dict[str, list[Message]] = {}
    for message in messages:
        found.setdefault(message.file, []).append(message)
    return found


def by_code(messages: Sequence[Message], most: int) -> list[tuple[list[Message], int]]:
    """Return messages by code, at most so many of each, and how many are left out."""
    found: dict[str, list[Message]] = {}
    for message in messages:
        found.setdefault(message.code, []).append(message)
    return [(each[:most], len(each[most:])) for each in found.values()]


def verdict(book: Checked) -> str:
    """Return what was found in a book, in a sentence."""
    if not book.is_readable:
        return "It cannot be read."
    counts = [(book.count(severity), severity.value) for severity in _COUNTED[1:]]
    said = ", ".join(f"{count} {name}{'s' * (count != 1)}" for count, name in counts if count)
    return f"{said[0].upper()}{said[1:]}." if said else "Nothing was found."


def judged(each: Judged) -> str:
    """Return whether another checker was run."""
    return f"{each.name} was not run: {each.why_not}" if each.why_not else f"{each.name} {each.version} was run"
