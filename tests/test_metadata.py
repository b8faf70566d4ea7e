"""What a page says of its article, in its head, its JSON-LD, and around its title."""

import json
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import html

from accessible.document import Article, Metadata
from accessible.readers.metadata import metadata
from accessible.readers.names import inverted, people
from accessible.report import article_lines

URL = "https://gazette.example/2015/ice"
TEXT = (
    "The harbour of the small town froze over twice that winter, and the fishers walked across it to the market with "
    "their baskets full of smoked herring and bread, and came back in the evening when the lamps were lit."
)
ANN, BOB = "Ann Lee", "Bob Ray"


def of(head: str = "", body: str = "<h1>Ice in the Harbour</h1>", url: str = URL, attributes: str = "") -> Metadata:
    """Return the metadata of a page with these parts and two long paragraphs."""
    page = f"<html{attributes}><head>{head}</head><body>{body}<p>{TEXT}</p><p>{TEXT}</p></body></html>"
    return metadata(html.document_fromstring(page), url)


def linked(*nodes: object) -> str:
    """Return a script of JSON-LD with these nodes."""
    return f"<script type='application/ld+json'>{json.dumps({'@graph': nodes})}</script>"


def meta(**values: str) -> str:
    """Return `<meta>` elements; `__` in a name stands for a colon, `_` for itself."""
    return "".join(f'<meta property="{name.replace("__", ":")}" content="{value}">' for name, value in values.items())


# Title


@pytest.mark.parametrize(
    ("head", "body", "title"),
    [
        ("<title>Ice in the Harbour | The Gazette</title>", "", "Ice in the Harbour"),
        ("<title>Ice in the Harbour - The Gazette</title>", "<h1>Ice in the Harbour</h1>", "Ice in the Harbour"),
        ("<title>The Gazette: Ice in the Harbour</title>", "", "Ice in the Harbour"),
        (
            "<title>The Gazette » Winter » Ice in the Harbour</title>",
            "<h1>Ice in the Harbour</h1>",
            "Ice in the Harbour",
        ),
        ("<title>Ice in the Harbour – A Long Winter | Gazette</title>", "", "Ice in the Harbour – A Long Winter"),
        ("<title>Ice | Gazette</title>", "<h1>The Gazette</h1><h1>Ice</h1>", "Ice"),
        (meta(og__title="Ice in the Harbour | Gazette"), "", "Ice in the Harbour"),
        (
            meta(og__title="Ice in the Harbour"),
            "<h1>Menu</h1><h1>Ice in the <em>Harbour</em></h1>",
            "Ice in the Harbour",
        ),
        (meta(og__title="7 facts about harbour ice"), "<h1>Seven facts about ice</h1>", "Seven facts about ice"),
        (meta(og__title="Ice in the Harbour"), "<h1>Most read</h1>", "Ice in the Harbour"),
        (meta(og__title="Notes on ice: the winter blog"), "<h1>Blog</h1>", "Notes on ice: the winter blog"),
        ("", "<h1>Ice in the Harbour</h1>", "Ice in the Harbour"),
        ("<title>Ice: a history</title>", "<h1>Ice: a history</h1>", "Ice: a history"),
        ("<title>Eis im Hafen | Nachrichten</title>", "", "Eis im Hafen"),
        ("<title>港の氷｜毎日の新聞</title>", "<h1>港の氷</h1>", "港の氷"),
        ("<title>The Gazette</title>", "<h1>The Gazette</h1>", "The Gazette"),
        ("", "", ""),
    ],
)
def test_the_title_is_what_heading_and_head_agree_on_without_the_site(head: str, body: str, title: str) -> None:
    assert of(meta(og__site_name="The Gazette") + head, body).title == title


def test_a_heading_that_was_broken_by_its_markup_is_one_line_with_whole_words() -> None:
    body = "<h1>\n  <span>Ice</span><br>in the Har<b>bour</b>\n</h1>"
    assert of("", body).title == "Ice in the Harbour"


def test_the_subtitle_is_the_alternative_headline_or_a_standfirst() -> None:
    assert of(linked({"@type": "Article", "alternativeHeadline": "A walk to market"})).subtitle == "A walk to market"
    body = "<h1>Ice in the Harbour</h1><p class='article__standfirst'>A walk to market, over the sea.</p>"
    assert of("", body).subtitle == "A walk to market, over the sea."


@pytest.mark.parametrize("kind", ["lead", "subscribe", "deck-of-cards", "title"])
def test_a_paragraph_that_is_not_marked_as_a_standfirst_is_no_subtitle(kind: str) -> None:
    assert of("", f"<h1>Ice</h1><p class='{kind}'>A walk to market, over the sea.</p>").subtitle == ""


def test_the_description_is_not_the_subtitle() -> None:
    found = of(meta(og__description="How the fishers walked to market."))
    assert (found.subtitle, found.description) == ("", "How the fishers walked to market.")


# Authors

GRAPH = (
    {"@type": "WebSite", "@id": "#site", "name": "The Gazette", "publisher": {"@id": "#org"}},
    {"@type": "Organization", "@id": "#org", "name": "Gazette Media"},
    {"@type": ["Person", "Thing"], "@id": "#ann", "name": ANN},
    {"@type": "Person", "@id": "#bob", "givenName": "Bob", "familyName": "Ray"},
    {"@type": "NewsArticle", "author": [{"@id": "#ann"}, {"@id": "#bob"}], "publisher": {"@id": "#org"}},
)


def test_references_in_a_graph_lead_to_authors_and_publisher() -> None:
    found = of(linked(*GRAPH))
    assert found.authors == (ANN, BOB)
    assert found.source == "Gazette Media"


@pytest.mark.parametrize(
    "head",
    [
        linked({"@type": "Article", "author": ANN}),
        linked({"@type": "Article", "author": [ANN, "The Gazette"]}),
        linked({"@type": "Article", "author": {"@type": "Person", "name": [ANN]}}),
        linked({"@type": "Article", "author": {"@type": "Person", "name": "ann&#x20;lee"}}).replace(
            "ann&#x20;lee", ANN
        ),
        linked({"@type": "BlogPosting", "author": {"@type": "Organization", "name": "Gazette"}}) + meta(author=ANN),
        linked({"@type": "Article", "author": {"@type": "Person", "name": "admin"}}) + meta(author=ANN),
        meta(author=f"By {ANN}"),
        meta(author=f"{ANN}, Staff Writer"),
        meta(author=f"{ANN}, MD, PhD"),
        meta(author=f"{ANN} | The Gazette"),
        meta(author=f"{ANN} (@annlee)"),
        meta(author=f"ann@gazette.example, {ANN}"),
        meta(article__author="https://social.example/annlee", parsely_author="x") + meta(author=ANN),
        '<meta name="citation_author" content="Lee, Ann">',
        '<meta name="DC.creator" content="Ann Lee">',
        '<meta name="parsely-author" content="Ann Lee">',
        '<meta name="sailthru.author" content="Ann Lee">',
    ],
)
def test_the_author_is_the_person_that_the_head_declares(head: str) -> None:
    assert of(meta(og__site_name="The Gazette") + head).authors == (ANN,)


@pytest.mark.parametrize(
    "line",
    [
        "<a rel='author' href='/ann'>Ann Lee</a>",
        "<span itemprop='author' itemscope><span itemprop='name'>Ann Lee</span></span>",
        "<div class='byline'>By <a href='/ann'>Ann Lee</a> <time>May 1, 2015</time></div>",
        "<div class='post-author-date'>By Ann Lee May 1, 2015</div>",
        "<p class='article__byline'><span>Ann Lee</span><span>Trending Editor</span></p>",
        "<div class='AuthorName'>Ann Lee</div><div class='author-bio'>Ann Lee is a reporter.</div>",
        "<p>By Ann Lee</p>",
        "<p>by: Ann Lee, May 1, 2015</p>",
        "<p>By <strong>Ann Lee</strong></p>",
        "<p>Written by Ann Lee • 5 min read</p>",
        "<p>Von Ann Lee</p>",
        "<p>Par Ann Lee, publié le 1 mai 2015</p>",
        "<p>Por: Ann Lee</p>",
        "<p>Di Ann Lee</p>",
        "<p>Door Ann Lee</p>",
        "<p>Autor: Ann Lee</p>",
        "<p>Автор: Ann Lee</p>",
        "<p>作者：Ann Lee</p>",
        "<p>بقلم: Ann Lee</p>",
        f"<p>{TEXT}</p><p>By Ann Lee</p>",
        "<p>Ann Lee | Senior Writer | May 1, 2015</p>",
        "<p class='post-meta-author'>May 1, 2015 · Ann Lee</p>",
        "<div class='entry-footer'><span class='entry-author'>Ann Lee</span></div>",
        "<a href='/authors/ann-lee'>Ann Lee</a>",
        "<p>Fact checked by <a class='author'>Bob Ray</a></p><p>Written by <a class='author'>Ann Lee</a></p>",
        "<p><span>Edited by:</span> <span><a class='author'>Bob Ray</a></span></p><p class='byline'>Ann Lee</p>",
        "<p class='byline'>Reviewed by Bob Ray</p><p class='byline'>Written by Ann Lee</p>",
    ],
)
def test_the_author_is_in_the_byline(line: str) -> None:
    assert of("", f"<h1>Ice in the Harbour</h1>{line}").authors == (ANN,)


@pytest.mark.parametrize(
    "line",
    [
        "<p class='byline'>By Ann Lee and Bob Ray</p>",
        "<p class='byline'>By <a>Ann Lee</a>, <a>Bob Ray</a></p>",
        "<p class='byline'><a>Ann Lee</a> <a>Bob Ray</a></p>",
        "<p><span itemprop='author'>Ann Lee</span> <span itemprop='author'>Bob Ray</span></p>",
        "<p>Von Ann Lee und Bob Ray</p>",
        "<p>Por Ann Lee y Bob Ray</p>",
        "<p>By Ann Lee, Bob Ray and the Gazette News Team</p>",
    ],
)
def test_two_authors_are_two(line: str) -> None:
    assert of("", f"<h1>Ice in the Harbour</h1>{line}").authors == (ANN, BOB)


@pytest.mark.parametrize(
    "body",
    [
        "<h1>Ice</h1><p>By the time he came, the boats were gone.</p>",
        "<h1>Ice</h1><p>By Monday the harbour was open.</p>",
        "<h1>Ice</h1><ul class='comments'><li class='comment-author'>Ann Lee</li></ul>",
        "<h1>Ice</h1><div class='related'><a rel='author'>Ann Lee</a></div>",
        "<h1>Ice</h1><p class='author'>About the author</p>",
        "<h1>Ice</h1><p class='byline'>May 1, 2015</p>",
        f"<h1>Ice</h1><p>{TEXT}</p><p>{TEXT}</p><p>By Ann Lee</p>",
    ],
)
def test_nobody_is_the_author_of_a_page_that_names_nobody(body: str) -> None:
    assert of("", body).authors == ()


def test_the_site_is_the_author_only_where_nobody_else_is() -> None:
    head = meta(og__site_name="The Gazette") + linked({"@type": "Article", "author": {"name": "The Gazette"}})
    assert of(head).authors == ("The Gazette",)
    assert of(head, "<h1>Ice</h1><p class='byline'>By Ann Lee</p>").authors == (ANN,)


def test_a_name_that_is_a_preposition_elsewhere_stays_whole() -> None:
    assert of(meta(author="Di Wang")).authors == ("Di Wang",)
    assert of(meta(author="José Ortega y Gasset")).authors == ("José Ortega y Gasset",)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("文：山田太郎", ("山田太郎",)),
        ("文/李明", ("李明",)),
        ("本报记者 李明", ("李明",)),
        ("作者：李明、王芳", ("李明", "王芳")),
        ("홍길동 기자", ("홍길동",)),
        ("文化の日", ("文化の日",)),
        ("Анна Орлова и Иван Петров", ("Анна Орлова", "Иван Петров")),
        ("Автор: Анна Орлова", ("Анна Орлова",)),
        ("Anna Schmidt und Max von der Heide", ("Anna Schmidt", "Max von der Heide")),
        ("von Anna Schmidt, Chefredakteurin", ("Anna Schmidt",)),
        ("Marie Dubois et Élodie Lefèvre, journalistes", ("Marie Dubois", "Élodie Lefèvre")),
        ("Juan Pérez y Ana López", ("Juan Pérez", "Ana López")),
        ("a cura di Umberto Conti", ("Umberto Conti",)),
        ("Geschreven door Jan de Vries", ("Jan de Vries",)),
        ("Maria da Silva | Público", ("Maria da Silva",)),
        ("Anna Nowak, 7 lipca 2015", ("Anna Nowak",)),
        ("By Ann Lee for The Gazette", (ANN,)),
        ("Ann Lee/AFP", (ANN,)),
        ("Ann Lee CPP", (ANN,)),
        ("ANN LEE OF", ("ANN LEE OF",)),
        ("03/10/2023 by Ann Lee", (ANN,)),
        ("Ann Lee, Bob Ray & Li Wei", (ANN, BOB, "Li Wei")),
        ("J. R. R. Tolkien", ("J. R. R. Tolkien",)),
        ("Jean-Luc O’Brien", ("Jean-Luc O’Brien",)),
    ],
)
def test_names_of_many_languages_are_told_from_what_stands_around_them(text: str, names: tuple[str, ...]) -> None:
    assert people(text) == names


@pytest.mark.parametrize(
    "nobody", ["admin", "Staff", "Editor", "Redaktion", "编辑部", "none", "https://x.example/a", "1"]
)
def test_an_account_is_nobody(nobody: str) -> None:
    assert of(meta(author=nobody)).authors == ()


def test_a_catalogue_writes_the_last_name_first() -> None:
    assert inverted("Lee, Ann") == ANN
    assert inverted("Ann Lee") == ANN


WORD = st.text(st.characters(categories=["Lu", "Ll", "Zs", "Po", "Nd", "Pd"]), max_size=60)


@settings(max_examples=150, deadline=None)
@given(WORD)
def test_names_stand_in_the_text_that_they_are_taken_from(text: str) -> None:
    for name in people(text):
        assert all(word in text for word in name.split())


def test_a_hostile_byline_takes_no_time() -> None:
    began = time.process_time()
    for text in ("A" * 400 + "!", "A, " * 150, "by " * 150, "( " * 200, "Ab-" * 130, "and " * 100, "x@" * 200):
        people(text)
    assert time.process_time() - began < 1


# Dates


@pytest.mark.parametrize(
    ("head", "published"),
    [
        (meta(article__published_time="2015-07-07T22:43:29+08:00"), "2015-07-07T22:43:29+08:00"),
        (meta(article__published_time=" 2015-07-07T22:43:29.123Z "), "2015-07-07T22:43:29Z"),
        (linked({"@type": "NewsArticle", "datePublished": "2015-07-07T22:43:29-0500"}), "2015-07-07T22:43:29-05:00"),
        (linked({"@type": "BlogPosting", "datePublished": "Jul 7, 2015"}), "2015-07-07"),
        (linked({"@type": "Article", "datePublished": ["2015-07-07"]}), "2015-07-07"),
        ('<meta name="citation_publication_date" content="2015/7/7">', "2015-07-07"),
        ('<meta name="publish-date" content="7. Juli 2015">', "2015-07-07"),
        ('<meta name="date" content="Tue Jul  7 22:43:29 2015">', "2015-07-07T22:43:29"),
        ('<meta itemprop="datePublished" content="2015-07-07">', "2015-07-07"),
    ],
)
def test_a_declared_date_is_no_guess(head: str, published: str) -> None:
    found = of(head, url="")
    assert (found.published, found.published_is_guess) == (published, False)


@pytest.mark.parametrize(
    "line",
    [
        "<time itemprop='datePublished' datetime='2015-07-07'>today</time>",
        "<time class='entry-date published'>July 7, 2015</time>",
        "<time pubdate datetime='2015-07-07'>yesterday</time>",
    ],
)
def test_a_date_that_markup_calls_that_of_publication_is_no_guess(line: str) -> None:
    found = of("", f"<h1>Ice</h1>{line}", url="")
    assert (found.published, found.published_is_guess) == ("2015-07-07", False)


@pytest.mark.parametrize(
    ("line", "url"),
    [
        ("", "https://gazette.example/2015/07/07/ice"),
        ("", "https://gazette.example/news/2015-07-07-ice.html"),
        ("", "https://gazette.example/20150707/ice"),
        ("<p>July 7, 2015</p>", ""),
        ("<p>Posted on 7 July 2015 by Ann Lee</p>", ""),
        ("<p>Published: Jul. 7, 2015</p>", ""),
        ("<p>7. Juli 2015</p>", ""),
        ("<p>Le 7 juillet 2015</p>", ""),
        ("<p>7 de julio de 2015</p>", ""),
        ("<p>7 luglio 2015</p>", ""),
        ("<p>7 lipca 2015</p>", ""),
        ("<p>7 июля 2015</p>", ""),
        ("<p>2015年7月7日</p>", ""),
        ("<p>07-jul-2015</p>", ""),
        ("<p>Updated: July 9, 2015</p><p>July 7, 2015</p>", ""),
        ("<p>Updated:</p><p>July 9, 2015</p><p>By Ann Lee</p><p>July 7, 2015</p>", ""),
        ("<p>Last updated July 7, 2015</p>", ""),
    ],
)
def test_a_date_in_the_address_or_near_the_title_is_a_guess(line: str, url: str) -> None:
    found = of("", f"<h1>Ice</h1>{line}", url=url)
    assert (found.published, found.published_is_guess) == ("2015-07-07", True)


def test_a_date_right_above_the_title_is_a_guess() -> None:
    assert of("", "<p>July 7, 2015</p><h1>Ice</h1>", url="").published == "2015-07-07"


def test_a_date_of_publication_that_is_that_of_the_last_change_gives_way_to_an_earlier_one_on_the_page() -> None:
    both = {"@type": "Article", "datePublished": "2016-02-03T04:05:06Z", "dateModified": "2016-02-03T04:05:06Z"}
    assert of(linked(both), "<h1>Ice</h1><p>July 7, 2015</p>").published == "2015-07-07"
    assert of(linked(both), "<h1>Ice</h1>").published == "2016-02-03T04:05:06Z"


@pytest.mark.parametrize("date", ["1970-01-01T00:00:00Z", "0000-00-00", "soon", "9999-12-31", "{{ date }}"])
def test_what_a_system_says_that_knows_no_date_is_none(date: str) -> None:
    found = of(meta(article__published_time=date), url="")
    assert (found.published, found.published_is_guess) == ("", False)


def test_the_date_of_the_last_change_is_known_as_such() -> None:
    found = of(meta(article__published_time="2015-07-07", article__modified_time="2015-07-09T10:00:00Z"))
    assert (found.published, found.modified) == ("2015-07-07", "2015-07-09T10:00:00Z")


def test_a_guess_is_shown_as_one() -> None:
    guess = Article(Metadata(title="Ice", published="2015-07-07", published_is_guess=True), ())
    assert article_lines(guess)[:2] == ["title: Ice", "published: 2015-07-07 (a guess: the page declares no date)"]
    sure = Article(Metadata(title="Ice", published="2015-07-07"), ())
    assert article_lines(sure)[1] == "published: 2015-07-07"


# Source, language, address, subjects, picture


@pytest.mark.parametrize(
    ("head", "source"),
    [
        (meta(og__site_name="The Gazette") + linked(*GRAPH), "The Gazette"),
        (linked({"@type": "WebSite", "name": "The Gazette"}), "The Gazette"),
        ('<meta name="application-name" content="The Gazette">', "The Gazette"),
        ("", ""),
    ],
)
def test_the_source_is_the_site(head: str, source: str) -> None:
    assert of(head).source == source


@pytest.mark.parametrize(
    ("attributes", "head", "language"),
    [
        (" lang='EN-us'", "", "en-US"),
        (" lang='zh-hans-cn'", "", "zh-Hans-CN"),
        (" lang='{{ lang }}'", meta(og__locale="nl_NL"), "nl-NL"),
        (" lang='es-419'", "", "es-419"),
        ("", '<meta http-equiv="Content-Language" content="fr, en">', "fr"),
        (" lang='english'", "", ""),
    ],
)
def test_the_language_has_the_shape_of_a_tag(attributes: str, head: str, language: str) -> None:
    assert of(head, attributes=attributes).language == language


@pytest.mark.parametrize(
    ("canonical", "url", "address"),
    [
        ("https://gazette.example/ice", URL, "https://gazette.example/ice"),
        ("/ice", URL, "https://gazette.example/ice"),
        ("https://www.gazette.example/ice", URL, "https://www.gazette.example/ice"),
        ("https://other.example/ice", URL, URL),
        ("https://other.example/ice", "", "https://other.example/ice"),
        ("https://gazette.example/", URL, URL),
        ("javascript:alert(1)", URL, URL),
        ("https://[bad/ice", URL, URL),
        ("/ice", "", ""),
        ("", URL, URL),
    ],
)
def test_the_address_is_the_canonical_one_of_the_same_host(canonical: str, url: str, address: str) -> None:
    assert of(f'<link rel="canonical" href="{canonical}">', url=url).url == address


def test_the_subjects_are_tags_and_keywords_each_once_and_the_section_last() -> None:
    head = (
        meta(article__tag="Winter", article__section="News")
        + linked({"@type": "NewsArticle", "keywords": ["winter", "Herring"], "articleSection": "Sea"})
        + '<meta name="keywords" content="ice, Herring, the harbour">'
    )
    assert of(head).subjects == ("Winter", "Herring", "ice", "the harbour", "Sea")


def test_keywords_that_are_a_sentence_are_none() -> None:
    assert of('<meta name="keywords" content="How the fishers of our town walked to the market">').subjects == ()


def test_the_picture_has_an_absolute_address_and_its_alternative_text() -> None:
    found = of(meta(og__image="/ice.jpg", og__image__alt="Boats in the ice"))
    assert (found.image, found.image_alt) == ("https://gazette.example/ice.jpg", "Boats in the ice")
    assert of(meta(og__image="data:image/png;base64,AAAA")).image == ""


# Whatever a page says


def test_the_article_of_the_page_is_the_one_with_its_title() -> None:
    other = {"@type": "NewsArticle", "headline": "Snow on the Hill", "author": BOB, "datePublished": "2001-01-02"}
    own = {"@type": "NewsArticle", "headline": "Ice in the Harbour", "author": ANN, "datePublished": "2015-07-07"}
    found = of(linked(other, own))
    assert (found.authors, found.published) == ((ANN,), "2015-07-07")


@pytest.mark.parametrize(
    "script",
    [
        '<!-- {"@type": "Article", "author": "Ann Lee"} -->',
        '//<![CDATA[\n{"@type": "Article", "author": "Ann Lee"}\n//]]>',
        '{"@type": "Article", "author": "Ann Lee",}',
        '{"@type": "Article", "description": "two\nlines", "author": "Ann Lee"}',
    ],
)
def test_scripts_that_are_nearly_json_are_read(script: str) -> None:
    assert of(f"<script type='application/ld+json'>{script}</script>").authors == (ANN,)


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=20),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(
            st.sampled_from(["@id", "@type", "@graph", "name", "author", "publisher", "headline", "keywords"])
            | st.sampled_from(["datePublished", "dateModified", "alternativeHeadline", "articleSection", "givenName"]),
            inner | st.sampled_from(["Article", "Person", "Organization", "#a", "2015-07-07"]),
            max_size=5,
        )
    ),
    max_leaves=20,
)


@settings(max_examples=150, deadline=None)
@given(JSON, st.text(max_size=60))
def test_no_page_stops_it(value: object, text: str) -> None:
    head = f"<script type='application/ld+json'>{json.dumps(value)}</script>"
    page = html.document_fromstring(f"<html><head>{head}</head><body><h1>Ice</h1><p class='byline'>x</p></body></html>")
    for element in page.iter("h1", "p"):
        element.text = "".join(char for char in text if char.isprintable()) or "x"
    for name in ("og:title", "author", "article:published_time", "og:image", "og:locale", "keywords"):
        page.head.append(html.Element("meta", {"property": name, "content": page.body[0].text}))
    found = metadata(page, text)
    for said in (found.title, found.subtitle, found.source, found.language, found.description, *found.authors):
        assert said == " ".join(said.split())


@pytest.mark.parametrize(
    "head",
    [
        f"<title>{'a | ' * 5000}</title>",
        meta(og__title="x" * 1_000_000),
        meta(author=", ".join(["Ann Lee"] * 10_000)),
        linked({"@type": "Article", "author": [f"{chr(65 + n % 26)}{'a' * (n // 26)} Lee" for n in range(5000)]}),
        meta(keywords=",".join(map(str, range(100_000)))),
        f"<script type='application/ld+json'>{'[' * 100_000}</script>",
        linked(*[{"@type": "Article", "@id": "#a", "author": {"@id": "#a"}}] * 2000),
        linked({"@type": "Article", "@id": "#a", "author": {"@id": "#a"}, "name": {"@id": "#a"}}),
        meta(article__published_time="2015 " * 1000),
    ],
    ids=["separators", "title", "authors", "many authors", "keywords", "depth", "cycles", "a cycle", "date"],
)
def test_a_hostile_page_takes_no_time(head: str) -> None:
    page = html.document_fromstring(f"<html><head>{head}</head><body>{'<h1>Ice</h1>' * 50}<p>{TEXT}</p></body></html>")
    began = time.process_time()
    metadata(page, URL)
    assert time.process_time() - began < 1
