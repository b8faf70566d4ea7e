"""What is heard, beside what is written, a sentence at a time."""

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from itertools import groupby

from accessible.audio.sound import Samples
from accessible.narration import words as words_of
from accessible.prepare.correspond import correspondence
from accessible.prepare.language import primary
from accessible.proof import arithmetic
from accessible.proof.align import align, differences, lost
from accessible.proof.finding import Finding, error, quote, warning
from accessible.proof.listen import WINDOW, Listener, Word
from accessible.proof.overlay import Narrated
from accessible.proof.words import heard_words

APART = 0.5
"""Seconds between the clips of a window, at most, and by which the middle of a word may lie outside its clip."""
SUSPECT = 0.5
"""A sentence of which this share of the words differs is listened to again, by itself."""
LOST = 0.2
"""A sentence is not said where no larger share of as many words as it has is heard."""
TWICE = 0.34
"""A sentence is said twice where at most this share of its words, written twice, differs from what is heard."""
SURE = 4
"""Words of a sentence that a recogniser can be trusted with."""
ALIKE = 0.6
"""A name that a recogniser spells otherwise still shares this much of its letters."""

_ENDS = re.compile(r"[.!?…。！？]\W*$")


@dataclass(frozen=True, slots=True)
class Heard:
    """A text with a clip, the words of it and those that were heard, and what the recogniser wrote for them.

    `is_outside` says that some of its words are heard before or after its clip.
    """

    narrated: Narrated
    written: tuple[str, ...]
    said: tuple[str, ...]
    text: str
    is_outside: bool = False

    @property
    def edits(self) -> int:
        """Return how many words differ."""
        return differences(self.written, self.said)

    @property
    def error_rate(self) -> float:
        """Return the word error rate."""
        return self.edits / max(1, len(self.written))


def hear(
    narrated: Sequence[Narrated], sound: Samples, listener: Listener, done: Callable[[int], object]
) -> Iterator[Heard]:
    """Yield what is heard in the clips of one sound file, all of languages that the listener knows.

    A text without words is left out. `done` is told how many more clips were listened to.
    """
    length = sound.size / arithmetic.RATE
    there: list[Narrated] = []
    for each in sentences(narrated):
        written = _written(each)
        if written and each.begin < length:
            there.append(each)
        elif written:
            yield Heard(each, tuple(written), (), "")
    for language, run in windows(there, length):
        spans = [(window[0].begin, arithmetic.end(window[-1], length)) for window in run]
        for window, words in zip(run, listener.hear(sound, spans, language), strict=True):
            yield from _again(compare(window, words, length), sound, listener)
            done(len(window))


def sentences(narrated: Iterable[Narrated]) -> Iterator[Narrated]:
    """Yield the texts; single words that follow one another are one text, to the end of their sentence."""
    held: Narrated | None = None
    for each in narrated:
        if held and _is_word(each) and _follows(each, held):
            held = replace(held, written=held.written.followed_by(each.written), end=each.end)
        else:
            if held:
                yield held
            held = each
        if not _is_word(each) or _ENDS.search(each.text):
            yield held
            held = None
    if held:
        yield held


def _follows(each: Narrated, before: Narrated) -> bool:
    """Say whether a clip is of the same document, sound file and language, and goes on where another ends."""
    same = (each.document, each.audio, each.language) == (before.document, before.audio, before.language)
    return same and before.end is not None and abs(each.begin - before.end) <= APART


def _is_word(each: Narrated) -> bool:
    return len(words_of(each.text)) <= 1


def windows(narrated: Sequence[Narrated], length: float) -> Iterator[tuple[str, list[list[Narrated]]]]:
    """Yield runs of windows in one language. The clips of a window follow one another, and it is short enough."""
    found: list[list[Narrated]] = []
    for each in narrated:
        if found and _goes_on(found[-1], each, length):
            found[-1].append(each)
        else:
            found.append([each])
    for language, run in groupby(found, key=lambda window: primary(window[0].language)):
        yield language, list(run)


def _goes_on(window: Sequence[Narrated], each: Narrated, length: float) -> bool:
    until = arithmetic.end(window[-1], length)
    return (
        primary(each.language) == primary(window[0].language)
        and until - arithmetic.ROUNDING <= each.begin <= until + APART
        and arithmetic.end(each, length) - window[0].begin <= WINDOW
    )


def compare(window: Sequence[Narrated], words: Sequence[Word], length: float) -> list[Heard]:
    """Give each clip of a window the words that were heard for it."""
    written = [_written(each) for each in window]
    said = heard_words("".join(word.text for word in words), window[0].language)
    firsts = correspondence([word.text.strip() for word in words], said)
    times = [words[max(0, bisect_right(firsts, number) - 1)] for number in range(len(said))]
    owners = _owners(window, written, said, times)
    found = []
    for number, each in enumerate(window):
        ours = [place for place, owner in enumerate(owners) if owner == number]
        texts = [word.text for word, first in zip(words, firsts, strict=True) if _owner(owners, first) == number]
        heard = Heard(
            narrated=each,
            written=tuple(written[number]),
            said=_kept(each, written[number], [said[place] for place in ours]),
            text="".join(texts).strip(),
            is_outside=not all(_is_within(times[place], each, length) for place in ours),
        )
        found.append(heard)
    return found


def _written(each: Narrated) -> list[str]:
    return heard_words(each.written.spoken, each.language)


def _kept(each: Narrated, written: Sequence[str], said: Sequence[str]) -> tuple[str, ...]:
    """Return what was heard without words that may be said beside the text, where they are too many."""
    beside = frozenset(heard_words(each.written.beside, each.language))
    pairs = align(written, said)
    return tuple(
        said[place] for ours, place in pairs if place is not None and not (ours is None and said[place] in beside)
    )


def _owner(owners: Sequence[int], place: int) -> int:
    return owners[min(place, len(owners) - 1)] if owners else 0


def _owners(
    window: Sequence[Narrated], written: Sequence[Sequence[str]], said: Sequence[str], times: Sequence[Word]
) -> list[int]:
    """Return, for each word that was heard, the number of the clip whose text it belongs to.

    A word for which nothing is written belongs to the text around it; between two texts, its time says to which.
    """
    texts = [number for number, words in enumerate(written) for _ in words]
    owners = []
    ours = -1
    for place, heard in align([word for words in written for word in words], said):
        ours = ours if place is None else place
        if heard is None:
            continue
        before, after = texts[max(ours, 0)], texts[min(ours + 1, len(texts) - 1)]
        is_after = place is None and _middle(times[heard]) >= window[after].begin
        owners.append(after if is_after else before)
    return owners


def _middle(word: Word) -> float:
    return (word.begin + word.end) / 2


def _is_within(word: Word, each: Narrated, length: float) -> bool:
    return each.begin - APART <= _middle(word) <= arithmetic.end(each, length) + APART


def _again(heard: Sequence[Heard], sound: Samples, listener: Listener) -> Iterator[Heard]:
    """Yield what was heard; what is suspect is listened to again, in its clip alone."""
    length = sound.size / arithmetic.RATE
    for each in heard:
        if each.error_rate < SUSPECT and not each.is_outside:
            yield each
            continue
        span = (each.narrated.begin, arithmetic.end(each.narrated, length))
        words = next(iter(listener.hear(sound, [span], each.narrated.language)))
        text = "".join(word.text for word in words).strip()
        said = _kept(each.narrated, each.written, heard_words(text, each.narrated.language))
        yield settled(each, replace(each, said=said, text=text))


def settled(among: Heard, alone: Heard) -> Heard:
    """Return what counts of what was heard among other sentences, and in the clip alone: what is nearer to the text.

    Where words were heard outside the clip, and in it alone more than one of them is missing, they are not in it.
    """
    if among.is_outside and alone.edits > among.edits + 1:
        return alone
    return replace(min(among, alone, key=lambda one: one.edits), is_outside=False)


def verdict(heard: Heard) -> Finding | None:
    """Return what is wrong with a sentence; None where it is said, though a word or two may differ.

    With few words, a recogniser is not sure enough for an error.
    """
    written, said, where = heard.written, heard.said, heard.narrated.where
    found = error if len(written) >= SURE else warning
    text = quote(heard.narrated.text)
    if len(said) <= LOST * len(written):
        return found("not_said", where, f"Of {text} nothing is heard.")
    if differences(written * 2, said) <= TWICE * len(written):
        return found("said_twice", where, f"{text} is heard twice.")
    if heard.is_outside:
        return found("outside_clip", where, f"Words of {text} are heard outside its clip.")
    if lost(written, said) > SUSPECT * len(written) and _likeness(written, said) < ALIKE:
        return found("other_words", where, f"For {text}, {quote(heard.text)} is heard.")
    return None


def _likeness(written: Sequence[str], said: Sequence[str]) -> float:
    """Return the share of letters that two rows of words have in common, in order."""
    return SequenceMatcher(None, "".join(written), "".join(said), autojunk=False).ratio()
