"""Content documents: the title page, the navigation document and the article, each as its root element."""

from collections.abc import Sequence

from lxml import etree

from accessible.document import Role
from accessible.publication import Publication
from accessible.writers.cover import PORTRAIT
from accessible.writers.documents import Document
from accessible.writers.flow import Flow, Lists
from accessible.writers.lexicon import MEDIA_TYPE, Lexicon, phonemes
from accessible.writers.markup import EPUB, SSML, XHTML, XML_LANG, References, direction, element, fill, set_language
from accessible.writers.spans import spans

_NAMESPACES: dict[str | None, str] = {None: XHTML, "epub": EPUB}

STYLE, FIXED_STYLE, COVER = "style.css", "fixed.css", "cover.png"


def _document(title: str, language: str, lexicons: Sequence[Lexicon]) -> tuple[etree._Element, etree._Element]:
    """Return the root and the body of an empty content document; its words are said as the lexicons say."""
    attributes = {"lang": language, XML_LANG: language, "dir": direction(language)}
    namespaces = {"ssml": SSML} if lexicons else {}
    root = etree.Element(f"{{{XHTML}}}html", attributes, nsmap=_NAMESPACES | namespaces)
    if lexicons:
        root.set(f"{{{SSML}}}alphabet", "ipa")
    head = element(root, "head")
    element(head, "meta", charset="utf-8")
    element(head, "title", title)
    element(head, "link", rel="stylesheet", type="text/css", href=STYLE)
    for lexicon in lexicons:
        where = {"hreflang": lexicon.language, "href": lexicon.file_name}
        element(head, "link", rel="pronunciation", type=MEDIA_TYPE, **where)
    return root, element(root, "body")


def serialise(root: etree._Element) -> bytes:
    """Return a content document as a file."""
    return bytes(etree.tostring(root, xml_declaration=True, encoding="utf-8", doctype="<!DOCTYPE html>"))


def title_page(publication: Publication, lexicons: Sequence[Lexicon] = ()) -> etree._Element:
    """Return the title page: cover, title, subtitle and byline, and where and when the article was published.

    The cover has no alternative text, because nothing is on it but what stands below.
    """
    metadata = publication.article.metadata
    root, body = _document(metadata.title, metadata.language, lexicons)
    section = element(body, "section", epub_type="titlepage", aria_label=publication.labels["title page"])
    width, height = map(str, PORTRAIT)
    element(element(section, "p", class_="cover"), "img", src=COVER, alt="", width=width, height=height)
    for utterance in (*publication.front, *publication.imprint):
        tag = "h1" if utterance.id == "title" else "p"
        line = element(section, tag, id=utterance.id, class_=utterance.id)
        fill(line, utterance.text, spans(utterance, publication), phonemes(utterance))
    return root


def contents(
    publication: Publication, documents: Sequence[Document], lexicons: Sequence[Lexicon] = ()
) -> etree._Element:
    """Return the navigation document: the table of contents, spoken, and the landmarks."""
    labels = publication.labels
    heading, *entries = publication.contents
    root, body = _document(heading.text, publication.article.metadata.language, lexicons)
    toc = element(body, "nav", epub_type="toc", role="doc-toc", aria_labelledby=heading.id)
    fill(element(toc, "h1", id=heading.id), heading.text, spans(heading, publication), phonemes(heading))
    lists = Lists(toc)
    for entry, (level, target) in zip(entries, targets(publication, documents), strict=True):
        link = element(element(lists.at(level, "ol"), "li"), "a", id=entry.id, href=target)
        if entry.language != publication.article.metadata.language:
            set_language(link, entry.language)
        fill(link, entry.text, spans(entry, publication), phonemes(entry))
    landmarks = element(body, "nav", epub_type="landmarks", hidden="hidden")
    listed = element(landmarks, "ol")
    for kind, href, label in (
        ("titlepage", "title.xhtml", labels["title page"]),
        ("toc", "nav.xhtml", heading.text),
        ("bodymatter", f"{documents[0].name}.xhtml", labels["start"]),
    ):
        element(element(listed, "li"), "a", label, epub_type=kind, href=href)
    return root


def targets(publication: Publication, documents: Sequence[Document]) -> list[tuple[int, str]]:
    """Return level and address of each entry of the table of contents.

    These are the headings of the article, behind its title; of several articles, their titles are headings.
    """
    headings = [
        (piece.level, f"{document.name}.xhtml#{piece.utterance.id}")
        for document in documents
        for piece in document.pieces
        if piece.block.role is Role.HEADING
    ]
    return headings if publication.article.parts else [(1, f"{documents[0].name}.xhtml"), *headings]


def bodies(
    publication: Publication, documents: Sequence[Document], lexicons: Sequence[Lexicon] = ()
) -> list[etree._Element]:
    """Return the content documents of the body: sections by heading and what stands in them, the notes.

    The note about an author stands last in its document.
    """
    references = References(
        {
            piece.block.name: (document.name, f"note-{piece.utterance.id}")
            for document in documents
            for piece in document.pieces
            if piece.block.role is Role.NOTE and piece.block.name
        }
    )
    roots, flows = [], []
    for document in documents:
        root, body = _document(document.title, document.language, lexicons)
        section = element(body, "section", epub_type="chapter", role="doc-chapter", aria_label=document.title)
        references.document = document.name
        flow = Flow(body, section, document, publication, references)
        flow.write()
        roots.append(root)
        flows.append(flow)
    for flow in flows:
        flow.lead_back()
    return roots
