"""Which voice speaks what."""

import re

import pytest

from accessible import engines
from accessible.casting import Cast, Wishes, main_voice, match, valid_tag
from accessible.casting import cast as cast_of
from accessible.errors import AccessibleError, EngineError, UsageError
from accessible.narration import Part, Voice


def chosen(engine: str, name: str, language: str) -> tuple[str, str]:
    voice = main_voice(engine, name, language)
    return voice.engine, voice.name


def refused(engine: str, name: str, language: str) -> AccessibleError:
    """Return the error that this choice is: one sentence that says what to do."""
    with pytest.raises(AccessibleError) as caught:
        main_voice(engine, name, language)
    assert re.fullmatch(r"[A-Z][^\n]*[^.]\.", str(caught.value))
    assert not re.search(r"[.!?] [A-Z]", str(caught.value))
    return caught.value


# The voice of an article


@pytest.mark.parametrize("language", ["en", "en-GB", "en-US", "EN", "en_GB", "en-Latn-AU"])
def test_auto_speaks_english_with_hibari(language: str) -> None:
    assert chosen("auto", "", language) == ("hibari", "heart")


@pytest.mark.parametrize(
    ("language", "name"),
    [
        ("de", "de"),
        ("de-AT", "de"),
        ("fr", "fr"),
        ("fr-CH", "fr-ch"),
        ("fr-FR", "fr"),
        ("fr-CA", "fr"),
        ("pt", "pt"),
        ("pt-BR", "pt-br"),
        ("pt_br", "pt-br"),
        ("es", "es"),
        ("es-419", "es-419"),
        ("zh", "cmn"),
        ("zh-Hant-TW", "cmn"),
        ("cmn", "cmn"),
        ("yue", "yue"),
        ("ru", "ru"),
        ("ru-RU", "ru"),
        ("he", "he"),
        ("iw", "he"),
        ("no", "nb"),
        ("nn", "nb"),
        ("nb-NO", "nb"),
        ("in", "id"),
        ("sr-Latn", "sr"),
    ],
)
def test_auto_speaks_every_other_language_with_espeak(language: str, name: str) -> None:
    assert chosen("auto", "", language) == ("espeak", name)


def test_an_engine_that_is_named_is_used() -> None:
    assert chosen("espeak", "", "en") == ("espeak", "en-us")
    assert chosen("espeak", "", "en-GB") == ("espeak", "en-gb")
    assert chosen("hibari", "", "en-GB") == ("hibari", "heart")
    assert chosen("gtts", "", "he") == ("gtts", "iw")
    assert chosen("tone", "", "tlh") == ("tone", "hum")


def test_a_voice_that_is_named_is_used() -> None:
    assert chosen("auto", "heart", "en") == ("hibari", "heart")
    assert chosen("auto", "Heart", "en") == ("hibari", "heart")
    assert chosen("auto", "en-GB-scotland", "en") == ("espeak", "en-gb-scotland")
    assert chosen("espeak", "de", "de") == ("espeak", "de")


def test_a_voice_that_is_named_may_speak_another_language() -> None:
    assert chosen("auto", "heart", "de") == ("hibari", "heart")
    assert chosen("espeak", "fr", "en") == ("espeak", "fr")


def test_of_two_voices_with_one_name_the_offline_one_is_used() -> None:
    assert "de" in {voice.name for voice in engines.load("gtts").voices()}
    assert chosen("auto", "de", "de") == ("espeak", "de")
    assert chosen("gtts", "de", "de") == ("gtts", "de")


def test_auto_never_sends_text_to_somebody_else() -> None:
    for voice in engines.load("gtts").voices():
        try:
            found = main_voice("auto", "", voice.language)
        except EngineError:
            continue
        assert not engines.load(found.engine).online


# What cannot be


@pytest.mark.parametrize(
    ("engine", "name", "language", "named"),
    [
        ("festival", "", "en", "'festival'"),
        ("festival", "heart", "en", "'festival'"),
        ("auto", "nobody", "en", "'nobody'"),
        ("espeak", "heart", "en", "'heart'"),
        ("hibari", "de", "de", "'de'"),
    ],
)
def test_what_does_not_exist_is_named_with_a_way_to_find_what_does(
    engine: str, name: str, language: str, named: str
) -> None:
    error = refused(engine, name, language)
    assert isinstance(error, UsageError)
    assert named in str(error)
    assert "accessible voices" in str(error) or "auto, hibari, espeak" in str(error)


def test_an_engine_that_does_not_speak_the_language_is_a_usage_error() -> None:
    error = refused("hibari", "", "de")
    assert isinstance(error, UsageError)
    assert (error.exit_code, error.code) == (2, "no_voice")
    assert "'hibari'" in str(error)
    assert "'de'" in str(error)


@pytest.mark.parametrize("language", ["bo", "und", "tlh", "xx", "mul"])
def test_a_language_that_nobody_speaks_is_an_engine_error(language: str) -> None:
    error = refused("auto", "", language)
    assert isinstance(error, EngineError)
    assert (error.exit_code, error.code) == (6, "no_voice")
    assert "--language" in str(error)


# Matching


def test_the_same_tag_goes_before_the_same_language_before_a_near_one() -> None:
    voices = [Voice("x", tag, tag, 24000) for tag in ("mul", "nb", "no-x", "pt", "pt-BR")]
    names = {tag: voice.name for tag in ("pt-br", "pt-PT", "no", "nn", "fi") if (voice := match(tag, voices))}
    assert names == {"pt-br": "pt-BR", "pt-PT": "pt", "no": "no-x", "nn": "mul", "fi": "mul"}
    assert match("fi", voices[1:]) is None


@pytest.mark.parametrize("tag", ["en", "pt-BR", "pt_BR", "zh-Hant-TW", "de-1996", "en-GB-x-rp", "th-u-nu-thai"])
def test_tags_have_the_form_of_bcp_47(tag: str) -> None:
    assert valid_tag(tag)


@pytest.mark.parametrize(
    "tag", ["", "e", "en-", "-en", "en GB", "en\n", "en;rm -rf", "../en", "e1", "en--GB", "ünï", "en-a", "en-x"]
)
def test_other_text_is_no_tag(tag: str) -> None:
    assert not valid_tag(tag)


# The voices of one article


def cast(engine: str, language: str) -> Cast:
    return Cast(main_voice(engine, "", language), language)


def test_the_language_of_the_article_is_spoken_by_its_voice() -> None:
    english = cast("auto", "en")
    assert english.voice("en") == english.main
    assert english.voice("en-GB") == english.main


@pytest.mark.parametrize(("language", "name"), [("zh", "cmn"), ("ru", "ru"), ("fr-CH", "fr-ch"), ("he", "he")])
def test_another_language_in_an_english_article_is_spoken_by_espeak(language: str, name: str) -> None:
    voice = cast("hibari", "en").voice(language)
    assert voice is not None
    assert (voice.engine, voice.name) == ("espeak", name)


def test_another_language_stays_with_an_engine_that_speaks_it() -> None:
    chinese = cast("gtts", "en").voice("zh")
    hum = cast("tone", "en").voice("zh")
    assert chinese is not None
    assert hum is not None
    assert (chinese.engine, hum.engine) == ("gtts", "tone")


@pytest.mark.parametrize("language", ["", "bo", "xx"])
def test_for_a_language_that_nobody_speaks_there_is_no_voice(language: str) -> None:
    assert cast("hibari", "en").voice(language) is None


@pytest.mark.parametrize(
    ("engine", "language", "expected"),
    [
        ("hibari", "en", ("espeak", "en-us")),
        ("espeak", "en", ("hibari", "heart")),
        ("tone", "de", ("espeak", "de")),
        ("gtts", "fr", ("espeak", "fr")),
        ("espeak", "de", None),
    ],
)
def test_the_fallback_is_the_other_engine_where_it_speaks_the_language(
    engine: str, language: str, expected: tuple[str, str] | None
) -> None:
    voice = cast(engine, language).fallback(language)
    assert (voice and (voice.engine, voice.name)) == expected


# Voices that somebody chose


def names(wishes: Wishes, *wanted: tuple[str, Part], language: str = "en") -> list[str]:
    """Return which voice says each language and part of an article."""
    voices = cast_of(wishes, language)
    found = [voices.voice(tag, part) for tag, part in wanted]
    return [voice.name for voice in found if voice]


def test_each_language_has_the_voice_that_was_chosen_for_it() -> None:
    wishes = Wishes(voice="en=en-gb, zh=yue,fr=fr-be")
    wanted = [(tag, Part.TEXT) for tag in ("en", "en-US", "zh", "cmn", "zh-Hant", "fr-FR", "de")]
    assert names(wishes, *wanted) == ["en-gb", "en-gb", "yue", "yue", "yue", "fr-be", "de"]


def test_of_two_voices_for_one_language_the_nearer_one_is_used() -> None:
    wishes = Wishes(voice="en=heart,en-GB=en-gb")
    assert names(wishes, ("en-GB", Part.TEXT), language="en-GB") == ["en-gb"]
    assert names(wishes, ("en-AU", Part.TEXT), language="en-AU") == ["heart"]


def test_a_voice_without_a_language_is_that_of_the_article() -> None:
    assert names(Wishes(voice="en-gb,zh=yue"), ("en", Part.TEXT), ("zh", Part.TEXT)) == ["en-gb", "yue"]
    assert names(Wishes(voice="zh=yue"), ("en", Part.TEXT), ("zh", Part.TEXT)) == ["heart", "yue"]


def test_headings_and_quotations_may_have_voices_of_their_own_but_not_in_another_language() -> None:
    wishes = Wishes(headings="en-gb", quotations="en-gb-scotland")
    wanted = [("en", part) for part in Part] + [("fr", part) for part in Part]
    assert names(wishes, *wanted) == ["heart", "en-gb", "en-gb-scotland", "fr", "fr", "fr"]


def test_a_name_may_say_whose_voice_it_is() -> None:
    assert chosen("auto", "gtts/de", "de") == ("gtts", "de")
    assert chosen("auto", "espeak/de", "de") == ("espeak", "de")


def test_auto_finds_a_voice_by_name_in_every_engine_that_is_offline() -> None:
    assert chosen("auto", "hum", "en") == ("tone", "hum")
    assert refused("auto", "zh-TW", "zh").exit_code == 2


@pytest.mark.parametrize("listed", ["=heart", "en=", "e n=heart", "1=heart", "en==heart"])
def test_a_list_that_cannot_be_read_is_a_usage_error(listed: str) -> None:
    with pytest.raises(UsageError, match="zh=cmn"):
        cast_of(Wishes(voice=listed), "en")
