"""Ranges of a text as sentences, and the phrases that are said for them."""

from bisect import bisect_right
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import partial, reduce
from itertools import accumulate, groupby, pairwise
from unicodedata import normalize

from accessible.document import UNHEARD, Block, Mark, MarkKind, Role
from accessible.narration import Lexeme, Phrase, Pronunciation, Sentence
from accessible.prepare import pronounce
from accessible.prepare.language import passages, primary
from accessible.prepare.pronounce import Lexicon
from accessible.prepare.segment import lines, segment
from accessible.prepare.speakable import speakable
from accessible.prepare.verbalise.signs import spoken_code

_PAUSES = ",;:、，；："
_STOPS = ".!?…。！？"
_RAISED = str.maketrans("0123456789+-", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻")


@dataclass(frozen=True, slots=True)
class Manner:
    """How an article is said, where there is a choice.

    `emoji` says that emoji are named, `headings` that a word announces each heading, beside the pause; `lexicon` has
    the words that are not said as they are written.
    """

    emoji: bool = False
    headings: bool = False
    lexicon: Lexicon = field(default_factory=Lexicon)


PLAIN = Manner()
"""Nothing is added that nobody asked for."""


@dataclass(frozen=True, slots=True)
class Text:
    """A text, its language, and how it is said.

    `unheard` and `code` are the ranges of it that are not said, and those that are code: in order, none over another.
    `foreign` are the marks of passages in other languages.
    """

    text: str
    language: str
    manner: Manner
    unheard: Sequence[tuple[int, int]] = ()
    code: Sequence[tuple[int, int]] = ()
    foreign: Sequence[Mark] = ()


def text_of(block: Block, language: str, manner: Manner) -> Text:
    """Return the text of a block in `language`; all of a block of code is code."""
    code = [(0, len(block.text))] if block.role is Role.CODE else _ranges(block, {MarkKind.CODE})
    foreign = [mark for mark in block.marks if mark.kind is MarkKind.LANGUAGE and mark.start < mark.end]
    return Text(_with_raised(block), language, manner, _ranges(block, UNHEARD), code, foreign)


def heard(block: Block) -> str:
    """Return the text of a block without what is not said."""
    return _without(block.text, _ranges(block, UNHEARD))


def after(words: Sequence[Phrase], found: Sequence[Sentence]) -> tuple[Sentence, ...]:
    """Return the sentences with words that are said before the first of them that is said, if any is."""
    first = next((place for place, sentence in enumerate(found) if sentence.phrases), len(found))
    return tuple(
        replace(sentence, phrases=tuple(joined([*words, *sentence.phrases]))) if place == first else sentence
        for place, sentence in enumerate(found)
    )


def closed(found: Sequence[Sentence], sign: str) -> list[Sentence]:
    """Return the sentences with a sign behind the last, where it is said and has none at its end."""
    *others, last = found
    if not last.spoken or last.spoken.rstrip()[-1] in _PAUSES + _STOPS:
        return [*others, last]
    return [*others, replace(last, phrases=tuple(with_end(last.phrases, sign)))]


def with_end(phrases: Sequence[Phrase], end: str) -> list[Phrase]:
    """Return the phrases with `end` in place of a lesser pause at their end; after a question it is a space."""
    *others, last = phrases
    text = last.text.rstrip().rstrip(_PAUSES)
    return [*others, replace(last, text=text + (" " if text[-1:] in "!?！？" else end))]


def joined(phrases: Sequence[Phrase]) -> list[Phrase]:
    """Return the phrases, those in one language that follow one another as one."""
    groups = (list(group) for _, group in groupby(phrases, key=lambda phrase: phrase.language))
    return [reduce(_and, group) for group in groups]


def _and(one: Phrase, other: Phrase) -> Phrase:
    """Return two phrases in one language as one."""
    moved = _moved(other.pronunciations, len(one.text))
    return replace(one, text=one.text + other.text, pronunciations=one.pronunciations + moved)


def _moved(pronunciations: Iterable[Pronunciation], by: int) -> tuple[Pronunciation, ...]:
    return tuple(replace(each, start=each.start + by, end=each.end + by) for each in pronunciations)


def sentences(text: Text, start: int, end: int) -> tuple[Sentence, ...]:
    """Return the sentences that tile a range of a text, as if what is not said were not there.

    Each of the ranges that are not said belongs to the sentence before it, or to the first.
    """
    cut = _within(text.unheard, start, end)
    shifts = [0, *accumulate(last - first for first, last in cut)]
    places = [first - shift for (first, _), shift in zip(cut, shifts, strict=False)]
    found = segment(_without(text.text[start:end], cut), text.language) or [(0, 0)]
    edges = [0, *(last + shifts[bisect_right(places, last)] for _, last in found)]
    tiles = (_sentence(text, start + first, start + last) for first, last in pairwise(edges) if first < last)
    return tuple(_with_silent(text, tiles))


def _with_silent(text: Text, found: Iterable[Sentence]) -> list[Sentence]:
    """Return the sentences; a note mark that stands alone, of which the rules leave nothing, is with its neighbour.

    Where it has none, its letters and digits are said: what is written and not said would be missed.
    """
    kept: list[Sentence] = []
    for sentence in found:
        if kept and (_is_missed(text, sentence) or _is_missed(text, kept[-1])):
            kept[-1] = _joined(kept[-1], sentence)
        else:
            kept.append(sentence)
    return [_spelled(text, sentence) if _is_missed(text, sentence) else sentence for sentence in kept]


def _is_missed(text: Text, sentence: Sentence) -> bool:
    """Say whether a sentence has letters or digits that are to be said, but nothing is said of it."""
    return not any(map(str.isalnum, sentence.spoken)) and any(map(str.isalnum, _shown(text, sentence)))


def _shown(text: Text, sentence: Sentence) -> str:
    start, end = sentence.start, sentence.end
    return _without(text.text[start:end], _within(text.unheard, start, end))


def _joined(one: Sentence, other: Sentence) -> Sentence:
    return Sentence(one.start, other.end, one.phrases + other.phrases, one.lexemes + other.lexemes)


def _spelled(text: Text, sentence: Sentence) -> Sentence:
    """Return a sentence of which nothing but its letters and digits is said."""
    plain = normalize("NFKC", _shown(text, sentence))
    words = "".join(char if char.isalnum() else " " for char in plain)
    return replace(sentence, phrases=(Phrase(" ".join(words.split()), text.language),))


def code_lines(text: Text) -> tuple[Sentence, ...]:
    """Return the lines of code as sentences."""
    return tuple(_sentence(text, start, end) for start, end in lines(text.text))


def _within(ranges: Sequence[tuple[int, int]], start: int, end: int) -> list[tuple[int, int]]:
    """Return the parts of `ranges` between `start` and `end`, counted from `start`."""
    cut = [(max(first, start) - start, min(last, end) - start) for first, last in ranges]
    return [(first, last) for first, last in cut if first < last]


def _sentence(text: Text, start: int, end: int) -> Sentence:
    return Sentence(start, end, _phrases(text, start, end), tuple(_lexemes(text, start, end)))


def _lexemes(text: Text, start: int, end: int) -> Iterator[Lexeme]:
    """Yield the words of the lexicon in a range of a text, but for those in what is not said."""
    if not text.manner.lexicon.entries:
        return
    for first, last, language in _by_language(text, start, end):
        heard = _blanked(text.text[first:last], _within(text.unheard, first, last))
        for each in pronounce.lexemes(heard, language, text.manner.lexicon):
            yield replace(each, start=first + each.start, end=first + each.end)


def _blanked(text: str, ranges: Sequence[tuple[int, int]]) -> str:
    """Return a text of the same length with spaces in place of some ranges."""
    if not ranges:
        return text
    letters = list(text)
    for start, end in ranges:
        letters[start:end] = " " * (end - start)
    return "".join(letters)


def _phrases(text: Text, start: int, end: int) -> tuple[Phrase, ...]:
    """Return what is said for a range of a text: a phrase wherever another language begins."""
    said: list[Phrase] = []
    for first, last, language in _by_language(text, start, end):
        written = _written(text, first, last, language)
        rules = partial(speakable, language=language, emoji=text.manner.emoji)
        spoken, pronunciations = pronounce.spoken(written, language, text.manner.lexicon, rules)
        if not spoken:
            continue
        if written[-1:].isspace() and last < end:
            spoken += " "
        said += _passages(spoken, pronunciations, language)
    return tuple(said)


def _passages(spoken: str, pronunciations: Sequence[Pronunciation], language: str) -> Iterator[Phrase]:
    """Yield a phrase for each passage of what is spoken; a word that is said as IPA is not cut."""
    at = 0
    for passage, tag in passages(spoken, language):
        end = at + len(passage)
        yield Phrase(
            passage, tag, _moved((each for each in pronunciations if at <= each.start and each.end <= end), -at)
        )
        at = end


def _written(text: Text, start: int, end: int, language: str) -> str:
    """Return a range of a text without what is not said, and with code in the words of a language."""
    if not text.code:
        return _without(text.text[start:end], _within(text.unheard, start, end))
    pieces = []
    edges = sorted({start, end, *(start + edge for both in _within(text.code, start, end) for edge in both)})
    for first, last in pairwise(edges):
        piece = _without(text.text[first:last], _within(text.unheard, first, last))
        is_code = any(begin <= first < stop for begin, stop in text.code)
        pieces.append(spoken_code(piece, primary(language)) if is_code else piece)
    return "".join(pieces)


def _by_language(text: Text, start: int, end: int) -> list[tuple[int, int, str]]:
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


def _language(text: Text, marks: Sequence[Mark], at: int) -> str:
    """Return the language at a place; one that differs in its region only is that of the text."""
    over = [mark for mark in marks if mark.start <= at < mark.end]
    innermost = max(over, key=lambda mark: (mark.start, -mark.end), default=None)
    if innermost is None or primary(innermost.value) == primary(text.language):
        return text.language
    return innermost.value


def _ranges(block: Block, kinds: Collection[MarkKind]) -> list[tuple[int, int]]:
    """Return the ranges of the text with marks of some kinds, in order, none over another."""
    found: list[tuple[int, int]] = []
    for mark in block.marks:
        start = max(mark.start, found[-1][1] if found else 0)
        if mark.kind in kinds and start < mark.end:
            found.append((start, mark.end))
    return found


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
