"""What the walk over a page notes of each block beside its text: links, names, elements, and what was never closed."""

import pytest

from accessible.document import Block, Clues, Role
from accessible.readers import html
from accessible.readers.source import Source

LONG = "The harbour froze twice that winter, and the fishers walked across it to the market on the other side. " * 6


def blocks(body: str) -> list[Block]:
    return list(html.read(Source(f"<title>Ice</title><body>{body}", "text/html", "https://example.org/a/b")).blocks)


def clues(body: str) -> list[Clues]:
    return [block.clues for block in blocks(body) if block.clues]


@pytest.mark.parametrize(
    ("body", "shares"),
    [
        ("<p>One two</p>", [0.0]),
        ("<p><a href=/x>One two</a></p>", [1.0]),
        ("<p>four<a href=/x>more</a></p>", [0.5]),
        ("<a href=/x><h3>Title</h3><p>Summary of it</p></a><p>After</p>", [1.0, 1.0, 0.0]),
        ("<ul><li><a href=/x><span>In</span></a><li>Out</ul>", [1.0, 0.0]),
        ("<table><tr><td><a href=/x>four</a><td>more</table>", [0.5]),
        (f"<a href=/x><p>{LONG}<p>More", [0.0, 0.0]),
    ],
    ids=["none", "all", "half", "blocks in it", "spans in it", "a row", "never closed"],
)
def test_the_share_of_a_block_in_links(body: str, shares: list[float]) -> None:
    assert [found.links for found in clues(body)] == pytest.approx(shares)


def test_the_names_around_a_block_and_those_nearest_to_it() -> None:
    (found,) = clues("<div class='post-body main2' id=Story><div role=note itemprop=articleBody><p>One</p></div></div>")
    assert found.names == {"post", "body", "main", "story", "note", "article"}
    assert found.near == {"note", "article", "body"}


def test_elements_are_numbered_from_the_outside_and_alike_ones_have_one_shape() -> None:
    first, second, third = clues("<ul><li class=a>One<li class=a>Two</ul><p>Three</p>")
    assert first.path[:-1] == second.path[:-1]
    assert first.path[-1] < second.path[-1] < third.path[-1]
    assert first.shape == second.shape != third.shape
    assert {"ul", "li"} <= first.tags
    assert (first.kind, third.kind) == ("li", "p")


@pytest.mark.parametrize("attribute", ["hidden", "style='display: none'", "style='VISIBILITY:hidden'"])
def test_what_is_hidden_is_noted(attribute: str) -> None:
    assert [found.is_hidden for found in clues(f"<div {attribute}><p>One</p></div><p>Two</p>")] == [True, False]


def test_a_paragraph_in_a_heading_that_was_never_closed_is_none() -> None:
    title, text = blocks(f"<h2>Ice<p>{LONG}")
    assert (title.role, title.level) == (Role.HEADING, 2)
    assert (text.role, text.level) == (Role.PARAGRAPH, 0)
    assert text.clues
    assert text.clues.kind == "p"


def test_what_a_page_declares_to_be_its_text_is_noted() -> None:
    page = (
        '<script type="application/ld+json">{"@type": "NewsArticle", "articleBody": "'
        f'{LONG.strip()} Short one.\\nSalt"}}</script>'
        f"<p>{LONG}</p><p>{LONG[:-20]} and something else that it does not say</p><p>Salt</p><p>Share</p>"
    )
    assert [found.declared for found in clues(page)] == [1.0, 0.5, 1.0, 0.0]
    assert [found.declared for found in clues("<p>Salt</p>")] == [-1.0]


@pytest.mark.parametrize(
    ("url", "reference", "expected"),
    [
        ("https://example.org/a/b", "c.html?d#e", "https://example.org/a/c.html?d#e"),
        ("https://example.org/a/b", "/c", "https://example.org/c"),
        ("https://example.org/a/b", "//other.example/c", "https://other.example/c"),
        ("https://example.org/a/b", "../c", "https://example.org/c"),
        ("https://example.org/a/b", "c/../d", "https://example.org/a/d"),
        ("https://example.org/a/b", "?c", "https://example.org/a/b?c"),
        ("https://example.org/a/b", "mailto:ann@example.org", "mailto:ann@example.org"),
        ("https://example.org", "c", "https://example.org/c"),
        ("https://example.org/a/./b/x", "c", "https://example.org/a/b/c"),
        ("https://example.org/2016/http://other.example/a/b", "c", "https://example.org/2016/http://other.example/a/c"),
    ],
)
def test_where_a_link_leads_is_where_a_browser_goes(url: str, reference: str, expected: str) -> None:
    page = f"<title>Ice</title><body><p>One <a href='{reference}'>two</a> three</p>"
    (block,) = html.read(Source(page, "text/html", url)).blocks
    assert [mark.value for mark in block.marks] == [expected]
