"""From a script to recordings: who says what, in which process, and what is reported."""

from dataclasses import replace
from itertools import pairwise, starmap
from pathlib import Path

import pytest

from accessible.casting import Cast, Wishes, main_voice
from accessible.casting import cast as cast_of
from accessible.errors import EngineError, UsageError
from accessible.narrate import Crew, Prosody, narrate
from accessible.narration import Break, Narration, Part, Phrase, Sentence, Utterance
from accessible.prepare.language import passages
from accessible.record import Job, record
from accessible.store import Store
from tests import faults
from tests.faults import TIMELESS, TRIGGER

Report = tuple[int, int, float]
LONG = "So much is said here that it is worth a process of its own, or so it seems to those who counted. " * 50


def utterance(number: int, *sentences: str, language: str = "en", pause: Break = Break.PARAGRAPH) -> Utterance:
    """Return a block whose sentences are said as they are written."""
    ranges, at = [], 0
    for text in sentences:
        ranges.append(Sentence(at, at + len(text), tuple(starmap(Phrase, passages(text.strip(), language)))))
        at += len(text)
    return Utterance(f"b{number:04}", "".join(sentences), language, tuple(ranges), pause)


def run(
    script: list[Utterance],
    folder: Path,
    *,
    engine: str = "tone",
    rate: float = 1.0,
    workers: int = 0,
    reports: list[Report] | None = None,
) -> Narration:
    cast = Cast(main_voice(engine, "", "en"), "en")
    reports = [] if reports is None else reports
    return narrate(
        script,
        cast,
        folder,
        prosody=Prosody(rate),
        crew=Crew(workers),
        progress=lambda done, all_, share: reports.append((done, all_, share)),
    )


def contents(narration: Narration, folder: Path) -> dict[str, bytes | None]:
    return {name: Store(folder).read(track.name) for name, track in narration.tracks.items()}


SCRIPT = [
    utterance(1, "A heading", pause=Break.HEADING),
    utterance(2, "The first sentence. ", "The second, which is longer. ", "And the third."),
    utterance(3, "***"),
    utterance(4, "One more paragraph."),
]


# The same everywhere


def test_every_utterance_with_something_to_say_has_a_track(tmp_path: Path) -> None:
    narration = run(SCRIPT, tmp_path)
    assert list(narration.tracks) == ["b0001", "b0002", "b0004"]
    assert [len(track.clips) for track in narration.tracks.values()] == [1, 3, 1]
    assert (narration.voice.name, narration.sample_rate) == ("hum", 24000)
    assert narration.warnings == ()


def test_processes_record_the_same_bytes_as_this_one(tmp_path: Path) -> None:
    script = [*SCRIPT, utterance(5, LONG), utterance(6, LONG[::-1])]
    inline = run(script, tmp_path / "inline", rate=50)
    processes = run(script, tmp_path / "processes", rate=50, workers=2)
    assert processes == inline
    assert contents(processes, tmp_path / "processes") == contents(inline, tmp_path / "inline")
    assert None not in contents(inline, tmp_path / "inline").values()


def test_a_neural_voice_speaks_the_same_in_processes(tmp_path: Path) -> None:
    script = [utterance(1, "The tide came in at noon."), utterance(2, "Nobody minded.")]
    inline = run(script, tmp_path / "inline", engine="hibari")
    processes = run(script, tmp_path / "processes", engine="hibari", workers=2)
    assert processes == inline
    assert contents(processes, tmp_path / "processes") == contents(inline, tmp_path / "inline")


def test_the_pause_after_a_heading_is_longer(tmp_path: Path) -> None:
    heading = run([utterance(1, "The same.", pause=Break.HEADING)], tmp_path).tracks["b0001"]
    paragraph = run([utterance(1, "The same.")], tmp_path).tracks["b0001"]
    assert heading.clips[0].end - paragraph.clips[0].end == round((1.1 - 0.7) * 24000)


# What is counted and reported


def test_spoken_and_stored_sentences_are_counted(tmp_path: Path) -> None:
    first = run(SCRIPT, tmp_path)
    assert (first.spoken_now, first.from_store) == (5, 0)
    second = run(SCRIPT, tmp_path)
    assert (second.spoken_now, second.from_store) == (0, 5)
    assert second.tracks == first.tracks
    changed = [*SCRIPT[:3], utterance(4, "One changed paragraph.")]
    third = run(changed, tmp_path)
    assert (third.spoken_now, third.from_store) == (1, 4)


def test_a_changed_sentence_is_the_only_one_that_is_spoken(tmp_path: Path) -> None:
    run(SCRIPT, tmp_path)
    changed = utterance(2, "The first sentence. ", "The second, which is shorter. ", "And the third.")
    narration = run([SCRIPT[0], changed, *SCRIPT[2:]], tmp_path)
    assert (narration.spoken_now, narration.from_store) == (1, 4)


def check_reports(reports: list[Report], total: int) -> None:
    assert {report[1] for report in reports} == {total}
    assert all(one[0] <= other[0] and one[2] <= other[2] for one, other in pairwise(reports))
    assert reports[-1] == (total, total, 1.0)
    assert all(0.0 <= share <= 1.0 for *_, share in reports)


@pytest.mark.parametrize("workers", [0, 2])
def test_progress_grows_to_the_end(workers: int, tmp_path: Path) -> None:
    reports: list[Report] = []
    script = [*SCRIPT, utterance(5, LONG), utterance(6, LONG[::-1])]
    run(script, tmp_path, rate=50, workers=workers, reports=reports)
    check_reports(reports, 5)
    assert [done for done, *_ in reports] == [0, 1, 2, 3, 4, 5]
    again: list[Report] = []
    run(script, tmp_path, rate=50, workers=workers, reports=again)
    check_reports(again, 5)


def test_progress_is_reported_while_the_work_is_done(tmp_path: Path) -> None:
    spoken: list[int] = []
    with faults.installed() as engine:
        narrate(
            [utterance(number, f"Sentence number {number}.") for number in range(4)],
            Cast(engine.voice("good"), "en"),
            tmp_path,
            prosody=Prosody(),
            crew=Crew(0),
            progress=lambda *_: spoken.append(len(engine.calls)),
        )
    assert spoken == [0, 1, 2, 3, 4]


def test_an_error_stops_the_work_and_what_was_recorded_before_it_is_kept(tmp_path: Path) -> None:
    """The longest go first; nobody else speaks Klingon, so that there is no fallback."""
    texts = ["The longest of these sentences is not broken.", f"The second one, however, is {TRIGGER}.", "Fine.", "Ok."]
    script = [utterance(number, text, language="tlh") for number, text in enumerate(texts)]
    with faults.installed() as engine:
        cast = Cast(engine.voice("empty"), "tlh")
        with pytest.raises(EngineError, match=TRIGGER):
            narrate(script, cast, tmp_path, prosody=Prosody(), crew=Crew(0), progress=lambda *_: None)
        assert set(engine.calls) == set(texts[:2])
        engine.calls.clear()
        narration = narrate(script[:1], cast, tmp_path, prosody=Prosody(), crew=Crew(0), progress=lambda *_: None)
    assert (narration.spoken_now, narration.from_store, engine.calls) == (0, 1, [])


# What cannot be spoken


@pytest.mark.parametrize(("engine", "rate"), [("hibari", 0.49), ("hibari", 2.01), ("espeak", 3.0), ("gtts", 1.1)])
def test_a_rate_that_the_engine_does_not_have_is_a_usage_error(engine: str, rate: float, tmp_path: Path) -> None:
    with pytest.raises(UsageError) as caught:
        run(SCRIPT, tmp_path, engine=engine, rate=rate)
    assert caught.value.exit_code == 2
    assert repr(engine) in str(caught.value)
    assert str(rate) in str(caught.value)
    assert "--rate" in str(caught.value)
    assert list(tmp_path.iterdir()) == []


def test_a_second_voice_comes_as_near_to_the_pitch_as_it_can(tmp_path: Path) -> None:
    """hibari has one pitch; it says the quotation, and eSpeak NG, which has more, the text."""
    voices = cast_of(Wishes(engine="espeak", quotations="hibari/heart"), "en")
    script = [utterance(1, "Nobody spoke."), replace(utterance(2, "Nobody at all."), part=Part.QUOTATION)]
    prosody = Prosody(pitch=1.2)
    narration = narrate(script, voices, tmp_path, prosody=prosody, crew=Crew(0), progress=lambda *_: None)
    assert set(narration.tracks) == {"b0001", "b0002"}
    assert narration.warnings == ()


def test_a_passage_is_laid_beside_a_voice_of_its_own_language(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The program of `command` tells no times, so that another voice has to read what it said."""
    with faults.installed() as engine:
        timeless = engine.voice(TIMELESS)
        voices = Cast(timeless, "en", {"zh": replace(timeless, language="zh")})
        jobs: list[Job] = []
        monkeypatch.setattr("accessible.narrate.record", lambda job: jobs.append(job) or record(job))
        script = [utterance(1, "They said 毒品 to us.")]
        narrate(script, voices, tmp_path, prosody=Prosody(), crew=Crew(0), progress=lambda *_: None)
    assert [say.reference and say.reference.name for say in jobs[0].sentences[0]] == ["en-us", "cmn", "en-us"]


@pytest.mark.parametrize("texts", [[], ["***"], ["", "…"], ["བཀྲ་ཤིས་བདེ་ལེགས།"]])
def test_nothing_to_say_is_an_engine_error(texts: list[str], tmp_path: Path) -> None:
    with pytest.raises(EngineError) as caught:
        run([utterance(number, text) for number, text in enumerate(texts)], tmp_path)
    assert (caught.value.code, caught.value.exit_code) == ("no_voice", 6)


@pytest.mark.parametrize("workers", [0, 2])
def test_a_word_that_nobody_can_speak_is_left_out_with_a_warning(workers: int, tmp_path: Path) -> None:
    with_word = run([utterance(1, "They said བཀྲ་ཤིས to us.")], tmp_path / "with", workers=workers)
    assert len(with_word.warnings) == 1
    assert "བཀྲ་ཤིས" in with_word.warnings[0]
    clip = with_word.tracks["b0001"].clips[0]
    spoken = len("They said") + len("to us.")
    assert clip.end - clip.start == pytest.approx(spoken * 1440 + 16800, abs=2 * 1440)


def test_a_warning_is_given_once(tmp_path: Path) -> None:
    narration = run([utterance(number, "They said བཀྲ་ཤིས to us.") for number in range(3)], tmp_path)
    assert len(narration.warnings) == 1


@pytest.mark.parametrize("text", ["It is 5 µm thick.", "The 1º and the 2ª of May.", "A schwa: əʰ.", "Ⅷ and ﬁne."])
def test_letters_that_every_voice_can_read_are_not_left_out(text: str, tmp_path: Path) -> None:
    narration = run([utterance(1, text)], tmp_path)
    assert narration.warnings == ()
    clip = narration.tracks["b0001"].clips[0]
    assert clip.end - clip.start == pytest.approx(len(text) * 1440 + 16800, abs=3 * 1440)


@pytest.mark.parametrize(
    "word",
    ["ሰላም", "سلام", "নমস্কার", "привет", "καλημέρα", "שלום", "नमस्ते", "こんにちは", "안녕하세요", "สวัสดี", "你好", "ᏣᎳᎩ"],
)
def test_a_word_in_another_script_does_not_stop_an_english_article(word: str, tmp_path: Path) -> None:
    narration = run([utterance(1, f"They said {word} to us.")], tmp_path, engine="espeak")
    assert len(narration.warnings) <= 1
    assert narration.tracks["b0001"].clips[0].end > 22050


@pytest.mark.parametrize("digits", [36, 37, 60, 500])
def test_a_long_number_does_not_stop_an_article(digits: int, tmp_path: Path) -> None:
    """However it is spoken: the voice of the article, or the one that takes its place, or a warning."""
    narration = run([utterance(1, f"The key is {'7' * digits}.")], tmp_path, engine="hibari")
    assert narration.tracks["b0001"].clips[0].end > 24000
