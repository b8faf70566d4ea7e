"""Pronunciation lexicons: what is found in a text, and what is said for it."""

import pickle
import random
import re
import time
import tomllib
from functools import partial
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from accessible.errors import UsageError
from accessible.narration import Phonemes, words
from accessible.prepare.pls import read_pls
from accessible.prepare.pronounce import Entry, Lexicon, Match, Pronunciation, for_engine, read_table, spoken
from accessible.prepare.speakable import speakable
from tests import test_say_english, test_say_languages

WRITTEN = [(language, written) for language, written, _ in test_say_languages.PAIRS]
WRITTEN += [("en", str(case.values[0])) for case in test_say_english.ALL]
LANGUAGES = ["en", "de", "fr", "es", "it", "pt", "nl", "pl", "ru"]


def found(text: str, *graphemes: str, language: str = "en", any_case: bool = False) -> list[str]:
    lexicon = Lexicon(tuple(Entry(grapheme, "", alias="x", any_case=any_case) for grapheme in graphemes))
    return [text[match.start : match.end] for match in lexicon.matches(text, language)]


def say(text: str, *entries: Entry, language: str = "en") -> tuple[str, list[tuple[str, str]]]:
    """Return what is said, and the words in it that are said as IPA."""
    said, pronunciations = spoken(text, language, Lexicon(entries), partial(speakable, language=language))
    return said, [(said[each.start : each.end], each.ipa) for each in pronunciations]


@pytest.mark.parametrize(
    ("text", "grapheme", "times"),
    [
        ("Xi met Xi.", "Xi", 2),
        ("Taxi, Xiamen, Maxi-Xi", "Xi", 1),
        ("Xi's and Xi’s", "Xi", 2),
        ("Xi'd say Xi'll", "Xi", 2),
        ("(Xi) “Xi” ‘Xi’ 'Xi'", "Xi", 4),
        ("the Xi-Putin talks", "Xi", 1),
        ("Xi/Putin", "Xi", 1),
        ("Xi.com, mail Xi@example.org", "Xi", 0),
        ("snake_Xi", "Xi", 0),
        ("Xi5 and 5Xi", "Xi", 0),
        ("don't don", "don", 1),
        ("O'Brien Brien", "Brien", 1),
        ("in St. Paul", "St.", 1),
        ("in St Paul", "St.", 0),
        ("C++ and C", "C++", 1),
        ("C++11", "C++", 1),
        ("9/11 and 19/11", "9/11", 1),
        ("Sinn Féin", "Sinn Féin", 1),
        ("Sinn\u00a0Féin and Sinn\nFéin", "Sinn Féin", 2),
        ("the O’Neills", "O'Neills", 1),
        ("100 % and 5%", "%", 2),
        ("e\u0301 cafe\u0301", "cafe", 0),
    ],
)
def test_whole_words_are_found(text: str, grapheme: str, times: int) -> None:
    assert len(found(text, grapheme)) == times


@pytest.mark.parametrize(
    ("language", "text", "grapheme", "times"),
    [
        ("fr", "l'Élysée et l’Élysée", "Élysée", 2),
        ("it", "dell'Eni", "Eni", 1),
        ("it", "dell'Eni", "dell", 0),
        ("tr", "Erdoğan'ın Erdoğan’dan", "Erdoğan", 2),
        ("nl", "Poetins en Macron's", "Macron", 1),
        ("uk", "об'єкт", "об", 0),
        ("uk", "об'єкт об", "об", 1),
        ("hi", "मोदी ने मोदीजी", "मोदी", 1),
        ("zh", "见习近平主席", "习近平", 1),
        ("zh", "华为Mate手机", "Mate", 1),
        ("ja", "東京タワー", "東京", 1),
        ("th", "กิน", "ก", 0),
        ("ru", "Киевский, Киев", "Киев", 1),
    ],
)
def test_words_are_what_a_language_takes_for_words(language: str, text: str, grapheme: str, times: int) -> None:
    assert len(found(text, grapheme, language=language)) == times


def test_the_longest_counts_and_none_is_inside_another() -> None:
    assert found("New York City, York", "York", "New York", "New York City") == ["New York City", "York"]


def test_a_grapheme_is_as_written_and_a_small_word_of_the_settings_in_any_case() -> None:
    assert found("Kyiv KYIV kyiv", "Kyiv") == ["Kyiv"]
    assert found("Kyiv KYIV kyiv", "kyiv") == ["kyiv"]
    assert found("Kyiv KYIV kyiv", "kyiv", any_case=True) == ["Kyiv", "KYIV", "kyiv"]


def test_an_entry_is_for_its_language_and_its_regions() -> None:
    lexicon = Lexicon(
        (Entry("Bath", "en-GB", alias="Bahth"), Entry("Bath", "en", alias="Bath"), Entry("Bad", "de", "x"))
    )
    aliases = {
        tag: [match.entry.alias for match in lexicon.matches("Bath", tag)] for tag in ("en", "en-GB", "en-gb-x-rp")
    }
    assert aliases == {"en": ["Bath"], "en-GB": ["Bahth"], "en-gb-x-rp": ["Bahth"]}
    assert not lexicon.matches("Bath", "de")
    assert not lexicon.matches("Bath", "eng")
    assert lexicon.matches("Bad", "de_AT")
    assert not lexicon.matches("Bad", "")


def test_of_two_entries_for_a_word_the_first_counts() -> None:
    lexicon = Lexicon((Entry("Xi", "", alias="mine"), Entry("Xi", "en", alias="theirs")))
    assert [match.entry.alias for match in lexicon.matches("Xi", "en")] == ["mine"]


def test_a_lexicon_can_be_sent_to_another_process() -> None:
    lexicon = Lexicon((Entry("Xi", "en", "ʃiː"),))
    assert pickle.loads(pickle.dumps(lexicon)).matches("Xi", "en") == [Match(0, 2, lexicon.entries[0])]  # noqa: S301  our own


def test_a_word_with_ipa_stays_and_an_alias_takes_its_place() -> None:
    entries = (Entry("Xi", "en", "ʃiː"), Entry("Kyiv", "en", alias="Keev"))
    assert say("Dr. Xi paid $5m in Kyiv.", *entries) == (
        "Doctor Xi paid five million dollars in Keev.",
        [("Xi", "ʃiː")],
    )


def test_a_word_of_a_lexicon_is_not_said_by_the_rules() -> None:
    assert say("Dr. No of St. Ives", Entry("Dr. No", "", alias="Doctor No"), Entry("St.", "", alias="Snt"))[0] == (
        "Doctor No of Snt Ives"
    )
    assert say("the 737 and the 747", Entry("737", "", alias="seven three seven"))[0].startswith(
        "the seven three seven and"
    )


def test_a_name_with_s_behind_it_is_said_with_the_sound_that_this_has() -> None:
    names = (
        Entry("Xi", "en", "ʃiː"),
        Entry("Macron", "en", "məˈkroʊn", "Mac"),
        Entry("Merz", "en", "mɛərts"),
        Entry("Qatif", "en", "kɑːˈtiːf"),
    )
    said, pronunciations = say("Xi's, Macron’s, Merz's, Qatif's, Xis", *names)
    assert said == "Xi's, Macron’s, Merz's, Qatif's, Xis"
    assert pronunciations == [
        ("Xi's", "ʃiːz"),
        ("Macron’s", "məˈkroʊnz"),
        ("Merz's", "mɛərtsɪz"),
        ("Qatif's", "kɑːˈtiːfs"),
    ]
    assert say("Merz's", Entry("Merz", "de", "mɛrts"), language="de")[1] == [("Merz", "mɛrts")]


def test_the_full_stop_of_an_abbreviation_ends_its_sentence_too() -> None:
    entry = Entry("Calif.", "en", alias="California")
    assert say("in Calif. and in Calif.", entry)[0] == "in California and in California."
    assert say("“in Calif.”", entry)[0] == "“in California.”"


def test_an_alias_may_hold_a_word_of_the_lexicon() -> None:
    entries = (Entry("PRC leader", "en", alias="Mr Xi"), Entry("Xi", "en", "ʃiː"))
    assert say("The PRC leader spoke.", *entries) == ("The Mr Xi spoke.", [("Xi", "ʃiː")])


def test_what_a_rule_leaves_out_is_left_out() -> None:
    entries = (Entry("Qatar", "en", "kəˈtɑːr"), Entry("Xi", "en", alias="She"))
    assert say("Xi: see https://example.org/Qatar/Xi now.", *entries) == ("She: see example dot org now.", [])


@pytest.mark.parametrize("word", ["zwqbzwq", "Zwqbzwq", "zwq", "жшщбжшщ", "ZWQQ"])
def test_no_word_is_taken_for_one_that_stands_in(word: str) -> None:
    entries = (Entry("Xi", "", "ʃiː"), Entry("Киев", "", alias="Kiew"))
    assert say(f"{word} Xi Киев {word}", *entries) == (f"{word} Xi Kiew {word}", [("Xi", "ʃiː")])


@pytest.mark.parametrize("name", ["Zelensky", "qatari", "NVIDIA"])
@pytest.mark.parametrize("form", ["{0} {1}", "{1} {0}", "{1}, {0}", "{0}, {1}", "({0}) {1}"])
def test_no_rule_of_a_language_notices_the_lexicon(name: str, form: str) -> None:
    lexicon = Lexicon((Entry(name, "", alias=name),))
    for language, written in WRITTEN:
        text = form.format(name, written)
        rules = partial(speakable, language=language)
        assert spoken(text, language, lexicon, rules) == (rules(text), ()), language


@pytest.mark.parametrize("form", ["{0} {1}", "{1} {0}", "{0}, {1}"])
def test_russian_rules_do_not_notice_it_either(form: str) -> None:
    lexicon = Lexicon((Entry("Зеленский", "ru", alias="Зеленский"),))
    rules = partial(speakable, language="ru")
    for language, written in WRITTEN:
        if language == "ru":
            text = form.format("Зеленский", written)
            assert spoken(text, "ru", lexicon, rules) == (rules(text), ())


PIECES = sorted({piece for _, written in WRITTEN for piece in re.findall(r"\w+|[^\w\s]|\s", written)})
NAMES = ["Xi", "Sinn Féin", "Łódź", "St.", "kyiv", "9/11", "Москва", "習", "N'Djamena", "C++"]
TEXTS = st.lists(st.sampled_from(PIECES) | st.sampled_from(NAMES) | st.just(" "), max_size=14).map("".join)
BOTH = Lexicon(
    tuple(Entry(name, "", *(("ʃiː", "") if number % 2 else ("", "Wort"))) for number, name in enumerate(NAMES))
)


@settings(max_examples=400, deadline=None)
@given(TEXTS, st.sampled_from(LANGUAGES))
def test_whatever_is_written_something_is_said_and_the_ranges_are_of_its_words(text: str, language: str) -> None:
    said, pronunciations = spoken(text, language, BOTH, partial(speakable, language=language))
    assert "zwq" not in said.lower()
    assert "жшщ" not in said.lower()
    edges = [edge for each in pronunciations for edge in (each.start, each.end)]
    assert edges == sorted(edges)
    assert {said[each.start : each.end].removesuffix("'s") for each in pronunciations} <= set(NAMES)


@settings(max_examples=200, deadline=None)
@given(TEXTS, st.sampled_from(LANGUAGES))
def test_an_empty_lexicon_says_what_the_rules_say(text: str, language: str) -> None:
    rules = partial(speakable, language=language)
    assert spoken(text, language, Lexicon(), rules) == (rules(text), ())


@settings(max_examples=200, deadline=None)
@given(TEXTS, st.sampled_from(LANGUAGES))
def test_an_engine_gets_every_word_of_the_text(text: str, language: str) -> None:
    said, pronunciations = spoken(text, language, BOTH, partial(speakable, language=language))
    assert for_engine(said, pronunciations, language, takes_phonemes=True)[0] == said
    given_to_engine, phonemes = for_engine(said, pronunciations, language, takes_phonemes=False)
    assert not phonemes
    assert len(words(given_to_engine)) >= len(words(said)) - 2 * len(pronunciations)
    kept = given_to_engine
    for start, end in outside(pronunciations, len(said)):
        assert said[start:end] in kept
        kept = kept[kept.index(said[start:end]) + end - start :]


def outside(pronunciations: tuple[Pronunciation, ...], length: int) -> list[tuple[int, int]]:
    edges = [0, *(edge for each in pronunciations for edge in (each.start, each.end)), length]
    return list(zip(edges[::2], edges[1::2], strict=True))


def test_an_engine_gets_phonemes_or_an_alias_or_a_spelling() -> None:
    ranges = (Pronunciation(0, 2, "ʃiː"), Pronunciation(7, 11, "ˈkiːɪv", "Keev"))
    assert for_engine("Xi and Kyiv", ranges, "en", takes_phonemes=True) == (
        "Xi and Kyiv",
        (Phonemes(0, 2, "ʃiː"), Phonemes(7, 11, "ˈkiːɪv")),
    )
    assert for_engine("Xi and Kyiv", ranges, "en-GB", takes_phonemes=False) == ("Shee and Keev", ())
    assert for_engine("Xi and Kyiv", ranges, "de", takes_phonemes=False) == ("Schih and Keev", ())
    assert for_engine("Xi and Kyiv", ranges, "sw", takes_phonemes=False) == ("Xi and Keev", ())


def test_a_table_holds_what_to_read_and_what_is_heard_and_languages() -> None:
    table = {"kyiv": "Keev", "Xi": "/ʃiː/", "de": {"Xi": " /ʃi/ "}, "nuclear": "new  clear", "en-GB": {"Bath": "Bahth"}}
    assert read_table(table, "in accessible.toml") == [
        Entry("Xi", "de", "ʃi"),
        Entry("Bath", "en-GB", alias="Bahth"),
        Entry("kyiv", "", alias="Keev", any_case=True),
        Entry("Xi", "", "ʃiː"),
        Entry("nuclear", "", alias="new clear", any_case=True),
    ]


@pytest.mark.parametrize(
    ("table", "parts"),
    [
        ({"Xi": "/ʃi8/"}, ["'8'", "'Xi'", "in accessible.toml"]),
        ({"Xi": 5}, ["'Xi'", "in accessible.toml"]),
        ({"Xi": ""}, ["'Xi'", "in accessible.toml"]),
        ({"": "she"}, ["''", "in accessible.toml"]),
        ({"Xi": "/ˈ/"}, ["'Xi'", "no sounds"]),
        ({"Xi": "//"}, ["'Xi'", "no sounds"]),
        ({"Xi": "/ʔh/"}, ["'Xi'", "no sounds"]),
        ({"Xi": "/a/ or /b/"}, ["'/'", "'Xi'"]),
        ({"de": {"Xi": "/Ж/"}}, ["'Ж'", "in accessible.toml, de"]),
        ({"d e": {"Xi": "x"}}, ["'d e'", "[pronunciation.de]"]),
        ({"de": {"at": {"Xi": "x"}}}, ["'at'", "in accessible.toml, de"]),
    ],
)
def test_a_table_that_says_nothing_is_refused(table: dict[str, object], parts: list[str]) -> None:
    with pytest.raises(UsageError) as caught:
        read_table(table, "in accessible.toml")
    assert all(part in str(caught.value) for part in parts)
    assert "\n" not in str(caught.value)


def test_a_large_lexicon_is_quick() -> None:
    made = random.Random(1)  # noqa: S311  no secret
    letters = "abcdefghijklmnoprstuvw"
    names = {"".join(made.choices(letters, k=made.randint(4, 12))).capitalize() for _ in range(60_000)}
    lexicon = Lexicon(tuple(Entry(name, "en", "ʃiː") for name in names))
    text = "On the third of May the council of the city paid for twelve new boats, built in the harbour. " * 100
    start = time.process_time()
    assert lexicon.matches(text, "en") == []
    assert time.process_time() - start < 0.1


PAGE = (Path(__file__).parent.parent / "docs" / "pronunciation.md").read_text("utf-8")


def test_the_settings_that_the_page_about_pronunciation_shows_can_be_read() -> None:
    shown = tomllib.loads(re.findall(r"```toml\n(.+?)```", PAGE, re.DOTALL)[0])
    lexicon = Lexicon(tuple(read_table(shown["pronunciation"], "in accessible.toml")))
    text = "Siobhan met Xi, St. John, a lieutenant and Nginx."
    say = {tag: spoken(text, tag, lexicon, str)[0] for tag in ("en", "en-GB")}
    assert say == {
        "en": "Siobhan met Xi, Sinjin, a lieutenant and engine x.",
        "en-GB": "Siobhan met Xi, Sinjin, a left tenant and engine x.",
    }
    assert [each.ipa for each in spoken("Xi", "de-AT", lexicon, str)[1]] == ["ʃi"]


def test_the_lexicon_that_the_page_shows_can_be_read() -> None:
    shown = re.findall(r"```xml\n(.+?)```", PAGE, re.DOTALL)[0]
    assert [entry.grapheme for entry in read_pls(shown.encode(), "a")] == ["Reykjavík", "Reykjavik", "W3C", "Łódź"]


ROWS = [
    row.strip("| ").split(" | ")
    for row in PAGE.split("| spelling |\n|---|---|---|---|\n")[1].split("\n\n")[0].split("\n")
]


@pytest.mark.parametrize(("name", "ipa", "language", "spelling"), ROWS)
def test_the_spellings_that_the_page_shows_are_those_that_engines_get(
    name: str, ipa: str, language: str, spelling: str
) -> None:
    assert for_engine(name, [Pronunciation(0, len(name), ipa)], language, takes_phonemes=False) == (spelling, ())
