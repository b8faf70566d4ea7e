"""What of an utterance has a name on the page: its sentences, and in them what of the words can be marked apart."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from itertools import pairwise

from accessible.document import CELLS, Mark, MarkKind, sentence_id, word_id
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


def spans(utterance: Utterance, publication: Publication, marks: Sequence[Mark] = ()) -> tuple[Span, ...]:
    """Return the sentences, which tile the text, with their words if those are to be marked.

    There are none where paragraphs are to be marked. No word goes on from one side of the edge of a link, or of a
    cell, to the other: `marks` are those of the text.
    """
    if publication.sync is Sync.PARAGRAPH:
        return ()
    track = publication.narration.tracks.get(utterance.id)
    by_word = publication.sync is Sync.WORD and track is not None and len(track.words) > 0
    shortest = int(SHORTEST * publication.narration.sample_rate)
    edges = sorted({edge for mark in marks if mark.kind in _WHOLE | CELLS for edge in (mark.start, mark.end)})
    moment = publication.narration.sample_rate // 500  # two milliseconds: clips have whole ones
    found = []
    for number, sentence in enumerate(utterance.sentences):
        name = sentence_id(utterance.id, number + 1)
        if track and by_word:
            ranges = [(sentence.start + start, sentence.start + end) for start, end in words(_of(utterance, sentence))]
            begins = [*track.words[number], track.clips[number].end]
            behind = {bisect_left(ranges, (edge, edge)) for edge in edges}
            firsts = _apart_at(behind, _firsts(track, number, shortest), begins, moment)
            inside = tuple(_word_spans(ranges, firsts, name)) if len(firsts) > 1 else ()
        else:
            inside = ()
        found.append(Span(sentence.start, sentence.end, name, inside))
    return tuple(found)


def _of(utterance: Utterance, sentence: Sentence) -> str:
    return utterance.text[sentence.start : sentence.end]


def _firsts(track: Track, number: int, shortest: int) -> list[int]:
    """Return which words of a sentence can be marked one after the other, each with those up to the next.

    Words that begin together, or so soon after another that nobody would see it, are marked with that.
    """
    clip, starts = track.clips[number], track.words[number]
    firsts = [0]
    begin = clip.start
    for at, start in enumerate(starts[1:], 1):
        if begin + shortest <= start <= clip.end - shortest:
            firsts.append(at)
            begin = start
    return firsts


def _apart_at(behind: AbstractSet[int], firsts: Sequence[int], begins: Sequence[int], moment: int) -> list[int]:
    """Return `firsts` so that no words on both sides of an edge of the text are marked together.

    `behind` are the words behind edges; `begins` says when each word begins, and the sentence ends, `moment` how long
    a clip takes at least. Words before an edge go to those before them, unless an edge stands there, too: then they
    are marked alone.
    """
    found = list(firsts)
    for at in sorted(behind):
        place = bisect_left(found, at) - 1
        after = found[place + 1] if place + 1 < len(found) else -1
        if not 0 < at < len(begins) - 1 or after == at or begins[after] - begins[at] < moment:
            continue
        if place > 0 and found[place] not in behind:
            found[place] = at
        elif begins[at] - begins[found[place]] >= moment:
            found.insert(place + 1, at)
    return found


def _word_spans(ranges: Sequence[tuple[int, int]], firsts: Sequence[int], sentence: str) -> Iterator[Span]:
    for first, after in pairwise([*firsts, len(ranges)]):
        yield Span(ranges[first][0], ranges[after - 1][1], word_id(sentence, first + 1))


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
