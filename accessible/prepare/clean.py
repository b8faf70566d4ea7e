"""What of a page is the article: rules that drop, relabel, or lift into the metadata.

A rule is a named function that sees the whole article and reports findings. Nothing is deleted: what a rule
drops is kept in `removed` with the rule's name and a reason; what it lifts is spoken with the title. No rule
changes a letter.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from accessible.document import Article, Metadata, Removed, Role
from accessible.prepare.chrome import PHRASE_RULES
from accessible.prepare.credits import Credits, parse_credits, parse_names, parse_unclear
from accessible.prepare.echoes import pull_quote
from accessible.prepare.finding import Finding, Rule
from accessible.prepare.phrases import phrase
from accessible.prepare.shape import body_of, ends_as_sentence, plain, words

LONGEST_TITLE = 30  # words
LONGEST_NOTE = 80  # words
HEAD = 4  # blocks in which bylines may stand, where no full paragraph shows where the text begins
EMPTY_LABEL = "a label of the byline, without what it stood for"
AUTHOR_LABELS = frozenset(
    {"by", "written by", "author", "von", "autor", "autorin", "par", "auteur", "por", "autora", "di", "door"}
)
TAIL = 6  # blocks in which an author's biography may stand

_AUTHOR = re.compile(
    r"(?:the|this) (?:author|writer)s? (?:is|are|was|works|writes)\b|about the author\b"
    r"|(?:der|die) autor(?:in)? (?:ist|arbeitet)\b|l[’']auteure? est\b|(?:el|la) autora? es\b|l[’']autore è\b"
    r"|作者(?:是|为|系)",
    re.IGNORECASE,
)
_TRADE = re.compile(
    r".{3,60}? (?:is|was) (?:an? |the )?(?:[\w-]+ ){0,4}"
    r"(?:writer|reporter|journalist|columnist|correspondent|editor|freelancer|contributor)\b",
    re.IGNORECASE,
)


def title(article: Article) -> Iterator[Finding]:
    """The title of the page, where it stands again above the text, or the first line of a text without one."""
    known = plain(article.metadata.title)
    body = body_of(article.blocks)
    start = body.start if body else min(HEAD, len(article.blocks) - 1)
    for index, block in enumerate(article.blocks[:start]):
        text = plain(block.text)
        if known and (
            text == known or (block.role is Role.HEADING and block.level == 1 and f"{known} ".startswith(f"{text} "))
        ):
            yield Finding(index)
        elif (
            not known
            and (body or not ends_as_sentence(block.text))
            and 0 < words(block.text) <= LONGEST_TITLE
            and (index == 0 or not parse_credits(block.text).fields)
        ):
            yield Finding(index, metadata={"title": block.text})
            return


def byline(article: Article) -> Iterator[Finding]:
    """Author, source and date, in lines of their own above or right below the text."""
    body = body_of(article.blocks)
    for index, block in enumerate(article.blocks):
        is_near = index not in body if body else index < HEAD
        if not is_near or block.role is Role.HEADING:
            continue
        found = _credits(article, index, is_above=index < body.start)
        if found.fields or found.left_out:
            yield Finding(index, why=found.left_out, metadata=found.fields)


def _credits(article: Article, index: int, *, is_above: bool) -> Credits:
    text = article.blocks[index].text
    found = parse_credits(text)
    if found.fields or found.left_out:
        return found
    if index and _is_author_label(article.blocks[index - 1].text) and (names := parse_names(text)):
        return Credits({"authors": names})
    if text in article.metadata.authors:
        return Credits({"authors": article.metadata.authors})
    if (known := phrase(text)) and known.rule == "byline" and not ends_as_sentence(text.rstrip(":：")):
        return Credits({}, EMPTY_LABEL)
    return parse_unclear(text) if is_above else Credits()


def _is_author_label(text: str) -> bool:
    return plain(text) in AUTHOR_LABELS


def subtitle(article: Article) -> Iterator[Finding]:
    """One line that is no sentence, between the title and the text."""
    head = article.blocks[: body_of(article.blocks).start]
    if article.metadata.subtitle or not article.metadata.title or len(head) != 1:
        return
    line = head[0]
    if line.role is Role.PARAGRAPH and 3 < words(line.text) <= LONGEST_TITLE and not ends_as_sentence(line.text):  # noqa: PLR2004  fewer words are a label
        yield Finding(0, metadata={"subtitle": line.text})


def author_note(article: Article) -> Iterator[Finding]:
    """The biography of the author is kept, as a note at the end."""
    body = body_of(article.blocks)
    first = max(len(article.blocks) - TAIL, body.start + 1)
    names = tuple(article.metadata.authors)
    for index, block in enumerate(article.blocks[first:], first):
        says_who = _AUTHOR.match(block.text) or (names and block.text.startswith(names) and _TRADE.match(block.text))
        is_last = index not in body and _TRADE.match(block.text)
        if words(block.text) <= LONGEST_NOTE and (says_who or is_last):
            yield Finding(index, block=replace(block, role=Role.NOTE, level=0, about="author"))


RULES: tuple[Rule, ...] = (*PHRASE_RULES, title, byline, subtitle, pull_quote, author_note)
"""In this order: a caption must be gone before what is left above the text can be the subtitle."""


def clean(article: Article) -> Article:
    """Return the article without chrome. If the rules would leave nothing, nothing is taken out."""
    places = list(enumerate(article.blocks))
    metadata = article.metadata
    removed: list[tuple[int, Removed]] = []
    for rule in RULES:
        findings = {
            finding.index: finding
            for finding in rule(replace(article, metadata=metadata, blocks=tuple(block for _, block in places)))
        }
        for finding in findings.values():
            metadata = _merge(metadata, finding.metadata)
            why = finding.why or _contradicted(metadata, finding)
            if why:
                place, block = places[finding.index]
                removed.append((place, Removed(block.text, rule.__name__, why)))
        places = [
            (place, findings[index].block or block) if index in findings else (place, block)
            for index, (place, block) in enumerate(places)
            if index not in findings or findings[index].block
        ]
    if not any(char.isalnum() for _, block in places for char in block.text):
        return article
    places.sort(key=lambda pair: (pair[1].about == "author", pair[0]))
    kept = tuple(block for _, block in places)
    return Article(
        metadata, kept, (*article.removed, *(entry for _, entry in sorted(removed, key=lambda pair: pair[0])))
    )


def _contradicted(metadata: Metadata, finding: Finding) -> str:
    """Say of a lifted block that its words are not those that are spoken: the metadata had others already."""
    differs = any(getattr(metadata, name) != value for name, value in finding.metadata.items())
    return "" if finding.block or not differs else "the page's own metadata says it in other words"


def _merge(metadata: Metadata, fields: Mapping[str, str | tuple[str, ...]]) -> Metadata:
    """Add fields that are not known yet; subjects are added to the known ones."""
    new: dict[str, Any] = {
        name: value for name, value in fields.items() if name != "subjects" and not getattr(metadata, name)
    }
    subjects = tuple(dict.fromkeys((*metadata.subjects, *fields.get("subjects", ()))))
    return replace(metadata, **new, subjects=subjects)
