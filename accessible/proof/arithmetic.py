"""What can be known of a narration without understanding a word of it."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise

from accessible.audio.sound import QUIET, SILENT, Samples, peak
from accessible.prepare.speakable import speakable
from accessible.proof.finding import Finding, error, quote
from accessible.proof.overlay import Book, Narrated
from accessible.record import plausible

RATE = 16_000
"""Samples a second of all sounds that are checked."""
ROUNDING = 0.05
"""Seconds that two clips may be apart or lie over one another, and that a clip may end after its file."""
DURATION = 1.0
"""Seconds by which a declared duration may differ from the sum of the clips."""
AUDIBLE = 10 ** (-26 / 20)
"""What is below this share of a file's own peak is a breath or the noise of a room, and not speech."""


def order(narrated: Iterable[Narrated]) -> Iterator[Finding]:
    """Find texts that are narrated twice, or after what stands behind them."""
    said: dict[str, set[int]] = {}
    latest: dict[str, Narrated] = {}
    for each in narrated:
        before, known = latest.setdefault(each.document, each), said.setdefault(each.document, set())
        if not known.isdisjoint(range(each.written.first, each.written.last + 1)):
            yield error("read_twice", each.where, f"Two clips narrate {quote(each.text)}.")
        elif each.written.first < before.written.first:
            yield error("text_order", each.where, f"{quote(each.text)} is narrated after {quote(before.text)}.")
        else:
            latest[each.document] = each
        known.update(range(each.written.first, each.written.last + 1))


def clips(narrated: Sequence[Narrated], sound: Samples) -> Iterator[Finding]:
    """Find what is wrong with the clips of one sound file, which are in reading order."""
    length = sound.size / RATE
    for before, each in pairwise(narrated):
        if each.begin < before.begin - ROUNDING:
            text = f"The clip of {quote(each.text)} begins at {_at(each.begin)}, before that of {quote(before.text)}."
            yield error("clip_order", each.where, text)
    yield from _overlaps(narrated, length)
    if sound.size:
        loudest = peak(sound)
        yield from _holes(narrated, sound, loudest)
        for each in narrated:
            yield from _clip(each, sound, loudest)


def end(each: Narrated, length: float) -> float:
    """Return where a clip ends in a sound file that is `length` seconds long."""
    return length if each.end is None else each.end


def samples(each: Narrated, sound: Samples) -> Samples:
    """Return what is heard in a clip."""
    return sound[round(each.begin * RATE) : round(end(each, sound.size / RATE) * RATE)]


def _overlaps(narrated: Sequence[Narrated], length: float) -> Iterator[Finding]:
    before: Narrated | None = None
    for each in sorted(narrated, key=lambda each: each.begin):
        if before and each.begin < end(before, length) - ROUNDING:
            text = f"The clip of {quote(each.text)} begins at {_at(each.begin)}, in that of {quote(before.text)}."
            yield error("overlap", each.where, text)
        before = each if not before or end(each, length) > end(before, length) else before


def _holes(narrated: Sequence[Narrated], sound: Samples, loudest: float) -> Iterator[Finding]:
    at, length = 0.0, sound.size / RATE
    played = sorted((each.begin, end(each, length)) for each in narrated)
    for begin, until in (*played, (length, length)):
        hole = sound[round(at * RATE) : round(begin * RATE)]
        if begin - at > ROUNDING and peak(hole) >= max(SILENT, loudest * AUDIBLE):
            text = f"What is heard from {_at(at)} to {_at(begin)} belongs to no clip."
            yield error("hole", narrated[0].audio, text)
        at = max(at, until)


def _clip(each: Narrated, sound: Samples, loudest: float) -> Iterator[Finding]:
    length, heard = sound.size / RATE, samples(each, sound)
    if end(each, length) > length + ROUNDING or not heard.size:
        text = f"The clip of {quote(each.text)} ends at {_at(end(each, length))}, and its file at {_at(length)}."
        yield error("beyond_end", each.where, text)
    if not any(map(str.isalnum, each.text)):
        return
    if heard.size and peak(heard) < max(SILENT, loudest * QUIET):
        yield error("silent", each.where, f"In the clip of {quote(each.text)} nothing can be heard.")
    spoken = speakable(each.written.spoken, each.language)
    seconds = end(each, length) - each.begin
    if spoken and not plausible(spoken, seconds):
        text = f"The clip of {quote(each.text)} takes {seconds:.2f} seconds, which cannot be."
        yield error("implausible_length", each.where, text)


def durations(book: Book, lengths: Mapping[str, float]) -> Iterator[Finding]:
    """Find declared durations that are missing or wrong; `lengths` are those of the sound files, in seconds."""
    total = 0.0
    for overlay in book.overlays:
        found = sum(end(each, lengths[each.audio]) - each.begin for each in overlay.narrated)
        total += found
        yield from _duration(overlay.name, overlay.duration, found)
    yield from _duration("the book", book.duration, total)


def _duration(where: str, declared: float | None, found: float) -> Iterator[Finding]:
    if declared is None:
        yield error("duration", where, f"It has no media:duration; its clips take {found:.3f} seconds.")
    elif abs(declared - found) > DURATION:
        yield error("duration", where, f"Its media:duration is {declared:.3f} seconds, its clips take {found:.3f}.")


def _at(seconds: float) -> str:
    minutes, rest = divmod(seconds, 60)
    return f"{minutes:.0f}:{rest:06.3f}"
