"""Sentences: ranges that tile a text."""

import gzip
import json
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from accessible.prepare.segment import LONGEST, segment
from quality.sentences import measure

LANGUAGES = ["en", "en-GB", "de", "fr", "zh", "ja", "ko", "ar", "hi", "ru", "el", "hy", "ka", "th", "und", "xx", ""]
PARTS = [
    "a",
    "B",
    "Dr",
    "3",
    " ",
    ". ",
    ".",
    "! ",
    "? ",
    '"',
    "“",
    "”",
    "»",
    "«",
    "。",
    "「",
    "」",
    "1. ",
    "2. ",
    "…",
    "\u0301",
    "\n",
    "😀",
    "* ",
    " . . .",
    "• ",
    "b) ",
    "ii. ",
    "(",
    ")",
    "« ",
    " »",
    "z. B. ",
    "II. ",
    "ул. ",
    "г. ",
    "ا",
    "؟ ",
    "है। ",
    "ა",
    "ก",
    "Ա։ ",
    "と",
    "가",
    "\u00a0",
    "--",
    "http://a.b?c=D ",
]
WRITTEN = st.lists(st.sampled_from(PARTS), max_size=40).map("".join)


def pieces(text: str, language: str = "en") -> list[str]:
    return [text[start:end] for start, end in segment(text, language)]


def assert_tiles(text: str, sentences: list[tuple[int, int]]) -> None:
    edges = [0, *(end for _, end in sentences)]
    assert [start for start, _ in sentences] == edges[:-1]
    assert edges[-1] == len(text)
    assert all(start < end for start, end in sentences)


@settings(max_examples=200, deadline=None)
@given(st.one_of(st.text(max_size=80), WRITTEN), st.sampled_from(LANGUAGES))
@example("* * *", "en")
@example(" ", "en")
@example("1. 2. 3. ", "en")
def test_sentences_tile_any_text_and_hold_something_to_say(text: str, language: str) -> None:
    sentences = segment(text, language)
    assert_tiles(text, sentences)
    if len(sentences) > 1 and len(text) < LONGEST:
        assert all(any(char.isalnum() for char in text[start:end]) for start, end in sentences)


SENTENCES = st.sampled_from(
    [
        "The boats left the harbour. ",
        "Nobody knew why? ",
        "Dr. Brook paid $3.50 in the U.S. for it. ",
        "She said: “Stay here!” ",
        "(They stayed.) ",
        "It was 5 p.m. on Monday… ",
        "'Twas cold, i.e. the ice held. ",
    ]
)


@settings(max_examples=100, deadline=None)
@given(st.lists(SENTENCES, min_size=1, max_size=80))
def test_a_sentence_ends_in_the_same_place_however_long_the_paragraph_is(sentences: list[str]) -> None:
    assert pieces("".join(sentences)) == sentences


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("zh", "2019年他来了。"),
        ("zh", "他说：“走吧！快点！”大家都走了。"),
        ("hi", "राम घर आया और खाना खाया। "),
        ("my", "ဒါအိမ်ပါ။ "),
        ("ru", "Он живёт в г. Туле на ул. Мира. "),
        ("ar", "ذهبت البنت إلى البيت. "),
        ("de", "Am 3. Mai kam Dr. Koch z. B. hierher. "),
    ],
)
def test_no_end_is_lost_in_a_long_paragraph(language: str, sentence: str) -> None:
    once = pieces(sentence, language)
    assert pieces(sentence * 300, language) == once * 300


@pytest.mark.parametrize(
    "part",
    [
        ".",
        ". ",
        "! ",
        "a. ",
        "U.S. ",
        "1. ",
        "1) a ",
        "• ",
        '"',
        '" ',
        "« ",
        "“。",
        "“好。",
        "].)",
        "(a), ",
        "x",
        " ",
        "\n",
    ],
)
def test_time_grows_no_faster_than_the_text(part: str) -> None:
    text = (part * 100_000)[:100_000]
    started = time.process_time()
    assert_tiles(text, segment(text, "en"))
    assert time.process_time() - started < 3  # seconds; what grows with the square takes ten and more


@pytest.mark.parametrize("space", ["\u00a0", "\u2009", "\u202f", "\u3000", "\u2029"])
def test_a_wide_space_before_a_stop_stops_nothing(space: str) -> None:
    assert pieces(f"They met D{space}. Then{space}it froze.")[-1] == f"Then{space}it froze."


def test_nothing_has_no_sentences() -> None:
    assert segment("", "en") == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It froze. The boats stayed.", ["It froze. ", "The boats stayed."]),
        ("Did it freeze? It did! At last.", ["Did it freeze? ", "It did! ", "At last."]),
        (
            "Dr. Smith met Mrs. Jones on St. John's Rd. at noon.",
            ["Dr. Smith met Mrs. Jones on St. John's Rd. at noon."],
        ),
        ("J. R. R. Tolkien saw it. E. B. White did not.", ["J. R. R. Tolkien saw it. ", "E. B. White did not."]),
        ("It was 3.14 degrees, i.e. warm. It cost $1.50.", ["It was 3.14 degrees, i.e. warm. ", "It cost $1.50."]),
        ("See https://example.org/a.b?c=d. It is there.", ["See https://example.org/a.b?c=d. ", "It is there."]),
        ("He works for the U.S. Navy in D.C. today.", ["He works for the U.S. Navy in D.C. today."]),
        ("Version 2.0 of node.js is out. Try it.", ["Version 2.0 of node.js is out. ", "Try it."]),
    ],
)
def test_a_full_stop_inside_a_sentence_does_not_end_it(text: str, expected: list[str]) -> None:
    assert pieces(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1. The first item 2. The second item", ["1. The first item ", "2. The second item"]),
        ("1) One thing 2) Another 3) A third", ["1) One thing ", "2) Another ", "3) A third"]),
        ("We need: 1. Salt 2. Bread", ["We need: ", "1. Salt ", "2. Bread"]),
        ("1. It froze. It thawed. 2. It froze again.", ["1. It froze. ", "It thawed. ", "2. It froze again."]),
    ],
)
def test_the_numbers_of_a_list_in_a_line_begin_sentences(text: str, expected: list[str]) -> None:
    assert pieces(text) == expected


def test_a_number_that_is_no_list_begins_none() -> None:
    assert pieces("They came in 3. Nobody minded.") == ["They came in 3. ", "Nobody minded."]
    assert pieces("The score was 2. 1 was enough.")[0].startswith("The score was 2.")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("I never meant that. . . . She left.", ["I never meant that. . . . ", "She left."]),
        ("He waited . . . and then he went.", ["He waited . . . and then he went."]),
        ("It thawed. 😀 👍", ["It thawed. 😀 👍"]),
        ("It thawed. ***", ["It thawed. ***"]),
        ("* * *", ["* * *"]),
        ("— — — It thawed.", ["— — — It thawed."]),
    ],
)
def test_what_says_nothing_is_no_sentence_of_its_own(text: str, expected: list[str]) -> None:
    assert pieces(text) == expected


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("“你好。”他说。“再见！”她说。", "zh", ["“你好。”", "他说。", "“再见！”", "她说。"]),
        ("他说：“走吧。”大家都走了。", "zh", ["他说：“走吧。”", "大家都走了。"]),
        ("「寒い。」彼は言った。", "ja", ["「寒い。」", "彼は言った。"]),
        ('"It froze." He left.', "en", ['"It froze." ', "He left."]),
        ("„Es friert.“ Er ging.", "de", ["„Es friert.“ ", "Er ging."]),
    ],
)
def test_a_closing_quote_belongs_to_the_sentence_that_it_closes(text: str, language: str, expected: list[str]) -> None:
    assert pieces(text, language) == expected


@pytest.mark.parametrize(
    ("text", "language", "second"),
    [
        ('He left. "Stop!" she said.', "en", '"Stop!" she said.'),
        ("He left. 'Stop!' she said.", "en", "'Stop!' she said."),
        ("It was late. 'Twas cold.", "en", "'Twas cold."),
        ("It was late. ’Twas cold.", "en", "’Twas cold."),
        ("He left. “Stop!” she said.", "en", "“Stop!” she said."),
        ("Er ging. »Halt!«, rief sie.", "de", "»Halt!«, rief sie."),
        ("Hon gick. ”Stopp!” sade han.", "sv", "”Stopp!” sade han."),
        ("Il partit. « Halte ! » dit-elle.", "fr", "« Halte ! » dit-elle."),
    ],
)
def test_an_opening_quote_belongs_to_the_sentence_that_it_opens(text: str, language: str, second: str) -> None:
    assert "".join(pieces(text, language)[1:]) == second


# Giants


def test_a_sentence_of_twenty_thousand_words_is_cut_at_clauses() -> None:
    text = "and the ice, which was old, " * 4000
    found = pieces(text)
    assert "".join(found) == text
    assert max(map(len, found)) <= LONGEST
    assert min(map(len, found)) > LONGEST // 3
    assert all(piece.rstrip().endswith(",") for piece in found[:-1])


def test_where_there_is_no_clause_it_is_cut_between_words() -> None:
    text = "ice harbour winter herring " * 4000
    found = pieces(text)
    assert "".join(found) == text
    assert max(map(len, found)) <= LONGEST
    assert {word for piece in found for word in piece.split()} == {"ice", "harbour", "winter", "herring"}


@pytest.mark.parametrize("char", ["x", "冰", "\u0301", "😀"])
def test_a_giant_word_is_cut_anywhere(char: str) -> None:
    text = f"a{char * 5000} end."
    found = pieces(text)
    assert "".join(found) == text
    assert max(map(len, found)) <= LONGEST


# The corpus


def test_the_sentences_of_the_corpus_join_to_their_text(shared: Callable[[str], Path]) -> None:
    with gzip.open(shared("corpus/articles/sentences.jsonl.gz"), "rt", encoding="utf-8") as file:
        records = [json.loads(line) for line in file]
    assert len(records) > 800
    for record in records:
        assert_tiles(record["text"], segment(record["text"], record["lang"]))


def test_most_of_the_corpus_is_split_as_its_annotators_did(shared: Callable[[str], Path]) -> None:
    with gzip.open(shared("corpus/articles/sentences.jsonl.gz"), "rt", encoding="utf-8") as file:
        records = [json.loads(line) for line in file]
    golden = [record for record in records if record["set"] == "golden"]
    right = [
        record
        for record in golden
        if [piece.split() for piece in pieces(record["text"], record["lang"])]
        == [text.split() for text in record["sentences"]]
    ]
    assert len(right) >= 0.95 * len(golden) > 100


def test_no_set_is_split_worse_than_by_sentencex_alone(shared: Callable[[str], Path]) -> None:
    rows = measure(shared("corpus/articles"))
    assert len(rows) > 2
    assert [row.name for row in rows if row.ours <= row.peers["sentencex"]] == []
