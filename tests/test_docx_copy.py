"""The Word document: valid, and read back by python-docx, by our own reader, and as XML."""

import zipfile
from datetime import UTC, datetime
from pathlib import Path

import docx
import pytest
from lxml import etree
from openxml_audit import OpenXmlValidator

from accessible import pipeline
from accessible.document import Block, MarkKind, Role
from accessible.readers import docx as reader
from accessible.readers.source import Source
from accessible.settings import Settings
from quality import shelf

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
NAMES = {
    "w": W.strip("{}"),
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "adec": "http://schemas.microsoft.com/office/drawing/2017/decorative",
}
NOT_REQUIRED = ("fontTable", "theme")
"""Parts that the validator asks for, and ECMA-376, part 1, 11.3, does not."""
PAGE = """\
<!DOCTYPE html>
<html lang="en"><head><title>The weir</title>
<link rel="canonical" href="https://example.org/weir?a=1&amp;b=(2)">
<meta property="og:url" content="https://example.org/weir?a=1&amp;b=(2)">
<meta property="og:site_name" content="The River Post">
<meta name="author" content="Ida Brook; Ömer Çelik"><meta name="keywords" content="mills, water">
<meta name="description" content="A mill turns &lt;again&gt;.">
<meta property="article:published_time" content="2023-11-05T07:08:09+01:00">
</head><body><article><h1>The weir</h1>
<p>The mill below the weir has turned again since <b>Monday</b>, and <a href="https://example.org/x?y=1&amp;z=2">half of
the <em>town</em></a> came to look at it<sup><a href="#n1" id="r1">1</a></sup>. It was cold, H<sub>2</sub>O froze.</p>
<h2>Water</h2>
<p>Nobody had expected it, <span lang="fr">pas du tout, vraiment</span>, said the miller, and she said
<q>never</q><sup><a href="#n1">1</a></sup>.
The code is <code>open(1)</code>, and <del>closed</del> <ins>it holds</ins>.</p>
<p lang="he">הטחנה ליד הסכר הסתובבה שוב מאז יום שני בבוקר, וחצי מהעיירה באה לראות אותה.</p>
<h3>In numbers</h3>
<table><tr><th>Year</th><th colspan="2">Turns</th></tr><tr><th>Rain</th><th>a day</th><th>a week</th></tr>
<tr><td rowspan="2">1911</td><td>12</td><td>84</td></tr><tr><td>13</td><td>91</td></tr><tr><td>1912</td><td>9</td></tr>
</table>
<h2>What it needs</h2>
<ol start="3"><li>A wheel of old oak</li>
<li>Water enough for it<ul><li>from the hills above</li></ul></li>
<li>A miller with patience</li></ol>
<p>And then, from the start again, what she has to do:</p>
<ol><li>Open the gate with care</li><li>Wait until it turns</li></ol>
<blockquote><p>It moved at once,
and it has not stopped since that morning, the stones are warm in the evening.</p></blockquote>
<figure><img src="lamp.png" alt="A lamp &quot;in&quot; a window"><figcaption>The lamp at night.</figcaption></figure>
<p id="n1">The old one turned until 1911, says <a href="https://example.org/old">a letter</a>.</p>
</article></body></html>
"""


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> pipeline.Made:
    folder = tmp_path_factory.mktemp("weir")
    (folder / "weir.html").write_text(PAGE, "utf-8")
    (folder / "lamp.png").write_bytes((Path(shelf.__file__).parent / "short" / "lamp.png").read_bytes())
    return make(folder / "weir.html", folder)


def make(source: Path, folder: Path) -> pipeline.Made:
    settings = Settings(str(folder / "out"), "docx", "tone", store=str(folder / "store"), workers=0, offline=True)
    return pipeline.make([str(source)], settings, lambda *_: None)


def problems(path: Path) -> list[str]:
    found = [str(error.description) for error in OpenXmlValidator().validate(path).errors]
    return [text for text in found if not text.endswith(tuple(f"/{name}' is missing." for name in NOT_REQUIRED))]


def part(one: pipeline.Made, name: str = "word/document.xml") -> etree._Element:
    with zipfile.ZipFile(one.files["docx"].path) as file:
        return etree.fromstring(file.read(name))


def find(root: etree._Element, path: str) -> list[etree._Element]:
    return list(root.xpath(path, namespaces=NAMES))


def read(one: pipeline.Made) -> tuple[Block, ...]:
    return reader.read(Source("", "", data=one.files["docx"].path.read_bytes())).blocks


def test_it_is_valid(made: pipeline.Made, tmp_path: Path) -> None:
    assert problems(made.files["docx"].path) == []
    for article in ("rope-walk/in.md", "field-notes/in.md"):
        source = Path(__file__).parent / "articles" / article
        assert problems(make(source, tmp_path).files["docx"].path) == []


def test_a_broken_one_is_found(made: pipeline.Made, tmp_path: Path) -> None:
    path = tmp_path / "broken.docx"
    with zipfile.ZipFile(made.files["docx"].path) as old, zipfile.ZipFile(path, "w") as new:
        for name in old.namelist():
            new.writestr(name, old.read(name).replace(b"<w:tblW ", b"<w:pStyle "))
    assert problems(path) != []


def test_python_docx_finds_real_styles(made: pipeline.Made) -> None:
    document = docx.Document(str(made.files["docx"].path))
    styles = {paragraph.text: paragraph.style.name for paragraph in document.paragraphs if paragraph.style}
    assert styles["The weir"] == "Title"
    assert (styles["Water"], styles["In numbers"], styles["What it needs"]) == ("Heading 1", "Heading 2", "Heading 1")
    assert (styles["A wheel of old oak"], styles["from the hills above"]) == ("List Number", "List Bullet")
    assert styles["The lamp at night."] == "Caption"
    assert [name for text, name in styles.items() if text.startswith("It moved")] == ["Quote"]
    links = [link.address for paragraph in document.paragraphs for link in paragraph.hyperlinks]
    assert links == ["https://example.org/weir?a=1&b=(2)", "https://example.org/x?y=1&z=2", ""]  # "": to the footnote


def test_python_docx_finds_what_the_document_says_of_itself(made: pipeline.Made) -> None:
    said = docx.Document(str(made.files["docx"].path)).core_properties
    assert (said.title, said.author, said.language) == ("The weir", "Ida Brook; Ömer Çelik", "en")
    assert said.comments == "A mill turns <again>."
    assert said.created == said.modified == datetime(2023, 11, 5, 6, 8, 9, tzinfo=UTC)


def test_our_reader_reads_every_block_as_what_it_was(made: pipeline.Made) -> None:
    blocks = [block for block in made.publication.article.blocks if block.role is not Role.NOTE]
    found = [block for block in read(made) if block.role is not Role.NOTE][3:]
    assert [block.role for block in found] == [block.role for block in blocks]
    assert [block.number for block in found] == [block.number for block in blocks]
    assert [block.number for block in blocks if block.role is Role.LIST_ITEM] == [3, 4, 0, 5, 1, 2]
    assert [block.level + 1 for block in found if block.role is Role.HEADING] == [2, 3, 2]


def test_notes_are_footnotes_with_links(made: pipeline.Made) -> None:
    root = part(made)
    assert [each.get(f"{W}id") for each in find(root, "//w:footnoteReference")] == ["1"]
    assert [each.get(f"{W}anchor") for each in find(root, "//w:hyperlink[@w:anchor]")] == ["note-1"]
    assert [each.get(f"{W}name") for each in find(root, "//w:bookmarkStart")] == ["note-1"]
    (note,) = find(part(made, "word/footnotes.xml"), "//w:footnote[@w:id='1']")
    assert "".join(note.itertext()).strip() == "The old one turned until 1911, says a letter."
    assert b"https://example.org/old" in etree.tostring(part(made, "word/_rels/footnotes.xml.rels"))


def test_languages_are_marked(made: pipeline.Made) -> None:
    (default,) = find(part(made, "word/styles.xml"), "//w:docDefaults//w:lang")
    assert set(default.attrib.values()) == {"en"}
    root = part(made)
    (french,) = {"".join(each.itertext()) for each in find(root, "//w:r[w:rPr/w:lang/@w:val='fr']")}
    assert french == "pas du tout, vraiment"
    (hebrew,) = find(root, "//w:p[w:pPr/w:bidi]")
    assert {each.get(f"{W}bidi") for each in find(hebrew, ".//w:lang")} == {"he"}
    assert find(hebrew, "w:r[not(w:rPr/w:rtl)]") == []


def test_a_picture_has_the_text_that_stands_for_it(made: pipeline.Made) -> None:
    (about,) = find(part(made), "//wp:docPr")
    assert about.get("descr") == 'A lamp "in" a window'
    extent = find(part(made), "//wp:extent")[0]
    assert int(extent.get("cx")) <= 5_760_000
    with zipfile.ZipFile(made.files["docx"].path) as file:
        (name,) = [name for name in file.namelist() if name.startswith("word/pictures/")]
        assert file.read(name).startswith(b"\x89PNG")


def test_the_rows_of_headers_of_a_table_are_marked_and_cells_span(made: pipeline.Made) -> None:
    rows = find(part(made), "//w:tr")
    assert [bool(find(row, "w:trPr/w:tblHeader")) for row in rows] == [True, True, False, False, False]
    spans = [[cell.get(f"{W}val") for cell in find(row, ".//w:gridSpan")] for row in rows]
    assert spans == [["2"], [], [], [], []]
    merged = [[cell.get(f"{W}val", "continue") for cell in find(row, ".//w:vMerge")] for row in rows]
    assert merged == [[], [], ["restart"], ["continue"], []]
    (table,) = docx.Document(str(made.files["docx"].path)).tables
    assert [cell.text for cell in table.rows[3].cells] == ["1911", "13", "91"]
    assert [cell.text for cell in table.rows[4].cells] == ["1912", "9", ""]


def test_marks_are_formatted(made: pipeline.Made) -> None:
    marks = {
        (mark.kind, block.text[mark.start : mark.end])
        for block in read(made)
        for mark in block.marks
        if mark.kind in {MarkKind.STRONG, MarkKind.EMPHASIS, MarkKind.SUBSCRIPT, MarkKind.LINK, MarkKind.LANGUAGE}
    }
    assert {
        (MarkKind.STRONG, "Monday"),
        (MarkKind.EMPHASIS, "town"),
        (MarkKind.SUBSCRIPT, "2"),
        (MarkKind.LINK, "half of the town"),
        (MarkKind.LANGUAGE, "pas du tout, vraiment"),
    } <= marks
    root = part(made)
    assert ["".join(each.itertext()) for each in find(root, "//w:r[w:rPr/w:strike]")] == ["closed"]
    assert ["".join(each.itertext()) for each in find(root, "//w:r[w:rPr/w:rStyle/@w:val='HTMLCode']")] == ["open(1)"]
    assert "“never”" in "".join(root.itertext())


def test_the_same_bytes_each_time(made: pipeline.Made, tmp_path: Path) -> None:
    (tmp_path / "weir.html").write_text(PAGE, "utf-8")
    (tmp_path / "lamp.png").write_bytes((Path(shelf.__file__).parent / "short" / "lamp.png").read_bytes())
    again = make(tmp_path / "weir.html", tmp_path)
    assert again.files["docx"].path.read_bytes() == made.files["docx"].path.read_bytes()


def test_a_table_that_is_too_wide_for_word_is_a_paragraph_a_row(tmp_path: Path) -> None:
    columns = [f"c{number}" for number in range(70)]
    rows = [columns, ["---"] * 70, ["x"] * 70]
    table = "\n".join(f"| {' | '.join(row)} |" for row in rows)
    (tmp_path / "wide.md").write_text(f"---\ntitle: Wide\nlang: en\n---\nA table with many columns.\n\n{table}\n")
    made = make(tmp_path / "wide.md", tmp_path)
    assert problems(made.files["docx"].path) == []
    assert [block.role for block in read(made)] == [Role.PARAGRAPH] * 3


def test_a_right_to_left_article_runs_so(tmp_path: Path) -> None:
    made = make(next(path for path in shelf.SHORT if path.stem == "arabic"), tmp_path)
    assert problems(made.files["docx"].path) == []
    root = part(made)
    assert find(root, "//w:p[not(w:pPr/w:bidi)]") == []
    assert len(find(root, "//w:sectPr/w:bidi")) == 1
