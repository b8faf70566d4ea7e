"""HTML, as a browser saves it."""

import json

import pytest

from accessible.document import Article, MarkKind, Role, cells
from accessible.errors import SourceError
from accessible.prepare.clean import clean
from accessible.readers import read
from accessible.readers.source import Source

FIRST = (
    "The harbour of the small town froze over twice that winter, and the fishers walked across it to the market "
    "with their baskets full of smoked herring and bread."
)
SECOND = (
    "Nobody in the council had seen such ice before, and the engineer who was called from the capital measured it "
    "with a ruler that he borrowed from the school."
)
THIRD = (
    "In spring the boats came back, one after the other, and the price of herring fell to what it had been in the "
    "year before the war, when the harbour had last been closed."
)
JSON = "<script type='application/ld+json'>"
GRAPH = '{"@graph": [{"@type": "WebPage"}, {"@type": "NewsArticle", "datePublished": "2016-02-03T04:05:06Z"}]}'
URL = "https://gazette.example/2015/ice"


def article(body: str, head: str = "", attributes: str = ' lang="en"', url: str = URL) -> Article:
    """Return the article of a page with three full paragraphs and `body` between the second and the third."""
    page = (
        f"<!DOCTYPE html><html{attributes}><head><meta charset='utf-8'>{head}</head><body>"
        f"<nav><ul><li><a href='/'>Home</a></li><li><a href='/sport'>Sport</a></li></ul></nav>"
        f"<article><p>{FIRST}</p><p>{SECOND}</p>{body}<p>{THIRD}</p></article>"
        f"<footer><p>All rights reserved</p></footer></body></html>"
    )
    return read(Source(page, "text/html", url))


def cleaned(body: str, head: str = "") -> Article:
    """Return what cleaning leaves of such a page with a title, after making sure that it lost no text."""
    before = article(body, f"<title>Ice in the Harbour</title>{head}")
    after = clean(before)
    left = [*(block.text for block in after.blocks), *(entry.text for entry in after.removed)]
    assert sorted(left) == sorted(block.text for block in before.blocks)
    return after


def shape(body: str) -> list[tuple[str, int, str]]:
    """Return what `body` becomes, between the paragraphs around it."""
    found = [(block.role.value, block.level, block.text) for block in cleaned(body).blocks]
    assert found[:2] == [("paragraph", 0, FIRST), ("paragraph", 0, SECOND)]
    assert found[-1] == ("paragraph", 0, THIRD)
    return found[2:-1]


# Metadata


def test_the_head_of_a_page_gives_the_metadata() -> None:
    metadata = article(
        "",
        "<title>Ice in the Harbour | The Gazette</title>"
        "<meta property='og:title' content='Ice in the Harbour'>"
        "<meta property='og:site_name' content='The Gazette'>"
        "<meta name='author' content='Mara Lindqvist'>"
        "<meta name='description' content='How the fishers walked to market.'>"
        "<meta property='article:published_time' content='2015-07-07T22:43:29+08:00'>"
        "<meta property='article:tag' content='Winter'>",
        " lang='en-GB'",
    ).metadata
    assert metadata.title == "Ice in the Harbour"
    assert metadata.authors == ("Mara Lindqvist",)
    assert metadata.source == "The Gazette"
    assert metadata.published == "2015-07-07T22:43:29+08:00"
    assert (metadata.language, metadata.url) == ("en-GB", URL)
    assert metadata.description == "How the fishers walked to market."


def test_a_page_with_nothing_but_a_title_element_has_that_title() -> None:
    assert article("", "<title>Ice in the Harbour</title>").metadata.title == "Ice in the Harbour"


def test_two_authors_are_two() -> None:
    people = [{"@type": "Person", "name": "Mara Lindqvist"}, {"@type": "Person", "name": "Jan de Vries"}]
    graph = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "headline": "Ice in the Harbour",
        "author": people,
    }
    head = f"<title>Ice in the Harbour</title>{JSON}{json.dumps(graph)}</script>"
    assert article("", head).metadata.authors == ("Mara Lindqvist", "Jan de Vries")


@pytest.mark.parametrize(
    ("head", "published"),
    [
        ("<meta itemprop='datePublished' content='2015-07-07'>", "2015-07-07"),
        ("<meta property='article:published_time' content='2015-07-07 22:43'>", "2015-07-07T22:43:00"),
        (f"{JSON}{{'bad json'}}</script>{JSON}{GRAPH}</script>", "2016-02-03T04:05:06Z"),
        (f'{JSON}[{{"datePublished": 1436280209}}, {{"datePublished": "2016-02-03"}}]</script>', "2016-02-03"),
    ],
    ids=["microdata", "open graph", "graph", "list"],
)
def test_the_date_is_what_the_page_declares(head: str, published: str) -> None:
    assert article("", head).metadata.published == published


@pytest.mark.parametrize("date", ["0000-00-00", "2015-13-45T99:99:99Z", "soon"])
def test_a_date_that_cannot_be_is_no_date(date: str) -> None:
    head = f"<meta property='article:published_time' content='{date}'>"
    assert article("", head).metadata.published == ""


def test_nested_json_without_an_end_does_not_stop_the_reader() -> None:
    head = f"{JSON}{'[' * 100_000}</script>"
    assert [block.text for block in cleaned("", head).blocks] == [FIRST, SECOND, THIRD]


@pytest.mark.parametrize(
    ("attributes", "head", "language"),
    [
        (" lang='de'", "", "de"),
        (" lang='pt_BR'", "", "pt-BR"),
        (" xml:lang='fr'", "", "fr"),
        ("", "<meta property='og:locale' content='nl_NL'>", "nl-NL"),
        ("", "", ""),
    ],
)
def test_the_language_is_what_the_page_declares(attributes: str, head: str, language: str) -> None:
    assert article("", head, attributes).metadata.language == language


# Blocks


def test_the_frame_of_the_page_is_not_the_article() -> None:
    assert [block.text for block in cleaned("").blocks] == [FIRST, SECOND, THIRD]


def test_headings_have_their_level() -> None:
    winter = "The first frost came in the night of the fair, and the tents stood white and stiff in the morning sun."
    market = "It was cold in the market hall that day, colder than in the church, said the woman who sold the fish."
    assert shape(f"<h2>The first winter</h2><p>{winter}</p><h3>In the market</h3><p>{market}</p>") == [
        ("heading", 2, "The first winter"),
        ("paragraph", 0, winter),
        ("heading", 3, "In the market"),
        ("paragraph", 0, market),
    ]


def test_list_items_have_their_depth() -> None:
    items = (
        "<li>smoked herring</li><li>bread of two kinds<ul><li>white bread</li><li>rye bread</li></ul></li><li>salt</li>"
    )
    assert shape(f"<ul>{items}</ul>") == [
        ("list-item", 1, "smoked herring"),
        ("list-item", 1, "bread of two kinds"),
        ("list-item", 2, "white bread"),
        ("list-item", 2, "rye bread"),
        ("list-item", 1, "salt"),
    ]


@pytest.mark.parametrize(
    "html",
    [
        "<ul><li><p>First words.</p><p>Second words.</p></li></ul>",
        "<ol><li>First words.<p>Second words.</p></li></ol>",
        "<blockquote>First words.<p>Second words.</p></blockquote>",
        "<blockquote><p>First words.</p><p>Second words.</p></blockquote>",
        "<div><div>First words.</div><div>Second words.</div></div>",
        "<table><tr><td><p>First words.</p><p>Second words.</p></td></tr></table>",
    ],
)
def test_what_stands_on_lines_of_its_own_is_never_glued_to_the_words_before(html: str) -> None:
    assert [text for _, _, text in shape(html)] == ["First words.", "Second words."]


def test_a_line_break_in_a_paragraph_is_a_line_break_in_its_text() -> None:
    assert shape("<p>First words.<br>Second words.</p>") == [("paragraph", 0, "First words.\nSecond words.")]


def test_a_second_paragraph_of_an_item_continues_it() -> None:
    found = cleaned("<ol><li><p>First words.</p><p>Second words.</p></li><li>Third words.</li></ol>").blocks
    items = [block for block in found if block.role is Role.LIST_ITEM]
    assert [(item.text, item.level, item.number, item.continues) for item in items] == [
        ("First words.", 1, 1, False),
        ("Second words.", 1, 0, True),
        ("Third words.", 1, 2, False),
    ]


def test_a_quote_is_a_quote() -> None:
    assert shape("<blockquote><p>We had never seen such ice, the mayor said.</p></blockquote>") == [
        ("blockquote", 0, "We had never seen such ice, the mayor said.")
    ]


def test_the_rows_of_a_table_are_blocks_with_cells_apart() -> None:
    rows = "<tr><th>Year</th><th>Days of ice</th></tr><tr><td>2014</td><td>31</td></tr>"
    table = [block for block in cleaned(f"<table>{rows}</table>").blocks if block.role is Role.TABLE]
    assert [(row.level, row.text) for row in table] == [(1, "Year; Days of ice"), (0, "2014; 31")]
    assert [[(mark.kind, row.text[mark.start : mark.end]) for mark in cells(row)] for row in table] == [
        [(MarkKind.HEADER, "Year"), (MarkKind.HEADER, "Days of ice")],
        [(MarkKind.CELL, "2014"), (MarkKind.CELL, "31")],
    ]


@pytest.mark.parametrize("depth", [100, 300])
def test_text_inside_deep_nesting_and_after_it_is_not_lost(depth: int) -> None:
    inner = "The keeper of the lighthouse counted ninety-one boats on the ice, and wrote down the name of each of them."
    texts = [block.text for block in cleaned("<div>" * depth + f"<p>{inner}</p>" + "</div>" * depth).blocks]
    assert texts == [FIRST, SECOND, inner, THIRD]


# Words


def marked(words: str) -> list[tuple[str, MarkKind, str]]:
    """Return the text, the kind and the value of the marks in a paragraph that says "On the ice there was" `words`."""
    (block,) = [
        block for block in article(f"<p>On the ice there was {words}.</p>").blocks if "On the ice" in block.text
    ]
    return [(block.text[mark.start : mark.end], mark.kind, mark.value) for mark in block.marks]


def test_marks_select_their_words() -> None:
    assert marked(
        "a <a href='https://example.com/shop'>good <em>shop</em></a>, a <strong>very large</strong> bar and "
        "a <a href='mailto:ann@example.org'>post office</a>"
    ) == [
        ("good shop", MarkKind.LINK, "https://example.com/shop"),
        ("shop", MarkKind.EMPHASIS, ""),
        ("very large", MarkKind.STRONG, ""),
        ("post office", MarkKind.LINK, "mailto:ann@example.org"),
    ]


def test_the_scheme_of_a_link_may_be_in_capitals() -> None:
    assert marked("a <a href='HTTP://example.com/a'>bar</a>") == [("bar", MarkKind.LINK, "HTTP://example.com/a")]


@pytest.mark.parametrize(
    "target",
    [
        "javascript:alert(1)",
        " JaVaScRiPt:alert(1)",
        "java&#10;script:alert(1)",
        "data:text/html,evil",
        "ftp://example.org/a",
        "http://:80/",
        "http://ann@/",
        "https://example.org:99999/a",
        "https://example.org:-1/",
        "https://example.org:port/",
        "http://[::1/",
    ],
)
def test_of_a_link_to_anything_but_a_site_or_an_address_only_the_text_stays(target: str) -> None:
    (block,) = [
        block
        for block in article(f"<p>There was a <a href='{target}'>bad <em>shop</em></a>.</p>").blocks
        if "There was" in block.text
    ]
    assert block.text == "There was a bad shop."
    assert [mark.kind for mark in block.marks] == [MarkKind.EMPHASIS]


def test_scripts_and_styles_are_not_text() -> None:
    body = "<p>The ice was thick<script>evil()</script> and grey<style>.evil{}</style> as slate in the morning.</p>"
    assert [text for _, _, text in shape(body)] == ["The ice was thick and grey as slate in the morning."]


def test_entities_are_the_letters_they_stand_for() -> None:
    body = (
        "<p>Caf&eacute; &amp; bar &#8220;Ice&#8221; had many guests &lt;at least&gt; in that winter&#x2014;or so.</p>"
    )
    assert [text for _, _, text in shape(body)] == ["Café & bar “Ice” had many guests <at least> in that winter—or so."]


# Nothing


@pytest.mark.parametrize(
    "page",
    [
        "",
        "<",
        "<html></html>",
        "<!DOCTYPE html><html><head><title>Ice</title></head><body><script>var evil = 1</script></body></html>",
        "<html><body><img src='ice.png' alt=''></body></html>",
        "<html><body><p>😀 😀</p><p>***</p></body></html>",
        "<!-- a comment -->",
    ],
    ids=["nothing", "a bracket", "no body", "a script", "a picture", "pictures of faces", "a comment"],
)
def test_a_page_with_nothing_to_read_is_an_error(page: str) -> None:
    with pytest.raises(SourceError) as caught:
        read(Source(page, "text/html", URL))
    assert caught.value.code == "no_readable_text"
    assert "\n" not in str(caught.value)


def test_a_page_with_one_word_is_read() -> None:
    found = read(Source("<html><body><p>Hello</p></body></html>", "text/html"))
    assert [block.text for block in found.blocks] == ["Hello"]


PAGE = """<html lang="en"><head><title>Ice in the Harbour</title><style>.a { color: red }</style></head><body>
<nav><a href="/">Home</a> <a href="/sea">The sea</a></nav><script>var hidden = "never text"</script>
<article><h1>Ice in the Harbour</h1><p>The harbour froze in the night, and by morning the boats could not
move, so the whole town walked out to look at them.</p><figure><img src="a.jpg" alt=""><figcaption>Boats in the
ice</figcaption></figure><p>Nobody had seen such a thing for sixty years, and the old people said that it would not
last until the evening.</p></article><aside>Most read: <b>ten</b> recipes for herring</aside>
<footer>Copyright of the harbour</footer></body></html>"""


def test_all_text_of_a_page_is_in_a_block_or_listed_as_left_out() -> None:
    article = read(Source(PAGE, "text/html"))
    assert article.removed == ()
    texts = [block.text for block in article.blocks]
    assert texts == [
        "Home The sea",
        "Ice in the Harbour",
        (
            "The harbour froze in the night, and by morning the boats could not move, so the whole town walked out "
            "to look at them."
        ),
        "",
        "Boats in the ice",
        (
            "Nobody had seen such a thing for sixty years, and the old people said that it would not last until the "
            "evening."
        ),
        "Most read: ten recipes for herring",
        "Copyright of the harbour",
    ]
    after = clean(article)
    left_out = [(entry.text, entry.rule) for entry in after.removed]
    assert left_out == [
        ("Home The sea", "furniture"),
        ("Most read: ten recipes for herring", "furniture"),
        ("Copyright of the harbour", "furniture"),
    ]
    spoken = [after.metadata.title, *(block.text for block in after.blocks)]
    assert sorted([*spoken, *(text for text, _ in left_out)]) == sorted(texts)


def test_scripts_and_styles_are_no_text() -> None:
    article = read(Source(PAGE, "text/html"))
    everything = " ".join([*(block.text for block in article.blocks), *(entry.text for entry in article.removed)])
    assert "never text" not in everything
    assert "color" not in everything


def test_code_keeps_its_lines() -> None:
    page = (
        PAGE.replace("<aside>", "<pre><code>def bake(loaf):\n    return loaf</code></pre><aside>")
        .replace("</article><pre>", "<pre>")
        .replace("</pre><aside>", "</pre></article><aside>")
    )
    code = [block.text for block in read(Source(page, "text/html")).blocks if block.role is Role.CODE]
    assert code == ["def bake(loaf):\n    return loaf"]


def test_the_items_of_a_numbered_list_have_their_numbers() -> None:
    page = PAGE.replace("</article>", "<ol><li>Salt the ice well.</li><li>Wait for an hour.</li></ol></article>")
    items = [block for block in read(Source(page, "text/html")).blocks if block.role is Role.LIST_ITEM]
    assert [(item.number, item.text) for item in items] == [(1, "Salt the ice well."), (2, "Wait for an hour.")]


def test_a_paragraph_that_is_taken_for_a_repetition_is_listed() -> None:
    refrain = "<p>Row, row, row your boat, gently down the stream, merrily, merrily.</p>"
    article = clean(read(Source(PAGE.replace("</article>", refrain * 3 + "</article>"), "text/html")))
    everything = [*(block.text for block in article.blocks), *(entry.text for entry in article.removed)]
    assert sum(text.startswith("Row, row") for text in everything) == 3
