"""Kanji as they are read. The readings are those of any dictionary of Japanese."""

import re

import pytest

from accessible.document import Article, Block, Mark, MarkKind, Metadata
from accessible.prepare.japanese import kana
from accessible.prepare.language import marked, passages

KANJI = re.compile("[\u3400-\u9fff]")


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("東京へ行きます", "とうきょうへいきます"),
        ("日本語の文章", "にほんごのぶんしょう"),
        ("学校の先生", "がっこうのせんせい"),
    ],
)
def test_kanji_become_their_readings(written: str, read: str) -> None:
    assert kana(written) == read


def test_no_kanji_is_left_and_nothing_else_changes() -> None:
    text = "2026年、GTT社の「港」は5時40分に開きます。"
    spoken = kana(text)
    assert KANJI.search(spoken) is None
    assert [char for char in spoken if char in "2026GTT「」540、。"] == [
        char for char in text if char in "2026GTT「」540、。"
    ]


def test_kanji_beside_kana_are_japanese_in_an_english_text() -> None:
    assert passages("He said 東京へ行きます and left.", "en") == [
        ("He said ", "en"),
        ("東京へ行きます ", "ja"),
        ("and left.", "en"),
    ]


def test_a_passage_in_another_script_is_marked_with_its_language() -> None:
    article = Article(
        Metadata(language="en"), (Block("The word 毒品 means drugs."), Block("Привет, мир."), Block("Plain."))
    )
    mixed, russian, plain = marked(article).blocks
    assert mixed.marks == (Mark(9, 11, MarkKind.LANGUAGE, "zh"),)
    assert mixed.language == ""
    assert (russian.language, russian.marks) == ("ru", ())
    assert (plain.language, plain.marks) == ("", ())
