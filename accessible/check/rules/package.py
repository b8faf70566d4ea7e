"""The package document: what the book is, and which files belong to it."""

import re
from collections import Counter
from datetime import UTC, datetime, timedelta

from accessible.check.book import Book, text_of
from accessible.check.message import Codes, Finding, Findings, error, note, warning
from accessible.check.overlay import is_remote
from accessible.readers.package import resolve
from accessible.readers.xhtml import XML_LANGUAGE

CODES: Codes = {
    "PUB-001": error(
        "the book has no title",
        "A screen reader has nothing to say on the shelf, and cannot tell this book from others.",
        "Write dc:title in the package document.",
    ),
    "PUB-002": error(
        "the book declares no language",
        "A screen reader speaks it in the voice of another language.",
        "Write dc:language in the package document, such as en or pt-BR.",
    ),
    "PUB-003": error(
        "a language of the package is no language tag",
        "Reading systems and speech engines do not know the language, and take another.",
        "Write a BCP 47 tag, such as en, pt-BR or zh-Hant: no underscores, no names.",
    ),
    "PUB-004": error(
        "the time of the last change is missing or not written as it must be",
        "Reading systems cannot tell a corrected edition from the one they have.",
        "Write dcterms:modified as CCYY-MM-DDThh:mm:ssZ: in UTC, with a Z, without fractions.",
    ),
    "PUB-005": error(
        "the book has no identifier",
        "Bookmarks, annotations and corrections are kept by it, and get lost or mixed up.",
        "Write dc:identifier, and name its id in the attribute unique-identifier of the package.",
    ),
    "PUB-006": error(
        "a file of the manifest is not in the book",
        "The reader meets an empty place, or the reading system refuses the book.",
        "Put the file in, or take it out of the manifest.",
    ),
    "PUB-007": warning(
        "a file in the container is not in the manifest",
        "Reading systems may not load it, so that it is missing for some readers.",
        "List it in the manifest, or take it out of the container.",
    ),
    "PUB-008": error(
        "the manifest lists a file twice",
        "Reading systems do not know which properties, and which overlay, the file has.",
        "List it once.",
    ),
    "PUB-009": error(
        "two elements of the package have the same id",
        "What refers to it, a duration or a role, is taken for that of something else.",
        "Give each element an id of its own.",
    ),
    "PUB-010": error(
        "the reading order names something that is not there, or something twice",
        "The reader does not get past that place, or reads a part twice.",
        "Name each document of the manifest once in the spine.",
    ),
    "PUB-011": note(
        "the book is not an EPUB 3",
        "Media overlays, and metadata on accessibility as readers look for it, exist in EPUB 3 only.",
        "Make an EPUB 3 of it.",
    ),
    "PUB-012": error(
        "the package document is not well-formed",
        "Reading systems refuse the book; what is said of it here is from what could be read.",
        "Write it as well-formed XML.",
    ),
    "PUB-013": warning(
        "the book was changed in the future",
        "A corrected edition of tomorrow looks older than this one, and is not offered to the reader.",
        "Set the clock, or write when it was really changed.",
    ),
}

TAG = re.compile(r"(?:[A-Za-z]{2,3}|[A-Za-z]{4,8}|x)(?:-[A-Za-z0-9]{1,8})*")
"""The form of a language tag."""
_MODIFIED = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ")
_OUTSIDE = ("META-INF/", "mimetype")
_A_DAY = timedelta(days=1)


def well_formed(book: Book) -> Findings:
    """The package is well-formed XML, and of EPUB 3."""
    if not book.is_well_formed:
        yield Finding("PUB-012", book.package_name, "The package document is not well-formed XML: mend its mark-up.")
    if not book.version.startswith("3"):
        text = f"The package says that it is of version {book.version!r}: make an EPUB 3 of it."
        yield Finding("PUB-011", book.package_name, text)


def title(book: Book) -> Findings:
    """There is a title."""
    if not any(map(text_of, book.dublin("title"))):
        yield Finding("PUB-001", book.package_name, "There is no dc:title with words in it: write the title there.")


def language(book: Book) -> Findings:
    """There is a language, and all are tags."""
    if not book.languages:
        yield Finding("PUB-002", book.package_name, "There is no dc:language: write one, such as en.")
    for tag in filter(None, [*book.languages, book.package.get(XML_LANGUAGE)]):
        if not TAG.fullmatch(tag):
            text = f"{tag!r} is no language tag: write one such as en, pt-BR or zh-Hant."
            yield Finding("PUB-003", book.package_name, text)


def modified(book: Book) -> Findings:
    """The time of the last change is there once, in its form, and past."""
    if not book.version.startswith("3"):
        return
    found = book.values("dcterms:modified")
    is_right = len(found) == 1 and _MODIFIED.fullmatch(found[0])
    when = _when(found[0]) if is_right else None
    if when is None:
        said = f"says {', '.join(map(repr, found))}" if found else "is missing"
        text = f"dcterms:modified {said}: write it once, in the form 2026-01-31T12:00:00Z."
        yield Finding("PUB-004", book.package_name, text)
    elif when > datetime.now(UTC) + _A_DAY:
        text = f"dcterms:modified is {found[0]}, which has not come yet: write when the book was changed."
        yield Finding("PUB-013", book.package_name, text)


def _when(time: str) -> datetime | None:
    try:
        return datetime.fromisoformat(time)
    except ValueError:
        return None


def identifier(book: Book) -> Findings:
    """The identifier is there, and named."""
    wanted = book.package.get("unique-identifier")
    found = [each for each in book.dublin("identifier") if each.get("id") == wanted and text_of(each)]
    if not wanted or not found:
        text = f"No dc:identifier has the id {wanted!r} that unique-identifier names: write one."
        yield Finding("PUB-005", book.package_name, text)


def files(book: Book) -> Findings:
    """The manifest and the container hold the same files, each once."""
    items = list(book.package.iterfind("{*}manifest/{*}item"))
    here = [each.get("href") or "" for each in items if not is_remote(each.get("href") or "")]
    listed = Counter(resolve(book.folder, address) for address in here)
    for name, count in listed.items():
        if name not in book.archive.names:
            text = f"The manifest lists {name!r}, which is not in the book: put it in, or take it out of the manifest."
            yield Finding("PUB-006", book.package_name, text)
        if count > 1:
            text = f"The manifest lists {name!r} {count} times: list it once."
            yield Finding("PUB-008", book.package_name, text)
    for name in sorted(book.archive.names - set(listed)):
        if not (name.startswith(_OUTSIDE) or name.endswith("/") or name == book.package_name):
            yield Finding("PUB-007", name, "The manifest does not list this file: list it, or take it out.")


def ids(book: Book) -> Findings:
    """No two elements have one id."""
    counted = Counter(name for each in book.package.iter("*") if (name := each.get("id")))
    for name, count in counted.items():
        if count > 1:
            text = f"{count} elements have the id {name!r}: give each its own."
            yield Finding("PUB-009", f"{book.package_name}#{name}", text)


def spine(book: Book) -> Findings:
    """The reading order names documents of the manifest, each once."""
    named = [each.get("idref") or "" for each in book.package.iterfind("{*}spine/{*}itemref")]
    if not named:
        yield Finding("PUB-010", book.package_name, "The spine is empty: name the documents in reading order.")
    for name, count in Counter(named).items():
        if name not in book.items:
            text = f"The spine names {name!r}, which is not in the manifest: name a document of the manifest."
            yield Finding("PUB-010", book.package_name, text)
        elif count > 1:
            yield Finding("PUB-010", book.package_name, f"The spine names {name!r} {count} times: name it once.")


RULES = (well_formed, title, language, modified, identifier, files, ids, spine)
