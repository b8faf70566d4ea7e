"""A page that shows what cleaning did: what stays, what goes, and why, in the order of the article."""

from collections.abc import Iterable, Sequence
from pathlib import Path

from lxml import etree

from accessible import assets
from accessible.document import Article, Block, Metadata, Removed, Role, page_order
from accessible.html import add, begin, section, serialise
from accessible.prepare.shape import words
from accessible.report import by_rule, kind, known, shown, speaking
from accessible.whole import whole
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
    root, main = begin(f"What is spoken of {metadata.title}", assets.style("review"))
    heading = add(main, "h1", "What is spoken of ")
    _foreign(add(heading, "cite", metadata.title), metadata)
    _summary(section(main, "summary", "Summary"), article)
    legend = add(section(main, "legend", "How to read this page"), "ul")
    for line in _LEGEND:
        add(legend, "li", line)
    listed = add(section(main, "metadata", "What is known of the article"), "dl")
    for name, value in known(metadata):
        add(listed, "dt", name)
        described = add(listed, "dd", value)
        if name in _IN_ITS_LANGUAGE:
            _foreign(described, metadata)
    text = section(main, "text", "The text")
    for entry in page_order(article):
        _entry(text, entry, metadata)
    return serialise(root)


def _foreign(element: etree._Element, metadata: Metadata, block: Block | None = None) -> None:
    """Say in which language and direction the words of the article are."""
    language = (block and block.language) or metadata.language
    element.set("lang", language)
    element.set("dir", direction(language))


def _summary(part: etree._Element, article: Article) -> None:
    spoken, removed = article.blocks, article.removed
    listed = add(part, "ul")
    add(listed, "li", f"Spoken: {_count(spoken)}.")
    add(listed, "li", f"Not spoken: {_count(removed)}.")
    if not removed:
        return
    table = add(part, "table")
    add(table, "caption", "What is not spoken, by rule")
    head = add(add(table, "thead"), "tr")
    for name in ("Rule", "Reason", "Blocks", "Words", "To speak it"):
        add(head, "th", name, scope="col")
    body = add(table, "tbody")
    for (rule, why), entries in by_rule(removed).items():
        row = add(body, "tr")
        add(row, "th", rule, scope="row")
        add(row, "td", why)
        add(row, "td", f"{len(entries):,}")
        add(row, "td", f"{_words(entries):,}")
        option = speaking(rule)
        add(add(row, "td", "" if option.startswith("--keep") else "without "), "code", option)


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
    box = add(parent, "div", class_="removed")
    label = add(box, "p", class_="label")
    add(label, "strong", f"Not spoken: {entry.rule}.").tail = f" {_sentence((kind(block), entry.why))}"
    _foreign(add(add(box, "p"), "del", entry.text, class_="text"), metadata, block)


def _spoken(parent: etree._Element, block: Block, metadata: Metadata) -> None:
    if label := kind(block):
        add(parent, "p", _sentence((label,)), class_="label")
    tag = "h3" if block.role is Role.HEADING else "p"
    _foreign(add(parent, tag, shown(block), class_="text"), metadata, block)


def _sentence(parts: Iterable[str]) -> str:
    """Return what is not empty of `parts` as one sentence."""
    said = ", ".join(filter(None, parts))
    return f"{said[:1].upper()}{said[1:]}."
