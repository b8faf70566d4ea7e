"""Large print: what a person sees on paper, and what a screen reader finds in the tags of the file."""

import unicodedata
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pypdfium2
import pytest
from hypothesis import given
from hypothesis import settings as effort
from hypothesis import strategies as st
from lxml import etree

from accessible import pipeline
from accessible.document import Block, Mark, MarkKind, Role
from accessible.errors import FormatError
from accessible.publication import Copies, Picture, Publication
from accessible.settings import Settings
from accessible.store import Store
from accessible.writers import print as large_print
from accessible.writers import typeset
from accessible.writers.placed import grid
from quality import shelf
from tests.pdf import Print
from tests.test_golden import check
from tests.test_hostile_books import everywhere, hostile_texts

ARTICLES = Path(__file__).parent / "articles"
SENTENCE = "The mill below the weir has turned again since Monday, and half of the town came to look at it. "
HIDDEN = "\U00012f90\U00012f91"
"""Letters of Cypro-Minoan, which hardly a font has."""


def make(path: Path, settings: Settings) -> tuple[Publication, Path]:
    made = pipeline.make([str(path)], replace(settings, format="print", offline=True), lambda *_: None)
    return made.publication, made.files["print"].path


def printed(text: str, settings: Settings, folder: Path, name: str = "article.html") -> Print:
    (folder / name).write_text(text, "utf-8")
    return Print(make(folder / name, settings)[1])


def page(body: str, head: str = '<html lang="en"><head><title>The mill</title></head>') -> str:
    return f"<!DOCTYPE html>{head}<body><article><h1>The mill</h1><p>{SENTENCE}</p>{body}<p>{SENTENCE}</p></article>"


def letters(text: str) -> list[str]:
    """Return letters and digits, without the differences between a ligature and its letters."""
    return [sign for sign in unicodedata.normalize("NFKC", text) if sign.isalnum()]


@pytest.fixture(scope="module")
def rope(tmp_path_factory: pytest.TempPathFactory) -> Print:
    """An article with lists, code, a quotation, a table, notes, and a picture that cannot be had."""
    folder = tmp_path_factory.mktemp("rope")
    settings = Settings(output=str(folder / "out"), store=str(folder / "store"), engine="tone", workers=0)
    return Print(make(ARTICLES / "rope-walk" / "in.md", settings)[1])


# What a reader of the file is told


def test_it_claims_what_pdf_ua_asks_for(rope: Print) -> None:
    assert rope.root.MarkInfo.Marked
    assert not rope.root.MarkInfo.get("/Suspects", False)
    assert rope.root.ViewerPreferences.DisplayDocTitle
    assert "<pdfuaid:part>1</pdfuaid:part>" in rope.xmp
    assert str(rope.root.Lang) == "en-GB"


def test_its_metadata_is_the_articles_and_the_date_is_not_the_clocks(rope: Print) -> None:
    info = {name: str(value) for name, value in rope.pdf.docinfo.items()}
    assert info["/Title"] == "The Rope Walk"
    assert info["/Author"] == "Edda Farrow, Tomas Quill"
    assert info["/Keywords"] == "ropes, Northport, old"
    assert info["/Subject"] == "How rope was made by walking backwards."
    assert info["/CreationDate"] == info["/ModDate"] == "D:20220514000000Z"


def test_the_tags_are_in_reading_order(rope: Print, accept: bool) -> None:  # noqa: FBT001  a fixture
    """Kind, alternative text and text of each element, and the language where it is another."""
    lines = []
    for tag in rope.document.all():
        own = "".join(each.text for each in tag.inside if each not in tag.tags)
        inside = rope.document if tag is rope.document else tag
        languages = {piece.language for piece in inside.pieces() if piece in tag.inside} - {"", "en"}
        lines.append(" ".join(filter(None, [tag.kind, *sorted(languages), str(tag.element.get("/Alt", "")), own])))
    check(ARTICLES / "rope-walk" / "golden" / "print.txt", "\n".join(lines) + "\n", accept=accept)


def test_headings_are_headings_and_bookmarks(rope: Print) -> None:
    headings = rope.all("H1", "H2", "H3")
    expected = ["The Rope Walk", "Contents", "What you need", "What they sang", "What is left", "Notes"]
    assert [heading.text for heading in headings] == expected
    assert [heading.kind for heading in headings] == ["H1", *["H2"] * 5]
    assert rope.outline == expected


def test_the_contents_lead_to_the_pages_that_they_name(rope: Print) -> None:
    entries = [entry for tag in rope.all("TOCI") for entry in tag.all("Link")]
    assert [" ".join(entry.text.replace("\u2060", "").split()[:-1]) for entry in entries] == [
        "What you need",
        "What they sang",
        "What is left",
        "Notes",
    ]
    for entry in entries:
        assert rope.page_of(entry.link.Dest) + 1 == int(entry.text.replace("\u2060", "").split()[-1])


def test_a_short_article_has_no_contents(settings: Settings, tmp_path: Path) -> None:
    assert printed(page("<h2>One</h2>"), settings, tmp_path).all("TOC") == []


def test_in_a_book_of_several_articles_each_has_its_headings_and_its_language(settings: Settings) -> None:
    names = [shelf.SHORT[0].with_name(name) for name in ("greek.txt", "list.md")]
    wanted = replace(settings, format="print", book="Two articles", language="en")
    made = Print(pipeline.make([*map(str, names)], wanted, lambda *_: None).files["print"].path)
    headings = [(tag.kind, tag.text) for tag in made.all("H1", "H2", "H3")]
    assert headings == [
        ("H1", "Two articles"),
        ("H2", "Contents"),
        ("H2", "Αλάτι και πιπέρι"),
        ("H2", "What the keeper kept"),
        ("H3", "In the book"),
        ("H3", "Notes"),
    ]
    greek = next(tag for tag in made.all("P") if tag.text.startswith("Το αλάτι"))
    assert "el" in {str(greek.element.get("/Lang", "")), *(piece.language for piece in greek.pieces())}


def test_notes_and_what_refers_to_them_lead_to_each_other(rope: Print) -> None:
    links = {link.text: link.link for link in rope.all("Link") if "/Dest" in link.link}
    back = [link.link for link in rope.all("Link") if link.text == "Back to the text"]
    (page_of_notes,) = {rope.page_of(links[mark].Dest) for mark in ("[1]", "[2]")}
    notes = pypdfium2.PdfDocument(rope.data)[page_of_notes].get_textpage().get_text_range()
    assert "Notes\r\n[1] The walk at Southport" in notes
    marks = [links["[1]"], links["[2]"]]
    for mark, link in zip(marks, back, strict=True):
        place = rope.page_of(link.Dest)
        assert mark.objgen in [each.objgen for each in rope.pdf.pages[place].Annots]
        assert float(mark.Rect[1]) - 60 < float(link.Dest[3]) < float(mark.Rect[3]) + 60
    assert all(str(link.Contents) for link in [*marks, *back])


def test_a_passage_in_another_language_says_so(rope: Print) -> None:
    assert [piece.text for piece in rope.document.pieces() if piece.language == "fr"] == ["Au bout du chemin"]


def test_lists_have_their_numbers_and_what_goes_on_inside_an_item(rope: Print) -> None:
    numbered = rope.all("L")[0]
    assert numbered.attribute("/ListNumbering") == "/Decimal"
    assert [[label.text for label in item.all("Lbl")] for item in numbered.tags[:2]] == [["1."], ["2."]]
    assert [tag.kind for tag in next(numbered.tags[1].all("LBody")).tags] == ["P", "Code", "P"]
    assert [label.text for label in numbered.all("Lbl")][-2:] == ["•", "•"]


def test_a_numbered_list_begins_where_the_article_does(settings: Settings, tmp_path: Path) -> None:
    made = printed(page('<ol start="7"><li>Hemp</li><li value="12">Tar</li></ol>'), settings, tmp_path)
    assert [label.text for label in made.all("Lbl")] == ["7.", "12."]


def test_code_keeps_its_lines_and_spaces(rope: Print) -> None:
    assert next(tag for tag in rope.all("Code")).text.split("\n")[0].startswith("turns = length / 3")
    assert [line.text for line in rope.all("Code")[0].all("P")][-1] in {"  + 40", "+ 40"}


# Letters


def test_letters_are_large_black_and_upright(settings: Settings, tmp_path: Path) -> None:
    made = printed(page("<p><em>Slowly</em> it turned<sup>2</sup>.</p><h2>Water</h2>"), settings, tmp_path)
    sizes, colours = made.sizes()
    assert Counter(sizes).most_common(1)[0][0] == 18
    assert min(sizes) >= 13
    assert set(colours) == {0.0}
    assert not any(word in name for name in made.fonts for word in ("Italic", "Oblique", "Serif"))


def test_all_fonts_are_in_the_file(rope: Print) -> None:
    assert rope.fonts
    assert all(rope.fonts.values())


def test_the_size_is_that_which_was_asked_for(settings: Settings, tmp_path: Path) -> None:
    sizes, _ = printed(page(""), replace(settings, print_size=26.0), tmp_path).sizes()
    assert Counter(sizes).most_common(1)[0][0] == 26


def test_a_word_longer_than_a_line_stays_on_the_page_and_in_one_piece(settings: Settings, tmp_path: Path) -> None:
    word = "https://example.org/" + "abcdefghij" * 30
    made = printed(page(f"<p>See {word} for more of this.</p>"), settings, tmp_path)
    assert word in made.text
    places = [char for sheet in pypdfium2.PdfDocument(made.data) for char in boxes(sheet)]
    assert max(right for *_, right, _ in places) <= 595.3 - 56.6


def boxes(sheet: pypdfium2.PdfPage) -> list[tuple[float, float, float, float]]:
    """Return left, bottom, right and top of the letters of a page, in points."""
    text = sheet.get_textpage()
    return [text.get_charbox(at) for at in range(text.count_chars())]


SCRIPTS = ["arabic.txt", "cyrillic.txt", "greek.txt", "hebrew.txt", "latin.txt", "list.md"]


@pytest.mark.parametrize("name", SCRIPTS)
def test_every_letter_of_a_script_can_be_read_back(name: str, settings: Settings) -> None:
    source = next(path for path in shelf.SHORT if path.name == name)
    publication, path = make(source, settings)
    said = [publication.article.metadata.title, *(block.text for block in publication.article.blocks)]
    wanted = Counter(letters(" ".join(said)))
    made = Print(path)
    described = "".join(str(tag.element.get("/Alt", "")) for tag in made.all("Figure"))
    assert wanted - Counter(letters(made.text + described)) == Counter()
    seen = "".join(sheet.get_textpage().get_text_range() for sheet in pypdfium2.PdfDocument(path))
    assert wanted - Counter(letters(seen + described)) == Counter()


@pytest.mark.parametrize("name", ["seed", "11", "41", "45"])
def test_every_letter_stands_in_its_order(
    name: str, shared: Callable[[str], Path], settings: Settings, tmp_path: Path
) -> None:
    shared("corpus/articles/html.jsonl.gz")
    found = [order for order in shelf.orders(tmp_path) if order.is_found]
    source = shared("articles/seed.txt") if name == "seed" else found[int(name)].articles[0]
    publication, path = make(source, settings)
    read = "".join(letters(Print(path).text))
    at = 0
    for block in publication.article.blocks:
        if block.role is not Role.TABLE and not block.number:  # cells have headers between them, notes stand last
            text = "".join(letters(block.text))
            place = read.find(text, at) if block.role is not Role.NOTE and not block.about else read.find(text)
            assert place >= 0, block
            at = place + len(text) if block.role is not Role.NOTE and not block.about else at


def test_right_to_left_text_begins_at_the_right(settings: Settings) -> None:
    _, path = make(next(path for path in shelf.SHORT if path.name == "hebrew.txt"), settings)
    made = Print(path)
    assert str(made.root.Lang) == "he"
    lefts = [left for left, _, right, _ in boxes(pypdfium2.PdfDocument(path)[0]) if right > left]
    assert max(lefts) > 500


# Signs that no font has


def test_a_script_without_a_font_is_named(settings: Settings, tmp_path: Path) -> None:
    with pytest.raises(FormatError) as raised:
        printed(page(f"<p>They wrote {HIDDEN} on clay. {SENTENCE}</p>"), settings, tmp_path)
    assert raised.value.code == "no_font"
    said = str(raised.value)
    assert said.startswith(f"No font on this machine has the letters {HIDDEN} (Cypro) of 'The mill': install one")
    assert "apt install fonts-noto'" in said
    assert list((tmp_path / "out").iterdir()) == []


def test_with_all_formats_the_others_are_made(
    settings: Settings, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    (tmp_path / "clay.html").write_text(page(f"<p>They wrote {HIDDEN} on clay. {SENTENCE}</p>"), "utf-8")
    wanted = replace(settings, format="all", offline=True)
    made = pipeline.make([str(tmp_path / "clay.html")], wanted, lambda *_: None)
    assert "epub" in made.files
    assert "print" not in made.files
    assert "There is no print: No font on this machine" in caplog.text


def test_an_emoji_or_its_name_is_there(settings: Settings, tmp_path: Path) -> None:
    body = f"<p>A \U0001f469\u200d\U0001f4bb and \u2764\ufe0f and \uf8ff and \uff36 \u2192 \u2713. {SENTENCE}</p>"
    text = printed(page(body), settings, tmp_path).text
    assert "\U0001f469\u200d\U0001f4bb" in text or "[woman technologist]" in text
    assert "\u2764" in text
    assert "\uf8ff" in text or "[U+F8FF]" in text
    assert "V" in unicodedata.normalize("NFKC", text)
    assert "\u2192 \u2713." in text


def test_an_emoji_has_its_name_in_the_language_of_the_article(settings: Settings, tmp_path: Path) -> None:
    head = '<html lang="de"><head><title>Die M\u00fchle</title></head>'
    text = printed(page("<p>Ein \U0001f9a6\u200d\U0001f9a6 \U0001f9a6.</p>", head), settings, tmp_path).text
    assert "\U0001f9a6" in text or "[otter]" in text.lower()


# Tables


TABLE = """<table><caption>Ships of <b>1911</b></caption>
<thead><tr><th rowspan="2">Ship</th><th colspan="2">Years</th></tr><tr><th>From</th><th>To</th></tr></thead>
<tr><th>Anna</th><td>1901</td><td>1905</td></tr><tr><th>Berta</th><td colspan="2">unknown</td></tr></table>"""


def test_a_table_has_header_cells_with_a_scope_and_its_caption(settings: Settings, tmp_path: Path) -> None:
    made = printed(page(TABLE), settings, tmp_path)
    (table,) = made.all("Table")
    assert [tag.kind for tag in table.tags] == ["Caption", "THead", "TBody"]
    assert table.tags[0].text == "Ships of 1911"
    heads = list(table.all("TH"))
    assert [head.text for head in heads] == ["Ship", "Years", "From", "To"]
    assert {head.attribute("/Scope") for head in heads} == {"/Column"}
    assert heads[0].attribute("/RowSpan") == heads[1].attribute("/ColSpan") == "2"
    rows = [[cell.text for cell in row.tags] for row in table.tags[2].tags]
    assert rows == [["Anna", "1901", "1905"], ["Berta", "unknown"]]


def test_the_head_of_a_table_stands_on_each_of_its_pages(settings: Settings, tmp_path: Path) -> None:
    rows = "".join(f"<tr><td>{number}</td><td>A ship</td></tr>" for number in range(90))
    made = printed(page(f"<table><tr><th>Zahl</th><th>Schiff</th></tr>{rows}</table>"), settings, tmp_path)
    sheets = [sheet.get_textpage().get_text_range() for sheet in pypdfium2.PdfDocument(made.data)]
    assert len(sheets) > 3
    assert all(("Zahl" in sheet) == ("A ship" in sheet) for sheet in sheets)
    assert made.text.count("Zahl") == 1  # those on further pages are artifacts


def test_a_table_too_wide_for_the_page_is_read_row_by_row(settings: Settings, tmp_path: Path) -> None:
    names = ["Extraordinary", "Responsibilities", "Correspondence", "Administration", "Congratulations"]
    head = "".join(f"<th>{name}</th>" for name in names)
    cells = "".join(f"<td>{number}</td>" for number in "abcd")
    body = f"<table><tr>{head}</tr><tr>{cells}<td></td></tr><tr>{cells}<td>e</td></tr></table>"
    made = printed(page(body), settings, tmp_path)
    assert made.all("Table") == []
    first, second = (next(item.all("LBody")) for item in made.all("LI"))
    begins = "Extraordinary: aResponsibilities: bCorrespondence: cAdministration: dCongratulations"
    assert "".join(sorted(first.text)) == "".join(sorted(f"{begins} "))
    assert "".join(sorted(second.text)) == "".join(sorted(f"{begins}: e"))


@effort(max_examples=200, deadline=None)
@given(
    st.lists(
        st.lists(st.tuples(st.sampled_from(["td", "th"]), st.integers(1, 5), st.integers(1, 5)), max_size=5),
        min_size=1,
        max_size=6,
    ).filter(any)
)
def test_no_cell_of_a_grid_stands_on_another_or_outside(rows: list[list[tuple[str, int, int]]]) -> None:
    table = etree.Element("table")
    for row in rows:
        line = etree.SubElement(table, "tr")
        for tag, wide, high in row:
            etree.SubElement(line, tag, colspan=str(wide), rowspan=str(high)).text = "x"
    placed = grid(list(table))
    cells = [cell for row in placed.rows for cell in row]
    assert len(cells) == sum(map(len, rows))
    taken = [(cell.x + x, cell.y + y) for cell in cells for x in range(cell.wide) for y in range(cell.high)]
    assert len(taken) == len(set(taken))
    assert max(y for _, y in taken) < len(placed.rows)
    assert all(cell.y >= placed.head or cell.y + cell.high <= placed.head for cell in cells)


# Pictures


def test_a_picture_has_its_alternative_text_and_a_caption(settings: Settings) -> None:
    _, path = make(ARTICLES / "nachtzug" / "in.html", settings)
    made = Print(path)
    assert [str(figure.element.Alt) for figure in made.all("Figure")] == ["Ein blauer Zug im Schnee"]
    assert [caption.text for caption in made.all("Caption")] == ["Der erste Zug des Winters in der Kehre von Almenau."]


def test_an_ornament_has_no_tag_and_a_picture_that_nothing_describes_says_so(
    settings: Settings, tmp_path: Path
) -> None:
    publication, _ = make(shelf.SHORT[0].with_name("list.md"), settings)
    store = Store(settings.store_folder)
    (figure,) = (block for block in publication.article.blocks if block.role is Role.FIGURE)
    (picture,) = publication.pictures.values()
    assert isinstance(picture, Picture)
    alternatives = {text: described(publication, figure, text, store, tmp_path) for text in ("", "\u25a1")}
    assert alternatives == {"": [], "\u25a1": ["Picture without a description."]}


def described(publication: Publication, figure: Block, text: str, store: Store, folder: Path) -> list[str]:
    """Return the alternative texts in a copy whose figure has this text."""
    blocks = tuple(replace(block, text=text) if block is figure else block for block in publication.article.blocks)
    changed = replace(publication, article=replace(publication.article, blocks=blocks))
    large_print.write(changed, store, folder / "figure.pdf")
    made = Print(folder / "figure.pdf")
    return [str(tag.element.Alt) for tag in made.all("Figure")]


def test_a_picture_that_cannot_be_had_is_a_box_with_what_describes_it(rope: Print) -> None:
    assert rope.all("Figure") == []
    (said,) = (tag for tag in rope.all("P") if tag.text.startswith("Picture: "))
    assert said.text == "Picture: A shed so long that its far end cannot be seen, with two lines of posts"


# What nobody wants on a page


def test_no_text_of_an_article_is_taken_for_source(settings: Settings, tmp_path: Path) -> None:
    text = '#import "x" #panic() $x^2$ @ref <tag> \\ *bold* _em_ `raw` //comment /*c*/ = #{1+1} [x] "q" ~ --- \u2026'
    made = printed(f"---\ntitle: T\n---\n\n{SENTENCE}\n\n    {text}\n", settings, tmp_path, "article.md")
    assert text in made.text
    publication, _ = make(tmp_path / "article.md", settings)
    metadata = replace(publication.article.metadata, title=text, authors=(text,), source=text, subjects=(text,))
    (last,) = (block for block in publication.article.blocks if block.role is Role.CODE)
    blocks = (Block(text, marks=(Mark(0, 7, MarkKind.CODE), Mark(3, 20, MarkKind.STRONG))), last)
    bodies = (publication.body[0], publication.body[-1])
    article = replace(publication.article, metadata=metadata, blocks=blocks)
    changed = replace(publication, article=article, body=bodies, copies=Copies())
    large_print.write(changed, Store(settings.store_folder), tmp_path / "changed.pdf")
    again = Print(tmp_path / "changed.pdf")
    assert str(again.pdf.docinfo["/Title"]) == str(again.pdf.docinfo["/Author"]) == text
    assert again.text.count(text) == 2


def test_hostile_texts_in_every_field_lose_no_letter(
    shared: Callable[[str], Path], settings: Settings, tmp_path: Path
) -> None:
    made, codes = 0, {"no_font"}
    for number, text in list(enumerate(hostile_texts(shared)))[7::40]:
        path = tmp_path / f"{number}.html"
        path.write_text(everywhere(text), "utf-8", "surrogatepass")
        try:
            publication, file = make(path, settings)
        except FormatError as error:
            codes.add(error.code)
            continue
        made += 1
        wanted = Counter(letters(" ".join(block.text for block in publication.article.blocks)))
        assert wanted - Counter(letters(Print(file).text)) == Counter(), text
    assert made > 4
    assert codes == {"no_font"}


def test_lists_in_lists_without_end_keep_their_words(
    shared: Callable[[str], Path], settings: Settings, tmp_path: Path
) -> None:
    deep = "".join(f"<ul><li>Level {number}" for number in range(60)) + "</li></ul>" * 60
    made = printed(page(deep), settings, tmp_path)
    assert all(f"Level {number}" in " ".join(made.text.split()) for number in (0, 5, 20))
    assert Print(make(shared("corpus/hostile/nest_lists_200.html"), settings)[1]).text


def test_the_same_article_makes_the_same_bytes(settings: Settings, tmp_path: Path) -> None:
    first = make(ARTICLES / "nachtzug" / "in.html", settings)[1].read_bytes()
    other = replace(settings, output=str(tmp_path / "other"), store=str(tmp_path / "new"))
    assert make(ARTICLES / "nachtzug" / "in.html", other)[1].read_bytes() == first


@pytest.mark.parametrize(
    ("tag", "expected"),
    [
        ("en", ("en", None, False)),
        ("pt-BR", ("pt", "BR", False)),
        ("zh-Hant", ("zh", "TW", False)),
        ("zh-Hans-SG", ("zh", "SG", False)),
        ("es-419", ("es", None, False)),
        ("ar_EG", ("ar", "EG", True)),
        ("yue", ("yue", None, False)),
        ("x-private", ("und", None, False)),
    ],
)
def test_a_language_is_told_as_far_as_a_typesetter_knows_it(tag: str, expected: tuple[str, str | None, bool]) -> None:
    assert tuple(typeset.language(tag).values()) == expected


def test_the_fonts_that_come_with_the_program_have_their_licences() -> None:
    fonts = Path(large_print.FOLDER) / "fonts"
    licences = {path.stem.removeprefix("LICENSE-") for path in fonts.glob("LICENSE-*.txt")}
    assert licences == {"AtkinsonHyperlegible", "DejaVu"}
    assert [path.name for path in fonts.glob("*.ttf") if not path.name.startswith(tuple(licences))] == []
