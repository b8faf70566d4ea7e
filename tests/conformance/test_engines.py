"""What every engine promises, and how espeak keeps the promises that its library does not."""

import gc
import hashlib
import json
import os
import re
import resource
import select
import shlex
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from pathlib import Path

import numpy as np
import pytest

from accessible import assets, engines
from accessible.audio import sound
from accessible.casting import match
from accessible.engines import Engine, espeak, gtts
from accessible.engines.espeak import Espeak
from accessible.errors import EngineError, StorageError
from accessible.narration import Voice, words
from accessible.record import plausible
from tests.google_tts import GoogleTTS

LANGTAG = re.compile(  # RFC 5646, 2.1, without grandfathered tags
    r"(?:[a-z]{2,3}(?:-[a-z]{3}){0,3}|[a-z]{4}|[a-z]{5,8})(?:-[a-z]{4})?(?:-(?:[a-z]{2}|\d{3}))?"
    r"(?:-(?:[a-z\d]{5,8}|\d[a-z\d]{3}))*(?:-[a-wyz\d](?:-[a-z\d]{2,8})+)*(?:-x(?:-[a-z\d]{1,8})+)?",
    re.IGNORECASE,
)
SPEAKER = Path(__file__).parent.parent / "speaker.py"
MP3_RATES = {8000, 11025, 12000, 16000, 22050, 24000, 32000, 44100, 48000}
SENTENCE = "The old bridge across the river was closed for the winter."
HOSTILE = {
    "leading dash": "-f/etc/hostname",
    "option": "--version",
    "phonemes": "[[pw0n]]",
    "SSML": '<speak><audio src="/etc/hostname"/><break time="20s"/>Hello.</speak>',
    "open tag": "a < b && c > d &amp; &#0; ]]>",
    "control character": "\x01",
    "control command": "before \x01400S after",
    "NUL": "before \0 after",
    "C1 and delete": "a\x7fb\x85c\x9fd",
    "quotes": '"It\'s" `so` \\ $(reboot) %s %n {0} ; | & >',
    "emoji only": "🎉🎉👩‍👩‍👧‍👦",
    "punctuation only": "… — !? ...",
    "spaces": " \n\t\r ",
    "empty": "",
    "lone surrogate": "one \ud800 two",
    "noncharacter": "one \uffff two \U0010ffff",
    "direction overrides": "one \u202etwo\u202c three",
    "combining": "Z" + "\u0300\u0316" * 60,
    "other scripts": "毒品 שלום привет བཀྲ་ཤིས",
    "long word": "x" * 500,
    "long number": "9" * 200,
    "2,000 characters": "Nevertheless, uncharacteristically straightforward explanations " * 31,
}


@pytest.fixture(params=engines.ENGINES)
def engine(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[Engine]:
    if request.param == "command":
        monkeypatch.setenv("ACCESSIBLE_COMMAND", shlex.join([sys.executable, str(SPEAKER), "{rate}"]))
        yield engines.load.__wrapped__("command")
        return
    if request.param != "gtts":
        yield engines.load(request.param)
        return
    monkeypatch.setattr(gtts.PACE, "_interval", 0.0)
    with GoogleTTS() as google:
        monkeypatch.setenv("ACCESSIBLE_GTTS_URL", google.url)
        monkeypatch.setenv("ACCESSIBLE_ALLOW_PRIVATE_NETWORK", "127.0.0.1")
        yield engines.load.__wrapped__("gtts")


@pytest.fixture
def english(engine: Engine) -> Voice:
    voice = match("en", engine.voices())
    assert voice is not None
    return voice


def speak(engine: Engine, text: str, voice: Voice, rate: float) -> sound.Samples:
    return engine.speak(text, voice, rate).samples


def assert_samples(samples: sound.Samples) -> None:
    assert isinstance(samples, np.ndarray)
    assert samples.dtype == np.int16
    assert samples.ndim == 1


# What every engine says of itself


def test_it_says_who_it_is(engine: Engine, request: pytest.FixtureRequest) -> None:
    assert engine.name == request.node.callspec.params["engine"]
    assert engine.version
    assert isinstance(engine.online, bool)
    slowest, fastest = engine.rates
    assert 0 < slowest <= 1 <= fastest


def test_its_voices_have_names_of_their_own_tags_and_a_sample_rate(engine: Engine) -> None:
    voices = engine.voices()
    assert voices
    assert len({voice.name for voice in voices}) == len(voices)
    assert all(voice.engine == engine.name for voice in voices)
    assert [voice.language for voice in voices if not LANGTAG.fullmatch(voice.language)] == []
    assert {voice.sample_rate for voice in voices} <= MP3_RATES
    assert [voice.name for voice in voices if voice.loudness is not None and not -40 < voice.loudness < -10] == []
    assert list(engine.voices()) == list(voices)


# What every engine does


def test_it_gives_16_bit_samples_of_one_channel_that_can_be_heard(engine: Engine, english: Voice) -> None:
    samples = speak(engine, SENTENCE, english, 1.0)
    assert_samples(samples)
    assert not sound.is_silent(samples)
    assert 2 < samples.size / english.sample_rate < 8


def test_the_same_text_gives_the_same_samples_whatever_came_between(engine: Engine, english: Voice) -> None:
    first = speak(engine, SENTENCE, english, 1.0)
    speak(engine, "Something else, in between.", english, 1.0)
    assert np.array_equal(speak(engine, SENTENCE, english, 1.0), first)


def test_a_fresh_process_gives_the_same_samples() -> None:
    script = (
        "import hashlib, sys; from accessible import engines; from accessible.casting import match\n"
        "for name in ('espeak', 'hibari', 'piper'):\n"
        "    engine = engines.load(name)\n"
        "    samples = engine.speak(sys.argv[1], match('en', engine.voices()), 1.0).samples\n"
        "    print(hashlib.sha256(samples.tobytes()).hexdigest())\n"
    )
    done = subprocess.run([sys.executable, "-c", script, SENTENCE], capture_output=True, text=True, check=True)
    expected = []
    for name in ("espeak", "hibari", "piper"):
        voice = match("en", engines.load(name).voices())
        assert voice is not None
        speak(engines.load(name), "Something before it.", voice, 1.0)
        expected.append(hashlib.sha256(speak(engines.load(name), SENTENCE, voice, 1.0).tobytes()).hexdigest())
    assert done.stdout.split() == expected


def test_a_lower_rate_is_slower_and_a_higher_one_faster(engine: Engine, english: Voice) -> None:
    slowest, fastest = engine.rates
    plain = sound.trim(speak(engine, SENTENCE, english, 1.0), english.sample_rate).size
    for rate in (0.5, 0.8, 1.25, 2.0):
        if slowest <= rate <= fastest:
            size = sound.trim(speak(engine, SENTENCE, english, rate), english.sample_rate).size
            assert size == pytest.approx(plain / rate, rel=0.3)
            assert (size > plain) is (rate < 1)


def test_a_lower_pitch_is_lower_and_a_higher_one_higher(engine: Engine, english: Voice) -> None:
    lowest, highest = engine.pitches
    assert lowest <= 1 <= highest
    text = "Nine men ran along a lane in a mine."
    own = tone_of(engine.speak(text, english, 1.0).samples, english.sample_rate)
    for pitch in (0.7, 0.85, 1.2, 1.5):
        if lowest <= pitch <= highest and lowest < highest:
            heard = tone_of(engine.speak(text, english, 1.0, pitch).samples, english.sample_rate)
            assert heard / own == pytest.approx(pitch, rel=0.06)


def tone_of(samples: sound.Samples, sample_rate: int) -> float:
    """Return the median frequency of what has one, in hertz, by autocorrelation of 50 ms."""
    size = sample_rate // 20
    found = []
    for start in range(0, samples.size - size, size // 2):
        window = samples[start : start + size].astype(float)
        window -= window.mean()
        if np.abs(window).max() < 0.05 * np.abs(samples.astype(int)).max():
            continue
        likeness = np.correlate(window, window, "full")[size - 1 :]
        likeness /= likeness[0] * (1 - np.arange(size) / size)
        near = likeness[sample_rate // 400 : sample_rate // 45]
        if near.max() > 0.5:
            found.append(sample_rate / (sample_rate // 400 + int(np.flatnonzero(near > 0.9 * near.max())[0])))
    return float(np.median(found))


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", SENTENCE),
        ("en", "“It was the end of the U.S. road,” she said; a [[b [3] and twenty-two to 1984 — so."),
        ("en", "Yes."),
        ("de", "Die alte Brücke über den Fluss war im Winter gesperrt, und auf dem Eis lag Schnee."),
        ("zh", "今天天气很好，我们去公园。"),
        ("ar", "كان الجسر القديم مغلقًا في الشتاء."),
    ],
)
def test_where_words_begin_is_told_of_all_words_in_order_or_of_none(engine: Engine, language: str, text: str) -> None:
    voice = match(language, engine.voices())
    if voice is None:
        return
    samples, starts = engine.speak(text, voice, 1.0)
    assert len(starts) in {0, len(words(text))}
    assert list(starts) == sorted(starts)
    assert all(0 <= start <= samples.size for start in starts)


def test_the_first_word_begins_with_the_sound(engine: Engine, english: Voice) -> None:
    samples, starts = engine.speak(SENTENCE, english, 1.0)
    heard = np.flatnonzero(np.abs(samples.astype(int)) > 0.02 * np.abs(samples.astype(int)).max())[0]
    limit = {"espeak": 0.03}.get(engine.name, 0.09)
    assert not starts or abs(starts[0] - heard) < limit * english.sample_rate


@pytest.mark.parametrize("language", json.loads((assets.FOLDER / "labels.json").read_text("utf-8")))
def test_an_ordinary_sentence_is_plausible_in_every_language(engine: Engine, language: str) -> None:
    voice = match(language, engine.voices())
    if voice is None:
        assert (engine.name in {"hibari", "piper"}, language != "en") == (True, True)
        return
    text = assets.sample(language)
    rate = min(engine.rates[1], 1.5)
    samples = sound.trim(speak(engine, text, voice, rate), voice.sample_rate)
    assert plausible(text, samples.size / voice.sample_rate * rate)


@pytest.mark.parametrize(
    "text",
    [
        "Yes.",
        "I.",
        "A!",
        "1.",
        "VII",
        "2026",
        "100%",
        "$1,234,567.89",
        "0043 660 123 45 67",
        "WWW.",
        "Mississippi",
        "¼",
    ],
)
def test_short_words_and_numbers_are_plausible(engine: Engine, english: Voice, text: str) -> None:
    samples = sound.trim(speak(engine, text, english, 1.0), english.sample_rate)
    assert plausible(text, samples.size / english.sample_rate)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", "7.777.777"),
        ("fr", "1999, 1979, 1898, 1797."),
        ("ar", "1, 2, 3, 4, 5, 6, 7, 8, 9, 10."),
        ("uk", "1, 2, 3, 4, 5, 6, 7, 8, 9, 10."),
        ("pl", "24.12.1999, 31.12.1999"),
        ("en", "WWW, W3C, UWWW, BBC, 123 456 789 0123."),
    ],
)
def test_figures_are_plausible_in_languages_that_take_long_over_them(language: str, text: str) -> None:
    voice = match(language, engines.load("espeak").voices())
    assert voice is not None
    samples = sound.trim(speak(engines.load("espeak"), text, voice, 1.0), voice.sample_rate)
    assert plausible(text, samples.size / voice.sample_rate)


@pytest.mark.parametrize("text", ["", "Yes.", SENTENCE])
def test_too_little_and_too_much_sound_is_not_plausible(text: str) -> None:
    assert not plausible(text, 0.0)
    assert not plausible(text, 60.0)
    assert not plausible(SENTENCE, 0.5)


@pytest.mark.parametrize("kind", HOSTILE)
def test_hostile_text_is_spoken_or_refused_in_good_time(engine: Engine, english: Voice, kind: str) -> None:
    began = time.monotonic()
    with suppress(EngineError):
        assert_samples(speak(engine, HOSTILE[kind], english, min(engine.rates[1], 2.0)))
    assert time.monotonic() - began < 60


def test_it_still_speaks_after_hostile_text(engine: Engine, english: Voice) -> None:
    before = speak(engine, "Hello.", english, 1.0)
    for kind in ("phonemes", "SSML", "control command", "NUL", "quotes"):
        speak(engine, HOSTILE[kind], english, 1.0)
    assert np.array_equal(speak(engine, "Hello.", english, 1.0), before)


# What hostile text does to the samples


@pytest.fixture(params=["espeak", "hibari", "piper"])
def seconds(request: pytest.FixtureRequest) -> Callable[[str], float]:
    engine = engines.load(request.param)
    voice = match("en", engine.voices())
    assert voice is not None
    return lambda text: sound.trim(speak(engine, text, voice, 1.0), voice.sample_rate).size / voice.sample_rate


def test_what_comes_after_a_nul_is_spoken(seconds: Callable[[str], float]) -> None:
    assert seconds("before \0 after") == pytest.approx(seconds("before after"), rel=0.15)
    assert seconds("before \0 after") > 1.3 * seconds("before")


def test_an_option_is_spoken_and_no_file_is_read(seconds: Callable[[str], float]) -> None:
    assert seconds("-f/etc/hostname") == pytest.approx(seconds("f/etc/hostname"), rel=0.3)


def test_phonemes_in_brackets_are_spoken_as_letters(seconds: Callable[[str], float]) -> None:
    for text in ("[[pw0n]]", "[[[pw0n]]", "[\x01[pw0n]]"):
        assert seconds(text) > 2 * seconds("pawn")


@pytest.mark.parametrize(
    ("text", "alike"),
    [
        ("That was Peter C Espina.", "That was Peter See Espina."),
        ("That was James Cameron.", "That was Jaimes Cameron."),
        ("It was Queen Victoria.", "It was quean Victoria."),
        ("He met Charles Ives.", "He met Charles Eyves."),
        ("He reads The Sun.", "He reads the son."),
        ("The answer is no.", "The answer is know."),
        ("She ate a fig.", "She ate a figg."),
        ("It is for Gen Z.", "It is for Jen Z."),
    ],
)
def test_hibari_reads_nothing_into_what_is_written_out(text: str, alike: str) -> None:
    hibari = engines.load("hibari")
    samples, other = (speak(hibari, each, hibari.voices()[0], 1.0) for each in (text, alike))
    assert np.array_equal(samples, other)


def test_markup_is_spoken_and_not_obeyed(seconds: Callable[[str], float]) -> None:
    assert 1 < seconds('a <break time="20s"/> b') < 10
    assert 3 < seconds('<speak><audio src="/etc/hostname"/></speak>') < 15


def test_a_control_command_changes_nothing(seconds: Callable[[str], float]) -> None:
    assert seconds("before \x01400S after") == pytest.approx(seconds("before 400S after"), rel=0.15)


# espeak: what its library does wrong costs one sentence


@pytest.fixture
def own_espeak() -> Espeak:
    """Return an espeak that no other test uses."""
    return Espeak()


def children() -> set[int]:
    """Return the processes that this one has begun and not waited for, zombies included."""
    found = set()
    for path in Path("/proc").glob("[0-9]*/stat"):
        try:
            _, parent = path.read_text().rpartition(")")[2].split()[:2]
        except (FileNotFoundError, ProcessLookupError):
            continue
        if int(parent) == os.getpid():
            found.add(int(path.parent.name))
    return found


def espeak_voice(name: str) -> Voice:
    return next(voice for voice in engines.load("espeak").voices() if voice.name == name)


GREENLANDIC, AMERICAN = espeak_voice("kl"), espeak_voice("en-us")
CRASH = "1, 2, 3, 4, 5, 6, 7, 8, 9, 10."  # in Greenlandic, with the library of espeakng-loader 0.2.4


def test_a_crash_costs_one_sentence(own_espeak: Espeak) -> None:
    before = speak(own_espeak, "Kalaallit Nunaat.", GREENLANDIC, 1.0)
    for _ in range(2):
        with pytest.raises(EngineError, match=r"crashed or hung on '1, 2, 3, 4") as caught:
            speak(own_espeak, CRASH, GREENLANDIC, 1.0)
        assert caught.value.exit_code == 6
    assert np.array_equal(speak(own_espeak, "Kalaallit Nunaat.", GREENLANDIC, 1.0), before)


def test_a_sentence_that_takes_too_long_is_given_up(own_espeak: Espeak, monkeypatch: pytest.MonkeyPatch) -> None:
    before = speak(own_espeak, "Hello.", AMERICAN, 1.0)
    assert (espeak.SECONDS, espeak.SECONDS_PER_CHARACTER) == (30.0, 0.1)
    with monkeypatch.context() as patch:
        patch.setattr(espeak, "SECONDS", 0.05)
        patch.setattr(espeak, "SECONDS_PER_CHARACTER", 0.0)
        began = time.monotonic()
        with pytest.raises(EngineError, match="crashed or hung on 'Hello there"):
            speak(own_espeak, "Hello there. " * 3000, AMERICAN, 1.0)
        assert time.monotonic() - began < 3
    assert np.array_equal(speak(own_espeak, "Hello.", AMERICAN, 1.0), before)


def test_no_process_is_left_of_an_engine_that_is_gone() -> None:
    before = children()
    engine = Espeak()
    speak(engine, "Hello.", AMERICAN, 1.0)
    with pytest.raises(EngineError):
        speak(engine, CRASH, GREENLANDIC, 1.0)
    speak(engine, "Kalaallit Nunaat.", GREENLANDIC, 1.0)
    del engine
    gc.collect()
    assert children() - before == set()


def test_a_process_that_is_killed_costs_one_sentence_at_most(own_espeak: Espeak) -> None:
    others = children()
    before = speak(own_espeak, "Hello.", AMERICAN, 1.0)
    for child in children() - others:
        os.kill(child, signal.SIGKILL)
    try:
        assert np.array_equal(speak(own_espeak, "Hello.", AMERICAN, 1.0), before)
    except EngineError:
        assert np.array_equal(speak(own_espeak, "Hello.", AMERICAN, 1.0), before)


def test_after_an_interrupt_the_next_sentence_is_the_right_one(
    own_espeak: Espeak, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = speak(own_espeak, "Hello.", AMERICAN, 1.0)

    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(select, "select", interrupted)
        with pytest.raises(KeyboardInterrupt):
            speak(own_espeak, "A much longer sentence, which nobody hears to its end.", AMERICAN, 1.0)
    assert np.array_equal(speak(own_espeak, "Hello.", AMERICAN, 1.0), before)


@pytest.mark.usefixtures("no_large_files")
def test_a_full_disk_does_not_cut_a_sentence_short(own_espeak: Espeak) -> None:
    """Samples that the library cannot hand over are an error, or do not need the disk."""
    whole = speak(engines.load("espeak"), SENTENCE, AMERICAN, 1.0)
    assert whole.size * 2 > 1 << 16
    try:
        samples = speak(own_espeak, SENTENCE, AMERICAN, 1.0)
    except (EngineError, StorageError):
        return
    assert np.array_equal(samples, whole)


@pytest.fixture
def no_large_files() -> Iterator[None]:
    """Let the kernel refuse to write more than 64 KiB into a file, as it does when a disk is full."""
    speak(engines.load("espeak"), "Hello.", AMERICAN, 1.0)  # so that what it has begun may still write more
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (1 << 16, hard))
    yield
    resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


def test_no_file_is_left_open(own_espeak: Espeak) -> None:
    speak(own_espeak, "Hello.", AMERICAN, 1.0)
    before = len(list(Path("/proc/self/fd").iterdir()))
    for _ in range(5):
        speak(own_espeak, "Hello.", AMERICAN, 1.0)
    assert len(list(Path("/proc/self/fd").iterdir())) == before


def mute(engine: Engine, voices: Sequence[Voice]) -> list[str]:
    """Return the names of the voices that say nothing to letters that all can read."""
    return [voice.name for voice in voices if sound.is_silent(speak(engine, "Anna Maria", voice, 1.0))]


def test_voices_from_all_over_the_list_can_speak(own_espeak: Espeak, capfd: pytest.CaptureFixture[str]) -> None:
    voices = own_espeak.voices()
    assert len(voices) > 130
    assert mute(own_espeak, voices[::10]) == []
    assert capfd.readouterr().err == ""


@pytest.mark.slow
def test_every_voice_that_is_listed_can_speak(own_espeak: Espeak, capfd: pytest.CaptureFixture[str]) -> None:
    assert mute(own_espeak, own_espeak.voices()) == []
    assert capfd.readouterr().err == ""


def test_figures_are_spoken(own_espeak: Espeak) -> None:
    for name in ("ar", "cmn", "cs", "de", "en-gb", "en-us", "es", "fr", "hi", "ja", "nl", "pl", "ru", "sw", "tr"):
        voice = espeak_voice(name)
        one, ten = (speak(own_espeak, text, voice, 1.0) for text in ("1", "1 2 3 4 5 6 7 8 9 10"))
        assert not sound.is_silent(one)
        assert ten.size > 4 * sound.trim(one, voice.sample_rate).size
