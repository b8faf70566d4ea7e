"""The metadata of a page, from what its head, its JSON-LD and the lines around its title say, where they agree."""

import re
from collections.abc import Iterable, Iterator
from itertools import dropwhile, islice
from urllib.parse import urljoin, urlsplit

from lxml import html

from accessible.document import Metadata
from accessible.readers.authors import authors
from accessible.readers.build import is_address
from accessible.readers.contributors import contributors, filed
from accessible.readers.head import Head, Texts, head, letters, line, text_of
from accessible.readers.images import is_numeric
from accessible.readers.jsonld import PUBLISHERS, Graph, Node, article, graph, text
from accessible.readers.published import published
from accessible.readers.title import host_name, title

LONGEST_SUBTITLE = 400  # characters
NEAR = 30
"""Elements below a heading of the first level in which the standfirst may stand."""
LONGEST_SUBJECT = 5  # words
LONGEST_ADDRESS = 2000  # characters
MOST_SUBJECTS = 30
MOST_HEADINGS = 40
_TITLES = (
    "og:title",
    "twitter:title",
    "citation_title",
    "dc.title",
    "dcterms.title",
    "parsely-title",
    "sailthru.title",
)
_SUBTITLE = re.compile(
    r"(?:^|[\s_-])(?:sub-?(?:title|headline|heading)|standfirst|strapline|dek|chap[oô]|untertitel|unterzeile|entradilla"
    r"|bajada|sottotitolo|ondertitel|underrubrik)(?:$|[\s_-])",
    re.IGNORECASE,
)
_LANGUAGE = re.compile(r"([A-Za-z]{2,3})(?:-([A-Za-z]{4}))?(?:-([A-Za-z]{2}|\d{3}))?(?:-[A-Za-z\d]{5,8})*")
_SPLIT = re.compile(r"[,;|、，]")


def metadata(page: html.HtmlElement, url: str) -> Metadata:
    """Return what a page says of its article; `url` is its address, empty for a file. Never raises."""
    said, found = head(page), graph(page)
    element = page.find(".//head/title")
    if element is None:
        element = page.find(".//title")
    headings = [text_of(heading) for heading in islice(page.iter("h1"), MOST_HEADINGS)]
    whole = text_of(element) if element is not None else ""
    declared = [name for name in (said.first(*_TITLES[:1]), said.first(*_TITLES[1:])) if name]
    node = article(found, [*declared, whole, *headings])
    sites = _sites(said, found, node, url) - {letters(name) for name in declared}
    name = title([*declared, *filter(None, [text(node.get("headline"))])], whole, headings, sites)
    texts = Texts(page, name)
    dates = published(page, texts, said, node, url)
    return Metadata(
        title=name,
        subtitle=_subtitle(page, node, name),
        authors=authors(page, texts, said, found, node, sites),
        source=_source(said, found, node),
        published=dates.published,
        modified=dates.modified,
        published_is_guess=dates.is_guess,
        language=_language(page, said),
        url=_address(page, said, url),
        subjects=_subjects(said, node),
        description=said.first("og:description", "description", "twitter:description", "dc.description")
        or text(node.get("description")),
        image=_image(said, url),
        image_alt=said.first("og:image:alt", "twitter:image:alt"),
        contributors=contributors(found, node, sites),
        file_as=filed(said, found, node),
        rights=_rights(page, said, node, url),
    )


def _sites(said: Head, found: Graph, node: Node, url: str) -> set[str]:
    """Return the names of the site, in letters."""
    names = [*said.all("og:site_name", "application-name", "apple-mobile-web-app-title"), host_name(url)]
    names += [text(one.get("name")) for one in found.of_type(*PUBLISHERS)]
    names += [name for name, _ in found.names(node.get("publisher"))]
    return {letters(name) for name in names} - {""}


def _source(said: Head, found: Graph, node: Node) -> str:
    """Return the name of the publication: a person who publishes alone is the author, not the source."""
    declared = (
        said.first("og:site_name"),
        *(name for name, _ in found.names(node.get("publisher"))),
        *(text(one.get("name")) for one in found.of_type(*PUBLISHERS)),
        said.first("application-name", "citation_journal_title", "dc.publisher", "publisher"),
    )
    return next(filter(None, declared), "")


def _subtitle(page: html.HtmlElement, node: Node, name: str) -> str:
    """Return the alternative headline, or the first standfirst that is marked as one."""
    for found in (text(node.get("alternativeHeadline")), _standfirst(page)):
        if 0 < len(found) <= LONGEST_SUBTITLE and letters(found) not in letters(name):
            return found
    return ""


def _standfirst(page: html.HtmlElement) -> str:
    """Return the text of the first element after a heading whose class says that it stands under the title."""
    elements = page.iter("h1", "h2", "h3", "p", "div")
    below = dropwhile(lambda element: element.tag != "h1", elements)
    for element in islice(below, NEAR):
        kind = element.get("class") or element.get("itemprop") or ""
        if kind and (_SUBTITLE.search(kind) or kind == "alternativeHeadline"):
            return text_of(element)
    return ""


def _language(page: html.HtmlElement, said: Head) -> str:
    """Return the declared language as BCP 47 writes it; empty if none is declared, or nothing that is a tag."""
    declared = (
        page.get("lang"),
        page.get("xml:lang"),
        page.get("{http://www.w3.org/XML/1998/namespace}lang"),
        said.first("og:locale"),
        said.first("content-language", "language", "dc.language", "dcterms.language", "inlanguage"),
    )
    return next(filter(None, map(_tag, filter(None, declared))), "")


def _tag(declared: str) -> str:
    match = _LANGUAGE.fullmatch(re.split(r"[,;.]", declared, maxsplit=1)[0].strip().replace("_", "-"))
    if match is None:
        return ""
    language, script, region = match.groups()
    return "-".join(filter(None, (language.lower(), (script or "").title(), (region or "").upper())))


def _address(page: html.HtmlElement, said: Head, url: str) -> str:
    """Return the canonical address of the article, if it is on the same host and no mere front page, else `url`."""
    links = (link.get("href") or "" for link in page.iter("link") if "canonical" in (link.get("rel") or "").split())
    for declared in (*links, said.first("og:url")):
        whole = _absolute(declared, url)
        if whole and (not url or (_host(whole) == _host(url) and (_path(whole) or not _path(url)))):
            return whole
    return url


def _absolute(address: str, url: str) -> str:
    """Return an http or https address that may be relative to `url`, or nothing if it is no such address."""
    try:
        whole = urljoin(url, line(address))
        is_web = len(whole) <= LONGEST_ADDRESS and urlsplit(whole).scheme in {"http", "https"}
    except ValueError:
        return ""
    return whole if is_web and is_address(whole) else ""


def _host(url: str) -> str:
    return (urlsplit(url).hostname or "").removeprefix("www.")


def _path(url: str) -> str:
    parts = urlsplit(url)
    return parts.path.strip("/") or parts.query


def _subjects(said: Head, node: Node) -> tuple[str, ...]:
    """Return tags, keywords and the section, each once."""
    listed = node.get("keywords")
    groups = (
        _keywords(said.all("article:tag", "parsely-tags", "citation_keywords")),
        _keywords(map(text, listed if isinstance(listed, list) else [listed])),
        _keywords(said.all("news_keywords", "keywords")),
        _keywords([text(node.get("articleSection")) or said.first("article:section")]),
    )
    known: dict[str, str] = {}
    for subject in (subject for group in groups for subject in group):
        known.setdefault(letters(subject), subject)
    return tuple(known.values())[:MOST_SUBJECTS]


def _keywords(values: Iterable[str]) -> Iterator[str]:
    """Yield what commas set apart; a list with a long member is a sentence, and says nothing."""
    for value in values:
        names = [name for part in _SPLIT.split(value) if letters(name := part.strip(" .#"))]
        if all(len(name.split()) <= LONGEST_SUBJECT for name in names):
            yield from names


def _rights(page: html.HtmlElement, said: Head, node: Node, url: str) -> str:
    """Return the licence of the article, in words or as an address, or who holds the rights."""
    links = (link.get("href") or "" for link in page.iter("link") if "license" in (link.get("rel") or "").split())
    declared = (
        text(node.get("copyrightNotice")),
        text(node.get("license")),
        said.first("dc.rights", "dcterms.rights", "dcterms.license"),
        *(_absolute(link, url) for link in links),
        said.first("copyright"),
    )
    return next(filter(None, declared), "")


def _image(said: Head, url: str) -> str:
    declared = said.all("og:image:secure_url", "og:image", "og:image:url", "twitter:image")
    addresses = (_absolute(address, url) for address in declared)
    return next((address for address in addresses if address and not is_numeric(address)), "")
