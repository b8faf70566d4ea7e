"""The command: what it prints, which code it returns, what it leaves behind. Real processes, mostly."""

import errno
import json
import os
import pty
import re
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from importlib.metadata import version
from itertools import pairwise
from pathlib import Path
from subprocess import CompletedProcess, Popen

import pytest

from accessible import cli
from tests.overlay import Book, frames, pcm

ROOT = Path(__file__).parent.parent
COMMAND = [sys.executable, "-m", "accessible"]
PROGRESS = re.compile(
    r"(\d+) of (\d+) paragraphs, (\d+) percent(, about \d+ (hours?|minutes?|seconds?)( \d+ (minutes?|seconds?))* left)?"
)
NO_SERVER = "http://127.0.0.1:9/"  # the discard port, where nobody listens
ARTICLE = """\
The Lantern Keepers of Port Ellery

By Nora Whitfield and Tom Okafor  Source: The Harbour Review  Published: 2015-7-7 22:43:29

Every evening at dusk, a small group of volunteers walks the length of the old wall and lights forty-two lanterns.

It is slow work. Nobody is in a hurry. One of them sings & the others listen.

Share this article

The last lantern stands at the far end, where the wall meets the sea, and it is lit by whoever is the youngest.
"""


def environment(**changes: str) -> dict[str, str]:
    """Return an environment for the command: ours, with a path to the package, and the changes."""
    return {**os.environ, "PYTHONPATH": str(ROOT), **changes}


def accessible(*arguments: str, stdin: str | bytes = b"", **changes: str) -> CompletedProcess[str]:
    """Run the command in the current folder."""
    data = stdin.encode() if isinstance(stdin, str) else stdin
    done = subprocess.run(
        [*COMMAND, *arguments], input=data, env=environment(**changes), capture_output=True, check=False, timeout=120
    )
    return CompletedProcess(done.args, done.returncode, done.stdout.decode(), done.stderr.decode())


def make(*arguments: str, stdin: str | bytes = b"", **changes: str) -> CompletedProcess[str]:
    """Run `make` with a tone for a voice, in one process, into `out`."""
    given = ("make", "--engine", "tone", "-o", "out", "--store", "store", *arguments)
    return accessible(*given, stdin=stdin, **{"ACCESSIBLE_WORKERS": "0", **changes})


@pytest.fixture
def here(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Callable[..., CompletedProcess[str]]:
    """Return a function like `make`, but quicker: it runs the command in this process."""

    def run(*arguments: str) -> CompletedProcess[str]:
        monkeypatch.setenv("ACCESSIBLE_WORKERS", "0")
        given = ["make", "--engine", "tone", "-o", "out", "--store", "store", *arguments]
        return CompletedProcess(given, cli.run(given), *capsys.readouterr())

    return run


def on_terminal(*arguments: str, **changes: str) -> str:
    """Return what `make` writes on a terminal on standard error; what it prints goes nowhere."""
    controller, terminal = pty.openpty()
    command = [*COMMAND, "make", "--engine", "tone", "-o", "out", "--store", "store", *arguments]
    variables = environment(**{"ACCESSIBLE_WORKERS": "0", "TERM": "xterm", **changes})
    with Popen(command, stdout=subprocess.DEVNULL, stderr=terminal, env=variables) as process:
        os.close(terminal)
        seen = b""
        try:
            while chunk := os.read(controller, 1 << 16):
                seen += chunk
        except OSError:  # the other end is closed
            pass
        os.close(controller)
    assert process.returncode == 0
    return seen.decode()


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "lanterns.txt"
    path.write_text(ARTICLE, "utf-8")
    return path


def long_article(paragraphs: int) -> str:
    """Return an article of so many paragraphs, each of which takes a noticeable time."""
    body = (
        " ".join(f"Sentence {number} of paragraph {paragraph} says that nothing has changed." for number in range(9))
        for paragraph in range(paragraphs)
    )
    return "\n\n".join(["A long one", *body])


def listing(folder: Path) -> dict[str, bytes]:
    """Return every file below a folder, hidden ones too, with its content."""
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


# Help


@pytest.mark.parametrize("command", [(), ("make",), ("read",), ("voices",), ("proof",)])
def test_help_is_short_lines_on_standard_output(command: tuple[str, ...]) -> None:
    done = accessible(*command, "--help")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith(f"usage: {' '.join(['accessible', *command])} ")
    assert max(map(len, done.stdout.splitlines())) <= 100
    assert done.stdout.replace("\n", "").isprintable()


def test_help_is_the_same_on_every_terminal() -> None:
    assert accessible("make", "--help", COLUMNS="40").stdout == accessible("make", "--help", COLUMNS="200").stdout


def test_help_names_every_exit_code() -> None:
    text = accessible("--help").stdout
    listed = {int(code) for code in re.findall(r"^  (\d+) ", text, re.MULTILINE)}
    assert listed == {0, 1, 2, 4, 5, 6, 7, 8, 130, 143}


def test_version_is_that_of_the_package(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as caught:
        cli.run(["--version"])
    out, err = capsys.readouterr()
    assert (caught.value.code, out, err) == (0, f"accessible {version('accessible')}\n", "")


@pytest.mark.parametrize("arguments", [[], ["make"], ["sing"], ["make", "--loud", "x"], ["read", "a", "b"]])
def test_a_command_line_that_makes_no_sense_is_refused(
    arguments: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as caught:
        cli.run(arguments)
    out, err = capsys.readouterr()
    assert (caught.value.code, out) == (2, "")
    assert "accessible" in err.splitlines()[-1]
    assert "error: " in err.splitlines()[-1]


# Making


def test_make_writes_both_files_and_says_so(article: Path) -> None:
    done = make(article.name)
    assert done.returncode == 0
    first, *files = done.stdout.splitlines()
    assert first.startswith("Done.")
    written = sorted(path for path in Path("out").iterdir())
    assert [path.suffix for path in written] == [".epub", ".mp3"]
    assert len(files) == 2
    for line, path in zip(files, written, strict=True):
        assert str(path) in line
        assert re.search(r"\d+ (minute|second)s?$", line)
    assert "Traceback" not in done.stderr


def test_the_files_are_what_their_names_say(article: Path) -> None:
    make(article.name)
    (epub,), (mp3,) = Path("out").glob("*.epub"), Path("out").glob("*.mp3")
    assert Book(epub).dc("title") == ["The Lantern Keepers of Port Ellery"]
    assert Book(epub).dc("creator") == ["Nora Whitfield", "Tom Okafor"]
    assert mp3.read_bytes()[:3] == b"ID3"


@pytest.mark.parametrize(
    ("listed", "endings"), [("epub", [".epub"]), ("podcast", [".mp3"]), ("podcast, epub", [".epub", ".mp3"])]
)
def test_only_the_formats_that_were_asked_for_are_written(article: Path, listed: str, endings: list[str]) -> None:
    assert make(article.name, "--format", listed).returncode == 0
    assert sorted(path.suffix for path in Path("out").iterdir()) == endings


def test_without_a_folder_the_files_are_put_into_the_current_one(article: Path) -> None:
    done = accessible("make", "--engine", "tone", "--store", "store", article.name, ACCESSIBLE_WORKERS="0")
    assert done.returncode == 0
    assert sorted(path.suffix for path in Path().iterdir() if path.is_file()) == [".epub", ".mp3", ".txt"]


def test_title_author_and_language_can_be_given(article: Path) -> None:
    done = make(article.name, "--json", "--title", "Another & better", "--author", "N. N.", "--language", "de-AT")
    made = json.loads(done.stdout)["article"]
    assert (made["title"], made["authors"], made["language"]) == ("Another & better", ["N. N."], "de-AT")


@pytest.mark.parametrize("text", ["One \x1b[31m two\x01", "One \udcff two", "  One\ttwo\n", "One \ufffe \u202e two"])
@pytest.mark.parametrize("flag", ["--title", "--author"])
def test_what_no_book_can_hold_is_left_out_of_a_title_or_a_name(
    article: Path, here: Callable[..., CompletedProcess[str]], flag: str, text: str
) -> None:
    done = here(article.name, "--quiet", "--format", "epub", flag, text)
    assert (done.returncode, done.stderr) == (0, "")
    (path,) = Path("out").iterdir()
    (said,) = Book(path).dc({"--title": "title", "--author": "creator"}[flag])
    assert re.sub(r"\[31m ", "", said) in {"One two", "One  two"}


@pytest.mark.parametrize("flag", ["--title", "--author"])
def test_a_title_or_a_name_of_nothing_is_not_given(article: Path, flag: str) -> None:
    made = json.loads(make(article.name, "--json", flag, " \t ").stdout)["article"]
    assert made["title"] == "The Lantern Keepers of Port Ellery"
    assert made["authors"] == ["Nora Whitfield", "Tom Okafor"]


def test_the_article_can_come_from_standard_input() -> None:
    done = make("-", "--json", stdin=ARTICLE)
    assert done.returncode == 0
    assert json.loads(done.stdout)["article"]["title"] == "The Lantern Keepers of Port Ellery"


def test_a_file_needs_no_network(article: Path) -> None:
    assert make(article.name, "--offline", "--quiet").returncode == 0


def test_settings_come_from_the_file_in_the_current_folder(article: Path) -> None:
    Path("accessible.toml").write_text('engine = "tone"\nformat = "podcast"\noutput = "elsewhere"\nworkers = 0\n')
    assert accessible("make", article.name).returncode == 0
    assert [path.suffix for path in Path("elsewhere").iterdir()] == [".mp3"]


def test_rate_changes_how_long_it_plays(article: Path) -> None:
    slow, fast = (json.loads(make(article.name, "--json", "--rate", rate).stdout) for rate in ("1", "2"))
    assert slow["narration"]["audio_seconds"] > 1.4 * fast["narration"]["audio_seconds"]


# JSON


def test_json_has_the_documented_keys_and_nothing_else_is_printed(article: Path) -> None:
    done = make(article.name, "--json")
    assert (done.returncode, done.stderr) == (0, "")
    made = json.loads(done.stdout)
    assert set(made) == {"files", "article", "narration", "removed", "warnings", "cpu_seconds", "wall_seconds"}
    assert [set(file) for file in made["files"]] == [{"format", "path", "bytes", "seconds"}] * 2
    assert set(made["article"]) == {
        "title",
        "authors",
        "published",
        "source",
        "language",
        "words",
        "blocks",
        "articles",
        "pictures",
    }
    assert set(made["narration"]) == {"engine", "voice", "sentences", "spoken_now", "from_store", "audio_seconds"}
    assert [set(entry) for entry in made["removed"]] == [{"text", "rule", "why"}]


def test_json_says_what_was_made(article: Path) -> None:
    made = json.loads(make(article.name, "--json").stdout)
    assert made["article"] == {
        "title": "The Lantern Keepers of Port Ellery",
        "authors": ["Nora Whitfield", "Tom Okafor"],
        "published": "2015-07-07T22:43:29",
        "source": "The Harbour Review",
        "language": "en",
        "words": 60,
        "blocks": 3,
        "articles": [],
        "pictures": 0,
    }
    assert made["removed"][0]["text"] == "Share this article"
    assert made["warnings"] == []
    narration = made["narration"]
    assert (narration["engine"], narration["voice"]) == ("tone", "hum")
    assert narration["sentences"] == 11  # title, byline, source, date; contents and one entry; 1 + 3 + 1
    assert narration["spoken_now"] + narration["from_store"] == narration["sentences"]
    assert 0 < made["wall_seconds"] < 60
    assert 0 < made["cpu_seconds"] < 60


def test_json_gives_size_and_length_of_each_file(article: Path) -> None:
    files = {file["format"]: file for file in json.loads(make(article.name, "--json").stdout)["files"]}
    assert list(files) == ["epub", "podcast"]
    for file in files.values():
        assert Path(file["path"]).stat().st_size == file["bytes"]
    book = Book(Path(files["epub"]["path"]))
    sound = [data for name, data in book.files.items() if name.endswith(".mp3")]
    assert files["epub"]["seconds"] == pytest.approx(sum(len(frames(data)) for data in sound) * 0.024, abs=0.001)
    podcast = Path(files["podcast"]["path"]).read_bytes()
    assert files["podcast"]["seconds"] == pytest.approx(len(pcm(podcast)) / 48000, abs=0.05)


def test_the_second_run_speaks_nothing(article: Path) -> None:
    first, second = (json.loads(make(article.name, "--json").stdout)["narration"] for _ in range(2))
    assert first["spoken_now"] > 0
    assert (second["spoken_now"], second["from_store"]) == (0, first["sentences"])


def test_one_changed_sentence_speaks_one_sentence(article: Path) -> None:
    make(article.name)
    article.write_text(ARTICLE.replace("Nobody is in a hurry.", "Nobody is late."), "utf-8")
    narration = json.loads(make(article.name, "--json").stdout)["narration"]
    assert (narration["spoken_now"], narration["from_store"]) == (1, 10)


def test_what_no_voice_can_say_is_a_warning(article: Path) -> None:
    article.write_text(ARTICLE + "\nThe sign read བོད་ཡིག and nobody knew why.\n", "utf-8")
    (warning,) = json.loads(make(article.name, "--json").stdout)["warnings"]
    assert "བོད་ཡིག" in warning
    done = make(article.name, "--quiet")
    assert (done.returncode, done.stdout) == (0, "")
    assert done.stderr == f"Warning: {warning}\n"


# Progress


def check_lines(lines: list[str]) -> None:
    """Check that lines report progress, at most one for ten percent."""
    matches = [PROGRESS.fullmatch(line) for line in lines]
    assert all(matches), lines
    done, total, percent = zip(
        *([int(match[number]) for number in (1, 2, 3)] for match in matches if match), strict=True
    )
    assert len(set(total)) == 1
    assert list(done) == sorted(done)
    assert len({part // 10 for part in percent}) == len(percent)
    assert (done[-1], percent[-1]) == (total[0], 100)
    assert all(line.isprintable() and len(line) <= 100 for line in lines)


def test_progress_is_at_most_one_line_for_ten_percent(tmp_path: Path) -> None:
    (tmp_path / "long.txt").write_text(long_article(40))
    done = make("long.txt", "--rate", "100")
    assert done.returncode == 0
    assert "\r" not in done.stderr
    lines = done.stderr.splitlines()
    assert 8 <= len(lines) <= 11
    check_lines(lines)


def test_progress_on_a_terminal_is_one_line_that_is_rewritten(article: Path) -> None:
    seen = on_terminal(article.name)
    assert seen.endswith("\r\n")
    assert seen.count("\n") == 1
    assert "\x1b" not in seen
    empty, *states = seen.removesuffix("\r\n").split("\r")
    assert empty == ""
    matches = [PROGRESS.fullmatch(state.rstrip()) for state in states]
    assert all(matches), states
    assert len(states) > 3
    assert states[-1].startswith("9 of 9 paragraphs, 100 percent")
    assert all(len(state) >= len(before.rstrip()) for before, state in pairwise(states))
    assert max(map(len, states)) <= 100


@pytest.mark.parametrize(
    ("flags", "variables"), [((), {"TERM": "dumb"}), (("--plain",), {}), ((), {"ACCESSIBLE_PLAIN": "1"})]
)
def test_progress_on_a_terminal_can_be_lines(article: Path, flags: tuple[str, ...], variables: dict[str, str]) -> None:
    seen = on_terminal(article.name, *flags, **variables).replace("\r\n", "\n")
    assert "\r" not in seen
    check_lines(seen.splitlines())


@pytest.mark.parametrize("flag", ["--quiet", "--json"])
def test_quiet_and_json_are_silent_on_a_terminal(article: Path, flag: str) -> None:
    assert on_terminal(article.name, flag) == ""


def test_quiet_prints_nothing(article: Path) -> None:
    done = make(article.name, "--quiet")
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


# Reading


def test_read_says_what_would_be_spoken_and_what_not(article: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.run(["read", str(article)]) == 0
    out, err = capsys.readouterr()
    lines = out.splitlines()
    assert err == ""
    assert lines[0] == "title: The Lantern Keepers of Port Ellery"
    assert "authors: Nora Whitfield, Tom Okafor" in lines
    assert "Spoken, 3 paragraphs:" in lines
    assert "Not spoken, 1:" in lines
    at = lines.index("share: buttons for sharing. --keep share speaks it.")
    assert lines[at + 1] == "- Share this article"


def test_read_says_what_a_block_is_where_it_is_no_paragraph(capsys: pytest.CaptureFixture[str]) -> None:
    Path("in.md").write_text(
        "# Ice\n\nIt froze.\n\n## Numbers\n\n> It bears a horse.\n\n- herring\n\n3. bread\n\n"
        "|a|b|\n|-|-|\n|c|d|\n\n```\nice = 30\n```\n\nThe author is a fisher.\n"
    )
    assert cli.run(["read", "in.md", "--drop", "code"]) == 0
    lines = capsys.readouterr().out.splitlines()
    told = [
        "heading 2: Numbers",
        "quotation: It bears a horse.",
        "list item: herring",
        "list item 3: bread",
        "table row: a; b",
        "table row: c; d",
        "about the author: The author is a fisher.",
        "code: you chose to leave it out. Leave --drop code away to speak it.",
        "- ice = 30",
    ]
    assert [line for line in lines if line in told] == told


def test_read_shows_the_sentences_that_are_spoken_in_other_words(capsys: pytest.CaptureFixture[str]) -> None:
    Path("in.md").write_text("# Ice\n\nIt froze. It cost $5bn.\n\n3. bread\n4. 2 boats\n")
    assert cli.run(["read", "--spoken", "--language", "en", "in.md"]) == 0
    assert capsys.readouterr().out.splitlines() == [
        "Not spoken as they are written, 2 of 7 sentences:",
        "",
        "written: It cost $5bn.",
        "spoken: It cost five billion dollars.",
        "",
        "written: 4. 2 boats",
        "spoken: 4. two boats",
        "",
        "Spoken as they are written: 5.",
    ]


PARTS = "# Ice\n\n## Boats\n\nIt froze 🥶.\n\n|a|b|\n|-|-|\n|1|2|\n\n![a quay](quay.png)\n\n`a/b` it is.\n"


def test_read_shows_the_words_that_are_added(capsys: pytest.CaptureFixture[str]) -> None:
    Path("in.md").write_text(PARTS, "utf-8")
    chosen = ["--announce-headings", "--emoji", "name"]
    assert cli.run(["read", "--spoken", "--language", "en", *chosen, "in.md"]) == 0
    lines = capsys.readouterr().out.splitlines()
    for written, spoken in (
        ("Boats", "Heading level 2, Boats"),
        ("It froze 🥶.", "It froze, cold face."),
        ("a;", "a,"),
        ("1;", "a: one;"),
        ("2", "b: two"),
        ("a quay", "Picture: a quay"),
        ("a/b it is.", "a slash b it is."),
    ):
        assert lines[lines.index(f"written: {written}") + 1] == f"spoken: {spoken}"


def test_without_a_wish_headings_and_emoji_add_no_words(capsys: pytest.CaptureFixture[str]) -> None:
    Path("in.md").write_text(PARTS, "utf-8")
    assert cli.run(["read", "--spoken", "--json", "--language", "en", "in.md"]) == 0
    spoken = [each["spoken"] for each in json.loads(capsys.readouterr().out)["sentences"]]
    assert {"Boats", "It froze."} <= set(spoken)


def test_make_speaks_as_the_settings_want(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    Path("in.md").write_text(PARTS, "utf-8")
    Path("accessible.toml").write_text('emoji = "name"\nannounce-headings = true\nworkers = 0\nengine = "tone"\n')
    made = []
    for chosen in ([], ["--emoji", "skip"]):
        assert cli.run(["make", "in.md", "-o", str(tmp_path / "out"), "--json", *chosen]) == 0
        made.append(json.loads(capsys.readouterr().out)["narration"])
    assert made[1]["spoken_now"] == 1
    assert made[0]["audio_seconds"] > made[1]["audio_seconds"]


def test_something_else_for_emoji_is_one_sentence(capsys: pytest.CaptureFixture[str]) -> None:
    Path("in.md").write_text(PARTS, "utf-8")
    assert cli.run(["read", "--emoji", "sing", "in.md"]) == 2
    assert capsys.readouterr().err == (
        "accessible: 'sing' is no value for emoji (after --emoji): it takes skip or name.\n"
    )


def test_read_as_json_has_all_sentences_as_they_are_written_and_spoken(capsys: pytest.CaptureFixture[str]) -> None:
    Path("in.md").write_text("# Ice\n\nIt froze. It cost $5bn.\n")
    assert cli.run(["read", "--spoken", "--json", "--language", "en", "in.md"]) == 0
    read = json.loads(capsys.readouterr().out)
    assert set(read) == {"metadata", "blocks", "removed", "sentences"}
    assert read["sentences"][-2:] == [
        {"id": "b0001-s1", "written": "It froze.", "spoken": "It froze."},
        {"id": "b0001-s2", "written": "It cost $5bn.", "spoken": "It cost five billion dollars."},
    ]


def test_read_says_a_reason_once_for_all_that_it_took_out(capsys: pytest.CaptureFixture[str]) -> None:
    Path("in.txt").write_text(ARTICLE.replace("Share this", "Tweet\n\n5 min read\n\nShare this"))
    assert cli.run(["read", "in.txt"]) == 0
    lines = capsys.readouterr().out.splitlines()
    at = lines.index("Not spoken, 3:")
    assert lines[at + 1 :] == [
        "",
        "share: buttons for sharing. --keep share speaks them.",
        "- Tweet",
        "- Share this article",
        "",
        "reading time: how long the page thinks that reading takes. --keep 'reading time' speaks it.",
        "- 5 min read",
    ]


# Choices


def spoken_and_not(out: str) -> tuple[list[str], list[str]]:
    read = json.loads(out)
    return [block["text"] for block in read["blocks"]], [entry["text"] for entry in read["removed"]]


def test_what_is_spoken_can_be_chosen(article: Path, capsys: pytest.CaptureFixture[str]) -> None:
    share, slow = "Share this article", "It is slow work. Nobody is in a hurry. One of them sings & the others listen."
    article.write_text(ARTICLE + "\n* a rope\n\n5 min read\n", "utf-8")
    given = ["--keep", "share", "--drop", "list", "--keep-text", "min  READ", "--keep", "tags"]
    assert cli.run(["read", "--json", str(article), *given]) == 0
    spoken, removed = spoken_and_not(capsys.readouterr().out)
    assert spoken[1:3] == [slow, share]
    assert (spoken[-1], removed) == ("5 min read", ["a rope"])


def test_choices_can_stand_in_the_file_and_in_the_environment(
    article: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    Path("accessible.toml").write_text('keep = ["share"]\n')
    assert cli.run(["read", "--json", str(article)]) == 0
    assert spoken_and_not(capsys.readouterr().out)[1] == []
    monkeypatch.setenv("ACCESSIBLE_KEEP", "tags,comments")
    assert cli.run(["read", "--json", str(article)]) == 0
    assert spoken_and_not(capsys.readouterr().out)[1] == ["Share this article"]


def test_raw_speaks_every_line(article: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.run(["read", "--json", "--raw", str(article)]) == 0
    spoken, removed = spoken_and_not(capsys.readouterr().out)
    assert (spoken, removed) == ([" ".join(line.split()) for line in ARTICLE.splitlines() if line], [])


def test_words_that_stand_nowhere_are_a_warning(article: Path, capsys: pytest.CaptureFixture[str]) -> None:
    given = [str(article), "--keep-text", "nobody wrote this", "--keep-text", " "]
    assert cli.run(["read", *given]) == 0
    (warning,) = capsys.readouterr().err.splitlines()
    assert warning.startswith("Warning: No paragraph contains 'nobody wrote this'")
    assert cli.run(["read", "--json", *given]) == 0
    assert capsys.readouterr().err.splitlines() == [warning]


def test_choices_that_change_nothing_change_no_byte(article: Path) -> None:
    make(article.name, "--quiet")
    before = listing(Path("out"))
    assert (
        make(article.name, "--quiet", "--keep", "tags", "--drop", "table", "--keep-text", "slow work").returncode == 0
    )
    assert listing(Path("out")) == before


# A page to look at


def test_a_page_is_written_instead_of_lines(article: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.run(["read", str(article), "--html", "look.html"]) == 0
    assert capsys.readouterr() == ("Done. What is spoken, and what not: look.html\n", "")
    assert "Share this article" in Path("look.html").read_text("utf-8")
    assert cli.run(["read", "--json", str(article), "--html", "look.html"]) == 0
    assert spoken_and_not(capsys.readouterr().out)[1] == ["Share this article"]


@pytest.mark.parametrize(
    ("target", "code", "message"),
    [
        ("lanterns.txt", 2, "is the article itself.*--html"),
        ("folder", 5, "cannot be written.*--html"),
        ("gone/look.html", 5, "cannot be written.*--html"),
        ("lanterns.txt/look.html", 5, "cannot be written.*--html"),
    ],
)
def test_a_page_that_cannot_be_written_leaves_nothing(
    article: Path, capsys: pytest.CaptureFixture[str], target: str, code: int, message: str
) -> None:
    Path("folder").mkdir()
    before = listing(Path())
    assert cli.run(["read", article.name, "--html", target]) == code
    out, err = capsys.readouterr()
    assert (out, len(err.splitlines())) == ("", 1)
    assert re.search(message, err)
    assert listing(Path()) == before


def test_read_as_json_has_the_documented_keys(article: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.run(["read", "--json", str(article)]) == 0
    read = json.loads(capsys.readouterr().out)
    assert set(read) == {"metadata", "blocks", "removed"}
    assert set(read["metadata"]) == {
        "title",
        "subtitle",
        "authors",
        "source",
        "published",
        "language",
        "url",
        "subjects",
        "description",
        "modified",
        "published_is_guess",
        "image",
        "image_alt",
        "contributors",
        "file_as",
        "rights",
    }
    assert [block["id"] for block in read["blocks"]] == ["b0001", "b0002", "b0003"]
    assert all({"id", "role", "level", "text", "language", "about"} <= set(block) for block in read["blocks"])
    assert read["removed"] == [
        {"text": "Share this article", "rule": "share", "why": "buttons for sharing"},
    ]


def test_read_writes_nothing(article: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = listing(tmp_path)
    assert cli.run(["read", str(article)]) == 0
    assert capsys.readouterr().out
    assert listing(tmp_path) == before


def test_a_short_article_is_called_by_its_first_line(capsys: pytest.CaptureFixture[str]) -> None:
    Path("note.txt").write_text("A short note\n\nIt says little, and says it briefly.\n")
    assert cli.run(["read", "--json", "note.txt"]) == 0
    assert json.loads(capsys.readouterr().out)["metadata"]["title"] == "A short note"


def test_characters_that_a_terminal_obeys_are_not_printed(capsys: pytest.CaptureFixture[str]) -> None:
    Path("evil.txt").write_text("A \x1b[31mred\x1b[0m title \x07\x08 of \x9b31m nothing\n\n" + "It has a body. " * 9)
    assert cli.run(["read", "evil.txt"]) == 0
    assert all(line.isprintable() for line in capsys.readouterr().out.splitlines())
    assert cli.run(["read", "no\x1b[31m\nsuch.txt"]) == 4
    assert capsys.readouterr().err.removesuffix("\n").isprintable()


@pytest.mark.parametrize("command", ["read", "make"])
def test_a_terminal_that_knows_few_letters_gets_what_it_knows(command: str) -> None:
    Path("umlaut.txt").write_text("Grüße aus 東京\n\n" + "Dieser Text ist lang genug für einen Absatz. " * 4, "utf-8")
    given = ("--engine", "tone", "--store", "store", "-o", "out") if command == "make" else ()
    done = accessible(command, *given, "umlaut.txt", PYTHONIOENCODING="ascii", ACCESSIBLE_WORKERS="0")
    assert done.returncode == 0, done.stderr
    assert done.stdout.isascii()


def test_a_reader_that_closes_early_is_no_error() -> None:
    Path("long.txt").write_text(long_article(900))
    with Popen(
        [*COMMAND, "read", "long.txt"], stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment()
    ) as process:
        assert process.stdout
        assert process.stderr
        assert process.stdout.readline() == b"title: A long one\n"
        process.stdout.close()
        assert process.stderr.read() == b""
    assert process.returncode == 0


# Voices


def test_voices_are_one_a_line(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.run(["voices"]) == 0
    out, err = capsys.readouterr()
    assert err == ""
    assert all(re.fullmatch(r"[a-z]+ \S+: [A-Za-z0-9-]+, .+", line) for line in out.splitlines())
    assert {line.partition(" ")[0] for line in out.splitlines()} >= {"hibari", "espeak", "gtts", "tone"}


def test_voices_as_json_name_engine_voice_and_language(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.run(["voices", "--json"]) == 0
    voices = json.loads(capsys.readouterr().out)
    assert all({"engine", "name", "language", "sample_rate"} <= set(voice) for voice in voices)
    assert {"engine": "tone", "name": "hum", "language": "mul"}.items() <= voices[-1].items()


# Bad input


def nothing() -> None:
    """Prepare nothing."""


def write(name: str, content: str | bytes) -> Callable[[], None]:
    """Return a function that writes a file."""
    return lambda: [None, Path(name).write_bytes(content.encode() if isinstance(content, str) else content)][0]


PNG = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + bytes(range(256))
TIBETAN = "བོད་སྐད་\n\nབོད་ཀྱི་སྐད་ཡིག་ནི་བོད་མི་རིགས་ཀྱི་སྐད་ཡིག་ཡིན།\n"

BAD: dict[str, tuple[Callable[[], object], tuple[str, ...], int, str]] = {
    "missing file": (nothing, ("gone.txt",), 4, "no file 'gone.txt'"),
    "folder": (nothing, ("out",), 4, "'out' is a folder"),
    "empty file": (write("in.txt", ""), ("in.txt",), 4, "'in.txt' is empty"),
    "empty standard input": (nothing, ("-",), 4, "is empty"),
    "only white space": (write("in.txt", " \n\t\n\u00a0"), ("in.txt",), 4, "is empty"),
    "only punctuation": (write("in.txt", "... !!! -- ???\n\n***\n"), ("in.txt",), 4, "no readable text"),
    "picture": (write("in.txt", PNG), ("in.txt",), 4, "'in.txt' is not text"),
    "zero bytes": (write("in.txt", b"text\0text"), ("in.txt",), 4, "'in.txt' is not text"),
    "page without text": (write("in.html", "<html><body><img src='x'></body></html>"), ("in.html",), 4, "text|article"),
    "unknown engine": (nothing, ("lanterns.txt", "--engine", "harp"), 2, "'harp'.*tone"),
    "unknown voice": (nothing, ("lanterns.txt", "--voice", "Caruso"), 2, "'Caruso'.*voices"),
    "bad language": (nothing, ("lanterns.txt", "--language", "not a tag"), 2, "'not a tag'"),
    "language of one letter": (nothing, ("lanterns.txt", "--language", "e"), 2, "'e'"),
    "unknown format": (nothing, ("lanterns.txt", "--format", "epub,scroll"), 2, "'scroll'.*podcast"),
    "unknown rule": (nothing, ("lanterns.txt", "--keep", "captions"), 2, "'captions'.*caption.*table"),
    "kept and dropped": (nothing, ("lanterns.txt", "--keep", "tags", "--drop", "tags"), 2, "'tags'"),
    "no format": (nothing, ("lanterns.txt", "--format", ","), 2, "format"),
    "rate in words": (nothing, ("lanterns.txt", "--rate", "fast"), 2, "'fast'.*rate"),
    "rate of nothing": (nothing, ("lanterns.txt", "--rate", "0"), 2, "rate"),
    "rate below nothing": (nothing, ("lanterns.txt", "--rate=-1"), 2, "rate"),
    "rate out of range": (nothing, ("lanterns.txt", "--rate", "101"), 2, "100.*rate"),
    "rate that is no number": (nothing, ("lanterns.txt", "--rate", "nan"), 2, "rate"),
    "endless rate": (nothing, ("lanterns.txt", "--rate", "inf"), 2, "rate"),
    "file for a folder": (nothing, ("lanterns.txt", "-o", "lanterns.txt"), 5, "'lanterns.txt' cannot be written.*-o"),
    "folder below a file": (nothing, ("lanterns.txt", "-o", "lanterns.txt/x"), 5, "cannot be written.*-o"),
    "file for a store": (nothing, ("lanterns.txt", "--store", "lanterns.txt"), 5, "store.*--store"),
    "no server": (nothing, (NO_SERVER,), 4, "127.0.0.1:9.*fetched"),
    "no such host": (nothing, ("http://nowhere.invalid/",), 4, "nowhere.invalid.*fetched"),
    "no host": (nothing, ("http:///",), 4, "http:///"),
    "address while offline": (nothing, (NO_SERVER, "--offline"), 2, "--offline"),
    "scheme that is not read": (nothing, ("ftp://127.0.0.1/x",), 2, "'ftp'"),
    "online engine while offline": (nothing, ("lanterns.txt", "--offline", "--engine", "gtts"), 2, "gtts.*--offline"),
    "online engine without a server": (nothing, ("lanterns.txt", "--engine", "gtts"), 6, "gtts.*espeak"),
    "nobody speaks it": (write("in.txt", TIBETAN), ("in.txt", "--engine", "auto"), 6, "voice"),
    "nobody speaks it, not even a tone": (write("in.txt", TIBETAN), ("in.txt",), 6, "voice"),
    "nobody speaks it, says the author": (
        write("in.txt", TIBETAN),
        ("in.txt", "--engine", "auto", "--language", "bo"),
        6,
        "'bo'.*--language",
    ),
    "broken settings": (write("accessible.toml", "rate = "), ("lanterns.txt",), 2, "accessible.toml"),
    "unknown setting": (write("accessible.toml", "speed = 2"), ("lanterns.txt",), 2, "'speed'.*accessible.toml"),
}


WITH_PROCESSES = (
    "missing file",
    "empty standard input",
    "picture",
    "unknown engine",
    "bad language",
    "file for a store",
    "no server",
    "online engine without a server",
    "nobody speaks it, not even a tone",
    "broken settings",
)


def check_bad(name: str, article: Path, run: Callable[..., CompletedProcess[str]]) -> None:
    """Run the command with what is bad: one line says why, a code says it too, and the folder stays as it was."""
    prepare, arguments, code, says = BAD[name]
    prepare()
    Path("out").mkdir()
    (Path("out") / "before.epub").write_bytes(b"made before")
    done = run(*arguments)
    assert "Traceback" not in done.stderr
    *before, line = done.stderr.splitlines()
    assert (done.returncode, done.stdout) == (code, ""), done.stderr
    assert all(PROGRESS.fullmatch(each) for each in before)
    assert re.match(rf"accessible: .*(?:{says}).*\.$", line, re.IGNORECASE), line
    assert line.isprintable()
    assert listing(Path("out")) == {"before.epub": b"made before"}
    assert article.read_text() == ARTICLE


@pytest.mark.parametrize("name", [name for name in BAD if name not in WITH_PROCESSES])
def test_bad_input_is_one_sentence_and_a_code_and_leaves_nothing(
    name: str, article: Path, here: Callable[..., CompletedProcess[str]]
) -> None:
    check_bad(name, article, here)


@pytest.mark.parametrize("name", WITH_PROCESSES)
def test_bad_input_to_a_real_process_is_one_sentence_and_a_code_and_leaves_nothing(
    name: str, article: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ACCESSIBLE_GTTS_URL", NO_SERVER)
    check_bad(name, article, make)


@pytest.mark.parametrize("workers", ["-1", "many", "1.5"])
def test_workers_that_are_no_number_of_processes_are_refused(workers: str) -> None:
    Path("long.txt").write_text(long_article(30))
    done = make("long.txt", "--rate", "100", "--quiet", ACCESSIBLE_WORKERS=workers)
    assert done.returncode == 2
    assert re.fullmatch(r"accessible: .*workers.*\.\n", done.stderr)


def test_a_failed_run_leaves_the_files_of_the_run_before(article: Path) -> None:
    make(article.name)
    before = listing(Path("out"))
    assert len(before) == 2
    article.write_text(ARTICLE.replace("slow work", "quick work"), "utf-8")
    Path("broken").write_text("a file")
    assert make(article.name, "--store", "broken").returncode == 5
    assert listing(Path("out")) == before


def test_an_article_of_one_word_is_an_article() -> None:
    Path("word.txt").write_text("Hello")
    done = make("word.txt", "--json")
    assert done.returncode == 0, done.stderr
    made = json.loads(done.stdout)
    assert (made["article"]["words"], made["article"]["title"]) == (1, "Hello")
    book = Book(Path(made["files"][0]["path"]))
    assert [book.unheard(document) for document in book.spine] == [[], [], []]


def test_a_paragraph_of_twenty_thousand_words_is_narrated_whole() -> None:
    Path("endless.txt").write_text("The endless one\n\n" + "word and word " * 6666 + "and end.")
    done = make("endless.txt", "--json", "--rate", "100")
    assert done.returncode == 0, done.stderr
    made = json.loads(done.stdout)
    assert made["article"]["words"] == 20_000
    book = Book(Path(made["files"][0]["path"]))
    document = book.named("article.xhtml")
    assert book.unheard(document) == []
    texts = book.texts(document)
    assert max(len(texts[par.id]) for par in book.pars(document)) < 1000


# Interruptions


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with a long article, and what a run that nobody disturbs makes of it."""
    folder = tmp_path_factory.mktemp("whole")
    (folder / "long.txt").write_text(long_article(24))
    command = [*COMMAND, "make", "--engine", "tone", "-o", "out", "--store", "store", "--quiet", "long.txt"]
    variables = {name: value for name, value in environment().items() if name != "SOURCE_DATE_EPOCH"}
    subprocess.run(command, cwd=folder, env=variables, check=True, timeout=120)
    return folder


class Run:
    """A run of `make` on the long article in a group of processes of its own, as a terminal starts it."""

    def __init__(self, whole: Path, workers: int, store: str = "store") -> None:
        command = [*COMMAND, "make", "--engine", "tone", "-o", "out", "--store", store, str(whole / "long.txt")]
        self.process = Popen(
            command,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            env=environment(ACCESSIBLE_WORKERS=str(workers)),
            start_new_session=True,
            text=True,
        )
        self.lines: list[str] = []
        self._thread = threading.Thread(target=self._collect, daemon=True)
        self._thread.start()

    def _collect(self) -> None:
        assert self.process.stderr
        for line in self.process.stderr:
            self.lines.append(line.rstrip("\n"))

    def wait_for(self, percent: int) -> None:
        """Return when so much is narrated."""
        deadline = time.monotonic() + 60
        while time.monotonic() < deadline and self.process.poll() is None:
            found = [PROGRESS.fullmatch(line) for line in list(self.lines)]
            if any(match and int(match[3]) >= percent for match in found):
                return
            time.sleep(0.005)
        pytest.fail(f"the run ended before {percent} percent: {self.lines}")

    def end(self) -> int:
        """Return the exit code, once all of the group have closed the terminal."""
        code = self.process.wait(timeout=15)
        self._thread.join(timeout=5)
        return code

    def members(self) -> list[str]:
        """Return the commands of the processes that are left of the group."""
        left = []
        for stat in Path("/proc").glob("[0-9]*/stat"):
            try:
                state, _, group = stat.read_text().rpartition(")")[2].split()[:3]
                if int(group) == self.process.pid and state != "Z":
                    left.append(stat.with_name("cmdline").read_text().replace("\0", " "))
            except (FileNotFoundError, ProcessLookupError):
                continue
        return left


@pytest.fixture
def start(whole: Path) -> Iterator[Callable[..., Run]]:
    runs: list[Run] = []

    def begin(workers: int = 2, store: str = "store") -> Run:
        runs.append(Run(whole, workers, store))
        return runs[-1]

    yield begin
    for run in runs:
        if run.members():
            os.killpg(run.process.pid, signal.SIGKILL)
        run.process.wait()
        run._thread.join()  # noqa: SLF001  it ends when the last process has closed the pipe
        for stream in (run.process.stdout, run.process.stderr):
            assert stream
            stream.close()


def visible(folder: Path) -> dict[str, bytes]:
    return {name: data for name, data in listing(folder).items() if not name.startswith(".")}


def check_next_run(whole: Path) -> None:
    """Check that the next run goes on from what is there, and ends with the same bytes as one without a break."""
    done = make(str(whole / "long.txt"), "--json")
    assert done.returncode == 0, done.stderr
    narration = json.loads(done.stdout)["narration"]
    assert narration["spoken_now"] < narration["sentences"]
    assert visible(Path("out")) == listing(whole / "out")


@pytest.mark.parametrize("workers", [0, 2])
@pytest.mark.parametrize(
    ("number", "code", "send"),
    [
        (signal.SIGINT, 130, os.killpg),
        (signal.SIGINT, 130, os.kill),
        (signal.SIGTERM, 143, os.kill),
        (signal.SIGTERM, 143, os.killpg),
    ],
)
def test_a_signal_in_the_middle_ends_the_run_with_one_line(
    start: Callable[..., Run],
    number: int,
    code: int,
    send: Callable[[int, int], None],
    workers: int,
) -> None:
    run = start(workers)
    run.wait_for(10)
    began = time.monotonic()
    send(run.process.pid, number)
    assert run.end() == code
    assert time.monotonic() - began < 5
    *before, line = run.lines
    assert all(PROGRESS.fullmatch(each) for each in before), run.lines
    assert re.fullmatch(r"accessible: .*again.*\.", line)
    assert listing(Path("out")) == {}


@pytest.mark.parametrize(("number", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
def test_a_signal_while_the_workers_start_ends_the_run_with_one_line(
    start: Callable[..., Run], number: int, code: int
) -> None:
    run = start()
    run.wait_for(0)
    time.sleep(0.1)
    os.kill(run.process.pid, number)
    assert run.end() == code
    assert [line for line in run.lines if not PROGRESS.fullmatch(line) and not line.startswith("accessible: ")] == []


@pytest.mark.parametrize("workers", [0, 2])
def test_a_killed_run_leaves_no_half_file_and_the_next_one_goes_on(
    whole: Path, start: Callable[..., Run], workers: int
) -> None:
    run = start(workers)
    run.wait_for(30)
    os.kill(run.process.pid, signal.SIGKILL)
    assert run.process.wait(timeout=10) == -signal.SIGKILL
    assert visible(Path("out")) == {}
    check_next_run(whole)


def test_a_killed_run_leaves_no_process_behind(start: Callable[..., Run]) -> None:
    run = start()
    run.wait_for(10)
    os.kill(run.process.pid, signal.SIGKILL)
    run.process.wait(timeout=10)
    deadline = time.monotonic() + 5
    while run.members() and time.monotonic() < deadline:
        time.sleep(0.05)
    assert run.members() == []


def test_a_run_that_is_killed_while_it_writes_leaves_no_half_file(whole: Path, start: Callable[..., Run]) -> None:
    expected = listing(whole / "out")
    hits = 0
    for patience in (0.0, 0.005, 0.01, 0.02):
        run = start(workers=0, store=str(whole / "store"))
        while run.process.poll() is None and not any(Path("out").glob(".*.part")):
            time.sleep(0.0005)
        time.sleep(patience)
        hits += run.process.poll() is None
        run.process.kill()
        run.process.wait(timeout=10)
        assert expected.items() >= visible(Path("out")).items()
        for path in Path("out").iterdir():
            path.unlink()
    assert hits > 0


def test_a_signal_while_it_writes_leaves_nothing_half_written_and_no_trace(
    whole: Path, start: Callable[..., Run]
) -> None:
    run = start(workers=0, store=str(whole / "store"))
    while run.process.poll() is None and not any(Path("out").glob(".*.part")):
        time.sleep(0.0005)
    os.kill(run.process.pid, signal.SIGTERM)
    assert run.end() in {0, 143}
    assert listing(whole / "out").items() >= listing(Path("out")).items()


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no /dev/full on this system")
def test_an_output_that_is_full_is_one_sentence_and_a_code(tmp_path: Path) -> None:
    (tmp_path / "x.txt").write_text("A short piece\n\nWith one sentence in it.\n", "utf-8")
    with Path("/dev/full").open("w") as full:
        command = [sys.executable, "-m", "accessible", "read", "x.txt"]
        done = subprocess.run(command, cwd=tmp_path, stdout=full, stderr=subprocess.PIPE, text=True, check=False)
    assert done.returncode == 5
    assert re.fullmatch(r"accessible: Standard output cannot be written .*\n", done.stderr)


def test_two_articles_of_one_title_and_author_are_two_books(tmp_path: Path) -> None:
    for name, day in (("a", "Monday"), ("b", "Tuesday")):
        text = f"Daily notes\n\nBy Ann Lee\n\nOn {day} it rained on the harbour.\n"
        (tmp_path / f"{name}.txt").write_text(text, "utf-8")
        assert cli.run(["make", f"{name}.txt", "-o", "out", "--engine", "tone", "--store", "st", "--quiet"]) == 0
    assert len(list((tmp_path / "out").glob("*.epub"))) == 2
    assert len(list((tmp_path / "out").glob("*.mp3"))) == 2


def test_a_failure_of_the_system_is_not_blamed_on_the_output(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    (tmp_path / "x.txt").write_text("A short piece", "utf-8")

    def fail(*_: object, **__: object) -> None:
        raise OSError(errno.EAGAIN, "Resource temporarily unavailable")

    monkeypatch.setattr("accessible.commands.read.fetch", fail)
    assert cli.run(["read", "x.txt"]) == 1
    assert "Resource temporarily unavailable" in (said := capsys.readouterr().err)
    assert "Standard output" not in said


# Trying a voice


def test_a_voice_says_a_text_as_an_article_would_be_said(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "try.mp3"
    assert cli.run(["voices", "--say", "It cost $5m.", "--engine", "espeak", "-o", str(path), "--json"]) == 0
    said = json.loads(capsys.readouterr().out)
    assert (said["spoken"], said["language"]) == ("It cost five million dollars.", "en")
    assert (said["voice"]["name"], said["file"]) == ("en-us", str(path))
    assert len(frames(path.read_bytes())) * 576 / 22050 == pytest.approx(said["seconds"], abs=0.001)
    assert [file.name for file in tmp_path.iterdir() if file.suffix in {".part", ".mp3"}] == ["try.mp3"]


def test_a_voice_that_is_tried_speaks_its_own_language(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.run(["voices", "--say", "5 €", "--voice", "espeak/de", "-o", str(tmp_path / "a.mp3")]) == 0
    assert "spoken: 5 Euro" in capsys.readouterr().out
    assert cli.run(["voices", "--say", "毒品", "-o", str(tmp_path / "b.mp3")]) == 0
    assert "Said by the voice cmn (espeak), in zh" in capsys.readouterr().out


def test_what_nobody_can_say_leaves_no_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.run(["voices", "--say", "...", "-o", str(tmp_path / "a.mp3")]) == 6
    assert capsys.readouterr().err.startswith("accessible: No voice can speak this text")
    assert not (tmp_path / "a.mp3").exists()
