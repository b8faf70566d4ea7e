"""Written words beside spoken ones."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accessible.narration import words
from accessible.prepare.correspond import correspondence


def begins(written: str, spoken: str) -> list[str]:
    """Return, for each written word, the spoken word it begins with."""
    heard = [*spoken.split(), "(end)"]
    return [heard[number] for number in correspondence(written.split(), spoken.split())]


@pytest.mark.parametrize(
    ("written", "spoken", "expected"),
    [
        ("It froze.", "It froze.", "It froze."),
        ("It cost $12.5bn then.", "It cost twelve point five billion dollars then.", "It cost twelve then."),
        ("On 3 May 2024 it", "On the third of May twenty twenty-four it", "On the May twenty it"),
        ("Dr. Smith", "Doctor Smith", "Doctor Smith"),
        ("word [3] and", "word and", "word and and"),
        ("the end [3]", "the end", "the end (end)"),
        ("“Quoted” words", "Quoted words", "Quoted words"),
        ("", "", ""),
    ],
)
def test_a_written_word_begins_with_the_spoken_one_that_says_it(written: str, spoken: str, expected: str) -> None:
    assert begins(written, spoken) == expected.split()


@given(st.lists(st.text("abc5.", min_size=1), max_size=12), st.lists(st.text("abc5.", min_size=1), max_size=12))
def test_every_written_word_has_its_place_in_order(written: list[str], spoken: list[str]) -> None:
    found = correspondence(written, spoken)
    assert len(found) == len(written)
    assert found == sorted(found)
    assert all(0 <= number <= len(spoken) for number in found)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It froze — twice.", ["It", "froze", "twice."]),
        ("read-along “book”", ["read-along", "“book”"]),
        ("毒品 and drugs", ["毒", "品", "and", "drugs"]),
        ("ガラス、です。", ["ガ", "ラ", "ス", "で", "す"]),
        ("สวัสดี", ["ส", "วั", "ส", "ดี"]),
        ("한국어 문장", ["한국어", "문장"]),
        (" \n… — ", []),
    ],
)
def test_words_stand_between_white_space_or_are_letters_where_there_is_none(text: str, expected: list[str]) -> None:
    assert [text[start:end] for start, end in words(text)] == expected
