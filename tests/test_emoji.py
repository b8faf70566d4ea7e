"""Emoji by name: the short names of CLDR 48, without the colons that they are written with."""

import sys
from subprocess import run

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from accessible.document import Article, Block, Metadata
from accessible.prepare.script import script
from accessible.prepare.sentences import Manner
from accessible.prepare.speakable import speakable
from tests.test_script import LABELS

ENGLAND = "\U0001f3f4\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f"
TECHNOLOGIST = "👩🏽\u200d💻"


@pytest.mark.parametrize(
    ("written", "spoken"),
    [
        ("Hello 😀", "Hello, grinning face"),
        ("Hello 😀.", "Hello, grinning face."),
        ("Great! 👏 Thanks.", "Great! clapping hands, Thanks."),
        ("I ❤\ufe0f ice", "I, red heart, ice"),
        ("I ❤ ice", "I, red heart, ice"),
        ("👍", "thumbs up"),
        ("so😀it", "so, grinning face, it"),
        ("(🎉)", "(party popper)"),
        ("Ha 😂😂!", "Ha, face with tears of joy, face with tears of joy!"),
        (f"a {TECHNOLOGIST} here", "a, woman technologist medium skin tone, here"),
        ("👋🏽", "waving hand medium skin tone"),
        ("👨\u200d👩\u200d👧", "family man woman girl"),
        ("🇩🇪 won", "Germany, won"),
        (f"{ENGLAND} won", "England, won"),
        ("1\ufe0f\u20e3 Mix", "keycap one, Mix"),
        ("© 2024, a ↔ b", "twenty twenty-four, a b"),
        ("5 → 6", "five six"),
        ("It cost $5 💸", "It cost five dollars, money with wings"),
    ],
)
def test_emoji_are_named_between_pauses(written: str, spoken: str) -> None:
    assert speakable(written, "en", emoji=True) == spoken


@pytest.mark.parametrize(
    ("language", "grin", "technologist", "flag"),
    [
        ("de", "grinsendes gesicht", "it-expertin mittlere hautfarbe", "flagge deutschland"),
        ("fr", "visage rieur", "informaticienne peau légèrement mate", "drapeau allemagne"),
        ("es", "cara sonriendo", "profesional de la tecnología mujer tono de piel medio", "bandera alemania"),
        ("it", "faccina con un gran sorriso", "tecnologa carnagione olivastra", "bandiera germania"),
        ("pt", "rosto risonho", "tecnóloga pele morena", "bandeira alemanha"),
        ("nl", "grijnzend gezicht", "technologe getinte huidskleur", "vlag duitsland"),
        ("pl", "szeroko uśmiechnięta twarz", "kobieta technolog karnacja średnia", "flaga niemcy"),
        ("ru", "широко улыбается", "женщина-инженер средний тон кожи", "флаг германия"),
        ("pt-BR", "rosto risonho", "tecnóloga pele morena", "bandeira alemanha"),
    ],
)
def test_emoji_are_named_in_the_language_of_the_text(language: str, grin: str, technologist: str, flag: str) -> None:
    for written, name in (("😀", grin), (TECHNOLOGIST, technologist), ("🇩🇪", flag)):
        assert speakable(written, language, emoji=True).lower().replace("-", " ") == name.replace("-", " ")


def test_a_language_without_names_says_nothing_for_emoji() -> None:
    assert speakable("Hej 😀 där", "sv", emoji=True) == speakable("Hej 😀 där", "sv") == "Hej där"


@pytest.mark.parametrize(
    "written", [f"{ENGLAND} Ice", "1\ufe0f\u20e3 Ice", f"{TECHNOLOGIST} Ice", "👋🏽 Ice", "🇩🇪 Ice"]
)
def test_skipped_emoji_leave_nothing_but_the_figure_of_a_key(written: str) -> None:
    assert speakable(written, "sv") in {"Ice", "1 Ice"}


def test_a_script_names_emoji_wherever_they_stand_and_the_text_stays() -> None:
    article = Article(Metadata(title="Ice 🧊", language="en"), (Block("It froze ❄️. 🥶"),))
    said = script(article, LABELS, Manner(emoji=True)).utterances
    assert {sentence.spoken for utterance in said for sentence in utterance.sentences} == {
        "Ice, ice",
        "What is in it",
        "It froze, snowflake. cold face",
    }
    assert said[-1].text == "It froze ❄️. 🥶"


def test_without_emoji_no_names_are_loaded() -> None:
    code = (
        "import sys; from accessible.prepare.speakable import speakable; "
        "speakable('Die Küste 😀', 'de'); speakable('Die Küste', 'de', emoji=True); print('emoji' in sys.modules)"
    )
    assert run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout == "False\n"


@settings(max_examples=200, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            ["ice ", "Ice", "😀", "❤", TECHNOLOGIST, "🇩🇪", "👍🏽", ". ", "(", ")", "“", " ", "🏽", "\u200d"]
        )
    ),
    st.sampled_from(["en", "de", "nl", "pl", "ru", "ja", "sv"]),
)
def test_naming_emoji_loses_nothing_that_is_said_without(pieces: list[str], language: str) -> None:
    text = "".join(pieces)
    named = speakable(text, language, emoji=True)
    assert named == " ".join(named.split())
    assert named.count("ice") + named.count("Ice") >= text.count("ice") + text.count("Ice")
    assert not any(char in named for char in "😀❤👍🏽\ufdd0\ufdd1") or language == "sv"
