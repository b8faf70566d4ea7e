"""Content documents: the title page, the navigation document and the article, each as its root element."""

from lxml import etree

from accessible.document import Role
from accessible.publication import Publication
from accessible.writers.flow import Flow, Lists, levelled
from accessible.writers.markup import EPUB, XHTML, XML_LANG, direction, element, fill
from accessible.writers.spans import spans

_NAMESPACES = {None: XHTML, "epub": EPUB}


def _document(publication: Publication, title: str) -> tuple[etree._Element, etree._Element]:
    """Return the root and the body of an empty content document."""
    language = publication.article.metadata.language
    root = etree.Element(
        f"{{{XHTML}}}html", {"lang": language, XML_LANG: language, "dir": direction(language)}, nsmap=_NAMESPACES
    )
    head = element(root, "head")
    element(head, "meta", charset="utf-8")
    element(head, "title", title)
    element(head, "link", rel="stylesheet", type="text/css", href="style.css")
    return root, element(root, "body")


def serialise(root: etree._Element) -> bytes:
    """Return a content document as a file."""
    return bytes(etree.tostring(root, xml_declaration=True, encoding="utf-8", doctype="<!DOCTYPE html>"))


def title_page(publication: Publication) -> etree._Element:
    """Return the title page: title, subtitle and byline, and where and when the article was published."""
    root, body = _document(publication, publication.article.metadata.title)
    section = element(body, "section", epub_type="titlepage", aria_label=publication.labels["title page"])
    for utterance in (*publication.front, *publication.imprint):
        tag = "h1" if utterance.id == "title" else "p"
        line = element(section, tag, id=utterance.id, class_=utterance.id)
        fill(line, utterance.text, spans(utterance, publication))
    return root


def contents(publication: Publication) -> etree._Element:
    """Return the navigation document: the table of contents, spoken, and the landmarks."""
    labels = publication.labels
    heading, *entries = publication.contents
    root, body = _document(publication, heading.text)
    toc = element(body, "nav", epub_type="toc", role="doc-toc", aria_labelledby=heading.id)
    fill(element(toc, "h1", id=heading.id), heading.text, spans(heading, publication))
    lists = Lists(toc)
    for entry, (level, target) in zip(entries, targets(publication), strict=True):
        link = element(element(lists.at(level, "ol"), "li"), "a", id=entry.id, href=target)
        fill(link, entry.text, spans(entry, publication))
    landmarks = element(body, "nav", epub_type="landmarks", hidden="hidden")
    listed = element(landmarks, "ol")
    for kind, href, label in (
        ("titlepage", "title.xhtml", labels["title page"]),
        ("toc", "nav.xhtml", heading.text),
        ("bodymatter", "article.xhtml", labels["start"]),
    ):
        element(element(listed, "li"), "a", label, epub_type=kind, href=href)
    return root


def targets(publication: Publication) -> list[tuple[int, str]]:
    """Return level and address of each entry of the table of contents: the article, then its headings."""
    headings = [
        (level, f"article.xhtml#{utterance.id}")
        for block, utterance, level in levelled(publication)
        if block.role is Role.HEADING
    ]
    return [(1, "article.xhtml"), *headings]


def article(publication: Publication) -> etree._Element:
    """Return the article: sections by heading and what stands in them, the notes, the note about the author last."""
    title = publication.article.metadata.title
    root, body = _document(publication, title)
    section = element(body, "section", epub_type="chapter", role="doc-chapter", aria_label=title)
    Flow(body, section, publication).write(list(levelled(publication)))
    return root
