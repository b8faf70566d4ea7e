"""Front matter: what stands above a Markdown text becomes metadata, whatever it was written in."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from accessible.document import Article, Block, Metadata, Role
from accessible.readers import frontmatter, read
from accessible.readers.source import Source


def article(text: str, url: str = "") -> Article:
    return read(Source(text, "text/markdown", url))


def metadata(front: str) -> Metadata:
    return article(f"---\n{front}\n---\nText.").metadata


@pytest.mark.parametrize("end", ["\n", "\r\n"], ids=["LF", "CRLF"])
def test_front_matter_gives_the_metadata(end: str) -> None:
    text = """---
title: "Ice: a winter in the harbour"
subtitle: How the fishers walked to market
author: Mara Lindqvist, Jan de Vries
date: 2015-07-07
lang: en-GB
---
# Ice
""".replace("\n", end)
    found = article(text, "https://example.org/ice")
    metadata = found.metadata
    assert metadata.title == "Ice: a winter in the harbour"
    assert metadata.subtitle == "How the fishers walked to market"
    assert metadata.authors == ("Mara Lindqvist", "Jan de Vries")
    assert (metadata.published, metadata.language, metadata.url) == ("2015-07-07", "en-GB", "https://example.org/ice")
    assert found.blocks == (Block("Ice", Role.HEADING, 1),)


def test_authors_may_be_a_list() -> None:
    assert article("---\nauthor: ['Mara Lindqvist', \"Jan de Vries\"]\n---\nText.").metadata.authors == (
        "Mara Lindqvist",
        "Jan de Vries",
    )


def test_a_field_that_only_ends_like_a_known_one_is_not_it() -> None:
    metadata = article("---\ntitle: Ice in the Harbour\nshort-title: Ice\nsitemap:\n  title: Map\n---\nText.").metadata
    assert metadata.title == "Ice in the Harbour"


def test_an_apostrophe_at_the_end_of_a_title_stays() -> None:
    assert article("---\ntitle: The Fishers'\n---\nText.").metadata.title == "The Fishers'"


@pytest.mark.parametrize(
    ("written", "iso"),
    [
        ("2015-07-07", "2015-07-07"),
        ("'2015-07-07T22:43:29+02:00'", "2015-07-07T22:43:29+02:00"),
        ("2015-07-07 22:43:29 +0200", "2015-07-07T22:43:29+02:00"),
        ("2015-7-7", "2015-07-07"),
    ],
)
def test_the_date_of_the_front_matter_is_iso_8601(written: str, iso: str) -> None:
    assert article(f"---\ndate: {written}\n---\nText.").metadata.published == iso


def test_the_language_of_the_front_matter_is_a_bcp_47_tag() -> None:
    assert article("---\nlang: pt_BR\n---\nTexto.").metadata.language == "pt-BR"


@pytest.mark.parametrize(
    "front",
    [
        'authors:\n  - Mara Lindqvist\n  - "Jan de Vries"  # on leave',
        "authors:\n- Mara Lindqvist\n- Jan de Vries",
        "authors:\n  - name: Mara Lindqvist\n    url: https://example.org\n  - id: jan\n    name: 'Jan de Vries'",
        "authors: [Mara Lindqvist,\n  Jan de Vries]",
        "author: Mara Lindqvist\nauthors:\n- Jan de Vries",
    ],
)
def test_authors_stand_in_lists_of_any_form(front: str) -> None:
    assert metadata(front).authors == ("Mara Lindqvist", "Jan de Vries")


def test_one_author_may_be_a_map() -> None:
    assert metadata("author:\n  name: Mara Lindqvist\n  url: https://example.org").authors == ("Mara Lindqvist",)


def test_tags_and_categories_are_subjects() -> None:
    found = metadata('tags: [ice, "snow, too"]\ncategories:\n  - North\n  - ice\nkeywords: cold, wind')
    assert found.subjects == ("ice", "snow, too", "cold", "wind", "North")


@pytest.mark.parametrize(
    ("front", "expected"),
    [
        ("description: How it froze # twice", "How it froze"),
        ('description: "How it \\"froze\\" # twice"', 'How it "froze" # twice'),
        ("summary: 'The fishers'' way'", "The fishers' way"),
        ("description: >-\n  How it\n  froze.\n\n  Twice: once.\ntitle: Ice", "How it froze. Twice: once."),
        ("abstract: |\n  # How\n  it froze.", "# How it froze."),
        ("description: How it\n  froze", "How it froze"),
        ("description:\nexcerpt: How it froze", "How it froze"),
        ('description: ""', ""),
    ],
)
def test_a_text_may_be_quoted_folded_or_followed_by_a_comment(front: str, expected: str) -> None:
    assert metadata(front).description == expected


@pytest.mark.parametrize(
    ("front", "url"),
    [
        ("canonical_url: https://example.org/ice", "https://example.org/ice"),
        ("url: /2015/ice\ncanonical: https://example.org/ice", "https://example.org/ice"),
        ("url: /2015/ice", "https://example.net/read"),
        ("canonical: javascript:alert(1)", "https://example.net/read"),
        ("canonical: mailto:ann@example.org", "https://example.net/read"),
    ],
)
def test_the_canonical_address_is_a_site_s(front: str, url: str) -> None:
    assert article(f"---\n{front}\n---\nText.", "https://example.net/read").metadata.url == url


def test_front_matter_may_be_toml() -> None:
    found = article(
        """+++
title = "Ice: a winter"
date = 2015-07-07T22:43:29+02:00
authors = ["Mara Lindqvist", { name = "Jan de Vries" }]
description = \'\'\'
How it
froze\'\'\'
[taxonomies]
tags = ["ice", "North"]
title = "Topics"
+++
# Ice
"""
    )
    assert found.metadata == Metadata(
        title="Ice: a winter",
        authors=("Mara Lindqvist", "Jan de Vries"),
        published="2015-07-07T22:43:29+02:00",
        description="How it froze",
        subjects=("ice", "North"),
    )
    assert found.blocks == (Block("Ice", Role.HEADING, 1),)


@pytest.mark.parametrize("text", ["+++\nno toml at all\n+++\nText.", '+++\ntitle = "Ice"\nText.', "a\n+++\nb = 1\n+++"])
def test_what_is_no_toml_is_text(text: str) -> None:
    assert frontmatter.read(text) == (Metadata(), text)


@settings(max_examples=200, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            ["title", "authors", "tags", ":", " ", "- ", "[", "]", ",", '"', "'", "#", "\\n", "name: ", "|", ">"]
        ),
        max_size=30,
    ).map("".join),
    st.sampled_from(["---", "+++"]),
)
def test_whatever_stands_there_the_text_below_is_read(front: str, fence: str) -> None:
    front = front.replace("\\n", "\n")
    found, text = frontmatter.read(f"{fence}\n{front}\n{fence}\nThe text.\n")
    assert text.endswith("The text.\n")
    assert all(value.strip() == value for value in (found.title, *found.authors, *found.subjects))


def test_a_long_line_of_front_matter_takes_no_time() -> None:
    assert metadata("title: a" + " " * 100_000 + "b").title == "a b"
