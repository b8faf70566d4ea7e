"""Any program as a voice: what it is given, what is made of what it gives, and what is left of it."""

import json
import os
import shlex
import shutil
import sys
import time
from collections.abc import Callable, Iterator
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest

from accessible import cli, engines
from accessible.audio import sound
from accessible.casting import Cast
from accessible.engines import command
from accessible.engines.command import Command
from accessible.errors import EngineError
from accessible.narrate import Crew, Prosody, narrate
from accessible.narration import Narration, Phrase, Sentence, Utterance, Voice
from tests import faults
from tests.required import REQUIRED
from tests.speaker import FAULTS, SAMPLE_RATE, SECONDS_PER_CHARACTER, TRIGGER

SPEAKER = Path(__file__).parent / "speaker.py"
Program = Callable[..., Command]
LOG = """
import json, os, sys, wave
text = sys.stdin.buffer.read().decode()
with open(sys.argv[1], "a") as file:
    print(json.dumps([text, sys.argv[2:], os.getsid(0) == os.getpid()]), file=file)
with wave.open(sys.stdout.buffer, "wb") as out:
    out.setparams((1, 2, 16000, 16000, "NONE", ""))
    out.writeframes(b"\\0\\x20" * 16000)
"""
"""A program that writes down what it was given."""
BOTH = """
import sys
form = bytes.fromhex("666d7420 10000000 0100 0100 803e0000 007d0000 0200 1000")
sys.stdout.buffer.write(b"RIFF\\0\\0\\0\\0WAVE" + form)
sys.stdout.buffer.write(b"data\\0\\0\\0\\0" + b"\\0\\x20" * 500_000)
print("noise " * 50_000, file=sys.stderr)
count = len(sys.stdin.read())
sys.stdout.buffer.write(b"\\0\\x20" * count)
"""
"""A program that fills every pipe before it reads."""


@pytest.fixture
def program(monkeypatch: pytest.MonkeyPatch) -> Program:
    """Return a function that makes the engine of a program and its arguments."""

    def make(*arguments: str) -> Command:
        monkeypatch.setenv("ACCESSIBLE_COMMAND", shlex.join(arguments))
        return Command()

    return make


@pytest.fixture
def python(program: Program) -> Program:
    """Return a function that makes the engine of a script and its arguments."""
    return lambda script, *arguments: program(sys.executable, "-c", script, *arguments)


@pytest.fixture
def log(tmp_path: Path) -> Path:
    return tmp_path / "log"


@pytest.fixture
def fresh() -> Iterator[None]:
    """Let the engine be loaded anew, before and after."""
    faults.forget()
    yield
    faults.forget()


def speak(engine: Command, text: str, language: str = "en", rate: float = 1.0) -> sound.Samples:
    (voice,) = engine.voices()
    return engine.speak(text, Voice(voice.engine, voice.name, language, voice.sample_rate), rate).samples


def given(log: Path) -> list[tuple[str, list[str], bool]]:
    """Return what a program was given, each time: the text, the arguments, and whether it leads a session."""
    return [tuple(json.loads(line)) for line in log.read_text("utf-8").splitlines()]


# What the program is given


def test_the_text_is_one_line_of_utf_8_on_standard_input(python: Program, log: Path) -> None:
    speak(python(LOG, str(log)), "Größe\nund \x01400S 漢字 [[pw0n]] -f /etc/hostname \ud800\u2028!")
    assert given(log)[-1] == ("Größe und  400S 漢字 [ [ pw0n]] -f /etc/hostname   !\n", [], True)


def test_language_and_rate_stand_where_the_command_line_says(python: Program, log: Path) -> None:
    engine = python(LOG, str(log), "-v{language}", "{rate}", "{other}", "{}")
    assert engine.rates[0] < 1 < engine.rates[1]
    speak(engine, "Bonjour.", "fr-CA", 1.25)
    assert given(log)[-1][1] == ["-vfr-CA", "1.25", "{other}", "{}"]
    assert python(LOG, str(log)).rates == (1.0, 1.0)


@pytest.mark.parametrize("language", ["-f/etc/hostname", "en; reboot", "", "e\n", "../x"])
def test_a_language_that_is_no_tag_does_not_reach_the_program(python: Program, log: Path, language: str) -> None:
    speak(python(LOG, str(log), "{language}"), "Hello.", language)
    assert given(log)[-1][1] == ["und"]


def test_no_shell_reads_the_command_line(python: Program, log: Path, tmp_path: Path) -> None:
    arguments = ["$HOME; touch gone", "*", "`id`", "> x"]
    speak(python(LOG, str(log), *arguments), "Hello.")
    assert given(log)[-1][1] == arguments
    assert list(tmp_path.iterdir()) == [log]


def test_a_program_may_write_before_it_reads_and_talk_as_much_as_it_likes(python: Program) -> None:
    text = "word " * 100_000
    assert speak(python(BOTH), text).size == 500_000 + len(text) + 1


def test_a_program_need_not_read_at_all(program: Program, tmp_path: Path) -> None:
    from tests.speaker import sound as wave

    (tmp_path / "a.wav").write_bytes(wave(1.0))
    assert speak(program("cat", str(tmp_path / "a.wav")), "word " * 100_000).size == SAMPLE_RATE


# What is made of what it gives


def patience(fault: str) -> float:
    """Return how many seconds a program may take: few only for one that never comes to an end."""
    return 2.0 if fault == "hang" else 20.0


@pytest.mark.parametrize(
    ("rate", "voice"), [(8000, 8000), (48000, 48000), (16000, 16000), (10000, 24000), (96000, 24000)]
)
def test_the_rate_of_the_voice_is_the_programs_if_mp3_has_it(python: Program, rate: int, voice: int) -> None:
    engine = python(
        f"import sys; sys.path.insert(0, {str(SPEAKER.parent)!r})\n"
        f"import speaker; sys.stdout.buffer.write(speaker.sound(1.0, {rate}))"
    )
    assert engine.voices()[0].sample_rate == voice
    assert speak(engine, "Hello.").size == pytest.approx(voice, abs=2)


def test_another_rate_than_the_first_is_resampled(program: Program) -> None:
    engine = program(sys.executable, str(SPEAKER), "1", "other rate")
    text = f"This is {TRIGGER}."
    assert engine.voices()[0].sample_rate == SAMPLE_RATE
    assert speak(engine, text).size == pytest.approx(SECONDS_PER_CHARACTER * len(text) * SAMPLE_RATE, abs=2)


WHY = {
    "crash": "was ended by SIGSEGV",
    "refuse": r"exit code 1 \(speaker: I would rather not\)",
    "hang": "not done after 2 seconds",
    "endless": "more than 1 MB",
    "nothing": "gave no WAV.*not WAV",
    "half": "breaks off",
    "header only": "gave no sound",
    "no rate": "0 samples a second",
    "talk before it": "not WAV",
}


@pytest.mark.parametrize("fault", WHY)
def test_what_goes_wrong_is_one_sentence_and_the_next_text_is_spoken(
    program: Program, monkeypatch: pytest.MonkeyPatch, fault: str
) -> None:
    assert (command.SECONDS, command.MOST) == (60.0, 256 << 20)
    monkeypatch.setattr(command, "SECONDS", patience(fault))
    monkeypatch.setattr(command, "SECONDS_PER_CHARACTER", 0.0)
    monkeypatch.setattr(command, "MOST", 1 << 20)
    engine = program(sys.executable, str(SPEAKER), "1", fault)
    before = speak(engine, "Good.")
    for _ in range(2):
        with pytest.raises(EngineError, match=WHY[fault]) as caught:
            speak(engine, f"This is {TRIGGER}.")
        assert str(caught.value).startswith(f"The program {sys.executable!r}")
        assert "\n" not in str(caught.value)
    assert np.array_equal(speak(engine, "Good."), before)


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("no-such-program --speak", "'no-such-program' could not be started"),
        ("/etc/hostname", "could not be started"),
        ("''", "could not be started"),
        ("'\0'", "could not be started"),
        ("false", "exit code 1"),
        ("true", "not WAV"),
        ("cat", "not WAV"),
    ],
)
def test_a_program_that_is_no_voice_is_found_out_before_the_first_sentence(
    monkeypatch: pytest.MonkeyPatch, line: str, why: str
) -> None:
    if "\0" in line:
        monkeypatch.setattr(os, "environ", {**os.environ, "ACCESSIBLE_COMMAND": line})
    else:
        monkeypatch.setenv("ACCESSIBLE_COMMAND", line)
    with pytest.raises(EngineError, match=why) as caught:
        Command().voices()
    assert "ACCESSIBLE_COMMAND" in str(caught.value)


def test_quotes_that_do_not_match_are_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ACCESSIBLE_COMMAND", "say 'hello")
    with pytest.raises(EngineError, match=r"say 'hello.*ACCESSIBLE_COMMAND"):
        Command()


def test_without_a_program_the_engine_says_where_to_name_one() -> None:
    with pytest.raises(EngineError, match=r"ACCESSIBLE_COMMAND.*accessible\.toml") as caught:
        Command().voices()
    assert caught.value.code == "not_set_up"


def test_the_version_changes_with_the_command_line_and_with_the_files_that_it_names(
    program: Program, tmp_path: Path
) -> None:
    (tmp_path / "bin").mkdir()
    script, model = tmp_path / "bin" / "voice", tmp_path / "model"
    shutil.copy(SPEAKER, script)
    script.chmod(0o755)
    model.write_text("one")
    first = program(str(script), str(model)).version
    assert program(str(script), str(model)).version == first
    assert program(str(script), str(model), "--fast").version != first
    model.write_text("another")
    second = program(str(script), str(model)).version
    assert second != first
    os.utime(script, ns=(0, 0))
    assert program(str(script), str(model)).version != second


# What is left of it


def own_processes() -> set[int]:
    """Return the processes that this one or one of its children began and that are still there, zombies included."""
    parents: dict[int, int] = {}
    for path in Path("/proc").glob("[0-9]*/stat"):
        try:
            parents[int(path.parent.name)] = int(path.read_text().rpartition(")")[2].split()[1])
        except (FileNotFoundError, ProcessLookupError):
            continue
    return {pid for pid, parent in parents.items() if parent == os.getpid()} | sleepers()


def sleepers() -> set[int]:
    """Return the processes that the fault `hang` begins, whoever their parent is now."""
    found = set()
    for path in Path("/proc").glob("[0-9]*/cmdline"):
        try:
            if b"time.sleep(600)" in path.read_bytes():
                found.add(int(path.parent.name))
        except (FileNotFoundError, ProcessLookupError):
            continue
    return found


def open_files() -> int:
    return len(list(Path("/proc/self/fd").iterdir()))


@pytest.mark.parametrize("fault", ["hang", "crash", "half", "refuse", "endless"])
def test_no_process_and_no_open_file_is_left(program: Program, monkeypatch: pytest.MonkeyPatch, fault: str) -> None:
    monkeypatch.setattr(command, "SECONDS_PER_CHARACTER", 0.0)
    monkeypatch.setattr(command, "MOST", 1 << 20)
    engine = program(sys.executable, str(SPEAKER), "1", fault)
    speak(engine, "Good.")
    monkeypatch.setattr(command, "SECONDS", patience(fault))
    processes, files = own_processes(), open_files()
    for text in ("Good.", f"This is {TRIGGER}."):
        try:
            speak(engine, text)
        except EngineError:
            assert TRIGGER in text
    time.sleep(0.1)  # for the orphan that was killed to be buried by its new parent
    assert own_processes() - processes == set()
    assert open_files() == files


def test_an_interrupt_ends_the_program(program: Program, monkeypatch: pytest.MonkeyPatch) -> None:
    engine = program(sys.executable, str(SPEAKER), "1", "hang")
    speak(engine, "Good.")
    processes, files = own_processes(), open_files()

    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(command.selectors.DefaultSelector, "select", interrupted)
    with pytest.raises(KeyboardInterrupt):
        speak(engine, f"This is {TRIGGER}.")
    time.sleep(0.1)
    assert own_processes() - processes == set()
    assert open_files() == files


# In an article


def run(utterances: list[Utterance], cast: Cast, folder: Path, *, workers: int = 0) -> Narration:
    return narrate(utterances, cast, folder, prosody=Prosody(), crew=Crew(workers), progress=lambda *_: None)


def paragraph(*sentences: str) -> Utterance:
    ends = [sum(map(len, sentences[: number + 1])) for number in range(len(sentences))]
    ranges = [
        Sentence(start, end, (Phrase(text.strip(), "en"),))
        for (start, end), text in zip(pairwise([0, *ends]), sentences, strict=True)
    ]
    return Utterance("b0001", "".join(sentences), "en", tuple(ranges))


GOOD = ("The first sentence is good. ", "The second one is good as well. ", "And so is the last.")


def narrated(fault: str, monkeypatch: pytest.MonkeyPatch, folder: Path, *, workers: int = 0) -> Narration:
    """Return three sentences of which the second goes wrong."""
    monkeypatch.setenv("ACCESSIBLE_COMMAND", shlex.join([sys.executable, str(SPEAKER), "1", fault]))
    faults.forget()
    (voice,) = engines.load("command").voices()
    sentences = (GOOD[0], f"The second one is {TRIGGER}. ", GOOD[2])
    return run([paragraph(*sentences)], Cast(voice, "en"), folder, workers=workers)


@pytest.mark.usefixtures("fresh")
@pytest.mark.parametrize("fault", sorted(set(FAULTS) - {"other rate"}))
def test_a_fault_costs_one_sentence_and_shifts_nothing(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, fault: str
) -> None:
    monkeypatch.setattr(command, "SECONDS", patience(fault))
    monkeypatch.setattr(command, "SECONDS_PER_CHARACTER", 0.0)
    narration = narrated(fault, monkeypatch, tmp_path)
    (track,) = narration.tracks.values()
    lengths = [clip.end - clip.start for clip in track.clips]
    pauses = (0.35, 0.35, 0.7)
    for number in (0, 2):
        expected = SECONDS_PER_CHARACTER * len(GOOD[number].strip()) + pauses[number]
        assert lengths[number] / narration.sample_rate == pytest.approx(expected, abs=0.002)
    assert 1 < lengths[1] / narration.sample_rate < 4
    assert track.clips[0].start == 0
    assert all(one.end == other.start for one, other in pairwise(track.clips))
    assert len(narration.warnings) == 1
    assert "espeak spoke it instead" in narration.warnings[0]
    assert [voice.engine for voice in narration.voices] == ["command", "espeak"]


@pytest.mark.usefixtures("fresh")
def test_another_rate_for_one_sentence_shifts_nothing(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    narration = narrated("other rate", monkeypatch, tmp_path)
    assert narration.warnings == ()
    for clip, text, pause in zip(
        narration.tracks["b0001"].clips,
        (GOOD[0], f"The second one is {TRIGGER}.", GOOD[2]),
        (0.35, 0.35, 0.7),
        strict=True,
    ):
        seconds = (clip.end - clip.start) / narration.sample_rate
        assert seconds == pytest.approx(SECONDS_PER_CHARACTER * len(text.strip()) + pause, abs=0.002)


@pytest.mark.usefixtures("fresh")
def test_workers_use_the_same_program_and_give_the_same(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    here = narrated("half", monkeypatch, tmp_path / "here")
    assert narrated("half", monkeypatch, tmp_path / "there", workers=2) == here


@pytest.mark.usefixtures("fresh")
def test_a_passage_is_given_in_its_own_language(monkeypatch: pytest.MonkeyPatch, log: Path, tmp_path: Path) -> None:
    monkeypatch.setenv("ACCESSIBLE_COMMAND", shlex.join([sys.executable, "-c", LOG, str(log), "{language}"]))
    (voice,) = engines.load("command").voices()
    phrases = (Phrase("They said", "en"), Phrase("merci beaucoup", "fr"))
    utterance = Utterance("b0001", "They said merci beaucoup", "en", (Sentence(0, 24, phrases),))
    run([utterance], Cast(voice, "en"), tmp_path / "store")
    languages = {text.strip(): arguments for text, arguments, _ in given(log)}
    assert languages["They said"] == ["en"]
    assert languages["merci beaucoup"] == ["fr"]


@pytest.mark.usefixtures("fresh")
def test_the_program_of_the_settings_makes_a_book(capsys: pytest.CaptureFixture[str]) -> None:
    line = json.dumps(shlex.join([sys.executable, str(SPEAKER), "{rate}"]))
    Path("accessible.toml").write_text(f'command = {line}\nengine = "command"\nrate = 2.0\n', "utf-8")
    Path("article.txt").write_text("A heading\n\nThe first paragraph of it says a little.\n\nThe second does too.\n")
    assert cli.run(["make", "article.txt", "--json"]) == 0
    made = json.loads(capsys.readouterr().out)
    assert made["narration"]["engine"] == "command"
    assert made["warnings"] == []
    assert cli.run(["voices", "--json"]) == 0
    shown = capsys.readouterr()
    assert "command" in {voice["engine"] for voice in json.loads(shown.out)}
    assert shown.err == ""


@pytest.mark.usefixtures("fresh")
def test_a_program_that_does_not_work_is_an_error_of_make_and_a_warning_of_voices(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("ACCESSIBLE_COMMAND", "no-such-program")
    Path("article.txt").write_text("A heading\n\nThe first paragraph of it says a little.\n")
    assert cli.run(["make", "article.txt", "--engine", "command"]) == 6
    assert "'no-such-program' could not be started" in capsys.readouterr().err
    assert cli.run(["voices"]) == 0
    shown = capsys.readouterr()
    assert "no-such-program" in shown.err
    assert "espeak" in shown.out


# Real programs


@pytest.mark.parametrize(
    ("name", "line", "rate"),
    [
        ("espeak-ng", "espeak-ng --stdout -v {language}", 22050),
        ("flite", "sh -c 'f=$(mktemp) && flite -voice slt -o $f && cat $f; rm -f $f'", 16000),
    ],
)
def test_programs_that_people_have_can_be_used(
    monkeypatch: pytest.MonkeyPatch, name: str, line: str, rate: int
) -> None:
    if shutil.which(name) is None:
        assert not REQUIRED, f"{name} is not on this machine"
        pytest.skip(f"{name} is not on this machine")
    monkeypatch.setenv("ACCESSIBLE_COMMAND", line)
    engine = Command()
    (voice,) = engine.voices()
    assert voice.sample_rate == rate
    assert 2 < speak(engine, "The old bridge across the river was closed for the winter.").size / rate < 6
    one = speak(engine, "[[pw0n]] <break time='20s'/> hello", "en").size
    assert 1 < one / rate < 8
