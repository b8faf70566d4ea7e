"""Media overlays: every sentence once, in order, in contiguous clips that end with the sound; as the page is built."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from accessible import pipeline
from accessible.narration import Clip, Narration, Track, Voice
from accessible.settings import Settings
from accessible.writers.documents import Content
from accessible.writers.smil import clock, overlays
from tests.overlay import EPUB, NAMESPACES, SMIL, XHTML, Book, length, milliseconds, parse

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


def track(
    lengths: Sequence[int], delay: int = DELAY, name: str = "t", words: tuple[tuple[int, ...], ...] = ()
) -> Track:
    """Return a track whose sentences last so many samples; 0 for one without sound."""
    clips, at = [], 0
    for samples in lengths:
        clips.append(Clip(at, at + samples))
        at += samples
    frames = -(-(delay + at) // FRAME) + 1
    return Track(name, frames * 192, frames * FRAME, delay, tuple(clips), words)


def narration(*tracks: Track | None) -> Narration:
    """Return the narration of blocks called b0001, b0002 …; None for one that is not spoken."""
    return Narration(VOICE, VOICE.sample_rate, {f"b{number:04d}": one for number, one in enumerate(tracks, 1) if one})


class Overlay(NamedTuple):
    """The overlay of a single document, with the tracks and the length of its audio."""

    smil: bytes
    tracks: tuple[str, ...]
    length: int


def narrated(body: str, *tracks: Track | None) -> Overlay:
    """Return the overlay of a page with this in its body."""
    return placed(parse(page(body)), *tracks)


def page(body: str) -> bytes:
    return f'<html xmlns="{XHTML}" xmlns:epub="{EPUB}"><head><title>T</title></head><body>{body}</body></html>'.encode()


def placed(root: etree._Element, *tracks: Track | None) -> Overlay:
    made = overlays([Content("article", root)], "article.mp3", narration(*tracks))
    return Overlay(made.each[0].smil, made.tracks, made.length)


def paragraphs(*tracks: Track | None) -> Overlay:
    """Return the overlay of a page with a paragraph a track, and a span a sentence."""
    blocks = []
    for number, one in enumerate(tracks, 1):
        name = f"b{number:04d}"
        spans = [f'<span id="{name}-s{at}">a.</span> ' for at in range(1, len(one.clips) + 1 if one else 2)]
        blocks.append(f'<p id="{name}">{"".join(spans)}</p>')
    return narrated("".join(blocks), *tracks)


def outline(smil: bytes) -> list[object]:
    """Return what an overlay holds: of a `par` the name of its text, of a `seq` kind, name and what is in it."""
    return [_outline(node) for node in parse(smil)[0]]


def _outline(node: etree._Element) -> object:
    kind = node.get(f"{{{EPUB}}}type", "")
    if node.tag == f"{{{SMIL}}}par":
        name = node[0].get("src").partition("#")[2]
        return (kind, name) if kind else name
    return (kind, node.get(f"{{{EPUB}}}textref").partition("#")[2], [_outline(child) for child in node])


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
    made = paragraphs(track([24000, 12000]), track([6000]))
    whole = track([24000, 12000]).length
    second = (DELAY + 24000) * 1000 // 24000
    third = (whole + DELAY) * 1000 // 24000
    end = made.length * 1000 // 24000
    assert clips(made.smil) == [("b0001-s1", 0, second), ("b0001-s2", second, third), ("b0002-s1", third, end)]


def test_the_length_is_that_of_all_tracks_and_the_tracks_are_in_reading_order() -> None:
    first, second = track([24000], name="one"), track([100], name="two")
    made = paragraphs(first, None, second)
    assert (made.length, made.tracks) == (first.length + second.length, ("one", "two"))


def test_a_sentence_without_sound_has_no_par() -> None:
    made = paragraphs(track([0, 24000, 0]), None, track([0, 600]))
    assert [name for name, _, _ in clips(made.smil)] == ["b0001-s2", "b0003-s2"]


def test_a_sentence_that_would_be_empty_in_milliseconds_has_no_par() -> None:
    made = paragraphs(track([24000, 23, 24000]))
    assert [name for name, _, _ in clips(made.smil)] == ["b0001-s1", "b0001-s3"]


def test_an_utterance_without_sound_has_no_seq() -> None:
    root = parse(paragraphs(track([900]), None, track([900])).smil)
    assert [seq.get("id") for seq in root.iter(f"{{{SMIL}}}seq")] == ["seq-b0001", "seq-b0003"]


@given(
    st.lists(
        st.lists(st.sampled_from([0, 480, 24000, 31415]), min_size=1, max_size=4).filter(any), min_size=1, max_size=8
    )
)
def test_clips_are_contiguous_from_the_beginning_to_the_end(lengths: list[list[int]]) -> None:
    made = paragraphs(*(track(each) for each in lengths))
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
    root = parse(paragraphs(track([900, 900])).smil)
    textref = f"{{{NAMESPACES['epub']}}}textref"
    assert (root.tag, root.get("version")) == (f"{{{SMIL}}}smil", "3.0")
    (body,) = root
    assert body.get(textref) == "article.xhtml"
    assert [seq.get(textref) for seq in body] == ["article.xhtml#b0001"]
    for par in body[0]:
        assert [child.tag for child in par] == [f"{{{SMIL}}}text", f"{{{SMIL}}}audio"]
    ids = [element.get("id") for element in root.iter() if element.get("id")]
    assert len(ids) == len(set(ids)) == 3


# The structure of the page


def test_what_a_listener_may_leave_or_skip_is_a_seq_that_says_what_it_is() -> None:
    body = (
        '<section epub:type="chapter"><h2 id="b0001"><span id="b0001-s1">a</span></h2>'
        '<ul><li><p id="b0002"><span id="b0002-s1">a</span></p>'
        '<ol><li id="b0003"><span id="b0003-s1">a</span></li></ol></li></ul>'
        '<table><caption><p id="b0004"><span id="b0004-s1">a</span></p></caption>'
        '<tr id="b0005"><th><span id="b0005-s1">a</span></th>'
        '<td><span id="b0005-s2">a</span> <span id="b0005-s3">a</span></td></tr></table>'
        '<figure><p id="b0006"><span id="b0006-s1">a</span></p></figure>'
        '<section epub:type="footnotes"><aside id="note-b0007" epub:type="footnote"><p id="b0007"><span id="b0007-s1">a'
        '</span></p><a href="#b0001">back</a></aside></section></section>'
        '<aside><p id="b0008"><span id="b0008-s1">a</span></p></aside><nav hidden=""><ol><li>a</li></ol></nav>'
    )
    one = track([2400])
    made = narrated(body, one, one, one, one, track([2400] * 3), one, one, one)
    sentence = {name: ("", name, [f"{name}-s1"]) for name in ("b0001", "b0002", "b0004", "b0006", "b0007", "b0008")}
    inner = ("list", "ol-b0003", [("list-item", "b0003", ["b0003-s1"])])
    cells = [("table-cell", "b0005-s1"), ("table-cell", "td-b0005-s2", ["b0005-s2", "b0005-s3"])]
    assert outline(made.smil) == [
        (
            "chapter",
            "section-b0001",
            [
                sentence["b0001"],
                ("list", "ul-li-b0002", [("list-item", "li-b0002", [sentence["b0002"], inner])]),
                ("table", "table-b0004", [sentence["b0004"], ("table-row", "b0005", cells)]),
                ("figure", "figure-b0006", [sentence["b0006"]]),
                ("footnotes", "section-note-b0007", [("footnote", "note-b0007", [sentence["b0007"]])]),
            ],
        ),
        ("aside", "aside-b0008", [sentence["b0008"]]),
    ]


def test_what_groups_is_given_a_name_on_the_page_and_what_holds_nothing_narrated_is_not() -> None:
    root = parse(page('<ul><li id="b0001"><span id="b0001-s1">a</span></li></ul><ul><li id="b0002">*</li></ul>'))
    placed(root, track([2400]), None)
    assert [each.get("id") for each in root.iter(f"{{{XHTML}}}ul")] == ["ul-b0001", None]


def test_sound_is_in_the_order_of_the_page() -> None:
    body = '<p id="b0002"><span id="b0002-s1">a</span></p><p id="b0001"><span id="b0001-s1">a</span></p>'
    made = narrated(body, track([2400], name="one"), track([7200], name="two"))
    assert made.tracks == ("two", "one")
    begin = (track([7200]).length + DELAY) * 1000 // 24000
    end = made.length * 1000 // 24000
    assert clips(made.smil) == [("b0002-s1", 0, begin), ("b0001-s1", begin, end)]


def test_a_page_plays_what_stands_on_it_and_no_more() -> None:
    made = narrated('<p id="b0002"><span id="b0002-s1">a</span></p>', *(track([2400], name=name) for name in "abc"))
    assert made.tracks == ("b",)


@pytest.mark.parametrize("picture", ['<img id="b0001" src="a.png" alt="a. b."/>', '<p id="b0001">a. b.</p>'])
def test_a_block_in_which_nothing_has_a_name_plays_all_of_its_sound(picture: str) -> None:
    made = narrated(f"<figure>{picture}</figure>", track([2400, 4800]))
    assert outline(made.smil) == [("figure", "figure-b0001", ["b0001"])]
    assert clips(made.smil) == [("b0001", 0, made.length * 1000 // 24000)]


def test_a_sentence_with_words_is_a_seq_whose_clips_tile_that_of_the_sentence() -> None:
    words = "".join(f'<em><span id="b0001-s2-w{number}">a</span></em> ' for number in (1, 3))
    body = f'<p id="b0001"><span id="b0001-s1">a.</span> <span id="b0001-s2">{words}</span></p>'
    made = narrated(body, track([24000, 24000], words=((240,), (24480, 30000, 36000))))
    assert outline(made.smil) == [("", "b0001", ["b0001-s1", ("", "b0001-s2", ["b0001-s2-w1", "b0001-s2-w3"])])]
    second, third = ((DELAY + at) * 1000 // 24000 for at in (24000, 36000))
    assert clips(made.smil) == [
        ("b0001-s1", 0, second),
        ("b0001-s2-w1", second, third),
        ("b0001-s2-w3", third, made.length * 1000 // 24000),
    ]


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


def test_pages_that_share_a_file_go_on_where_the_one_before_ends() -> None:
    """A paragraph of three sentences on two pages, and a page without sound between them and another paragraph."""
    bodies = (
        '<p id="b0001"><span id="b0001-s1">a.</span></p>',
        '<p><span id="b0001-s2">b.</span> <span id="b0001-s3">c.</span></p>',
        "<p>Nothing.</p>",
        '<p id="b0002"><span id="b0002-s1">d.</span></p>',
    )
    contents = [Content(f"page-{number}", parse(page(body))) for number, body in enumerate(bodies, 1)]
    made = overlays(contents, "all.mp3", narration(track([900, 800, 700]), track([600])))
    found = [clips(each.smil) if each.smil else [] for each in made.each]
    assert [[name for name, _, _ in each] for each in found] == [
        ["b0001-s1"],
        ["b0001-s2", "b0001-s3"],
        [],
        ["b0002-s1"],
    ]
    times = [time for each in found for _, *times in each for time in times]
    assert times[0] == 0
    assert times[-1] == made.length * 1000 // 24000
    assert times[1:-1:2] == times[2:-1:2]
    assert [each.duration for each in made.each] == [each[-1][2] - each[0][1] if each else 0 for each in found]
    (text,) = {par.get("src").partition("#")[0] for par in parse(made.each[1].smil).iter(f"{{{SMIL}}}text")}
    assert text == "page-2.xhtml"
