"""A page that shows what cleaning did: what stays, what goes, and why, in the order of the article."""

import hashlib
from base64 import b64encode
from collections.abc import Iterable, Sequence
from pathlib import Path

from lxml import etree

from accessible import assets
from accessible.document import Article, Block, Metadata, Removed, Role, page_order
from accessible.pipeline import whole
from accessible.prepare.shape import words
from accessible.report import by_rule, kind, known, shown, speaking
from accessible.writers.markup import direction

_LEGEND = (
    "What is spoken stands here as plain text, in the order in which it is spoken.",
    "What is not spoken stands where it stood, in a box with a dashed edge, and is struck through.",
    "Such a box begins with the words “Not spoken”, the rule that took the text out, and the reason.",
    "A label above a text says what it is, where it is no ordinary paragraph.",
)
_IN_ITS_LANGUAGE = frozenset({"title", "subtitle", "subjects", "description"})


def write(article: Article, path: Path) -> None:
    """Write the page: whole, or not at all. Raises StorageError."""
    with whole(path, "--html") as partial:
        partial.write_bytes(page(article))


def page(article: Article) -> bytes:
    """Return the page as HTML that needs nothing beside it, no script and no network."""
    metadata = article.metadata
    root = etree.Element("html", lang="en")
    _head(_add(root, "head"), f"What is spoken of {metadata.title}")
    main = _add(_add(root, "body"), "main")
    heading = _add(main, "h1", "What is spoken of ")
    _foreign(_add(heading, "cite", metadata.title), metadata)
    _summary(_section(main, "summary", "Summary"), article)
    legend = _add(_section(main, "legend", "How to read this page"), "ul")
    for line in _LEGEND:
        _add(legend, "li", line)
    listed = _add(_section(main, "metadata", "What is known of the article"), "dl")
    for name, value in known(metadata):
        _add(listed, "dt", name)
        described = _add(listed, "dd", value)
        if name in _IN_ITS_LANGUAGE:
            _foreign(described, metadata)
    text = _section(main, "text", "The text")
    for entry in page_order(article):
        _entry(text, entry, metadata)
    return bytes(etree.tostring(root, method="html", encoding="utf-8", doctype="<!DOCTYPE html>"))


def _add(parent: etree._Element, tag: str, text: str = "", **attributes: str) -> etree._Element:
    child = etree.SubElement(parent, tag, {name.rstrip("_"): value for name, value in attributes.items()})
    child.text = text or None
    return child


def _head(head: etree._Element, title: str) -> None:
    style = assets.review_style()
    digest = b64encode(hashlib.sha256(style.encode()).digest()).decode()
    policy = {"http-equiv": "Content-Security-Policy", "content": f"default-src 'none'; style-src 'sha256-{digest}'"}
    _add(head, "meta", charset="utf-8")
    etree.SubElement(head, "meta", policy)
    _add(head, "meta", name="viewport", content="width=device-width, initial-scale=1")
    _add(head, "title", title)
    _add(head, "style", style)


def _section(parent: etree._Element, name: str, heading: str) -> etree._Element:
    section = etree.SubElement(parent, "section", {"aria-labelledby": name})
    _add(section, "h2", heading, id=name)
    return section


def _foreign(element: etree._Element, metadata: Metadata, block: Block | None = None) -> None:
    """Say in which language and direction the words of the article are."""
    language = (block and block.language) or metadata.language
    element.set("lang", language)
    element.set("dir", direction(language))


def _summary(section: etree._Element, article: Article) -> None:
    spoken, removed = article.blocks, article.removed
    listed = _add(section, "ul")
    _add(listed, "li", f"Spoken: {_count(spoken)}.")
    _add(listed, "li", f"Not spoken: {_count(removed)}.")
    if not removed:
        return
    table = _add(section, "table")
    _add(table, "caption", "What is not spoken, by rule")
    head = _add(_add(table, "thead"), "tr")
    for name in ("Rule", "Reason", "Blocks", "Words", "To speak it"):
        _add(head, "th", name, scope="col")
    body = _add(table, "tbody")
    for (rule, why), entries in by_rule(removed).items():
        row = _add(body, "tr")
        _add(row, "th", rule, scope="row")
        _add(row, "td", why)
        _add(row, "td", f"{len(entries):,}")
        _add(row, "td", f"{_words(entries):,}")
        option = speaking(rule)
        _add(_add(row, "td", "" if option.startswith("--keep") else "without "), "code", option)


def _count(entries: Sequence[Block | Removed]) -> str:
    """Return how many blocks and words these are."""
    return f"{_plural(len(entries), 'block')}, {_plural(_words(entries), 'word')}"


def _words(entries: Iterable[Block | Removed]) -> int:
    return sum(words(entry.text) for entry in entries)


def _plural(number: int, thing: str) -> str:
    return f"{number:,} {thing}{'s' * (number != 1)}"


def _entry(parent: etree._Element, entry: Block | Removed, metadata: Metadata) -> None:
    if isinstance(entry, Block):
        _spoken(parent, entry, metadata)
        return
    block = entry.block or Block(entry.text)
    box = _add(parent, "div", class_="removed")
    label = _add(box, "p", class_="label")
    _add(label, "strong", f"Not spoken: {entry.rule}.").tail = f" {_sentence((kind(block), entry.why))}"
    _foreign(_add(_add(box, "p"), "del", entry.text, class_="text"), metadata, block)


def _spoken(parent: etree._Element, block: Block, metadata: Metadata) -> None:
    if label := kind(block):
        _add(parent, "p", _sentence((label,)), class_="label")
    tag = "h3" if block.role is Role.HEADING else "p"
    _foreign(_add(parent, tag, shown(block), class_="text"), metadata, block)


def _sentence(parts: Iterable[str]) -> str:
    """Return what is not empty of `parts` as one sentence."""
    said = ", ".join(filter(None, parts))
    return f"{said[:1].upper()}{said[1:]}."
