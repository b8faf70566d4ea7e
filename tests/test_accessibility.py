"""What a book says of its accessibility is what its content documents bear out."""

import json
import re
from dataclasses import replace

import pytest
from lxml import etree

from accessible import assets
from accessible.document import Article, Block, Metadata, Removed, Role
from accessible.narration import Narration, Voice
from accessible.publication import Certifier, Publication
from accessible.writers.accessibility import Contents, contents, features, modes, sufficient_modes, summary

HUM = Voice("tone", "hum", "mul", 24_000)
SENTENCES = json.loads((assets.FOLDER / "accessibility.json").read_text("utf-8"))
ALWAYS = [
    "ARIA",
    "displayTransformability",
    "readingOrder",
    "structuralNavigation",
    "synchronizedAudioText",
    "tableOfContents",
    "unlocked",
]


def publication(*blocks: Block, language: str = "en", complete: bool = True, voices: int = 1) -> Publication:
    article = Article(Metadata(title="Salt", language=language), blocks)
    narration = Narration(HUM, 24_000, {}, is_complete=complete, voices=(HUM,) * voices)
    return Publication(article, narration, (), (), (), (), assets.labels(language))


def page(body: str, head: str = "") -> etree._Element:
    names = 'xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops"'
    return etree.fromstring(f"<html {names}><head>{head}</head><body>{body}</body></html>")


# What is there


def test_pictures_are_counted_and_what_says_only_that_nothing_describes_them_is_no_description() -> None:
    described = '<figure><img src="a.png" alt="A cellar of salt"/></figure>'
    found = contents([page(described * 2), page(described)], 0)
    assert (found.pictures, found.undescribed) == (3, 0)
    for alternative in (" ", "\N{FRAME WITH PICTURE}", "Picture without a description.", "Bild ohne Beschreibung."):
        undescribed = f'<figure><img src="a.png" alt="{alternative}"/></figure>'
        found = contents([page(described + undescribed)], 0)
        assert (found.pictures, found.undescribed) == (2, 1), alternative
    ornament = contents([page("<figure><img src='a.png' alt=''/></figure>")], 0)
    assert (ornament.pictures, ornament.undescribed) == (1, 0)
    without = contents([page("<figure><img src='a.png'/></figure>")], 0)
    assert (without.pictures, without.undescribed) == (1, 1)


def test_the_cover_is_no_picture_of_the_text() -> None:
    assert contents([page('<section><img src="cover.png" alt="Salt"/></section>')], 0).pictures == 0


@pytest.mark.parametrize(
    ("body", "head", "name"),
    [
        ('<math xmlns="http://www.w3.org/1998/Math/MathML"><mi>x</mi></math>', "", "has_mathematics"),
        ('<aside epub:type="footnote" role="doc-footnote">1</aside>', "", "has_notes"),
        ('<nav epub:type="page-list"><ol/></nav>', "", "has_page_list"),
        ('<span epub:type="pagebreak" role="doc-pagebreak" id="p1"/>', "", "has_page_breaks"),
        ("<p>x</p>", '<meta name="viewport" content="width=1, height=1"/>', "has_fixed_layout"),
    ],
)
def test_what_is_in_a_document_is_seen(body: str, head: str, name: str) -> None:
    assert contents([page("<p>x</p>"), page(body, head)], 0) == replace(Contents(), **{name: True})
    assert contents([page("<p>x</p>")], 0) == Contents()


# What is said of it


@pytest.mark.parametrize(
    ("found", "more", "less"),
    [
        (Contents(), [], []),
        (Contents(pictures=2), ["alternativeText"], []),
        (Contents(pictures=2, undescribed=1), [], []),
        (Contents(has_mathematics=True), ["MathML"], []),
        (Contents(has_page_list=True, has_page_breaks=True), ["pageBreakMarkers", "pageNavigation"], []),
        (Contents(lexicons=1), ["ttsMarkup"], []),
        (Contents(has_fixed_layout=True), [], ["displayTransformability"]),
    ],
)
def test_features_are_those_that_are_there(found: Contents, more: list[str], less: list[str]) -> None:
    assert sorted(features(found)) == sorted({*ALWAYS, *more} - set(less))


@pytest.mark.parametrize(
    ("found", "complete", "mode", "sufficient"),
    [
        (Contents(), True, ["textual"], ["textual", "auditory"]),
        (Contents(), False, ["textual"], ["textual"]),
        (Contents(pictures=1), True, ["textual", "visual"], ["textual", "auditory", "textual,visual"]),
        (Contents(pictures=1), False, ["textual", "visual"], ["textual", "textual,visual"]),
        (Contents(pictures=2, undescribed=1), True, ["textual", "visual"], ["textual,visual"]),
    ],
)
def test_sound_is_enough_where_all_is_said_and_text_where_all_is_described(
    found: Contents,
    complete: bool,  # noqa: FBT001  a row of the table
    mode: list[str],
    sufficient: list[str],
) -> None:
    assert modes(found) == mode
    assert sufficient_modes(publication(complete=complete), found) == sufficient


# The summary


def test_the_summary_says_what_is_there_and_what_is_not() -> None:
    figures = (Block("A mill.", Role.FIGURE), Block("A sack.", Role.FIGURE), Block("?", Role.FIGURE))
    made = publication(*figures, complete=False, voices=2)
    gone = Removed("A cat.", "figure", "describes a picture that is not here")
    made = replace(made, article=replace(made.article, removed=(gone, Removed("Share", "share", "a button"))))
    said = summary(made, Contents(pictures=2, undescribed=1, has_notes=True, lexicons=1))
    for words in (
        "synthetic voices read it aloud",
        "no voice could speak",
        "Pictures without a description: 1 of 2.",
        "Pictures of the article that are not in the book: 1.",
        "Notes are marked",
        "no page numbers",
        "pronounced",
        "Nobody has certified",
    ):
        assert words in said, words


def test_the_summary_of_a_plain_book_says_no_more_than_is_there() -> None:
    said = summary(publication(), Contents(has_page_list=True))
    assert said == (
        "The whole text is there to read, and a synthetic voice reads it aloud; what is being spoken is highlighted. "
        "Headings and a table of contents are there to navigate by. Text size, fonts and colours can be changed. "
        "Nothing flashes. Nobody has certified that this book is accessible."
    )


def test_the_summary_says_who_certifies_whatever_their_name() -> None:
    said = summary(replace(publication(), certifier=Certifier("{0} {name} & Co")), Contents())
    assert "Evaluated by {0} {name} & Co: the book meets EPUB Accessibility 1.1 and WCAG 2.2 at level AA." in said
    assert "Nobody" not in said


def test_a_fixed_layout_is_not_said_to_be_changeable() -> None:
    said = summary(publication(), Contents(has_fixed_layout=True))
    assert "cannot be changed" in said
    assert "can be changed" not in said


@pytest.mark.parametrize("language", SENTENCES)
def test_every_language_says_the_same_with_the_same_gaps(language: str) -> None:
    own, english = SENTENCES[language], SENTENCES["en"]
    assert list(own) == list(english)
    for name, sentence in own.items():
        gaps = len(re.findall(r"\{\d?\}", english[name]))
        assert len(re.findall(r"\{\d?\}", sentence)) == gaps, name
        assert sentence[-1] in ".。", name
        assert language == "en" or sentence != english[name], name


@pytest.mark.parametrize("language", SENTENCES)
def test_sentences_are_in_the_letters_of_their_language(language: str) -> None:
    letters = {"ru": "а-я", "zh": "一-鿿", "ja": "ぁ-ヿ一-鿿", "ar": "ء-ي"}
    said = summary(publication(language=language), Contents(pictures=3, undescribed=2))
    assert re.search(f"[{letters.get(language, 'a-z')}]", said)
    assert "2" in said
    assert "3" in said
    assert ("  " in said, said != said.strip()) == (False, False)


def test_the_languages_of_the_summary_are_those_of_the_labels() -> None:
    assert set(SENTENCES) == set(json.loads((assets.FOLDER / "labels.json").read_text("utf-8")))
