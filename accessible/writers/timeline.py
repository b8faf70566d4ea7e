"""What is heard of a publication in one piece, and when: for every format but books, whose documents have their own."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate, pairwise

from accessible.document import Role, sentence_id
from accessible.narration import Track, Utterance, words
from accessible.publication import Publication


@dataclass(frozen=True, slots=True)
class Word:
    """The range `[start, end)` of a line's text, and the samples `[begin, until)` in which it is heard."""

    start: int
    end: int
    begin: int
    until: int


@dataclass(frozen=True, slots=True)
class Line:
    """A sentence as it is written, and the samples `[begin, until)` in which it is heard.

    `id` is that of the sentence. Lines are contiguous: a pause belongs to the line before it. What is not heard of an
    utterance stands in the line beside it, so that no text is lost: the sentence itself is the range `heard` of the
    text, and its words begin at the samples `begins`.
    """

    id: str
    text: str
    begin: int
    until: int
    heard: tuple[int, int]
    begins: tuple[int, ...]

    @property
    def words(self) -> tuple[Word, ...]:
        """Return the words that are heard, in order; none where nobody knows when they are."""
        if not self.begins:
            return ()
        start, end = self.heard
        ranges = [(start + first, start + last) for first, last in words(self.text[start:end])]
        times = pairwise([*self.begins, self.until])
        return tuple(Word(*place, *time) for place, time in zip(ranges, times, strict=True))


@dataclass(frozen=True, slots=True)
class Chapter:
    """What is heard in the samples `[begin, until)`, and the heading above it."""

    title: str
    begin: int
    until: int


@dataclass(frozen=True, slots=True)
class Heard:
    """An utterance that is heard, and the samples `[begin, until)` of its track."""

    utterance: Utterance
    track: Track
    begin: int
    until: int


@dataclass(frozen=True, slots=True)
class Episode:
    """All that is heard, in order: title and author, the article, its source. `length` is in samples.

    Lines, words and chapters are counted from the first sample that the MP3 frames of all tracks decode to.
    """

    heard: tuple[Heard, ...]
    lines: tuple[Line, ...]
    chapters: tuple[Chapter, ...]
    length: int
    sample_rate: int

    def milliseconds(self, samples: int) -> int:
        """Return a time in whole milliseconds, rounded down."""
        return samples * 1000 // self.sample_rate


def episode(publication: Publication) -> Episode:
    """Return what a listener hears. There is a chapter for each heading, and one for what is before the first."""
    tracks = publication.narration.tracks
    rate = publication.narration.sample_rate
    spoken = (*publication.front, *publication.body, *publication.imprint)
    utterances = [utterance for utterance in spoken if utterance.id in tracks]
    ends = [0, *accumulate(tracks[utterance.id].length for utterance in utterances)]
    placed = zip(utterances, pairwise(ends), strict=True)
    heard = tuple(Heard(utterance, tracks[utterance.id], *times) for utterance, times in placed)
    lines = _lines([line for each in heard for line in _of(each, rate)], ends[-1])
    return Episode(heard, lines, _chapters(publication, heard, ends[-1]), ends[-1], rate)


def _of(heard: Heard, rate: int) -> list[Line]:
    """Return the lines of an utterance, as yet without an end. A clip under a millisecond could be empty in a file."""
    found: list[Line] = []
    before = ""
    first = heard.begin + heard.track.delay
    for number, (sentence, clip) in enumerate(zip(heard.utterance.sentences, heard.track.clips, strict=True)):
        text = heard.utterance.text[sentence.start : sentence.end]
        if (clip.end - clip.start) * 1000 >= rate:
            begins = tuple(first + start for start in heard.track.words[number]) if heard.track.words else ()
            name, place = sentence_id(heard.utterance.id, number + 1), (len(before), len(before) + len(text))
            found.append(Line(name, before + text, first + clip.start, 0, place, begins))
            before = ""
        elif found:
            found[-1] = replace(found[-1], text=found[-1].text + text)
        else:
            before += text
    return found


def _lines(found: Sequence[Line], length: int) -> tuple[Line, ...]:
    """Return lines that last until the next begins; the first begins with the sound, the last one ends with it."""
    times = pairwise([0, *(line.begin for line in found[1:]), length])
    return tuple(replace(line, begin=begin, until=until) for line, (begin, until) in zip(found, times, strict=True))


def _chapters(publication: Publication, heard: Sequence[Heard], length: int) -> tuple[Chapter, ...]:
    titles = {0: publication.article.metadata.title, **dict(_headings(publication, heard))}
    times = pairwise([*titles, length])
    return tuple(Chapter(title, *time) for title, time in zip(titles.values(), times, strict=True))


def _headings(publication: Publication, heard: Sequence[Heard]) -> Iterator[tuple[int, str]]:
    """Yield where each heading that is heard begins, in samples, and what it says in one line."""
    headings = {
        utterance.id
        for block, utterance in zip(publication.article.blocks, publication.body, strict=True)
        if block.role is Role.HEADING and not block.quoted
    }
    for each in heard:
        if each.utterance.id in headings:
            yield each.begin, " ".join(each.utterance.text.split())
