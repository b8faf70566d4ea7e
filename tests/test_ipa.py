"""The IPA as engines write it, held against what the engines themselves say."""

import json
import re
from functools import cache
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from accessible import phonetics
from accessible.assets import FOLDER, sample
from accessible.engines.espeak import Espeak
from accessible.engines.ipa import to_espeak, to_hibari
from accessible.phonetics import broad, said_with, stressed, unknown
from accessible.prepare.pls import read_pls
from accessible.prepare.pronounce import Entry
from quality.phonemes import Library, alphabets

LANGUAGES = ["en-US", "en-GB", "de", "fr", "es", "it", "pt", "pt-BR", "nl", "pl", "ru"]
CHART = "pbtdʈɖcɟkɡqɢʔmɱnɳɲŋɴʙrʀⱱɾɽɸβfvθðszʃʒʂʐçʝxɣχʁħʕhɦɬɮʋɹɻjɰlɭʎʟʘǀǃǂǁɓɗʄɠʛʍwɥʜʢʡɕʑɺɧiyɨʉɯuɪʏʊeøɘɵɤoəɛœɜɞʌɔæɐaɶɑɒ"
"""The letters of the International Phonetic Association's chart."""
SILENT = "ʔʕʡʢ"
STARTER = read_pls((FOLDER / "pronunciations" / "en.pls").read_bytes(), "en.pls")


@cache
def library() -> Library:
    return Library()


@cache
def hibari() -> Any:  # noqa: ANN401  it has no types
    from hibari import Hibari

    return Hibari(threads=1)


def heard(ipa: str, voice: str) -> str:
    """Return what eSpeak NG says it says, in its own IPA."""
    return library().ipa(voice.lower(), f"[[{to_espeak(ipa, voice)}]]")


def unstressed(ipa: str) -> str:
    return re.sub("[ˈˌ-]", "", ipa)


@pytest.mark.parametrize(
    ("ipa", "voice", "said"),
    [
        ("ʃiː", "en-US", "ʃˈiː"),
        ("dʒɪnˈpɪŋ", "en-US", "dʒɪnpˈɪŋ"),
        ("ˈwʊstərʃər", "en-US", "wˈʊstɚʃɚ"),
        ("ˈwʊstərʃər", "en-GB", "wˈʊstəʃə"),
        ("kəˈtɑːr", "en-GB", "kətˈɑː"),
        ("ˈmɛri", "en-GB", "mˈɛɹi"),
        ("ˈbɜːrd", "en-GB", "bˈɜːd"),
        ("lɒt", "en-US", "lˈɑːt"),
        ("lɒt", "en-GB", "lˈɒt"),
        ("ɛmanɥɛl makʁɔ̃", "fr", "ɛmanwˈɛl makʁˈɔ̃"),
        ("ˈkøːln", "de", "kˈøːln"),
        ("vlɐˈdʲimʲɪr", "ru", "vɭadʲˈimʲɪr"),
        ("t͡ɕin", "pl", "tɕˈin"),
        ("niɲo", "es", "niɲˈo"),
    ],
)
def test_espeak_says_what_is_asked(ipa: str, voice: str, said: str) -> None:
    assert heard(ipa, voice) == said


@pytest.mark.parametrize("voice", LANGUAGES)
def test_espeak_says_the_words_of_a_language_the_same_by_their_ipa(voice: str) -> None:
    words = re.findall(r"[^\W\d_]+", sample(voice))
    own = [library().ipa(voice.lower(), word) for word in words]
    other = [word for word, ipa in zip(words, own, strict=True) if unstressed(heard(ipa, voice)) != unstressed(ipa)]
    assert len(words) >= 25
    assert len(other) <= 0.1 * len(words), other


def test_every_voice_has_every_phoneme_of_its_alphabet() -> None:
    written = json.loads((FOLDER / "phonemes" / "espeak.json").read_text("utf-8"))
    assert written == alphabets()
    assert written.keys() == {"", *(voice.name for voice in Espeak().voices())}


def test_a_tag_without_a_voice_of_its_own_has_the_alphabet_of_its_language() -> None:
    assert to_espeak("ˈyː", "de-AT") == to_espeak("ˈyː", "de") == "'|y:"
    assert to_espeak("ˈa", "tlh") == "'|a"


@pytest.mark.parametrize("voice", LANGUAGES)
def test_every_letter_of_the_chart_can_be_said_by_espeak(voice: str) -> None:
    for letter in CHART:
        phonemes = to_espeak(f"{letter}a", voice).removesuffix(to_espeak("a", voice))
        assert phonemes or letter in SILENT, letter
        assert heard(f"{letter}a", voice) != heard("a", voice) or letter in SILENT, letter


def test_every_letter_of_the_chart_can_be_said_by_hibari() -> None:
    assert {letter for letter in CHART if not to_hibari(f"{letter}ɑ").removesuffix("ˈɑ")} == set(SILENT)
    assert set("".join(to_hibari(letter) for letter in CHART)) <= hibari().vocab.keys()


@pytest.mark.parametrize(
    ("word", "ipa"),
    [
        ("nurse", "nɜːrs"), ("goat", "ɡoʊt"), ("face", "feɪs"), ("price", "praɪs"), ("mouth", "maʊθ"),
        ("choice", "tʃɔɪs"), ("fleece", "fliːs"), ("goose", "ɡuːs"),
        ("lot", "lɒt"), ("thought", "θɔːt"), ("calm", "kɑːm"), ("trap", "træp"),
        ("strut", "strʌt"), ("foot", "fʊt"), ("kit", "kɪt"), ("dress", "drɛs"), ("fear", "fɪər"), ("square", "skwɛər"),
        ("start", "stɑːrt"), ("north", "nɔːrθ"), ("judge", "dʒʌdʒ"), ("church", "tʃɜːrtʃ"), ("measure", "ˈmɛʒər"),
        ("singing", "ˈsɪŋɪŋ"), ("yellow", "ˈjɛloʊ"), ("hotel", "hoʊˈtɛl"), ("sofa", "ˈsoʊfə"), ("breathe", "briːð"),
        ("happy", "ˈhæpi"), ("fire", "ˈfaɪər"), ("little one", "ˈlɪtəl ˈwʌn"),
    ],
)  # fmt: skip
def test_hibari_is_told_what_its_own_dictionary_says(word: str, ipa: str) -> None:
    own = "".join(hibari().phonemize(word))
    assert to_hibari(ipa) == own.replace("T", "t").replace("ᵊl", "əl")


@pytest.mark.parametrize(
    ("ipa", "said"),
    [
        ("makʁɔ̃", "mɑkɹˈɔn"),
        ("ˈyːbɐ", "ˈubə"),
        ("bax", "bˈɑk"),
        ("ˈxorxe", "hˈɔɹhA"),
        ("ˈniɲo", "nˈinjO"),
        ("koln", "kˈOln"),
        ("kjœln", "kjˈɜɹln"),
        ("ˈpuːtʲɪn", "pˈutɪn"),
        ("ˈtʲatʲa", "tjˈɑtjɑ"),
        ("ʈ͡ʂʊŋ", "ʧˈʊŋ"),
        ("ˈmaj.aw", "mˈIW"),
        ("ˈsaɪ̯.lɔ", "sˈIlɔ"),
    ],
)
def test_hibari_says_the_nearest_english_sound(ipa: str, said: str) -> None:
    assert to_hibari(ipa) == said


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("/ˈʃi:/", "ˈʃiː"), ("[gʊd]", "ɡʊd"), ("t͡ʃ", "tʃ"), ("ʧɚ", "tʃə˞"), ("kʰæ̝t̚", "kæt"), ("ʂʐ̩˥˩", "ʂʐ\u0329"),
        ("ã ɔ̃ː", "a\u0303 ɔ\u0303ː"), ("ç", "ç"), ("c\u0327", "ç"), (" a\n b ", "a b"), ("kwʷ", "kww"), ("a|b", "a b"),
    ],
)  # fmt: skip
def test_one_sound_is_written_in_one_way(written: str, meant: str) -> None:
    assert broad(written) == meant


@pytest.mark.parametrize(
    ("ipa", "sign"), [("ʃiː", ""), ("ʃ8", "8"), ("sheé", ""), ("Xi", "X"), ("ш", "ш"), ("a/b", "/"), ("", "")]
)
def test_what_is_no_sign_of_the_ipa_is_named(ipa: str, sign: str) -> None:
    assert unknown(ipa) == sign


@pytest.mark.parametrize(
    ("ipa", "said"),
    [
        ("ʃi", "ʃˈi"), ("makron", "makrˈon"), ("tato ˈmama", "tatˈo ˈmama"), ("salə", "sˈalə"), ("ən", "ˈən"),
        ("ˌani", "ˈani"),        ("pst", "ˈpst"), ("kai", "kˈai"),
    ],
)  # fmt: skip
def test_a_word_without_a_stress_gets_one(ipa: str, said: str) -> None:
    assert stressed(ipa) == said


def test_a_sound_that_an_alphabet_has_is_never_said_otherwise() -> None:
    sounds = {"t": "1", "ʃ": "2", "tʃ": "3", "a": "4", "aː": "5", "i": "6", "ai": "7"}
    assert said_with("tʃaːi", sounds) == ["3", "5", "6"]
    assert said_with("t.ʃa.i", sounds) == ["1", "2", "4", "6"]
    assert said_with("tˈʃai", sounds) == ["1", "2", "ˈ", "7"]


@settings(max_examples=300, deadline=None)
@given(st.text(st.sampled_from(CHART + "ˈˌːʲ˞. \u0303\u0329\u0361ʰ"), max_size=30), st.sampled_from(LANGUAGES))
def test_whatever_ipa_holds_engines_get_phonemes_only(ipa: str, voice: str) -> None:
    assert not unknown(ipa)
    phonemes = to_espeak(ipa, voice)
    assert not re.search(r"[\[\]<>\n]", phonemes)
    assert set(to_hibari(ipa)) <= set(hibari().vocab) | {" "}


@given(st.text(st.sampled_from(CHART + "ˈː˞. "), min_size=1, max_size=4), st.sampled_from(LANGUAGES))
def test_what_is_sounded_is_heard_of_every_engine(ipa: str, voice: str) -> None:
    if phonetics.is_sounded(ipa):
        assert to_hibari(ipa).strip("ˈˌ ")
        assert to_espeak(ipa, voice).strip("',| ")


@pytest.mark.parametrize("entry", STARTER, ids=lambda entry: entry.grapheme)
def test_the_starter_list_corrects_what_a_voice_says(entry: Entry) -> None:
    assert phonetics.PRIMARY in stressed(entry.ipa)
    by_hibari = plain("".join(hibari().phonemize(entry.grapheme))) != plain(to_hibari(entry.ipa))
    by_espeak = any(
        plain(library().ipa(voice, entry.grapheme)) != plain(heard(entry.ipa, voice)) for voice in ("en-us", "en-gb")
    )
    assert by_hibari or by_espeak


def plain(ipa: str) -> str:
    """Return a transcription without the differences that nobody hears as another name."""
    for sign, other in (
        ("ː", ""),
        ("ˌ", ""),
        ("ˈ", ""),
        ("ɾ", "t"),
        ("T", "t"),
        ("ɐ", "ə"),
        ("ʌ", "ə"),
        ("ᵻ", "ɪ"),
        ("ᵊ", "ə"),
    ):
        ipa = ipa.replace(sign, other)
    return ipa


def test_the_starter_list_is_a_list_of_names() -> None:
    words = [entry.grapheme for entry in STARTER]
    assert 100 <= len(words) <= 180
    assert len(words) == len(set(words))
    assert all(entry.language == "en" and entry.ipa for entry in STARTER)
    assert {"Xi", "Qatar", "Kyiv", "Zelenskyy", "Macron", "Erdoğan", "Sánchez", "Siobhan", "Huawei", "Nguyen"} <= set(
        words
    )
