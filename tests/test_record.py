"""Recording a paragraph: clips, pauses, engines that fail, and what the store saves."""

import logging
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest

from accessible import engines
from accessible.audio import frames
from accessible.audio.sound import trim
from accessible.errors import EngineError
from accessible.narration import Clip, Timing, Voice
from accessible.record import LOUDNESS, Job, Recording, Say, recall, record
from accessible.store import Store, name_of
from tests import faults
from tests.faults import FAULTS, ONCE, SAMPLES_PER_CHARACTER, TIMELESS, TRIGGER, Fault
from tests.test_loudness import ffmpeg

HUM = Voice("tone", "hum", "mul", 24000)
FIRST, BROKEN, LAST = "The first sentence is whole.", f"The second one is {TRIGGER}.", "The third one is whole again."
BETWEEN, AFTER = 8400, 16800  # samples of the pauses: 0.35 s between sentences, 0.7 s after the last


@pytest.fixture
def engine() -> Iterator[Fault]:
    with faults.installed() as fault:
        yield fault


@pytest.fixture
def folder(tmp_path: Path) -> str:
    return str(tmp_path / "store")


def say(text: str, voice: Voice) -> Say:
    return Say(text, voice, engines.load(voice.engine).version, 1.0)


def job(folder: str, *sentences: tuple[Say, ...] | Say, fallback: Voice | None = HUM) -> Job:
    """Return the job of a paragraph; a sentence may be one thing to say, several, or nothing."""
    says = tuple(one if isinstance(one, tuple) else (one,) for one in sentences)
    written = tuple(" ".join(say.text for say in sentence) for sentence in says)
    return Job(says, written, 0.7, 24000, folder, say("", fallback) if fallback else None)


def stream(folder: str, recording: Recording) -> bytes:
    content = Store(Path(folder)).read(recording.track.name)
    assert content is not None
    return content


def lengths(recording: Recording) -> list[int]:
    """Return the lengths of the clips, which have to tile the sound from its first sample."""
    clips = recording.track.clips
    assert clips[0].start == 0
    assert all(one.end == other.start for one, other in pairwise(clips))
    return [clip.end - clip.start for clip in clips]


# Clips and pauses


def test_a_clip_is_a_sentence_and_the_pause_after_it(engine: Fault, folder: str) -> None:
    good = engine.voice("good")
    recording = record(job(folder, say(FIRST, good), say(LAST, good)))
    expected = [len(FIRST) * SAMPLES_PER_CHARACTER + BETWEEN, len(LAST) * SAMPLES_PER_CHARACTER + AFTER]
    assert lengths(recording) == expected
    assert recording.spoken == 2
    assert recording.warnings == ()


def test_a_sentence_with_nothing_to_say_has_an_empty_clip_and_no_pause(engine: Fault, folder: str) -> None:
    spoken = say(FIRST, engine.voice("good"))
    recording = record(job(folder, (), spoken, (), spoken, ()))
    sound = len(FIRST) * SAMPLES_PER_CHARACTER
    assert lengths(recording) == [0, sound + BETWEEN, 0, sound + AFTER, 0]


def test_the_track_says_what_its_frames_are(engine: Fault, folder: str) -> None:
    recording = record(job(folder, say(FIRST, engine.voice("good"))))
    mp3 = stream(folder, recording)
    assert recording.track.size == len(mp3)
    assert recording.track.length == frames.count(mp3) * 576
    assert recording.track.length >= recording.track.delay + recording.track.clips[-1].end
    assert recording.track.delay == 1105


def test_passages_in_two_scripts_are_spoken_by_two_voices_at_one_rate(engine: Fault, folder: str) -> None:
    mandarin = next(voice for voice in engines.load("espeak").voices() if voice.name == "cmn")
    assert mandarin.sample_rate == 22050
    chinese = trim(engines.load("espeak").speak("你好世界", mandarin, 1.0).samples, 22050)
    recording = record(job(folder, (say("They said", engine.voice("good")), say("你好世界", mandarin))))
    sound = 9 * SAMPLES_PER_CHARACTER + chinese.size * 24000 / 22050
    assert lengths(recording) == [pytest.approx(sound + AFTER, abs=2)]
    assert recording.spoken == 1


# Engines that fail


def three(folder: str, middle: Voice, others: Voice, fallback: Voice | None = HUM) -> Job:
    return job(folder, say(FIRST, others), say(BROKEN, middle), say(LAST, others), fallback=fallback)


@pytest.mark.parametrize("fault", FAULTS)
def test_what_an_engine_cannot_speak_is_spoken_by_another_and_nothing_shifts(
    fault: str, engine: Fault, folder: str
) -> None:
    voice = engine.voice(fault)
    recording = record(three(folder, voice, voice))
    as_if_cast = record(three(folder + "2", HUM, voice))
    assert recording.track.clips == as_if_cast.track.clips
    assert stream(folder, recording) == stream(folder + "2", as_if_cast)
    assert recording.spoken == 3


@pytest.mark.parametrize("fault", FAULTS)
def test_the_warning_names_the_sentence_and_who_spoke_it(fault: str, engine: Fault, folder: str) -> None:
    voice = engine.voice(fault)
    recording = record(three(folder, voice, voice))
    assert len(recording.warnings) == 1
    assert BROKEN in recording.warnings[0]
    assert "tone spoke it instead." in recording.warnings[0]
    assert [(voice.engine, voice.name) for voice in recording.stood_in] == [("tone", "hum")]


@pytest.mark.parametrize("fault", FAULTS)
def test_it_is_tried_twice_and_no_other_sentence_is(fault: str, engine: Fault, folder: str) -> None:
    voice = engine.voice(fault)
    record(three(folder, voice, voice))
    assert engine.calls == [FIRST, BROKEN, BROKEN, LAST]


@pytest.mark.parametrize("fault", FAULTS)
def test_the_second_try_may_succeed(fault: str, engine: Fault, folder: str) -> None:
    recording = record(three(folder, engine.voice(fault + ONCE), engine.voice("good")))
    whole = record(three(folder, engine.voice("good"), engine.voice("good")))
    assert stream(folder, recording) == stream(folder, whole)
    assert recording.warnings == ()


@pytest.mark.parametrize("fault", FAULTS)
def test_if_the_other_voice_fails_too_it_is_an_engine_error(fault: str, engine: Fault, folder: str) -> None:
    with pytest.raises(EngineError) as caught:
        record(three(folder, engine.voice("empty"), engine.voice("good"), fallback=engine.voice(fault)))
    assert caught.value.exit_code == 6
    assert str(caught.value).endswith(".")


@pytest.mark.parametrize("fault", FAULTS)
def test_without_another_voice_it_is_an_engine_error(fault: str, engine: Fault, folder: str) -> None:
    with pytest.raises(EngineError):
        record(three(folder, engine.voice(fault), engine.voice("good"), fallback=None))
    assert recall(three(folder, engine.voice(fault), engine.voice("good"))) is None


@pytest.mark.parametrize("fault", FAULTS)
def test_the_error_of_an_online_engine_is_not_hidden_by_another_voice(fault: str, engine: Fault, folder: str) -> None:
    online = engines.load("online fault")
    assert isinstance(online, Fault)
    with pytest.raises(EngineError) as caught:
        record(three(folder, online.voice(fault), engine.voice("good")))
    if fault == "crash":
        assert str(caught.value) == "The fault engine crashed: mend it."


def test_after_a_failure_only_what_failed_is_spoken(engine: Fault, folder: str) -> None:
    with pytest.raises(EngineError):
        record(three(folder, engine.voice("empty"), engine.voice("good"), fallback=None))
    engine.calls.clear()
    assert record(three(folder, engine.voice("good"), engine.voice("good"))).spoken == 2
    assert engine.calls == [BROKEN, LAST]


# Loudness


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("en-us", "The ferry leaves the harbour at seven, an hour before the market opens."),
        ("de", "Die Fähre legt um sieben Uhr ab, eine Stunde bevor der Markt beginnt."),
        ("cv", "Чӑваш чӗлхи тӗрӗк чӗлхисен йышне кӗрет, чӑваш халӑхӗн чӗлхи."),
        ("kl", "Kalaallit Nunaat nunarujussuuvoq, imartaanilu siku annertoq."),
        ("sjn", "Mae govannen, mellon nin, a galu erin lend lin."),
    ],
)
def test_every_voice_is_recorded_about_as_loud_as_a_podcast(name: str, text: str, folder: str) -> None:
    """Also one that cannot speak figures, or crashes on them: most voices have no sample text but figures."""
    voice = next(voice for voice in engines.load("espeak").voices() if voice.name == name)
    recording = record(job(folder, say(text, voice), fallback=None))
    assert ffmpeg(stream(folder, recording)) == pytest.approx(LOUDNESS, abs=2)


def test_the_same_voice_is_measured_once(engine: Fault, folder: str) -> None:
    voice = replace(engine.voice("good"), loudness=None)
    record(job(folder, say(FIRST, voice), say(LAST, voice)))
    record(job(folder, say(BROKEN, voice)))
    assert len(engine.calls) == 4
    assert len(set(engine.calls) - {FIRST, BROKEN, LAST}) == 1


def test_another_loudness_is_another_recording_of_the_same_speech(engine: Fault, folder: str) -> None:
    usual = job(folder, say(FIRST, engine.voice("good")))
    first, quieter = record(usual), record(replace(usual, loudness=-24.0))
    assert quieter.track.name != first.track.name
    assert len(engine.calls) == 1
    difference = ffmpeg(stream(folder, first)) - ffmpeg(stream(folder, quieter))
    assert difference == pytest.approx(5, abs=0.3)


def test_the_usual_loudness_has_the_name_that_it_had_before_there_was_another(folder: str) -> None:
    """So that what is in a store is found again; it changes with what `record.FORMAT` counts."""
    usual = job(folder, say(FIRST, HUM))
    assert name_of(usual.recipe(), "mp3") == "b1cbce529191cf298734d99fd4a09cd76e33f5a6b2f3a841e72e9297b014cbdd.mp3"


# The store


def test_the_second_time_nothing_is_spoken(engine: Fault, folder: str) -> None:
    again = three(folder, engine.voice("good"), engine.voice("good"))
    first = record(again)
    engine.calls.clear()
    assert record(again) == replace(first, spoken=0)
    assert recall(again) == replace(first, spoken=0)
    assert engine.calls == []


def test_one_changed_sentence_is_the_only_one_spoken(engine: Fault, folder: str) -> None:
    good = engine.voice("good")
    record(job(folder, say(FIRST, good), say(LAST, good)))
    engine.calls.clear()
    changed = record(job(folder, say(FIRST, good), say("Another end.", good)))
    assert changed.spoken == 1
    assert engine.calls == ["Another end."]


@pytest.mark.parametrize(
    "change", [{"rate": 1.5}, {"version": "2"}, {"voice": Voice("fault", "good", "en-AU", 24000, loudness=LOUDNESS)}]
)
def test_another_rate_version_or_voice_is_another_recording(
    change: dict[str, object], engine: Fault, folder: str
) -> None:
    one = say(FIRST, engine.voice("good"))
    first = record(job(folder, one))
    other = record(job(folder, replace(one, **change)))  # type: ignore[arg-type]  # one field each
    assert other.spoken == 1
    assert other.track.name != first.track.name


def test_another_pause_is_another_recording_of_the_same_speech(engine: Fault, folder: str) -> None:
    plain = job(folder, say(FIRST, engine.voice("good")))
    record(plain)
    longer = record(replace(plain, pause=1.1))
    assert longer.spoken == 0
    assert lengths(longer) == [len(FIRST) * SAMPLES_PER_CHARACTER + 26400]


@pytest.mark.parametrize("spoiled", [["mp3"], ["json"], ["mp3", "json"], ["pcm"], ["mp3", "json", "pcm"]])
def test_a_spoiled_entry_is_made_again(
    spoiled: list[str], engine: Fault, folder: str, caplog: pytest.LogCaptureFixture
) -> None:
    again = three(folder, engine.voice("good"), engine.voice("good"))
    first = record(again)
    mp3 = stream(folder, first)
    damaged = [path for kind in spoiled for path in Path(folder).rglob(f"*.{kind}")]
    for path in damaged:
        path.write_bytes(path.read_bytes()[:-1] + b"?")
    second = record(again)
    assert second.track == first.track
    assert stream(folder, second) == mp3
    assert second.spoken == (3 if set(spoiled) > {"pcm"} else 0)
    assert all(message.levelno == logging.WARNING for message in caplog.records)


def test_warnings_are_repeated_when_a_recording_is_recalled(engine: Fault, folder: str) -> None:
    again = three(folder, engine.voice("empty"), engine.voice("good"))
    first = record(again)
    assert len(first.warnings) == 1
    assert record(again).warnings == first.warnings


def test_the_recording_is_the_same_in_another_store(engine: Fault, folder: str) -> None:
    first = record(three(folder, engine.voice("good"), engine.voice("good")))
    other = record(three(folder + "2", engine.voice("good"), engine.voice("good")))
    assert first == other
    assert first.track.clips[0] == Clip(0, len(FIRST) * SAMPLES_PER_CHARACTER + BETWEEN)
    assert stream(folder, first) == stream(folder + "2", other)


# The times of words


def test_every_word_of_the_text_begins_where_it_is_spoken(engine: Fault, folder: str) -> None:
    good = engine.voice("good")
    track = record(job(folder, say(FIRST, good), (), say(LAST, good))).track
    second = track.clips[2].start
    assert track.timings == (Timing.ENGINE,) * 3
    assert track.words[0] == tuple(SAMPLES_PER_CHARACTER * at for at in (0, 4, 10, 19, 22))
    assert track.words[1] == ()
    assert track.words[2] == tuple(second + SAMPLES_PER_CHARACTER * at for at in (0, 4, 10, 14, 17, 23))


def test_a_number_begins_with_the_first_of_its_words(engine: Fault, folder: str) -> None:
    spoken = job(folder, say("It cost five million dollars.", engine.voice("good")))
    track = record(replace(spoken, written=("It cost $5m.",))).track
    assert track.words == (tuple(SAMPLES_PER_CHARACTER * at for at in (0, 3, 8)),)


def test_words_of_two_voices_are_timed_one_after_the_other_at_the_rate_of_the_recording(
    engine: Fault, folder: str
) -> None:
    mandarin = next(voice for voice in engines.load("espeak").voices() if voice.name == "cmn")
    spoken = job(folder, (say(FIRST, engine.voice("good")), say("你好世界", mandarin)))
    track = record(spoken).track
    first = len(FIRST) * SAMPLES_PER_CHARACTER
    assert len(track.words[0]) == 5 + 4
    assert track.words[0][5] >= first
    assert track.words[0][-1] < track.clips[0].end


def test_the_store_keeps_the_times_of_words(engine: Fault, folder: str) -> None:
    spoken = job(folder, say(FIRST, engine.voice("good")), (), say(LAST, engine.voice("good")))
    assert record(spoken).track == record(spoken).track == getattr(recall(spoken), "track", None)


def test_where_the_engine_does_not_tell_words_are_aligned_with_another_voice_or_spread(
    engine: Fault, folder: str
) -> None:
    timeless = say(FIRST, engine.voice(TIMELESS))
    american = next(voice for voice in engines.load("espeak").voices() if voice.name == "en-us")
    spread = record(job(folder, timeless)).track
    aligned = record(job(f"{folder}-2", replace(timeless, reference=american))).track
    assert (spread.timings, aligned.timings) == ((Timing.SPREAD,), (Timing.ALIGNED,))
    assert spread.words == (tuple(SAMPLES_PER_CHARACTER * at for at in (0, 4, 10, 19, 22)),)
    assert len(aligned.words[0]) == 5
    assert list(aligned.words[0]) == sorted(aligned.words[0])
    assert aligned.words[0][-1] <= aligned.clips[0].end - AFTER


def test_a_voice_that_cannot_be_laid_beside_costs_the_times_only(engine: Fault, folder: str) -> None:
    broken = replace(say(f"It is {TRIGGER}.", engine.voice(TIMELESS)), reference=engine.voice("crash"))
    assert record(job(folder, broken)).track.timings == (Timing.SPREAD,)
