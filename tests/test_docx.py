"""Word documents, from parts as ECMA-376 shows them."""

import io
import zipfile

import pytest

from accessible.document import Block, Mark, MarkKind, Role
from accessible.errors import SourceError
from accessible.readers import docx as reader
from accessible.readers.recognise import DOCX, of_archive
from accessible.readers.source import Source
from tests.archives import W, archive, docx

STYLES = f"""<w:styles {W}>
<w:docDefaults><w:rPrDefault><w:rPr><w:lang w:val="en-US"/></w:rPr></w:rPrDefault></w:docDefaults>
<w:style w:type="paragraph" w:styleId="berschrift2"><w:name w:val="heading 2"/></w:style>
<w:style w:type="paragraph" w:styleId="Own"><w:name w:val="My own"/><w:basedOn w:val="berschrift2"/></w:style>
<w:style w:type="paragraph" w:styleId="Deep"><w:name w:val="Deep"/><w:pPr><w:outlineLvl w:val="7"/></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="Titel"><w:name w:val="Title"/></w:style>
<w:style w:type="paragraph" w:styleId="Untertitel"><w:name w:val="Subtitle"/></w:style>
<w:style w:type="paragraph" w:styleId="Beschriftung"><w:name w:val="caption"/></w:style>
<w:style w:type="paragraph" w:styleId="Zitat"><w:name w:val="Quote"/></w:style>
<w:style w:type="paragraph" w:styleId="Verzeichnis1"><w:name w:val="toc 1"/></w:style>
<w:style w:type="paragraph" w:styleId="Code"><w:name w:val="HTML Preformatted"/></w:style>
<w:style w:type="paragraph" w:styleId="Aufz"><w:name w:val="List Bullet"/><w:pPr><w:numPr><w:numId w:val="2"/></w:numPr>
</w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="A"><w:name w:val="A"/><w:basedOn w:val="B"/></w:style>
<w:style w:type="paragraph" w:styleId="B"><w:name w:val="B"/><w:basedOn w:val="A"/></w:style>
<w:style w:type="character" w:styleId="Fett"><w:name w:val="Strong"/><w:rPr><w:b/></w:rPr></w:style>
</w:styles>"""
NUMBERING = f"""<w:numbering {W}>
<w:abstractNum w:abstractNumId="0">
<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/></w:lvl>
<w:lvl w:ilvl="1"><w:start w:val="3"/><w:numFmt w:val="lowerLetter"/></w:lvl></w:abstractNum>
<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/></w:lvl></w:abstractNum>
<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>
<w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>
<w:num w:numId="3"><w:abstractNumId w:val="0"/>
<w:lvlOverride w:ilvl="0"><w:startOverride w:val="7"/></w:lvlOverride></w:num>
</w:numbering>"""


def p(inner: str, properties: str = "") -> str:
    """Return a paragraph: of runs, or of a text."""
    return f"<w:p><w:pPr>{properties}</w:pPr>{inner if inner.startswith('<') else r(inner)}</w:p>"


def r(text: str, properties: str = "") -> str:
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def styled(style: str, inner: str) -> str:
    return p(inner, f'<w:pStyle w:val="{style}"/>')


def item(text: str, level: int = 0, instance: int = 1) -> str:
    return p(text, f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{instance}"/></w:numPr>')


def read(body: str, **parts: str) -> reader.Article:
    given = {"styles": STYLES, "numbering": NUMBERING, **parts}
    return reader.read(Source("", DOCX, data=docx(body, {"h1": "https://example.org/", "h2": "file:///x"}, **given)))


def blocks(body: str, **parts: str) -> list[Block]:
    return list(read(body, **parts).blocks)


def test_a_heading_is_known_by_its_style_in_any_language_and_by_its_outline() -> None:
    found = blocks(
        styled("berschrift2", "One")
        + styled("Own", "Two")
        + styled("Deep", "Three")
        + p("Four", '<w:outlineLvl w:val="2"/>')
        + p("Body text", '<w:outlineLvl w:val="9"/>')
        + styled("A", "Round")
        + styled("Unknown", "Other")
    )
    assert [(block.text, block.role, block.level) for block in found] == [
        ("One", Role.HEADING, 2),
        ("Two", Role.HEADING, 2),
        ("Three", Role.HEADING, 6),
        ("Four", Role.HEADING, 3),
        ("Body text", Role.PARAGRAPH, 0),
        ("Round", Role.PARAGRAPH, 0),
        ("Other", Role.PARAGRAPH, 0),
    ]


def test_title_and_subtitle_above_the_text_are_metadata_and_below_it_they_are_text() -> None:
    article = read(styled("Titel", "The Lamp") + styled("Untertitel", "A story") + p("Text.") + styled("Titel", "Two"))
    assert (article.metadata.title, article.metadata.subtitle) == ("The Lamp", "A story")
    assert [(block.text, block.role) for block in article.blocks] == [("Text.", Role.PARAGRAPH), ("Two", Role.HEADING)]


CORE = (
    '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/">'
    "<dc:title>{title}</dc:title><dc:creator>Ann Lee; Bo Chen</dc:creator><cp:keywords>sea, ice</cp:keywords>"
    "<dc:language>de-DE</dc:language><dcterms:created>2024-02-29T08:30:00Z</dcterms:created></cp:coreProperties>"
)


def test_the_properties_of_the_document_are_metadata() -> None:
    metadata = read(p("Text."), core=CORE.format(title="Eis &amp; Salz")).metadata
    assert metadata.title == "Eis & Salz"
    assert metadata.authors == ("Ann Lee", "Bo Chen")
    assert metadata.subjects == ("sea", "ice")
    assert (metadata.language, metadata.published) == ("de-DE", "2024-02-29T08:30:00Z")


@pytest.mark.parametrize("title", ["Microsoft Word - ice.doc", "ice.docx", "Untitled", "Document1", ""])
def test_a_title_that_only_a_program_gave_is_none(title: str) -> None:
    assert read(p("Text."), core=CORE.format(title=title)).metadata.title == ""


def test_runs_that_belong_together_are_one_mark() -> None:
    body = p(
        r("Pl")
        + r("ain ")
        + r("bo", "<w:b/>")
        + r("ld ", "<w:b/>")
        + r("too", '<w:b w:val="1"/>')
        + r(" no", '<w:b w:val="0"/>')
    )
    assert blocks(body) == [Block("Plain bold too no", marks=(Mark(6, 14, MarkKind.STRONG),))]


def test_inline_markup() -> None:
    body = p(
        r("a", "<w:i/>")
        + r("b", '<w:vertAlign w:val="superscript"/>')
        + r("c", '<w:vertAlign w:val="subscript"/>')
        + r("d", '<w:rStyle w:val="Fett"/>')
        + f'<w:hyperlink r:id="h1">{r("e")}</w:hyperlink><w:hyperlink r:id="h2">{r("f")}</w:hyperlink>'
        + f'<w:hyperlink w:anchor="x">{r("g")}</w:hyperlink>'
    )
    kinds = [MarkKind.EMPHASIS, MarkKind.SUPERSCRIPT, MarkKind.SUBSCRIPT, MarkKind.STRONG]
    marks = [Mark(at, at + 1, kind) for at, kind in enumerate(kinds)]
    assert blocks(body) == [Block("abcdefg", marks=(*marks, Mark(4, 5, MarkKind.LINK, "https://example.org/")))]


FIELD = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'


@pytest.mark.parametrize("address", ["https://example.org/a", "javascript:alert(1)", "file:///etc/hostname"])
def test_a_link_in_a_field(address: str) -> None:
    code = f'<w:r><w:instrText> HYPERLINK "{address}" </w:instrText></w:r>'
    body = p(
        r("See ")
        + FIELD.format("begin")
        + code
        + FIELD.format("separate")
        + r("this", "<w:b/>")
        + FIELD.format("end")
        + r(".")
    )
    link = (Mark(4, 8, MarkKind.LINK, address),) if address.startswith("https") else ()
    assert blocks(body) == [Block("See this.", marks=(*link, Mark(4, 8, MarkKind.STRONG)))]


def test_a_field_that_never_ends_hides_nothing_behind_its_result() -> None:
    code = '<w:r><w:instrText>HYPERLINK "https://example.org/"</w:instrText></w:r>'
    body = p(FIELD.format("begin") + code + FIELD.format("separate") + r("One")) + p("Two")
    assert [block.text for block in blocks(body)] == ["One", "Two"]


def test_lists_are_counted_as_word_counts_them() -> None:
    body = (
        item("one")
        + item("c", 1)
        + item("d", 1)
        + p("Between.")
        + item("two")
        + item("c again", 1)
        + item("bullet", 0, 2)
        + styled("Aufz", "bullet by style")
        + item("seven", 0, 3)
        + item("no item", 0, 0)
    )
    assert [(block.text, block.level, block.number) for block in blocks(body)] == [
        ("one", 1, 1),
        ("c", 2, 3),
        ("d", 2, 4),
        ("Between.", 0, 0),
        ("two", 1, 2),
        ("c again", 2, 3),
        ("bullet", 1, 0),
        ("bullet by style", 1, 0),
        ("seven", 1, 7),
        ("no item", 0, 0),
    ]


def table(*rows: list[str]) -> str:
    cells = ("".join(f"<w:tc>{cell}</w:tc>" for cell in row) for row in rows)
    return f"<w:tbl>{''.join(f'<w:tr>{row}</w:tr>' for row in cells)}</w:tbl>"


def test_a_table_is_a_block_a_row_and_a_box_is_its_paragraphs() -> None:
    body = table([p("a"), p("b") + p("c")], [p(""), table([p("d"), p("e")])]) + table([p("In a box.") + item("one")])
    assert [(block.text, block.role) for block in blocks(body)] == [
        ("a; b\nc", Role.TABLE),
        ("; d\ne", Role.TABLE),
        ("In a box.", Role.PARAGRAPH),
        ("one", Role.LIST_ITEM),
    ]


def test_the_cells_of_a_table_are_marked() -> None:
    head = f"<w:tr><w:trPr><w:tblHeader/></w:trPr><w:tc><w:tcPr><w:gridSpan w:val='2'/></w:tcPr>{p('Sizes')}</w:tc>"
    body = styled("Beschriftung", "Table 1") + f"<w:tbl>{head}<w:tc>{p('c')}</w:tc></w:tr></w:tbl>"
    marks = (Mark(0, 5, MarkKind.HEADER, "2,1"), Mark(7, 8, MarkKind.HEADER))
    assert blocks(body) == [Block("Table 1", Role.CAPTION), Block("Sizes; c", Role.TABLE, 1, marks=marks)]


def test_notes_stand_at_the_end_with_the_number_of_their_mark() -> None:
    line = f"<w:footnote w:id='0' w:type='separator'>{p('line')}</w:footnote>"
    own = p("<w:r><w:footnoteRef/></w:r>" + r(" First.")) + p("More of it.")
    first = f"<w:footnotes {W}>{line}<w:footnote w:id='5'>{own}</w:footnote></w:footnotes>"
    last = p("<w:r><w:endnoteRef/></w:r>" + r(" Last."))
    last = f"<w:endnotes {W}><w:endnote w:id='5'>{last}</w:endnote></w:endnotes>"
    cited = [f'<w:r><w:{kind}noteReference w:id="5"/></w:r>' for kind in ("end", "foot", "end")]
    found = blocks(
        p(r("a") + cited[0] + r("b") + cited[1] + r("c") + cited[2]) + p("End."), footnotes=first, endnotes=last
    )
    assert [(block.text, block.role) for block in found] == [
        ("a1b2c1", Role.PARAGRAPH),
        ("End.", Role.PARAGRAPH),
        ("1 Last.", Role.NOTE),
        ("2 First.", Role.NOTE),
        ("More of it.", Role.NOTE),
    ]
    marks = [Mark(at, at + 1, MarkKind.NOTE_REFERENCE, name) for at, name in ((1, "1"), (3, "2"), (5, "1"))]
    assert found[0].marks == tuple(marks)
    assert [(block.about, block.name) for block in found[2:]] == [("note", "1"), ("note", "2"), ("note", "")]


def test_changes_are_accepted() -> None:
    deleted = "<w:del><w:r><w:delText>gone</w:delText></w:r></w:del>"
    body = (
        p(r("Kept ") + deleted + f"<w:ins>{r('new')}</w:ins><w:moveTo>{r(' here')}</w:moveTo>")
        + p(f"<w:moveFrom>{r('not there')}</w:moveFrom>")
        + p("One ", "<w:rPr><w:del/></w:rPr>")
        + p("line.")
        + f"<w:tbl><w:tr><w:trPr><w:del/></w:trPr><w:tc>{p('no')}</w:tc><w:tc>{p('row')}</w:tc></w:tr></w:tbl>"
    )
    assert [block.text for block in blocks(body)] == ["Kept new here", "One line."]


def test_a_text_box_is_read_once_behind_its_paragraph() -> None:
    spaces = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    box = f"<w:txbxContent>{p('In the box.')}</w:txbxContent>"
    both = f"<mc:Choice>{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback>"
    both = f"<mc:AlternateContent {spaces}>{both}</mc:AlternateContent>"
    assert [block.text for block in blocks(p(r("Before ") + f"<w:r>{both}</w:r>" + r("and behind.")))] == [
        "Before and behind.",
        "In the box.",
    ]


def test_a_text_box_in_a_table_is_read_once_behind_the_table() -> None:
    box = f"<w:r><w:pict><w:txbxContent>{p('In the box.')}</w:txbxContent></w:pict></w:r>"
    body = table([p("<w:r/>" + r("a") + box), p("b")]) + p("Text.")
    assert [block.text for block in blocks(body)] == ["a; b", "In the box.", "Text."]


def test_what_is_hidden_or_only_a_reading_is_not_text() -> None:
    ruby = f"<w:r><w:ruby><w:rt>{r('こおり')}</w:rt><w:rubyBase>{r('氷')}</w:rubyBase></w:ruby></w:r>"
    assert blocks(p(r("a", "<w:vanish/>") + r("b") + ruby)) == [Block("b氷")]


def test_breaks_and_tabs_separate_words() -> None:
    assert blocks(
        p(f"{r('a')}<w:r><w:br/></w:r>{r('b')}<w:r><w:tab/></w:r>{r('c')}<w:r><w:noBreakHyphen/></w:r>{r('d')}")
    ) == [Block("a\nb c\u2011d")]


def test_the_table_of_contents_is_not_text_but_is_not_lost() -> None:
    gallery = '<w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/></w:docPartObj></w:sdtPr>'
    body = styled("Verzeichnis1", "One 3") + f"<w:sdt>{gallery}<w:sdtContent>{p('Two 5')}</w:sdtContent></w:sdt>"
    article = read(body + f"<w:sdt><w:sdtContent>{p('Text in a control.')}</w:sdtContent></w:sdt>")
    assert [block.text for block in article.blocks] == ["Text in a control."]
    assert [(entry.text, entry.rule) for entry in article.removed] == [("One 3", "extraction"), ("Two 5", "extraction")]


def test_lines_of_code_are_one_block() -> None:
    body = styled("Code", r("if a:") + "<w:r><w:br/></w:r>" + r("    b")) + styled("Code", "c") + p("Text.")
    assert [(block.text, block.role) for block in blocks(body)] == [
        ("if a:\n    b\nc", Role.CODE),
        ("Text.", Role.PARAGRAPH),
    ]


def lang(tag: str, attribute: str = "val") -> str:
    return f'<w:lang w:{attribute}="{tag}"/>'


def test_languages_of_runs() -> None:
    long = "Ein langer Absatz über das Eis im Hafen und die Leute darauf."
    article = read(
        p(r(long, lang("de-DE")))
        + p(
            r("Er sagte ", lang("de-DE"))
            + r("never ever again", lang("en-GB"))
            + r(" und ", lang("de-DE"))
            + r("Pub", lang("en-GB"))
        )
        + p(r("A whole line.", lang("en-GB")))
    )
    assert article.metadata.language == "de-DE"
    assert article.blocks[1].marks == (Mark(9, 25, MarkKind.LANGUAGE, "en-GB"),)
    assert [block.language for block in article.blocks] == ["", "", "en-GB"]


def test_the_language_of_the_program_is_not_that_of_the_text() -> None:
    assert read(p("Ein Absatz.")).metadata.language == ""


def test_a_chinese_run_is_in_its_east_asian_language() -> None:
    both = '<w:lang w:val="en-US" w:eastAsia="zh-CN"/>'
    assert read(p(r("港口里的冰今年来得很早。", both))).metadata.language == "zh-CN"


def test_the_text_may_be_in_a_part_of_another_name() -> None:
    assert reader.read(Source("", DOCX, data=docx(p("Ice."), main="document2"))).blocks == (Block("Ice."),)


def test_the_strict_variant_of_the_format() -> None:
    with zipfile.ZipFile(io.BytesIO(docx(styled("Own", "Ice."), styles=STYLES))) as usual:
        entries = {name: usual.read(name).decode() for name in usual.namelist()}
    for part in ("wordprocessingml/main", "officeDocument/relationships"):
        for name, text in entries.items():
            old = f"http://schemas.openxmlformats.org/{part.replace('/', '/2006/')}"
            entries[name] = text.replace(old, f"http://purl.oclc.org/ooxml/{part}")
    found = reader.read(Source("", DOCX, data=archive(dict(entries)))).blocks
    assert found == (Block("Ice.", Role.HEADING, 2),)


def test_a_package_without_a_text_is_damaged() -> None:
    with pytest.raises(SourceError) as caught:
        reader.read(Source("", DOCX, data=docx("", main="other").replace(b"word/other.xml", b"word/othex.xml")))
    assert caught.value.code == "bad_container"


def test_a_word_document_is_known_by_its_entries() -> None:
    assert of_archive(docx(p("Ice."))) == DOCX


@pytest.mark.parametrize("tag", ["w:smartTag", "w:hyperlink", "w:ins", "w:r"])
def test_deep_nesting_is_read(tag: str) -> None:
    inner = f"{f'<{tag}>' * 200}{r('Deep.')}{f'</{tag}>' * 200}"
    assert blocks(p(inner)) == [Block("Deep.")]


def test_too_deep_nesting_is_refused_and_never_cut() -> None:
    with pytest.raises(SourceError) as caught:
        read(p(f"{'<w:ins>' * 400}{r('Deep.')}{'</w:ins>' * 400}"))
    assert caught.value.code == "too_large"
