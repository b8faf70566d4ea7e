"""What of an utterance has a name on the page: its sentences, and in them what of the words can be marked apart."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from accessible.document import Mark, MarkKind, sentence_id, word_id
from accessible.narration import Sentence, Track, Utterance, words
from accessible.publication import Publication, Sync

SHORTEST = 0.28
"""Seconds that words marked together take at least: reading systems look at the clock four times a second."""
_WHOLE = frozenset({MarkKind.LINK, MarkKind.NOTE_REFERENCE, MarkKind.PHONEMES})
"""Marks that are never split by a word: each part would be a link of its own, or would be said as the whole."""


@dataclass(frozen=True, slots=True)
class Span:
    """The range `[start, end)` of a text that has a name, and the words in it that have one; without it, none."""

    start: int
    end: int
    id: str
    words: tuple["Span", ...] = ()

    def within(self, start: int, end: int) -> "Span":
        """Return the part in a range, with the words that begin in it."""
        inside = tuple(replace(word, end=min(word.end, end)) for word in self.words if start <= word.start < end)
        return replace(self, start=max(self.start, start), end=min(self.end, end), words=inside)


def spans(utterance: Utterance, publication: Publication) -> tuple[Span, ...]:
    """Return the sentences, which tile the text, with their words if those are to be marked.

    There are none where paragraphs are to be marked.
    """
    if publication.sync is Sync.PARAGRAPH:
        return ()
    track = publication.narration.tracks.get(utterance.id)
    by_word = publication.sync is Sync.WORD and track is not None and len(track.words) > 0
    shortest = int(SHORTEST * publication.narration.sample_rate)
    found = []
    for number, sentence in enumerate(utterance.sentences):
        name = sentence_id(utterance.id, number + 1)
        inside = _words(utterance.text, sentence, name, track, number, shortest) if track and by_word else ()
        found.append(Span(sentence.start, sentence.end, name, inside))
    return tuple(found)


def _words(text: str, sentence: Sentence, name: str, track: Track, number: int, shortest: int) -> tuple[Span, ...]:
    """Return the words of a sentence that can be marked one after the other; none if it is a single one.

    Words that begin together, or so soon after another that nobody would see it, are one span, called by its first.
    """
    ranges = words(text[sentence.start : sentence.end])
    clip, starts = track.clips[number], track.words[number]
    firsts = [0]
    begin = clip.start
    for at, start in enumerate(starts[1:], 1):
        if begin + shortest <= start <= clip.end - shortest:
            firsts.append(at)
            begin = start
    if len(firsts) == 1:
        return ()
    return tuple(
        Span(sentence.start + ranges[first][0], sentence.start + ranges[after - 1][1], word_id(name, first + 1))
        for first, after in pairwise([*firsts, len(ranges)])
    )


def apart(text: str, named: Sequence[Span], marks: Sequence[Mark]) -> list[Mark | Span]:
    """Return words and marks so that no mark crosses the edge of a word, the outermost first.

    Of a word that crosses the edge of a link, or crosses a mark with its punctuation, the longer part keeps the name;
    any other mark is cut there.
    """
    if not named:
        return list(marks)
    kept = list(named)
    starts = [word.start for word in named]
    for mark in marks:
        for at in _crossed(kept, starts, mark):
            kept[at] = _fitted(text, kept[at], mark)
    cut = [part for mark in marks for part in _cut(mark, [kept[at] for at in _crossed(kept, starts, mark)])]
    return sorted([*kept, *cut], key=lambda each: (each.start, -each.end))


def _crossed(named: Sequence[Span], starts: Sequence[int], mark: Mark) -> list[int]:
    """Return which words, in order, a mark crosses the edge of; `starts` are where they began before they were cut."""
    found = []
    for place in (mark.start, mark.end):
        at = bisect_left(starts, place) - 1
        if at >= 0 and named[at].start < place < named[at].end and not _lies_in(mark, named[at]):
            found.append(at)
    return found


def _lies_in(mark: Mark, word: Span) -> bool:
    return word.start <= mark.start and mark.end <= word.end


def _fitted(text: str, word: Span, mark: Mark) -> Span:
    """Return the part of a word inside or outside a mark, whichever has more letters, if the mark is not to be cut."""
    inside = replace(word, start=max(word.start, mark.start), end=min(word.end, mark.end))
    is_begun = mark.start > word.start
    outside = replace(word, end=mark.start) if is_begun else replace(word, start=mark.end)
    inner, outer = _letters(text, inside), _letters(text, outside)
    if mark.kind not in _WHOLE and inner and outer:
        return word
    return inside if inner >= outer else outside


def _letters(text: str, span: Span) -> int:
    return sum(map(str.isalnum, text[span.start : span.end]))


def _cut(mark: Mark, crossed: Sequence[Span]) -> list[Mark]:
    """Return the parts of a mark before, in, and behind the edges of the words that it crosses."""
    inner = [word.end if word.start < mark.start else word.start for word in crossed]
    return [replace(mark, start=start, end=end) for start, end in pairwise([mark.start, *inner, mark.end])]
