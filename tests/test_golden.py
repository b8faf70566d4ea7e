"""Whole articles: what is read, what is said, and what stands in the book, compared with files that were reviewed.

`pytest --accept-golden` rewrites `articles/<name>/golden`; the difference is then for a person to judge.
"""

import difflib
import json
import re
import shutil
import subprocess
import zipfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import imageio_ffmpeg
import pytest

from accessible import assets, pipeline, report
from accessible.document import sentence_id
from accessible.prepare.script import script
from accessible.settings import Settings
from tests import shows
from tests.judged import absent
from tests.overlay import Book

ARTICLES = Path(__file__).parent / "articles"
NAMES = sorted(folder.name for folder in ARTICLES.iterdir() if folder.is_dir())


def source(name: str) -> Path:
    """Return the article of a folder: `in.txt`, `in.html` or `in.md`."""
    (path,) = (ARTICLES / name).glob("in.*")
    return path


def lines(text: str) -> list[str]:
    """Return the lines of a text, each tag on one of its own, so that a difference can be read."""
    return re.sub(r"(?<=>)(?=<)", "\n", text).splitlines()


def check(path: Path, text: str, *, accept: bool) -> None:
    """Compare a text with a golden file, or write it there."""
    if accept:
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, "utf-8")
        return
    assert path.exists(), f"{path} is not there: run pytest --accept-golden, and review what it writes"
    expected = path.read_text("utf-8")
    if text != expected:
        name = str(path.relative_to(ARTICLES))
        difference = difflib.unified_diff(lines(expected), lines(text), name, "what came out", lineterm="", n=1)
        pytest.fail("\n".join(difference), pytrace=False)


@pytest.mark.parametrize("name", NAMES)
def test_what_is_read(name: str, settings: Settings, accept: bool) -> None:  # noqa: FBT001  a fixture
    article = pipeline.read_article(str(source(name)), settings)
    text = json.dumps(report.article(article), ensure_ascii=False, indent=2) + "\n"
    check(ARTICLES / name / "golden" / "read.json", text, accept=accept)


@pytest.mark.parametrize("name", NAMES)
def test_what_is_said(name: str, settings: Settings, accept: bool) -> None:  # noqa: FBT001  a fixture
    article = pipeline.read_article(str(source(name)), settings)
    said = script(article, assets.labels(article.metadata.language)).utterances
    text = "".join(
        f"{sentence_id(utterance.id, number)}\t{sentence.spoken}\n"
        for utterance in said
        for number, sentence in enumerate(utterance.sentences, 1)
    )
    check(ARTICLES / name / "golden" / "spoken.txt", text, accept=accept)


@pytest.fixture
def book(settings: Settings) -> Callable[[str], Book]:
    def make(name: str) -> Book:
        made = pipeline.make([str(source(name))], replace(settings, format="epub", offline=True), lambda *_: None)
        return Book(made.files["epub"].path)

    return make


@pytest.mark.parametrize("name", NAMES)
def test_what_stands_in_the_book(name: str, book: Callable[[str], Book], accept: bool) -> None:  # noqa: FBT001  a fixture
    made = book(name)
    golden = ARTICLES / name / "golden"
    members = {
        Path(path).name: data.decode()
        for path, data in made.files.items()
        if path.endswith((".opf", ".xhtml", ".smil"))
    }
    assert sorted(members) == [
        "article.smil",
        "article.xhtml",
        "content.opf",
        "nav.smil",
        "nav.xhtml",
        "title.smil",
        "title.xhtml",
    ]
    for member, text in members.items():
        check(golden / member, text, accept=accept)


def test_what_stands_on_the_read_along_page(settings: Settings, accept: bool) -> None:  # noqa: FBT001  a fixture
    """Without its style and its script, which are files of their own."""
    wanted = replace(settings, format="page", offline=True, separate_audio=True)
    made = pipeline.make([str(source("rope-walk"))], wanted, lambda *_: None)
    page = made.files["page"].path.read_text("utf-8")
    text = re.sub(
        r"'sha256-[^']*'|(?<=<style>).*?(?=</style>)|(?<=<script>).*?(?=</script>)", "…", page, flags=re.DOTALL
    )
    text = re.sub(r"(?<=>)(?=<(?!/|span|a )|$)|(?<=\],)(?=\[\")", "\n", text)
    check(ARTICLES / "rope-walk" / "golden" / "page.html", text, accept=accept)


def test_what_stands_in_the_feed(settings: Settings, accept: bool, tmp_path: Path) -> None:  # noqa: FBT001  a fixture
    show = shows.folder(tmp_path)
    settings = replace(settings, format="feed", output=str(show), offline=True)
    pipeline.make([str(source("rope-walk"))], settings, lambda *_: None)
    text = (show / "feed.xml").read_text("utf-8")
    golden = ARTICLES / "rope-walk" / "golden"
    check(golden / "feed.xml", re.sub(r'length="\d+"', 'length="…"', text), accept=accept)  # it holds a picture
    chapters = next(show.glob("*.chapters.json")).read_text("utf-8")
    check(golden / "chapters.json", chapters, accept=accept)


def test_what_stands_in_braille(settings: Settings, accept: bool) -> None:  # noqa: FBT001  a fixture
    if shutil.which("lou_translate") is None:
        absent("lou_translate is not on this machine")
    wished = replace(settings, format="braille", offline=True)
    made = pipeline.make([str(source("rope-walk"))], wished, lambda *_: None)
    text = made.files["braille.brf"].path.read_bytes().decode("ascii").replace("\r\n", "\n")
    check(ARTICLES / "rope-walk" / "golden" / "braille.brf", text, accept=accept)


@pytest.mark.parametrize("format_", ["podcast", "m4b", "opus"])
def test_what_is_written_about_the_sound(format_: str, settings: Settings, accept: bool) -> None:  # noqa: FBT001  a fixture
    """Tags and chapters, in the format for metadata of ffmpeg, which reads them."""
    wish = replace(settings, format=format_, offline=True)
    file = pipeline.make([str(source("rope-walk"))], wish, lambda *_: None).files[format_]
    command = [imageio_ffmpeg.get_ffmpeg_exe(), "-v", "error", "-i", str(file.path), "-flags", "+bitexact"]
    command += ["-fflags", "+bitexact", "-f", "ffmetadata", "pipe:"]
    text = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    check(ARTICLES / "rope-walk" / "golden" / f"{format_}.ffmetadata", text, accept=accept)


@pytest.mark.parametrize(
    "name", ["captions.vtt", "captions.srt", "captions.lrc", "captions.json", "text.txt", "text.md", "docx"]
)
def test_what_stands_in_captions_and_texts(name: str, settings: Settings, accept: bool) -> None:  # noqa: FBT001  a fixture
    wished = replace(settings, format=name.partition(".")[0], offline=True)
    path = pipeline.make([str(source("rope-walk"))], wished, lambda *_: None).files[name].path
    golden = ARTICLES / "rope-walk" / "golden"
    if name == "docx":
        with zipfile.ZipFile(path) as file:
            for part in ("document", "footnotes"):
                text = re.sub("(?=<w:(?:p|tbl|tr|sectPr)[ >])", "\n", file.read(f"word/{part}.xml").decode())
                check(golden / f"docx-{part}.xml", text, accept=accept)
    else:
        check(golden / f"copy{path.suffix}", path.read_text("utf-8"), accept=accept)


@pytest.mark.parametrize("name", ["daisy202", "daisy3"])
def test_what_stands_in_a_talking_book(name: str, settings: Settings, accept: bool) -> None:  # noqa: FBT001  a fixture
    wanted = replace(settings, format=name, offline=True)
    made = pipeline.make([str(source("rope-walk"))], wanted, lambda *_: None)
    golden = ARTICLES / "rope-walk" / "golden" / name
    members = {path.name: path for path in made.files[name].path.iterdir() if path.suffix != ".mp3"}
    if not accept:
        assert sorted(members) == sorted(path.name for path in golden.iterdir())
    for member, path in members.items():
        check(golden / member, path.read_text("utf-8"), accept=accept)


@pytest.mark.parametrize("name", NAMES)
def test_what_is_read_is_what_stood_there(name: str, settings: Settings) -> None:
    """No word is made up: every block and every removed text is in the source, whatever the markup around it."""
    page = words(source(name).read_text("utf-8"))
    article = pipeline.read_article(str(source(name)), settings)
    for text in (*(block.text for block in article.blocks), *(removed.text for removed in article.removed)):
        assert words(text) <= page, text


def words(text: str) -> set[str]:
    return set(re.findall(r"\w+", text.replace("&amp;", "&")))
