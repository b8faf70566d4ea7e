"""When clips begin and end, and how long all of them take."""

from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from accessible.check.book import Book
from accessible.check.message import Codes, Finding, Findings, at, error, warning
from accessible.check.overlay import Overlay, Par, clock_value

CODES: Codes = {
    "CLP-001": warning(
        "a clip ends after its sound file",
        "The highlight stays where nothing is heard any more; some reading systems stop there.",
        "End the clip where the file ends: encoders and editors change the length, so measure the finished file.",
    ),
    "CLP-002": error(
        "a clip begins after the end of its sound file",
        "The text is never heard, and many reading systems stop there.",
        "Mend the times, or play the file that holds the words.",
    ),
    "CLP-003": error(
        "a clip begins before the one before it ends",
        "Words are heard twice, or with the highlight on other words.",
        "Begin each clip where the one before it ends.",
    ),
    "CLP-004": warning(
        "sound between two clips is played by none",
        "Reading systems jump over it, with a click or a pause; words in it are lost.",
        "Let each clip go on to the beginning of the next: the pause belongs to the clip before it.",
    ),
    "CLP-005": error(
        "a clip has no length",
        "The text is skipped, and EPUBCheck refuses the book.",
        "End the clip after its beginning; leave out the par of a text that is not spoken.",
    ),
    "CLP-006": warning(
        "a clip does not say where it begins",
        "It begins with the file, but Thorium is known to stumble over that.",
        "Write clipBegin, also where it is 0:00:00.000.",
    ),
    "CLP-007": warning(
        "a clip does not say where it ends",
        "It ends with the file, but Readest leaves such clips out, and Thorium stumbles.",
        "Write clipEnd.",
    ),
    "CLP-008": error(
        "a time is no clock value",
        "Reading systems take it for 0, or refuse the overlay.",
        "Write h:mm:ss.mmm, such as 0:00:12.500.",
    ),
    "CLP-009": warning(
        "a clip begins before the clip of the text before it",
        "The player jumps back in the file at every such place, which is heard.",
        "Record, or cut, the sound in the order of the text; or check whether two clips were swapped.",
    ),
    "CLP-010": error(
        "the duration of an overlay is not declared",
        "Reading systems cannot show how much is left, and EPUBCheck refuses the book.",
        "Write a meta with the property media:duration that refines the item of the overlay.",
    ),
    "CLP-011": error(
        "the duration of the book is not declared",
        "Reading systems cannot show how much is left, and EPUBCheck refuses the book.",
        "Write a meta with the property media:duration that refines nothing.",
    ),
    "CLP-012": error(
        "a duration is no clock value",
        "Reading systems show no time, or a wrong one.",
        "Write h:mm:ss.mmm, such as 0:12:30.500; not ISO 8601 (PT12M), and no space before a unit.",
    ),
    "CLP-013": warning(
        "the duration of the book is not the sum of those of its overlays",
        "The time that is left jumps while the book is read.",
        "Add the durations of the overlays.",
    ),
    "CLP-014": warning(
        "the duration of an overlay is not that of its clips",
        "The time that is left is wrong. A thousand times too long or too short, it was written in another unit.",
        "Add the lengths of the clips, and write h:mm:ss.mmm.",
    ),
}

_ROUNDING = 0.05
"""Seconds that two clips may be apart or lie over one another, and that a clip may end after its file."""
_TOLERANCE = 1.0
"""Seconds that a duration may be off, as EPUB 3.3 has it."""


class _Timed(NamedTuple):
    """A par whose clip has a file and times that can be reckoned with, in seconds."""

    par: Par
    audio: str
    begin: float
    end: float


def _timed(book: Book, overlay: Overlay) -> Iterator[_Timed]:
    for par in overlay.pars:
        if par.clip is None or (begin := par.clip.starts) is None:
            continue
        sound = book.sounds.get(par.clip.audio)
        end = par.clip.ends
        if par.clip.end is None and sound:
            end = sound.seconds
        if end is not None and end > begin:
            yield _Timed(par, par.clip.audio, begin, end)


def _whose(par: Par) -> str:
    return f"The clip of {str(par.place)!r}" if par.place else "A clip"


def written(book: Book) -> Findings:
    """Every clip says where it begins and ends, in clock values."""
    for overlay in book.overlays:
        for par in overlay.pars:
            if par.clip:
                yield from _written(par, par.clip.begin, par.clip.end)


def _written(par: Par, begin: str | None, end: str | None) -> Findings:
    for code, name, clock in (("CLP-006", "clipBegin", begin), ("CLP-007", "clipEnd", end)):
        if clock is None:
            yield Finding(code, par.path, f"{_whose(par)} has no {name}: write one.")
        elif clock_value(clock) is None:
            yield Finding("CLP-008", par.path, f"{_whose(par)} has the {name} {clock!r}: write one like 0:00:12.500.")
    starts, ends = clock_value(begin or "0"), clock_value(end or "")
    if starts is not None and ends is not None and ends <= starts:
        yield Finding("CLP-005", par.path, f"{_whose(par)} begins at {begin or '0'} and ends at {end}: end it later.")


def bounds(book: Book) -> Findings:
    """Every clip lies in its sound file."""
    for overlay in book.overlays:
        for par, audio, begin, end in _timed(book, overlay):
            sound = book.sounds.get(audio)
            if sound is None or not sound.seconds or end <= sound.seconds + _ROUNDING:
                continue
            code, verb, when = (
                ("CLP-002", "begins", begin) if begin >= sound.seconds - _ROUNDING else ("CLP-001", "ends", end)
            )
            text = f"{_whose(par)} {verb} at {at(when)}, but {audio!r} ends at {at(sound.seconds)}: mend its times."
            yield Finding(code, par.path, text)


def neighbours(book: Book) -> Findings:
    """Clips of one file follow one another, without overlap and without gap."""
    for overlay in book.overlays:
        for before, after in pairwise(_timed(book, overlay)):
            if before.audio == after.audio:
                yield from _neighbours(before, after)


def _neighbours(before: _Timed, after: _Timed) -> Findings:
    begins, ends = at(after.begin), at(before.end)
    whose = _whose(after.par)
    if after.begin < before.begin - _ROUNDING:
        text = f"{whose} begins at {begins}, before that of the text before it, at {at(before.begin)}: mend the times."
        yield Finding("CLP-009", after.par.path, text)
    elif after.begin < before.end - _ROUNDING:
        text = f"{whose} begins at {begins}, but the one before it ends at {ends}: begin it there."
        yield Finding("CLP-003", after.par.path, text)
    elif after.begin > before.end + _ROUNDING:
        text = f"Nobody hears what is from {ends} to {begins} in {after.audio!r}: end the clip before it at {begins}."
        yield Finding("CLP-004", after.par.path, text)


def durations(book: Book) -> Findings:
    """Durations are declared, of each overlay and of the book, and agree with one another and with the clips."""
    if not book.overlays:
        return
    declared: list[float | None] = []
    for overlay in book.overlays:
        values = book.values("media:duration", overlay.identifier)
        if not values:
            text = f"No media:duration refines #{overlay.identifier}: declare how long {overlay.name!r} takes."
            yield Finding("CLP-010", book.package_name, text)
        declared += [clock_value(value) for value in values[:1]]
        yield from _duration(book, overlay, values)
    totals = book.values("media:duration")
    if not totals:
        text = "No media:duration is that of the whole book: declare one that refines nothing."
        yield Finding("CLP-011", book.package_name, text)
    for value in totals:
        yield from _total(book, value, declared)


def _total(book: Book, value: str, declared: list[float | None]) -> Findings:
    total, known = clock_value(value), [each for each in declared if each is not None]
    if total is None:
        yield _malformed(book, value)
    elif len(known) == len(declared) == len(book.overlays) and abs(total - sum(known)) > _TOLERANCE:
        text = f"The book declares {value}, its overlays {at(sum(known))} together: declare that."
        yield Finding("CLP-013", book.package_name, text)


def _malformed(book: Book, value: str) -> Finding:
    return Finding(
        "CLP-012", book.package_name, f"The media:duration {value!r} is no time: write one like 0:12:30.500."
    )


def _duration(book: Book, overlay: Overlay, values: list[str]) -> Findings:
    for value in values:
        declared, found = clock_value(value), sum(_lengths(book, overlay))
        if declared is None:
            yield _malformed(book, value)
        elif overlay.root is not None and abs(declared - found) > _TOLERANCE:
            text = f"{overlay.name!r} is declared to take {value}, its clips take {at(found)}: declare that."
            yield Finding("CLP-014", overlay.name, text)


def _lengths(book: Book, overlay: Overlay) -> Iterator[float]:
    """Yield how long each clip is heard: not beyond the end of its file."""
    for _, audio, begin, end in _timed(book, overlay):
        sound = book.sounds.get(audio)
        last = min(end, sound.seconds) if sound and sound.seconds else end
        yield max(0.0, last - begin)


RULES = (written, bounds, neighbours, durations)
