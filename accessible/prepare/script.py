"""An article as a script: everything that is said, in order."""

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial
from itertools import accumulate, groupby, pairwise

from accessible.document import (
    UNHEARD,
    Article,
    Block,
    Mark,
    MarkKind,
    Metadata,
    Role,
    block_id,
    cells,
    heading_levels,
)
from accessible.narration import Break, Part, Phrase, Sentence, Utterance
from accessible.prepare.headers import Header, rows
from accessible.prepare.language import passages, primary
from accessible.prepare.segment import segment
from accessible.prepare.speakable import speakable

_PAUSES = ",;:、，；："
_STOPS = ".!?…。！？"
_ANSWERS = dict.fromkeys("✓✔✅☑", "yes") | dict.fromkeys("✗✘✕✖❌☒×", "no")
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


@dataclass(frozen=True, slots=True)
class Manner:
    """How an article is said, where there is a choice.

    `emoji` says that emoji are named, `headings` that a word announces each heading, beside the pause.
    """

    emoji: bool = False
    headings: bool = False


def script(article: Article, labels: Mapping[str, str], manner: Manner = Manner()) -> Script:
    """Return what is said of an article; `labels` are the words that are added, in its language."""
    language = article.metadata.language
    say = partial(_utterance, language=language, manner=manner)
    metadata = article.metadata
    front = [say("title", metadata.title, pause=Break.HEADING, part=Part.HEADING)]
    if metadata.subtitle:
        front.append(say("subtitle", metadata.subtitle))
    if metadata.authors:
        front.append(say("byline", labels["by"].format(", ".join(metadata.authors)), pause=Break.HEADING))
    headings = [_entry(block) for block in article.blocks if block.role is Role.HEADING]
    entries = [say(f"contents-{number}", text) for number, text in enumerate((metadata.title, *headings), 1)]
    return Script(
        front=tuple(front),
        imprint=tuple(_imprint(metadata, labels, manner)),
        contents=(say("contents", labels["contents"], pause=Break.HEADING), *entries),
        body=tuple(_Body(article, labels, manner).utterances()),
    )


def saying(text: str, language: str, manner: Manner) -> Utterance:
    """Return a text as one utterance, said as in an article."""
    return _utterance("say", text, language, manner)


def _entry(heading: Block) -> str:
    """Return a heading as the table of contents lists it: in one line, without what is not said."""
    return _without(heading.text, _unheard(heading)).replace("\n", " ").strip() or heading.text


class _Body:
    """Says the blocks of an article, each by what it is."""

    def __init__(self, article: Article, labels: Mapping[str, str], manner: Manner) -> None:
        self._blocks = article.blocks
        self._labels = labels
        self._manner = manner
        self._language = article.metadata.language
        self._rows = rows(article.blocks)
        self._said: dict[Header, tuple[Phrase, ...]] = {}

    def utterances(self) -> Iterator[Utterance]:
        """Yield what is said, block by block."""
        for place, (block, level) in enumerate(zip(self._blocks, heading_levels(self._blocks), strict=True)):
            text = self._text(block)
            said = self._row(place, text) if place in self._rows else _sentences(text, 0, len(text.text))
            said = _after(self._announced(block, level), said)
            pause = Break.HEADING if block.role is Role.HEADING else Break.PARAGRAPH
            yield Utterance(block_id(place + 1), block.text, text.language, said, pause, _part(block))

    def _announced(self, block: Block, level: int) -> list[Phrase]:
        """Return what is said before a block to tell what it is."""
        if block.number:
            return [Phrase(f"{block.number}. ", block.language or self._language)]
        if block.role is Role.HEADING and self._manner.headings:
            return [Phrase(self._labels["heading"].format(level), self._language)]
        return []

    def _text(self, block: Block) -> "_Text":
        language = block.language or self._language
        return _Text(_with_raised(block), language, self._manner, _unheard(block), _languages(block))

    def _row(self, place: int, text: "_Text") -> tuple[Sentence, ...]:
        """Say a row of a table cell by cell, each behind the headers of its column; what separates cells is silent."""
        row = self._rows[place]
        filled = [cell for cell in cells(self._blocks[place]) if cell.start < cell.end]
        starts = [0, *(cell.start for cell in filled[1:]), len(text.text)]
        is_headed = row.heads or any(row.headers) or filled[0].kind is MarkKind.HEADER
        found: list[Sentence] = []
        for cell, headers, (start, end) in zip(filled, row.headers, pairwise(starts), strict=True):
            sentences = self._cell(text, cell)
            sentences[0] = replace(sentences[0], start=start)
            sentences[-1] = replace(sentences[-1], end=end)
            if is_headed and cell is not filled[-1]:
                names_row = cell.kind is MarkKind.HEADER and not any(row.headers)
                sentences = _closed(sentences, "," if row.heads else ":" if names_row else ";")
            found += _after(self._names(headers), sentences)
        return tuple(found)

    def _cell(self, text: "_Text", cell: Mark) -> list[Sentence]:
        """Say a cell; one that holds a tick or a cross and no more is an answer."""
        answer = _ANSWERS.get(text.text[cell.start : cell.end].rstrip("\ufe0f"))
        if answer:
            return [Sentence(cell.start, cell.end, (Phrase(self._labels[answer], self._language),))]
        return list(_sentences(text, cell.start, cell.end))

    def _names(self, headers: Sequence[Header]) -> list[Phrase]:
        """Return what is said of headers before a cell: all of them, and a colon."""
        names = [name for header in headers if (name := self._name(header))]
        ends = [*[", "] * (len(names) - 1), ": "]
        return _joined([phrase for name, end in zip(names, ends, strict=False) for phrase in _with_end(name, end)])

    def _name(self, header: Header) -> tuple[Phrase, ...]:
        """Return what is said of one header, which is found once."""
        if header not in self._said:
            place, cell = header
            said = _sentences(self._text(self._blocks[place]), cell.start, cell.end)
            self._said[header] = tuple(_joined([phrase for sentence in said for phrase in sentence.phrases]))
        return self._said[header]


def _part(block: Block) -> Part:
    if block.role is Role.HEADING:
        return Part.HEADING
    return Part.QUOTATION if block.quoted or block.role is Role.BLOCKQUOTE else Part.TEXT


@dataclass(frozen=True, slots=True)
class _Text:
    """A text, its language, how it is said, the ranges that are not, and those in other languages, with their tags."""

    text: str
    language: str
    manner: Manner
    unheard: Sequence[tuple[int, int]] = ()
    foreign: Sequence[Mark] = ()


def _languages(block: Block) -> list[Mark]:
    return [mark for mark in block.marks if mark.kind is MarkKind.LANGUAGE and mark.start < mark.end]


def _after(words: Sequence[Phrase], sentences: Sequence[Sentence]) -> tuple[Sentence, ...]:
    """Return the sentences with words that are said before the first of them that is said, if any is."""
    found = list(sentences)
    for place, sentence in enumerate(found):
        if sentence.phrases:
            found[place] = replace(sentence, phrases=tuple(_joined([*words, *sentence.phrases])))
            break
    return tuple(found)


def _closed(sentences: Sequence[Sentence], sign: str) -> list[Sentence]:
    """Return the sentences with a sign behind the last, where it is said and has none at its end."""
    *others, last = sentences
    if not last.spoken or last.spoken.rstrip()[-1] in _PAUSES + _STOPS:
        return [*others, last]
    return [*others, replace(last, phrases=tuple(_with_end(last.phrases, sign)))]


def _with_end(phrases: Sequence[Phrase], end: str) -> list[Phrase]:
    """Return the phrases with `end` in place of a lesser pause at their end; after a question it is a space."""
    *others, last = phrases
    text = last.text.rstrip().rstrip(_PAUSES)
    return [*others, replace(last, text=text + (" " if text[-1:] in "!?！？" else end))]


def _joined(phrases: Sequence[Phrase]) -> list[Phrase]:
    """Return the phrases, those in one language that follow one another as one."""
    groups = (list(group) for _, group in groupby(phrases, key=lambda phrase: phrase.language))
    return [replace(group[0], text="".join(phrase.text for phrase in group)) for group in groups]


def _sentences(text: _Text, start: int, end: int) -> tuple[Sentence, ...]:
    """Return the sentences that tile a range of a text, as if what is not said were not there.

    Each of the ranges that are not said belongs to the sentence before it, or to the first.
    """
    cut = _within(text.unheard, start, end)
    shifts = [0, *accumulate(last - first for first, last in cut)]
    places = [first - shift for (first, _), shift in zip(cut, shifts, strict=False)]
    found = segment(_without(text.text[start:end], cut), text.language) or [(0, 0)]
    edges = [0, *(last + shifts[bisect_right(places, last)] for _, last in found)]
    return tuple(
        Sentence(start + first, start + last, _phrases(text, start + first, start + last))
        for first, last in pairwise(edges)
        if first < last
    )


def _within(ranges: Sequence[tuple[int, int]], start: int, end: int) -> list[tuple[int, int]]:
    """Return the parts of `ranges` between `start` and `end`, counted from `start`."""
    cut = [(max(first, start) - start, min(last, end) - start) for first, last in ranges]
    return [(first, last) for first, last in cut if first < last]


def _phrases(text: _Text, start: int, end: int) -> tuple[Phrase, ...]:
    """Return what is said for a range of a text: a phrase wherever another language begins."""
    said: list[Phrase] = []
    for first, last, language in _by_language(text, start, end):
        written = _without(text.text[first:last], _within(text.unheard, first, last))
        spoken = speakable(written, language, emoji=text.manner.emoji)
        if not spoken:
            continue
        if written[-1:].isspace() and last < end:
            spoken += " "
        said += (Phrase(passage, tag) for passage, tag in passages(spoken, language))
    return tuple(said)


def _by_language(text: _Text, start: int, end: int) -> list[tuple[int, int, str]]:
    """Cut a range of a text where the language changes; where marks lie over one another, the innermost counts.

    What stands before the first word of a piece is left with the piece before it: a dash is a pause there.
    """
    marks = [mark for mark in text.foreign if mark.start < end and mark.end > start]
    if not marks:
        return [(start, end, text.language)]
    edges = {start, end, *(edge for mark in marks for edge in (mark.start, mark.end) if start < edge < end)}
    pieces = [(first, _language(text, marks, first)) for first in sorted(edges - {end})]
    runs = [next(run) for _, run in groupby(pieces, key=lambda piece: piece[1])]
    starts = [start, *(_word(text.text, first, end) for first, _ in runs[1:]), end]
    return [(first, last, tag) for (first, last), (_, tag) in zip(pairwise(starts), runs, strict=True) if first < last]


def _word(text: str, start: int, end: int) -> int:
    """Return where the first word after `start` begins, `end` if there is none."""
    return next((at for at in range(start, end) if text[at].isalnum()), end)


def _language(text: _Text, marks: Sequence[Mark], at: int) -> str:
    """Return the language at a place; one that differs in its region only is that of the text."""
    over = [mark for mark in marks if mark.start <= at < mark.end]
    innermost = max(over, key=lambda mark: (mark.start, -mark.end), default=None)
    if innermost is None or primary(innermost.value) == primary(text.language):
        return text.language
    return innermost.value


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


def _imprint(metadata: Metadata, labels: Mapping[str, str], manner: Manner) -> list[Utterance]:
    """Say where and when the article was published."""
    said = {}
    if metadata.source:
        said["source"] = labels["source"].format(metadata.source)
    if metadata.published:
        said["published"] = labels["published"].format(long_date(metadata.published, metadata.language))
    return [_utterance(name, text, metadata.language, manner) for name, text in said.items()]


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


def _utterance(
    name: str, text: str, language: str, manner: Manner, *, pause: Break = Break.PARAGRAPH, part: Part = Part.TEXT
) -> Utterance:
    whole = _Text(text, language, manner)
    return Utterance(name, text, language, _sentences(whole, 0, len(text)), pause, part)
