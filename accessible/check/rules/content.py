"""Content documents: what every reader, and every screen reader, needs of them."""

import posixpath
import re
from collections import Counter
from collections.abc import Iterator
from urllib.parse import unquote, urlsplit

from lxml import etree

from accessible.check.book import SVG, XHTML, Book, Document, language_of, text_of
from accessible.check.message import Codes, Finding, Findings, error, note, quote, warning
from accessible.check.overlay import Place, is_remote
from accessible.check.rules.package import TAG
from accessible.readers.package import resolve
from accessible.readers.xhtml import local

CODES: Codes = {
    "TXT-001": error(
        "a document is not well-formed",
        "Reading systems show an error in place of the text, or the text up to there.",
        "Write it as well-formed XML: every element closed, every & as &amp;.",
    ),
    "TXT-002": error(
        "a picture has no alternative text",
        "A screen reader says the name of the file, or nothing: a blind reader does not know what is shown.",
        'Write alt with what the picture tells; alt="" where it is an ornament.',
    ),
    "TXT-003": warning(
        "an alternative text says nothing",
        "It is the name of a file, or a word such as “image”: the reader learns that there is a picture, not what "
        "it shows.",
        "Write what the picture tells.",
    ),
    "TXT-004": warning(
        "a document declares no language",
        "Many screen readers do not look into the package, and speak the text in the voice of another language.",
        "Write lang and xml:lang on the element html.",
    ),
    "TXT-005": error(
        "a declared language is no language tag",
        "The passage is spoken in the voice of another language.",
        "Write a BCP 47 tag, such as en, pt-BR or zh-Hant.",
    ),
    "TXT-006": warning(
        "a document is in a language that the package does not name",
        "One of both is wrong, or a library lists the book under the wrong languages.",
        "Make html and dc:language agree; write one dc:language for each language of a longer part.",
    ),
    "TXT-007": warning(
        "a document has no title",
        "A screen reader announces the name of the file when the document opens.",
        "Write title in the head of the document.",
    ),
    "TXT-008": warning(
        "a heading skips a level",
        "Who goes from heading to heading looks for a section that is not there.",
        "Number the levels without a gap: h2 under h1, h3 under h2.",
    ),
    "TXT-009": warning(
        "a table has no headers",
        "Who hears a cell does not know what it is the number of.",
        "Write the heads of columns and rows as th, with scope.",
    ),
    "TXT-010": error(
        "a link has no text",
        "A screen reader says “link”, or spells the address.",
        "Write a text in it, or aria-label, or alt for the picture in it.",
    ),
    "TXT-011": error(
        "two elements of a document have the same id",
        "Links and clips lead to the first of both.",
        "Give each element an id of its own.",
    ),
    "TXT-012": error(
        "an address leads to something that is not in the book",
        "The link does nothing, or the picture is missing.",
        "Mend the address, or put the file in.",
    ),
    "TXT-013": note(
        "a document has a script",
        "Many reading systems run none; with a screen reader, and while the book is read aloud, what it does is "
        "rarely noticed.",
        "Let the text be complete without it.",
    ),
    "TXT-014": warning(
        "a document loads something from the network",
        "Without a connection it is missing, and the server learns who reads what, and when.",
        "Put the file into the book.",
    ),
    "TXT-015": warning(
        "a drawing has no name",
        "A screen reader passes over an SVG without a name, or says “graphic”.",
        'Write a title in it, or aria-label on it; aria-hidden="true" where it is an ornament.',
    ),
    "TXT-016": warning(
        "a formula has no words",
        "Where a screen reader cannot read MathML, and where the book is read aloud, the formula is silent or garbled.",
        "Write alttext on the element math.",
    ),
}

_FILE_NAME = re.compile(r"[\w-]+\.(?:jpe?g|png|gif|svg|webp|bmp|tiff?)", re.IGNORECASE)
_EMPTY_WORDS = frozenset(
    "image picture img photo photograph figure graphic illustration untitled logo icon bild".split()
)
_SOURCES = {"img": "src", "audio": "src", "video": "src", "source": "src", "track": "src", "iframe": "src",
            "embed": "src", "script": "src", "object": "data", "image": "href", "link": "href"}  # fmt: skip
_XLINK = "{http://www.w3.org/1999/xlink}href"
_GIVEN = frozenset({"none", "presentation"})
_FEW_CELLS = 2


def _pages(book: Book) -> Iterator[Document]:
    """Yield the documents that can be read."""
    return (document for document in book.documents.values() if document.root is not None)


def form(book: Book) -> Findings:
    """Documents are well-formed, have a title, and no id twice."""
    for document in book.documents.values():
        if document.root is None or not document.is_well_formed:
            yield Finding("TXT-001", document.name, "The document is not well-formed XML: mend its mark-up.")
            continue
        if document.item.media_type == XHTML and not any(map(text_of, document.all("title"))):
            yield Finding("TXT-007", document.name, "The document has no title: write one in its head.")
        counted = Counter(name for element in document.all() if (name := element.get("id")))
        for name, count in counted.items():
            if count > 1:
                text = f"{count} elements have the id {name!r}: give each its own."
                yield Finding("TXT-011", f"{document.name}#{name}", text)


def languages(book: Book) -> Findings:
    """Documents declare their language, as a tag, and as the package does."""
    known = {tag.partition("-")[0].lower() for tag in book.languages}
    for document in _pages(book):
        said = None if document.root is None else language_of(document.root)
        if not said and document.body is not None:
            said = language_of(document.body)
        if not said and document.item.media_type != SVG:
            yield Finding("TXT-004", document.name, "The document declares no language: write lang on html.")
        for element in document.all():
            tag = language_of(element)
            if tag and not TAG.fullmatch(tag):
                text = f"{tag!r} is no language tag: write one such as en or pt-BR."
                yield Finding("TXT-005", document.path(element), text)
        if said and known and said.partition("-")[0].lower() not in known:
            text = f"The document is in {said!r}, the package says {', '.join(book.languages)}: make both agree."
            yield Finding("TXT-006", document.name, text)


def pictures(book: Book) -> Findings:
    """Pictures, drawings and formulas have words."""
    for document in _pages(book):
        for element in document.all("img", "svg", "math"):
            yield from _picture(document, element)


def _picture(document: Document, element: etree._Element) -> Findings:
    path, name = document.path(element), local(element)
    if element.get("aria-hidden") == "true" or element.get("role") in _GIVEN:
        return
    if name == "img":
        yield from _alternative(path, element.get("alt"), element.get("src") or "", bool(element.get("aria-label")))
    elif name == "svg" and not _has_name(element):
        yield Finding("TXT-015", path, "The drawing has no name: write a title in it.")
    elif name == "math" and not element.get("alttext") and next(element.iter("{*}annotation"), None) is None:
        text = f"The formula {quote(text_of(element))} has no words: write alttext."
        yield Finding("TXT-016", path, text)


def _has_name(drawing: etree._Element) -> bool:
    """Say whether a drawing has a name or holds text; one around a picture has the name of that."""
    words = text_of(drawing) or drawing.get("aria-label") or drawing.get("aria-labelledby")
    return bool(words) or next(drawing.iterancestors("{*}figure", "{*}a"), None) is not None


def _alternative(path: str, alt: str | None, source: str, labelled: bool) -> Findings:  # noqa: FBT001  one caller
    file = posixpath.basename(unquote(source.partition("#")[0]))
    if alt is None and not labelled:
        yield Finding("TXT-002", path, f"The picture {file!r} has no alt: write what it tells.")
    elif alt and _says_nothing(alt.strip(), file):
        yield Finding("TXT-003", path, f"The picture {file!r} has the alternative text {alt!r}: write what it tells.")


def _says_nothing(alt: str, file: str) -> bool:
    plain = alt.lower().rstrip(".")
    return (
        plain in {file.lower(), posixpath.splitext(file)[0].lower()}
        or bool(_FILE_NAME.fullmatch(alt))
        or plain in _EMPTY_WORDS
    )


def headings(book: Book) -> Findings:
    """Headings skip no level."""
    for document in _pages(book):
        before = 0
        for element in document.all(*(f"h{level}" for level in range(1, 7))):
            level = int(local(element)[1])
            if before and level > before + 1:
                words = quote(text_of(element))
                text = f"{words} is a heading {level} after a heading {before}: make it a heading {before + 1}."
                yield Finding("TXT-008", document.path(element), text)
            before = level


def tables(book: Book) -> Findings:
    """Tables have headers."""
    for document in _pages(book):
        for table in document.all("table"):
            rows = [sum(1 for _ in row.iterchildren("{*}td")) for row in table.iter("{*}tr")]
            is_grid = sum(count >= _FEW_CELLS for count in rows) >= _FEW_CELLS
            if is_grid and next(table.iter("{*}th"), None) is None and table.get("role") not in _GIVEN:
                words = quote(text_of(table))
                text = f"The table that begins with {words} has no headers: write those as th, with scope."
                yield Finding("TXT-009", document.path(table), text)


def links(book: Book) -> Findings:
    """Links have a text, and lead somewhere; those of the navigation have a rule of their own."""
    for document in _pages(book):
        for link in document.all("a"):
            address = link.get("href") or link.get(_XLINK)
            if address is None or book.navigation is document:
                continue
            if not _is_named(link):
                yield Finding("TXT-010", document.path(link), f"The link to {address!r} has no text: write one.")
            if place := _missing(book, document, address):
                text = f"The link {quote(text_of(link))} leads to {place!r}, which is not in the book: mend it."
                yield Finding("TXT-012", document.path(link), text)


def _is_named(link: etree._Element) -> bool:
    words = text_of(link) or any(link.get(name) for name in ("aria-label", "aria-labelledby", "title"))
    return bool(words) or any(each.get("alt") or each.get("aria-label") for each in link.iter("{*}img", "{*}svg"))


def _missing(book: Book, document: Document, address: str) -> str:
    """Return the place that an address means, if that should be in the book and is not."""
    try:
        parts = urlsplit(address.strip())
    except ValueError:
        return address
    if parts.scheme or parts.netloc or not (parts.path or parts.fragment):
        return ""
    name = resolve(document.folder, address) if parts.path else document.name
    target = book.documents.get(name)
    is_html = target is not None and target.item.media_type != SVG
    place = Place(name, unquote(parts.fragment) if is_html and "(" not in parts.fragment else "")
    return "" if book.find(place) else str(place)


def resources(book: Book) -> Findings:
    """What documents load is in the book."""
    for document in _pages(book):
        for element in document.all(*_SOURCES):
            name = local(element)
            address = element.get(_SOURCES[name]) or element.get(_XLINK) or ""
            if name == "link" and "stylesheet" not in (element.get("rel") or "").lower().split():
                continue
            if is_remote(address):
                text = f"It loads {address!r} from the network: put the file into the book."
                yield Finding("TXT-014", document.path(element), text)
            elif address.strip() and (place := _missing(book, document, address)):
                text = f"Its {name} is {place!r}, which is not in the book: put it in, or mend the address."
                yield Finding("TXT-012", document.path(element), text)


def scripts(book: Book) -> Findings:
    """Documents do without scripts."""
    for document in _pages(book):
        kinds = (element.get("type") or "text/javascript" for element in document.all("script"))
        if any("javascript" in kind or kind == "module" for kind in kinds):
            text = "The document has a script, which many reading systems do not run: let the text do without."
            yield Finding("TXT-013", document.name, text)


RULES = (form, languages, pictures, headings, tables, links, resources, scripts)
