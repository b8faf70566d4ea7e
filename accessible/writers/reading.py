"""The article as one piece of HTML: title, table of contents, text, notes, and where it is from."""

import re
from collections.abc import Iterator, Mapping, Sequence

from lxml import etree

from accessible import assets
from accessible.narration import Utterance
from accessible.publication import Picture, Publication
from accessible.writers import xhtml
from accessible.writers.documents import Document, documents
from accessible.writers.flow import Lists, picture_files
from accessible.writers.markup import XHTML, direction, element, fill, set_language
from accessible.writers.spans import spans

FEWEST = 3
"""Headings that are worth a table of contents."""
_IN_BOOK = re.compile(r"^article(?:-\d+)?\.xhtml#")
_BARE = "bare"


def article(publication: Publication, labels: Mapping[str, str]) -> etree._Element:
    """Return the article with the names that utterances and sentences have in the book.

    The addresses of its images are those of the book, too. `labels` are the words of the page.
    """
    metadata = publication.article.metadata
    root = etree.Element(f"{{{XHTML}}}article", nsmap={None: XHTML})
    own = labelled(metadata.language)
    header = element(root, "header")
    _lines(header, publication.front, publication)
    element(header, "p", labels["hint"], class_="hint", hidden="hidden", **own)
    body = documents(publication)
    _contents(root, publication, body)
    for document, content in zip(body, xhtml.bodies(publication, body), strict=True):
        root.extend(_parts(document, content, metadata.language))
    footer = element(root, "footer")
    _lines(footer, publication.imprint, publication)
    if metadata.url.lower().startswith(("http://", "https://")):
        element(element(footer, "p"), "a", labels["original"], href=metadata.url, **own)
    _let_scroll(root, labels["table"])
    _name_once(root)
    _as_html(root)
    return root


def images(root: etree._Element, publication: Publication) -> Iterator[tuple[etree._Element, Picture]]:
    """Yield the images of an article that show a picture of the store, each with that."""
    pictures = {name: picture for picture, name in picture_files(publication.pictures).items()}
    for image in root.iter("img"):
        yield image, pictures[image.get("src")]


def labelled(language: str) -> dict[str, str]:
    """Return the attributes of words of the page, where those are in another language than the article."""
    used = assets.labelled(language)
    return {} if language.partition("-")[0].lower() == used else {"lang": used, "dir": direction(used)}


def _lines(parent: etree._Element, said: Sequence[Utterance], publication: Publication) -> None:
    for utterance in said:
        line = element(parent, "h1" if utterance.id == "title" else "p", id=utterance.id, class_=utterance.id)
        fill(line, utterance.text, spans(utterance, publication))


def _contents(root: etree._Element, publication: Publication, body: Sequence[Document]) -> None:
    """Append the table of contents: that of the book, without the title of a single article, which stands above it."""
    heading, *entries = publication.contents
    listed = list(zip(entries, xhtml.targets(publication, body), strict=True))
    if not publication.article.parts:
        del listed[0]
    if len(listed) < FEWEST:
        return
    nav = element(root, "nav", aria_labelledby=heading.id)
    element(nav, "h2", heading.text, id=heading.id)
    lists = Lists(nav)
    for entry, (level, target) in listed:
        link = element(element(lists.at(level, "ol"), "li"), "a", entry.text, href=target)
        if entry.language != publication.article.metadata.language:
            set_language(link, entry.language)


def _parts(document: Document, content: etree._Element, language: str) -> list[etree._Element]:
    """Return what stands in a content document of the book, as parts of a page."""
    parts = list(content.find(f"{{{XHTML}}}body"))
    for part in parts:
        if part.tag == f"{{{XHTML}}}aside":
            part.tag = f"{{{XHTML}}}section"  # what is inside an article does not stand beside it
        else:
            part.tag = f"{{{XHTML}}}div"  # its title stands above it, or as the first heading in it
            del part.attrib["aria-label"]
        if document.language != language:
            set_language(part, document.language)
    return parts


def _let_scroll(root: etree._Element, label: str) -> None:
    """Put each table into a box of its own that can be moved sideways, with the keyboard as well."""
    for table in root.findall(f".//{{{XHTML}}}table"):
        parent = table.getparent()
        name = " ".join("".join(table.xpath("*[local-name()='caption']//text()")).split())
        box = element(parent, "div", class_="wide", role="group", tabindex="0", aria_label=name or label)
        parent.replace(table, box)
        box.append(table)


def _name_once(root: etree._Element) -> None:
    """Leave a name to the first of the regions that are called the same, and none to those with a heading."""
    names = set()
    for section in root.iter(f"{{{XHTML}}}section"):
        section.attrib.pop("aria-labelledby", None)
        name = section.get("aria-label")
        if name in names:
            section.attrib.pop("aria-label", None)
        names.add(name)


def _as_html(root: etree._Element) -> None:
    """Make HTML of XHTML: no namespaces, addresses in this one page, no element that says nothing."""
    for node in root.iter():
        node.tag = etree.QName(node).localname
        for name in [name for name in node.attrib if name.startswith("{")]:
            del node.attrib[name]
        if node.get("role") == "doc-chapter":
            del node.attrib["role"]
        if node.tag == "a":
            node.set("href", _IN_BOOK.sub("#", node.get("href")))
        if node.tag == "span" and not node.attrib:
            node.tag = _BARE
    etree.strip_tags(root, _BARE)
    etree.cleanup_namespaces(root)
