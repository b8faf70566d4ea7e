"""Books, from parts as EPUB 2 and 3 show them, and our own books read back."""

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import settings as settings_of
from hypothesis import strategies as st

from accessible import pipeline
from accessible.document import Article, Block, Mark, MarkKind, Role
from accessible.errors import SourceError
from accessible.readers import epub as reader
from accessible.readers.recognise import EPUB, of_archive
from accessible.readers.source import Source
from accessible.settings import Settings
from tests.archives import CONTAINER, archive, epub

PROSE = (
    "Before the first ferry leaves, the inner harbour is one of the quietest places on the whole of that long coast."
)


def read(data: bytes, url: str = "") -> Article:
    return reader.read(Source("", EPUB, url, data))


def blocks(body: str, **extra: str | bytes) -> list[Block]:
    return list(read(epub(f"<body>{body}</body>", **extra)).blocks)


def texts(*bodies: str, **extra: str | bytes) -> list[str]:
    return [block.text for block in read(epub(*(f"<body>{body}</body>" for body in bodies), **extra)).blocks]


# Metadata


def test_the_package_says_what_the_book_is() -> None:
    metadata = read(
        epub(
            "<body><p>Ice.</p></body>",
            metadata=(
                '<dc:title id="s">A story</dc:title><dc:title id="t">The Lamp</dc:title>'
                '<meta refines="#s" property="title-type">subtitle</meta>'
                '<meta refines="#t" property="title-type">main</meta>'
                '<dc:creator id="a">Ann Lee</dc:creator><meta refines="#a" property="role">aut</meta>'
                '<dc:creator id="b">Bo Chen</dc:creator><meta refines="#b" property="role">ill</meta>'
                "<dc:language>pt_BR</dc:language><dc:date>2024-02-29</dc:date><dc:publisher>The Pier</dc:publisher>"
                "<dc:subject>Sea</dc:subject><dc:subject>Ice</dc:subject><dc:description>About it.</dc:description>"
                "<dc:source>urn:isbn:1</dc:source><dc:source>https://example.org/lamp</dc:source>"
            ),
        )
    ).metadata
    assert (metadata.title, metadata.subtitle, metadata.authors) == ("The Lamp", "A story", ("Ann Lee",))
    assert (metadata.language, metadata.published, metadata.source) == ("pt-BR", "2024-02-29", "The Pier")
    assert (metadata.subjects, metadata.description) == (("Sea", "Ice"), "About it.")
    assert metadata.url == "https://example.org/lamp"


def test_the_roles_of_epub_2() -> None:
    people = '<dc:creator opf:role="trl">Bo Chen</dc:creator><dc:creator opf:role="aut">Ann Lee</dc:creator>'
    assert read(epub("<body><p>Ice.</p></body>", metadata=people)).metadata.authors == ("Ann Lee",)


SPOKEN = ' alttext="x is 2"'

# Which documents


def test_the_spine_is_the_order_and_each_document_is_read_once() -> None:
    spine = '<itemref idref="c1"/><itemref idref="nowhere"/><itemref idref="far"/><itemref idref="c2"/>'
    manifest = '<item id="far" href="%2e%2e/%2e%2e/etc/passwd" media-type="application/xhtml+xml"/>'
    assert texts("<p>One.</p>", "<p>Two.</p>", spine=spine, manifest=manifest) == ["One.", "Two."]


def test_what_is_beside_the_reading_order_comes_last() -> None:
    document = '<html xmlns="http://www.w3.org/1999/xhtml"><body><p>Answers.</p></body></html>'
    manifest = '<item id="x" href="my%20x.xhtml" media-type="application/xhtml+xml"/>'
    data = epub("<body><p>One.</p></body>", manifest=manifest, spine="", **{"OEBPS/my x.xhtml": document})
    assert [block.text for block in read(data).blocks] == ["One."]
    data = epub(
        "<body><p>One.</p></body>",
        manifest=manifest,
        spine='<itemref idref="x" linear="no"/>',
        **{"OEBPS/my x.xhtml": document},
    )
    assert [block.text for block in read(data).blocks] == ["One.", "Answers."]


NAVIGATION = """<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops"><body>
<nav epub:type="toc"><ol><li><a href="c1.xhtml">One</a></li></ol></nav><nav epub:type="landmarks"><ol>
<li><a epub:type="cover" href="c1.xhtml">Cover</a></li><li><a epub:type="bodymatter" href="c2.xhtml#a">Text</a></li>
<li><a epub:type="titlepage" href="c2.xhtml#t">Title</a></li></ol></nav></body></html>"""


def test_navigation_and_what_the_landmarks_call_a_cover_are_no_text() -> None:
    manifest = '<item id="nav" href="nav.xhtml" media-type="application/xhtml+xml" properties="nav"/>'
    extra = {"manifest": manifest, "spine": '<itemref idref="nav"/>', "OEBPS/nav.xhtml": NAVIGATION}
    assert texts("<p>The Lamp, a cover</p>", "<p>Text.</p>", **extra) == ["Text."]


def test_the_guide_of_epub_2_names_a_title_page_and_an_imprint() -> None:
    guide = (
        '<reference type="title-page" href="c1.xhtml"/><reference type="copyright-page" href="c2.xhtml"/>'
        '<reference type="text" href="c3.xhtml"/>'
    )
    assert texts("<p>The Lamp</p>", "<p>Copyright</p>", "<p>Text.</p>", guide=guide) == ["Text."]


def test_a_document_that_is_the_text_as_well_as_a_cover_is_kept() -> None:
    guide = '<reference type="cover" href="c1.xhtml"/><reference type="text" href="c1.xhtml#start"/>'
    assert texts("<p>Text.</p>", guide=guide) == ["Text."]
    assert texts("<p>Text.</p>", guide='<reference type="cover" href="c1.xhtml"/>') == ["Text."]


@pytest.mark.parametrize("kind", ["epub:type='titlepage'", "epub:type='frontmatter copyright-page'", "role='doc-toc'"])
def test_a_section_that_is_furniture_is_kept_as_removed(kind: str) -> None:
    article = read(epub(f"<body><section {kind}><h1>The Lamp</h1></section><p>Text.</p></body>"))
    assert [block.text for block in article.blocks] == ["Text."]
    assert [(entry.text, entry.rule) for entry in article.removed] == [("The Lamp", "extraction")]


def test_a_book_without_a_container_document_is_read_by_its_package() -> None:
    package = (
        '<package xmlns="http://www.idpf.org/2007/opf"><metadata/><manifest><item id="a" href="a.html" '
        'media-type="application/xhtml+xml"/></manifest><spine><itemref idref="a"/></spine></package>'
    )
    data = archive({"mimetype": "application/epub+zip", "x.opf": package, "a.html": "<html><body>Ice.</body></html>"})
    assert of_archive(data) == EPUB
    assert [block.text for block in read(data).blocks] == ["Ice."]


def test_a_book_without_a_package_is_damaged() -> None:
    with pytest.raises(SourceError) as caught:
        read(archive({"META-INF/container.xml": CONTAINER}))
    assert caught.value.code == "bad_container"


ENCRYPTION = (
    '<encryption xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><EncryptedData '
    'xmlns="http://www.w3.org/2001/04/xmlenc#"><EncryptionMethod Algorithm="{}"/></EncryptedData></encryption>'
)


def test_a_protected_book_is_refused_and_a_protected_font_is_not() -> None:
    encryption = ENCRYPTION.format("http://www.idpf.org/2008/embedding")
    assert texts("<p>Ice.</p>", **{"META-INF/encryption.xml": encryption}) == ["Ice."]
    encryption = ENCRYPTION.format("http://www.w3.org/2001/04/xmlenc#aes256-cbc")
    with pytest.raises(SourceError) as caught:
        texts("<p>Ice.</p>", **{"META-INF/encryption.xml": encryption})
    assert caught.value.code == "drm_protected"


# Content documents


def test_lists_keep_depth_and_numbers() -> None:
    body = (
        '<ol start="3"><li>c<ul><li>in c</li></ul></li><li value="7"><p>g</p><p>more of g</p></li><li>h</li></ol>'
        "<ul><li>x</li></ul><dl><dt>Term</dt><dd>Meaning</dd></dl>"
    )
    assert [(block.text, block.role, block.level, block.number) for block in blocks(body)] == [
        ("c", Role.LIST_ITEM, 1, 3),
        ("in c", Role.LIST_ITEM, 2, 0),
        ("g", Role.LIST_ITEM, 1, 7),
        ("more of g", Role.LIST_ITEM, 1, 0),
        ("h", Role.LIST_ITEM, 1, 8),
        ("x", Role.LIST_ITEM, 1, 0),
        ("Term", Role.TERM, 0, 0),
        ("Meaning", Role.DEFINITION, 0, 0),
    ]


def test_blocks_of_every_kind() -> None:
    body = (
        "<section><h3>Head</h3>Loose <i>text</i><div>In a division</div><blockquote><p>Said.</p></blockquote>"
        "<pre>a\n  b</pre><table><caption>Sizes</caption><tr><th>a</th><td><p>b</p><p>c</p></td></tr></table>"
        "<table><tr><td><p>Boxed.</p></td></tr></table><p>One<br/>line.</p></section>"
    )
    assert [(block.text, block.role, block.level) for block in blocks(body)] == [
        ("Head", Role.HEADING, 3),
        ("Loose text", Role.PARAGRAPH, 0),
        ("In a division", Role.PARAGRAPH, 0),
        ("Said.", Role.BLOCKQUOTE, 0),
        ("a\n  b", Role.CODE, 0),
        ("Sizes", Role.CAPTION, 0),
        ("a; b\nc", Role.TABLE, 1),
        ("Boxed.", Role.PARAGRAPH, 0),
        ("One\nline.", Role.PARAGRAPH, 0),
    ]


def test_inline_markup() -> None:
    body = (
        '<p><em>a</em><b>b</b><code>c</code><sup>d</sup><sub>e</sub><a href="https://example.org/">f</a>'
        '<a href="c2.xhtml">g</a><a href="javascript:x()">h</a><span>i</span></p>'
    )
    kinds = ("em", "strong", "code", "sup", "sub")
    marks = [Mark(at, at + 1, MarkKind(kind)) for at, kind in enumerate(kinds)]
    assert blocks(body) == [Block("abcdefghi", marks=(*marks, Mark(5, 6, MarkKind.LINK, "https://example.org/")))]


def test_notes_stand_behind_the_text_of_their_document() -> None:
    body = (
        '<p>Ice<a epub:type="noteref" href="#n1">1</a> came<sup><a epub:type="noteref" href="#n2">2</a></sup>.</p>'
        '<aside epub:type="footnote" id="n1"><p>1 Frozen <i>water</i>. '
        '<a role="doc-backlink" href="#r">↩</a></p></aside>'
        '<section role="doc-endnotes"><ol><li id="n2" role="doc-endnote">2 Early.</li></ol></section><p>It went.</p>'
    )
    found = blocks(body)
    assert [(block.text, block.role) for block in found] == [
        ("Ice1 came2.", Role.PARAGRAPH),
        ("It went.", Role.PARAGRAPH),
        ("1 Frozen water.", Role.NOTE),
        ("2 Early.", Role.NOTE),
    ]
    names = ["OEBPS/c1.xhtml#n1", "OEBPS/c1.xhtml#n2"]
    assert [(block.about, block.name) for block in found[2:]] == [("note", name) for name in names]
    assert [mark for mark in found[0].marks if mark.kind is MarkKind.NOTE_REFERENCE] == [
        Mark(3, 4, MarkKind.NOTE_REFERENCE, names[0]),
        Mark(9, 10, MarkKind.NOTE_REFERENCE, names[1]),
    ]


def test_page_numbers_scripts_and_what_is_hidden_are_no_text() -> None:
    body = (
        '<p>Be<span epub:type="pagebreak" title="7">7</span>fore<script>x()</script>.</p><p hidden="hidden">No.</p>'
        '<div role="doc-pagebreak">8</div><svg xmlns="http://www.w3.org/2000/svg"><text>No.</text></svg>'
        "<p><ruby>氷<rp>(</rp><rt>こおり</rt><rp>)</rp></ruby></p>"
    )
    assert [block.text for block in blocks(body)] == ["Before.", "氷"]


def test_pictures_and_formulas_do_not_break_a_line() -> None:
    math = '<math xmlns="http://www.w3.org/1998/Math/MathML"{}><mi>x</mi><mo>=</mo><mn>2</mn></math>'
    body = f"<p>One <img src='a.png' alt='no'/>two {math.format('')} and {math.format(SPOKEN)}.</p>"
    assert [block.text for block in blocks(body)] == ["One two x = 2 and x is 2."]


def test_a_figure_without_a_description_is_no_ornament() -> None:
    body = (
        "<figure><img src='a.png' alt='A quay'/></figure><figure><img src='b.png'/>"
        "<figcaption>Ice.</figcaption></figure><figure><img src='c.png' alt=''/></figure><p>Text.</p>"
    )
    assert [(block.text, block.role) for block in blocks(body)] == [
        ("A quay", Role.FIGURE),
        ("🖼", Role.FIGURE),
        ("Ice.", Role.CAPTION),
        ("", Role.FIGURE),
        ("Text.", Role.PARAGRAPH),
    ]


def test_blocks_inside_inline_elements_are_blocks() -> None:
    body = (
        '<a href="https://example.org/"><h2>Head</h2><p>Text.</p></a><em><p>One.</p></em>'
        '<table><tr><td><a href="https://example.org/"><p>a</p></a></td><td><b>b<br/>c</b></td></tr></table>'
    )
    assert [(block.text, block.role) for block in blocks(body)] == [
        ("Head", Role.HEADING),
        ("Text.", Role.PARAGRAPH),
        ("One.", Role.PARAGRAPH),
        ("a; b\nc", Role.TABLE),
    ]


TAGS = ("p", "div", "em", "b", "a href='https://example.org/'", "span", "span epub:type='footnote'", "ul", "ol", "li")
TAGS += ("blockquote", "table", "tr", "td", "h2", "pre", "code", "sup", "aside epub:type='footnote'", "i lang='fr'")


def tree(parts: list[tuple[int, int]]) -> str:
    """Return markup with a word in every element: each part is a tag and how many are open around it."""
    markup, opened = [], []
    for number, (tag, depth) in enumerate(parts):
        while len(opened) > depth:
            markup.append(f"</{opened.pop().split()[0]}>")
        opened.append(TAGS[tag % len(TAGS)])
        markup.append(f"<{opened[-1]}>w{number}w ")
    return "".join([*markup, *(f"</{name.split()[0]}> v" for name in reversed(opened))])


@settings_of(max_examples=300, deadline=None)
@given(st.lists(st.tuples(st.integers(0, 100), st.integers(0, 6)), max_size=25))
def test_no_word_is_lost_or_said_twice_however_elements_are_nested(parts: list[tuple[int, int]]) -> None:
    words = " ".join(texts(tree(parts))).replace(";", " ").split()
    assert sorted(word for word in words if word != "v") == sorted(f"w{number}w" for number in range(len(parts)))


def test_passages_in_another_language() -> None:
    body = (
        '<p>He said <i xml:lang="fr">jamais</i> and <span lang="en-GB">never</span>.</p>'
        '<blockquote lang="de"><p>Das Eis.</p><ul><li>im <b>Hafen</b></li></ul></blockquote>'
    )
    found = blocks(body, metadata="<dc:language>en</dc:language>", attributes='lang="en-US"')
    assert [block.language for block in found] == ["", "de", "de"]
    assert found[0].marks == (Mark(8, 14, MarkKind.EMPHASIS), Mark(8, 14, MarkKind.LANGUAGE, "fr"))


def test_named_characters_of_html_and_markup_that_is_not_well_formed() -> None:
    doctype = '<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.1//EN" "http://www.w3.org/TR/xhtml11/DTD/xhtml11.dtd">'
    page = f'{doctype}<html xmlns="http://www.w3.org/1999/xhtml"><body><p>caf&eacute;&nbsp;1</p></body></html>'
    assert texts("<p>x</p>", **{"OEBPS/c1.xhtml": page}) == ["café\u00a01"]
    broken = "<html><body><p>One & two<br>three<p><i>Four</p></body></html>"
    assert texts("<p>x</p>", **{"OEBPS/c1.xhtml": broken}) == ["One & two\nthree", "Four"]


@pytest.mark.parametrize("tag", ["div", "span", "ul", "blockquote"])
def test_deep_nesting_is_read(tag: str) -> None:
    assert [block.text for block in blocks(f"{f'<{tag}>' * 200}Deep.{f'</{tag}>' * 200}")] == ["Deep."]


def test_too_deep_nesting_is_refused_and_never_cut() -> None:
    with pytest.raises(SourceError) as caught:
        blocks(f"{'<div>' * 400}Deep.{'</div>' * 400}")
    assert caught.value.code == "too_large"


# The whole way

OURS = """\
---
title: Salt & pepper
author: Ann Lee, Bo Chen
date: 2024-02-29
lang: en
---
Salt makes a cook's life easier[^1], and pepper makes it *more **interesting***; both came by ship. 🧂 That is all!

## How salt is won & sold

The sea gives it away. You only have to [wait for the sun](https://example.org/sun?a=1&b=2), says **Dr. Marsh**.

> "Salt is born of the purest parents: the sun and the sea."
>
> - So it is said.

3. Let the water in, and close the gate.

   Then wait.
4. Wait for two weeks.
   - Stir once a day.

| salt | 1 kg |
|------|------|
| pepper | 2 g |
| | <q>none</q> |

    code  with
      lines

Brine
: Water that has drunk salt.

![A heap of salt by the sea](https://example.org/heap.jpg "The heap in May, before the rain.")

Roses are red,\\
the sea is <del>white</del> <ins>blue</ins>.

10<sup>6</sup> grains of соль cost $1.50 and `2 < 3` is true. <span lang="fr">Le sel est bon.</span>

[^1]: So says the *cook*.

    And she knows.
"""


def nameless(block: Block) -> Block:
    """Return a block without what a book does not keep: the names of its notes, and the address of a picture."""
    marks = tuple(replace(mark, value="") if mark.kind is MarkKind.NOTE_REFERENCE else mark for mark in block.marks)
    return replace(block, marks=marks, name="note" if block.name else "", target="")


def test_our_own_book_gives_its_article_back(settings: Settings) -> None:
    Path("salt.md").write_text(OURS, "utf-8")
    made = pipeline.make(["salt.md"], settings, lambda *_: None)
    article = made.publication.article
    again = pipeline.read_article(str(made.files["epub"].path), settings)
    assert [block.text for block in again.blocks] == [block.text for block in article.blocks]
    assert list(map(nameless, again.blocks)) == list(map(nameless, article.blocks))
    assert again.metadata == article.metadata


def test_the_cleaner_takes_nothing_from_the_prose_of_a_book(settings: Settings) -> None:
    chapters = [
        f"<body><h1>{name}</h1><p>{PROSE}</p><p>'Share it!' she said.</p><p>* * *</p><p>Home.</p><p>{PROSE}</p></body>"
        for name in ("The Lamp", "II", "Search", "The End")
    ]
    Path("book.epub").write_bytes(epub(*chapters, metadata="<dc:title>A Book</dc:title>"))
    article = pipeline.read_article("book.epub", settings)
    assert article.removed == ()
    assert len(article.blocks) == 4 * 6
