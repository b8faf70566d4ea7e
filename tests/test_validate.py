"""What judges from outside say of our books: EPUBCheck, Ace by DAISY, and a reading system that plays them."""

import os
import shutil
import subprocess
from dataclasses import replace
from pathlib import Path

import pytest

from accessible import pipeline
from accessible.document import Article, Block, MarkKind, Metadata, Role
from accessible.publication import Sync
from accessible.readers.build import BlockBuilder
from accessible.settings import Settings
from tests.required import REQUIRED

pytestmark = [pytest.mark.validate, pytest.mark.timeout(600)]

# Read when the module is imported: the fixture that keeps tests from settings takes them away afterwards.
JUDGES = os.environ.get("ACCESSIBLE_JUDGES", "")

ARTICLES = Path(__file__).parent / "articles"
GOLDEN = sorted(path.parent.name for path in ARTICLES.glob("*/in.*"))

CHINESE = """\
盐和胡椒的故事

作者：李明  来源：海边日报  发布时间：2024年3月5日

盐让厨师的生活更轻松，胡椒让它更有趣；两者都是很久以前乘船来到我们这里的，谁也不知道是谁带来的。

大海免费赠送。你只需要等待太阳！English words stand here too.
"""
ARABIC = """\
الملح والفلفل

يجعل الملح حياة الطباخ أسهل، ويجعلها الفلفل أكثر إثارة، وكلاهما جاء إلينا عن طريق السفن.

البحر يعطيه مجانا. ما عليك إلا أن تنتظر الشمس (Salt & Pepper, 1999).
"""
JAPANESE = """\
塩と胡椒

塩は料理人の暮らしを楽にし、胡椒はそれを面白くします。どちらも、ずっと昔に船で私たちのところへやって来ました。

海はそれをただでくれます。「太陽を待つだけです」と漁師は言いました。
"""
HOSTILE = """\
---
lang: en
date: 0001-01-01
---

A paragraph with <b>markup</b>, &amp; entities, ]]> and a [link](https://example.org/?a="1"&b=<2>), for one.

# <script>alert("x")</script>

### A heading that skips a level & ends in -- dashes

- one

        - two, far too deep

> > quoted twice

`<!-- code -->` and 😀👩‍👩‍👧 and a no-break space.
"""
TITLE = "\"><script>alert('x')</script> & ]]> <!-- \u202e ../../etc/passwd \\ %00 😀"
AUTHOR = 'O\'Neil & <Sons>, "Ltd"'
SHORT = "Three sentences\n\nThis is the first. Here comes the second one. And this is all.\n"

BOOKS: dict[str, tuple[str, str, dict[str, str]]] = {
    "chinese": ("in.txt", CHINESE, {"language": "zh"}),
    "arabic": ("in.txt", ARABIC, {"language": "ar"}),
    "japanese": ("in.txt", JAPANESE, {"language": "ja"}),
    "hostile": ("in.md", HOSTILE, {"title": TITLE, "author": AUTHOR}),
    "short": ("in.txt", SHORT, {"language": "en", "author": "Ada Brook"}),
}


def absent(reason: str) -> None:
    """Skip the test, or fail it where nothing may be left out."""
    if REQUIRED:
        pytest.fail(reason)
    pytest.skip(reason)


def judge(name: str, *programs: str) -> Path:
    """Return the path of a judge, if it and what it runs on are on this machine."""
    if not JUDGES:
        absent("ACCESSIBLE_JUDGES does not name the folder with check_epub.sh and play_overlay.mjs")
    path = Path(JUDGES) / name
    if not path.is_file():
        absent(f"there is no {name} in {JUDGES}")
    if not (Path(JUDGES) / "node_modules").is_dir():
        absent(f"the judges in {JUDGES} are not installed: run setup.sh there")
    for program in (*programs, os.environ.get("PUPPETEER_EXECUTABLE_PATH", "/usr/bin/chromium")):
        if shutil.which(program) is None:
            absent(f"{program} is not on this machine")
    return path


def book(name: str, settings: Settings, folder: Path) -> Path:
    if name in GOLDEN:
        (source,) = (ARTICLES / name).glob("in.*")
        fields: dict[str, str] = {}
    else:
        file, text, fields = BOOKS[name]
        source = folder / file
        source.write_text(text, "utf-8")
    made = pipeline.make([str(source)], replace(settings, format="epub", **fields), lambda *_: None)
    return made.files["epub"].path


def cell(builder: BlockBuilder, text: str, *, header: bool = False, span: str = "") -> None:
    with builder.cell(header=header, span=span):
        builder.text(text)


def reference(builder: BlockBuilder, text: str, name: str) -> None:
    builder.text(text)
    with builder.mark(MarkKind.SUPERSCRIPT), builder.mark(MarkKind.NOTE_REFERENCE, name):
        builder.text("*")


def structures() -> tuple[Block, ...]:  # noqa: PLR0915  one of each
    """Return blocks of all that the model holds, those too that Markdown has no way to write."""
    builder = BlockBuilder()
    reference(builder, "Salt came first.", "salt & <sea>")
    builder.text(" Pepper came later.")
    builder.end()
    builder.add("A cellar of salt.", Role.FIGURE, target="https://example.org/salt.png")
    builder.add("Silver, with a lid.", Role.CAPTION)
    builder.add("Photograph by the museum.", Role.CAPTION)
    builder.add("A mill.", Role.FIGURE, quoted=True)
    builder.add("The caption of a picture that is not here.", Role.CAPTION)
    reference(builder, "What it cost", "nowhere")
    builder.line_break()
    reference(builder, "and when", "salt & <sea>")
    builder.end(Role.HEADING, 2)
    builder.add("Pence a pound.", Role.CAPTION)
    builder.add("By the ledgers.", Role.CAPTION)
    cell(builder, "", header=True)
    cell(builder, "Before the war", header=True, span="2,1")
    builder.end_row(first=True)
    cell(builder, "Salt", header=True, span="1,2")
    with builder.cell():
        reference(builder, "Two. Or three.", "ledger")
        builder.line_break()
        builder.text("Never more.")
    cell(builder, "4")
    builder.end_row()
    cell(builder, "3", span="2,1")
    builder.end_row(language="fr")
    cell(builder, "Another table")
    builder.end_row(first=True, quoted=True)
    builder.add("He wrote:", Role.BLOCKQUOTE)
    builder.add("No salt!", Role.HEADING, 3, quoted=True)
    builder.add("salt", Role.LIST_ITEM, 1, 9, quoted=True, language="fr")
    builder.add("from the sea", Role.LIST_ITEM, 1, continues=True, quoted=True)
    builder.add_code("salt = 1\n  + 2", 1, continues=True, quoted=True)
    builder.add("coarse", Role.LIST_ITEM, 2, quoted=True)
    builder.add("pepper", Role.LIST_ITEM, 1, 8, quoted=True)
    builder.add("Cruet", Role.TERM)
    builder.add("A stand.", Role.DEFINITION)
    builder.add("Alone", Role.TERM)
    for kind, value in (
        (MarkKind.DELETED, ""),
        (MarkKind.INSERTED, ""),
        (MarkKind.QUOTE, ""),
        (MarkKind.LANGUAGE, "he"),
    ):
        with builder.mark(kind, value):
            builder.text(f"{kind.value} it")
        builder.text(" and ")
    builder.end()
    builder.add("See the sea.", Role.NOTE, about="note", name="salt & <sea>")
    builder.add("And the sun.", Role.NOTE, about="note")
    builder.add("Page 3.", Role.NOTE, about="note", name="ledger")
    builder.add("Nobody asks.", Role.NOTE, about="note", name="unasked")
    builder.add("And so it went on.", Role.HEADING, 2)
    builder.add("And so it went on.", Role.HEADING, 2)
    builder.add("A note of its own.", Role.NOTE, about="note")
    builder.add("Ann is a cook.", Role.NOTE, about="author")
    builder.add("She sails.", Role.NOTE, about="author")
    return tuple(builder.blocks)


@pytest.mark.parametrize("sync", Sync)
def test_epubcheck_and_ace_find_nothing_in_a_book_of_all_structures(
    sync: Sync, settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    checker = judge("check_epub.sh", "bash", os.environ.get("JAVA", "java"), "node")
    article = Article(Metadata(title="Salt", authors=("Ann",), language="en"), structures())
    monkeypatch.setattr(pipeline, "_known", lambda *_: article)
    made = pipeline.make([""], replace(settings, format="epub", sync=sync), lambda *_: None)
    done = subprocess.run(
        [checker, made.files["epub"].path, tmp_path / "report"],
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
    )
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize("name", [*GOLDEN, "chinese", "arabic", "japanese", "hostile", "short"])
def test_epubcheck_and_ace_find_nothing(name: str, settings: Settings, tmp_path: Path) -> None:
    checker = judge("check_epub.sh", "bash", os.environ.get("JAVA", "java"), "node")
    path = book(name, settings, tmp_path)
    done = subprocess.run(
        [checker, path, tmp_path / "report"], capture_output=True, text=True, check=False, timeout=300
    )
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize(("sync", "rate"), [(Sync.WORD, "1"), (Sync.SENTENCE, "3"), (Sync.PARAGRAPH, "3")])
def test_a_reading_system_highlights_what_is_heard(sync: Sync, rate: str, settings: Settings, tmp_path: Path) -> None:
    player = judge("play_overlay.mjs", "node")
    path = book("short", replace(settings, sync=sync), tmp_path)
    command = ["node", player, path, "--rate", rate]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=300)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "problems 0" in done.stdout
