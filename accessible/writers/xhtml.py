"""Content documents: the only place where ranges become tags."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from lxml import etree

from accessible.document import Block, Mark, MarkKind, Role, sentence_id
from accessible.narration import Utterance
from accessible.publication import Publication

XHTML = "http://www.w3.org/1999/xhtml"
EPUB = "http://www.idpf.org/2007/ops"
_XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_TYPE = f"{{{EPUB}}}type"
_NAMESPACES = {None: XHTML, "epub": EPUB}
RIGHT_TO_LEFT = frozenset({"ar", "fa", "he", "iw", "ur", "yi", "ug", "sd", "ps", "dv"})
_ELEMENTS = {
    Role.PARAGRAPH: "p",
    Role.BLOCKQUOTE: "p",
    Role.LIST_ITEM: "li",
    Role.TABLE: "p",
    Role.CODE: "pre",
    Role.NOTE: "p",
}
LOWEST_HEADING = 6


def direction(language: str) -> str:
    """Return the base direction of a language: `ltr` or `rtl`."""
    return "rtl" if language.partition("-")[0].lower() in RIGHT_TO_LEFT else "ltr"


def _element(parent: etree._Element, tag: str, text: str = "", /, **attributes: str) -> etree._Element:
    """Append an XHTML element; `epub_type` and `aria_…` become attributes with their proper names."""
    named = {
        _TYPE if name == "epub_type" else name.rstrip("_").replace("_", "-"): value
        for name, value in attributes.items()
    }
    child = etree.SubElement(parent, f"{{{XHTML}}}{tag}", named)
    child.text = text or None
    return child


def _document(publication: Publication, title: str) -> tuple[etree._Element, etree._Element]:
    """Return the root and the body of an empty content document."""
    language = publication.article.metadata.language
    root = etree.Element(
        f"{{{XHTML}}}html", {"lang": language, _XML_LANG: language, "dir": direction(language)}, nsmap=_NAMESPACES
    )
    head = _element(root, "head")
    _element(head, "meta", charset="utf-8")
    _element(head, "title", title)
    _element(head, "link", rel="stylesheet", type="text/css", href="style.css")
    return root, _element(root, "body")


def _serialise(root: etree._Element) -> bytes:
    return bytes(etree.tostring(root, xml_declaration=True, encoding="utf-8", doctype="<!DOCTYPE html>"))


def title_page(publication: Publication) -> bytes:
    """Return the title page: title, subtitle and byline, and where and when the article was published."""
    root, body = _document(publication, publication.article.metadata.title)
    section = _element(body, "section", epub_type="titlepage", aria_label=publication.labels["title page"])
    for utterance in (*publication.front, *publication.imprint):
        tag = "h1" if utterance.id == "title" else "p"
        spans(_element(section, tag, id=utterance.id, class_=utterance.id), utterance)
    return _serialise(root)


def contents(publication: Publication) -> bytes:
    """Return the navigation document: the table of contents, spoken, and the landmarks."""
    labels = publication.labels
    heading, *entries = publication.contents
    root, body = _document(publication, heading.text)
    toc = _element(body, "nav", epub_type="toc", role="doc-toc", aria_labelledby=heading.id)
    spans(_element(toc, "h1", id=heading.id), heading)
    lists = _Lists(toc)
    for entry, (level, target) in zip(entries, targets(publication), strict=True):
        link = _element(_element(lists.at(level, "ol"), "li"), "a", id=entry.id, href=target)
        spans(link, entry)
    landmarks = _element(body, "nav", epub_type="landmarks", hidden="hidden")
    listed = _element(landmarks, "ol")
    for kind, href, label in (
        ("titlepage", "title.xhtml", labels["title page"]),
        ("toc", "nav.xhtml", heading.text),
        ("bodymatter", "article.xhtml", labels["start"]),
    ):
        _element(_element(listed, "li"), "a", label, epub_type=kind, href=href)
    return _serialise(root)


def targets(publication: Publication) -> list[tuple[int, str]]:
    """Return level and address of each entry of the table of contents: the article, then its headings."""
    headings = [
        (level, f"article.xhtml#{utterance.id}")
        for block, utterance, level in _levelled(publication)
        if block.role is Role.HEADING
    ]
    return [(1, "article.xhtml"), *headings]


def _levelled(publication: Publication) -> Iterator[tuple[Block, Utterance, int]]:
    """Yield the blocks, each with the level of its heading: at least 2, and none is skipped."""
    open_levels: list[int] = []
    for block, utterance in zip(publication.article.blocks, publication.body, strict=True):
        if block.role is Role.HEADING:
            open_levels = [*(level for level in open_levels if level < block.level), block.level]
        yield block, utterance, min(len(open_levels) + 1, LOWEST_HEADING)


class _Lists:
    """Lists in `container`, each inside the last item of the list one level up."""

    def __init__(self, container: etree._Element) -> None:
        self._container = container
        self._open: list[tuple[int, str, etree._Element]] = []

    def at(self, level: int, tag: str) -> etree._Element:
        """Return the list, `ul` or `ol`, for an item at `level`: that of the item before it, or a new one."""
        outermost = self._open[:1]
        self._open = [entry for entry in self._open if entry[0] <= level]
        if not self._open and outermost and outermost[0][1] == tag:
            self._open = [(level, *outermost[0][1:])]
        if self._open and self._open[-1][0] == level and self._open[-1][1] != tag:
            self._open.pop()
        if not self._open or self._open[-1][0] < level:
            parent = self._open[-1][2][-1] if self._open else self._container
            self._open.append((level, tag, _element(parent, tag)))
        return self._open[-1][2]


class _Flow:
    """Where the next block goes: into the section, the list or the quotation that is open."""

    def __init__(self, section: etree._Element) -> None:
        self._sections = [section]
        self._role: Role | None = None
        self._group = section
        self._lists = _Lists(section)

    def parent(self, block: Block, name: str, level: int) -> etree._Element:
        """Return the element for a block called `name`; `level` is that of the heading above it, or its own."""
        if block.role is Role.HEADING:
            del self._sections[level - 1 :]
            self._sections.append(_element(self._sections[-1], "section", aria_labelledby=name))
        if block.role is not self._role or block.role is Role.HEADING:
            self._role = block.role
            section = self._sections[-1]
            self._group = _element(section, "blockquote") if block.role is Role.BLOCKQUOTE else section
            self._lists = _Lists(section)
        is_item = block.role is Role.LIST_ITEM
        return self._lists.at(block.level, "ol" if block.number else "ul") if is_item else self._group


def article(publication: Publication) -> bytes:
    """Return the article: sections by heading, paragraphs, lists, quotes; the note about the author last."""
    metadata = publication.article.metadata
    root, body = _document(publication, metadata.title)
    flow = _Flow(_element(body, "section", epub_type="chapter", role="doc-chapter", aria_label=metadata.title))
    for block, utterance, level in _levelled(publication):
        if block.about == "author":
            parent = _element(body, "aside", aria_label=publication.labels["about the author"])
        else:
            parent = flow.parent(block, utterance.id, level)
        _block(parent, block, utterance, level)
    return _serialise(root)


def _block(parent: etree._Element, block: Block, utterance: Utterance, level: int) -> None:
    tag = f"h{level}" if block.role is Role.HEADING else _ELEMENTS[block.role]
    value = {"value": str(block.number)} if block.number else {}
    element = _element(parent, tag, id=utterance.id, **value)
    if block.language:
        _set_language(element, block.language)
    spans(element, utterance, block.marks)


def _set_language(element: etree._Element, tag: str) -> None:
    element.set("lang", tag)
    element.set(_XML_LANG, tag)
    element.set("dir", direction(tag))


def spans(parent: etree._Element, utterance: Utterance, marks: Sequence[Mark] = ()) -> None:
    """Fill `parent` with the text of an utterance: a span a sentence, the white space between them outside."""
    for number, sentence in enumerate(utterance.sentences, 1):
        written = utterance.text[sentence.start : sentence.end].rstrip()
        end = sentence.start + len(written)
        span = _element(parent, "span", id=sentence_id(utterance.id, number))
        _fill(span, utterance.text, sentence.start, end, _within(marks, sentence.start, end))
        _append(parent, utterance.text[end : sentence.end])


def _within(marks: Sequence[Mark], start: int, end: int) -> list[Mark]:
    """Return the parts of `marks` that lie in `[start, end)`, the outermost first."""
    cut = [replace(mark, start=max(mark.start, start), end=min(mark.end, end)) for mark in marks]
    return sorted((mark for mark in cut if mark.start < mark.end), key=lambda mark: (mark.start, -mark.end))


def _fill(parent: etree._Element, text: str, start: int, end: int, marks: Sequence[Mark]) -> None:
    """Fill `parent` with `text[start:end]`; a mark that crosses the end of another is split there."""
    at = start
    left = list(marks)
    while left:
        mark = left.pop(0)
        _append(parent, text[at : mark.start])
        attributes = {"href": mark.value} if mark.kind is MarkKind.LINK else {}
        child = _element(parent, str(mark.kind), **attributes)
        if mark.kind is MarkKind.LANGUAGE:
            _set_language(child, mark.value)
        _fill(
            child,
            text,
            mark.start,
            mark.end,
            _within([other for other in left if other.kind is not mark.kind], mark.start, mark.end),
        )
        at = mark.end
        left = _within(left, at, end)
    _append(parent, text[at:end])


def _append(parent: etree._Element, text: str) -> None:
    if not text:
        return
    if len(parent):
        parent[-1].tail = (parent[-1].tail or "") + text
    else:
        parent.text = (parent.text or "") + text
