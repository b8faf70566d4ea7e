"""IPA in ordinary letters: what a voice of the language makes of them, held against the IPA."""

import re
from functools import cache
from statistics import mean

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from accessible.engines.ipa import to_espeak
from accessible.prepare.respell import respelled
from accessible.prepare.spellings import SPELLINGS
from quality.phonemes import Library
from tests.test_ipa import CHART, STARTER


@cache
def library() -> Library:
    return Library()


@pytest.mark.parametrize(
    ("language", "ipa", "written"),
    [
        ("en", "ʃiː", "shee"),
        ("en", "dʒɪnˈpɪŋ", "jinping"),
        ("en-GB", "ˈwʊstərʃər", "woostersher"),
        ("en", "məˈkroʊn", "muh-krohn"),
        ("en", "ʃɪn ˈfeɪn", "shin fayn"),
        ("en", "ˈdʒiːɡɛt", "jeeghet"),
        ("en", "kaɪt", "kite"),
        ("en", "ˈhaɪdi", "haidee"),
        ("en", "maʊ", "mau"),
        ("en", "xaːn", "hahn"),
        ("en", "ˈsɛlənˌski", "selunskee"),
        ("de", "ʃiː", "schih"),
        ("de", "ˈzeːlɛnskij", "sehlenskij"),
        ("de-AT", "vaˈʃɪŋtn̩", "waschingten"),
        ("fr", "ʃi", "chi"),
        ("fr", "putin", "poutine"),
        ("fr", "ɡiˈzɛ", "guizè"),
        ("es", "puˈtin", "putín"),
        ("es", "ˈɡeri", "guérri"),
        ("it", "ˈtʃina", "cìna"),
        ("it", "dʒaˈkomo", "giakòmo"),
        ("pt", "ˈʁiu", "ríu"),
        ("nl", "ʃi", "sjie"),
        ("pl", "ʂi", "szi"),
        ("pl", "ˈtɕasto", "ciasto"),
        ("ru", "ˈbajdən", "байдан"),
        ("ru", "ˈtʲatʲa", "тятя"),
        ("ru-RU", "sʲi", "си"),
    ],
)
def test_a_spelling_is_that_of_the_language(language: str, ipa: str, written: str) -> None:
    assert respelled(ipa, language) == written


@pytest.mark.parametrize("language", ["sw", "zh", "ja", "und", ""])
def test_a_language_without_a_table_has_no_spelling(language: str) -> None:
    assert respelled("ʃiː", language) == ""


ENGLISH = [("ɾ", "t"), ("ʌ", "ə"), ("ɐ", "ə"), ("ɚ", "ər"), ("ɜ", "ə"), ("əər", "ər")]
OTHERS = [("ɾ", "r"), ("ʌ", "e"), ("ɐ", "a"), ("ə", "e"), ("ɜ", "e")]
BOTH = [*((sign, "") for sign in "ːˈˌ- ʲ"), *zip("ɹɑʊɔɛɪβɣðɭ", "rauoeibɡdl", strict=True)]
"""What is taken for one sound, because a spelling cannot tell it from the other."""


def reading(voice: str, text: str) -> str:
    """Return what eSpeak NG says for a text, without the differences that a spelling cannot carry."""
    heard = library().ipa(voice, text)
    for sign, other in [*(ENGLISH if voice == "en-us" else OTHERS), *BOTH]:
        heard = heard.replace(sign, other)
    return re.sub(r"\(\w+\)|(?<=(.))\1", "", heard)


def distance(one: str, other: str) -> int:
    """Return how many sounds have to be changed, left out or put in."""
    row = list(range(len(other) + 1))
    for at, sound in enumerate(one, 1):
        before, row = row, [at]
        for number, wanted in enumerate(other, 1):
            row.append(min(row[-1] + 1, before[number] + 1, before[number - 1] + (sound != wanted)))
    return row[-1]


def error(voice: str, ipa: str, text: str) -> float:
    """Return the share of sounds that a voice says wrong when it reads a text."""
    wanted = reading(voice, f"[[{to_espeak(ipa, voice)}]]")
    return distance(reading(voice, text), wanted) / len(wanted)


def test_an_english_voice_reads_the_names_of_the_starter_list_better_when_they_are_respelled() -> None:
    written = mean(error("en-us", entry.ipa, entry.grapheme) for entry in STARTER)
    spelled = mean(error("en-us", entry.ipa, respelled(entry.ipa, "en")) for entry in STARTER)
    assert spelled < 0.12
    assert spelled < written / 3


NAMES = {
    "de": "Macron maˈkʁoːn|Xi ʃiː|Jinping dʒɪnˈpɪŋ|Zelenskyj zɛˈlɛnskɪj|Reykjavík ˈreːkjavɪk|Ouagadougou vaɡaˈduːɡu|"
    "Siobhan ʃɪˈvoːn|Vučić ˈvuːtʃɪtʃ|Meloni meˈloːni|Erdoğan ˈɛrdoːaːn",
    "fr": "Xi ʃi|Kyiv kijiv|Zelensky zelɛnski|Scholz ʃɔlts|Merz mɛʁts|Ouagadougou waɡaduɡu|Siobhan ʃivon|Meloni meloni|"
    "Vučić vutʃitʃ|Erdoğan ɛʁdoan",
    "es": "Xi ʃi|Zelensky seˈlenski|Scholz ʃolts|Macron maˈkɾon|Reykjavík ˈreikjabik|Siobhan ʃiˈbon|Biden ˈbaiden|"
    "Qatar kaˈtaɾ|Uagadugu waɡaˈduɡu|Nguyen ˈwin",
    "it": "Xi ʃi|Jinping dʒinˈpin|Kyiv ˈkijiv|Zelensky zeˈlɛnski|Sánchez ˈsantʃes|Macron maˈkrɔn|Guangzhou ɡwanˈdʒou|"
    "Siobhan ʃiˈvɔn|Biden ˈbaiden|Ouagadougou waɡaduˈɡu",
    "pt": "Xi ʃi|Kyiv ˈkijiv|Zelensky zeˈlɛnski|Reykjavík ˈʁejkjavik|Siobhan ʃiˈvɔn|Qatar kaˈtaɾ|Meloni meˈloni|"
    "Vučić ˈvutʃitʃ|Scholz ˈʃolts|Nguyen ˈwin",
    "nl": "Macron maˈkrɔn|Xi ʃi|Kyiv ˈkijɪf|Zelenskyj zeˈlɛnski|Sánchez ˈsɑntʃɛs|Reykjavík ˈrɛikjavɪk|"
    "Ouagadougou waɡaˈduɡu|Siobhan ʃɪˈvɔn|Meloni meˈloni|Biden ˈbaɪdən",
    "pl": "Macron maˈkrɔn|Xi ɕi|Jinping tɕinˈpin|Sánchez ˈsantʂɛs|Reykjavík ˈrɛjkjavik|Ouagadougou vaɡaˈduɡu|"
    "Siobhan ʂiˈvɔn|Biden ˈbajdɛn|Meloni mɛˈlɔni|Nguyen ˈnɡujɛn",
    "ru": "Xi sʲi|Jinping dʒinˈpin|Sánchez ˈsantʃɛs|Reykjavík ˈrejkjavik|Ouagadougou uaɡaduˈɡu|Biden ˈbajdɛn|"
    "Nguyen nɡuˈjɛn|Macron makˈron|Meloni mʲɪˈloni|Scholz ˈʃolts",
}  # fmt: skip


@pytest.mark.parametrize("language", sorted(NAMES))
def test_a_voice_of_another_language_reads_respelled_names_better(language: str) -> None:
    pairs = [pair.split(" ") for pair in NAMES[language].split("|")]
    written = mean(error(language, ipa, name) for name, ipa in pairs)
    spelled = mean(error(language, ipa, respelled(ipa, language)) for name, ipa in pairs)
    assert spelled < 0.2
    assert spelled < written / 2


@settings(max_examples=300, deadline=None)
@given(
    st.text(st.sampled_from(CHART + "ˈˌːʲ˞. \u0303\u0329\u0361ʰ"), max_size=30),
    st.sampled_from(["en", *sorted(SPELLINGS)]),
)
def test_a_spelling_is_of_ordinary_letters(ipa: str, language: str) -> None:
    written = respelled(ipa, language)
    assert written == written.lower()
    assert all(char.isalpha() or char in " -" for char in written)
