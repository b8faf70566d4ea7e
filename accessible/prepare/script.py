"""An article as a script: everything that is said, in order."""

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial
from itertools import accumulate, pairwise

from accessible.document import UNHEARD, Article, Block, MarkKind, Metadata, Role, block_id, cells
from accessible.narration import Break, Sentence, Utterance
from accessible.prepare.language import primary
from accessible.prepare.segment import segment
from accessible.prepare.speakable import speakable

_RAISED = str.maketrans("0123456789+-", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻")


@dataclass(frozen=True, slots=True)
class Script:
    """The utterances of a publication, by the part that they belong to; see `Publication`."""

    front: tuple[Utterance, ...]
    imprint: tuple[Utterance, ...]
    contents: tuple[Utterance, ...]
    body: tuple[Utterance, ...]

    @property
    def utterances(self) -> tuple[Utterance, ...]:
        """Return all of them, in reading order."""
        return (*self.front, *self.imprint, *self.contents, *self.body)


def script(article: Article, labels: Mapping[str, str]) -> Script:
    """Return what is said of an article; `labels` are the words that are added, in its language."""
    language = article.metadata.language
    say = partial(_utterance, language=language)
    metadata = article.metadata
    front = [say("title", metadata.title, pause=Break.HEADING)]
    if metadata.subtitle:
        front.append(say("subtitle", metadata.subtitle))
    if metadata.authors:
        front.append(say("byline", labels["by"].format(", ".join(metadata.authors)), pause=Break.HEADING))
    headings = [_entry(block) for block in article.blocks if block.role is Role.HEADING]
    entries = [say(f"contents-{number}", text) for number, text in enumerate((metadata.title, *headings), 1)]
    body = (_of_block(block_id(number), block, language) for number, block in enumerate(article.blocks, 1))
    return Script(
        front=tuple(front),
        imprint=tuple(_imprint(metadata, labels)),
        contents=(say("contents", labels["contents"], pause=Break.HEADING), *entries),
        body=tuple(body),
    )


def _entry(heading: Block) -> str:
    """Return a heading as the table of contents lists it: in one line, without what is not said."""
    return _without(heading.text, _unheard(heading)).replace("\n", " ").strip() or heading.text


def _of_block(name: str, block: Block, article_language: str) -> Utterance:
    """Say a block: the number of a list item first, raised digits as what they are, a table cell by cell."""
    pause = Break.HEADING if block.role is Role.HEADING else Break.PARAGRAPH
    language = block.language or article_language
    text, unheard = _with_raised(block), _unheard(block)
    if block.role is Role.TABLE:
        spoken = _row(block, text, unheard, language)
    else:
        spoken = _sentences(text, unheard, 0, language)
    if block.number and any(sentence.spoken for sentence in spoken):
        spoken = (replace(spoken[0], spoken=f"{block.number}. {spoken[0].spoken}"), *spoken[1:])
    return Utterance(name, block.text, language, spoken, pause)


def _row(row: Block, text: str, unheard: Sequence[tuple[int, int]], language: str) -> tuple[Sentence, ...]:
    """Return the sentences of a row of a table: no sentence is in two cells, and what stands between them is silent."""
    found: list[Sentence] = []
    filled = [cell for cell in cells(row) if cell.start < cell.end]
    starts = [0, *(cell.start for cell in filled[1:]), len(text)]
    for cell, (start, end) in zip(filled, pairwise(starts), strict=True):
        sentences = list(_sentences(text[cell.start : cell.end], unheard, cell.start, language))
        sentences[0] = replace(sentences[0], start=start)
        sentences[-1] = replace(sentences[-1], end=end)
        found += sentences
    return tuple(found)


def _sentences(text: str, unheard: Sequence[tuple[int, int]], at: int, language: str) -> tuple[Sentence, ...]:
    """Return the sentences that tile `text`, which stands at `at` in its block, as if what is not said were not there.

    Each of the ranges `unheard` of the block belongs to the sentence before it, or to the first.
    """
    cut = [(max(start - at, 0), min(end - at, len(text))) for start, end in unheard]
    cut = [(start, end) for start, end in cut if start < end]
    shifts = [0, *accumulate(end - start for start, end in cut)]
    places = [start - shift for (start, _), shift in zip(cut, shifts, strict=False)]
    found = segment(_without(text, cut), language, partial(speakable, language=language)) or (Sentence(0, 0, ""),)
    edges = [0, *(sentence.end + shifts[bisect_right(places, sentence.end)] for sentence in found)]
    return tuple(
        Sentence(at + start, at + end, sentence.spoken)
        for sentence, (start, end) in zip(found, pairwise(edges), strict=True)
        if start < end
    )


def _unheard(block: Block) -> list[tuple[int, int]]:
    """Return the ranges of the text that are not said, in order, none over another."""
    ranges: list[tuple[int, int]] = []
    for mark in block.marks:
        start = max(mark.start, ranges[-1][1] if ranges else 0)
        if mark.kind in UNHEARD and start < mark.end:
            ranges.append((start, mark.end))
    return ranges


def _without(text: str, ranges: Sequence[tuple[int, int]]) -> str:
    """Return `text` without `ranges`, which are in order."""
    edges = [0, *(edge for both in ranges for edge in both), len(text)]
    return "".join(text[start:end] for start, end in zip(edges[::2], edges[1::2], strict=True))


def _with_raised(block: Block) -> str:
    """Return the text with each raised digit as the Unicode character for it: as long as before."""
    text = list(block.text)
    for mark in block.marks:
        if mark.kind is MarkKind.SUPERSCRIPT:
            text[mark.start : mark.end] = [char.translate(_RAISED) for char in text[mark.start : mark.end]]
    return "".join(text)


def _imprint(metadata: Metadata, labels: Mapping[str, str]) -> list[Utterance]:
    """Say where and when the article was published."""
    said = []
    if metadata.source:
        said.append(_utterance("source", labels["source"].format(metadata.source), metadata.language))
    if metadata.published:
        said.append(
            _utterance(
                "published",
                labels["published"].format(long_date(metadata.published, metadata.language)),
                metadata.language,
            )
        )
    return said


def long_date(published: str, language: str) -> str:
    """Return the day of an ISO 8601 date in words, as the language writes it; the date itself if it has no day."""
    try:
        day = datetime.fromisoformat(published).date()
    except ValueError:
        return published
    if language in {"en", "en-US"}:  # Babel writes the same, for a quarter of what a second run costs
        return f"{day:%B} {day.day}, {day.year}"
    from babel import Locale, UnknownLocaleError
    from babel.dates import format_date

    try:
        locale = Locale.parse(language, sep="-")
    except (UnknownLocaleError, ValueError):
        locale = Locale.parse(primary(language) if primary(language) in _locales() else "en")
    return format_date(day, "long", locale)


def _locales() -> list[str]:
    from babel.localedata import locale_identifiers

    return locale_identifiers()


def _utterance(name: str, text: str, language: str, pause: Break = Break.PARAGRAPH) -> Utterance:
    return Utterance(name, text, language, segment(text, language, partial(speakable, language=language)), pause)
