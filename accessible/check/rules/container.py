"""The file and its container."""

import re
from collections import Counter
from contextlib import suppress

from accessible.check.book import Book
from accessible.check.message import Codes, Finding, Findings, error, fatal, warning
from accessible.errors import SourceError
from accessible.readers.archive import LARGEST_ENTRY

CODES: Codes = {
    "ZIP-001": fatal(
        "the file cannot be opened",
        "Nothing can be said of a book that is not there, or that may not be read.",
        "Name a file that exists and that you may read, and not a folder.",
    ),
    "ZIP-002": fatal(
        "the file is no EPUB",
        "An EPUB is a ZIP file; no reading system opens anything else under that name.",
        "Name an EPUB. If it was fetched from a site, look whether a page with an error came in its place.",
    ),
    "ZIP-003": fatal(
        "the container is damaged or cut off",
        "Reading systems refuse it, or show a part of the book only.",
        "Get the file again, or pack it anew.",
    ),
    "ZIP-004": fatal(
        "the book is too large to be read, or crashes the program that reads it",
        "What unpacks to hundreds of megabytes of text, holds tens of thousands of files, or nests elements "
        "without end, makes reading systems crash.",
        "Check where the file comes from; if it is a book, divide it, or make it anew from its source.",
    ),
    "ZIP-005": fatal(
        "the book is protected by DRM",
        "Nobody but the program of its seller can read it, and that program may keep a screen reader out.",
        "Check the book before it is protected.",
    ),
    "ZIP-006": fatal(
        "there is no package document",
        "It is the list of what is in the book: without it there is no book.",
        "Name the package document in META-INF/container.xml, and put it where that says.",
    ),
    "ZIP-010": error(
        "the file `mimetype` is not as it must be",
        "Some reading systems and shops look at the first bytes of the file, and refuse the book.",
        "Write it first, uncompressed, with application/epub+zip in it and nothing else.",
    ),
    "ZIP-011": error(
        "two files have the same name",
        "Which of them is shown depends on the reading system.",
        "Pack the book anew, every file once.",
    ),
    "ZIP-012": warning(
        "the name of a file has spaces, brackets, or letters outside ASCII",
        "Some players of audio do not find such files: KOReader stumbles over brackets, others over spaces.",
        "Name files with letters a to z, digits, dots, hyphens and underscores, and change what refers to them.",
    ),
    "ZIP-013": warning(
        "the names of two files differ in case only",
        "Where the reading system unpacks the book to a disk that ignores case, one file is lost.",
        "Rename one of them, and change what refers to it.",
    ),
    "ZIP-014": warning(
        "the time of an entry is no time",
        "Programs that unpack the book refuse month 0 or hour 25, or warn about a damaged file.",
        "Pack the book anew; if no time is to be told, take 1980-01-01 00:00.",
    ),
    "ZIP-015": error(
        "the name of a file leads out of the book",
        "Reading systems refuse it, because such names overwrite files of the reader.",
        "Pack the book anew, with names that stay inside it and have slashes, not backslashes.",
    ),
    "ZIP-016": error(
        "a file cannot be unpacked",
        "What is in it is missing for the reader, and some reading systems do not open the book at all.",
        "Pack the book anew from the whole files.",
    ),
    "ZIP-017": error(
        "the container does not name the package document",
        "Reading systems find the package through META-INF/container.xml only, and say that the book is broken.",
        "Write META-INF/container.xml with the path of the package document.",
    ),
    "ZIP-018": error(
        "a file is encrypted",
        "Where the reading system has no key, the picture or the sound is missing, and nobody says so.",
        "Put it in as it is. Only fonts may be obfuscated.",
    ),
}

_PLAIN = re.compile(r"[A-Za-z0-9._/-]+")
_MIMETYPE = b"application/epub+zip"
_MONTHS, _DAYS, _HOURS, _MINUTES, _SECONDS = 12, 31, 23, 59, 59


def mimetype(book: Book) -> Findings:
    """The entry `mimetype` is the first, stored, and says what it must."""
    first, name = book.archive.entries[0], "mimetype"
    if name not in book.archive.names:
        yield Finding("ZIP-010", name, f"There is no file {name}: write it first, with application/epub+zip in it.")
    elif first.filename != name:
        text = f"The first file is {first.filename!r}, but has to be {name}: pack the book anew, with {name} first."
        yield Finding("ZIP-010", name, text)
    elif first.compress_type or first.extra:
        yield Finding("ZIP-010", name, f"The file {name} is compressed, or has extra fields: store it as it is.")
    elif book.archive.read(name) != _MIMETYPE:
        text = f"The file {name} does not say application/epub+zip, and nothing else: write that."
        yield Finding("ZIP-010", name, text)


def names(book: Book) -> Findings:
    """Names are unique, plain, and inside the book."""
    counted = Counter(entry.filename for entry in book.archive.entries)
    folded = Counter(name.casefold() for name in counted)
    for name, count in counted.items():
        if count > 1:
            yield Finding("ZIP-011", name, f"There are {count} files called {name!r}: pack the book with one.")
        if folded[name.casefold()] > 1:
            yield Finding("ZIP-013", name, f"Another file is called like {name!r} but for capitals: rename one.")
        if name.startswith("/") or "\\" in name or ".." in name.split("/"):
            yield Finding("ZIP-015", name, f"The name {name!r} leads out of the book: pack it with plain names.")
        elif not _PLAIN.fullmatch(name):
            odd = "".join(dict.fromkeys(re.sub(_PLAIN, "", name)))[:20]
            text = f"The name {name!r} holds {odd!r}: rename it with letters a to z, digits, dots and hyphens."
            yield Finding("ZIP-012", name, text)


def times(book: Book) -> Findings:
    """The times of entries are times."""
    for entry in book.archive.entries:
        _, month, day, hour, minute, second = entry.date_time
        is_date = 1 <= month <= _MONTHS and 1 <= day <= _DAYS
        if not (is_date and hour <= _HOURS and minute <= _MINUTES and second <= _SECONDS):
            text = f"The time of this entry is {entry.date_time}, which is none: pack the book anew."
            yield Finding("ZIP-014", entry.filename, text)


def unpacking(book: Book) -> Findings:
    """Every file can be unpacked; those that were read already, and the protected, are left out."""
    for name in sorted(book.archive.names - set(book.encrypted)):
        sound = book.sounds.get(name)
        if sound and sound.complaint != "it is damaged":
            continue
        try:
            for _ in book.archive.pieces(name, LARGEST_ENTRY):
                pass
        except SourceError as problem:
            is_large = problem.code == "too_large"
            why = f"unpacks to more than {LARGEST_ENTRY >> 20} MB" if is_large else "cannot be unpacked"
            yield Finding("ZIP-016", name, f"The file {why}: put it in anew.")


def container(book: Book) -> Findings:
    """The container names the package document."""
    root = None
    with suppress(SourceError):
        root = book.archive.xml("META-INF/container.xml")
    named = [] if root is None else [each.get("full-path") for each in root.iter("{*}rootfile")]
    if book.package_name not in named:
        text = f"META-INF/container.xml does not name the package document, {book.package_name!r}: write that there."
        yield Finding("ZIP-017", "META-INF/container.xml", text)


def encryption(book: Book) -> Findings:
    """Nothing but fonts is encrypted."""
    for name in book.encrypted:
        yield Finding("ZIP-018", name, f"The file is encrypted ({book.encrypted[name]}): put it in as it is.")


RULES = (mimetype, names, times, unpacking, container, encryption)
