"""The edition with fixed pages."""

from dataclasses import replace
from pathlib import Path

import pytest

from accessible import cli, pipeline
from accessible.settings import Settings, load
from accessible.writers.editions import EDITIONS
from tests.overlay import Book

ROOT = Path(__file__).parent.parent
READERS = (ROOT / "docs" / "readers.md").read_text("utf-8")
TEXT = "Salt\n\n" + "The sea gives it away. You only have to wait for the sun. " * 40 + "\n"


@pytest.fixture
def source(tmp_path: Path) -> Path:
    path = tmp_path / "salt.txt"
    path.write_text(TEXT, "utf-8")
    return path


def book(source: Path, settings: Settings, reader: str) -> Book:
    wanted = replace(settings, format="epub", language="en", reader=reader)
    return Book(pipeline.make([str(source)], wanted, lambda *_: None).files["epub"].path)


def test_every_page_is_fixed_and_has_its_part_of_the_overlay(source: Path, settings: Settings) -> None:
    made = book(source, settings, "apple")
    assert made.meta("rendition:layout") == ["pre-paginated"]
    names = [item.path.rpartition("/")[2] for item in made.spine]
    assert names[:4] == ["title.xhtml", "nav.xhtml", "article-page-1.xhtml", "article-page-2.xhtml"]
    for item in made.spine:
        assert len(made.find(made.xml(item), "//h:meta[@name='viewport']")) == 1
        assert made.pars(item)
    assert sorted(name for name in made.files if name.endswith(".mp3")) == [
        "EPUB/article.mp3",
        "EPUB/nav.mp3",
        "EPUB/title.mp3",
    ]


def test_no_paragraph_is_marked_that_goes_on_on_another_page(source: Path, settings: Settings) -> None:
    made = book(source, replace(settings, sync="paragraph"), "apple")
    assert all("-s" in par.id for item in made.spine for par in made.pars(item))


def test_the_pages_say_the_same_as_the_other_edition(source: Path, settings: Settings) -> None:
    spoken = []
    for reader in ("any", "apple"):
        made = book(source, settings, reader)
        spoken.append([text for item in made.spine for text in made.texts(item).values() if text])
    paragraphs, pages = (" ".join(texts).split() for texts in spoken)
    assert set(paragraphs) == set(pages)


def test_the_two_editions_stand_beside_each_other(source: Path, settings: Settings) -> None:
    """Another file, another identifier, and nothing is spoken again."""
    wanted = replace(settings, format="epub", language="en")
    first = pipeline.make([str(source)], wanted, lambda *_: None)
    second = pipeline.make([str(source)], replace(wanted, reader="apple"), lambda *_: None)
    assert second.publication.narration.spoken_now == 0
    paths = [made.files["epub"].path for made in (first, second)]
    assert paths[1].name == f"{paths[0].stem}-apple.epub"
    assert len({Book(path).dc("identifier")[0] for path in paths}) == 2
    assert [made.files["epub"].seconds for made in (first, second)] == [first.files["epub"].seconds] * 2


def test_what_a_page_cannot_do_is_not_claimed(source: Path, settings: Settings) -> None:
    claims = [book(source, settings, reader).meta("schema:accessibilityFeature") for reader in ("any", "apple")]
    assert set(claims[0]) - set(claims[1]) == {"displayTransformability"}


@pytest.mark.parametrize("reader", EDITIONS)
def test_what_an_edition_costs_is_said(
    source: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], reader: str
) -> None:
    options = ["--engine", "tone", "--format", "epub", "-o", str(tmp_path / "out"), "--store", str(tmp_path / "store")]
    assert cli.run(["make", str(source), "--for", reader, *options]) == 0
    assert capsys.readouterr().out.endswith(f"{EDITIONS[reader].remark}\n" if EDITIONS[reader].remark else "seconds\n")
    assert f"| `{reader}` |" in READERS


def test_the_settings_know_every_edition(tmp_path: Path) -> None:
    assert [load({"reader": reader}, {}, tmp_path).reader for reader in EDITIONS] == list(EDITIONS)


def test_a_reader_that_nobody_knows_is_refused(source: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.run(["make", str(source), "--for", "kindle"]) == 2
    assert "'kindle' is no value for reader (after --for)" in capsys.readouterr().err
