"""Braille copies: BRF, the ASCII of braille displays and embossers, and PEF 1.0, which is XML of Unicode braille.

BRF: North American braille ASCII, as in the table en-us-brf.dis of liblouis; CRLF behind a line, a form feed behind a
page. PEF: https://format.mtm.se/pef/10.
"""

from pathlib import Path

from lxml import etree

from accessible.publication import Publication
from accessible.store import Store
from accessible.writers import louis
from accessible.writers.braille_text import paragraphs
from accessible.writers.embossed import BLANK, Sheet, headed, pages
from accessible.writers.identity import identifier, modified
from accessible.writers.transcribe import transcribe

PEF = "http://www.daisy.org/ns/2008/pef"
DC = "http://purl.org/dc/elements/1.1/"
ASCII = " A1B'K2L@CIF/MSP\"E3H9O6R^DJG>NTQ,*5<-U8V.%[$+X!&;:4\\0Z7(_?W]#Y)="
"""The sign of braille ASCII for each cell, from that without dots to that with all six."""
_LINE_END, _PAGE_END = "\r\n", "\f"
_TO_ASCII = {ord(BLANK) + number: sign for number, sign in enumerate(ASCII)}


def brf(publication: Publication, _: Store, path: Path) -> int:
    """Write pages in braille ASCII. Raises FormatError where liblouis has no table for the language."""
    text = _PAGE_END.join("".join(line + _LINE_END for line in page) for page in _pages(publication))
    path.write_bytes((text.translate(_TO_ASCII) + _PAGE_END).encode("ascii"))
    return 0


def pef(publication: Publication, _: Store, path: Path) -> int:
    """Write pages as PEF, of one volume for both sides of the paper. Raises FormatError as `brf` does."""
    root = etree.Element(f"{{{PEF}}}pef", nsmap={None: PEF}, version="2008-1")
    _add_metadata(etree.SubElement(root, f"{{{PEF}}}head"), publication)
    braille = publication.copies.braille
    size = {"cols": str(braille.width), "rows": str(braille.lines), "rowgap": "0", "duplex": "true"}
    volume = etree.SubElement(etree.SubElement(root, f"{{{PEF}}}body"), f"{{{PEF}}}volume", size)
    section = etree.SubElement(volume, f"{{{PEF}}}section")
    for page in _pages(publication):
        element = etree.SubElement(section, f"{{{PEF}}}page")
        for line in page:
            etree.SubElement(element, f"{{{PEF}}}row").text = line
    path.write_bytes(etree.tostring(root, xml_declaration=True, encoding="utf-8", pretty_print=True))
    return 0


def _pages(publication: Publication) -> list[list[str]]:
    """Return all pages in Unicode braille, each line without blanks at its end."""
    wished, metadata = publication.copies.braille, publication.article.metadata
    table = louis.table(metadata.language, wished)
    found = paragraphs(publication)
    title, *cells = transcribe([metadata.title, *(each.text for each in found)], table, metadata.language)
    body = pages(list(zip(found, cells, strict=True)), Sheet(wished.width, wished.lines))
    numbers = louis.translate(table, [str(number) for number in range(1, len(body) + 1)])
    return headed(body, title, numbers, wished.width)


def _add_metadata(head: etree._Element, publication: Publication) -> None:
    metadata = publication.article.metadata
    meta = etree.SubElement(head, f"{{{PEF}}}meta", nsmap={"dc": DC})
    known = (
        ("identifier", f"urn:uuid:{identifier(publication.article)}"),
        ("format", "application/x-pef+xml"),
        ("title", metadata.title),
        *(("creator", author) for author in metadata.authors),
        ("date", f"{modified(metadata):%Y-%m-%d}"),
        ("language", metadata.language),
        ("source", metadata.url),
        ("publisher", metadata.source),
        ("rights", metadata.rights),
    )
    for name, value in known:
        if value:
            etree.SubElement(meta, f"{{{DC}}}{name}").text = value
