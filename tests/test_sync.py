"""Words, sentences or paragraphs are marked while they are heard; page and sound say the same."""

import re
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from itertools import accumulate, pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from accessible import assets, pipeline
from accessible.document import Article, Block, Mark, MarkKind, Metadata, Role
from accessible.narration import Clip, Narration, Track, Utterance, words
from accessible.prepare.script import script
from accessible.publication import Publication, Sync
from accessible.settings import _CHOICES, Settings
from accessible.writers import xhtml
from accessible.writers.documents import Content, documents
from accessible.writers.smil import overlays
from tests.overlay import Book, parse
from tests.test_smil import FRAME, VOICE, clips
from tests.test_xhtml import blocks, find, letters, marked, publication, row, tag, text_of

SOON = 0.28  # seconds after which a word can be marked apart: a reading system looks at its clock every quarter
AUTHOR = Block("Ann is a cook. She salts.", Role.NOTE, about="author")


def recording(utterance: Utterance, lengths: Sequence[int], starts: Sequence[Sequence[int]]) -> Track | None:
    """Return a track whose sentences last so long, if they are spoken, and whose words begin there in them."""
    heard = [
        length if any(map(str.isalnum, sentence.spoken)) else 0
        for length, sentence in zip(lengths, utterance.sentences, strict=True)
    ]
    if not any(heard):
        return None
    edges = list(accumulate(heard, initial=0))
    begins = tuple(
        tuple(start + min(at, end - start) for at in each)
        for each, (start, end) in zip(starts, pairwise(edges), strict=True)
    )
    frames = -(-(1105 + edges[-1]) // FRAME) + 1
    clip = tuple(Clip(start, end) for start, end in pairwise(edges))
    return Track(f"{utterance.id}.mp3", 1, frames * FRAME, 1105, clip, begins)


@st.composite
def tracks(draw: st.DrawFn, utterances: Sequence[Utterance]) -> dict[str, Track]:
    """Draw a recording of each utterance."""
    found = {}
    for utterance in utterances:
        written = [utterance.text[sentence.start : sentence.end] for sentence in utterance.sentences]
        lengths = [draw(st.sampled_from([2400, 9000, 40_000])) for _ in written]
        place = st.integers(0, 6).map(lambda number: number * 6000)
        starts = [sorted(draw(place) for _ in words(text)) for text in written]
        if track := recording(utterance, lengths, starts):
            found[utterance.id] = track
    return found


@st.composite
def narrated(draw: st.DrawFn) -> Publication:
    """Draw an article of any blocks, with what is said of it and a recording of that."""
    drawn = draw(st.lists(blocks(), min_size=1, max_size=6))
    drawn.insert(draw(st.integers(0, len(drawn))), AUTHOR)
    labels = assets.labels("en")
    said = script(Article(Metadata(title="T", language="en"), tuple(drawn)), labels)
    narration = Narration(VOICE, VOICE.sample_rate, draw(tracks(said.body)))
    return replace(publication(drawn), body=said.body, narration=narration, labels=labels)


def article(publication: Publication) -> etree._Element:
    """Return the page of an article."""
    (root,) = xhtml.bodies(publication, documents(publication))
    return root


def made(publication: Publication, sync: Sync) -> tuple[etree._Element, bytes, int]:
    """Return the page of an article, its overlay, and how long that is, in milliseconds."""
    marked = replace(publication, sync=sync)
    root = article(marked)
    found = overlays([Content("article", root)], "article.mp3", publication.narration)
    smil = found.each[0].smil
    return parse(xhtml.serialise(root)), smil, found.length * 1000 // VOICE.sample_rate


@settings(max_examples=100, deadline=None)
@given(narrated())
def test_the_page_says_the_same_whatever_is_marked(drawn: Publication) -> None:
    texts = [text_of(made(drawn, sync)[0]) for sync in Sync]
    assert texts[0] == texts[1] == texts[2]


@settings(max_examples=100, deadline=None)
@given(narrated(), st.sampled_from(Sync))
def test_every_reference_is_on_the_page_once_and_in_order_and_the_clips_tile_the_sound(
    drawn: Publication, sync: Sync
) -> None:
    root, smil, length = made(drawn, sync)
    ids = [str(name) for name in find(root, "//@id")]
    assert len(ids) == len(set(ids))
    played = [name for name, _, _ in clips(smil)]
    assert played == [name for name in ids if name in set(played)]
    assert {str(name).partition("#")[2] for name in find(parse(smil), "//s:seq/@epub:textref")} <= set(ids)
    named = [str(name) for name in find(parse(smil), "//@id")]
    assert len(named) == len(set(named))
    times = [(begin, end) for _, begin, end in clips(smil)]
    assert [begin for begin, _ in times] == [0, *(end for _, end in times[:-1])]
    assert times[-1][1] == length
    assert all(begin < end for begin, end in times)


@settings(max_examples=100, deadline=None)
@given(narrated(), st.sampled_from(Sync))
def test_what_is_spoken_is_marked_once(drawn: Publication, sync: Sync) -> None:
    root, smil, _ = made(drawn, sync)
    played = {name for name, _, _ in clips(smil)}
    for element in find(root, "//*[@id]"):
        if element.get("id") in played:
            assert not any(around.get("id") in played for around in element.iterancestors())
    depth = {Sync.PARAGRAPH: 0, Sync.SENTENCE: 1, Sync.WORD: 2}[sync]
    assert all(name.count("-") <= depth for name in played)
    heard = {
        f"{name}-s{number}"
        for name, track in drawn.narration.tracks.items()
        for number, clip in enumerate(track.clips, 1)
        if clip.start < clip.end
    }
    if sync is Sync.PARAGRAPH:
        assert played == set(drawn.narration.tracks)
    else:
        assert {name.partition("-w")[0] for name in played} == heard


# Words


def timed(text: str, seconds: Sequence[float], marks: Sequence[Mark] = (), block: Block | None = None) -> Publication:
    """Return an article of one sentence of five seconds, whose words begin then."""
    one = publication([block or Block(text, marks=tuple(marks))])
    track = recording(one.body[0], [5 * 24000], [[int(24000 * at) for at in seconds]])
    assert track
    return replace(one, sync=Sync.WORD, narration=Narration(VOICE, 24000, {"b0001": track}))


def spoken(text: str, seconds: Sequence[float], marks: Sequence[Mark] = ()) -> list[tuple[str, str]]:
    """Return the name and the text of each element that is marked, of a sentence whose words begin then."""
    root, smil, _ = made(timed(text, seconds, marks), Sync.WORD)
    texts = {one.get("id"): text_of(one) for one in find(root, "//*[@id]")}
    return [(name.removeprefix("b0001-"), texts[name]) for name, _, _ in clips(smil)]


def test_each_word_is_marked() -> None:
    assert spoken("Ice, he said.", [0, 1, 2]) == [("s1-w1", "Ice,"), ("s1-w2", "he"), ("s1-w3", "said.")]


def test_words_that_begin_together_or_too_soon_to_be_seen_are_marked_as_one() -> None:
    assert spoken("It cost 12 pence then", [0, 1, 1, 1 + SOON - 0.01, 3]) == [
        ("s1-w1", "It"),
        ("s1-w2", "cost 12 pence"),
        ("s1-w5", "then"),
    ]
    assert spoken("It was so", [0, SOON + 0.01, 2 * SOON + 0.02]) == [
        ("s1-w1", "It"),
        ("s1-w2", "was"),
        ("s1-w3", "so"),
    ]


def test_words_that_begin_with_the_end_of_the_sentence_are_marked_with_those_before_them() -> None:
    assert spoken("It ended here", [0, 1, 5]) == [("s1-w1", "It"), ("s1-w2", "ended here")]


def test_a_sentence_of_one_word_is_marked_as_a_sentence() -> None:
    assert spoken("Herring!", [0]) == [("s1", "Herring!")]
    assert spoken("So it is", [0, 0.1, 0.2]) == [("s1", "So it is")]


def test_where_no_space_stands_between_words_each_letter_is_one() -> None:
    assert spoken("你好，世界。", [0, 0.1, 1, 2]) == [("s1-w1", "你好"), ("s1-w3", "世"), ("s1-w4", "界")]


def test_words_stand_inside_a_mark_that_holds_them() -> None:
    root = article(timed("See the old town now", [0, 1, 2, 3, 4], [Mark(4, 16, MarkKind.LINK, "https://e.org")]))
    (link,) = find(root, "//h:a")
    assert [one.get("id") for one in link] == ["b0001-s1-w2", "b0001-s1-w3", "b0001-s1-w4"]


def test_a_mark_that_is_a_word_or_less_stands_inside_the_word() -> None:
    marks = [Mark(0, 3, MarkKind.EMPHASIS), Mark(4, 6, MarkKind.STRONG)]
    root = article(timed("One unsaid word", [0, 1, 2], marks))
    assert [[tag(child) for child in one] for one in find(root, "//h:span[contains(@id, '-w')]")] == [
        ["em"],
        ["strong"],
        [],
    ]


def test_a_word_leaves_its_punctuation_outside_rather_than_cut_a_link() -> None:
    text, marks = "Ask (the sun), then", [Mark(5, 12, MarkKind.LINK, "https://e.org")]
    assert spoken(text, [0, 1, 2, 3], marks) == [
        ("s1-w1", "Ask"),
        ("s1-w2", "the"),
        ("s1-w3", "sun"),
        ("s1-w4", "then"),
    ]
    (link,) = find(article(timed(text, [0, 1, 2, 3], marks)), "//h:a")
    assert text_of(link) == "the sun"


def test_a_word_that_a_link_ends_in_is_marked_by_its_longer_part() -> None:
    text, seconds = "the sunny side", [0, 1, 2]
    assert spoken(text, seconds, [Mark(0, 7, MarkKind.LINK, "https://e.org")])[1] == ("s1-w2", "sun")
    assert spoken(text, seconds, [Mark(0, 5, MarkKind.LINK, "https://e.org")])[1] == ("s1-w2", "unny")


def test_a_short_word_between_others_and_a_link_is_marked_with_those_before_it() -> None:
    """The words begin at 0, 1, 1.1, 2 and 3 seconds: "on" is too short to be marked alone."""
    text = "It counts on its page"
    root = article(timed(text, [0, 1, 1.1, 2, 3], [Mark(13, 21, MarkKind.LINK, "https://e.org")]))
    assert [text_of(span) for span in find(root, "//*[@id='b0001-s1']//h:span")] == ["It", "counts on", "its", "page"]
    root = article(timed(text, [0, 1, 1.9, 2, 3], [Mark(13, 21, MarkKind.LINK, "https://e.org")]))
    assert [text_of(span) for span in find(root, "//*[@id='b0001-s1']//h:span")] == ["It", "counts on", "its", "page"]


def test_any_other_mark_is_cut_where_it_ends_in_a_word() -> None:
    root = article(timed("the sunny side", [0, 1, 2], [Mark(0, 7, MarkKind.EMPHASIS)]))
    assert [text_of(one) for one in find(root, "//h:em")] == ["the ", "sun"]
    assert [text_of(one) for one in find(root, "//h:span[contains(@id, '-w')]")] == ["the", "sunny", "side"]


def test_the_words_of_cells_stand_in_the_cells() -> None:
    block = row("old town", "new", level=1)
    root = article(timed(block.text, [0, 1, 2], block=block))
    assert [
        [text_of(one) for one in find(cell, ".//h:span[contains(@id, '-w')]")] for cell in find(root, "//h:td")
    ] == [
        ["old", "town"],
        ["new"],
    ]


@st.composite
def worded(draw: st.DrawFn) -> tuple[Publication, tuple[Mark, ...]]:
    """Draw a paragraph with any marks, and when its words begin."""
    text, cuts, marks = draw(marked())
    one = publication([Block(text, marks=marks)], cuts=cuts)
    return replace(one, narration=Narration(VOICE, 24000, draw(tracks(one.body)))), marks


@given(worded())
def test_words_change_no_letter_and_no_mark(drawn: tuple[Publication, tuple[Mark, ...]]) -> None:
    publication, marks = drawn
    found = []
    for sync in (Sync.SENTENCE, Sync.WORD):
        (element,) = find(article(replace(publication, sync=sync)), "//*[@id='b0001']")
        found.append([(letter, kinds(around)) for letter, around in letters(element)])
    assert found[0] == found[1]
    only_links = not any(mark.kind is not MarkKind.LINK for mark in marks)
    if only_links:
        counts = [len(find(article(replace(publication, sync=sync)), "//h:a")) for sync in Sync]
        assert len(set(counts[:2])) == 1


def kinds(around: Sequence[etree._Element]) -> set[tuple[str, str]]:
    """Return the marks that stand around a letter."""
    return {
        (tag(one), one.get("href") or one.get("lang") or "") for one in around if tag(one) != "span" or one.get("lang")
    }


@given(worded())
def test_every_word_has_a_letter_and_none_is_marked_twice(drawn: tuple[Publication, tuple[Mark, ...]]) -> None:
    (element,) = find(article(replace(drawn[0], sync=Sync.WORD)), "//*[@id='b0001']")
    spans = find(element, ".//h:span[contains(@id, '-w')]")
    assert all(any(map(str.isalnum, text_of(one))) for one in spans)
    assert not any(find(one, ".//h:span[contains(@id, '-w')]") for one in spans)
    if not drawn[1]:
        for sentence in find(element, "h:span[@class='sentence']"):
            left = [letter for letter, around in letters(sentence) if not around]
            assert not any(map(str.isalnum, left))


# What it costs

LINKED = "The harbour listens when the water is quiet, and {} boats come in over the [long] grey tide with salt. "


@pytest.mark.parametrize("sync", Sync)
@pytest.mark.parametrize("blocks", [1, 100])
def test_a_thousand_sentences_cost_less_than_two_seconds(sync: Sync, blocks: int) -> None:
    """Also where they are one paragraph of 100,000 letters, with a link in each that crosses a word."""
    texts = ["".join(LINKED.format(number) for number in range(1000 // blocks))] * blocks
    made = publication([Block(text, marks=tuple(links(text))) for text in texts], cuts=cuts(texts[0]))
    tracks = {}
    for one in made.body:
        counts = [len(words(one.text[each.start : each.end])) for each in one.sentences]
        tracks[one.id] = recording(one, [9000 * each for each in counts], [range(0, 9000 * n, 9000) for n in counts])
    made = replace(
        made, sync=sync, narration=Narration(VOICE, 24000, {name: one for name, one in tracks.items() if one})
    )
    began = time.process_time()
    found = documents(made)
    contents = [Content(document.name, root) for document, root in zip(found, xhtml.bodies(made, found), strict=True)]
    laid = overlays(contents, "article.mp3", made.narration)
    sizes = [len(xhtml.serialise(content.root)) for content in contents]
    assert time.process_time() - began < 2
    assert sum(each.smil.count(b"<par") for each in laid.each) == {"word": 20_000, "sentence": 1000}.get(sync, blocks)
    assert sum(sizes) > 100_000


def links(text: str) -> Iterator[Mark]:
    for found in re.finditer(r"the \[lo", text):
        yield Mark(*found.span(), MarkKind.LINK, "https://example.org/")


def cuts(text: str) -> list[int]:
    return [found.end() for found in re.finditer(r"salt\. ", text)]


# The setting

ARTICLE = """\
# Salt, and what it costs

The sea gives it away, [says Dr. Marsh](https://example.org), for *nothing at all*. You only have to wait for the sun.

| Town | Pence a pound |
|------|---------------|
| Rye  | Two, or three |

- Rake it.
  - Stir it once a day.
"""


def test_the_setting_takes_what_the_writer_knows() -> None:
    assert _CHOICES["sync"] == [str(sync) for sync in Sync]
    assert Settings().sync == Sync.SENTENCE


@pytest.fixture
def make(settings: Settings, tmp_path: Path) -> Callable[[str], pipeline.Made]:
    (tmp_path / "salt.md").write_text(ARTICLE)

    def run(sync: str) -> pipeline.Made:
        wanted = replace(settings, format="epub", language="en", sync=sync, output=str(tmp_path / sync))
        return pipeline.make([str(tmp_path / "salt.md")], wanted, lambda *_: None)

    return run


def _sounds(store: Path) -> list[Path]:
    return sorted(path for path in store.rglob("*") if path.suffix in {".pcm", ".mp3"})


def test_another_choice_speaks_and_records_nothing_anew(
    make: Callable[[str], pipeline.Made], settings: Settings
) -> None:
    first = make("sentence")
    kept = _sounds(Path(settings.store))
    assert kept
    sounds = {name: data for name, data in Book(first.files["epub"].path).files.items() if name.endswith(".mp3")}
    assert sounds
    for sync in ("word", "paragraph"):
        again = make(sync)
        assert again.publication.narration.spoken_now == 0
        assert _sounds(Path(settings.store)) == kept
        files = Book(again.files["epub"].path).files
        assert {name: data for name, data in files.items() if name.endswith(".mp3")} == sounds


@pytest.mark.parametrize("sync", Sync)
def test_all_that_can_be_read_can_be_heard(make: Callable[[str], pipeline.Made], sync: Sync) -> None:
    book = Book(make(sync).files["epub"].path)
    assert [book.unheard(document) for document in book.spine] == [[], [], []]
    for document in book.spine:
        pars = book.pars(document)
        assert pars[0].begin == 0
        assert all(one.end == two.begin for one, two in pairwise(pars))
        assert len({par.id for par in pars}) == len(pars)


def test_the_finer_the_marks_the_more_there_are(make: Callable[[str], pipeline.Made]) -> None:
    counts = []
    for sync in ("paragraph", "sentence", "word"):
        book = Book(make(sync).files["epub"].path)
        counts.append(len(book.pars(book.named("article.xhtml"))))
    assert counts[:2] == [5, 8]
    assert counts[2] > 2 * counts[1]
