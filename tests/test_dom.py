"""A page as a tree: nothing of its text is lost."""

import re
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree
from lxml import html as lxml_html

from accessible.errors import SourceError
from accessible.readers import dom


def depth(page: lxml_html.HtmlElement) -> int:
    """Return how many levels of elements there are."""
    level = deepest = 0
    for event, _ in etree.iterwalk(page, events=("start", "end")):
        level += 1 if event == "start" else -1
        deepest = max(deepest, level)
    return deepest


def words(page: lxml_html.HtmlElement) -> list[str]:
    return " ".join(page.itertext()).split()


@pytest.mark.parametrize("opening", ["<div>", "<b>", "<ul><li>", "<blockquote>", "<x-y>", "<table><tr><td>"])
@pytest.mark.parametrize("times", [100, 300, 3000, 100_000])
def test_text_below_any_depth_and_after_it_is_there_in_its_order(opening: str, times: int) -> None:
    closing = "".join(reversed(re.findall("<[^>]+>", opening))).replace("<", "</")
    page = dom.parse(f"<body><p>first</p>{opening * times}inner{closing * times}<p>last</p>")
    assert words(page) == ["first", "inner", "last"]
    assert depth(page) <= dom.DEEPEST


def test_text_between_the_ends_of_deep_elements_stays_apart_and_in_its_order() -> None:
    numbers = [str(number) for number in range(2000)]
    before, after = numbers[:1000], numbers[1000:]
    page = dom.parse("".join(f"<div>{word} " for word in before) + "".join(f"{word}</div>" for word in after))
    assert words(page) == numbers
    assert depth(page) == dom.DEEPEST


def test_elements_without_text_are_kept_below_the_deepest_level() -> None:
    page = dom.parse("<div>" * 400 + "one<br>two<img alt='three'>" + "</div>" * 400)
    assert len(page.findall(".//br")) == 1
    assert [image.get("alt") for image in page.iter("img")] == ["three"]


def test_a_page_that_is_not_deep_has_the_shape_it_had() -> None:
    page = dom.parse("<html lang=de><body><ul><li>one<ul><li>two</ul></ul><pre>a\n b</pre>")
    expected = "<ul><li>one<ul><li>two</li></ul></li></ul><pre>a\n b</pre>"
    assert lxml_html.tostring(page.find("body"), encoding="unicode") == f"<body>{expected}</body>"
    assert page.get("lang") == "de"


def test_attributes_are_kept_in_a_deep_page() -> None:
    page = dom.parse("<html xml:lang='de'><p class='a'>x</p>" + "<div id='d' on\"x='1'>" * 300)
    assert page.get("xml:lang") == "de"
    assert page.find(".//p").get("class") == "a"
    assert {element.get("id") for element in page.iter("div")} == {"d"}


def test_a_deep_script_stays_a_script() -> None:
    page = dom.parse("<div>" * 300 + "<script>if (a < b) evil()</script>after")
    assert [script.text for script in page.iter("script")] == ["if (a < b) evil()"]
    assert page.find(".//script").getparent()[-1].text == "after"


@pytest.mark.parametrize("tail", ["", "<div>" * 300], ids=["shallow", "deep"])
def test_comments_and_processing_instructions_are_gone_and_the_words_around_them_stay(tail: str) -> None:
    page = dom.parse(f"<p>on<!-- evil -->e <?evil ?>two</p><!-- evil --><p>three</p>{tail}")
    assert "".join(page.find(".//p").itertext()) == "one two"
    assert words(page) == ["one", "two", "three"]


@pytest.mark.parametrize("tail", ["", "<div>" * 300], ids=["shallow", "deep"])
def test_characters_that_no_tree_takes_do_not_stop_it(tail: str) -> None:
    page = dom.parse(f"<p title='a\x01b'>w\0o\x02rd\ud800 \ufffe&#3;end</p><a\"b>odd</a\"b>{tail}")
    found = "".join(page.itertext())
    assert found.startswith("wo")
    assert found.endswith("odd")


@pytest.mark.parametrize("size", [1_000_000, 12_000_000])
@pytest.mark.parametrize("shape", ["<p>{}</p>", "<p title='{}'>x</p>", "<!--{}-->", "<script>{}</script>"])
def test_what_comes_after_a_giant_is_there(shape: str, size: int) -> None:
    page = dom.parse("<p>first</p>" + shape.format("word " * (size // 5)) + "<p>last</p>")
    assert page.findall(".//p")[-1].text == "last"


@pytest.mark.parametrize("text", ["", " ", "<!-- a comment -->", f"<!--{'long ' * 2_500_000}-->"], ids=len)
def test_a_page_without_an_element_is_an_error(text: str) -> None:
    with pytest.raises(SourceError) as caught:
        dom.parse(text)
    assert caught.value.code == "no_readable_text"


def test_an_entity_of_a_file_is_not_read() -> None:
    page = dom.parse('<!DOCTYPE html [<!ENTITY x SYSTEM "file:///etc/passwd">]><p>a &x; b</p>')
    assert "root:" not in "".join(page.itertext())


TAGS = st.sampled_from(["<div>", "</div>", "<p>", "</p>", "<b>", "</b>", "<ul><li>", "</li></ul>", "<br>", "<td>"])


@given(st.lists(st.one_of(TAGS, st.integers(0, 10**6).map(" {} ".format)), min_size=1, max_size=60))
def test_a_page_says_the_same_inside_any_number_of_elements(pieces: list[str]) -> None:
    body = f"<p> start </p>{''.join(pieces)}"
    assert words(dom.parse("<x>" * 500 + body)) == words(dom.parse(body))


def test_a_deep_page_costs_in_proportion_to_its_size() -> None:
    def cost(times: int) -> float:
        page = "<div>word" * times
        began = time.process_time()
        dom.parse(page)
        return time.process_time() - began

    assert min(cost(200_000) for _ in range(3)) < 15 * min(cost(20_000) for _ in range(3))


@pytest.mark.parametrize(
    ("page", "body"),
    [
        ("<title>T</title><article><p>One</p></article><p>Two</p>", ["article", "p"]),
        ("<html lang=en><meta charset=utf-8><title>T</title><main><p>One</p></main>Two<p>3</p>", ["main", "p"]),
        ("<title>T</title><section>One</section><link rel=a href=b><figure>Two</figure> end", ["section", "figure"]),
        ("<head><title>T</title><x-y>One</x-y></head><body>Two<p>3</p></body>", ["x-y", "p"]),
        ("<head><title>T</title><meta name=a content=b><script>1</script></head><body><p>One</p></body>", ["p"]),
    ],
)
def test_what_html_lets_stand_without_a_body_is_in_one(page: str, body: list[str]) -> None:
    root = dom.parse(f"<!doctype html>{page}")
    assert [child.tag for child in root.find("body") if child.tag != "link"] == body
    assert "".join(root.itertext()).replace(" ", "") == re.sub(r"<[^>]*>|\s", "", page)
    assert not {child.tag for child in root.find("head")} & {"article", "main", "section", "figure", "x-y"}
