"""HTML, by trafilatura behind our own blocks."""

import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from copy import deepcopy

import trafilatura
from lxml import etree
from lxml import html as lxml_html
from trafilatura.settings import Document

from accessible.dates import parse_date
from accessible.document import Article, MarkKind, Metadata, Removed, Role
from accessible.readers import dom
from accessible.readers.build import INLINE, BlockBuilder, clean_text, is_address
from accessible.readers.source import Source

_KINDS = {
    "#b": MarkKind.STRONG,
    "#i": MarkKind.EMPHASIS,
    "#t": MarkKind.CODE,
    "#sup": MarkKind.SUPERSCRIPT,
    "#sub": MarkKind.SUBSCRIPT,
}
LONGEST_LABEL = 12
"""Letters: a text as short as that stands in many places of a page, as a word of a menu does."""
NO_DATE = "1970-01-01"
"""What a page says whose publishing system knows no date."""
_TEXT = frozenset({"p", "h1", "h2", "h3", "h4", "h5", "h6", "li", "blockquote"})
_NO_TEXT = frozenset({"script", "style", "template", "noscript"})
_BREAKS = frozenset({"lb", "p", "head", "quote", "list", "item"})
"""What separates words where it stands inside a block."""
_BLOCK_ROLES = {"p": Role.PARAGRAPH, "quote": Role.BLOCKQUOTE}
_DATE = re.compile(r"\d{4}-\d{2}-\d{2}(?:[T ]\d{2}:\d{2}(?::\d{2})?(?:\.\d+)?(?:Z|[+-]\d{2}:?\d{2})?)?")


def read(source: Source) -> Article:
    """Return the article of a page, as trafilatura finds it: body without navigation, comments and other chrome.

    Where it finds none, all paragraphs, headings and list items of the page are the article.
    """
    page = dom.parse(source.text)
    found = trafilatura.bare_extraction(
        deepcopy(page),
        url=source.url or None,
        include_comments=False,
        include_formatting=True,
        include_links=True,
        with_metadata=True,
    )
    builder = BlockBuilder()
    if isinstance(found, Document) and found.body is not None:
        for element in found.body:
            _block(element, builder)
        builder = _unglued(page, builder)
    else:
        found = Document()
        builder = _paragraphs((tag, text) for tag, text in _texts(page) if tag in _TEXT)
    metadata = Metadata(
        title=clean_text(found.title or "").strip(),
        authors=tuple(clean_text(name).strip() for name in (found.author or "").split(";") if name.strip()),
        source=_property(page, "og:site_name"),
        published=_published(page, parse_date(found.date or "")),
        language=_language(page),
        url=source.url or found.url or "",
        subjects=tuple(
            dict.fromkeys(clean_text(name).strip() for name in (*(found.categories or ()), *(found.tags or ())) if name)
        ),
        description=clean_text(found.description or "").strip(),
    )
    blocks = tuple(builder.blocks)
    return Article(metadata, blocks, tuple(_left_out(page, [metadata.title, *(block.text for block in blocks)])))


def _left_out(page: lxml_html.HtmlElement, kept: Iterable[str]) -> Iterator[Removed]:
    """Yield the text of the page that is in no block: what the extractor took for something else than the article."""
    blocks = [_letters(text) for text in kept]
    found, times = "".join(blocks), Counter(blocks)
    for _, text in _texts(page):
        letters = _letters(text)
        if letters not in found:
            yield Removed(text, "extraction", "outside the article, as far as the page's markup tells")
        elif letters in times and len(letters) > LONGEST_LABEL:
            times[letters] -= 1
            if times[letters] < 0:
                yield Removed(text, "extraction", "stands on the page more often than in the article")


def _texts(page: lxml_html.HtmlElement) -> Iterator[tuple[str, str]]:
    """Yield tag and text of every element of the body that is not inline and has text of its own."""
    for element in (element for body in page.findall("body") for element in body.iter()):
        if element.tag in INLINE or element.tag in _NO_TEXT or not isinstance(element.tag, str):
            continue
        text = clean_text(" ".join("".join(_own_text(element)).split()))
        if _letters(text):
            yield element.tag, text


def _own_text(element: lxml_html.HtmlElement) -> Iterator[str]:
    """Yield the text of an element and of the inline elements in it, a space for each block in it."""
    yield element.text or ""
    for child in element:
        if child.tag in INLINE:
            yield from _own_text(child)
        else:
            yield " "
        yield child.tail or ""


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, text))


def _unglued(page: lxml_html.HtmlElement, builder: BlockBuilder) -> BlockBuilder:
    """Return the page's own paragraphs where the extractor gave all their text as one block, as it does with few."""
    if len(builder.blocks) != 1:
        return builder
    glued = _letters(builder.blocks[0].text)
    again = _paragraphs((tag, text) for tag, text in _texts(page) if _letters(text) in glued)
    return again if sum(len(_letters(block.text)) for block in again.blocks) == len(glued) else builder


def _paragraphs(texts: Iterable[tuple[str, str]]) -> BlockBuilder:
    """Return blocks of tags and texts: headings, list items, and paragraphs for all else."""
    builder = BlockBuilder()
    for tag, text in texts:
        if re.fullmatch("h[1-6]", tag):
            builder.add(text, Role.HEADING, int(tag[1]))
        else:
            builder.add(text, Role.LIST_ITEM if tag == "li" else Role.PARAGRAPH, int(tag == "li"))
    return builder


def _property(page: lxml_html.HtmlElement, *names: str) -> str:
    """Return the content of the first `<meta>` that has one of these names."""
    for name in names:
        for content in page.xpath("//meta[@property=$name or @name=$name or @itemprop=$name]/@content", name=name):
            if text := clean_text(str(content)).strip():
                return text
    return ""


def _language(page: lxml_html.HtmlElement) -> str:
    declared = page.get("lang") or page.get("xml:lang") or _property(page, "og:locale")
    return declared.strip().replace("_", "-")


def _published(page: lxml_html.HtmlElement, guessed: str) -> str:
    """Return the publication date as the page declares it, with time and offset; `guessed` if it declares none."""
    declared = [_property(page, "article:published_time", "datePublished"), *_json_dates(page)]
    if not any(declared):
        return guessed
    dates = (parse_date(match[0]) for date in declared if (match := _DATE.match(date)))
    return next((date for date in dates if date and not date.startswith(NO_DATE)), "")


def _json_dates(page: lxml_html.HtmlElement) -> Iterator[str]:
    for script in page.xpath("//script[@type='application/ld+json']/text()"):
        try:
            todo: list[object] = [json.loads(script)]
        except (ValueError, RecursionError):
            continue
        while todo:
            node = todo.pop(0)
            if isinstance(node, list):
                todo.extend(node)
            elif isinstance(node, dict):
                if isinstance(date := node.get("datePublished"), str):
                    yield date
                todo.extend(value for value in node.values() if isinstance(value, dict | list))


def _block(element: etree._Element, builder: BlockBuilder, depth: int = 0) -> None:
    """Add the blocks of one element of trafilatura's tree."""
    if element.tag == "head":
        _inline(element, builder)
        builder.end(Role.HEADING, int(element.get("rend", "h2")[-1]))
    elif element.tag == "list":
        for number, item in enumerate(element.iterchildren("item"), 1):
            _item(item, builder, depth + 1, number if element.get("rend") == "ol" else 0)
    elif element.tag == "table":
        for row in element.iter("row"):
            for cell in row.iter("cell"):
                _inline(cell, builder)
                builder.end_cell()
            builder.end_row()
    elif element.tag == "code":
        builder.add_code("".join(element.itertext()))
    elif element.tag == "quote" and len(element) and not (element.text or "").strip():
        for child in element:
            _inline(child, builder)
            builder.end(Role.BLOCKQUOTE)
            builder.add(child.tail or "", Role.BLOCKQUOTE)
    else:
        _inline(element, builder)
        builder.end(_BLOCK_ROLES.get(element.tag, Role.PARAGRAPH))
    builder.add(element.tail or "")


def _item(item: etree._Element, builder: BlockBuilder, depth: int, number: int) -> None:
    builder.text(item.text or "")
    for child in item:
        if child.tag == "list":
            builder.end(Role.LIST_ITEM, depth, number)
            _block(child, builder, depth)
        else:
            _mark(child, builder)
            builder.text(child.tail or "")
    builder.end(Role.LIST_ITEM, depth, number)


def _inline(element: etree._Element, builder: BlockBuilder) -> None:
    builder.text(element.text or "")
    for child in element:
        _mark(child, builder)
        builder.text(child.tail or "")


def _mark(element: etree._Element, builder: BlockBuilder) -> None:
    if element.tag in _BREAKS:
        builder.text("\n")
        _inline(element, builder)
        builder.text("\n")
        return
    target = element.get("target", "").strip()
    kind = _KINDS.get(element.get("rend", "")) if element.tag == "hi" else None
    if element.tag == "ref" and is_address(target):
        kind = MarkKind.LINK
    if element.tag == "code":
        kind = MarkKind.CODE
    if kind is None:
        _inline(element, builder)
        return
    with builder.mark(kind, target if kind is MarkKind.LINK else ""):
        _inline(element, builder)
