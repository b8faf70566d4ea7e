"""Media overlays: every sentence once, in order, in contiguous clips that end with the sound."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accessible import pipeline
from accessible.narration import Clip, Narration, Phrase, Sentence, Track, Utterance, Voice
from accessible.settings import Settings
from accessible.writers.smil import clock, overlay
from tests.overlay import NAMESPACES, SMIL, Book, length, milliseconds, parse

VOICE = Voice("tone", "hum", "mul", 24000)
FRAME = 576  # samples of an MP3 frame at 24 kHz
DELAY = 1105  # samples that the encoder and the decoder put before the sound

ARTICLE = """\
Clocks, and what they are for

By Ada Brook  Source: The Daily Dial  Published: 2024-03-05

There is a clock on the wall of the station, and it is wrong. Nobody minds! Trains leave when they leave.

⏰ ⏰ ⏰

The word in the old book was བོད་ཡིག and nobody could read it. We asked. Nobody knew what it meant or how to say it.

བོད་སྐད་

- Wind it. Set it. Leave it alone.
- Then wait for a very long time, a whole day if need be.
"""


def track(lengths: Sequence[int], delay: int = DELAY, name: str = "t") -> Track:
    """Return a track whose sentences last so many samples; 0 for one without sound."""
    clips, at = [], 0
    for samples in lengths:
        clips.append(Clip(at, at + samples))
        at += samples
    frames = -(-(delay + at) // FRAME) + 1
    return Track(name, frames * 192, frames * FRAME, delay, tuple(clips))


def narrated(*tracks: Track | None) -> tuple[list[Utterance], Narration]:
    """Return one utterance a track, None for one that is not spoken, and the narration of all of them."""
    utterances = []
    for number, one in enumerate(tracks, 1):
        count = len(one.clips) if one else 1
        sentences = tuple(Sentence(2 * at, 2 * at + 2, (Phrase("a", "en"),)) for at in range(count))
        utterances.append(Utterance(f"b{number:04d}", "a " * count, "en", sentences))
    spoken = {utterance.id: one for utterance, one in zip(utterances, tracks, strict=True) if one}
    return utterances, Narration(VOICE, VOICE.sample_rate, spoken)


def clips(smil: bytes) -> list[tuple[str, int, int]]:
    """Return the id, the beginning and the end of each clip, in milliseconds."""
    return [
        (
            par.find("s:text", NAMESPACES).get("src").partition("#")[2],
            milliseconds(par.find("s:audio", NAMESPACES).get("clipBegin")),
            milliseconds(par.find("s:audio", NAMESPACES).get("clipEnd")),
        )
        for par in parse(smil).iter(f"{{{SMIL}}}par")
    ]


# Times


@pytest.mark.parametrize(
    ("time", "written"),
    [
        (0, "0:00:00.000"),
        (7, "0:00:00.007"),
        (59_999, "0:00:59.999"),
        (60_000, "0:01:00.000"),
        (3_599_999, "0:59:59.999"),
        (3_600_000, "1:00:00.000"),
        (3_723_045, "1:02:03.045"),
        (360_000_000, "100:00:00.000"),
    ],
)
def test_a_clock_value_has_hours_minutes_seconds_and_milliseconds(time: int, written: str) -> None:
    assert clock(time) == written


@given(st.integers(0, 10**9))
def test_a_clock_value_says_the_time(time: int) -> None:
    assert milliseconds(clock(time)) == time


# Clips of made-up tracks


def test_the_first_clip_begins_with_the_file_and_the_pause_belongs_to_the_clip_before_it() -> None:
    utterances, narration = narrated(track([24000, 12000]), track([6000]))
    made = overlay("article.xhtml", "article.mp3", utterances, narration)
    whole = track([24000, 12000]).length
    second = (DELAY + 24000) * 1000 // 24000
    third = (whole + DELAY) * 1000 // 24000
    end = made.length * 1000 // 24000
    assert clips(made.smil) == [("b0001-s1", 0, second), ("b0001-s2", second, third), ("b0002-s1", third, end)]


def test_the_length_is_that_of_all_tracks_and_the_tracks_are_in_reading_order() -> None:
    first, second = track([24000], name="one"), track([100], name="two")
    made = overlay("article.xhtml", "article.mp3", *narrated(first, None, second))
    assert (made.length, made.tracks) == (first.length + second.length, ("one", "two"))


def test_a_sentence_without_sound_has_no_par() -> None:
    made = overlay("article.xhtml", "article.mp3", *narrated(track([0, 24000, 0]), None, track([0, 600])))
    assert [name for name, _, _ in clips(made.smil)] == ["b0001-s2", "b0003-s2"]


def test_an_utterance_without_sound_has_no_seq() -> None:
    root = parse(overlay("article.xhtml", "article.mp3", *narrated(track([900]), None, track([900]))).smil)
    assert [seq.get("id") for seq in root.iter(f"{{{SMIL}}}seq")] == ["seq-b0001", "seq-b0003"]


@given(
    st.lists(
        st.lists(st.sampled_from([0, 480, 24000, 31415]), min_size=1, max_size=4).filter(any), min_size=1, max_size=8
    )
)
def test_clips_are_contiguous_from_the_beginning_to_the_end(lengths: list[list[int]]) -> None:
    made = overlay("article.xhtml", "article.mp3", *narrated(*(track(each) for each in lengths)))
    found = clips(made.smil)
    assert [name for name, _, _ in found] == [
        f"b{block:04d}-s{number}"
        for block, each in enumerate(lengths, 1)
        for number, samples in enumerate(each, 1)
        if samples
    ]
    assert found[0][1] == 0
    assert all(end == begin for (_, _, end), (_, begin, _) in pairwise(found))
    assert all(begin < end for _, begin, end in found)
    assert found[-1][2] == sum(track(each).length for each in lengths) * 1000 // 24000


def test_it_has_the_form_that_the_specification_asks_for() -> None:
    root = parse(overlay("article.xhtml", "article.mp3", *narrated(track([900, 900]))).smil)
    textref = f"{{{NAMESPACES['epub']}}}textref"
    assert (root.tag, root.get("version")) == (f"{{{SMIL}}}smil", "3.0")
    (body,) = root
    assert body.get(textref) == "article.xhtml"
    assert [seq.get(textref) for seq in body] == ["article.xhtml#b0001"]
    for par in body[0]:
        assert [child.tag for child in par] == [f"{{{SMIL}}}text", f"{{{SMIL}}}audio"]
    ids = [element.get("id") for element in root.iter() if element.get("id")]
    assert len(ids) == len(set(ids)) == 3


# The overlays of a book


@pytest.fixture
def book(settings: Settings, tmp_path: Path) -> Book:
    (tmp_path / "clocks.txt").write_text(ARTICLE, "utf-8")
    made = pipeline.make(["clocks.txt"], replace(settings, format="epub", language="en"), lambda *_: None)
    return Book(made.files["epub"].path)


def test_the_overlays_of_all_documents_play_something(book: Book) -> None:
    assert [len(book.pars(document)) > 0 for document in book.spine] == [True, True, True]


def test_every_text_reference_is_in_the_document_in_the_same_order(book: Book) -> None:
    for document in book.spine:
        played = [par.id for par in book.pars(document)]
        assert {par.document for par in book.pars(document)} == {document.path}
        assert played == [name for name in book.ids(document) if name in set(played)]


def test_the_clips_of_a_document_are_contiguous_and_end_with_its_sound(book: Book) -> None:
    for document in book.spine:
        pars = book.pars(document)
        (audio,) = {par.audio for par in pars}
        assert pars[0].begin == 0
        assert all(one.end == two.begin for one, two in pairwise(pars))
        assert 0 <= length(book.files[audio]) - pars[-1].end < 1


def test_what_nobody_can_say_is_in_the_text_and_not_in_the_overlay(book: Book) -> None:
    document = book.named("article.xhtml")
    played = {par.id for par in book.pars(document)}
    silent = {name: text for name, text in book.texts(document).items() if "-s" in name and name not in played}
    assert {text.strip() for text in silent.values()} == {"⏰ ⏰ ⏰", "བོད་སྐད་"}
