"""The proof of a book by arithmetic: whole books, then the same ones broken in one way each."""

import json
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from accessible import cli, pipeline
from accessible.errors import SourceError
from accessible.proof.examine import Ear, Proof, examine
from accessible.proof.finding import CODES, Severity
from accessible.settings import Settings
from tests.archives import archive
from tests.archives import epub as plain_epub
from tests.broken import RATE, Change, changed, on_pars, on_samples, replaced, times, with_times
from tests.overlay import Book

ARTICLE = """\
The lamp at the end of the pier

By Ann Lee

Every evening the keeper walks down the pier. The lamp is lit before the sun is gone. Nobody has asked him to do it.

He says that the sea is kinder to those who wait. On most nights it is quiet. When the fog comes in, a bell is rung.
"""
NOBODY = frozenset({"not_listened"})


def make(folder: Path, engine: str) -> Path:
    """Return a book of the article."""
    folder.mkdir(exist_ok=True)
    (folder / "pier.txt").write_text(ARTICLE, "utf-8")
    settings = Settings(
        output=str(folder), store=str(folder / "store"), engine=engine, workers=0, format="epub", language="en"
    )
    return pipeline.make(str(folder / "pier.txt"), settings, lambda *_: None).files["epub"].path


@pytest.fixture(scope="module", params=["espeak", "tone"])
def any_book(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make(tmp_path_factory.mktemp(request.param), request.param)


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make(tmp_path_factory.mktemp("book"), "espeak")


def proof(path: Path) -> Proof:
    return examine(path, Ear(), lambda *_: None)


def codes(path: Path) -> set[str]:
    """Return the codes of what is found in a book, but that nobody listened."""
    return {finding.code for finding in proof(path).findings} - NOBODY


def test_nothing_is_wrong_with_a_book_as_it_was_made(any_book: Path) -> None:
    found = proof(any_book)
    assert [finding for finding in found.findings if finding.code not in NOBODY] == []
    made = Book(any_book)
    assert found.clips == sum(len(made.pars(document)) for document in made.spine) == 10
    assert found.is_sound
    assert not found.listened


# Broken in one way each. The overlay of the article has six clips, of two paragraphs.


def clips(change: Callable[[list[str]], list[str]]) -> dict[str, Change | None]:
    return {"article.smil": on_pars(change)}


def moved(number: int, begin: int, end: int) -> dict[str, Change | None]:
    """Return a change that moves the beginning and the end of a clip by so many milliseconds."""

    def change(pars: list[str]) -> list[str]:
        old_begin, old_end = times(pars[number])
        pars[number] = with_times(pars[number], old_begin + begin, old_end + end)
        return pars

    return clips(change)


def swapped_clips(pars: list[str]) -> list[str]:
    first, second = times(pars[1]), times(pars[2])
    pars[1], pars[2] = with_times(pars[1], *second), with_times(pars[2], *first)
    return pars


def hurried(pars: list[str]) -> list[str]:
    """Leave a tenth of a second to the second sentence, and the rest of it to the third."""
    (begin, _), (_, end) = times(pars[1]), times(pars[2])
    pars[1], pars[2] = with_times(pars[1], begin, begin + 100), with_times(pars[2], begin + 100, end)
    return pars


def silenced(samples: np.ndarray) -> np.ndarray:
    """Silence six seconds in the middle, which hold a whole sentence and more."""
    middle = samples.size // 2
    samples[middle - 3 * RATE : middle + 3 * RATE] = 0
    return samples


def without_duration(item: str) -> dict[str, Change | None]:
    return {"content.opf": replaced(rf'<meta [^>]*property="media:duration"{item}[^>]*>[^<]*</meta>', "")}


LAST = -1
BROKEN: dict[str, tuple[dict[str, Change | None], set[str]]] = {
    "a clip is shifted": (moved(2, 400, 400), {"overlap", "hole"}),
    "a clip begins late": (moved(2, 600, 0), {"hole"}),
    "a clip goes on in the next": (moved(2, 0, 900), {"overlap"}),
    "a clip ends after the file": (moved(LAST, 0, 600), {"beyond_end"}),
    "a clip is after the file": (moved(LAST, 60_000, 60_000), {"beyond_end", "hole"}),
    "the sentence of a clip is dropped": (
        clips(lambda pars: [*pars[:2], "", *pars[3:]]),
        {"no_clip", "hole", "duration"},
    ),
    "two clips are swapped": (clips(swapped_clips), {"clip_order"}),
    "two texts are swapped": (clips(lambda pars: [pars[1], pars[0], *pars[2:]]), {"text_order", "clip_order"}),
    "a text is read twice": (clips(lambda pars: [*pars, pars[0]]), {"read_twice", "clip_order", "overlap", "duration"}),
    "a clip is far too short": (clips(hurried), {"implausible_length"}),
    "the sound is silent for a while": ({"article.mp3": on_samples(silenced)}, {"silent"}),
    "a sound file is cut off": (
        {"article.mp3": lambda data: data[: len(data) // 2]},
        {"beyond_end", "damaged"},
    ),
    "a sound file is something else": ({"article.mp3": lambda _: b"#EXTM3U\n/etc/passwd\n" * 99}, {"unplayable"}),
    "a sound file is empty": ({"article.mp3": lambda _: b""}, {"unplayable"}),
    "a sound file is not there": ({"article.mp3": None}, {"missing_audio", "duration"}),
    "the overlay is not there": ({"article.smil": None}, {"bad_overlay", "no_clip", "duration"}),
    "the overlay is cut off": ({"article.smil": lambda data: data[:900]}, {"bad_overlay", "no_clip", "duration"}),
    "a clip is of a text that is not there": (
        {"article.smil": replaced(r"#b0001-s2\"", '#b0001-s99"')},
        {"missing_text", "no_clip", "hole", "duration"},
    ),
    "a seq is of a text that is not there": (
        {"article.smil": replaced(r'textref="article.xhtml#b0001"', 'textref="article.xhtml#b9"')},
        {"missing_text"},
    ),
    "the document is not there": ({"article.xhtml": None}, {"missing_text", "duration"}),
    "a par has no text": (
        {"article.smil": replaced(r'<text src="article.xhtml#b0001-s2"/>', "")},
        {"bad_overlay", "no_clip", "hole", "duration"},
    ),
    "a par has no clip": (
        {"article.smil": replaced(r"(#b0001-s2\"/>)\s*<audio [^>]*>", r"\1")},
        {"no_audio", "hole", "duration"},
    ),
    "a time is none": (
        {"article.smil": replaced(r'clipEnd="[^"]*"', 'clipEnd="soon"')},
        {"bad_time", "hole", "duration"},
    ),
    "a clip ends before it begins": (
        {"article.smil": replaced(r'(#b0001-s2.*?clipEnd=)"[^"]*"', r'\1"0:00:00.010"')},
        {"bad_time", "hole", "duration"},
    ),
    "a text was added": ({"article.xhtml": replaced("</p>", "</p><p id='new'>And one more.</p>")}, {"no_clip"}),
    "a duration is wrong": (
        {"content.opf": replaced(r'(refines="#article-overlay"[^>]*>0:)\d\d', r"\g<1>59")},
        {"duration"},
    ),
    "a duration is missing": (without_duration(' refines="#article-overlay"'), {"duration"}),
    "a document has no overlay": (
        {"content.opf": replaced(r' media-overlay="title-overlay"', "")},
        {"no_overlay", "duration"},
    ),
}


@pytest.mark.parametrize("name", BROKEN)
def test_what_is_broken_is_found_and_nothing_else(name: str, book: Path, tmp_path: Path) -> None:
    changes, expected = BROKEN[name]
    assert codes(changed(book, tmp_path / "broken.epub", changes)) == expected


def test_every_code_is_found_in_some_broken_book() -> None:
    heard = {"not_said", "said_twice", "other_words"}
    assert set().union(*(found for _, found in BROKEN.values()), heard, NOBODY) == set(CODES)
