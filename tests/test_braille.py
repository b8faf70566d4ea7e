"""Braille copies: what stands on their pages, read back by liblouis, and by the schema of PEF."""

import gzip
import json
import re
import shutil
import string
import subprocess
import zipfile
from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import settings as settings_of
from hypothesis import strategies as st
from lxml import etree

from accessible import assets, cli, pipeline
from accessible.document import Article, Block, Role
from accessible.errors import FormatError, UsageError
from accessible.publication import Braille
from accessible.settings import Settings
from accessible.writers import louis
from accessible.writers.transcribe import transcribe
from tests.judged import absent

ARTICLES = Path(__file__).parent / "articles"
TABLES = Path("/usr/share/liblouis/tables")
SCHEMA = "org/daisy/braille/pef/resource-files/pef-2008-1-full.rng"
PEF = "{http://www.daisy.org/ns/2008/pef}"
ENGLISH = "en-ueb-g1.ctb"
ORDINARY = "These are ordinary words in English, so that the table knows most of the letters. "

Maker = Callable[..., Path]


@pytest.fixture(autouse=True)
def liblouis() -> None:
    if shutil.which("lou_translate") is None:
        absent("lou_translate is not on this machine")


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


def cell_of_sign() -> dict[str, str]:
    """Return the cell of six dots of each sign of braille ASCII, as liblouis has it."""
    if not TABLES.is_dir():
        absent("the tables of liblouis are not where Debian puts them")
    text = (TABLES / "text_nabcc.dis").read_text("utf-8")
    found = {" ": "\u2800"}
    for number, numbers in re.findall(r"^display\s+\\x00([2-7][0-9a-f])\s+([1-8]+)\s", text, re.MULTILINE):
        sign = chr(int(number, 16)).upper()
        if sign <= "_":
            found[sign] = chr(0x2800 + sum(1 << int(dot) - 1 for dot in numbers if dot < "7"))
    return found


def back(cells: str, table: str) -> str:
    """Return what liblouis reads in Unicode braille."""
    given = "\n".join(re.findall("(?s).{1,200}(?:\u2800|$)|.{200}", cells)) + "\n"
    command = [shutil.which("lou_translate") or "", "--backward", f"unicode.dis,{table}"]
    return subprocess.run(command, input=given.encode(), capture_output=True, check=True).stdout.decode()


def letters(text: str) -> str:
    return "".join(char for char in text.casefold() if char.isalnum())


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


def test_articles_read_back_letter_by_letter(shared: Callable[[str], Path]) -> None:
    """Of pages from the web, only the names of emoji are read that do not stand there."""
    with gzip.open(shared("corpus/articles/plain.jsonl.gz"), "rt", encoding="utf-8") as file:
        bodies = [json.loads(next(file))["body"] for _ in range(12)]
    for text in bodies:
        lines = [line for line in text.splitlines() if line.strip()]
        for line, cells in zip(lines, transcribe(lines, ENGLISH, "en"), strict=True):
            read = re.sub(r"\[[^]]*]", "", back(cells, ENGLISH))
            assert letters(read) == letters(re.sub(r"\[[^]]*]", "", line))


@pytest.mark.parametrize(
    ("table", "text", "expected"),
    [
        (ENGLISH, "Braille 2024", ",BRAILLE #BJBD"),
        (ENGLISH, "UNESCO says: \u201cyes\u201d (no).", ',,UNESCO SAYS3 8YES0 "<NO">4'),
        ("en-ueb-g2.ctb", "knowledge is for the people", "K IS = ! P"),
        ("en-ueb-g2.ctb", "mother and father", '"M & "F'),
        ("de-g0.utb", "Straße", "STRA!E"),
        ("de-g0.utb", "\u201eJa\u201c, \u201aja\u2018", "8JA01 ,8JA,0"),
        ("de-g0.utb", "geht\u2019s", "GEHT,S"),
        ("fr-bfu-comp6.utb", "élève", "=L!VE"),
        ("ru-litbrl.ctb", "мир", "MIR"),
        ("it-it-comp6.utb", "bene-comune", "BENE-COMUNE"),
    ],
)
def test_codes_are_those_of_their_rule_books(table: str, text: str, expected: str) -> None:
    """Unified English Braille, the German, French, Russian and Italian code, each from its own alphabet."""
    (cells,) = transcribe([text], table, "en")
    ascii_of = {cell: sign for sign, cell in cell_of_sign().items()}
    assert "".join(ascii_of[cell] for cell in cells).lstrip(".") == expected


@pytest.mark.parametrize(
    ("strange", "expected"),
    [
        ("\u2603", "[snowman]"),
        ("\U0001f388", "[balloon]"),
        ("\U0001f468\u200d\U0001f469\u200d\U0001f467", "[family man woman girl]"),
        ("\ue001", "[u+e001]"),
        ("\u0e01", "[thai character ko kai]"),
        ("\u20bf", "[bitcoin sign]"),
        ("a\\b \\x0041 \\", "a\\b \\x0041 \\"),
        ("\ufb01re", "fire"),
        ("so\u00adft\u200b \u202eword", "soft word"),
        ("e\u0301", "é"),
        ("\ud800x", "x"),
    ],
)
def test_what_a_table_does_not_know_is_named(strange: str, expected: str) -> None:
    (cells,) = transcribe([ORDINARY + strange + " end"], ENGLISH, "en")
    assert back(cells, ENGLISH).casefold().split() == f"{ORDINARY}{expected} end".casefold().split()


@pytest.mark.parametrize(
    ("strange", "table"),
    [("Привет, мир", "ru-litbrl.ctb"), ("שלום", "he-IL.utb"), ("안녕하세요", "ko-g1.ctb"), ("नमस्ते", "hi-in-g1.utb")],
)
def test_letters_of_another_script_are_in_its_braille(strange: str, table: str) -> None:
    (cells,) = transcribe([f"{ORDINARY}{strange} end"], ENGLISH, "en")
    (own,) = transcribe([strange.replace(",", "")], table, "en")
    assert own.split("\u2800")[-1] in cells.split("\u2800")


def test_emoji_have_names_in_the_language_of_the_article() -> None:
    for table, language, name in (("de-g0.utb", "de", "luftballon"), ("Pl-Pl-g1.utb", "pl", "balon")):
        (cells,) = transcribe(["Ein Ballon \U0001f388 steigt auf"], table, language)
        assert name in letters(back(cells, table))


@settings_of(max_examples=10, deadline=None)
@given(
    st.lists(st.text(f"{string.ascii_letters}{string.digits}.,;:!?'\"()-/&%#@*+=éüñ€    ", max_size=80), max_size=20)
)
def test_any_line_of_english_is_read_back(lines: list[str]) -> None:
    texts = [f"These are words. {line}" for line in lines]
    read = [letters(back(cells, ENGLISH)) for cells in transcribe(texts, ENGLISH, "en")]
    assert read == [letters(text) for text in texts]


def test_a_line_of_any_length_is_translated_whole() -> None:
    text = "Words and more words, " * 2000
    (cells,) = transcribe([text], ENGLISH, "en")
    assert letters(back(cells, ENGLISH)) == letters(text)
    (cells,) = transcribe(["w" * 5000], ENGLISH, "en")
    assert cells.count("\u283a") == 5000


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


@pytest.mark.parametrize("tag", sorted(assets.braille_tables()))
def test_a_language_has_tables_that_liblouis_knows(tag: str) -> None:
    """What a table says of its language, where it does, is the language that it is for here."""
    codes = {"cmn": "zh", "nb": "no", "nn": "no", "am": "gez", "yue": "zh", "bho": "bh"}
    for grade, table in assets.braille_tables()[tag].items():
        (cells,) = louis.translate(table, ["1"])
        assert cells, f"{table} knows no digits"
        header = (TABLES / table).read_text("utf-8", "replace") if TABLES.is_dir() else ""
        for code in re.findall(r"^#\+\s*language:\s*([a-z]+)", header, re.MULTILINE)[:1]:
            main = tag.partition("-")[0]
            assert codes.get(code, code) == codes.get(main, main)
        for contraction in re.findall(r"^#\+\s*contraction:\s*(\w+)", header, re.MULTILINE)[:1]:
            assert tag == "el" or (contraction == "no") == (grade == "uncontracted")


@pytest.mark.parametrize(
    ("tag", "grade", "table"),
    [
        ("en", False, ENGLISH),
        ("en-GB", True, "en-ueb-g2.ctb"),
        ("pt-BR", False, "pt-pt-g1.utb"),
        ("zh-Hant-TW", False, "zh-tw.ctb"),
        ("zh-Hant-HK", False, "zh-hk.ctb"),
        ("zh-CN", False, "zhcn-cbs.ctb"),
        ("DE_at", True, "de-g2.ctb"),
    ],
)
def test_the_table_is_chosen_by_language_and_grade(tag: str, grade: bool, table: str) -> None:  # noqa: FBT001
    assert louis.table(tag, Braille(contracted=grade)) == table


@pytest.mark.parametrize(
    ("tag", "wished", "said"),
    [
        ("ja", Braille(), "There is no table for uncontracted braille of six dots in the language 'ja'"),
        ("it", Braille(contracted=True), "or take --braille uncontracted"),
        ("tlh", Braille(), "--braille-table"),
    ],
)
def test_a_language_without_a_table_is_refused(tag: str, wished: Braille, said: str) -> None:
    with pytest.raises(FormatError, match=re.escape(said)):
        louis.table(tag, wished)


@pytest.mark.parametrize(
    "name", ["--help", "-b", "../en-ueb-g1.ctb", "/etc/passwd", "a,b", "a b", ".x", "a\nb", "ä.ctb"]
)
def test_what_is_no_name_of_a_table_is_refused(name: str) -> None:
    with pytest.raises(UsageError, match="is no name of a table of liblouis"):
        louis.table("en", Braille(table=name))


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


def test_a_table_in_the_current_folder_is_not_read(tmp_path: Path) -> None:
    (tmp_path / "mine.ctb").write_text("include en-ueb-g1.ctb\n")  # the fixtures make this the current folder
    with pytest.raises(FormatError, match="no table called"):
        louis.translate("mine.ctb", ["x"])


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
    warned = next(record.message for record in caplog.records if "braille" in record.message)
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
