"""Elements, sentences and inline markup of a content document: the only place where ranges become tags."""

from collections import deque
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import TypeVar

from lxml import etree

from accessible.document import CELLS, Block, Mark, MarkKind, cells
from accessible.writers.spans import Span, apart

XHTML = "http://www.w3.org/1999/xhtml"
EPUB = "http://www.idpf.org/2007/ops"
SSML = "http://www.w3.org/2001/10/synthesis"
XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
RIGHT_TO_LEFT = frozenset({"ar", "fa", "he", "iw", "ur", "yi", "ug", "sd", "ps", "dv"})
TYPE = f"{{{EPUB}}}type"
_Range = TypeVar("_Range", Mark, Mark | Span)
_TAGS = {kind: str(kind) for kind in MarkKind} | {MarkKind.NOTE_REFERENCE: "a", MarkKind.PHONEMES: "span"}


def direction(language: str) -> str:
    """Return the base direction of a language: `ltr` or `rtl`."""
    return "rtl" if language.partition("-")[0].lower() in RIGHT_TO_LEFT else "ltr"


def element(parent: etree._Element, tag: str, text: str = "", /, **attributes: str) -> etree._Element:
    """Append an XHTML element; `epub_type` and `aria_…` become attributes with their proper names."""
    named = {
        TYPE if name == "epub_type" else name.rstrip("_").replace("_", "-"): value for name, value in attributes.items()
    }
    child = etree.SubElement(parent, f"{{{XHTML}}}{tag}", named)
    child.text = text or None
    return child


def set_language(marked: etree._Element, tag: str) -> None:
    """Say which language an element is in, and which way it is written."""
    marked.set("lang", tag)
    marked.set(XML_LANG, tag)
    marked.set("dir", direction(tag))


class References:
    """The links from the text to its notes; `notes` are document and id of each note, by its name.

    `document` is the one that is being written. `first` holds, by name, the document with the first link to a note,
    and that link: that is where the note leads back to.
    """

    def __init__(self, notes: Mapping[str, tuple[str, str]]) -> None:
        self._notes = notes
        self.document = ""
        self.first: dict[str, tuple[str, etree._Element]] = {}

    def leads(self, mark: Mark) -> bool:
        """Say whether a mark becomes an element: all do but references to notes that are not there."""
        return mark.kind is not MarkKind.NOTE_REFERENCE or mark.value in self._notes

    def link(self, parent: etree._Element, name: str) -> etree._Element:
        """Append the link to a note."""
        document, note = self._notes[name]
        href = f"{'' if document == self.document else f'{document}.xhtml'}#{note}"
        link = element(parent, "a", epub_type="noteref", role="doc-noteref", class_="noteref", href=href)
        if self.first.setdefault(name, (self.document, link))[1] is link:
            link.set("id", f"{note}-ref")
        return link


def fill(
    parent: etree._Element,
    text: str,
    named: Sequence[Span],
    marks: Sequence[Mark] = (),
    references: References | None = None,
) -> None:
    """Fill `parent` with a text: a span a sentence, the white space between them outside.

    The sentences in `named` tile the text; where there are none, it stands in no span.
    """
    inline = _Inline(text, marks, references or References({}))
    if not named:
        inline.text(parent, 0, len(text))
    for sentence in named:
        inline.span(parent, sentence)


def fill_row(parent: etree._Element, row: Block, named: Sequence[Span], references: References) -> None:
    """Fill `parent`, a row of a table, with its cells, and them with spans; what separates the cells is left out.

    A sentence that is in several cells has its name in the first.
    """
    inline = _Inline(row.text, row.marks, references)
    found = cells(row)
    scope = "col" if all(cell.kind is MarkKind.HEADER for cell in found) else "row"
    at, last = 0, -1
    for cell in found:
        child = _cell(parent, cell, scope)
        if not named:
            inline.text(child, cell.start, cell.end)
        while at < len(named) and named[at].start < cell.end:
            part = named[at].within(cell.start, cell.end)
            if part.start < part.end:
                inline.span(child, part if at != last else replace(part, id=""))
                last = at
            if named[at].end > cell.end:
                break
            at += 1


def _cell(row: etree._Element, cell: Mark, scope: str) -> etree._Element:
    """Append a cell; one without text heads nothing."""
    spanned = dict(zip(("colspan", "rowspan"), cell.value.split(","), strict=False))
    attributes = {name: value for name, value in spanned.items() if value.isdecimal() and value != "1"}
    if cell.kind is MarkKind.HEADER and cell.start < cell.end:
        return element(row, "th", scope=scope, **attributes)
    return element(row, "td", **attributes)


class _Inline:
    """The marks of a text as elements. The text is asked for from its beginning to its end."""

    def __init__(self, text: str, marks: Sequence[Mark], references: References) -> None:
        self._text = text
        self._ahead = deque(sorted(mark for mark in marks if mark.kind not in CELLS and references.leads(mark)))
        self._open: list[Mark] = []
        self._references = references

    def text(self, parent: etree._Element, start: int, end: int) -> None:
        """Append the text of `[start, end)`."""
        self._fill(parent, start, end, self._inside(start, end))

    def span(self, parent: etree._Element, sentence: Span) -> None:
        """Append a span for a sentence, with spans for its words; the white space at its end stands after it."""
        start, end = sentence.start, sentence.end
        last = start + len(self._text[start:end].rstrip())
        marks = apart(self._text, sentence.words, self._inside(start, last))
        self._fill(element(parent, "span", **_names(sentence)), start, last, marks)
        _append(parent, self._text[last:end])

    def _inside(self, start: int, end: int) -> list[Mark]:
        """Return the parts of the marks that lie in `[start, end)`, the outermost first."""
        while self._ahead and self._ahead[0].start < end:
            self._open.append(self._ahead.popleft())
        self._open = [mark for mark in self._open if mark.end > start]
        return _within(self._open, start, end)

    def _fill(self, parent: etree._Element, start: int, end: int, marks: Sequence[Mark | Span]) -> None:
        """Fill `parent` with the text of `[start, end)`; a mark that crosses the end of another is split there."""
        at = start
        left = deque(marks)
        while left:
            mark = left.popleft()
            _append(parent, self._text[at : mark.start])
            at = mark.end
            begun = _begun(left, at)
            inside = [other for other in begun if _may_stand_in(other, mark)]
            self._fill(self._element(parent, mark), mark.start, at, _within(inside, mark.start, at))
            left.extendleft(reversed(_within(begun, at, end)))
        _append(parent, self._text[at:end])

    def _element(self, parent: etree._Element, mark: Mark | Span) -> etree._Element:
        if isinstance(mark, Span):
            return element(parent, "span", **_names(mark))
        if mark.kind is MarkKind.NOTE_REFERENCE:
            return self._references.link(parent, mark.value)
        child = element(parent, _TAGS[mark.kind], **({"href": mark.value} if mark.kind is MarkKind.LINK else {}))
        if mark.kind is MarkKind.LANGUAGE:
            set_language(child, mark.value)
        elif mark.kind is MarkKind.PHONEMES:
            child.set(f"{{{SSML}}}ph", mark.value)
        return child


def _names(span: Span) -> dict[str, str]:
    """Return the attributes of a span; a sentence with words in it has a class, so that it can be told from them."""
    name = {"id": span.id} if span.id else {}
    return {**name, "class_": "sentence"} if span.words else name


def _may_stand_in(inner: Mark | Span, outer: Mark | Span) -> bool:
    """Say whether a mark becomes an element inside another: two of one kind are one, but for a language in another."""
    if isinstance(inner, Span) or isinstance(outer, Span):
        return True
    is_language = inner.kind is MarkKind.LANGUAGE and inner.value != outer.value
    is_other = inner.kind is not outer.kind and MarkKind.PHONEMES in {inner.kind, outer.kind}
    return is_language or is_other or _TAGS[inner.kind] != _TAGS[outer.kind]


def _begun(marks: deque[Mark | Span], place: int) -> list[Mark | Span]:
    """Take out the marks, which are in order, that begin up to a place."""
    found = []
    while marks and marks[0].start <= place:
        found.append(marks.popleft())
    return found


def _within(marks: Sequence[_Range], start: int, end: int) -> list[_Range]:
    """Return the parts of `marks` that lie in `[start, end)`, the outermost first."""
    inside = [mark for mark in marks if max(mark.start, start) < min(mark.end, end)]
    cut = [replace(mark, start=max(mark.start, start), end=min(mark.end, end)) for mark in inside]
    return sorted(cut, key=lambda mark: (mark.start, -mark.end))


def _append(parent: etree._Element, text: str) -> None:
    if not text:
        return
    last = next(parent.iterchildren(reversed=True), None)  # to count them would cost more with each
    if last is not None:
        last.tail = (last.tail or "") + text
    else:
        parent.text = (parent.text or "") + text


def break_lines(block: etree._Element) -> None:
    """Put a `br` in the place of each line break in the text of an element."""
    for node in list(block.iter()):
        if "\n" in (node.text or ""):
            _break_lines(node, 0, node, "text")
        if node is not block and "\n" in (node.tail or ""):
            _break_lines(node.getparent(), node.getparent().index(node) + 1, node, "tail")


def _break_lines(parent: etree._Element, place: int, node: etree._Element, part: str) -> None:
    """Break the text or the tail of `node`; what stands before `place` in `parent` stays before it."""
    first, *lines = getattr(node, part).split("\n")
    setattr(node, part, first or None)
    for number, line in enumerate(lines):
        broken = etree.Element(f"{{{XHTML}}}br")
        broken.tail = line or None
        parent.insert(place + number, broken)
