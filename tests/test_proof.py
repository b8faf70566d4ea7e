"""The proof of a book by arithmetic: whole books, then the same ones broken in one way each."""

import json
import sys
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from accessible import cli, pipeline
from accessible.errors import SourceError
from accessible.proof.examine import Ear, Proof, examine
from accessible.proof.finding import CODES
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
    return pipeline.make([str(folder / "pier.txt")], settings, lambda *_: None).files["epub"].path


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
    "the document is the beginning of a comment": (
        {"article.xhtml": lambda _: b"<!-- x"},
        {"missing_text", "duration"},
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
    heard = {"not_said", "said_twice", "outside_clip", "other_words"}
    assert set().union(*(found for _, found in BROKEN.values()), heard, NOBODY) == set(CODES)


# What is no book that could be proved


DRM = (
    '<encryption xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><EncryptedData'
    ' xmlns="http://www.w3.org/2001/04/xmlenc#"><EncryptionMethod'
    ' Algorithm="http://www.w3.org/2001/04/xmlenc#aes256-cbc"/></EncryptedData></encryption>'
)
UNUSABLE: dict[str, tuple[Callable[[bytes], bytes | None], str, str]] = {
    "nothing there": (lambda _: None, "not_found", "cannot be opened"),
    "a text": (lambda _: b"Once upon a time", "bad_container", "is no EPUB"),
    "nothing in it": (lambda _: b"", "bad_container", "is no EPUB"),
    "another archive": (lambda _: archive({"a.txt": "a"}), "bad_container", "damaged"),
    "cut off": (lambda data: data[: len(data) // 2], "bad_container", "damaged"),
    "DRM": (lambda _: plain_epub("<p>a</p>", **{"META-INF/encryption.xml": DRM}), "drm_protected", "DRM"),
    "no overlay": (lambda _: plain_epub("<body><p>Once.</p></body>"), "no_overlay", "no media overlay"),
    "no spine": (lambda _: plain_epub(), "no_overlay", "no media overlay"),
    "a bomb": (lambda _: archive({"book.opf": " " * (9 << 20)}), "too_large", "unpacks to more"),
}


@pytest.mark.parametrize("name", UNUSABLE)
def test_what_cannot_be_proved_is_one_sentence_and_a_code(
    name: str, book: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    spoil, code, says = UNUSABLE[name]
    path = tmp_path / "spoilt.epub"
    if (data := spoil(book.read_bytes())) is not None:
        path.write_bytes(data)
    with pytest.raises(SourceError, match=says) as caught:
        proof(path)
    assert caught.value.code == code
    assert cli.run(["proof", str(path)]) == 4
    printed, said = capsys.readouterr()
    assert printed == ""
    assert len(said.splitlines()) == 1
    assert said.startswith("accessible: ")


# The command


def test_the_command_prints_counts_and_ends_well(book: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.run(["proof", str(book)]) == 0
    printed, said = capsys.readouterr()
    assert printed.splitlines()[:1] == ["clips: 10"]
    assert {"errors: 0", "warnings: 1"} <= set(printed.splitlines())
    assert "Nobody listened" in printed
    assert said == ""


def test_the_command_lists_what_is_wrong_and_ends_with_its_code(
    book: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = changed(book, tmp_path / "broken.epub", moved(2, 400, 400))
    assert cli.run(["proof", str(path)]) == 7
    printed = capsys.readouterr().out.splitlines()
    at = printed.index("error, overlap: EPUB/article.xhtml#b0002-s1")
    assert "He says that the sea" in printed[at + 1]
    assert "errors: 2" in printed


def test_the_command_lists_no_more_than_it_is_told(
    book: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = changed(book, tmp_path / "broken.epub", {"article.mp3": lambda data: data[:1000]})
    assert cli.run(["proof", str(path), "--limit", "2"]) == 7
    printed = capsys.readouterr().out.splitlines()
    assert sum(line.startswith(("error, ", "warning, ")) for line in printed) == 2
    assert any(line.endswith("more findings: --limit lists more.") for line in printed)
    assert cli.run(["proof", str(path), "--limit", "0"]) == 2


def test_the_command_prints_json(book: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = changed(book, tmp_path / "broken.epub", moved(LAST, 0, 600))
    assert cli.run(["proof", str(path), "--json"]) == 7
    printed = json.loads(capsys.readouterr().out)
    assert (printed["sound"], printed["clips"], printed["listened"]) == (False, 10, False)
    assert [each["code"] for each in printed["findings"]] == ["beyond_end", "not_listened"]
    assert set(printed["findings"][0]) == {"code", "severity", "where", "text"}
    assert printed["word_error_rate"] is None


@pytest.mark.parametrize(("model", "code"), [("", 0), ("base", 7)])
def test_without_the_extra_nobody_listens_and_it_says_so(
    model: str, code: int, book: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setitem(sys.modules, "faster_whisper", None)
    assert cli.run(["proof", str(book), *(["--model", model] if model else [])]) == code
    assert "Nobody listened, because faster-whisper is not installed" in capsys.readouterr().out


def test_the_model_can_stand_in_the_settings(book: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "faster_whisper", None)
    Path("accessible.toml").write_text('proof-model = "base"', "utf-8")
    assert cli.run(["proof", str(book)]) == 7  # somebody was to listen, and cannot
