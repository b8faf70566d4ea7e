"""What of a page is the article: rules that drop, relabel, or lift into the metadata.

A rule is a named function that sees the whole article and reports findings. Nothing is deleted: what a rule
drops is kept in `removed` with the rule's name and a reason; what it lifts is spoken with the title. No rule
changes a letter.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import islice
from typing import Any

from accessible.document import Article, Block, Metadata, Removed, Role
from accessible.prepare.credits import parse_credits
from accessible.prepare.phrases import PHRASES, WHY

FULL_PARAGRAPH = 20  # words
LONGEST_SENTENCE_END = 40  # characters: a stop, and the quotation marks, brackets and reference behind it
LONGEST_PHRASE = 40  # words
LONGEST_PHRASE_LINE = 1000  # characters: what is longer has no word breaks, and is not looked at by a pattern
LONGEST_TITLE = 30  # words
LONGEST_NOTE = 80  # words
HEAD = 4  # blocks in which bylines may stand, where no full paragraph shows where the text begins
TAIL = 6  # blocks in which an author's biography may stand

_WORD = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3]{2}|[^\W_]+")
_SENTENCE_END = re.compile(r"[.!?…。！？:：।۔؟։።][\"'”’»」)\]]*(?:\[\d+\])?$")
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


@dataclass(frozen=True, slots=True)
class Finding:
    """What a rule says of the block at `index`.

    The block is dropped for the reason `why`; or replaced by `block`; or, with neither, lifted: its words
    are in the metadata. `metadata` holds the fields it gives; one that is known already is not changed.
    """

    index: int
    why: str = ""
    block: Block | None = None
    metadata: Mapping[str, str | tuple[str, ...]] = field(default_factory=dict)


Rule = Callable[[Article], Iterator[Finding]]


def words(text: str, most: int | None = None) -> int:
    """Return the number of words, counted to `most`; two Chinese, Japanese or Korean characters count as one."""
    return sum(1 for _ in islice(_WORD.finditer(text), most))


def _is_full(block: Block) -> bool:
    """Say whether this can only be a paragraph of the body."""
    return (
        block.role is not Role.HEADING
        and words(block.text, FULL_PARAGRAPH) == FULL_PARAGRAPH
        and bool(_SENTENCE_END.search(block.text, len(block.text) - LONGEST_SENTENCE_END))
    )


def _body(blocks: Sequence[Block]) -> range:
    """Return the indexes from the first full paragraph to the last; empty if there is none."""
    first = next((index for index, block in enumerate(blocks) if _is_full(block)), None)
    if first is None:
        return range(0)
    return range(first, next(index for index in range(len(blocks), first, -1) if _is_full(blocks[index - 1])))


def title(article: Article) -> Iterator[Finding]:
    """The title of the page, where it stands again above the text, or the first line of a text without one."""
    known = _plain(article.metadata.title)
    body = _body(article.blocks)
    start = body.start if body else min(HEAD, len(article.blocks) - 1)
    for index, block in enumerate(article.blocks[:start]):
        text = _plain(block.text)
        if known and (
            text == known or (block.role is Role.HEADING and block.level == 1 and f"{known} ".startswith(f"{text} "))
        ):
            yield Finding(index)
        elif (
            not known
            and (body or not _SENTENCE_END.search(block.text))
            and 0 < words(block.text, LONGEST_TITLE + 1) <= LONGEST_TITLE
            and (index == 0 or not parse_credits(block.text).fields)
        ):
            yield Finding(index, metadata={"title": block.text})
            return


def _plain(text: str) -> str:
    return " ".join(_WORD.findall(text)).casefold()


def byline(article: Article) -> Iterator[Finding]:
    """Author, source and date, in lines of their own above or right below the text."""
    body = _body(article.blocks)
    for index, block in enumerate(article.blocks):
        is_near = index not in body if body else index < HEAD
        if not is_near or block.role is Role.HEADING:
            continue
        found = parse_credits(block.text)
        if found.fields:
            yield Finding(index, why=found.left_out, metadata=found.fields)


def subtitle(article: Article) -> Iterator[Finding]:
    """One line that is no sentence, between the title and the text."""
    head = article.blocks[: _body(article.blocks).start]
    if article.metadata.subtitle or not article.metadata.title or len(head) != 1:
        return
    line = head[0]
    if line.role is Role.PARAGRAPH and 3 < words(line.text) <= LONGEST_TITLE and not _SENTENCE_END.search(line.text):  # noqa: PLR2004  fewer words are a label
        yield Finding(0, metadata={"subtitle": line.text})


def _phrase(rule: str) -> Rule:
    """Return the rule that drops blocks that say nothing but what chrome of this kind says."""
    pattern, why = PHRASES[rule], WHY[rule]

    def drop(article: Article) -> Iterator[Finding]:
        body = _body(article.blocks)
        for index, block in enumerate(article.blocks):
            is_section = block.role is Role.HEADING and index < body.stop
            match = None if len(block.text) > LONGEST_PHRASE_LINE else pattern.fullmatch(block.text)
            if not match or is_section or _is_full(block) or words(block.text, LONGEST_PHRASE + 1) > LONGEST_PHRASE:
                continue
            if not (index in body and _could_be_text(rule, block.text)):
                yield Finding(index, why, metadata=_subjects(match))

    drop.__name__ = rule
    return drop


def _could_be_text(rule: str, text: str) -> bool:
    """Say whether a match between full paragraphs can be text: a heading of one word, or a whole sentence."""
    return (rule == "navigation" and words(text) == 1) or (rule == "caption" and bool(_SENTENCE_END.search(text)))


def _subjects(match: re.Match[str]) -> dict[str, tuple[str, ...]]:
    listed = [value for name, value in match.groupdict().items() if name.startswith("subjects") and value]
    subjects = tuple(name.strip() for value in listed for name in re.split(r"[,;|、，]", value) if name.strip())
    return {"subjects": subjects} if subjects else {}


def author_note(article: Article) -> Iterator[Finding]:
    """The biography of the author is kept, as a note at the end."""
    body = _body(article.blocks)
    first = max(len(article.blocks) - TAIL, body.start + 1)
    names = tuple(article.metadata.authors)
    for index, block in enumerate(article.blocks[first:], first):
        says_who = _AUTHOR.match(block.text) or (names and block.text.startswith(names) and _TRADE.match(block.text))
        is_last = index not in body and _TRADE.match(block.text)
        if words(block.text, LONGEST_NOTE + 1) <= LONGEST_NOTE and (says_who or is_last):
            yield Finding(index, block=replace(block, role=Role.NOTE, level=0, about="author"))


PHRASE_RULES = tuple(_phrase(rule) for rule in PHRASES)
RULES: tuple[Rule, ...] = (*PHRASE_RULES, title, byline, subtitle, author_note)
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
