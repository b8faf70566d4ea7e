"""A page as a tree that holds all of its text, and is no deeper than a walk over it can go."""

import re
from typing import Any

from lxml import etree
from lxml import html as lxml_html

from accessible.errors import SourceError

DEEPEST = 256
"""Levels of elements. Browsers stop at 512, libxml2 at 256, a walk that calls itself at about a thousand."""
_OF_HEAD = frozenset({"base", "bgsound", "link", "meta", "noscript", "script", "style", "template", "title"})
_NAME = re.compile(r"[\w:.-]+")
_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]+")
"""What a tree takes from the parser, but not from us."""


def parse(text: str) -> lxml_html.HtmlElement:
    """Return the root of a page, without its comments and processing instructions.

    An element below the deepest level is put onto that level, after what it stood in. Raises SourceError if there is
    no element at all.
    """
    data = text.replace("\0", "").encode("utf-8", "replace")
    parser = etree.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True)
    # One class for all elements, since that of lxml.html is looked up anew whenever an element is touched.
    parser.set_element_class_lookup(etree.ElementDefaultClassLookup(element=lxml_html.HtmlElement))
    try:
        page = lxml_html.document_fromstring(data, parser=parser)
    except etree.ParserError:
        page = None
    # The parser drops the rest of a page at its limits of depth and of length, and says so only here.
    if any(entry.type_name == "ERR_RESOURCE_LIMIT" for entry in parser.error_log):
        page = _shallow(data)
    if page is None:
        message = "There is no readable text in the page: save the page from a browser and name that file."
        raise SourceError(message, code="no_readable_text")
    _end_head(page)
    return page


def _end_head(page: lxml_html.HtmlElement) -> None:
    """Put into the body what stands in the head of a page that leaves out where that ends: HTML allows it.

    The parser ends a head at the elements of HTML 4 only, as at a paragraph, but not at an article.
    """
    head, body = page.find("head"), page.find("body")
    misplaced = [] if head is None else [child for child in head if child.tag not in _OF_HEAD]
    if not misplaced:
        return
    if body is None:
        body = etree.SubElement(page, "body")
    if body.text:
        misplaced[-1].tail = (misplaced[-1].tail or "") + body.text
        body.text = None
    for place, child in enumerate(misplaced):
        body.insert(place, child)


def _shallow(data: bytes) -> lxml_html.HtmlElement:
    """Return the root of a page that is too deep, or has too long a text, for the parser's own tree."""
    parser = etree.HTMLParser(
        target=_Shallow(), encoding="utf-8", huge_tree=True, remove_comments=True, remove_pis=True
    )
    parser.feed(data)
    return parser.close()


class _Shallow:
    """Builds a tree of the parser's events, whose depth has no limit."""

    def __init__(self) -> None:
        make = lxml_html.HTMLParser().makeelement
        self._builder = etree.TreeBuilder(element_factory=make)
        self._root: Any = None
        self._open: list[str] = []
        self._lowest: str | None = None  # the element on the deepest level that text goes to

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        tag = tag if _NAME.fullmatch(tag) else "span"
        self._open.append(tag)
        if len(self._open) < DEEPEST:
            element = self._builder.start(tag, _legal(attributes))
            self._root = element if self._root is None else self._root
        else:
            self._end_lowest()
            self._start_lowest(tag, _legal(attributes))

    def data(self, text: str) -> None:
        if len(self._open) >= DEEPEST and self._lowest is None:
            self._start_lowest(self._open[-1], {})
        self._builder.data(_NOT_XML.sub("", text))

    def end(self, _: str) -> None:
        self._end_lowest()
        tag = self._open.pop()
        if len(self._open) < DEEPEST - 1:
            self._builder.end(tag)

    def close(self) -> Any:  # noqa: ANN401  lxml is not typed
        return self._root

    def _start_lowest(self, tag: str, attributes: dict[str, str]) -> None:
        self._builder.start(tag, attributes)
        self._lowest = tag

    def _end_lowest(self) -> None:
        if self._lowest is not None:
            self._builder.end(self._lowest)
            self._lowest = None


def _legal(attributes: dict[str, str]) -> dict[str, str]:
    """Return the attributes that a tree takes."""
    return {name: _NOT_XML.sub("", value or "") for name, value in attributes.items() if _NAME.fullmatch(name)}
