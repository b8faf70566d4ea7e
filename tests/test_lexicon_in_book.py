"""Pronunciations in the book: lexicons with its words, linked by its documents, and phonemes on its words."""

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from accessible import assets, pipeline
from accessible.document import CELLS, Article, Block, Mark, MarkKind, Metadata
from accessible.narration import Narration, Voice
from accessible.prepare.pls import read_pls
from accessible.prepare.pronounce import Entry, Lexicon
from accessible.prepare.script import script
from accessible.prepare.sentences import Manner
from accessible.publication import Publication
from accessible.settings import Settings
from accessible.writers.lexicon import lexicons
from tests import pages
from tests.overlay import XML_LANG, Book, parse

PLS = "{http://www.w3.org/2005/01/pronunciation-lexicon}"
SSML = "http://www.w3.org/2001/10/synthesis"
PH = f"{{{SSML}}}ph"
WORDS = (
    Entry("Xi", "en-GB", "ksiː"),
    Entry("Xi", "en", "ʃiː"),
    Entry("Xi", "de", "ʃi"),
    Entry("New York", "en", "njuː jɔːk"),
    Entry("nginx", "", alias="engine x", any_case=True),
    Entry("Łódź", "en", "wuːtʃ", "Wootch"),
    Entry("Nowhere", "en", "noʊwɛə"),
)


def published(*blocks: Block, language: str = "en", words: tuple[Entry, ...] = WORDS) -> Publication:
    article = Article(Metadata(title="A title", language=language), blocks)
    labels = assets.labels(language)
    said = script(article, labels, Manner(lexicon=Lexicon(words)))
    narration = Narration(Voice("tone", "hum", "mul", 24_000), 24_000, {})
    return Publication(article, narration, said.front, said.imprint, said.contents, said.body, labels)


def written(made: Publication) -> dict[str, dict[str, tuple[str, str]]]:
    """Return what the lexicons say, by language and word: phonemes and alias."""
    found: dict[str, dict[str, tuple[str, str]]] = {}
    for lexicon in lexicons(made):
        root = parse(lexicon.content)
        assert (root.tag, root.get("version"), root.get("alphabet")) == (f"{PLS}lexicon", "1.0", "ipa")
        assert root.get(XML_LANG) == lexicon.language
        words = found.setdefault(lexicon.language, {})
        for lexeme in root:
            tags = [child.tag.removeprefix(PLS) for child in lexeme]
            assert tags in (["grapheme", "phoneme"], ["grapheme", "alias"], ["grapheme", "phoneme", "alias"])
            said = {child.tag.removeprefix(PLS): child.text for child in lexeme}
            words[said["grapheme"]] = (said.get("phoneme", ""), said.get("alias", ""))
    return found


def phonemes(made: Publication) -> list[tuple[str, str]]:
    """Return the words with phonemes in the article, in order."""
    root = parse(pages.article(made))
    marked = [("".join(each.itertext()), each.get(PH)) for each in root.iter() if PH in each.attrib]
    assert not [
        each for each in root.iter() if PH in each.attrib and any(PH in one.attrib for one in each.iterancestors())
    ]
    return marked


# Lexicons


def test_a_lexicon_has_the_words_that_stand_in_the_book_as_they_stand_there() -> None:
    blocks = (
        Block("Xi flew to New York. NGINX and Nginx run there, and Xi's plane lands."),
        Block("Auch Xi ist da.", language="de"),
        Block("He is from Łódź."),
    )
    assert written(published(*blocks)) == {
        "en": {
            "NGINX": ("", "engine x"),
            "New York": ("njuː jɔːk", ""),
            "Nginx": ("", "engine x"),
            "Xi": ("ʃiː", ""),
            "Xi's": ("ʃiːz", ""),
            "Łódź": ("wuːtʃ", "Wootch"),
        },
        "de": {"Xi": ("ʃi", "")},
    }


def test_the_lexicon_of_a_region_comes_before_that_of_its_language() -> None:
    made = published(Block("Xi went to New York."), language="en-GB")
    assert [lexicon.language for lexicon in lexicons(made)] == ["en-GB", "en"]
    assert written(made)["en-GB"] == {"Xi": ("ksiː", "")}


def test_a_book_without_such_words_has_no_lexicon() -> None:
    assert lexicons(published(Block("Nothing is here. Taxi. xi.com"))) == ()


def test_words_that_are_not_said_are_in_no_lexicon() -> None:
    deleted = Block("It was Xi who came.", marks=(Mark(7, 9, MarkKind.DELETED),))
    assert lexicons(published(deleted)) == ()
    noted = Block("It was Xi1 who came.", marks=(Mark(9, 10, MarkKind.NOTE_REFERENCE, "n"),))
    assert written(published(noted)) == {"en": {"Xi": ("ʃiː", "")}}


def test_our_own_reader_reads_the_lexicon_as_it_was_meant() -> None:
    (lexicon,) = lexicons(published(Block("Xi saw New York, Łódź and nginx.")))
    assert set(read_pls(lexicon.content, "x")) == {
        Entry("Xi", "en", "ʃiː"),
        Entry("New York", "en", "njuː jɔːk"),
        Entry("Łódź", "en", "wuːtʃ", "Wootch"),
        Entry("nginx", "en", alias="engine x"),
    }


# Phonemes


def test_words_that_are_said_as_ipa_carry_it() -> None:
    made = published(Block("Xi's plane left New York; Łódź and nginx stay."))
    assert phonemes(made) == [("Xi's", "ʃiːz"), ("New York", "njuː jɔːk"), ("Łódź", "wuːtʃ")]


def test_a_word_inside_marks_and_with_marks_inside_carries_it_once() -> None:
    marks = (
        Mark(0, 20, MarkKind.LANGUAGE, "en-US"),
        Mark(0, 2, MarkKind.STRONG),
        Mark(7, 10, MarkKind.EMPHASIS),
        Mark(7, 15, MarkKind.LINK, "https://a.example"),
    )
    assert phonemes(published(Block("Xi saw New York too.", marks=marks))) == [("Xi", "ʃiː"), ("New York", "njuː jɔːk")]


def test_half_a_word_is_not_said_as_the_whole() -> None:
    assert phonemes(published(Block("He saw New York.", marks=(Mark(3, 10, MarkKind.STRONG),)))) == []


@given(
    st.lists(
        st.tuples(st.integers(0, 26), st.integers(1, 26), st.sampled_from(sorted(set(MarkKind) - {MarkKind.PHONEMES}))),
        max_size=6,
    )
)
def test_whatever_is_marked_phonemes_are_those_of_whole_words(drawn: list[tuple[int, int, MarkKind]]) -> None:
    text = "Xi in New York and Łódź, Xi"
    marks = tuple(
        sorted(
            Mark(start, min(start + length, len(text)), kind, "fr" if kind is MarkKind.LANGUAGE else "")
            for start, length, kind in drawn
            if kind not in CELLS and kind is not MarkKind.NOTE_REFERENCE
        )
    )
    known = {("Xi", "ʃiː"), ("New York", "njuː jɔːk"), ("Łódź", "wuːtʃ")}
    made = published(Block(text, marks=marks))
    assert set(phonemes(made)) <= known
    assert "".join(parse(pages.article(made)).xpath("//*[@id='b0001']")[0].itertext()) == text


# In the book


@pytest.fixture
def book(settings: Settings, tmp_path: Path) -> Book:
    (tmp_path / "words.pls").write_text(
        f'<lexicon version="1.0" xmlns="{PLS[1:-1]}" alphabet="x-sampa" xml:lang="en"><lexeme><grapheme>Siobhan'
        '</grapheme><phoneme>SI"vO:n</phoneme></lexeme><lexeme><grapheme>Absent</grapheme><phoneme>a</phoneme>'
        "</lexeme></lexicon>"
    )
    (tmp_path / "in.txt").write_text("Xi meets Siobhan\n\nThey talked about nginx and Zelenskyy for a long, long time.")
    wanted = replace(
        settings,
        format="epub",
        language="en",
        lexicons=(str(tmp_path / "words.pls"),),
        pronunciation={"nginx": "engine x"},
    )
    return Book(pipeline.make([str(tmp_path / "in.txt")], wanted, lambda *_: None).files["epub"].path)


def test_the_words_of_files_settings_and_our_list_are_in_the_book(book: Book) -> None:
    (item,) = (item for item in book.manifest.values() if item.path.endswith(".pls"))
    assert item.media_type == "application/pls+xml"
    said = {entry.grapheme: entry.ipa or entry.alias for entry in read_pls(book.files[item.path], "x")}
    assert said.keys() == {"Siobhan", "nginx", "Xi", "Zelenskyy"}
    assert (said["Siobhan"], said["nginx"], said["Xi"]) == ("ʃɪˈvɔːn", "engine x", "ʃiː")


def test_every_document_links_the_lexicon_as_the_note_on_speech_says(book: Book) -> None:
    for document in book.spine:
        (link,) = book.find(book.xml(document), "/h:html/h:head/h:link[@rel='pronunciation']")
        assert (link.get("type"), link.get("hreflang")) == ("application/pls+xml", "en")
        assert book.resolve(document.path, link.get("href")) in book.files
        assert book.xml(document).get(f"{{{SSML}}}alphabet") == "ipa"
    assert "ttsMarkup" in book.meta("schema:accessibilityFeature")
    assert "pronounced" in book.meta("schema:accessibilitySummary")[0]


def test_title_and_contents_carry_phonemes_too(book: Book) -> None:
    for document in book.spine[:2]:
        marked = [each.get(PH) for each in book.xml(document).iter(etree.Element) if PH in each.attrib]
        assert marked[:2] == ["ʃiː", "ʃɪˈvɔːn"]
