"""Styles: the highlight of what is being read, and what readers can change."""

import re
from collections.abc import Iterator

from accessible.check.book import Book, Document
from accessible.check.message import Codes, Finding, Findings, error, warning
from accessible.check.style import Block

CODES: Codes = {
    "STY-001": warning(
        "there is no class for what is being read",
        "The reading system takes a highlight of its own, or none.",
        "Declare media:active-class, and style it.",
    ),
    "STY-002": error(
        "the class for what is being read is no name of a class",
        "Written with a dot, or with a space, it matches no style: nothing is highlighted.",
        "Write the name alone, such as -epub-media-overlay-active.",
    ),
    "STY-003": warning(
        "no style shows what is being read",
        "Nothing is highlighted: who follows with the eyes, with dyslexia for one, gets lost.",
        "Link a style sheet with that class in every document that is narrated.",
    ),
    "STY-004": warning(
        "what is being read is shown by colour alone",
        "Who does not see the colour, or reads on grey paper, does not see the highlight.",
        "Add an underline, an outline or a border.",
    ),
    "STY-005": warning(
        "sizes of letters are fixed",
        "Who needs larger letters does not get them.",
        "Write sizes in em, rem or percent.",
    ),
    "STY-006": warning(
        "colours of the text are fixed",
        "In the dark, or with colours of their own, readers get black letters on black, or a bright page.",
        "Leave colours of the text and the page to the reading system, or write others for prefers-color-scheme: dark.",
    ),
    "STY-007": warning(
        "the highlight has a background, but no colour for its letters",
        "In dark mode the letters are bright, and so is the highlight: the sentence that is read cannot be seen.",
        "Write color beside background-color.",
    ),
}

_NAME = re.compile(r"-?[^\W\d][\w-]*|--[\w-]+")
_ABSOLUTE = re.compile(r"(?<![\w.-])\d*\.?\d+(?:px|pt|pc|cm|mm|in|q)\b")
_SIZES = ("font-size", "font", "line-height")
_SHAPES = (
    "text-decoration",
    "outline",
    "border",
    "font-weight",
    "font-style",
    "font-size",
    "box-shadow",
    "text-emphasis",
)
_NOTHING = re.compile(r"(?:none|0|normal|inherit|initial|unset)(?:\s*!important)?")
_TEXT = frozenset("html body :root * p div section article main span li td th blockquote h1 h2 h3 h4 h5 h6".split())
_FREE = re.compile(r"inherit|initial|unset|revert|currentcolor|transparent|none|canvas|canvastext|var\(|url\(")


def narrated(book: Book) -> list[Document]:
    """Return the documents of the reading order that overlays narrate."""
    return [page for page in book.pages if page.name in book.narrated]


def active(book: Book) -> Findings:
    """There is a class for what is being read, and styles for it."""
    if not book.overlays:
        return
    classes = book.values("media:active-class")
    if not classes:
        text = "There is no media:active-class: declare the class of what is being read."
        yield Finding("STY-001", book.package_name, text)
    for name in [*classes, *book.values("media:playback-active-class")]:
        if not _NAME.fullmatch(name):
            yield Finding("STY-002", book.package_name, f"{name!r} is no name of a class: write the name alone.")
    for name in filter(_NAME.fullmatch, classes):
        yield from _active(book, name)


def _active(book: Book, name: str) -> Findings:
    blocks: dict[str, list[Block]] = {}
    for page in narrated(book):
        found = [(where, block) for where, block in book.styles(page) if name in block.classes]
        if not found:
            text = f"No style of this document has the class {name!r}: link a style sheet that shows it."
            yield Finding("STY-003", page.name, text)
        for where, block in found:
            blocks.setdefault(where, []).append(block)
    for where, styled in blocks.items():
        yield from _highlight(where, name, styled)


def _highlight(where: str, name: str, styled: list[Block]) -> Findings:
    declared: dict[str, str] = {}
    for block in styled:
        declared |= block.declared
    shapes = [each for each in declared if each.startswith(_SHAPES) and each != "border-radius"]
    if declared and all(_NOTHING.fullmatch(declared[each]) for each in shapes):
        text = f"The class {name!r} changes colours only: add an underline or an outline."
        yield Finding("STY-004", where, text)
    if _coloured(declared, "background-color", "background") and not declared.get("color"):
        text = f"The class {name!r} has a background, but no color: write both."
        yield Finding("STY-007", where, text)


def _coloured(declared: dict[str, str], *names: str) -> bool:
    """Say whether a colour is given by one of these properties, and not left to the reading system."""
    return any(declared.get(each) and not _FREE.match(declared[each]) for each in names)


def fixed_sizes(book: Book) -> Iterator[tuple[str, str]]:
    """Yield each place where the size of letters is fixed, and what stands there."""
    for where, block in book.all_styles:
        for name in _SIZES:
            if "print" not in block.media and (size := _ABSOLUTE.search(block.declared.get(name, ""))):
                yield where, f"{block.selector!r} has the {name} {size[0]}"


def sizes(book: Book) -> Findings:
    """Sizes of letters can be changed."""
    if book.is_fixed:
        return
    for where, text in dict(reversed(list(fixed_sizes(book)))).items():
        yield Finding("STY-005", where, f"{text}: write em or percent.")


def colours(book: Book) -> Findings:
    """Colours of the text can be changed."""
    if book.is_fixed or any(block.is_for_darkness for _, block in book.all_styles):
        return
    found: dict[str, str] = {}
    for where, block in book.all_styles:
        is_text = any(each.strip().lower() in _TEXT for each in block.selector.split(","))
        if is_text and _coloured(block.declared, "color", "background-color", "background"):
            found.setdefault(where, block.selector)
    for where, selector in found.items():
        text = f"{selector!r} has a fixed colour: leave it to the reading system, or add one for the dark."
        yield Finding("STY-006", where, text)


RULES = (active, sizes, colours)
