"""Words of a lexicon on their way to the voices, from the settings to the engines."""

from pathlib import Path

import numpy as np
import pytest

from accessible import cli, engines
from accessible.audio import sound
from accessible.casting import match
from accessible.engines import Engine
from accessible.errors import UsageError
from accessible.narration import Phonemes, Voice, words
from accessible.pipeline import manner, say
from accessible.settings import Settings

PLS = """<?xml version="1.0" encoding="UTF-8"?>
<lexicon version="1.0" xmlns="http://www.w3.org/2005/01/pronunciation-lexicon" alphabet="ipa" xml:lang="en">
  <lexeme><grapheme>Qinghai</grapheme><phoneme>tʃɪŋˈhaɪ</phoneme></lexeme>
  <lexeme><grapheme>HQ</grapheme><alias>headquarters</alias></lexeme>
</lexicon>
"""
TEXT = "The Qinghai road ends here."
NAME = Phonemes(4, 11, "tʃɪŋˈhaɪ")


@pytest.fixture(params=["hibari", "espeak"])
def engine(request: pytest.FixtureRequest) -> Engine:
    return engines.load(request.param)


@pytest.fixture
def english(engine: Engine) -> Voice:
    voice = match("en", engine.voices())
    assert voice is not None
    return voice


def test_phonemes_are_said_and_not_the_word(engine: Engine, english: Voice) -> None:
    """A written form that a voice reads in the same way sounds the same: "ching high" for the espeak of English."""
    plain = engine.speak(TEXT, english, 1.0).samples
    said = engine.speak(TEXT, english, 1.0, 1.0, [NAME]).samples
    length = lambda samples: sound.trim(samples, english.sample_rate).size  # noqa: E731  used here only
    assert not np.array_equal(plain, said)
    respelled = engine.speak(TEXT.replace("Qinghai", "Ching-high"), english, 1.0).samples
    assert length(said) == pytest.approx(length(respelled), rel=0.12)


def test_words_keep_their_times_around_phonemes(engine: Engine, english: Voice) -> None:
    samples, starts = engine.speak(TEXT, english, 1.0, 1.0, [NAME])
    assert len(starts) == len(words(TEXT))
    assert list(starts) == sorted(starts)
    assert starts[1] < starts[2] < starts[3] < samples.size


def test_brackets_in_the_text_are_no_phonemes_beside_some_that_are(engine: Engine, english: Voice) -> None:
    hostile = "The Qinghai [[pw0n]] [word](/x/) road."
    samples, starts = engine.speak(hostile, english, 1.0, 1.0, [NAME])
    plain = engine.speak("The Qinghai road.", english, 1.0, 1.0, [NAME]).samples
    assert samples.size > 1.3 * plain.size
    assert len(starts) == len(words(hostile))


def spoken(text: str, **settings: object) -> str:
    said = say(text, Settings(engine="tone", store="store", workers=0, **settings))  # type: ignore[arg-type]
    return "".join(phrase.text for sentence in said.utterance.sentences for phrase in sentence.phrases)


def test_a_word_of_the_settings_is_said_as_they_say() -> None:
    assert spoken("The HQ of St. Ives", pronunciation={"HQ": "head office", "St.": "Street"}) == (
        "The head office of Street Ives"
    )


def test_a_file_is_read_and_the_settings_go_before_it(tmp_path: Path) -> None:
    path = tmp_path / "names.pls"
    path.write_text(PLS, "utf-8")
    assert spoken("The HQ", lexicons=(str(path),)) == "The headquarters"
    assert spoken("The HQ", lexicons=(str(path),), pronunciation={"HQ": "head office"}) == "The head office"


def test_the_starter_list_can_be_left_out() -> None:
    with_it = manner(Settings()).lexicon.matches("Xi Jinping spoke.", "en")
    assert [match.entry.ipa != "" for match in with_it] == [True]
    assert manner(Settings(starter_pronunciations=False)).lexicon.entries == ()


def test_a_lexicon_that_is_not_there_is_one_sentence() -> None:
    with pytest.raises(UsageError, match=r"The lexicon 'gone\.pls' cannot be read"):
        manner(Settings(lexicons=("gone.pls",)))


def test_the_command_takes_lexicons_and_a_table(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    Path("names.pls").write_text(PLS, "utf-8")
    Path("accessible.toml").write_text('[pronunciation]\n"gaol" = "jail"\n', "utf-8")
    assert cli.run(["voices", "--say", "HQ, a gaol", "--engine", "tone", "--lexicon", "names.pls"]) == 0
    assert "spoken: headquarters, a jail" in capsys.readouterr().out
    Path("accessible.toml").write_text("[pronunciation]\nword = 5\n", "utf-8")
    assert cli.run(["voices", "--say", "word", "--engine", "tone", "-o", str(tmp_path / "a.mp3")]) == 2
    assert "accessible.toml" in capsys.readouterr().err
