"""Feeds: RSS in all its versions, Atom and JSON Feed. An item of one is an article."""

import html
import json
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from email.utils import parsedate_to_datetime
from functools import partial
from typing import Any
from urllib.parse import urljoin, urlsplit

from lxml import etree
from lxml import html as lxml_html

from accessible.dates import parse_date
from accessible.document import Article
from accessible.errors import SourceError, UsageError
from accessible.readers.archive import damaged, parse_xml
from accessible.readers.build import clean_text, is_address
from accessible.readers.recognise import HTML, JSON_FEED
from accessible.readers.source import Source

_PREFIXES = {
    "http://www.w3.org/2005/Atom": "",
    "http://purl.org/atom/ns#": "",
    "http://purl.org/rss/1.0/modules/content/": "content:",
    "http://purl.org/dc/elements/1.1/": "dc:",
    "http://purl.org/dc/elements/1.0/": "dc:",
    "http://purl.org/dc/terms/": "dc:",
    "http://www.w3.org/1999/xhtml": "xhtml:",
    "http://www.w3.org/1999/02/22-rdf-syntax-ns#": "rdf:",
}
"""What the names of elements begin with, whatever prefix a feed uses. Names of other namespaces are not read."""
_ABOUT = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}about"
_LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
_TEXTS = ("content:encoded", "content", "xhtml:body", "body", "fullitem", "description", "summary", "dc:description")
_DATES = ("pubdate", "published", "issued", "dc:date", "dc:issued", "dc:created", "created", "updated", "modified")
_LINKS = re.compile("href|src", re.IGNORECASE)
_TAG = re.compile(
    r"<(script|style)\b.*?(?:</\1\s*>|\Z)|<!--.*?(?:-->|\Z)|</?[a-z][^<>]*(?:>|\Z)|<!doctype[^>]*>",
    re.IGNORECASE | re.DOTALL,
)
_BLOCK = re.compile(r"<(?:p|div|h[1-6]|ul|ol|li|dl|blockquote|table|pre|section|article|figure)\b", re.IGNORECASE)
_BREAKS = re.compile(r"(?:<br\s*/?>\s*){2,}", re.IGNORECASE)
_MAILBOX = re.compile(r"\S+@\S+\s*\((.+)\)|(.+?)\s*<\S+@\S+>")


@dataclass(frozen=True, slots=True)
class Item:
    """One article of a feed. `number` counts from 1; `markup` is its fullest text, in HTML; `url` is absolute."""

    number: int
    title: str
    id: str = ""
    url: str = ""
    published: str = ""
    authors: tuple[str, ...] = ()
    subjects: tuple[str, ...] = ()
    markup: str = ""


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed: what it says of itself, and its items in its own order."""

    title: str
    language: str
    items: tuple[Item, ...]


def read(source: Source) -> Article:
    """Return the article of a feed with one item. Raises UsageError where there are more to choose from."""
    feed = parse(source)
    return article(feed, choose(feed, ""))


def parse(source: Source) -> Feed:
    """Return what is in a feed. Items that are cut off are kept as far as they go."""
    return _parse_json(source) if source.media_type == JSON_FEED else _parse_xml(source)


def choose(feed: Feed, wanted: str) -> Item:
    """Return the item with the number, the identifier or the address `wanted`; the only one if that is empty."""
    items = feed.items
    if not items:
        message = "The feed holds no items: check the address."
        raise SourceError(message, code="no_readable_text")
    if not wanted and len(items) == 1:
        return items[0]
    if not wanted:
        message = f"The feed holds {len(items)} items: choose one with --item; 'accessible read' lists them."
        raise UsageError(message)
    if wanted.isdecimal() and 0 < int(wanted) <= len(items):
        return items[int(wanted) - 1]
    for item in items:
        if wanted in {item.id, item.url}:
            return item
    message = f"The feed has no item {wanted!r}: choose a number from 1 to {len(items)}; 'accessible read' lists them."
    raise UsageError(message)


def article(feed: Feed, item: Item) -> Article:
    """Return an item as an article: the text as the HTML reader finds it, the metadata as the feed gives them.

    A feed holds the article alone, so nothing in it is judged by how a page around it would look.
    """
    from accessible.readers.html import read as read_page

    title = html.escape(item.title)
    body = item.markup if _BLOCK.search(item.markup) else f"<p>{_BREAKS.sub('</p><p>', item.markup)}</p>"
    page = f"<html><head><title>{title}</title></head><body><article>{body}</article></body></html>"
    found = read_page(Source(page, HTML, item.url))
    seen = (block for block in found.blocks if not (block.clues and block.clues.is_hidden))
    return described(replace(found, blocks=tuple(replace(block, clues=None) for block in seen)), feed, item)


def described(found: Article, feed: Feed, item: Item) -> Article:
    """Return an article with the metadata of its item where the feed gives them, else with its own."""
    metadata = found.metadata
    return replace(
        found,
        metadata=replace(
            metadata,
            title=item.title or metadata.title,
            authors=item.authors or metadata.authors,
            source=metadata.source or feed.title,
            published=item.published or metadata.published,
            language=metadata.language or feed.language,
            url=metadata.url or item.url,
            subjects=item.subjects or metadata.subjects,
        ),
    )


def plain(markup: str) -> str:
    """Return the text of a piece of HTML, in one line."""
    text = html.unescape(_TAG.sub(" ", markup)) if "<" in markup or "&" in markup else markup
    return " ".join(clean_text(text).split())


def _line(text: str | None) -> str:
    return " ".join(clean_text(text or "").split())


# XML


def _parse_xml(source: Source) -> Feed:
    root = parse_xml(source.text, mend=True)
    elements = list(root.iter("{*}item", "{*}entry"))
    elements = [element for element in elements if element.tag == elements[0].tag]  # no content:item inside an item
    channel = next(root.iter("{*}channel"), root)
    about = _Fields(channel)
    authors = about.authors()
    items = tuple(_item(number, element, source.url, authors) for number, element in enumerate(elements, 1))
    language = about.text("language", "dc:language") or root.get(_LANGUAGE, "")
    return Feed(about.title(), _line(language).replace("_", "-"), items)


def _item(number: int, element: etree._Element, base: str, authors: tuple[str, ...]) -> Item:
    fields = _Fields(element)
    guid = fields.text("guid", "id") or element.get(_ABOUT, "")
    base = _absolute(element.base or "", base) or base
    url = _absolute(fields.link() or guid, base)
    return Item(
        number,
        title=fields.title(),
        id=_line(guid),
        url=url,
        published=_date(fields.text(*_DATES)),
        authors=fields.authors() or authors,
        subjects=fields.subjects(),
        markup=fields.markup(url or base),
    )


class _Fields:
    """The children of an element by name, in small letters, with one of our prefixes."""

    def __init__(self, element: etree._Element) -> None:
        self._own = str(element.tag).removeprefix("{").rpartition("}")[0]
        self._named: dict[str, list[etree._Element]] = {}
        for child in element:
            self._named.setdefault(self._name(child), []).append(child)

    def _name(self, element: etree._Element) -> str:
        namespace, _, name = str(element.tag).removeprefix("{").rpartition("}")
        prefix = "" if namespace == self._own else _PREFIXES.get(namespace, "?")
        return f"{prefix}{name.lower()}"

    def all(self, *names: str) -> Iterator[etree._Element]:
        for name in names:
            yield from self._named.get(name, ())

    def text(self, *names: str) -> str:
        """Return the text of the first element that has one."""
        return next(filter(None, (_text(element) for element in self.all(*names))), "")

    def title(self) -> str:
        element = next(self.all("title", "dc:title"), None)
        if element is None:
            return ""
        if len(element):
            return plain(_markup(element))
        return _line(_text(element)) if element.get("type") == "text" else plain(_text(element))

    def link(self) -> str:
        """Return the address of the page: an element's text in RSS, an attribute in Atom."""
        links = list(self.all("link"))
        atom = [link.get("href") for link in links if link.get("rel", "alternate") == "alternate" and link.get("href")]
        return next(filter(None, (*map(_text, links), *atom)), "")

    def authors(self) -> tuple[str, ...]:
        names = [_Fields(author).text("name") or _person(_text(author)) for author in self.all("author")]
        names += [_person(_text(author)) for author in self.all("dc:creator")]
        return tuple(dict.fromkeys(filter(None, map(_line, names))))

    def subjects(self) -> tuple[str, ...]:
        found = (element.get("label") or element.get("term") or _text(element) for element in self.all("category"))
        subjects = (*found, *map(_text, self.all("dc:subject")))
        return tuple(dict.fromkeys(filter(None, map(plain, subjects))))

    def markup(self, base: str) -> str:
        """Return the fullest of the item's texts as HTML, with absolute addresses."""
        markups = ((_markup(element), element.base or "") for element in self.all(*_TEXTS))
        markup, inner = max(markups, key=lambda pair: len(plain(pair[0])), default=("", ""))
        return _resolved(markup, _absolute(inner, base) or base)


def _text(element: etree._Element) -> str:
    return "".join(element.itertext()).strip()


def _person(text: str) -> str:
    """Return the name in "mail@example.org (Name)", which RSS wants, or in "Name <mail@example.org>"."""
    match = _MAILBOX.fullmatch(text)
    return next(filter(None, match.groups()), "") if match else "" if "@" in text and " " not in text else text


def _markup(element: etree._Element) -> str:
    """Return what a text construct holds as HTML."""
    kind = element.get("type", "html")
    if len(element):
        for inner in element.iterdescendants():
            inner.tag = inner.tag.rpartition("}")[2]
        pieces = [etree.tostring(child, encoding="unicode", method="html") for child in element]
        return html.escape(element.text or "") + "".join(pieces)
    text = element.text or ""
    if kind in {"text", "text/plain"}:
        return _paragraphs(text)
    is_text = kind in {"html", "xhtml"} or kind.startswith("text/") or kind.endswith("xml")
    if not is_text or element.get("mode") == "base64":
        return ""
    return text if _TAG.search(text) else _paragraphs(html.unescape(text))


def _paragraphs(text: str) -> str:
    return "".join(
        f"<p>{html.escape(paragraph)}</p>" for paragraph in re.split(r"\n[ \t]*\n", text) if paragraph.strip()
    )


def _resolved(markup: str, base: str) -> str:
    """Return HTML whose links and pictures have absolute addresses."""
    if not base or not _LINKS.search(markup):
        return markup
    try:
        fragment = lxml_html.fragment_fromstring(markup, create_parent="div")
        fragment.make_links_absolute(base, resolve_base_href=False, handle_failures="ignore")
    except (etree.LxmlError, ValueError):
        return markup
    return str(etree.tostring(fragment, encoding="unicode", method="html"))


def _absolute(address: str, base: str) -> str:
    if not address:
        return ""
    try:
        joined = urlsplit(urljoin(base, address.strip())).geturl()
    except ValueError:
        return ""
    return joined if is_address(joined) and not joined.lower().startswith("mailto:") else ""


def _date(text: str) -> str:
    """Return a date as ISO 8601: RSS writes it as e-mails do, the others as ISO 8601."""
    if re.match(r"\d{4}-", text):
        return parse_date(text)
    try:
        return parsedate_to_datetime(text).isoformat()
    except (ValueError, TypeError, IndexError):
        return ""


# JSON


def _parse_json(source: Source) -> Feed:
    try:
        feed = json.loads(source.text)
    except (ValueError, RecursionError):
        raise damaged() from None
    entries = [entry for entry in _list(feed, "items") if isinstance(entry, dict)]
    authors = _json_authors(feed)
    items = (_json_item(number, entry, source.url, authors) for number, entry in enumerate(entries, 1))
    return Feed(plain(_string(feed, "title")), _string(feed, "language").replace("_", "-"), tuple(items))


def _json_item(number: int, entry: dict[str, Any], base: str, authors: tuple[str, ...]) -> Item:
    get: Callable[..., str] = partial(_string, entry)
    url = _absolute(get("url", "external_url", "id"), base)
    texts = (get("content_html"), _paragraphs(get("content_text")), _paragraphs(get("summary")))
    return Item(
        number,
        title=_line(get("title")),
        id=_line(get("id")),
        url=url,
        published=_date(get("date_published", "date_modified")),
        authors=_json_authors(entry) or authors,
        subjects=tuple(_line(tag) for tag in _list(entry, "tags") if isinstance(tag, str) and tag.strip()),
        markup=_resolved(max(texts, key=lambda markup: len(plain(markup))), url or base),
    )


def _string(entry: object, *names: str) -> str:
    """Return the first of these members that is a text or a number with something in it."""
    values = (entry.get(name) for name in names) if isinstance(entry, dict) else ()
    return next((str(value) for value in values if isinstance(value, str | int) and str(value).strip()), "")


def _list(entry: object, name: str) -> list[Any]:
    value = entry.get(name) if isinstance(entry, dict) else None
    return value if isinstance(value, list) else []


def _json_authors(entry: object) -> tuple[str, ...]:
    found = [*_list(entry, "authors"), entry.get("author") if isinstance(entry, dict) else None]
    return tuple(dict.fromkeys(filter(None, (_line(_string(author, "name")) for author in found))))
