"""A pack: what is in the zip file, and what its pages say is in it."""

import json
import re
import shutil
import zipfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from lxml import html

from accessible import assets, cli, pipeline
from accessible.pipeline import Made
from accessible.settings import Settings
from accessible.writers import FORMATS, PACK, pack

Maker = Callable[..., Made]
ARTICLES = {
    "en": "# The weir\n\nIt was cold at the weir.\n",
    "de": "# Das Wehr\n\nEs war kalt an dem Wehr.\n",
    "ar": "# السد\n\nكان الجو باردا عند السد.\n",
}
COPIES = {
    "epub": "weir.epub",
    "podcast": "weir.mp3",
    "m4b": "weir.m4b",
    "opus": "weir.opus",
    "page": "weir.html",
    "daisy202": "weir-daisy202/ncc.html",
    "daisy202.zip": "weir-daisy202.zip",
    "daisy3": "weir-daisy3/package.opf",
    "braille.brf": "weir.brf",
    "braille.pef": "weir.pef",
    "print": "weir.pdf",
    "text.txt": "weir.txt",
    "text.md": "weir.md",
    "docx": "weir.docx",
    "captions.vtt": "weir.vtt",
}
"""Of each format a file, or a folder with one."""


@pytest.fixture
def make(settings: Settings, tmp_path: Path) -> Maker:
    """Return a function that makes formats of a text."""

    def made(text: str, formats: str) -> Made:
        path = tmp_path / "article.md"
        path.write_text(text, "utf-8")
        return pipeline.make([str(path)], replace(settings, format=formats), lambda *_: None)

    return made


def copies(folder: Path) -> dict[str, Path]:
    """Make all copies, and return the file or the folder of each."""
    found = {}
    for name, where in COPIES.items():
        path = folder / where
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(name.encode() * 1000)
        found[name] = path if path.parent == folder else path.parent
    return found


def names_in_text(text: str) -> set[str]:
    """Return what stands in a line of its own and has an ending, or a slash at its end."""
    return set(re.findall(r"^([a-z0-9-]+(?:\.[a-z0-9]+|/))\r$", text, re.MULTILINE))


def roots(names: list[str]) -> set[str]:
    """Return the files of a zip file that are in no folder, and its folders."""
    return {name.partition("/")[0] + ("/" if "/" in name else "") for name in names}


@pytest.mark.parametrize("language", sorted(ARTICLES))
def test_the_pages_name_every_file_and_no_other(language: str, make: Maker, tmp_path: Path) -> None:
    publication = make(f"---\nlang: {language}\n---\n{ARTICLES[language]}", "podcast").publication
    pack.write(publication, copies(tmp_path / "copies"), tmp_path / "pack.zip")
    with zipfile.ZipFile(tmp_path / "pack.zip") as archive:
        assert archive.testzip() is None
        held = roots(archive.namelist())
        text = archive.read("README.txt").decode()
        page = html.fromstring(archive.read("README.html"))
    assert held == {"README.txt", "README.html", *roots([*COPIES.values()])} - {"weir-daisy202.zip"}
    assert names_in_text(text) == held - {"README.txt", "README.html"}
    assert {link.get("href") for link in page.iter("a")} == held - {"README.txt", "README.html"}
    assert page.get("lang") == language
    assert page.get("dir") == {"ar": "rtl"}.get(language, "ltr")
    assert [heading.text for heading in page.iter("h2")] == [
        assets.pack_words(language)[name] for name in ("contents", "phone", "player", "computer")
    ]


def test_both_pages_say_the_same(make: Maker) -> None:
    with zipfile.ZipFile(make(ARTICLES["en"], "epub,podcast,pack").files[PACK].path) as archive:
        text = archive.read("README.txt").decode().split()
        page = html.fromstring(archive.read("README.html").decode().replace("<", " <"))
    assert page.find("body").text_content().split() == text


def test_sound_is_stored_and_text_is_deflated(make: Maker, tmp_path: Path) -> None:
    publication = make(ARTICLES["en"], "podcast").publication
    pack.write(publication, copies(tmp_path / "copies"), tmp_path / "pack.zip")
    with zipfile.ZipFile(tmp_path / "pack.zip") as archive:
        ways = {Path(entry.filename).suffix: entry.compress_type for entry in archive.infolist()}
        assert all(entry.filename.isascii() for entry in archive.infolist())
        assert archive.read("weir.brf") == b"braille.brf" * 1000
    stored = {suffix for suffix, way in ways.items() if way == zipfile.ZIP_STORED}
    assert {".mp3", ".m4b", ".opus", ".epub"} <= stored
    assert stored.isdisjoint({".txt", ".html", ".brf", ".vtt"})


def test_a_pack_of_a_run_holds_the_files_of_that_run(make: Maker) -> None:
    files = make(ARTICLES["en"], "pack,podcast").files
    assert files.keys() == {"podcast", PACK}
    with zipfile.ZipFile(files[PACK].path) as archive:
        name = files["podcast"].path.name
        assert archive.namelist() == ["README.txt", "README.html", name]
        assert archive.read(name) == files["podcast"].path.read_bytes()


def test_a_pack_alone_holds_the_usual_copies_and_leaves_no_other_file(make: Maker) -> None:
    made = make(ARTICLES["en"], "pack")
    assert [file.path.name for file in made.files.values()] == [
        path.name for path in made.files[PACK].path.parent.iterdir()
    ]
    with zipfile.ZipFile(made.files[PACK].path) as archive:
        endings = {Path(name).suffix for name in archive.namelist()}
    assert {".epub", ".mp3"} <= endings
    assert (".brf" in endings) == (shutil.which("lou_translate") is not None)


def test_the_same_copies_make_the_same_bytes(make: Maker) -> None:
    first = make(ARTICLES["de"], "pack").files[PACK].path.read_bytes()
    assert make(ARTICLES["de"], "pack").files[PACK].path.read_bytes() == first


def test_a_pack_of_what_cannot_be_braille_goes_without(make: Maker, caplog: pytest.LogCaptureFixture) -> None:
    if shutil.which("lou_translate") is None:
        pytest.skip("lou_translate is not on this machine")
    with zipfile.ZipFile(make("---\nlang: ja\n---\n# 題\n\n短い記事です。\n", "pack").files[PACK].path) as archive:
        assert not any(name.endswith(".brf") for name in archive.namelist())
        assert "BRF" not in archive.read("README.txt").decode()
    assert any("There is no braille" in record.message for record in caplog.records)


def test_a_pack_of_a_run_says_nothing_of_formats_that_it_does_not_make(
    make: Maker, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setenv("PATH", "")
    make(ARTICLES["en"], "podcast,pack")
    assert caplog.messages == []
    make(ARTICLES["en"], "all")
    assert sum(message.startswith("There is no braille") for message in caplog.messages) == 1


def test_a_pack_that_cannot_be_written_leaves_nothing(
    tmp_path: Path, make: Maker, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    out = make(ARTICLES["en"], "podcast").files["podcast"].path.parent
    before = sorted(out.iterdir())
    name = next(path for path in before).stem

    def full(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(zipfile.ZipFile, "writestr", full)
    shared = ["-o", str(out), "--store", str(tmp_path / "store"), "--engine", "tone", "--json"]
    code = cli.run(["make", str(tmp_path / "article.md"), "--format", "pack", *shared])
    said = json.loads(capsys.readouterr().out)["error"]
    assert (code, said["code"]) == (5, "unwritable")
    assert f"{name}-pack.zip" in said["message"]
    assert sorted(out.iterdir()) == before


@pytest.mark.parametrize("title", ["</title><script>alert(1)</script> & <b>", "\u202eevil", "x" * 3000])
def test_hostile_titles_keep_the_pages_in_form(title: str, make: Maker) -> None:
    files = make(f"---\ntitle: '{title}'\n---\n\nSome words.\n", "podcast,pack").files
    with zipfile.ZipFile(files[PACK].path) as archive:
        page = html.fromstring(archive.read("README.html").decode())
    assert not list(page.iter("script", "b"))
    assert len(list(page.iter("h1"))) == 1


def test_the_words_are_there_in_all_languages_and_for_all_formats() -> None:
    known = json.loads((assets.FOLDER / "pack.json").read_text("utf-8"))
    labels = json.loads((assets.FOLDER / "labels.json").read_text("utf-8"))
    assert list(known) == list(labels)
    described = {name.partition(".")[0] for name in COPIES}
    assert {*FORMATS} - {PACK, "feed"} <= described
    for language, words in known.items():
        assert words.keys() == known["en"].keys(), language
        assert all(f"what.{name}" in words for name in described)
        assert all(text.count("{}") == key.endswith(".tap") for key, text in words.items())
        if language != "en":
            assert [key for key, text in words.items() if text == known["en"][key]] == []
