"""Many articles in one run: what a list names, what became of each, and that nothing is made twice or lost."""

import csv
import json
import os
import re
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from accessible import cli
from accessible.batch.journal import NAME, Journal, Result
from accessible.batch.listing import entries
from accessible.errors import AccessibleError
from accessible.network import Network

ROOT = Path(__file__).parent.parent
TEXT = (
    "The {} of the harbour\n\nNobody had expected that the {} would turn again, and half of the town came to see it.\n"
)
FEED = """\
<?xml version="1.0"?><rss version="2.0"><channel><title>The Post</title><language>en</language>
<item><title>One</title><guid>a</guid><link>https://example.org/one</link><description>{text}</description></item>
<item><title>Two</title><guid>b</guid><link>https://example.org/two</link><description>{text}</description></item>
</channel></rss>"""
LONG = "The wheel has turned again since Monday, and half of the town came to look at it. " * 20


@pytest.fixture
def town(tmp_path: Path) -> Path:
    for name in ("mill", "wheel", "crane"):
        (tmp_path / f"{name}.txt").write_text(TEXT.format(name, name), "utf-8")
    (tmp_path / "list.txt").write_text("# three\nmill.txt\n\nwheel.txt\ncrane.txt\nmill.txt\n", "utf-8")
    return tmp_path


def batch(*options: str) -> int:
    return cli.run(["batch", *options, "--engine", "tone", "--store", "store", "--format", "epub", "-o", "out"])


def shown(capsys: pytest.CaptureFixture[str]) -> dict[str, object]:
    found: dict[str, object] = json.loads(capsys.readouterr().out)
    return found


def names(listed: Path) -> list[str]:
    return [Path(entry.location).name for entry in entries(str(listed), Network(offline=True))]


# Lists


def test_a_list_has_a_path_a_line(town: Path) -> None:
    assert names(town / "list.txt") == ["mill.txt", "wheel.txt", "crane.txt"]


def test_paths_are_relative_to_the_list(town: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir("/")
    assert all(Path(entry.location).is_file() for entry in entries(str(town / "list.txt"), Network(offline=True)))


def test_a_folder_is_a_list_of_what_can_be_read_in_it(town: Path) -> None:
    (town / "below").mkdir()
    (town / "below" / "page.html").write_text("<p>A page.</p>", "utf-8")
    (town / ".hidden.txt").write_text("no", "utf-8")
    (town / "picture.png").write_bytes(b"\x89PNG")
    assert names(town) == ["page.html", "crane.txt", "list.txt", "mill.txt", "wheel.txt"]


def test_a_row_of_a_csv_says_more_of_an_article(town: Path) -> None:
    (town / "list.csv").write_text("Source,Title,language\nmill.txt,The mill,de\n,empty,\nwheel.txt,,\n", "utf-8")
    first, second = entries(str(town / "list.csv"), Network(offline=True))
    assert (first.wishes.title, first.wishes.language, second.wishes.title) == ("The mill", "de", "")


def test_a_csv_without_sources_is_refused(town: Path) -> None:
    (town / "list.csv").write_text("url,title\nmill.txt,The mill\n", "utf-8")
    with pytest.raises(AccessibleError, match="no column 'source'"):
        entries(str(town / "list.csv"), Network(offline=True))


def test_items_of_a_feed_are_articles(town: Path) -> None:
    (town / "feed.xml").write_text(FEED.format(text=LONG), "utf-8")
    found = entries(str(town / "feed.xml"), Network(offline=True))
    assert [entry.location for entry in found] == ["https://example.org/one", "https://example.org/two"]


def test_opml_names_feeds_and_one_that_is_not_there_costs_itself_only(town: Path) -> None:
    (town / "feed.xml").write_text(FEED.format(text=LONG), "utf-8")
    outlines = '<outline xmlUrl="feed.xml"/><outline><outline xmlUrl="gone.xml"/></outline>'
    (town / "list.opml").write_text(f'<opml version="2.0"><body>{outlines}</body></opml>', "utf-8")
    found = entries(str(town / "list.opml"), Network(offline=True))
    assert [str(entry.error)[:16] for entry in found] == ["None", "None", "There is no file"]


@pytest.mark.parametrize(
    ("name", "data", "message"),
    [
        ("empty.txt", b"# nothing\n", "names no article"),
        ("bytes.txt", b"\xff\xfe\x00", "no UTF-8 text"),
        ("page.html", b"<p>no feed</p>", "is no feed"),
    ],
)
def test_what_is_no_list_is_refused(town: Path, name: str, data: bytes, message: str) -> None:
    (town / name).write_bytes(data)
    with pytest.raises(AccessibleError, match=message):
        entries(str(town / name), Network(offline=True))


# Runs


def test_all_are_made_and_the_next_run_makes_none(town: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert batch("list.txt", "--json") == 0
    assert shown(capsys)["counts"] == {"made": 3, "unchanged": 0, "failed": 0}
    books = sorted((town / "out").glob("*.epub"))
    times = [book.stat().st_mtime_ns for book in books]
    assert batch("list.txt", "--json") == 0
    assert shown(capsys)["counts"] == {"made": 0, "unchanged": 3, "failed": 0}
    assert [book.stat().st_mtime_ns for book in books] == times
    assert len(books) == 3


def test_a_changed_article_a_missing_file_and_other_settings_are_made_anew(
    town: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    batch("list.txt", "--json")
    capsys.readouterr()
    (town / "mill.txt").write_text(TEXT.format("mill", "weir"), "utf-8")
    next((town / "out").glob("*wheel*.epub")).unlink()
    batch("list.txt", "--json")
    assert shown(capsys)["counts"] == {"made": 2, "unchanged": 1, "failed": 0}
    batch("list.txt", "--json", "--rate", "1.1")
    assert shown(capsys)["counts"] == {"made": 3, "unchanged": 0, "failed": 0}


def test_what_fails_is_said_and_the_rest_is_made(town: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (town / "empty.txt").write_text("\n", "utf-8")
    (town / "list.txt").write_text("gone.txt\nmill.txt\nempty.txt\nwheel.txt\n", "utf-8")
    assert batch("list.txt", "--csv", "table.csv") == 3
    said = capsys.readouterr().out
    assert "Articles made: 2, unchanged: 0, failed: 2." in said
    assert "There is no file 'gone.txt'" in said
    rows = list(csv.DictReader((town / "table.csv").read_text("utf-8").splitlines()))
    assert [(row["source"], row["state"]) for row in rows] == [
        ("gone.txt", "failed"),
        ("mill.txt", "made"),
        ("empty.txt", "failed"),
        ("wheel.txt", "made"),
    ]


def test_a_quiet_run_says_what_failed_and_nothing_else(town: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (town / "list.txt").write_text("gone.txt\nmill.txt\n", "utf-8")
    assert batch("list.txt", "--quiet") == 3
    out, err = capsys.readouterr()
    assert out == ""
    assert re.fullmatch(r"failed: There is no file 'gone.txt': [^\n]*\n", err)
    (town / "list.txt").write_text("mill.txt\n", "utf-8")
    assert batch("list.txt", "--quiet") == 0
    assert capsys.readouterr() == ("", "")


def test_the_same_failure_is_tried_again_only_if_that_is_asked_for(
    town: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    (town / "list.txt").write_text("mill.txt\n", "utf-8")
    monkeypatch.setenv("ACCESSIBLE_ITEM", "")
    lines = []
    for options in (["--keep", "nonsense"], ["--keep", "nonsense"], ["--keep", "nonsense", "--retry-failed"]):
        assert batch("list.txt", *options) == 3
        lines.append(len((town / "out" / NAME).read_text("utf-8").splitlines()))
        assert "nonsense" in capsys.readouterr().out
    assert lines == [1, 2, 3]


def test_a_run_can_end_at_the_first_failure(town: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (town / "list.txt").write_text("gone.txt\nmill.txt\nwheel.txt\n", "utf-8")
    assert cli.run(["batch", "list.txt", "-o", "out", "--engine", "tone", "--no-keep-going", "--json"]) == 3
    assert shown(capsys)["counts"]["failed"] == 1  # type: ignore[index]


def test_folders_by_month_and_by_source(town: Path) -> None:
    page = (
        '<html><head><meta property="og:site_name" content="The River Post">{}</head><body><article><p>{}</p></article>'
    )
    date = '<meta property="article:published_time" content="2023-11-05">'
    (town / "dated.html").write_text(page.format(date, LONG), "utf-8")
    (town / "list.txt").write_text("dated.html\nmill.txt\n", "utf-8")
    assert batch("list.txt", "--folders", "date") == 0
    assert sorted(path.name for path in (town / "out").iterdir() if path.is_dir()) == ["2023-11", "undated"]
    assert batch("list.txt", "--folders", "source") == 0
    assert {"other", "the-river-post"} < {path.name for path in (town / "out").iterdir()}


def test_a_feed_is_made_item_by_item(town: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (town / "feed.xml").write_text(FEED.format(text=LONG), "utf-8")
    assert batch("feed.xml", "--json", "--offline") == 0
    assert shown(capsys)["counts"] == {"made": 2, "unchanged": 0, "failed": 0}
    titles = [json.loads(line)["title"] for line in (town / "out" / NAME).read_text("utf-8").splitlines()]
    assert sorted(titles) == ["One", "Two"]


# What goes wrong


def test_a_line_of_the_journal_that_a_crash_cut_off_is_none(tmp_path: Path) -> None:
    journal = Journal(tmp_path)
    journal.add(Result("a", "made", "k"))
    path = tmp_path / NAME
    whole = path.read_bytes()
    path.write_bytes(whole + whole[:20])
    again = Journal(tmp_path)
    again.add(Result("b", "made", "l"))
    assert list(Journal(tmp_path).results) == ["a", "b"]


def test_a_journal_of_a_newer_program_is_refused(tmp_path: Path) -> None:
    (tmp_path / NAME).write_text('{"format": 99, "location": "a"}\n', "utf-8")
    with pytest.raises(AccessibleError, match="another version"):
        Journal(tmp_path)


def test_what_is_no_journal_is_refused_and_stays(tmp_path: Path) -> None:
    (tmp_path / NAME).write_text('{"location": "a"}\n', "utf-8")
    with pytest.raises(AccessibleError, match="no journal of accessible"):
        Journal(tmp_path)
    assert (tmp_path / NAME).read_text("utf-8") == '{"location": "a"}\n'


def test_a_run_that_was_killed_goes_on_where_it_was(town: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for number in range(12):
        (town / f"{number}.txt").write_text(TEXT.format(f"mill {number}", "wheel") + LONG, "utf-8")
    (town / "list.txt").write_text("".join(f"{number}.txt\n" for number in range(12)), "utf-8")
    command = [sys.executable, "-m", "accessible", "batch", "list.txt", "-o", "out", "--engine", "tone"]
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "ACCESSIBLE_STORE": "store", "ACCESSIBLE_FORMAT": "epub"}
    process = subprocess.Popen(command, env=environment, stderr=subprocess.DEVNULL, start_new_session=True)
    journal = town / "out" / NAME
    while not journal.exists() or journal.read_bytes().count(b"\n") < 3:
        assert process.poll() is None
        time.sleep(0.02)
    os.killpg(process.pid, signal.SIGKILL)
    process.wait()
    known = journal.read_bytes().count(b"\n")
    assert known < 12
    assert batch("list.txt", "--json") == 0
    counts = shown(capsys)["counts"]
    assert counts == {"made": 12 - known, "unchanged": known, "failed": 0}
    assert len(list((town / "out").glob("*.epub"))) == 12


@pytest.mark.usefixtures("town")
def test_progress_says_how_many_and_how_much_is_left(capsys: pytest.CaptureFixture[str]) -> None:
    assert batch("list.txt", "--plain") == 0
    lines = capsys.readouterr().err.splitlines()
    assert lines[0] == "0 of 3 articles, 0 percent"
    assert lines[-1] == "3 of 3 articles, 100 percent"
    assert all(re.fullmatch(r"\d of 3 articles, \d+ percent(, about .* left)?", line) for line in lines)
