"""Elements of our content documents as DTBook 2005-3, the text of DAISY 3 (ANSI/NISO Z39.86-2005, section 4)."""

from collections.abc import Callable, Iterable, Mapping, Sequence

from lxml import etree

from accessible.writers.dtb import HEADINGS
from accessible.writers.markup import TYPE, XML_LANG
from accessible.writers.xhtml1 import GONE, go, mend_spans

DTBOOK = "http://www.daisy.org/z3986/2005/dtbook/"
_XML_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_KEPT = frozenset(
    "id class dir href src alt width height scope colspan rowspan idref type enum start external render".split()
) | {XML_LANG, _XML_SPACE}
_QUOTED_HEADINGS = frozenset(etree.QName(tag).localname for tag in HEADINGS)


def matter(book: etree._Element, front: Sequence[etree._Element], blocks: Iterable[etree._Element]) -> None:
    """Append the front matter and the body matter to `book`: the title, the lines below it, then a level a heading.

    What stands before the first heading, or behind all sections, is in a level without one. The blocks are converted.
    """
    title, *lines = front
    opening = _add(book, "frontmatter")
    opening.append(title)
    if lines:
        _add(opening, "level1", {"class": "titlepage"}).extend(lines)
    levels = _Levels(_add(book, "bodymatter"))
    for block in blocks:
        levels.append(block)
    convert(book)
    title.tag = f"{{{DTBOOK}}}doctitle"
    levels.fill()


def _add(parent: etree._Element, tag: str, attributes: Mapping[str, str] | None = None) -> etree._Element:
    return etree.SubElement(parent, f"{{{DTBOOK}}}{tag}", attributes or {})


class _Levels:
    """The levels of the body matter, each inside the one above it."""

    def __init__(self, body: etree._Element) -> None:
        self._body = body
        self._open: list[etree._Element] = []

    def append(self, block: etree._Element) -> None:
        """Append a block: a heading opens a level; a note, which stands behind all sections, one without a heading."""
        if block.tag in HEADINGS:
            self._open_at(int(block.tag[-1]))
        elif not self._open or (block.tag.endswith("}aside") and self._is_headed()):
            self._open_at(1)
        self._open[-1].append(block)

    def _is_headed(self) -> bool:
        return any(len(level) and level[0].tag in HEADINGS for level in self._open)

    def _open_at(self, level: int) -> None:
        del self._open[level - 1 :]
        while len(self._open) < level:
            parent = self._open[-1] if self._open else self._body
            self._open.append(_add(parent, f"level{len(self._open) + 1}"))

    def fill(self) -> None:
        """Give an empty paragraph to each level that has nothing but a heading: the format wants something there."""
        if not len(self._body):
            self._open_at(1)
        for level in self._body.iter():
            if etree.QName(level).localname.startswith("level") and len(level) < 1 + _is_heading(level):
                _add(level, "p")


def _is_heading(level: etree._Element) -> bool:
    return len(level) > 0 and etree.QName(level[0]).localname in _QUOTED_HEADINGS


def convert(root: etree._Element) -> None:
    """Turn all below an element into DTBook."""
    for child in list(root.iter()):
        _one(child)
    etree.strip_tags(root, GONE)
    mend_spans(root)


def _one(child: etree._Element) -> None:
    tag = etree.QName(child).localname
    change = _CHANGES.get(tag)
    kept = change(child) if change else tag
    if child.tag == GONE:
        return
    child.tag = f"{{{DTBOOK}}}{kept}"
    for name in set(child.attrib) - _KEPT:
        del child.attrib[name]
    if kept == "span" and not child.attrib:
        child.tag = GONE


def _span(child: etree._Element) -> str:
    """Return the name of a span: a sentence, or, of a heading that is one piece, none."""
    parent = child.getparent()
    is_sentence = "-s" in child.get("id", "")
    if is_sentence and etree.QName(parent).localname in {*_QUOTED_HEADINGS, "doctitle"}:
        go(child, with_text=True)
    return "sent" if is_sentence else "span"


def _link(child: etree._Element) -> str:
    if child.get("role") == "doc-backlink":
        go(child, with_text=False)
    elif child.get(TYPE) == "noteref":
        text = "".join(child.itertext())
        del child[:]
        child.text = text
        child.set("idref", f"#{child.attrib.pop('href').partition('#')[2]}")
        return "noteref"
    else:
        child.set("external", "true")
    return "a"


def _aside(child: etree._Element) -> str:
    if child.get(TYPE) == "footnote":
        child.set("class", "footnote")
        return "note"
    child.set("class", "author")
    return "div"


def _list(child: etree._Element) -> str:
    """Return the name of a list, which begins with the number of its first item: an item cannot have one."""
    is_numbered = child.tag.endswith("}ol")
    child.set("type", "ol" if is_numbered else "ul")
    if is_numbered:
        child.set("enum", "1")
        _split(child)
        child.set("start", child[0].get("value", "1"))
    return "list"


def _split(child: etree._Element) -> None:
    """End a list before an item whose number does not follow, and begin another one with that."""
    numbers = [int(item.get("value", "1")) for item in child]
    jumps = [at for at in range(1, len(numbers)) if numbers[at] != numbers[at - 1] + 1]
    for at in reversed(jumps):
        rest = etree.Element(child.tag, child.attrib)
        rest.extend(child[at:])
        rest.set("start", str(numbers[at]))
        rest.tail, child.tail = child.tail, None
        child.addnext(rest)
        rest.tag = f"{{{DTBOOK}}}list"


def _heading(child: etree._Element) -> str:
    """Return the name of a heading; inside a quotation there is no level, so it is a paragraph."""
    tag = str(etree.QName(child).localname)
    if etree.QName(child.getparent()).localname in {f"level{tag[1]}", "frontmatter"}:
        return tag
    child.set("class", "heading")
    return "p"


def _pre(child: etree._Element) -> str:
    """Put what is preformatted into an element for code, whose white space is kept."""
    code = etree.Element(f"{{{DTBOOK}}}code", {_XML_SPACE: "preserve"})
    code.text, child.text = child.text, None
    code.extend(list(child))
    child.append(code)
    child.set("class", "code")
    return "p"


def _paragraph(child: etree._Element) -> str:
    """Return the name of a paragraph; what stands in place of a picture is a note by the producer."""
    if child.get("class") == "byline":
        return "byline"
    if child.get("class") == "picture":
        child.set("render", "required")
        return "prodnote"
    return "p"


def _marked(child: etree._Element) -> str:
    child.set("class", "deleted" if child.tag.endswith("}del") else "inserted")
    return "span"


_CHANGES: Mapping[str, Callable[[etree._Element], str]] = {
    "span": _span,
    "a": _link,
    "aside": _aside,
    "ul": _list,
    "ol": _list,
    "pre": _pre,
    "p": _paragraph,
    "del": _marked,
    "ins": _marked,
    "figure": lambda _: "imggroup",
    "figcaption": lambda _: "caption",
    **dict.fromkeys(_QUOTED_HEADINGS, _heading),
}
