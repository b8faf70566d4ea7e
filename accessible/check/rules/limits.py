"""What single reading systems cannot do, or do slowly."""

import re

from accessible.check.book import Book, text_of
from accessible.check.message import Codes, Finding, Findings, note, warning
from accessible.check.rules.styles import narrated

CODES: Codes = {
    "RDR-001": warning(
        "a time in milliseconds has decimals",
        "Kobo plays no sound there.",
        "Write h:mm:ss.mmm, such as 0:00:12.500.",
    ),
    "RDR-002": warning(
        "a time has more than four decimals",
        "Kobo may play no sound there.",
        "Round to milliseconds: h:mm:ss.mmm.",
    ),
    "RDR-003": note(
        "the sound is AAC in MP4",
        "Apple's guide wants the type audio/m4a, EPUB wants audio/mp4: one of both complains. DAISY players play none.",
        "Write MP3 with a constant bit rate, which all play.",
    ),
    "RDR-004": note(
        "the text begins in the first document of the reading order, and is narrated there",
        "Readers that are built on foliate-js (Foliate, and others) show no highlight in the first document.",
        "Put a title page, or the table of contents, before it.",
    ),
    "RDR-005": note(
        "the book has very many overlays",
        "Some reading systems read all of them before they show the first page: hundreds take 20 seconds.",
        "Write fewer, larger documents.",
    ),
    "RDR-006": note(
        "the book is narrated word by word",
        "The overlay is six times as large, screen readers pause at the words, and the highlight of Thorium lags "
        "behind.",
        "Narrate sentence by sentence, if words are not what the book is for.",
    ),
    "RDR-007": warning(
        "there is a sound file for nearly every sentence",
        "Players load each anew: there is a pause at every sentence, and the book takes longer than it should.",
        "Join the sound of each document in one file.",
    ),
    "RDR-008": note(
        "a document is larger than 10 MB",
        "Kobo's readers, and others with little memory, open it slowly or not at all.",
        "Divide it.",
    ),
}

_MILLISECONDS = re.compile(r"\d+\.\d+ms")
_DECIMALS = re.compile(r"\.\d{5,}")
_FRONT = frozenset(
    {"cover", "titlepage", "halftitlepage", "toc", "frontmatter", "copyright-page", "dedication", "imprint"}
)
_MANY_OVERLAYS = 100
_MANY_WORDS = 200
_LONGEST_WORD = 20  # characters: sentences of languages without spaces are longer
_MANY_FILES = 20
_LARGEST = 10 << 20


def clocks(book: Book) -> Findings:
    """Times are written as Kobo reads them."""
    for overlay in book.overlays:
        for par in overlay.pars:
            for clock in filter(None, (par.clip.begin, par.clip.end) if par.clip else ()):
                if _MILLISECONDS.fullmatch(clock.strip()):
                    yield Finding("RDR-001", par.path, f"The time {clock!r} has decimals: write h:mm:ss.mmm.")
                elif _DECIMALS.search(clock):
                    yield Finding("RDR-002", par.path, f"The time {clock!r} has too many decimals: write three.")


def mp4(book: Book) -> Findings:
    """Sound is MP3."""
    played = {par.clip.audio for overlay in book.overlays for par in overlay.pars if par.clip}
    if names := [
        name for name in sorted(played) if name in book.sounds and book.sounds[name].media_type == "audio/mp4"
    ]:
        text = f"{len(names)} sound files are AAC in MP4, this one first: write MP3, if all readers shall play it."
        yield Finding("RDR-003", names[0], text)


def first_document(book: Book) -> Findings:
    """The narrated text does not begin in the first document."""
    first = book.pages[0] if book.pages else None
    if first is None or first not in narrated(book) or first is book.navigation:
        return
    if next(first.typed(*_FRONT), None) is None:
        text = "The text begins in the first document, and is narrated: put a title page before it."
        yield Finding("RDR-004", first.name, text)


def overlays(book: Book) -> Findings:
    """There are not too many overlays and sound files, and not too short pars."""
    if len(book.overlays) > _MANY_OVERLAYS:
        text = f"The book has {len(book.overlays)} overlays: write fewer, larger documents."
        yield Finding("RDR-005", book.package_name, text)
    played = [par.clip.audio for overlay in book.overlays for par in overlay.pars if par.clip]
    if len(set(played)) >= max(_MANY_FILES, len(played) / 2):
        text = f"There are {len(set(played))} sound files for {len(played)} clips: join those of a document."
        yield Finding("RDR-007", book.package_name, text)
    texts = list(_texts(book))
    words = sum(len(text.split()) == 1 and len(text) <= _LONGEST_WORD for text in texts)
    if words >= max(_MANY_WORDS, len(texts) / 2):
        text = f"{words} of {len(texts)} clips are of one word: narrate sentences, if words are not needed."
        yield Finding("RDR-006", book.package_name, text)


def _texts(book: Book) -> list[str]:
    places = (par.place for overlay in book.overlays for par in overlay.pars if par.place)
    found = (
        (book.documents[each.document].ids.get(each.fragment)) for each in places if each.document in book.documents
    )
    return [text_of(element) for element in found if element is not None]


def sizes(book: Book) -> Findings:
    """Documents are not too large."""
    for entry in book.archive.entries:
        if entry.filename in book.documents and entry.file_size > _LARGEST:
            size = entry.file_size / (1 << 20)
            yield Finding("RDR-008", entry.filename, f"The document has {size:.0f} MB: divide it.")


RULES = (clocks, mp4, first_document, overlays, sizes)
