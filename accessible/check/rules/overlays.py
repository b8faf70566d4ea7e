"""What overlays narrate, in which order, and what they leave out."""

from collections import Counter
from collections.abc import Iterator

from lxml import etree

from accessible.check.book import Book, Document
from accessible.check.message import Codes, Finding, Findings, error, note, quote, warning
from accessible.check.overlay import SMIL, Overlay, Par
from accessible.readers.xhtml import types

CODES: Codes = {
    "OVL-001": error(
        "an overlay is not in the book, or cannot be read",
        "Nothing of its document is read aloud.",
        "Put the overlay in as well-formed XML, or take the attribute media-overlay away.",
    ),
    "OVL-002": error(
        "an overlay is no SMIL 3",
        "Reading systems do not recognise its elements, and read nothing aloud.",
        'Begin it with <smil xmlns="http://www.w3.org/ns/SMIL" version="3.0">, with a body in it.',
    ),
    "OVL-003": error(
        "a par names no text",
        "Sound is heard, and nobody sees or feels where in the text.",
        "Give it a text element whose src names an element of the document.",
    ),
    "OVL-004": warning(
        "a par has no sound",
        "Its text is left to the synthetic voice of the reading system, if it has one; many skip it.",
        "Give it an audio element, or take the par out.",
    ),
    "OVL-005": error(
        "a par has two texts, or two sounds",
        "EPUB allows one of each: Thorium reads the first text only, others refuse the overlay.",
        "Write a par for each pair, or name an element around both texts.",
    ),
    "OVL-006": error(
        "the text of a par is not in the book",
        "Words are heard while the highlight is nowhere, or the reading aloud stops.",
        "Mend the address, or give the element the id that it names.",
    ),
    "OVL-007": warning(
        "a text is narrated twice",
        "The reader hears it twice, or the highlight lies on other words than are heard.",
        "Keep one par for each text; name the element of each sentence, not the one around them too.",
    ),
    "OVL-008": warning(
        "a text is narrated after one that stands behind it",
        "Who listens gets the text in another order than who reads, and the page jumps.",
        "Bring the overlay into the order of the document.",
    ),
    "OVL-009": warning(
        "documents are narrated in another order than they are read",
        "Who listens gets the parts in another order than who reads.",
        "Bring overlays, or the spine, into one order.",
    ),
    "OVL-010": error(
        "a seq does not say what it stands for",
        "Without epub:textref, a reader cannot leave a table, a list or a note while it is read aloud.",
        "Name the element of the document that it narrates in epub:textref.",
    ),
    "OVL-011": error(
        "what a seq stands for is not in the book",
        "A reader who leaves the passage lands nowhere.",
        "Mend the address in epub:textref, or give the element the id that it names.",
    ),
    "OVL-012": warning(
        "a text is narrated by nobody",
        "Who listens does not get it, and does not know that it is there.",
        "Record it, with an id for its element and a par; alternative texts of pictures too.",
    ),
    "OVL-013": warning(
        "a document has no overlay, but others have",
        "Thorium and others skip it while they read aloud: who listens does not get it.",
        "Record it, title page and table of contents too.",
    ),
    "OVL-014": error(
        "a document does not name the overlay that narrates it",
        "Reading systems look there for it, and read nothing aloud.",
        "Name the overlay in the attribute media-overlay of the item of the document; one overlay a document.",
    ),
    "OVL-015": error(
        "a document names an overlay that narrates nothing of it",
        "Nothing of it is read aloud, or the words of another document are.",
        "Name the overlay that narrates it, or none.",
    ),
    "OVL-016": error(
        "a seq is empty",
        "EPUBCheck refuses the book, and some reading systems stop there.",
        "Take it out.",
    ),
    "OVL-017": warning(
        "an overlay narrates a document that is not in the reading order",
        "Reading systems play in reading order: nobody hears it.",
        "Put the document into the spine, or take the overlay away.",
    ),
    "OVL-018": note(
        "notes or page numbers cannot be skipped",
        "Who listens has to hear each of them in the middle of a sentence.",
        "Put the type (footnote, endnote, pagebreak, noteref) as epub:type on the par or on a seq around it.",
    ),
}

SKIPPABLE = frozenset({"footnote", "endnote", "rearnote", "pagebreak", "noteref"})
"""What reading systems can leave out on request, of what stands in the text."""


def readable(book: Book) -> Findings:
    """Every overlay that a document names is there, and is SMIL 3."""
    for document in book.documents.values():
        overlay = document.item.overlay
        if overlay and overlay not in book.items:
            text = f"Its overlay {overlay!r} is not in the manifest: list it, or name none."
            yield Finding("OVL-001", document.name, text)
    for overlay_ in book.overlays:
        yield from _readable(overlay_)


def _readable(overlay: Overlay) -> Findings:
    root = overlay.root
    if root is None:
        text = "The overlay is not there, or no well-formed XML: put it in anew."
        yield Finding("OVL-001", overlay.name, text)
    elif root.tag != f"{{{SMIL}}}smil" or root.get("version") != "3.0" or root.find(f"{{{SMIL}}}body") is None:
        said = f"{root.tag}, version {root.get('version') or 'unknown'}"
        yield Finding("OVL-002", overlay.name, f"The overlay is no SMIL 3 with a body ({said}): write it as such.")


def parts(book: Book) -> Findings:
    """Every par has one text and one sound; every seq says what it stands for, and holds something."""
    for overlay in book.overlays:
        for par in overlay.pars:
            yield from _par(par)
        for seq in overlay.seqs:
            if seq.is_empty:
                yield Finding("OVL-016", seq.path, f"A {seq.name} is empty: take it out.")
            if seq.place is None and seq.name == "seq":
                yield Finding("OVL-010", seq.path, "A seq has no epub:textref: name the element that it narrates.")


def _par(par: Par) -> Findings:
    if par.place is None:
        yield Finding("OVL-003", par.path, "A par names no text: give it a text element with a src.")
    if par.texts > 1 or par.sounds > 1:
        what = f"{par.texts} texts and {par.sounds} sounds"
        yield Finding("OVL-005", par.path, f"A par has {what}: write one of each.")
    if par.clip is None and par.place is not None:
        yield Finding("OVL-004", par.path, f"The par of {str(par.place)!r} has no sound: give it an audio element.")


def targets(book: Book) -> Findings:
    """Every text that an overlay names is in the book."""
    for overlay in book.overlays:
        for par in overlay.pars:
            if par.place and not book.find(par.place):
                text = f"It narrates {str(par.place)!r}, which is not in the book: mend the address."
                yield Finding("OVL-006", par.path, text)
        for seq in overlay.seqs:
            if seq.place and not book.find(seq.place):
                text = f"It stands for {str(seq.place)!r}, which is not in the book: mend the address."
                yield Finding("OVL-011", seq.path, text)


def _narrated(overlay: Overlay, book: Book) -> Iterator[tuple[Par, Document, etree._Element]]:
    """Yield each par with its document, and the element that it narrates."""
    for par in overlay.pars:
        document = book.documents.get(par.place.document) if par.place else None
        if document and par.place:
            element = document.ids.get(par.place.fragment) if par.place.fragment else document.body
            if element is not None:
                yield par, document, element


def order(book: Book) -> Findings:
    """Every text is narrated once, in the order of its document."""
    for overlay in book.overlays:
        said: set[etree._Element] = set()
        around: set[etree._Element] = set()
        latest: dict[str, int] = {}
        for par, document, element in _narrated(overlay, book):
            above = [element, *element.iterancestors()]
            place = document.order[element]
            words = quote("".join(element.itertext()))
            if element in around or not said.isdisjoint(above):
                yield Finding("OVL-007", par.path, f"{words} is narrated twice: keep one par for it.")
            elif place < latest.get(document.name, 0):
                text = f"{words} is narrated after what stands behind it: bring the overlay into the order of the text."
                yield Finding("OVL-008", par.path, text)
            latest[document.name] = max(place, latest.get(document.name, 0))
            said.add(element)
            around.update(above)


def reading_order(book: Book) -> Findings:
    """Documents are narrated in the order in which they are read, and those only."""
    places = {item.name: number for number, (_, item) in reversed(list(enumerate(book.spine)))}
    for overlay in book.overlays:
        latest = -1
        for name in overlay.documents:
            if name not in places and name in book.documents:
                text = f"It narrates {name!r}, which is not in the spine: put it there, or take the overlay away."
                yield Finding("OVL-017", overlay.name, text)
            elif places.get(name, latest) < latest:
                text = f"It narrates {name!r} after a document that comes later: bring both into one order."
                yield Finding("OVL-009", overlay.name, text)
            latest = max(latest, places.get(name, latest))


def pairs(book: Book) -> Findings:
    """Documents and overlays name one another."""
    by_name = {overlay.identifier: overlay for overlay in book.overlays}
    for overlay in book.overlays:
        for name in overlay.documents:
            document = book.documents.get(name)
            if document and document.item.overlay != overlay.identifier:
                named = f"names {document.item.overlay!r}" if document.item.overlay else "names no overlay"
                text = (
                    f"{overlay.name!r} narrates it, but its item {named}: write media-overlay={overlay.identifier!r}."
                )
                yield Finding("OVL-014", name, text)
    for document in book.documents.values():
        named_ = by_name.get(document.item.overlay)
        if named_ and named_.root is not None and document.name not in named_.documents:
            text = f"Its overlay {named_.name!r} narrates nothing of it: name the one that does, or none."
            yield Finding("OVL-015", document.name, text)


def completeness(book: Book) -> Findings:
    """Everything is narrated, where something is."""
    if not book.overlays:
        return
    for page in book.pages:
        left = book.unheard[page.name]
        if page.item.overlay or page.name in book.narrated:
            for each in left:
                path = f"{page.name}#{each.fragment}" if each.fragment else page.name
                yield Finding("OVL-012", path, f"Nobody narrates {quote(each.text)}: record it.")
        elif left:
            text = f"It has no overlay, so that {quote(left[0].text)} and the rest is not read aloud: record it."
            yield Finding("OVL-013", page.name, text)


def skippable(book: Book) -> Findings:
    """Notes and page numbers that are narrated can be skipped."""
    for overlay in book.overlays:
        counted: Counter[str] = Counter()
        for par, _, element in _narrated(overlay, book):
            if SKIPPABLE.isdisjoint(par.types):
                around = [types(each) & SKIPPABLE for each in (element, *element.iterancestors())]
                counted.update(sorted(frozenset().union(*around)))
        for kind, count in counted.items():
            text = f"{count} texts in elements of the type {kind} cannot be skipped: write epub:type={kind!r} on each."
            yield Finding("OVL-018", overlay.name, text)


RULES = (readable, parts, targets, order, reading_order, pairs, completeness, skippable)
