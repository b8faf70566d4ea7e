"""The page that shows what cleaning did, as a browser and a screen reader would meet it."""

import hashlib
import re
from base64 import b64encode
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import html as lxml_html

from accessible import review
from accessible.document import Article, Block, Metadata, Role, page_order
from accessible.prepare.clean import Choices, clean
from accessible.readers.build import clean_text
from tests.test_clean import BODY, NOTE

PARTS = ("Summary", "How to read this page", "What is known of the article", "The text")
READ = Article(
    Metadata(title="Ice & <herring>", authors=("Mara Lindqvist",), language="en"),
    (
        Block("Photo: Ann Lee/CW"),
        Block(BODY[0]),
        Block("Share"),
        Block("The ice in numbers", Role.HEADING, 2),
        Block("herring", Role.LIST_ITEM, 1, number=2),
        Block("يقيس المهندس الجليد", language="ar"),
        Block(BODY[1]),
        Block(NOTE),
        Block("Tweet"),
    ),
)


def parsed(article: Article) -> lxml_html.HtmlElement:
    return lxml_html.document_fromstring(review.page(article), parser=lxml_html.HTMLParser(encoding="utf-8"))


def text(element: lxml_html.HtmlElement) -> str:
    return " ".join(" ".join(element.itertext()).split())


def test_everything_stands_in_its_place_and_says_what_it_is() -> None:
    (section,) = parsed(clean(READ, Choices(drop=("list",)))).xpath("//section[@aria-labelledby='text']")
    assert [text(child) for child in section] == [
        "The text",
        "Not spoken: caption. The credit of a picture, or the caption of one that is not here. Photo: Ann Lee/CW",
        BODY[0],
        "Not spoken: share. Buttons for sharing. Share",
        "Heading 2.",
        "The ice in numbers",
        "Not spoken: list. List item 2, you chose to leave it out. herring",
        "يقيس المهندس الجليد",
        BODY[1],
        "Not spoken: share. Buttons for sharing. Tweet",
        "About the author.",
        NOTE,
    ]


def test_the_summary_counts_blocks_and_words_and_says_how_to_change_them() -> None:
    cleaned = clean(READ, Choices(drop=("list",)))
    (section,) = parsed(cleaned).xpath("//section[@aria-labelledby='summary']")
    spoken = sum(len(words.split()) for words in ("The ice in numbers", "a b c", BODY[0], BODY[1], NOTE))
    assert [text(item) for item in section.iter("li")] == [
        f"Spoken: 5 blocks, {spoken} words.",
        "Not spoken: 4 blocks, 7 words.",
    ]
    assert [[text(cell) for cell in row] for row in section.iter("tr")] == [
        ["Rule", "Reason", "Blocks", "Words", "To speak it"],
        ["caption", "the credit of a picture, or the caption of one that is not here", "1", "4", "--keep caption"],
        ["share", "buttons for sharing", "2", "2", "--keep share"],
        ["list", "you chose to leave it out", "1", "1", "without --drop list"],
    ]


def test_an_article_of_which_nothing_goes_has_no_table() -> None:
    page = parsed(clean(READ, Choices(raw=True)))
    assert page.xpath("//table | //del") == []
    assert "Not spoken: 0 blocks, 0 words." in text(page)


def test_a_screen_reader_finds_its_way() -> None:
    page = parsed(clean(READ))
    assert page.get("lang") == "en"
    assert text(page.find(".//title")) == "What is spoken of Ice & <herring>"
    assert len(page.xpath("//main")) == 1
    assert [(heading.tag, text(heading)) for heading in page.xpath("//h1 | //h2 | //h3")] == [
        ("h1", "What is spoken of Ice & <herring>"),
        *(("h2", name) for name in PARTS),
        ("h3", "The ice in numbers"),
    ]
    names = page.xpath("//@id")
    assert len(names) == len(set(names))
    assert page.xpath("//section/@aria-labelledby") == page.xpath("//section/h2/@id")
    assert {cell.get("scope") for cell in page.iter("th")} == {"col", "row"}
    assert len(page.xpath("//table/caption")) == 1


def test_words_of_the_article_are_in_its_language_and_direction() -> None:
    article = replace(READ, metadata=replace(READ.metadata, language="he"))
    page = parsed(clean(article))
    marked = [(element.get("lang"), element.get("dir")) for element in page.xpath("//*[@class='text']")]
    assert len(marked) == len(READ.blocks)
    assert sorted(set(marked)) == [("ar", "rtl"), ("he", "rtl")]
    assert [element.get("lang") for element in page.xpath("//h1/cite")] == ["he"]


def test_the_page_needs_nothing_and_runs_nothing() -> None:
    page = parsed(clean(READ))
    (policy,) = page.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
    (style,) = page.xpath("//style/text()")
    digest = b64encode(hashlib.sha256(style.encode()).digest()).decode()
    assert policy == f"default-src 'none'; style-src 'sha256-{digest}'"
    assert page.xpath("//script | //link | //img | //@src | //@href | //@style | //@*[starts-with(name(), 'on')]") == []
    assert page.xpath("//meta[1]/@charset") == ["utf-8"]


def luminance(colour: str) -> float:
    """Return the relative luminance that WCAG 2.2 defines."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


@pytest.mark.parametrize("scheme", [0, 1], ids=["light", "dark"])
@pytest.mark.parametrize(
    ("front", "back", "least"),
    [("ink", "page", 7), ("ink", "box", 7), ("quiet", "box", 7), ("quiet", "page", 7), ("edge", "page", 3)],
)
def test_colours_have_the_contrast_of_level_aaa(scheme: int, front: str, back: str, least: float) -> None:
    style = review.assets.style("review")
    colours = [re.findall(rf"--{name}: (#[0-9a-f]{{6}})", style)[scheme] for name in (front, back)]
    dark, light = sorted(map(luminance, colours))
    assert (light + 0.05) / (dark + 0.05) >= least


TAGS = {
    *("html", "head", "meta", "title", "style", "body", "main", "section", "h1", "h2", "h3", "cite", "ul", "li", "dl"),
    *("dt", "dd", "table", "caption", "thead", "tbody", "tr", "th", "td", "code", "p", "div", "strong", "del"),
}
HOSTILE = (
    st.text(st.sampled_from("<>&\"'/-!]ab \n\u00a0東ر"), min_size=1, max_size=20).map(clean_text).filter(str.strip)
)


@settings(max_examples=100, deadline=None)
@given(st.lists(HOSTILE, min_size=1, max_size=5), HOSTILE)
def test_no_text_can_become_markup(lines: list[str], title: str) -> None:
    article = Article(Metadata(title=title, language="en"), (Block(BODY[0]), *map(Block, lines)))
    cleaned = clean(article, Choices(drop=("list",)))
    page = parsed(cleaned)
    shown = [element.text_content() for element in page.xpath("//*[@class='text']")]
    assert shown == [entry.text for entry in page_order(cleaned)]
    assert page.find(".//cite").text_content() == title
    assert {element.tag for element in page.iter()} <= TAGS
