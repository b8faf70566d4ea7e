"""Braille copies: what stands on their pages, read back by liblouis, and by the schema of PEF."""

import json
import re
import string
import zipfile
from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest
from lxml import etree

from accessible import cli, pipeline
from accessible.document import Article, Block, Role
from accessible.errors import FormatError
from accessible.settings import Settings
from tests.brailled import ENGLISH, back, cell_of_sign, letters, require_liblouis
from tests.judged import absent

ARTICLES = Path(__file__).parent / "articles"
SCHEMA = "org/daisy/braille/pef/resource-files/pef-2008-1-full.rng"
PEF = "{http://www.daisy.org/ns/2008/pef}"
ORDINARY = "These are ordinary words in English, so that the table knows most of the letters. "

Maker = Callable[..., Path]


@pytest.fixture(autouse=True)
def liblouis() -> None:
    require_liblouis()


@pytest.fixture
def make(settings: Settings) -> Maker:
    """Return a function that makes the braille of a file, and returns the BRF; the PEF is beside it."""

    def made(path: Path, **chosen: object) -> Path:
        wished = replace(settings, format="braille", offline=True, **chosen)
        return pipeline.make([str(path)], wished, lambda *_: None).files["braille.brf"].path

    return made


def written(folder: Path, text: str) -> Path:
    path = folder / "article.md"
    path.write_text(text, "utf-8")
    return path


def pages(path: Path) -> list[list[str]]:
    """Return the lines of the pages of a BRF."""
    data = path.read_bytes().decode("ascii")
    assert data.endswith("\r\n\f")
    return [page.removesuffix("\r\n").split("\r\n") for page in data.removesuffix("\f").split("\f")]


def read_back(path: Path, table: str) -> str:
    """Return the letters of a BRF, without the running heads."""
    cells = cell_of_sign()
    words = " ".join(line.strip() for page in pages(path) for line in page[1:] if line)
    return letters(back("".join(cells[sign] for sign in words), table))


def texts(article: Article) -> list[str]:
    """Return what has to be in a copy: the texts of blocks, and the cells of tables."""
    return [text for block in article.blocks for text in _parts(block)]


def _parts(block: Block) -> list[str]:
    if block.role is not Role.TABLE:
        return [block.text]
    return [block.text[mark.start : mark.end] for mark in block.marks if mark.kind in {"td", "th"}]


@pytest.mark.parametrize(
    ("name", "table"),
    [("rope-walk/in.md", ENGLISH), ("field-notes/in.md", ENGLISH), ("nachtzug/in.html", "de-g0.utb")],
)
def test_every_letter_of_an_article_is_in_its_copy(name: str, table: str, make: Maker, settings: Settings) -> None:
    read = read_back(make(ARTICLES / name), table)
    article = pipeline.read_article(str(ARTICLES / name), settings)
    assert [text for text in [article.metadata.title, *texts(article)] if letters(text) not in read] == []


def test_pages_keep_their_size_and_have_running_heads(tmp_path: Path, make: Maker) -> None:
    source = written(tmp_path, "# A rather long title of an article\n\n" + "Plain words follow here. " * 400)
    for width, lines in ((20, 5), (40, 25), (80, 60)):
        found = pages(make(source, braille_width=width, braille_lines=lines))
        assert max(len(line) for page in found for line in page) == width
        assert max(map(len, found)) == lines
        assert all(len(page[0]) == width and page[0].startswith(",A RATHER") for page in found)
        digits = [page[0].split()[-1] for page in found]
        assert digits[:2] + digits[9:10] == ["#A", "#B", "#AJ"][: len(digits[:2]) + len(digits[9:10])]


def test_the_form_of_a_page_is_that_of_braille_formats(tmp_path: Path, make: Maker) -> None:
    source = written(
        tmp_path,
        "# Title\n\nFirst words.\n\n## Part\n\nMore words that are long enough for a second line, surely.\n\n"
        "### Below\n\n- item that is so long that it has to go on in a second line\n  - inner\n\n3. third\n\n"
        "> quoted words that are long enough to go on in a second line of it\n\n"
        "| a | b |\n|---|---|\n| one | two |\n\n```\ncode\n  more\n```\n",
    )
    assert pages(make(source))[0] == [
        ",TITLE                                #A",
        "                 ,TITLE",
        "",
        "  ,FIRST WORDS4",
        "",
        "                 ,PART",
        "",
        "  ,MORE WORDS THAT ARE LONG ENOUGH FOR A",
        "SECOND LINE1 SURELY4",
        "",
        "    ,BELOW",
        "_4 ITEM THAT IS SO LONG THAT IT HAS TO",
        "  GO ON IN A SECOND LINE",
        "  _4 INNER",
        "#C4 THIRD",
        "",
        "    QUOTED WORDS THAT ARE LONG ENOUGH TO",
        "  GO ON IN A SECOND LINE OF IT",
        "",
        "A2 B",
        "ONE",
        "  B3 TWO",
        "",
        "CODE",
        "  MORE",
    ]


def test_quotations_inside_a_text_stand_in_quotation_marks(tmp_path: Path, make: Maker) -> None:
    source = written(
        tmp_path,
        "# Title\n\n## The <q>low</q>\n\nShe said <q>no</q>.[^1]\n\n- [x] did <q>it</q>\n\n"
        "| <q>sum</q> | day |\n|---|---|\n| <q>net</q> | <q>on</q> |\n\n[^1]: Or <q>well</q>.\n",
    )
    lines = [line.strip() for page in pages(make(source)) for line in page[3:] if line]
    assert lines == [
        ",THE 8LOW0",
        ",SHE SAID 8NO04.<#A.>",
        "_4 ,DONE3 DID 8IT0",
        "8SUM02 DAY",
        "8NET0",
        "DAY3 8ON0",
        ",NOTES",
        ".<#A.> ,OR 8WELL04",
    ]


def test_notes_and_the_author_stand_behind_the_article(make: Maker) -> None:
    lines = [line for page in pages(make(ARTICLES / "rope-walk" / "in.md")) for line in page]
    heading = next(place for place, line in enumerate(lines) if line.strip() == ",NOTES")
    assert lines[heading + 2].startswith(".<#A.> ,THE WALK AT ,SOUTHPORT")
    assert not [line for line in lines[:heading] if "RAIN FALLS" in line]
    assert [line for line in lines[heading:] if "RAIN FALLS" in line]


def test_a_pef_is_valid_and_has_the_pages_of_the_brf(make: Maker) -> None:
    path = make(ARTICLES / "rope-walk" / "in.md", braille_lines=20)
    root = etree.parse(path.with_suffix(".pef")).getroot()
    cells = cell_of_sign()
    rows = [[row.text or "" for row in page.iter(f"{PEF}row")] for page in root.iter(f"{PEF}page")]
    assert rows == [["".join(cells[sign] for sign in line) for line in page] for page in pages(path)]
    (volume,) = root.iter(f"{PEF}volume")
    assert dict(volume.attrib) == {"cols": "40", "rows": "20", "rowgap": "0", "duplex": "true"}
    known = {element.tag.partition("}")[2]: element.text for element in root.find(f"{PEF}head/{PEF}meta")}
    assert known == {
        "identifier": known["identifier"],
        "format": "application/x-pef+xml",
        "title": "The Rope Walk",
        "creator": "Tomas Quill",
        "date": "2022-05-14",
        "language": "en-GB",
        "source": "https://example.org/rope-walk",
    }


def test_the_schema_of_pef_finds_nothing(make: Maker) -> None:
    """The schema is that of PEF 1.0, as Debian's libbrailleutils-java brings it."""
    archives = sorted(Path("/usr/share/java").glob("brailleUtils-core-*.jar"))
    if not archives:
        absent("libbrailleutils-java is not on this machine")
    with zipfile.ZipFile(archives[-1]) as archive:
        schema = etree.RelaxNG(etree.fromstring(archive.read(SCHEMA)))
    for name in ("rope-walk/in.md", "nachtzug/in.html"):
        schema.assertValid(etree.parse(make(ARTICLES / name).with_suffix(".pef")))


def test_the_same_article_makes_the_same_bytes(make: Maker) -> None:
    first = [make(ARTICLES / "nachtzug" / "in.html").with_suffix(ending).read_bytes() for ending in (".brf", ".pef")]
    again = [make(ARTICLES / "nachtzug" / "in.html").with_suffix(ending).read_bytes() for ending in (".brf", ".pef")]
    assert first == again


def hostile_titles(folder: Path) -> list[str]:
    titles = [path.read_text("utf-8", "replace") for path in sorted(folder.glob("title_*.html"))]
    return [found[1] for title in titles if (found := re.search(r"(?s)<title>(.*?)</title>", title))]


def test_hostile_titles_and_names_keep_both_files_in_form(
    tmp_path: Path, make: Maker, shared: Callable[[str], Path]
) -> None:
    source = written(tmp_path, f"# Title\n\n{ORDINARY}\n")
    titles = hostile_titles(shared("corpus/hostile"))
    assert len(titles) > 10
    for title in [*titles, "x" * 5000, "\u202e\u0000\ud83d", "<row/>&\x0b"]:
        path = make(source, title=title or "t", author=title[:2000] or "a")
        assert max(len(line) for page in pages(path) for line in page) <= 40
        etree.parse(path.with_suffix(".pef"))


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("nosuch.ctb", "liblouis has no table called 'nosuch.ctb'"),
        ("hi-in-g1.utb", ""),
        ("en-us-brf.dis", "has no cells of six dots for most letters"),
        ("ja-kantenji.utb", "has no cells of six dots for most letters"),
    ],
)
def test_a_table_that_does_not_fit_is_refused(
    name: str, said: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    source = written(tmp_path, f"# Title\n\n{ORDINARY}\n")
    shared = ["-o", str(tmp_path / "out"), "--store", str(tmp_path / "store"), "--engine", "tone"]
    code = cli.run(["make", str(source), "--format", "braille", "--braille-table", name, *shared])
    errors = [line for line in capsys.readouterr().err.splitlines() if not line[:1].isdigit()]
    assert (code, len(errors)) == ((8, 1) if said else (0, 0))
    assert said in "".join(errors)
    assert sorted(path.suffix for path in (tmp_path / "out").iterdir()) == ([] if said else [".brf", ".pef"])


def test_a_language_without_a_table_is_refused_before_anything_is_spoken(tmp_path: Path, settings: Settings) -> None:
    source = written(tmp_path, "# 題\n\nこれは短い記事です。\n")
    heard: list[object] = []
    with pytest.raises(FormatError, match="no table for uncontracted braille"):
        pipeline.make([str(source)], replace(settings, format="epub,braille", language="ja"), heard.append)
    assert heard == []
    assert list((tmp_path / "out").iterdir()) == []


def test_without_liblouis_one_sentence_says_what_to_install(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    code = cli.run(["make", str(written(tmp_path, "words")), "--format", "braille", "--json"])
    said = json.loads(capsys.readouterr().out)["error"]
    assert (code, said["code"]) == (8, "not_set_up")
    assert said["message"].count(".") == 1
    assert "liblouis-bin" in said["message"]


def test_all_formats_leave_braille_out_where_there_is_no_table(
    tmp_path: Path, settings: Settings, caplog: pytest.LogCaptureFixture
) -> None:
    source = written(tmp_path, "# 題\n\nこれは短い記事です。\n")
    made = pipeline.make([str(source)], replace(settings, format="all", language="ja"), lambda *_: None)
    assert not any(name.startswith("braille") for name in made.files)
    assert {"epub", "podcast"} <= made.files.keys()
    warned = next(record.message for record in caplog.records if record.message.startswith("There is no braille"))
    assert warned.startswith("There is no braille: There is no table for uncontracted braille")


def test_each_article_of_a_book_has_its_head_and_its_notes(tmp_path: Path, settings: Settings) -> None:
    other = written(tmp_path, "---\nauthor: Ann Lee\n---\n# Other\n\nWords of the other one.\n")
    sources = [str(ARTICLES / "rope-walk" / "in.md"), str(other)]
    wished = replace(settings, format="braille", offline=True, book="Both")
    lines = [
        line
        for page in pages(pipeline.make(sources, wished, lambda *_: None).files["braille.brf"].path)
        for line in page
    ]
    stripped = [line.strip() for line in lines]
    places = [
        stripped.index(line) for line in (",BY ,EDDA ,FARROW1 ,TOMAS ,QUILL", ",NOTES", ",OTHER", ",BY ,ANN ,LEE")
    ]
    assert places == sorted(places)
    assert lines[places[3]] == ",BY ,ANN ,LEE"


def test_headings_stay_with_what_they_head(tmp_path: Path, make: Maker) -> None:
    text = "# T\n\n" + "".join(f"## Head {name}\n\nOne line of words.\n\n" for name in string.ascii_lowercase)
    for lines in range(6, 14):
        for page, _ in pairwise(pages(make(written(tmp_path, text), braille_lines=lines))):
            assert ",HEAD" not in page[-1]
