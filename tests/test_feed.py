"""Feeds: what is listed, what an item says, and the page behind its link; over real sockets on loopback."""

import json
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from accessible import cli
from accessible.document import Article, MarkKind
from accessible.errors import AccessibleError, SourceError, UsageError
from accessible.network import Network
from accessible.prepare.clean import clean
from accessible.readers import feed as reader
from accessible.readers.feed import Feed, Item, choose, parse, plain
from accessible.readers.item import address_of_whole, fetch_page, read_item
from accessible.readers.recognise import of_text
from accessible.readers.source import Source
from tests.loopback import Handler, serving

LONG = "".join(
    f"<p>Sentence number {number} of the keeper's report says that the lamp on the pier was lit at dusk.</p>"
    for number in range(20)
)
RSS = f"""<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:media="http://search.yahoo.com/mrss/" xmlns:atom="http://www.w3.org/2005/Atom">
<channel><title>Harbour &amp;amp; Sea</title><link>https://example.org/</link><language>en-gb</language>
<atom:link rel="self" href="https://example.org/feed"/>
<item><title>The &lt;b&gt;lamp&lt;/b&gt; is lit</title><link>https://example.org/lamp</link>
<guid isPermaLink="false">tag:1</guid><pubDate>Tue, 07 Jul 2015 22:43:29 +0200</pubDate>
<dc:creator>Ann Lee</dc:creator><dc:creator>Bo Chen</dc:creator><category>Sea</category><category>Light</category>
<media:title>No title</media:title><media:description>{"No text. " * 500}</media:description>
<description>Short.</description>
<content:encoded><![CDATA[<p>See <a href="/pier">the pier</a>.</p>{LONG}]]></content:encoded>
</item>
<item><title>Second</title><guid>https://example.org/second</guid><author>bo@example.org (Bo Chen)</author>
<description>Plain words &amp;amp; no tags.

A second paragraph.</description></item>
</channel></rss>"""
ATOM = """<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="de"><title type="html">Hafen &amp;amp; See</title>
<author><name>Ann Lee</name></author>
<entry xml:base="https://example.org/a/"><title type="text">2 &lt; 3</title><id>tag:a</id>
<link rel="enclosure" href="https://example.org/a.mp3"/><link href="lamp"/>
<published>2024-02-29T08:30:00+01:00</published><updated>2025-01-01T00:00:00Z</updated>
<category term="see" label="See"/>
<summary>Kurz.</summary><content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>Das <b>Eis</b> im
<a href="hafen">Hafen</a>.</p></div></content></entry>
<entry><title>Zwei</title><author><name>Bo Chen</name></author><content type="text">1 &lt; 2</content></entry></feed>"""
RDF = """<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"
 xmlns:dc="http://purl.org/dc/elements/1.1/"><channel rdf:about="https://example.org/"><title>Harbour</title>
<items><rdf:Seq><rdf:li rdf:resource="https://example.org/1"/></rdf:Seq></items></channel>
<item rdf:about="https://example.org/1"><title>One</title><link>https://example.org/1</link>
<dc:date>2024-02-29</dc:date><dc:subject>Sea</dc:subject><description>Text.</description></item></rdf:RDF>"""
JSON = {
    "version": "https://jsonfeed.org/version/1.1",
    "title": "Harbour",
    "language": "en",
    "authors": [{"name": "Ann Lee"}],
    "items": [
        {
            "id": 7,
            "url": "https://example.org/7",
            "title": "Seven",
            "content_html": "<p>Full <a href='/x'>text</a>.</p>",
            "summary": "Short",
            "date_published": "2024-02-29T08:30:00Z",
            "tags": ["sea", 1],
        },
        {"id": "8", "content_text": "Plain <words>.\n\nMore."},
        "no item",
    ],
}


def source(text: str, url: str = "") -> Source:
    return Source(text, of_text(text, "", ""), url)


def items(text: str, url: str = "") -> tuple[Item, ...]:
    return parse(source(text, url)).items


def test_an_item_of_rss() -> None:
    feed = parse(source(RSS))
    assert (feed.title, feed.language) == ("Harbour & Sea", "en-gb")
    first, second = feed.items
    assert (first.number, first.title, first.id, first.url) == (
        1,
        "The lamp is lit",
        "tag:1",
        "https://example.org/lamp",
    )
    assert (first.authors, first.subjects) == (("Ann Lee", "Bo Chen"), ("Sea", "Light"))
    assert first.published == "2015-07-07T22:43:29+02:00"
    assert plain(first.markup).startswith("See the pier . Sentence number 0 of the keeper's report")
    assert (second.url, second.authors) == ("https://example.org/second", ("Bo Chen",))
    assert second.markup == "<p>Plain words &amp; no tags.</p><p>A second paragraph.</p>"


def test_an_entry_of_atom() -> None:
    first, second = items(ATOM, "https://example.com/feed")
    assert (first.title, first.id, first.url) == ("2 < 3", "tag:a", "https://example.org/a/lamp")
    assert (first.authors, second.authors) == (("Ann Lee",), ("Bo Chen",))
    assert (first.published, first.subjects) == ("2024-02-29T08:30:00+01:00", ("See",))
    assert 'href="https://example.org/a/hafen"' in first.markup
    assert plain(second.markup) == "1 < 2"


def test_an_item_of_rdf() -> None:
    (item,) = items(RDF)
    assert (item.title, item.id, item.url) == ("One", "https://example.org/1", "https://example.org/1")
    assert (item.published, item.subjects, plain(item.markup)) == ("2024-02-29", ("Sea",), "Text.")


def test_an_item_of_json_feed() -> None:
    first, second = items(json.dumps(JSON))
    assert (first.id, first.title, first.url, first.subjects) == ("7", "Seven", "https://example.org/7", ("sea",))
    assert (first.authors, first.published) == (("Ann Lee",), "2024-02-29T08:30:00Z")
    assert 'href="https://example.org/x"' in first.markup
    assert second.markup == "<p>Plain &lt;words&gt;.</p><p>More.</p>"


@pytest.mark.parametrize(
    "broken", [{"items": 3}, {"items": [{"title": ["x"], "url": {}, "authors": "y"}]}, {"title": 1}]
)
def test_a_json_feed_of_the_wrong_shape_is_read_as_far_as_it_goes(broken: dict[str, object]) -> None:
    assert all(isinstance(item.title, str) for item in items(json.dumps({**JSON, **broken})))


@pytest.mark.parametrize(
    ("written", "date"),
    [
        ("Tue, 07 Jul 2015 22:43:29 GMT", "2015-07-07T22:43:29+00:00"),
        ("7 Jul 2015 22:43 EST", "2015-07-07T22:43:00-05:00"),
        ("2015-07-07", "2015-07-07"),
        ("yesterday", ""),
        ("", ""),
        ("Tue, 99 Jul 2015 99:99:99 +9999", ""),
    ],
)
def test_dates(written: str, date: str) -> None:
    assert items(f"<rss><channel><item><pubDate>{written}</pubDate></item></channel></rss>")[0].published == date


@pytest.mark.parametrize(
    "address",
    ["javascript:alert(1)", "file:///etc/hostname", "data:text/html,x", "mailto:a@example.org", "http://[", ""],
)
def test_an_item_links_to_pages_only(address: str) -> None:
    assert items(f"<rss><channel><item><link>{address}</link></item></channel></rss>")[0].url == ""


def test_what_is_broken_is_read_as_far_as_it_goes() -> None:
    text = RSS.replace("Second", "Salt & pepper &hellip;")[:-60]
    assert [item.title for item in items(text)] == ["The lamp is lit", "Salt & pepper …"]


def test_elements_of_a_prefix_that_nobody_declares_are_not_the_item() -> None:
    text = "<rss><channel><item><itunes:title>No</itunes:title><title>Yes</title></item></channel></rss>"
    assert items(text)[0].title == "Yes"


@settings(max_examples=100, deadline=None)
@given(st.integers(0, len(RSS)), st.text(max_size=10))
def test_no_cut_and_no_insertion_ends_in_anything_but_items_or_an_error(at: int, inserted: str) -> None:
    try:
        found = parse(Source(RSS[:at] + inserted, "application/rss+xml")).items
    except SourceError:
        return
    assert len(found) <= 2


# Choosing


def test_an_item_is_chosen_by_number_identifier_or_address() -> None:
    feed = parse(source(RSS))
    assert [choose(feed, wanted).number for wanted in ("1", "2", "tag:1", "https://example.org/second")] == [1, 2, 1, 2]


@pytest.mark.parametrize("wanted", ["", "0", "3", "-1", "lamp"])
def test_without_a_choice_the_message_says_how_to_make_one(wanted: str) -> None:
    with pytest.raises(UsageError, match="accessible read"):
        choose(parse(source(RSS)), wanted)


def test_the_only_item_needs_no_choice_and_none_is_an_error() -> None:
    assert choose(parse(source(RDF)), "").title == "One"
    with pytest.raises(SourceError):
        choose(Feed("", "", ()), "")


# Articles


def test_an_item_is_an_article_with_the_metadata_of_the_feed() -> None:
    article = read_item(source(RSS), "1", clean)
    assert article.metadata.title == "The lamp is lit"
    assert article.metadata.authors == ("Ann Lee", "Bo Chen")
    assert (article.metadata.source, article.metadata.url) == ("Harbour & Sea", "https://example.org/lamp")
    assert (article.metadata.published, article.metadata.language) == ("2015-07-07T22:43:29+02:00", "en-gb")
    assert article.metadata.subjects == ("Sea", "Light")
    assert len(article.blocks) == 21
    links = [mark.value for mark in article.blocks[0].marks if mark.kind is MarkKind.LINK]
    assert links == ["https://example.org/pier"]


@pytest.mark.parametrize(
    ("markup", "texts"),
    [
        ("Loose words &amp; <b>bold</b> ones.", ["Loose words & bold ones."]),
        ("One line.<br><br />Another.", ["One line.", "Another."]),
    ],
)
def test_a_text_without_paragraphs_is_read_whole(markup: str, texts: list[str]) -> None:
    article = reader.article(Feed("", "", ()), Item(1, "Ice", markup=markup))
    assert [block.text for block in article.blocks] == texts


def test_short_paragraphs_of_an_item_are_text_and_hidden_ones_are_not() -> None:
    markup = "<p>Ice.</p><div><a href='https://example.org/'>All of it.</a></div><ul><li>One</li></ul><p hidden>No</p>"
    article = clean(reader.article(Feed("", "", ()), Item(1, "Ice today", markup=f"{LONG}{markup}<p>It went.</p>")))
    assert [block.text for block in article.blocks[20:]] == ["Ice.", "All of it.", "One", "It went."]
    assert {block.clues for block in article.blocks} == {None}


def test_an_item_without_a_text_is_an_error() -> None:
    with pytest.raises(SourceError) as caught:
        read_item(source("<rss><channel><item><title>Ice</title></item></channel></rss>"), "", clean)
    assert caught.value.code == "no_readable_text"


# The page behind the link

PAGE = f"<!DOCTYPE html><html lang='en'><head><title>x</title></head><body><article>{LONG}</article></body></html>"


@pytest.fixture
def site() -> Iterator[Callable[..., str]]:
    """Serve documents by path; return the address of the server."""
    held: dict[str, tuple[str, str]] = {}

    def answer(visit: Handler) -> None:
        kind, body = held.get(visit.path, ("", ""))
        visit.begin(200 if kind else 404, {"Content_Type": kind})
        visit.wfile.write(body.encode())

    with serving() as running:
        running.answer = answer

        def serve(**documents: tuple[str, str]) -> str:
            held.update({f"/{name}": document for name, document in documents.items()})
            return running.url

        yield serve


def short(text: str, link: str) -> str:
    item = f"<item><title>The lamp</title><link>{link}</link><description>{text}</description></item>"
    return f"<rss><channel><title>News</title>{item}</channel></rss>"


def read_only_item(text: str, url: str, *, offline: bool = False) -> Article:
    """Return the only item of a feed, from the page behind it if need be."""
    feed = source(text, url)
    address = address_of_whole(feed, "")
    return read_item(feed, "", clean, fetch_page(address, Network(offline, ("127.0.0.1",))) if address else None)


def test_a_short_item_is_read_from_its_page(site: Callable[..., str]) -> None:
    address = site(lamp=("text/html", PAGE))
    article = read_only_item(short("The lamp …", "/lamp"), address)
    assert len(article.blocks) == 20
    assert (article.metadata.title, article.metadata.url) == ("The lamp", f"{address}/lamp")


def test_offline_a_short_item_is_what_there_is(site: Callable[..., str], caplog: pytest.LogCaptureFixture) -> None:
    address = site(lamp=("text/html", PAGE))
    article = read_only_item(short("The lamp …", "/lamp"), address, offline=True)
    assert [block.text for block in article.blocks] == ["The lamp …"]
    assert "--offline" in caplog.text


@pytest.mark.parametrize("link", ["/nowhere", "/feed", "/empty"])
def test_where_the_page_is_no_article_the_item_is_what_there_is(
    site: Callable[..., str], link: str, caplog: pytest.LogCaptureFixture
) -> None:
    address = site(feed=("application/rss+xml", RSS), empty=("text/html", "<html><body><p>-</p></body></html>"))
    article = read_only_item(short("The lamp is lit.", link), address)
    assert [block.text for block in article.blocks] == ["The lamp is lit."]
    assert link == "/feed" or "short one" in caplog.text


# The command


def command(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    code = cli.run(arguments)
    return (code, *capsys.readouterr())


def test_read_lists_the_items_of_a_feed(capsys: pytest.CaptureFixture[str]) -> None:
    Path("feed.xml").write_text(RSS, "utf-8")
    code, out, _ = command(capsys, "read", "feed.xml")
    assert code == 0
    assert out.splitlines()[-2:] == [
        "1. The lamp is lit, 2015-07-07T22:43:29+02:00, Ann Lee, Bo Chen, https://example.org/lamp",
        "2. Second, Bo Chen, https://example.org/second",
    ]
    assert "Second" not in command(capsys, "read", "feed.xml", "--limit", "1")[1]


def test_read_lists_the_items_of_a_feed_as_json(capsys: pytest.CaptureFixture[str]) -> None:
    Path("feed").write_text(ATOM, "utf-8")
    listed = json.loads(command(capsys, "read", "feed", "--json", "--limit", "1")[1])
    assert listed["feed"] == {"title": "Hafen & See", "language": "de", "items": 2}
    assert listed["items"] == [
        {
            "number": 1,
            "title": "2 < 3",
            "id": "tag:a",
            "url": "https://example.org/a/lamp",
            "published": "2024-02-29T08:30:00+01:00",
            "authors": ["Ann Lee"],
            "subjects": ["See"],
        }
    ]


def test_read_shows_one_item(capsys: pytest.CaptureFixture[str]) -> None:
    Path("feed.xml").write_text(RSS, "utf-8")
    code, out, _ = command(capsys, "read", "feed.xml", "--item", "tag:1", "--json")
    assert code == 0
    assert json.loads(out)["metadata"]["title"] == "The lamp is lit"


def test_make_makes_one_item_and_asks_which(capsys: pytest.CaptureFixture[str]) -> None:
    Path("feed.xml").write_text(RSS, "utf-8")
    given = ("make", "feed.xml", "--engine", "tone", "--offline", "--format", "epub")
    code, _, talk = command(capsys, *given)
    assert (code, "--item" in talk) == (2, True)
    assert list(Path().glob("*.epub")) == []
    code, _, _ = command(capsys, *given, "--item", "1")
    assert code == 0
    assert [path.name[:15] for path in Path().glob("*.epub")] == ["the-lamp-is-lit"]


@pytest.mark.parametrize("limit", ["0", "-1"])
def test_a_limit_counts_from_one(capsys: pytest.CaptureFixture[str], limit: str) -> None:
    Path("feed.xml").write_text(RSS, "utf-8")
    assert command(capsys, "read", "feed.xml", "--limit", limit)[0] == 2


def test_an_item_of_what_is_no_feed(capsys: pytest.CaptureFixture[str]) -> None:
    Path("ice.txt").write_text("Ice in the harbour.", "utf-8")
    code, out, _ = command(capsys, "read", "ice.txt", "--item", "1", "--json")
    assert (code, json.loads(out)["error"]["code"]) == (4, "not_a_feed")


# A corpus


def test_hostile_and_broken_feeds_are_read_as_far_as_they_go(shared: Callable[[str], Path]) -> None:
    import base64

    from accessible.readers.charset import decode

    cases = json.loads(shared("corpus/payloads/feedparser_sanitize_illformed.json").read_text("utf-8"))["items"]
    kept = 0
    for case in cases:
        text = decode(base64.b64decode(case["data_b64"]), None)
        if not of_text(text, "", "").endswith("+xml"):
            continue
        try:
            feed = parse(source(text))
        except AccessibleError:
            continue
        kept += 1
        assert all("<script" not in item.title.lower() for item in feed.items), case["file"]
        assert not any(item.url.lower().startswith("javascript") for item in feed.items), case["file"]
    assert kept >= len(cases) - 1  # one is empty
