"""Elements of our content documents as XHTML 1.0, which DAISY 2.02 takes: https://www.w3.org/TR/xhtml1/."""

from collections.abc import Iterable

from lxml import etree

from accessible.writers.dtb import HEADINGS
from accessible.writers.markup import TYPE, XHTML, XML_LANG

_EMPTY = frozenset(f"{{{XHTML}}}{tag}" for tag in ("br", "img", "meta", "link"))
_KEPT = frozenset(
    "id class lang dir href src alt width height value scope colspan rowspan name content http-equiv".split()
) | {XML_LANG}
_DIVISIONS = {"aside": "author", "figure": "figure", "figcaption": "caption"}
GONE = "gone"
"""The name of an element that goes, but for what is in it."""


def convert(root: etree._Element) -> None:
    """Turn all below an element into XHTML 1.0 Transitional.

    A reference to a note is a span of the class `noteref`, and a note is a `div` of the class `notebody`, as the
    recommendation for skippable structures in DAISY 2.02 has them.
    """
    for child in list(root.iter()):
        _one(child)
    etree.strip_tags(root, GONE)
    mend_spans(root)
    for child in root.iter():
        if child.tag not in _EMPTY and not len(child) and not child.text:
            child.text = ""  # what reads it as HTML takes <td/> for a beginning


def _one(child: etree._Element) -> None:
    tag = etree.QName(child).localname
    parent = child.getparent()
    if tag in _DIVISIONS:
        child.tag = f"{{{XHTML}}}div"
        child.set("class", "notebody" if child.get(TYPE) == "footnote" else _DIVISIONS[tag])
    elif child.get(TYPE) == "noteref":
        _reference(child)
    elif child.get("role") == "doc-backlink" or (tag == "span" and parent is not None and parent.tag in HEADINGS):
        go(child, with_text=tag == "span")
    elif child.tag in HEADINGS and (parent is None or etree.QName(parent).localname != "body"):
        child.tag = f"{{{XHTML}}}p"
        child.set("class", "heading")
    elif tag == "p" and parent is not None and parent.tag == f"{{{XHTML}}}caption":
        child.tag = f"{{{XHTML}}}span"
    for name in set(child.attrib) - _KEPT:
        del child.attrib[name]
    if tag == "span" and not child.attrib:
        child.tag = GONE


def _reference(link: etree._Element) -> None:
    target = f"#{link.attrib.pop('href').partition('#')[2]}"
    inner = etree.Element(f"{{{XHTML}}}a", {"href": target}, nsmap={None: XHTML})
    inner.text = "".join(link.itertext())
    del link[:]
    link.text = None
    link.append(inner)
    link.tag = f"{{{XHTML}}}span"


def go(child: etree._Element, *, with_text: bool) -> None:
    """Have an element go: what is in it stays, or goes as well."""
    if not with_text:
        del child[:]
        child.text = None
    child.tag = GONE
    child.attrib.clear()


def mend_spans(root: etree._Element) -> None:
    """Have no cell span more rows than there are, or none at all: a reader of the web forgives it, a player may not."""
    for table in root.iter("{*}table"):
        rows = list(table.iterchildren("{*}tr"))
        for left, row in zip(range(len(rows), 0, -1), rows, strict=True):
            for name, cell, most in _spans(row, left):
                wide = min(int(cell.attrib.pop(name)), most)
                if wide > 1:
                    cell.set(name, str(wide))


def _spans(row: etree._Element, left: int) -> Iterable[tuple[str, etree._Element, int]]:
    for cell in row:
        for name, most in (("rowspan", left), ("colspan", 1000)):
            if name in cell.attrib:
                yield name, cell, most
