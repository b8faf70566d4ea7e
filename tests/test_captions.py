"""Captions: what parsers of others make of them, beside what is heard and when."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from typing import Any

import lrcparser
import pysubs2
import pytest
from hypothesis import given
from hypothesis import strategies as st

from accessible import pipeline
from accessible.narration import words
from accessible.settings import Settings
from accessible.writers.captions import COLUMNS, COLUMNS_OF_A_PODCAST
from accessible.writers.cues import Cue, cues, width
from accessible.writers.timeline import Episode, Line, episode
from quality import shelf
from tests.webvtt import parsed

RATE = 24_000
HOSTILE = """\
---
title: "a --> b [00:01.00] <c> {\\\\an8} & d"
author: "Z\u200be\u202e [x]"
lang: en
---
1999

1 --> 2 and <b>bold</b> &amp; <00:00:01.000> [00:12.34] {\\an8}x, said < and > and the <i>rest</i>.

NOTE this is a paragraph of its own, and STYLE is another word.

🖼 👩‍👩‍👧‍👦 e\u0301e\u0301 שלום עולם, and more.
"""


def made(paths: Sequence[Path], settings: Settings) -> list[pipeline.Made]:
    chosen = replace(settings, format="captions")
    return [pipeline.make([str(path)], chosen, lambda *_: None) for path in paths]


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> list[pipeline.Made]:
    """Captions of ten short articles in nine scripts, of the seed, and of a text full of what could be markup."""
    folder = tmp_path_factory.mktemp("captions")
    (folder / "hostile.md").write_text(HOSTILE, "utf-8")
    seed = [path for path in [shelf.SHARED / "articles" / "seed.txt"] if path.exists()]
    settings = Settings(output=str(folder / "out"), store=str(folder / "store"), engine="tone", workers=0)
    return made([*shelf.SHORT, *seed, folder / "hostile.md"], settings)


def letters(text: str) -> str:
    return "".join(text.replace("\u2060", "").split())


def heard(one: pipeline.Made) -> Episode:
    return episode(one.publication)


def test_the_parser_of_the_w3c_finds_no_error_and_reads_every_word_at_its_time(found: list[pipeline.Made]) -> None:
    results = parsed([one.files["captions.vtt"].path for one in found])
    for one, result in zip(found, results, strict=True):
        assert result["errors"] == []
        check_cues(one, [(cue["startTime"], cue["endTime"], text_of(cue["pieces"])) for cue in result["cues"]])
        for cue in result["cues"]:
            times = [piece["time"] for piece in cue["pieces"] if "time" in piece]
            assert all(one < other for one, other in pairwise([cue["startTime"], *times, cue["endTime"]]))
    latin = shelf.SHORT.index(next(path for path in shelf.SHORT if path.stem == "latin"))
    assert spoken(results[latin]["cues"]) == expected(heard(found[latin]))


def text_of(pieces: Sequence[dict[str, Any]]) -> str:
    return "".join(piece.get("text", "") for piece in pieces)


def spoken(shown: Sequence[dict[str, Any]]) -> list[tuple[int, str]]:
    """Return each word behind a time, and that time in milliseconds."""
    return [
        (round(piece["time"] * 1000), after["text"].split()[0])
        for cue in shown
        for piece, after in pairwise(cue["pieces"])
        if "time" in piece
    ]


def expected(whole: Episode) -> list[tuple[int, str]]:
    """Return the words that begin later than those before them and than their cue, without what is in no word."""
    begins = {whole.milliseconds(line.begin) for line in whole.lines}
    timed = [
        (word.begin * 1000 // whole.sample_rate, line.text[word.start : word.end].split()[0])
        for line in whole.lines
        for word in line.words
    ]
    assert len(timed) > 40
    starts = begins | {round(cue.begin) for cue in cues(whole, COLUMNS)}
    return [(time, text) for time, text in timed if time not in starts]


def check_cues(one: pipeline.Made, shown: Sequence[tuple[float, float, str]]) -> None:
    """Check that cues are in order, each with a length, none over another, with the text of all that is heard."""
    whole = heard(one)
    assert letters("".join(text for *_, text in shown)) == letters("".join(line.text for line in whole.lines))
    assert all(begin < end for begin, end, _ in shown)
    assert all(before == pytest.approx(begin) for (_, before, _), (begin, *_) in pairwise(shown))
    assert shown[0][0] == 0
    assert shown[-1][1] == pytest.approx(whole.length / whole.sample_rate, abs=0.001)


def test_subrip_is_read_whole_in_two_short_lines(found: list[pipeline.Made]) -> None:
    for one in found:
        events = list(pysubs2.load(str(one.files["captions.srt"].path), encoding="utf-8"))
        shown = [(event.start / 1000, event.end / 1000, event.text.replace("\\N", "\n")) for event in events]
        check_cues(one, shown)
        lines = [text.split("\n") for *_, text in shown]
        assert max(map(len, lines)) <= 2
        longest = max((line for text in lines for line in text if " " in line), key=width, default="")
        assert width(longest) <= COLUMNS_OF_A_PODCAST


def test_lrc_is_read_whole_with_its_words(found: list[pipeline.Made]) -> None:
    for one in found:
        read = lrcparser.LrcParser.parse(one.files["captions.lrc"].path.read_text("utf-8"))
        whole, metadata = heard(one), one.publication.article.metadata
        shown = "".join(segment.text for line in read["lrc_lines"] for segment in line.text)
        assert letters(shown) == letters("".join(line.text for line in whole.lines))
        segments = [segment for line in read["lrc_lines"] for segment in line.text if segment.text]
        if "<" not in shown:  # what stands behind one, this parser takes for untimed
            assert all(float(before.time) < float(after.time) for before, after in pairwise(segments))
        assert read["attributes"]["la"] == metadata.language
        assert letters(read["attributes"]["ti"]) == letters(metadata.title.translate(str.maketrans("[]", "()")))
    assert "length" in read["attributes"]


def test_the_transcript_has_every_sentence_and_word(found: list[pipeline.Made]) -> None:
    for one in found:
        read = json.loads(one.files["captions.json"].path.read_text("utf-8"))
        whole, metadata = heard(one), one.publication.article.metadata
        assert (read["version"], read["title"], read["language"]) == ("1.0.0", metadata.title, metadata.language)
        assert read["duration"] == whole.length * 1000 // whole.sample_rate / 1000
        assert [segment["id"] for segment in read["segments"]] == [line.id for line in whole.lines]
        check_cues(one, [(each["startTime"], each["endTime"], each["body"]) for each in read["segments"]])
        for segment in read["segments"]:
            spoken_words = [segment["body"][start:end] for start, end in words(segment["body"])]
            assert [word["body"] for word in segment["words"]] == spoken_words
            assert all(word["startTime"] <= word["endTime"] <= segment["endTime"] for word in segment["words"])


def test_an_article_in_another_language_says_so_and_so_does_a_passage(tmp_path: Path, settings: Settings) -> None:
    path = tmp_path / "a.html"
    path.write_text(
        '<html lang="de"><title>Der Fluss</title><article><p>Der Fluss stieg über Nacht um mehr als zwei Meter.</p>'
        '<p lang="fr">Personne ne dormait dans la ville basse, et tout le monde regardait le fleuve.</p></article>',
        "utf-8",
    )
    (one,) = made([path], settings)
    assert "NOTE Language: de\n" in one.files["captions.vtt"].path.read_text("utf-8")
    (result,) = parsed([one.files["captions.vtt"].path])
    marked = [(cue["pieces"][0].get("language"), text_of(cue["pieces"]).split()[0]) for cue in result["cues"]]
    assert [(tag, first) for tag, first in marked if first in {"Der", "Personne"}][-2:] == [
        (None, "Der"),
        ("fr", "Personne"),
    ]
    read = json.loads(one.files["captions.json"].path.read_text("utf-8"))
    assert [each.get("language") for each in read["segments"] if each["body"].startswith("Personne")] == ["fr"]


def test_the_same_bytes_each_time(tmp_path: Path, settings: Settings) -> None:
    first, second = (
        made([shelf.SHORT[0]], replace(settings, output=str(tmp_path / name)))[0].files for name in ("one", "two")
    )
    for name in first:
        assert first[name].path.read_bytes() == second[name].path.read_bytes()


def test_the_times_are_those_of_the_podcast(settings: Settings) -> None:
    made_ = pipeline.make([str(shelf.SHORT[0])], replace(settings, format="podcast,captions"), lambda *_: None)
    last = pysubs2.load(str(made_.files["captions.srt"].path))[-1]
    assert last.end == int(made_.files["podcast"].seconds * 1000)


LETTERS = st.sampled_from("aéж漢かーน—“(.,- \n")


@st.composite
def lines(draw: st.DrawFn) -> Episode:
    """Return a sentence of any letters, of whose words some begin together."""
    text = draw(st.text(LETTERS, min_size=1, max_size=400).filter(lambda text: bool(text.strip())))
    number = len(words(text))
    steps = draw(st.lists(st.sampled_from([0, 1, 24, 2400, 9600]), min_size=number, max_size=number))
    begin = draw(st.integers(0, 100_000))
    begins = tuple(begin + sum(steps[: at + 1]) for at in range(number))
    until = (begins[-1] if begins else begin) + draw(st.sampled_from([24, 2400]))
    line = Line("b0001-s1", text, begin, until, (0, len(text)), begins)
    return Episode((), (line,), (), until, RATE)


@given(lines(), st.sampled_from([10, 32, 42]))
def test_cues_of_any_sentence_keep_its_letters_and_its_time(whole: Episode, columns: int) -> None:
    (line,) = whole.lines
    shown = list(cues(whole, columns))
    assert letters("".join("".join(cue.text) for cue in shown)) == letters(line.text)
    times = [cue.begin for cue in shown] + [shown[-1].end]
    assert (times[0], times[-1]) == (line.begin * 1000 // RATE, line.until * 1000 // RATE)
    assert all(begin < end for begin, end in pairwise(times))
    for cue in shown:
        assert all(width(text) <= columns for text in fitting(cue, columns))


def fitting(cue: Cue, columns: int) -> Iterator[str]:
    """Yield the lines but those of one word that is longer than a line."""
    for number, line in enumerate(cue.text):
        if len(cue.lines[number]) > 1 or width(line) <= columns:
            yield line


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "In fact, it has become an economic force to be reckoned with, and nobody knows what it costs.",
            [["In fact, it has become an economic", "force to be reckoned with,"], ["and nobody knows what it costs."]],
        ),
        (
            "これは長い文章で、字幕の行はどこで切れるのか、誰も知らないけれども、読む人には大切なことである。",
            [
                ["これは長い文章で、", "字幕の行はどこで切れるのか、"],
                ["誰も知らないけれども、", "読む人には大切なことである。"],
            ],
        ),
        ("Nobody — not even she — (as was said) knew.", [["Nobody — not even she —", "(as was said) knew."]]),
        ("A short one.", [["A short one."]]),
    ],
)
def test_a_sentence_breaks_where_it_pauses(sentence: str, expected: list[list[str]]) -> None:
    number = len(words(sentence))
    begins = tuple(at * RATE // 4 for at in range(number))
    line = Line("b0001-s1", sentence, 0, number * RATE // 4, (0, len(sentence)), begins)
    whole = Episode((), (line,), (), line.until, RATE)
    assert [list(cue.text) for cue in cues(whole, COLUMNS)] == expected


def test_words_that_begin_at_once_are_never_parted() -> None:
    sentence = " ".join(["word"] * 60)
    line = Line("b0001-s1", sentence, 0, RATE, (0, len(sentence)), (0,) * 60)
    (cue,) = cues(Episode((), (line,), (), RATE, RATE), COLUMNS)
    assert (cue.begin, cue.end, len(cue.lines)) == (0, 1000, 8)
