"""What a document is, by its content. Every text here is one that somebody could hand over."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accessible.errors import SourceError
from accessible.network import Network
from accessible.readers.fetch import fetch
from accessible.readers.recognise import is_markdown, of_text

OFFLINE = Network(offline=True)
RSS = '<rss version="2.0"><channel><title>Ice</title></channel></rss>'
RDF = (
    '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/">'
    '<item rdf:about="x"/></rdf:RDF>'
)
ATOM = '<feed xmlns="http://www.w3.org/2005/Atom"><title>Ice</title></feed>'
JSON = '{"title": "Ice", "version": "https://jsonfeed.org/version/1.1", "items": []}'
ESCAPED_JSON = '{"version": "https:\\/\\/jsonfeed.org\\/version\\/1", "items": []}'
PAGE = "<!DOCTYPE html>\n<html><body><p>Ice in the harbour.</p></body></html>"
XHTML = '<?xml version="1.0"?>\n<html xmlns="http://www.w3.org/1999/xhtml"><body><p>Ice.</p></body></html>'
DOCTYPE = '<!DOCTYPE rss PUBLIC "-//Netscape//DTD RSS 0.91//EN" "http://example.org/rss>0.91.dtd" [<!ENTITY a "]">]>'
MARKDOWN = "# Ice\n\nIce in the harbour.\n"


@pytest.mark.parametrize("name", ["", "ice.txt", "ice.html", "ice.md", "ice.xml", "ice.json"])
@pytest.mark.parametrize("declared", ["", "text/plain", "text/html", "application/xml", "application/octet-stream"])
@pytest.mark.parametrize(
    ("text", "media_type"),
    [
        (RSS, "application/rss+xml"),
        (f'<?xml version="1.0"?>\n<!-- by hand --><?style a?>{DOCTYPE}\n{RSS}', "application/rss+xml"),
        (RDF, "application/rss+xml"),
        (ATOM, "application/atom+xml"),
        (ATOM.replace("feed", "a:feed"), "application/atom+xml"),
        (JSON, "application/feed+json"),
        (ESCAPED_JSON, "application/feed+json"),
        (PAGE, "text/html"),
        (f"<!-- saved from a browser -->\n{PAGE}", "text/html"),
        (XHTML, "text/html"),
    ],
)
def test_a_feed_and_a_page_are_what_they_are_whatever_they_are_called(
    text: str, name: str, declared: str, media_type: str
) -> None:
    assert of_text(text, name, declared) == media_type


@pytest.mark.parametrize(
    ("text", "media_type"),
    [
        ("<p>One.</p>\n<p>Two.</p>", "text/html"),
        ("<div class='a'>One.</div>", "text/html"),
        ("Loose text first.\n<p>One.</p>\n<p>Two.</p>\n<h2>Three</h2>", "text/html"),
        ("<sigh> He was <em>not</em> amused.", "text/plain"),
        ("Write <p> to begin a paragraph and </p> to end it.", "text/plain"),
        ("How to write a page\n\nBegin with <p>this</p>.\n\nThen <p>that</p>.\n\nThen <li>these</li>.", "text/plain"),
        ("1 < 2 and 3 > 2", "text/plain"),
        ('{"a": 1}', "text/plain"),
    ],
)
def test_tags_without_a_page_around_them(text: str, media_type: str) -> None:
    assert of_text(text, "", "") == media_type


def test_a_page_that_holds_no_tag_is_no_page() -> None:
    assert of_text("Ice.\n\nMore ice.", "ice.html", "text/html") == "text/plain"
    assert of_text(MARKDOWN, "", "text/html") == "text/markdown"
    assert of_text("Ice.<br>More ice.", "ice.html", "") == "text/html"


@pytest.mark.parametrize(
    "text",
    [
        "---\ntitle: Ice\nauthor: Ann Lee\n---\nIce in the harbour.",
        MARKDOWN,
        MARKDOWN.replace("\n", "\r\n"),
        "Ice came early.\n\n## Why\n\nNobody knows.\n\n## When\n\nIn May.",
        "Ice, says [the council](https://example.org/a_(b)), came [early](/may).",
        "## Лёд\n\nЛёд в гавани.\n",
        "Run\n\n```sh\nmake ice\n```\n\nand read [the guide](docs/guide.md) or [this](https://example.org/).",
    ],
)
def test_markdown_that_nobody_calls_so(text: str) -> None:
    assert is_markdown(text)
    assert of_text(text, "", "") == "text/markdown"


@pytest.mark.parametrize(
    "text",
    [
        "#1 in the charts, and #2 as well.\n\n#3 is coming.",
        "# 1 The Lamps\n\nThey sang.\n\n# 2 The Keepers\n\nThey did not.",
        "One part ends.\n\n* * *\n\nThe next begins.\n\n---\n\nAnd the last.\n\n***\n",
        "The file is called my_long_file_name.txt and *must* not be _touched_, **never**.",
        "1. Fill the lamp.\n2. Light it.\n\n- oil\n- wick\n",
        "Ann wrote:\n> Is it lit?\n>> It was.\n\n> Good.",
        "See [1] and [2].\n\n[1] https://example.org/a\n[2] https://example.org/b",
        "#harbour #ice\n\nIce today.\n\n#winter",
        "~~~\n\nShe slept.\n\n~~~\n\nShe woke.",
        "A title\n=======\n\nA text under it.\n\nAnother\n-------\n",
        "An array a[i](j) and f[x](y) in a formula.",
        "| a | b |\n|---|---|\n| 1 | 2 |",
        "---\nA line between rules\n---\n",
        "    indented\n\n\tindented too\n",
        "Call me *maybe*\n\n+49 30 1234\n\nhttps://example.org/(a)\n\n<ann@example.org>",
        "",
    ],
)
def test_plain_text_is_never_taken_for_markdown(text: str) -> None:
    assert not is_markdown(text)


def test_a_long_text_about_markdown_is_not_written_in_it() -> None:
    text = "It is said that links look so: [text](https://example.org/) or [text](/here).\n\n" + "A long line. " * 1000
    assert not is_markdown(text)


@given(st.text(alphabet=" \n*_>-+.1234567890aé氷", max_size=200))
def test_no_stars_numbers_or_quotes_ever_make_markdown(text: str) -> None:
    assert not is_markdown(text)


@given(st.text(max_size=100), st.sampled_from(["", "a.md", "a.html", "a.xml"]), st.sampled_from(["", "text/html"]))
def test_every_text_is_something(text: str, name: str, declared: str) -> None:
    assert of_text(text, name, declared) or text.lstrip().startswith("<?xml")


@pytest.mark.timeout(20)
@pytest.mark.parametrize("piece", ["<!-- a -->", "<?a?>", "[", "[a](/", "# ", "\n\n# a", "<a ", "<!doctype a ", "</p>"])
def test_no_repetition_makes_it_slow(piece: str) -> None:
    assert of_text(piece * (200_000 // len(piece)), "", "")


def failure(name: str, data: bytes) -> SourceError:
    Path(name).write_bytes(data)
    with pytest.raises(SourceError) as caught:
        fetch(name, OFFLINE)
    assert repr(name) in str(caught.value)
    return caught.value


@pytest.mark.parametrize("name", ["news.xml", "news.rss", "news.atom"])
def test_a_page_where_a_feed_should_be(name: str) -> None:
    assert failure(name, PAGE.encode()).code == "not_a_feed"


def test_a_page_in_xml_is_a_page() -> None:
    Path("page.xml").write_text(XHTML)
    assert fetch("page.xml", OFFLINE).media_type == "text/html"


def test_xml_of_another_kind_is_not_read_aloud() -> None:
    assert failure("map.xml", b'<?xml version="1.0"?><urlset><url/></urlset>').code == "not_a_feed"


@pytest.mark.parametrize("name", ["ice.docx", "ice.epub"])
def test_a_text_that_is_called_an_archive(name: str) -> None:
    assert failure(name, b"Ice in the harbour.").code == "bad_container"


def test_a_page_that_is_called_a_document_is_a_page() -> None:
    Path("ice.docx").write_text(PAGE)
    assert fetch("ice.docx", OFFLINE).media_type == "text/html"


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "utf-8-sig"])
def test_a_page_in_any_unicode_with_a_mark_or_without(encoding: str) -> None:
    text = PAGE.replace("harbour", "гавани")
    Path("page").write_bytes(text.encode(encoding))
    source = fetch("page", OFFLINE)
    assert (source.text, source.media_type) == (text, "text/html")


@pytest.mark.parametrize("data", [b"{\\rtf1\\ansi Ice}", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(500)])
def test_older_documents_are_refused_in_one_sentence(data: bytes) -> None:
    assert failure("ice.doc", data).code == "no_readable_text"
