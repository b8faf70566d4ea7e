"""Which pictures of a page are the article's, and which captions stay with them."""

from dataclasses import replace

import pytest

from accessible import pipeline
from accessible.document import Article, Role
from accessible.readers.source import Source
from accessible.settings import Settings

HERE = Settings(workers=0, offline=True)
TEXTS = (
    "The harbour froze in the night, and by morning the boats could not move, so the whole town came to look at them.",
    "Nobody had seen such a thing for sixty years, and the old people said that it would not last until the evening.",
    "The harbour master walked out to the light at the end of the pier, and he came back with wet feet and a smile.",
    "By the next morning the wind had turned, and what had been a street for a day was open water with gulls on it.",
)
OTHER = (
    "<a href=/other><img src=teaser.jpg alt='Another article'></a><h3><a href=/other>Ten recipes for herring</a></h3>"
)
BEFORE = (
    "<html lang=en><head><title>Ice in the Harbour</title><meta property=og:image content=https://example.org/w/lead-1200x630.jpg>"
    "</head><body><header><a href=/><img src=logo.png alt='The Tidewater Review'></a><nav><a href=/news>News</a> "
    "<a href=/sport>Sport</a></nav></header><main><article><h1>Ice in the Harbour</h1><div class=byline>"
    "<img class=avatar src=ann.jpg alt='Ann Holm'>By Ann Holm</div>"
)  # fmt: skip
HERO = "<div><img src=/w/lead-640x480.jpg alt='A boat'><div class=caption>The ice of 1904.</div></div>"
AFTER = (
    f"</article><aside class=related><h2>Related</h2><div class=card>{OTHER}</div><div>{OTHER}</div></aside>"
    "</main><footer><img src=press.png alt='Member of the press council'><p>Copyright The Tidewater Review</p></footer>"
)


def article(*between: str, above: str = "", below: str = "", settings: Settings = HERE) -> Article:
    """Return the article of a page with something between its paragraphs."""
    pieces = [*between, *[""] * (len(TEXTS) - len(between))]
    body = "".join(f"<p>{text}</p>{piece}" for text, piece in zip(TEXTS, pieces, strict=True))
    page = f"{BEFORE}{above}<div class=text>{body}{below}</div>{AFTER}"
    return pipeline.prepared(Source(page, "text/html", "https://example.org/ice"), settings)


def shown(found: Article) -> list[str]:
    """Return the pictures and their captions, and dots for what stands between them."""
    lines: list[str] = []
    for block in found.blocks:
        line = block.text if block.role in {Role.FIGURE, Role.CAPTION} else "…"
        if line != "…" or lines[-1:] != ["…"]:
            lines.append(line)
    return lines


def removed(found: Article, rule: str) -> list[str]:
    return [entry.text for entry in found.removed if entry.rule == rule]


@pytest.mark.parametrize(
    "picture",
    [
        "<figure><img src=boat.jpg alt='A boat'></figure>",
        "<p><img src=boat.jpg alt='A boat'></p>",
        "<img src=boat.jpg alt='A boat'>",
        "<p><a href=/large/boat.jpg><img src=boat.jpg alt='A boat'></a></p>",
        "<p><a href=https://en.example.org/wiki/File:Boat.jpg><img src=boat.jpg alt='A boat'></a></p>",
        "<figure class=wp-block-image><a href=/?attachment_id=3><img src=boat.jpg alt='A boat'></a></figure>",
    ],
)
def test_a_picture_between_the_paragraphs_is_the_articles(picture: str) -> None:
    found = article(picture)
    assert shown(found) == ["…", "A boat", "…"]
    (figure,) = (block for block in found.blocks if block.role is Role.FIGURE)
    assert figure.target == "https://example.org/boat.jpg"
    assert {"The Tidewater Review", "Ann Holm"} <= {entry.text for entry in found.removed}


@pytest.mark.parametrize(
    "other",
    [
        OTHER,
        f"<div class=card>{OTHER}</div>",
        "<p><a href=https://shop.example/rope><img src=rope.jpg alt='Buy rope'></a></p>",
        "<div class=ad><img src=ad.jpg alt='Fine ropes'></div>",
        "<div class='author-box'><img src=ann.jpg alt='Ann Holm'></div>",
        "<p><img class=wp-smiley src=smile.png alt=smile width=16 height=16></p>",
        "<div style='display:none'><img src=boat.jpg alt='A boat'></div>",
    ],
)
def test_icons_portraits_advertisements_and_teasers_are_not(other: str) -> None:
    assert shown(article(other)) == ["…"]


def test_captions_stay_and_credits_go() -> None:
    found = article(
        "<figure><img src=a.jpg alt='A boat'><figcaption>The ice of 1904.</figcaption><figcaption>Photo: Ann Lee/CW"
        "</figcaption></figure>",
        "<figure><figcaption>The light.</figcaption><img src=b.jpg></figure>",
        "<div><img src=c.jpg alt=''><p class=wp-caption-text>A gull on the water</p></div>",
    )
    assert shown(found) == [
        "…",
        "A boat",
        "The ice of 1904.",
        "…",
        "🖼",
        "The light.",
        "…",
        "",
        "A gull on the water",
        "…",
    ]
    assert removed(found, "caption") == ["Photo: Ann Lee/CW"]


def test_the_caption_of_what_is_no_picture_goes() -> None:
    found = article(
        "<figure><video src=ice.mp4></video><figcaption>The ice, filmed from the pier.</figcaption></figure>"
    )
    assert shown(found) == ["…"]
    assert removed(found, "caption") == ["The ice, filmed from the pier."]


@pytest.mark.parametrize(
    "above",
    [
        "<figure><img src=boat.jpg alt='A boat'><figcaption>The ice of 1904.</figcaption></figure>",
        f"{HERO}<div class=share>Share this article</div>",
    ],
)
def test_the_picture_below_the_title_is_the_articles(above: str) -> None:
    assert shown(article(above=above)) == ["A boat", "The ice of 1904.", "…"]


def test_of_a_picture_in_two_sizes_one_is_shown() -> None:
    picture = "<figure><img src=boat.jpg alt='A boat'><img src=boat.jpg alt='A boat'></figure>"
    assert shown(article(picture, picture)) == ["…", "A boat", "…"]


def test_the_last_picture_stands_in_the_element_of_the_text() -> None:
    picture = "<figure><img src=boat.jpg alt='A boat'></figure>"
    assert shown(article(below=picture)) == ["…", "A boat"]
    assert shown(article(below=f"</div><div><div><div>{picture}</div></div>")) == ["…"]


def test_a_picture_of_which_nothing_is_known_leaves_no_trace() -> None:
    found = article("<figure><img src=data:image/gif;base64,R0lG alt=''></figure>", "<p><img></p>")
    assert shown(found) == ["…"]
    assert "" not in [entry.text for entry in found.removed]


def test_whoever_wants_no_picture_drops_the_rule() -> None:
    picture = "<figure><img src=boat.jpg alt='A boat'><figcaption>The ice of 1904.</figcaption></figure>"
    found = article(picture, settings=replace(HERE, drop=("figure",)))
    assert shown(found) == ["…"]
    assert {"A boat", "The ice of 1904."} <= {*removed(found, "figure")}
    kept = article(picture, OTHER, settings=replace(HERE, keep=("figure",)))
    assert {"A boat", "Another article", "Ann Holm"} <= {*shown(kept)}


def test_pictures_change_nothing_of_what_is_taken_for_the_text() -> None:
    pictures = [
        "<figure><img src=a.jpg alt='By Jan de Vries'></figure>",
        "<p><img src=b.jpg></p>",
        "<img src=c.jpg alt=''>",
    ]
    lead = "<figure><img src=boat.jpg alt='A boat'><figcaption>By the harbour</figcaption></figure>"
    plain, pictured = article(), article(*pictures, above=lead)
    assert [block.text for block in plain.blocks] == [
        block.text for block in pictured.blocks if block.role not in {Role.FIGURE, Role.CAPTION}
    ]
    assert replace(plain.metadata, language="") == replace(pictured.metadata, language="")


def test_a_page_of_pictures_alone_has_no_text() -> None:
    page = "<html><body><article><h1></h1><img src=a.jpg alt=''><img src=b.jpg></article></body></html>"
    with pytest.raises(pipeline.SourceError) as caught:
        pipeline.prepared(Source(page, "text/html", "https://example.org/ice"), HERE)
    assert caught.value.code == "no_readable_text"
