"""What the metadata of a book says of its accessibility: nothing but what its content documents bear out."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from lxml import etree

from accessible import assets
from accessible.document import Role
from accessible.publication import Publication
from accessible.writers.markup import EPUB, XHTML

CONFORMANCE = "EPUB Accessibility 1.1 - WCAG 2.2 Level AA"
"""The only form in which the specification lets this be said."""
_PREFIXES = {"h": XHTML, "epub": EPUB, "m": "http://www.w3.org/1998/Math/MathML"}
_UNSPACED = frozenset({"zh", "ja"})
"""Languages that put no space between sentences."""


@dataclass(frozen=True, slots=True)
class Contents:
    """What is in a book, counted in its content documents.

    `pictures` are those of the text, not the cover; `undescribed` are those of them without a description, but for
    ornaments, which have an empty one.
    `lexicons` is how many there are for pronunciation.
    """

    pictures: int = 0
    undescribed: int = 0
    has_mathematics: bool = False
    has_notes: bool = False
    has_page_list: bool = False
    has_page_breaks: bool = False
    has_fixed_layout: bool = False
    lexicons: int = 0


def contents(roots: Iterable[etree._Element], lexicons: int) -> Contents:
    """Return what is in a book whose content documents have these roots."""
    roots = list(roots)
    described = [_is_described(img.get("alt")) for root in roots for img in _found(root, "//h:figure//h:img")]

    def has(path: str) -> bool:
        return any(_found(root, f"({path})[1]") for root in roots)

    return Contents(
        len(described),
        described.count(False),
        has("//m:math"),
        has("//*[@epub:type='footnote' or @epub:type='endnote']"),
        has("//h:nav[@epub:type='page-list']"),
        has("//*[@role='doc-pagebreak']"),
        has("//h:head/h:meta[@name='viewport']"),
        lexicons,
    )


def _found(root: etree._Element, path: str) -> list[etree._Element]:
    return list(root.xpath(path, namespaces=_PREFIXES))


def _is_described(alternative: str | None) -> bool:
    """Say whether the text in place of a picture has words, and not only those that say that nothing describes it.

    An empty one says that the picture is an ornament.
    """
    if not alternative:
        return alternative == ""
    return any(map(str.isalnum, alternative)) and alternative.strip() not in assets.undescribed()


def modes(found: Contents) -> list[str]:
    """Return how the content is perceived. The sound does not count: it says what the text says."""
    return ["textual", *["visual"] * bool(found.pictures)]


def sufficient_modes(publication: Publication, found: Contents) -> list[str]:
    """Return the ways, each of one mode or several, in which nothing of the content is lost."""
    ways = []
    if not found.undescribed:
        ways += ["textual", *["auditory"] * publication.narration.is_complete]
    return [*ways, *["textual,visual"] * bool(found.pictures)]


def features(found: Contents) -> list[str]:
    """Return the terms of the vocabulary for what is in every book of ours, then of what is in this one."""
    return [
        "synchronizedAudioText",
        "tableOfContents",
        "readingOrder",
        "structuralNavigation",
        *["displayTransformability"] * (not found.has_fixed_layout),
        "ARIA",
        "unlocked",
        *["alternativeText"] * bool(found.pictures and not found.undescribed),
        *["MathML"] * found.has_mathematics,
        *["pageNavigation"] * found.has_page_list,
        *["pageBreakMarkers"] * found.has_page_breaks,
        *["ttsMarkup"] * bool(found.lexicons),
    ]


def summary(publication: Publication, found: Contents) -> str:
    """Return what is there and what is not in plain words, in the book's language or else in English."""
    language = publication.article.metadata.language
    sentences = list(_sentences(publication, found, assets.accessibility(language)))
    return ("" if assets.labelled(language) in _UNSPACED else " ").join(sentences)


def _sentences(publication: Publication, found: Contents, words: dict[str, str]) -> Iterator[str]:
    narration, certifier = publication.narration, publication.certifier
    yield words["voices" if len(narration.voices) > 1 else "voice"]
    if not narration.is_complete:
        yield words["unspoken"]
    yield words["navigation"]
    yield words["fixed" if found.has_fixed_layout else "changeable"]
    yield words["still"]
    yield from _of_pictures(found, _left_out(publication, found), words)
    if found.has_notes:
        yield words["notes"]
    if not found.has_page_list:
        yield words["no pages"]
    if found.lexicons:
        yield words["pronunciation"]
    yield words["certified"].format(certifier.name) if certifier else words["uncertified"]


def _of_pictures(found: Contents, left_out: int, words: dict[str, str]) -> Iterator[str]:
    if found.undescribed:
        yield words["undescribed"].format(found.undescribed, found.pictures)
    elif found.pictures:
        yield words["pictures"]
    if left_out:
        yield words["left out"].format(left_out)


def _left_out(publication: Publication, found: Contents) -> int:
    """Return how many pictures of the article are not in the book."""
    figures = sum(block.role is Role.FIGURE for block in publication.article.blocks)
    return max(0, figures - found.pictures)
