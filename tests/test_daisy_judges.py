"""Books in DAISY before judges from outside: the schemas of the DAISY Consortium, Thorium's parser, and daisy-dtb."""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from accessible import pipeline
from accessible.errors import AccessibleError
from accessible.settings import Settings
from quality import shelf
from quality.daisy import Consortium
from tests.conftest import SHARED
from tests.dtb import Dtb
from tests.judged import JUDGES, absent, judge, judges
from tests.test_hostile_books import ODD, everywhere, hostile_texts

pytestmark = [pytest.mark.validate, pytest.mark.timeout(600)]

QUALITY = Path(shelf.__file__).parent
SCHEMAS = SHARED / "schemas" / "daisy"
ROPE = Path(__file__).parent / "articles" / "rope-walk" / "in.md"
FORMATS = ("daisy202", "daisy3")
SMALLEST = 20
"""Of the sixty articles of the corpora, so many make a book: a large page takes seconds to read."""
SPARSE = 30
"""Of the hostile texts, one in so many."""


@pytest.fixture(scope="module")
def rope(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """A short article with a list, a table and notes."""
    folder = tmp_path_factory.mktemp("rope")
    made = Settings(
        str(folder / "out"), ",".join(FORMATS), "tone", store=str(folder / "store"), workers=0, offline=True
    )
    return make([str(ROPE)], made)


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    formats = ",".join(FORMATS)
    return Settings(str(tmp_path / "out"), formats, "tone", store=str(tmp_path / "store"), workers=0, offline=True)


@pytest.fixture
def consortium() -> Consortium:
    if not SCHEMAS.is_dir():
        absent(f"there is no {SCHEMAS}")
    return Consortium(SCHEMAS, judges().jar.parent / "lib")


def make(locations: list[str], settings: Settings) -> dict[str, Path]:
    """Return where the files of the books are, by name."""
    return {name: file.path for name, file in pipeline.make(locations, settings, lambda *_: None).files.items()}


def folders(locations: list[str], settings: Settings) -> list[Path]:
    made = make(locations, settings)
    return [made[name] for name in FORMATS]


def said(found: dict[Path, list[str]]) -> dict[str, list[str]]:
    return {path.name: messages for path, messages in found.items() if messages}


@pytest.mark.parametrize("name", FORMATS)
def test_the_checker_finds_no_problem(rope: dict[str, Path], name: str) -> None:
    checker = judge("check_daisy.py", "java", "ffprobe")
    done = subprocess.run(
        [sys.executable, checker, rope[name]],
        capture_output=True,
        text=True,
        check=False,
        env=os.environ | {"DAISY_CATALOG": str(SCHEMAS)},
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert done.stdout.rstrip().endswith("problems 0")


def test_the_schemas_find_nothing_in_books_of_the_corpora(
    shared: Callable[[str], Path], settings: Settings, consortium: Consortium, tmp_path: Path
) -> None:
    shared("corpus/articles")
    (tmp_path / "in").mkdir()
    found = [order.articles[0] for order in shelf.orders(tmp_path / "in") if order.is_found]
    found = sorted(found, key=lambda path: path.stat().st_size)[:SMALLEST]
    assert {path.suffix for path in found} == {".txt", ".html"}
    made = [path for each in found for path in folders([str(each)], settings)]
    languages = {language[:2] for path in made for language in Dtb(path).facts().get("dc:Language", [])}
    assert len(languages) >= 5
    assert said(consortium.against(made)) == {}


def test_the_schemas_find_nothing_in_a_book_of_ten_articles(settings: Settings, consortium: Consortium) -> None:
    made = folders([str(path) for path in shelf.SHORT], replace(settings, book="Ten"))
    assert said(consortium.against(made)) == {}


def small() -> Iterator[tuple[str, str]]:
    yield from ((name, text) for name, text in ODD.items() if len(text) < 10_000)


def test_the_schemas_find_nothing_in_books_of_odd_articles(
    settings: Settings, consortium: Consortium, tmp_path: Path
) -> None:
    made = []
    for name, text in small():
        (tmp_path / name).write_text(text, "utf-8")
        made += folders([str(tmp_path / name)], settings)
    assert len(made) >= 2 * 8
    assert said(consortium.against(made)) == {}


def test_the_schemas_find_nothing_in_books_with_hostile_texts_in_every_field(
    shared: Callable[[str], Path], settings: Settings, consortium: Consortium, tmp_path: Path
) -> None:
    made = []
    for number, text in list(enumerate(hostile_texts(shared)))[::SPARSE]:
        path = tmp_path / f"{number}.html"
        path.write_text(everywhere(text), "utf-8", "surrogatepass")
        try:
            made += folders([str(path)], replace(settings, output=str(tmp_path / "out" / str(number)), rate=100))
        except AccessibleError:
            assert "\0" in text
    assert len(made) > 250 / SPARSE
    assert said(consortium.against(made)) == {}


BREAKS = {
    ("daisy202", "ncc.html", b'class="title"', b'class="part"'): "ncc.html: ",  # RELAX NG
    ("daisy202", "ncc.html", b'"ncc:tocItems" content="6"', b'"ncc:tocItems" content="7"'): "tocItems",  # Schematron
    ("daisy202", "text.html", b"<blockquote>", b"<blockquote><tr/>"): "DTD",
    ("daisy3", "text.xml", b'start="1"', b'start="one"'): "startAttrNonNegative",  # of a schema that another includes
    ("daisy3", "nav.ncx", b'playOrder="3"', b'playOrder="9"'): "ncx_playOrderNoGaps",  # asks for a function of XSLT
    ("daisy3", "s0004.smil", b'customTest="note"', b'customTest="aside"'): "DTD",
    ("daisy3", "package.opf", b'content="audio,text"', b'content="sound"'): "package.opf: ",
}


def test_the_schemas_find_what_is_broken(rope: dict[str, Path], consortium: Consortium, tmp_path: Path) -> None:
    broken = {}
    for number, ((name, file, old, new), code) in enumerate(BREAKS.items()):
        copy = tmp_path / str(number)
        shutil.copytree(rope[name], copy)
        content = (copy / file).read_bytes()
        assert old in content
        (copy / file).write_bytes(content.replace(old, new, 1))
        broken[copy] = code
    found = consortium.against(list(broken))
    assert [(copy.name, found[copy]) for copy, code in broken.items() if code not in " ".join(found[copy])] == []


# Readers


def parsed(path: Path) -> dict[str, Any]:
    """Return what Thorium's parser makes of a book."""
    modules = Path(JUDGES).absolute() / "thorium" / "node_modules"
    if not JUDGES or not (modules / "r2-shared-js").is_dir():
        absent("there is no thorium/node_modules/r2-shared-js in the folder that ACCESSIBLE_JUDGES names")
    if shutil.which("node") is None:
        absent("node is not on this machine")
    command = ["node", QUALITY / "thorium_daisy.mjs", modules, path]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=120)
    assert done.returncode == 0, done.stderr
    return dict(json.loads(done.stdout))


def leaves(found: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """Yield text and sound of all that is heard, in order."""
    if found.get("text"):
        yield found["text"], found.get("audio", "")
    for each in found.get("narration", []):
        yield from leaves(each)


@pytest.mark.parametrize("name", [*FORMATS, *(f"{name}.zip" for name in FORMATS)])
def test_thorium_reads_every_clip_and_the_headings(rope: dict[str, Path], name: str) -> None:
    book, found = Dtb(rope[name]), parsed(rope[name])
    expected = [
        (f"{book.text_name}#{par.text}", f"{par.audio}#t={par.begin / 1000:g},{par.end / 1000:g}")
        for par in book.every_par()
    ]
    assert [leaf for each in found["overlays"] for leaf in leaves(each)] == expected
    toc = [(entry["title"], entry["href"]) for entry in found["manifest"]["toc"]]
    assert toc == [(text, target) for _, text, target in book.headings()]
    metadata = found["manifest"]["metadata"]
    assert metadata["title"] == "The Rope Walk"
    assert metadata["duration"] == pytest.approx(sum(par.end - par.begin for par in book.every_par()) / 1000, abs=0.5)
    assert metadata["language"] == ("en-GB" if book.is_old else ["en-GB", "fr"])


@pytest.mark.parametrize("name", ["daisy202", "daisy202.zip"])
def test_daisy_dtb_reads_every_sentence(rope: dict[str, Path], name: str) -> None:
    library = Path(JUDGES).absolute() / "daisy-dtb"
    if not JUDGES or not library.is_dir():
        absent("there is no daisy-dtb in the folder that ACCESSIBLE_JUDGES names")
    command = [sys.executable, QUALITY / "open_daisy202.py", rope[name]]
    variables = os.environ | {"PYTHONPATH": str(library)}
    done = subprocess.run(command, capture_output=True, text=True, check=False, env=variables)
    assert done.returncode == 0, done.stderr
    book, found = Dtb(rope[name]), json.loads(done.stdout)
    assert (found["title"], found["depth"]) == ("The Rope Walk", 1)
    assert [(entry["level"], entry["text"]) for entry in found["entries"]] == [each[:2] for each in book.headings()]
    read = [(part["id"], part["clips"], bare(part["text"])) for entry in found["entries"] for part in entry["sections"]]
    expected = [
        (par.id, [[par.audio, par.begin / 1000, par.end / 1000]], bare(book.said(par.text))) for par in book.every_par()
    ]
    assert read == expected


def bare(text: str) -> str:
    return "".join(text.split())
