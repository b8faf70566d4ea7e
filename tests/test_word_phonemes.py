"""Which phonemes are those of which word: sentences as eSpeak NG says them, divided by hand."""

import pytest

from accessible.engines.word_phonemes import LARGEST, begins


@pytest.mark.parametrize(
    ("alone", "sentence"),
    [
        pytest.param("ðˈə|ˈoʊld|bɹˈɪdʒ|əkɹˈɔs", "ðɪʲ |ˈoʊld |bɹˈɪdʒ |əkɹˌɑːs", id="other vowels in a sentence"),
        pytest.param("pˈɑːɹt|ˈʌv|ðˈə|tˈaʊn,", "pˈɑːɹt |ʌv|ðə |tˈaʊn,", id="words run together"),
        pytest.param(
            "ɪn|nˈaɪntiːn ˈeɪɾi fˈɔːɹ,|tˈuː|bˈiː", "ɪn |nˈaɪntiːn ˈeɪɾi fˈɔːɹ, |tə|bi", id="a number in three"
        ),
        pytest.param("ˈeɪ|mˈæn|ˈʌv|wˈɜːdz", "ɐ |mˈæn |ʌv |wˈɜːdz", id="a letter that is a word"),
        pytest.param("drˈaɪ.|mˈaɪ", "drˈaɪ.|mˈaɪ", id="no space behind a full stop"),
        pytest.param("pˈa|dəˈo|ʃˈe", "pa |dˈo |ʃe", id="an elision"),
        pytest.param(
            "wˈɜːd|ænd|kwˈoʊɾᵻd", "wˈɜːd pˈɑːɹɾi pˈɑːpɚ |ænd|kwˈoʊɾᵻd", id="something between that is no word"
        ),
        pytest.param("tʃˈaɪniːz|tʃˈaɪniːz|wʌz", "tʃˈaɪniːz |tʃˈaɪniːz |wʌz", id="the same twice"),
    ],
)
def test_a_word_begins_where_its_phonemes_do(alone: str, sentence: str) -> None:
    parts = sentence.split("|")
    expected = [len("".join(parts[:number])) for number in range(len(parts))]
    assert begins(alone.split("|"), "".join(parts)) == expected


def test_a_word_that_is_not_heard_begins_with_the_next() -> None:
    assert begins(["wˈʌn", "", "tˈuː", ""], "wˈʌn tˈuː") == [0, 5, 5, 9]


def test_nothing_at_all_is_no_words() -> None:
    assert begins([], "") == []
    assert begins([], "wˈʌn") == []
    assert begins(["wˈʌn"], "") == [0]


def test_what_is_too_long_to_be_compared_is_not() -> None:
    size = int(LARGEST**0.5)
    assert begins(["a" * size], "a" * (size + 1)) is None
