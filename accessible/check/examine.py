"""The examination of a book: our rules, on any file, whatever it is."""

import logging
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from accessible import sandbox
from accessible.check.book import Book
from accessible.check.message import Finding, Message, Severity
from accessible.check.rules import CODES, RULES
from accessible.check.sound import Sound, sounds
from accessible.errors import SourceError
from accessible.readers.archive import MEGABYTE, RATIO, Archive
from accessible.readers.charset import decode
from accessible.readers.package import package_name

if TYPE_CHECKING:
    from accessible.check.judges import Judged

_log = logging.getLogger(__name__)
_ZIP = b"PK"
_ADVICE = {
    "ZIP-001": "name a file that you may read.",
    "ZIP-002": "name an EPUB.",
    "ZIP-003": "get it again, or pack it anew.",
    "ZIP-004": "check where it comes from.",
    "ZIP-005": "check it before it is protected.",
    "ZIP-006": "name it in META-INF/container.xml, and put it there.",
}


@dataclass(frozen=True, slots=True)
class Checked:
    """A book, what was found in it, the worst first, and what other checkers were asked."""

    path: str
    messages: tuple[Message, ...]
    judges: tuple["Judged", ...]

    def count(self, severity: Severity) -> int:
        """Return how many messages are of a severity."""
        return sum(message.severity is severity for message in self.messages)

    @property
    def is_readable(self) -> bool:
        """Say whether it could be read at all."""
        return not self.count(Severity.FATAL)

    @property
    def is_sound(self) -> bool:
        """Say whether no error was found in it."""
        return self.is_readable and not self.count(Severity.ERROR)


def check(path: Path) -> Checked:
    """Return what our rules, EPUBCheck and Ace say of a file, whatever it is. Raises StorageError without room."""
    from accessible.check.judges import judge, not_run

    messages = examine(path)
    is_readable = all(message.severity is not Severity.FATAL for message in messages)
    judges = judge(path) if is_readable else not_run("the book cannot be read")
    messages += (message for each in judges for message in each.messages)
    return Checked(str(path), tuple(_sorted(messages)), judges)


class _UnreadableError(Exception):
    """Nothing more can be known of a book: a code, and why."""

    def __init__(self, *, rule: str, why: str) -> None:
        super().__init__(why)
        self.message = Message(rule, Severity.FATAL, "", f"{why}: {_ADVICE[rule]}")


def examine(path: Path) -> list[Message]:
    """Return what our rules say of a file that nobody vetted. Raises StorageError without room for its sound."""
    try:
        measured = _measured(path)
        return sandbox.run(str(path), apply, path, measured)
    except _UnreadableError as unreadable:
        return [unreadable.message]
    except SourceError as problem:
        return [_unread(problem).message]


def broken(path: Path) -> list[Message]:
    """Return the errors in a book that we have just made: in this process, because that needs no care."""
    worst = (Severity.FATAL, Severity.ERROR)
    return [message for message in apply(path) if message.severity in worst]


def _measured(path: Path) -> dict[str, Sound]:
    """Return the sound files of a book, if it is one."""
    with _opened(path) as file:
        return sounds(_archive(file))


def _opened(path: Path) -> BinaryIO:
    try:
        if path.is_dir():
            raise _UnreadableError(rule="ZIP-001", why="It is a folder")
        if path.exists() and not path.is_file():
            raise _UnreadableError(rule="ZIP-001", why="It is a device, and no file")
        return path.open("rb")
    except OSError as error:
        raise _UnreadableError(rule="ZIP-001", why=f"It cannot be opened ({error.strerror or error})") from None
    except ValueError:
        raise _UnreadableError(rule="ZIP-001", why="It cannot be opened (its name is none)") from None


def _archive(file: BinaryIO) -> Archive:
    """Return the container of a book."""
    beginning = file.read(len(_ZIP))
    if beginning != _ZIP:
        raise _UnreadableError(rule="ZIP-002", why="It is no ZIP file" if beginning else "It is empty")
    file.seek(0)
    archive = Archive(file)
    for entry in archive.entries:
        if entry.file_size > max(MEGABYTE, entry.compress_size * RATIO):
            size = entry.file_size >> 20
            raise _UnreadableError(rule="ZIP-004", why=f"{entry.filename!r} unpacks to {size} MB, as in a bomb")
    return archive


def apply(path: Path, measured: Mapping[str, Sound] | None = None) -> list[Message]:
    """Return what our rules say of a book, the worst first; its sound files are measured if they were not before."""
    with _opened(path) as file:
        try:
            archive = _archive(file)
            book = _book(archive, sounds(archive) if measured is None else measured)
            messages = [_message(found) for found in _found(book)]
        except _UnreadableError as unreadable:
            messages = [unreadable.message]
        except SourceError as problem:
            messages = [_unread(problem).message]
    return _sorted(messages)


def _sorted(messages: Iterable[Message]) -> list[Message]:
    """Return messages, each once, the worst first."""
    return sorted(dict.fromkeys(messages), key=lambda each: each.severity.rank)


def _unread(problem: SourceError) -> _UnreadableError:
    """Return why a book cannot be read, in our codes."""
    if problem.code == "bad_container":
        return _UnreadableError(rule="ZIP-003", why="It is damaged, cut off or protected by a password")
    return _UnreadableError(rule="ZIP-004", why=f"It cannot be read within limits ({str(problem).partition(':')[0]})")


def _book(archive: Archive, measured: Mapping[str, Sound]) -> Book:
    name = ""
    with suppress(SourceError):
        name = package_name(archive)
    name = name or next((name for name in sorted(archive.names) if name.endswith(".opf")), "")
    text = decode(archive.read(name), None)
    if not text.strip():
        raise _UnreadableError(rule="ZIP-006", why="There is no package document")
    book = Book(archive, name, text, measured)
    if locked := set(book.encrypted) & {name, *(item.name for _, item in book.spine)}:
        raise _UnreadableError(rule="ZIP-005", why=f"{min(locked)!r} is encrypted, so that nobody can read it")
    return book


def _found(book: Book) -> Iterator[Finding]:
    """Yield what the rules find. One that fails costs itself only."""
    for rule in RULES:
        try:
            yield from rule(book)
        except SourceError:
            raise
        except Exception as error:  # noqa: BLE001  whatever is in a book, the other rules go on
            why = f"{type(error).__name__}: {error}"
            _log.warning("The rule %r of accessible failed (%s): report it, with the book.", rule.__name__, why)


def _message(found: Finding) -> Message:
    """Return a finding as a message, without characters that no page can hold."""
    path, text = (
        "".join(char if char.isprintable() or char in "\u00a0\u200c\u200d" else " " for char in part)
        for part in (found.path, found.text)
    )
    return Message(found.code, CODES[found.code].severity, path, text)
