"""What is heard beside what is written: words, their alignment, and the verdict; then a real model that listens."""

from collections.abc import Sequence
from dataclasses import replace
from importlib.util import find_spec
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from accessible import pipeline
from accessible.proof.align import align, differences
from accessible.proof.examine import Ear, Proof, examine
from accessible.proof.hearing import Heard, compare, sentences, settled, verdict, windows
from accessible.proof.listen import Listener, NobodyListensError, Word
from accessible.proof.overlay import Narrated
from accessible.proof.page import Written
from accessible.proof.words import heard_words
from accessible.settings import Settings
from quality.whisper import PARTS, assemble
from tests.broken import RATE, changed, on_pars, on_samples, times, with_times
from tests.overlay import Book
from tests.required import REQUIRED

# Read when the module is imported: the fixture that keeps tests from settings takes it away afterwards.

# Words


@pytest.mark.parametrize(
    ("written", "heard", "language"),
    [
        ("It cost $12.5bn.", "it cost twelve point five billion dollars", "en"),
        ("Over 33,000 people", "Over thirty three thousand people.", "en"),
        ("On June 26, 2015", "on June 26th, 2015", "en"),
        ("105 boats", "one hundred and five boats", "en"),
        ("Dr. Smith won't come", "Doctor Smith will not come", "en"),
        ("It’s the harbour’s colour", "It's the harbor's color", "en"),
        ("They organised a theatre programme", "They organized a theater program", "en"),
        ("co-operate, in-person", "co operate in person", "en"),
        ("He, um, waited.", "He waited", "en"),
        ("Émile (aged 5)", "émile aged five", "en"),
        ("Es waren 33.000 Menschen", "es waren 33000 menschen", "de"),
        ("Il coûte 5 €.", "il coûte cinq euros", "fr"),
        ("盐和胡椒。", "盐 和 胡椒", "zh"),
    ],
)
def test_the_same_words_are_the_same(written: str, heard: str, language: str) -> None:
    assert heard_words(written, language) == heard_words(heard, language)
    assert heard_words(written, language)


@pytest.mark.parametrize(
    ("written", "heard"), [("the cat", "the dog"), ("five", "fifty"), ("can", "can't"), ("off", "of")]
)
def test_other_words_are_not(written: str, heard: str) -> None:
    assert heard_words(written, "en") != heard_words(heard, "en")


# Alignment

WORDS = st.lists(st.sampled_from("abc"), max_size=7)


def distance(one: Sequence[str], other: Sequence[str]) -> int:
    """Return Levenshtein's distance, as its definition says."""
    if not one or not other:
        return len(one) + len(other)
    kept = distance(one[1:], other[1:]) + (one[0] != other[0])
    return min(kept, distance(one[1:], other) + 1, distance(one, other[1:]) + 1)


@given(WORDS, WORDS)
def test_words_are_paired_with_as_few_edits_as_can_be(written: list[str], heard: list[str]) -> None:
    pairs = align(written, heard)
    assert [ours for ours, _ in pairs if ours is not None] == list(range(len(written)))
    assert [theirs for _, theirs in pairs if theirs is not None] == list(range(len(heard)))
    edits = sum(ours is None or theirs is None or written[ours] != heard[theirs] for ours, theirs in pairs)
    assert edits == distance(written, heard)


@pytest.mark.parametrize(
    ("written", "heard", "count"),
    [
        ("a b c", "a b c", 0),
        ("a b c", "a x c", 1),
        ("a b c", "a c", 1),
        ("a c", "a b c", 1),
        ("a b c", "", 3),
        ("", "a b", 2),
        ("a road map b", "a roadmap b", 0),
        ("roadmap", "road map", 0),
        ("re launched it", "relaunched it", 0),
        ("a b c d", "x y", 4),
        ("a b c", "a x y c", 2),
    ],
)
def test_differences_are_words_changed_lost_or_added(written: str, heard: str, count: int) -> None:
    assert differences(written.split(), heard.split()) == count


# Which clip a word belongs to

TEXTS = ("The lamp is lit.", "Nobody asked him to.", "A bell is rung.")


def window(*texts: str, beside: str = "") -> list[Narrated]:
    """Return clips of two seconds each."""
    return [
        Narrated("d", f"s{n}", Written(text, text, "en", beside, n, n), "a.mp3", 2.0 * n, 2.0 * n + 2)
        for n, text in enumerate(texts)
    ]


def spoken(*texts: str, late: float = 0.0) -> list[Word]:
    """Return the words as if each text was heard in its clip."""
    found = []
    for number, text in enumerate(texts):
        said = text.split()
        step = 1.8 / max(1, len(said))
        begins = (2.0 * number + step * place + late for place in range(len(said)))
        found += [Word(f" {word}", begin, begin + step) for word, begin in zip(said, begins, strict=True)]
    return found


def heard(words: list[Word], texts: Sequence[str] = TEXTS) -> list[Heard]:
    return compare(window(*texts), words, 2.0 * len(texts))


def test_each_text_gets_its_words() -> None:
    found = heard(spoken(*TEXTS))
    assert [each.text for each in found] == list(TEXTS)
    assert [(each.edits, each.is_outside) for each in found] == [(0, False)] * 3


@pytest.mark.parametrize(
    ("said", "texts"),
    [
        (("The lamp was lit.", "Nobody asked him too.", "A bell is rung."), None),
        (("The lamp is lit. Nobody", "asked him to.", "A bell is rung."), TEXTS),
        (("The lamp is lit.", "", "A bell is rung."), ("The lamp is lit.", "", "A bell is rung.")),
        (("The lamp is lit.", "So nobody asked him to.", "A bell is rung."), None),
        (("", "", ""), ("", "", "")),
    ],
)
def test_words_go_to_the_text_that_they_are_most_like(said: tuple[str, ...], texts: tuple[str, ...] | None) -> None:
    found = heard(spoken(*said))
    assert [each.text for each in found] == list(texts or said)


def test_a_word_too_many_between_two_texts_belongs_to_the_clip_that_it_is_heard_in() -> None:
    before = heard(spoken("The lamp is lit indeed.", *TEXTS[1:]))
    after = heard(spoken(TEXTS[0], "Well, nobody asked him to.", TEXTS[2]))
    assert [each.edits for each in before] == [1, 0, 0]
    assert [each.edits for each in after] == [0, 1, 0]


def test_what_is_heard_outside_its_clip_is_found() -> None:
    found = heard(spoken(*TEXTS, late=1.5))
    assert [each.edits for each in found] == [0, 0, 0]
    assert [each.is_outside for each in found] == [True, True, True]
    assert not any(each.is_outside for each in heard(spoken(*TEXTS, late=0.3)))


@pytest.mark.parametrize(
    ("said", "kept"),
    [
        ("2. Dry them.", "dry them"),
        ("Not done: dry them.", "dry them"),
        ("Dry them, two.", "dry them"),
        ("They dry them.", "they dry them"),
        ("Dry two.", "dry two"),
    ],
)
def test_what_may_be_said_beside_a_text_is_not_too_much(said: str, kept: str) -> None:
    (found,) = compare(window("Dry them.", beside="2 Done: Not done:"), spoken(said), 2.0)
    assert found.said == tuple(kept.split())
    assert found.text == said


def test_words_with_clips_of_their_own_are_heard_as_sentences() -> None:
    found = list(sentences(window("The", "lamp", "is", "lit.", "Nobody asked.", "Why?", "A", "bell")))
    assert [(each.text, each.fragment, each.begin, each.end) for each in found] == [
        ("The lamp is lit.", "s0", 0, 8),
        ("Nobody asked.", "s4", 8, 10),
        ("Why?", "s5", 10, 12),
        ("A bell", "s6", 12, 16),
    ]
    first, second, third = window("The", "lamp", "is")
    apart = [first, replace(third, begin=4.0, end=6.0), replace(second, begin=2.0, end=4.0)]
    assert [each.text for each in sentences(apart)] == ["The", "is", "lamp"]


def test_a_window_is_of_one_language_without_a_break_and_no_longer_than_the_recogniser_can_hear() -> None:
    clips = window(*["Some words are said."] * 20)
    assert [len(each) for _, run in windows(clips, 40.0) for each in run] == [14, 6]  # 28 seconds, and the rest
    foreign = [
        replace(each, written=replace(each.written, language="fr")) if number in {3, 4} else each
        for number, each in enumerate(clips[:6])
    ]
    assert [(language, [len(each) for each in run]) for language, run in windows(foreign, 12.0)] == [
        ("en", [3]),
        ("fr", [2]),
        ("en", [1]),
    ]
    apart = [replace(each, begin=each.begin + 9 * (each.begin > 5), end=each.begin + 2) for each in clips[:5]]
    assert [len(each) for _, run in windows(apart, 40.0) for each in run] == [3, 1, 1]


@pytest.mark.parametrize(
    ("among", "is_outside", "alone", "text", "still_outside"),
    [
        ("Nobody asked them to.", False, "Nobody asked him to.", "Nobody asked him to.", False),
        ("Nobody asked him to.", False, "Nobody.", "Nobody asked him to.", False),
        ("said,", True, "Nobody asked him to.", "Nobody asked him to.", False),  # it was not listened to the end
        ("Nobody asked him to.", True, "Nobody asked to.", "Nobody asked him to.", False),
        ("Nobody asked him to.", True, "him to. A bell", "him to. A bell", True),
    ],
)
def test_of_two_hearings_the_nearer_counts_but_where_words_are_not_in_the_clip(
    *, among: str, is_outside: bool, alone: str, text: str, still_outside: bool
) -> None:
    (each,) = window("Nobody asked him to.")
    written = tuple(heard_words(each.text, "en"))
    first, second = (
        Heard(each, written, tuple(heard_words(said, "en")), said, is_outside=is_outside) for said in (among, alone)
    )
    found = settled(first, second)
    assert (found.text, found.is_outside) == (text, still_outside)


# The verdict


def judged(written: str, said: str) -> str:
    """Return the code of what is wrong; with a question mark for what is a warning only."""
    (each,) = window(written)
    found = verdict(Heard(each, tuple(heard_words(written, "en")), tuple(heard_words(said, "en")), said))
    return found.code + "?" * (found.severity == "warning") if found else ""


@pytest.mark.parametrize(
    ("written", "said", "code"),
    [
        ("Nobody asked him to do it.", "Nobody asked him to do it.", ""),
        ("Nobody asked him to do it.", "No body ask them to do it.", ""),
        ("Nobody asked him to do it.", "", "not_said"),
        ("Nobody asked him to do it.", "you", "not_said"),
        ("Nobody asked him to do it.", "Nobody asked him to do it. Nobody asked him to do it.", "said_twice"),
        ("Nobody asked him to do it.", "Nobody asked him to do it nobody asked them to do it", "said_twice"),
        ("Nobody asked him to do it.", "When the fog comes in, a bell is rung.", "other_words"),
        ("Guidechem.", "Guide com.", ""),
        ("Contents", "content", ""),
        ("No, no.", "No, no.", ""),
        ("No, no.", "No, no, no, no.", "said_twice?"),
        ("Contents", "", "not_said?"),
        ("Dry the nets.", "Buy a rope", "other_words?"),
        ("The nets are dry.", "France, Arrests: the nets are dry.", ""),
    ],
)
def test_the_verdict_names_what_is_lost_doubled_or_something_else(written: str, said: str, code: str) -> None:
    assert judged(written, said) == code


# A real model


@pytest.fixture(scope="module")
def model(tmp_path_factory: pytest.TempPathFactory) -> Path:
    if any(find_spec(name) is None for name in ("faster_whisper", *PARTS)):
        assert not REQUIRED, "there is no Whisper model on this machine"
        pytest.skip("there is no Whisper model on this machine: pip install --group proof")
    return assemble(tmp_path_factory.mktemp("model"))


ARTICLE = """\
The lamp at the end of the pier

By Ann Lee

Every evening the keeper walks down the pier. The lamp is lit before the sun is gone, whatever the weather may \
be like. Nobody has asked him to do it, and nobody has ever paid him for it.

He says that the sea is kinder to those who wait. In 1984 a storm took 12 boats, and it cost the town $3.5m to build \
the wall. When the fog comes in, a bell is rung every ten minutes until the morning.
"""


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("book")
    (folder / "pier.txt").write_text(ARTICLE, "utf-8")
    settings = Settings(output=str(folder), store=str(folder / "store"), workers=0, format="epub", language="en")
    return pipeline.make([str(folder / "pier.txt")], settings, lambda *_: None).files["epub"].path


def proof(path: Path, model: Path) -> Proof:
    return examine(path, Ear(str(model), 2, offline=True), lambda *_: None)


@pytest.mark.slow
def test_a_listener_hears_what_is_written(book: Path, model: Path) -> None:
    found = proof(book, model)
    assert found.findings == ()
    assert found.listened
    assert len(found.heard) == found.clips == 10
    assert found.error_rate < 0.1


def spans(book: Path) -> list[tuple[int, int]]:
    """Return the clips of the article, in samples."""
    made = Book(book)
    return [(par.begin * RATE // 1000, par.end * RATE // 1000) for par in made.pars(made.named("article.xhtml"))]


@pytest.mark.slow
def test_what_is_said_in_place_of_something_else_is_listed_first(book: Path, model: Path, tmp_path: Path) -> None:
    _, _, (begin, end), _, _, (other, _) = spans(book)

    def swap(samples: np.ndarray) -> np.ndarray:
        samples[begin:end] = samples[other : other + end - begin]
        return samples

    found = proof(changed(book, tmp_path / "swapped.epub", {"article.mp3": on_samples(swap)}), model)
    assert told(found) == [("other_words", "#b0001-s3")]
    assert found.differing[0].narrated.where == "EPUB/article.xhtml#b0001-s3"
    assert "bell" in found.differing[0].text


@pytest.mark.slow
def test_what_is_said_twice_in_its_clip_is_named(book: Path, model: Path, tmp_path: Path) -> None:
    _, (begin, end), *_ = spans(book)
    more = (end - begin) * 1000 // RATE

    def later(pars: list[str]) -> list[str]:
        before = [times(par) for par in pars]
        shifts = [(0, 0), (0, more), *[(more, more)] * (len(pars) - 2)]
        return [
            with_times(par, first + one, last + other)
            for par, (first, last), (one, other) in zip(pars, before, shifts, strict=True)
        ]

    doubled = on_samples(lambda samples: np.concatenate([samples[:end], samples[begin:]]))
    path = changed(book, tmp_path / "doubled.epub", {"article.mp3": doubled, "article.smil": on_pars(later)})
    assert told(proof(path, model)) == [("said_twice", "#b0001-s2"), ("duration", ".smil"), ("duration", "the book")]


@pytest.mark.slow
def test_what_is_not_said_is_named(book: Path, model: Path, tmp_path: Path) -> None:
    *_, (begin, end), _ = spans(book)

    def silence(samples: np.ndarray) -> np.ndarray:
        samples[begin:end] = 0
        return samples

    found = proof(changed(book, tmp_path / "silent.epub", {"article.mp3": on_samples(silence)}), model)
    assert told(found) == [("silent", "#b0002-s2"), ("not_said", "#b0002-s2")]


@pytest.mark.slow
def test_clips_that_are_all_late_are_found(book: Path, model: Path, tmp_path: Path) -> None:
    def late(pars: list[str]) -> list[str]:
        before = [times(par) for par in pars]
        return [
            with_times(par, begin + 1200, min(end + 1200, before[-1][1]))
            for par, (begin, end) in zip(pars, before, strict=True)
        ]

    found = proof(changed(book, tmp_path / "late.epub", {"article.smil": on_pars(late)}), model)
    assert {code for code, _ in told(found)} <= {"outside_clip", "other_words", "hole", "duration"}
    assert sum(code == "outside_clip" for code, _ in told(found)) >= 4


@pytest.mark.slow
def test_a_language_that_the_model_does_not_know_is_a_warning(book: Path, model: Path, tmp_path: Path) -> None:
    esperanto = {"title.xhtml": lambda data: data.replace(b'lang="en"', b'lang="eo"')}
    found = proof(changed(book, tmp_path / "esperanto.epub", esperanto), model)
    assert [(each.code, each.severity) for each in found.findings] == [("not_listened", "warning")]
    assert "'eo'" in found.findings[0].text
    assert 0 < len(found.heard) < found.clips


def told(found: Proof) -> list[tuple[str, str]]:
    """Return what was found: each code, and the end of the place."""
    return [(each.code, each.where.removeprefix("EPUB/article").removeprefix(".xhtml")) for each in found.findings]


@pytest.mark.slow
def test_what_is_no_model_is_one_sentence(model: Path, tmp_path: Path) -> None:
    for name in ("no-such-model", "someone/no-such-model", str(tmp_path)):
        with pytest.raises(NobodyListensError, match=r"^Nobody listened, because .*\.$"):
            Listener(name, threads=1, offline=True)
    (model / "model.bin").rename(tmp_path / "model.bin")
    for file in ("config.json", "tokenizer.json"):
        (tmp_path / file).write_bytes((model / file).read_bytes())
    (tmp_path / "model.bin").rename(model / "model.bin")
    (tmp_path / "model.bin").write_bytes(b"no model")
    with pytest.raises(NobodyListensError, match=r"cannot be used as a model"):
        Listener(str(tmp_path), threads=1, offline=True)
