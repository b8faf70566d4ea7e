"""DAISY 2.02: https://daisy.org/activities/standards/daisy/daisy-2/daisy-format-2-02-specification/.

A navigation control centre (`ncc.html`), the text as XHTML 1.0, and for each section a SMIL 1.0 and an MP3 file. Notes
can be skipped as the recommendation for skippable structures says.
"""

from collections.abc import Iterable, Iterator
from pathlib import Path

from lxml import etree

from accessible.publication import Publication
from accessible.store import Store
from accessible.writers import dtb
from accessible.writers.dtb import GENERATOR, Book, File, Section, clock, npt
from accessible.writers.markup import XHTML, XML_LANG, direction, element
from accessible.writers.xhtml1 import convert

TEXT = "text.html"
_XHTML1 = (
    '<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN" '
    '"http://www.w3.org/TR/xhtml1/DTD/xhtml1-transitional.dtd">'
)
_SMIL1 = '<!DOCTYPE smil PUBLIC "-//W3C//DTD SMIL 1.0//EN" "http://www.w3.org/TR/REC-smil/SMIL10.dtd">'


def write(publication: Publication, store: Store, path: Path) -> int:
    """Write the book as a folder; return how long it plays, in samples."""
    book = dtb.book(publication)
    dtb.to_folder(files(book, store), path)
    return book.length


def write_zip(publication: Publication, store: Store, path: Path) -> int:
    """Write the files of the folder as a zip archive; return how long the book plays, in samples."""
    book = dtb.book(publication)
    dtb.to_zip(files(book, store), path)
    return book.length


def files(book: Book, store: Store) -> Iterator[File]:
    """Yield the files of the book."""
    found = [*dtb.media(book, store)]
    texts = [File(TEXT, [_text(book)]), File("master.smil", [_master(book)]), *_smils(book)]
    yield File("ncc.html", [_ncc(book, len(found) + len(texts) + 1)])
    yield from texts
    yield from found


def _serialise(root: etree._Element, doctype: str, *, is_pretty: bool = True) -> bytes:
    return bytes(etree.tostring(root, xml_declaration=True, encoding="utf-8", doctype=doctype, pretty_print=is_pretty))


def _page(book: Book, metadata: Iterable[tuple[str, str]]) -> tuple[etree._Element, etree._Element]:
    """Return the root and the body of a page of XHTML with metadata."""
    root = etree.Element(f"{{{XHTML}}}html", {"lang": book.language, XML_LANG: book.language}, nsmap={None: XHTML})
    head = element(root, "head")
    element(head, "meta", http_equiv="Content-type", content="text/html; charset=utf-8")
    element(head, "title", book.title)
    for name, content in metadata:
        element(head, "meta", name=name, content=content)
    return root, element(root, "body")


def _text(book: Book) -> bytes:
    root, body = _page(book, [("dc:title", book.title), ("dc:identifier", book.uid)])
    root.set("dir", direction(book.language))
    body.extend((*book.front, *book.blocks))
    convert(root)
    body[0].set("class", "title")
    for block in body:
        block.tail = "\n"
    etree.cleanup_namespaces(root)
    return _serialise(root, _XHTML1, is_pretty=False)


def _ncc(book: Book, count: int) -> bytes:
    """Return the navigation control centre of a book with so many files: a heading a section, and its notes."""
    items = list(_items(book))
    root, body = _page(book, _metadata(book, items, count))
    for at, (tag, kind, text, target) in enumerate(items, 1):
        item = element(body, tag, id=f"ncc-{at}", **({"class": kind} if kind else {}))
        element(item, "a", text, href=target)
    return _serialise(root, _XHTML1)


def _items(book: Book) -> Iterator[tuple[str, str, str, str]]:
    """Yield the items of the navigation control centre: element, class, text, and where it leads."""
    for section in book.sections:
        kind = "section" if section.number > 1 else "title"
        yield f"h{section.level}", kind, section.title, f"{section.smil}#par-{section.pars[0].id}"
        for par in section.pars:
            for mark in par.references:
                yield "span", "noteref", mark, f"{section.smil}#par-{par.id}"


def _metadata(book: Book, items: list[tuple[str, str, str, str]], count: int) -> Iterator[tuple[str, str]]:
    """Yield the metadata of the navigation control centre, as appendix 2 of the specification lists it."""
    references = sum(kind == "noteref" for _, kind, _, _ in items)
    publisher, *_ = book.values("dc:publisher")
    published = book.values("dc:date")
    yield from (("dc:title", book.title), ("dc:identifier", book.uid), ("dc:format", "Daisy 2.02"))
    yield from (("dc:date", (published or [book.date])[0]), ("dc:publisher", publisher))
    yield from (("dc:source", address) for address in book.values("dc:source")[:1])
    yield "dc:language", book.language  # and no other: there are players that take the last one for that of the book
    for name in ("dc:creator", "dc:contributor", "dc:subject", "dc:description", "dc:rights"):
        yield from ((name, value) for value in book.values(name))
    if source := book.publication.article.metadata.source:
        yield "ncc:sourcePublisher", source
    yield from (("ncc:sourceDate", date) for date in published)
    yield from (("ncc:narrator", name) for name in book.narrators)
    yield from (("ncc:producer", GENERATOR), ("ncc:producedDate", book.date), ("ncc:generator", GENERATOR))
    yield from (("ncc:charset", "utf-8"), ("ncc:multimediaType", "audioFullText"), ("ncc:setInfo", "1 of 1"))
    yield from ((f"ncc:page{kind}", "0") for kind in ("Front", "Normal", "Special"))
    if references:
        yield "ncc:footnotes", str(references)
    yield "ncc:depth", str(max(section.level for section in book.sections))
    yield from (("ncc:tocItems", str(len(items))), ("ncc:files", str(count)))
    yield "ncc:totalTime", clock(book.duration, is_whole=True)


def _smil(book: Book, title: str, metadata: Iterable[tuple[str, str]]) -> tuple[etree._Element, etree._Element]:
    root = etree.Element("smil")
    head = etree.SubElement(root, "head")
    common = [("dc:format", "Daisy 2.02"), ("dc:identifier", book.uid), ("dc:title", book.title), ("title", title)]
    for name, content in [*common, ("ncc:generator", GENERATOR), *metadata]:
        etree.SubElement(head, "meta", name=name, content=content)
    etree.SubElement(etree.SubElement(head, "layout"), "region", id="text")
    return root, etree.SubElement(root, "body")


def _master(book: Book) -> bytes:
    time = ("ncc:timeInThisSmil", clock(book.duration))
    root, body = _smil(book, book.title, [time])
    for section in book.sections:
        name = f"ref-{section.number}"
        etree.SubElement(body, "ref", id=name, title=section.title, src=f"{section.smil}#par-{section.pars[0].id}")
    return _serialise(root, _SMIL1)


def _smils(book: Book) -> Iterator[File]:
    elapsed = 0
    for section in book.sections:
        yield File(section.smil, [_section(book, section, elapsed)])
        elapsed += section.duration


def _section(book: Book, section: Section, elapsed: int) -> bytes:
    """Return the SMIL of a section before which so many milliseconds are played; a note that is skipped is not."""
    times = [("ncc:totalElapsedTime", clock(elapsed)), ("ncc:timeInThisSmil", clock(section.duration))]
    root, body = _smil(book, section.title, times)
    sequence = etree.SubElement(body, "seq", dur=npt(section.duration))
    for par in section.pars:
        skipped = {"system-required": "footnote-on"} if par.note else {}
        node = etree.SubElement(sequence, "par", {"endsync": "last", **skipped}, id=f"par-{par.id}")
        etree.SubElement(node, "text", id=f"text-{par.id}", src=f"{TEXT}#{par.id}")
        if par.begin < par.end:
            clip = {"clip-begin": f"npt={npt(par.begin)}", "clip-end": f"npt={npt(par.end)}"}
            heard = etree.SubElement(node, "seq")
            etree.SubElement(heard, "audio", clip, id=f"audio-{par.id}", src=section.audio)
    return _serialise(root, _SMIL1)
