"""An article as a script: everything that is said, in order."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from accessible import assets
from accessible.document import Article, Block, Mark, MarkKind, Metadata, Role
from accessible.narration import Break, Phrase, Script
from accessible.prepare.imprint import long_date
from accessible.prepare.script import script
from accessible.prepare.sentences import Manner

LABELS = {
    **assets.labels("en"),
    "by": "Words by {}",
    "source": "From {}",
    "published": "On {}",
    "contents": "What is in it",
}
FULL = Article(
    Metadata(
        title="Ice in the Harbour",
        subtitle="How the fishers walked to market",
        authors=("Ann Lee", "Bob Ray"),
        source="Coast Weekly",
        published="2015-07-07T22:43:29+08:00",
        language="en",
    ),
    (
        Block("It froze. It thawed."),
        Block("The second winter", Role.HEADING, 2),
        Block("Es fror. Es taute.", Role.BLOCKQUOTE, language="de"),
        Block("It cost $5 million.", Role.LIST_ITEM, 1),
        Block("The author is a historian.", Role.NOTE, about="author"),
    ),
)


def said(article: Article) -> Script:
    return script(article, LABELS)


def names_and_texts(article: Article) -> list[tuple[str, str]]:
    return [(utterance.id, utterance.text) for utterance in said(article).utterances]


def test_a_script_says_title_page_imprint_contents_and_body_in_this_order() -> None:
    assert names_and_texts(FULL) == [
        ("title", "Ice in the Harbour"),
        ("subtitle", "How the fishers walked to market"),
        ("byline", "Words by Ann Lee, Bob Ray"),
        ("source", "From Coast Weekly"),
        ("published", "On July 7, 2015"),
        ("contents", "What is in it"),
        ("contents-1", "Ice in the Harbour"),
        ("contents-2", "The second winter"),
        ("b0001", "It froze. It thawed."),
        ("b0002", "The second winter"),
        ("b0003", "Es fror. Es taute."),
        ("b0004", "It cost $5 million."),
        ("b0005", "The author is a historian."),
    ]


def test_the_parts_of_a_script_are_kept_apart() -> None:
    parts = said(FULL)
    assert [len(part) for part in (parts.front, parts.imprint, parts.contents, parts.body)] == [3, 2, 3, 5]
    assert parts.utterances == (*parts.front, *parts.imprint, *parts.contents, *parts.body)


def test_what_is_not_known_is_not_said() -> None:
    assert names_and_texts(Article(Metadata(title="Ice", language="en"), (Block("It froze."),))) == [
        ("title", "Ice"),
        ("contents", "What is in it"),
        ("contents-1", "Ice"),
        ("b0001", "It froze."),
    ]


def test_after_a_heading_and_a_title_the_pause_is_that_of_a_heading() -> None:
    long = {utterance.id for utterance in said(FULL).utterances if utterance.pause is Break.HEADING}
    assert long == {"title", "byline", "contents", "b0002"}


def test_a_block_is_said_in_its_own_language() -> None:
    languages = {utterance.id: utterance.language for utterance in said(FULL).utterances}
    assert languages.pop("b0003") == "de"
    assert set(languages.values()) == {"en"}


def test_sentences_hold_what_is_spoken_beside_what_is_written() -> None:
    body = said(FULL).body
    assert [sentence.spoken for sentence in body[0].sentences] == ["It froze.", "It thawed."]
    assert [sentence.spoken for sentence in body[3].sentences] == ["It cost five million dollars."]
    assert body[3].text == "It cost $5 million."


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.builds(Block, st.text(min_size=1, max_size=40), st.sampled_from(Role)), min_size=1, max_size=5),
    st.sampled_from(["en", "de", "zh", "xx"]),
)
def test_the_sentences_of_every_utterance_tile_its_text_and_ids_are_unique(blocks: list[Block], language: str) -> None:
    utterances = said(Article(Metadata(title="Ice. And snow.", language=language), tuple(blocks))).utterances
    assert len({utterance.id for utterance in utterances}) == len(utterances)
    for utterance in utterances:
        edges = [0, *(sentence.end for sentence in utterance.sentences)]
        assert [sentence.start for sentence in utterance.sentences] == edges[:-1]
        assert edges[-1] == len(utterance.text)


def test_the_contents_list_each_heading_once_in_order() -> None:
    blocks = tuple(Block(f"Part {number}", Role.HEADING, 1 + number % 3) for number in range(1, 12))
    contents = said(Article(Metadata(title="Ice", language="en"), blocks)).contents
    assert [(entry.id, entry.text) for entry in contents[1:]] == [
        ("contents-1", "Ice"),
        *((f"contents-{number + 1}", f"Part {number}") for number in range(1, 12)),
    ]


@pytest.mark.parametrize("language", ["en", "de", "fr", "zh", "xx"])
def test_the_labels_of_the_project_fit_the_script(language: str) -> None:
    labels = assets.labels(language)
    utterances = {utterance.id: utterance.text for utterance in script(FULL, labels).utterances}
    assert "Ann Lee, Bob Ray" in utterances["byline"]
    assert "Coast Weekly" in utterances["source"]
    assert "{" not in "".join(utterances.values())


# Dates


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", "July 7, 2015"),
        ("en-US", "July 7, 2015"),
        ("en-GB", "7 July 2015"),
        ("de", "7. Juli 2015"),
        ("de-AT", "7. Juli 2015"),
        ("fr", "7 juillet 2015"),
        ("es", "7 de julio de 2015"),
        ("pt_BR", "7 de julho de 2015"),
        ("ru", "7 июля 2015\u202fг."),
        ("zh", "2015年7月7日"),
        ("zh-Hant-TW", "2015年7月7日"),
        ("ja", "2015年7月7日"),
        ("xx", "July 7, 2015"),
        ("und", "July 7, 2015"),
        ("", "July 7, 2015"),
    ],
)
@pytest.mark.parametrize("time", ["", "T22:43:29", "T23:59:59-12:00", "T00:00:00Z"])
def test_a_date_is_written_as_its_language_writes_it(language: str, words: str, time: str) -> None:
    assert long_date(f"2015-07-07{time}", language).replace("\u00a0", "\u202f") == words


@pytest.mark.parametrize("published", ["last summer", "2015-13-45", "2015", ""])
def test_a_date_without_a_day_is_said_as_it_is_written(published: str) -> None:
    assert long_date(published, "de") == published


@settings(max_examples=100, deadline=None)
@given(st.from_regex(r"[A-Za-z]{2,8}([-_][A-Za-z0-9]{1,8}){0,3}", fullmatch=True))
def test_no_language_tag_stops_a_date(tag: str) -> None:
    assert "2015" in long_date("2015-07-07", tag) or not long_date("2015-07-07", tag).isascii()


@pytest.mark.parametrize(
    ("text", "raised", "spoken"),
    [
        ("About 106 grains.", (8, 9), "About ten to the power of six grains."),
        ("He said so.3 Then he left.", (11, 12), "He said so."),
    ],
)
def test_raised_digits_are_said_as_what_they_are(text: str, raised: tuple[int, int], spoken: str) -> None:
    block = Block(text, marks=(Mark(*raised, MarkKind.SUPERSCRIPT),))
    said = script(Article(Metadata(title="T", language="en"), (block,)), assets.labels("en")).body[0]
    assert said.text == text
    assert said.sentences[0].spoken == spoken


def body_of(block: Block) -> list[tuple[str, str]]:
    """Return of each sentence of a block what is written and what is spoken."""
    (said,) = script(Article(Metadata(title="T", language="en"), (block,)), assets.labels("en")).body
    assert said.text == block.text
    return [(said.text[sentence.start : sentence.end], sentence.spoken) for sentence in said.sentences]


@pytest.mark.parametrize(
    ("text", "start", "end", "expected"),
    [
        ("Ice came.[1] Snow too.", 9, 12, [("Ice came.[1] ", "Ice came."), ("Snow too.", "Snow too.")]),
        ("Ice* came. Snow too.", 3, 4, [("Ice* came. ", "Ice came."), ("Snow too.", "Snow too.")]),
        ("a Ice came.", 0, 1, [("a Ice came.", "Ice came.")]),
        ("Snow too.12", 9, 11, [("Snow too.12", "Snow too.")]),
        ("Note", 0, 4, [("Note", "")]),
    ],
)
@pytest.mark.parametrize("kind", [MarkKind.NOTE_REFERENCE, MarkKind.DELETED])
def test_the_mark_of_a_note_and_deleted_text_are_written_but_not_spoken(
    text: str, start: int, end: int, expected: list[tuple[str, str]], kind: MarkKind
) -> None:
    assert body_of(Block(text, marks=(Mark(start, end, kind, "n"),))) == expected


@pytest.mark.parametrize(
    ("text", "start", "expected"),
    [
        ("Ice came. {2}", 10, [("Ice came. {2}", "Ice came.")]),
        ("{2} Ice came. Snow too.", 0, [("{2} Ice came. ", "Ice came."), ("Snow too.", "Snow too.")]),
        ("{2}", 0, [("{2}", "2")]),
    ],
)
def test_a_raised_mark_that_stands_alone_is_heard_with_the_sentence_beside_it_or_said(
    text: str, start: int, expected: list[tuple[str, str]]
) -> None:
    found = body_of(Block(text, marks=(Mark(start, start + 3, MarkKind.SUPERSCRIPT),)))
    assert [(written, spoken.strip("{} ")) for written, spoken in found] == expected


def test_a_deleted_sentence_leaves_the_others_whole() -> None:
    marks = (Mark(10, 18, MarkKind.DELETED), Mark(19, 28, MarkKind.DELETED))
    found = body_of(Block("It froze. No, not. Not this. It thawed.", marks=marks))
    assert [spoken for _, spoken in found] == ["It froze.", "It thawed."]


def test_a_deleted_item_has_no_number_to_say() -> None:
    block = Block("Mix it.", Role.LIST_ITEM, 1, number=2, marks=(Mark(0, 7, MarkKind.DELETED),))
    assert body_of(block) == [("Mix it.", "")]


def test_each_cell_of_a_row_is_said_by_itself_and_what_separates_cells_is_not() -> None:
    marks = tuple(Mark(start, end, MarkKind.CELL) for start, end in ((0, 0), (2, 8), (10, 20), (22, 22)))
    block = Block("; Mr. A.; It froze. B", Role.TABLE, 1, marks=(*marks[:2], Mark(10, 21, MarkKind.HEADER)))
    assert body_of(block) == [("; Mr. A.; ", "Mister A."), ("It froze. ", "It froze."), ("B", "B")]


def row(*cells: str, level: int = 0) -> Block:
    """Return a row of a table; a cell is its text, behind a # if it is a header, with its span in columns and rows."""
    text, marks = "", []
    for cell in cells:
        words, _, span = cell.partition("|")
        text += "; " if text or marks else ""
        kind = MarkKind.HEADER if words.startswith("#") else MarkKind.CELL
        words = words.removeprefix("#")
        marks.append(Mark(len(text), len(text) + len(words), kind, span))
        text += words
    return Block(text, Role.TABLE, level, marks=tuple(marks))


def rows_said(*rows: Block, language: str = "en") -> list[str]:
    """Return what is said of each row; what is written is checked to be the whole of it."""
    body = script(Article(Metadata(title="T", language=language), rows), assets.labels(language)).body
    for said, written in zip(body, rows, strict=True):
        assert "".join(said.text[sentence.start : sentence.end] for sentence in said.sentences) == written.text
    return [" ".join(filter(None, (sentence.spoken for sentence in said.sentences))) for said in body]


HEAD = row("#Country", "#Arrests", level=1)


def test_the_header_of_a_column_is_said_with_each_cell_and_the_row_of_headers_as_a_list() -> None:
    said = rows_said(HEAD, row("China", "33,000"), row("France", "12"))
    assert said == [
        "Country, Arrests",
        "Country: China; Arrests: thirty-three thousand",
        "Country: France; Arrests: twelve",
    ]


def test_a_cell_and_its_header_are_one_sentence_with_its_own_clip() -> None:
    body = script(Article(Metadata(title="T", language="en"), (HEAD, row("China", "5"))), assets.labels("en")).body
    assert [sentence.spoken for sentence in body[1].sentences] == ["Country: China;", "Arrests: five"]
    assert [len(sentence.phrases) for sentence in body[1].sentences] == [1, 1]


def test_the_header_of_a_row_is_said_first_and_once() -> None:
    assert rows_said(HEAD, row("#China", "33"))[1] == "Country: China; Arrests: thirty-three"
    assert rows_said(row("", "#Arrests", "#Year", level=1), row("#China", "33", "9"))[1] == (
        "China; Arrests: thirty-three; Year: nine"
    )
    assert rows_said(row("#Born", "in Kiel", level=1), row("#Died", "at sea", "young")) == [
        "Born: in Kiel",
        "Died: at sea; young",
    ]


def test_an_empty_cell_is_passed_over_because_each_cell_names_its_column() -> None:
    assert rows_said(row("#A", "#B", "#C", level=1), row("1", "", "3"), row("", "", "4"), row("5", "—", "6"))[1:] == [
        "A: one; C: three",
        "C: four",
        "A: five; C: six",
    ]


def test_a_table_without_headers_is_said_cell_by_cell() -> None:
    assert rows_said(row("China", "33", level=1), row("France", "", "5")) == ["China thirty-three", "France five"]


def test_headers_reach_over_the_columns_and_rows_that_they_span() -> None:
    said = rows_said(
        row("#Country|1,2", "#Arrests|2,1", level=1),
        row("#2014", "#2015"),
        row("China|1,2", "5", "6"),
        row("7", "8"),
        row("all", "9|2,1"),
    )
    assert said[2:] == [
        "Country: China; Arrests, twenty fourteen: five; Arrests, twenty fifteen: six",
        "Arrests, twenty fourteen: seven; Arrests, twenty fifteen: eight",
        "Country: all; Arrests, twenty fourteen, twenty fifteen: nine",
    ]


def test_a_row_of_one_cell_is_a_title_and_heads_nothing() -> None:
    said = rows_said(row("#Police|2,1", level=1), row("#Country", "#Arrests"), row("#Asia|2,1"), row("China", "5"))
    assert said == ["Police", "Country, Arrests", "Asia", "Country: China; Arrests: five"]


def test_a_further_row_of_headers_takes_the_place_of_the_first_and_a_new_table_has_its_own() -> None:
    assert rows_said(HEAD, row("China", "5"), row("#Town", "#Fines"), row("Kiel", "6"))[3] == "Town: Kiel; Fines: six"
    assert rows_said(HEAD, row("China", "5"), row("a", "b", level=1))[2] == "a b"
    assert rows_said(HEAD, Block("Then."), row("China", "5"))[2] == "China five"


def test_the_punctuation_of_headers_and_cells_stays_single() -> None:
    said = rows_said(row("#Country:", "#Paid?", "#No.", level=1), row("Is it?", "It is. So.", "5"))
    assert said == ["Country: Paid? No.", "Country: Is it? Paid? It is. So. No.: five"]


def test_a_header_is_said_in_its_own_language() -> None:
    head = replace(row("#Land", "#Zahl", level=1), language="de")
    (_, said) = script(Article(Metadata(title="T", language="en"), (head, row("China", "5"))), assets.labels("en")).body
    assert said.sentences[1].phrases == (Phrase("Zahl: ", "de"), Phrase("five", "en"))


@pytest.mark.parametrize(
    ("language", "said"), [("en", "Sail: yes; Oar: no"), ("de", "Sail: ja; Oar: nein"), ("pl", "Sail: tak; Oar: nie")]
)
def test_a_tick_and_a_cross_are_answers(language: str, said: str) -> None:
    head = row("#Sail", "#Oar", level=1)
    assert rows_said(head, row("✓", "✗"), row("✔\ufe0f", "×"), language=language)[1:] == [said, said]


def test_the_spans_of_a_table_cannot_be_made_to_cost_much() -> None:
    wide = row(*["#a|99999,99999"] * 300, level=1)
    assert len(rows_said(wide, *[row("b|1000,65534", "c")] * 300)) == 301


def test_a_line_break_is_a_pause_and_stays_in_the_text() -> None:
    block = Block("Roses are red\nviolets are blue.", Role.BLOCKQUOTE)
    assert body_of(block) == [(block.text, "Roses are red, violets are blue.")]


def test_the_contents_list_a_heading_in_one_line_without_the_marks_of_notes() -> None:
    block = Block("Ice[1]\nand snow", Role.HEADING, 2, marks=(Mark(3, 6, MarkKind.NOTE_REFERENCE, "n"),))
    contents = said(Article(Metadata(title="T", language="en"), (block,))).contents
    assert contents[-1].text == "Ice and snow"


@settings(max_examples=100, deadline=None)
@given(st.text(st.sampled_from("aB. \n[1]?"), min_size=1, max_size=30), st.data())
def test_what_is_spoken_is_what_would_be_without_what_is_not(text: str, data: st.DataObject) -> None:
    places = st.integers(0, len(text))
    ranges = [sorted(data.draw(st.tuples(places, places))) for _ in range(2)]
    marks = tuple(sorted(Mark(start, end, MarkKind.DELETED) for start, end in ranges if start < end))
    left = "".join(char for at, char in enumerate(text) if not any(mark.start <= at < mark.end for mark in marks))
    sentences = body_of(Block(text, marks=marks))
    assert "".join(written for written, _ in sentences) == text
    assert [spoken for _, spoken in sentences if spoken] == [spoken for _, spoken in body_of(Block(left)) if spoken]


@pytest.mark.parametrize(
    ("language", "said", "unsaid"),
    [
        ("en", "Picture: a boat", "Picture without a description."),
        ("de", "Bild: a boat", "Bild ohne Beschreibung."),
        ("fr", "Image : a boat", "Image sans description."),
        ("es", "Imagen: a boat", "Imagen sin descripción."),
        ("it", "Immagine: a boat", "Immagine senza descrizione."),
        ("pt-BR", "Imagem: a boat", "Imagem sem descrição."),
        ("nl", "Afbeelding: a boat", "Afbeelding zonder beschrijving."),
        ("pl", "Obraz: a boat", "Obraz bez opisu."),
        ("ru", "Изображение: a boat", "Изображение без описания."),
    ],
)
@pytest.mark.parametrize("manner", [Manner(), Manner(emoji=True)])
def test_a_word_says_that_a_text_stands_for_a_picture(language: str, said: str, unsaid: str, manner: Manner) -> None:
    blocks = (Block("a boat", Role.FIGURE), Block("It sank.", Role.CAPTION), Block("🖼", Role.FIGURE))
    body = script(Article(Metadata(title="T", language=language), blocks), assets.labels(language), manner).body
    assert [[sentence.spoken for sentence in utterance.sentences] for utterance in body] == [
        [said],
        ["It sank."],
        [unsaid],
    ]
    assert [utterance.text for utterance in body] == ["a boat", "It sank.", "🖼"]


HEADINGS = (
    Block("One", Role.HEADING, 2),
    Block("It froze."),
    Block("Below. It.", Role.HEADING, 4),
    Block("Zwei", Role.HEADING, 2, language="de"),
)


@pytest.mark.parametrize(
    ("language", "first"),
    [
        ("en", "Heading level 2, One"),
        ("de", "Überschrift Ebene 2, One"),
        ("fr", "Titre de niveau 2, One"),
        ("es", "Encabezado de nivel 2, One"),
        ("it", "Titolo di livello 2, One"),
        ("pt-BR", "Título de nível 2, One"),
        ("nl", "Kop niveau 2, One"),
        ("pl", "Nagłówek poziom 2, One"),
        ("ru", "Заголовок уровень 2, One"),
    ],
)
def test_a_word_announces_headings_where_it_is_wanted(language: str, first: str) -> None:
    article = Article(Metadata(title="T", language=language), HEADINGS)
    body = script(article, assets.labels(language), Manner(headings=True)).body
    assert body[0].sentences[0].spoken == first
    assert [utterance.text for utterance in body] == [block.text for block in HEADINGS]
    assert [sentence.spoken for sentence in body[1].sentences] == ["It froze."]


def test_the_level_of_a_heading_is_that_in_the_book_and_the_words_are_in_the_language_of_the_article() -> None:
    article = Article(Metadata(title="T", language="en"), HEADINGS)
    said = script(article, assets.labels("en"), Manner(headings=True))
    assert [sentence.spoken for sentence in said.body[2].sentences] == ["Heading level 3, Below.", "It."]
    assert said.body[3].sentences[0].phrases == (Phrase("Heading level 2, ", "en"), Phrase("Zwei", "de"))
    assert [utterance.text for utterance in said.contents[2:]] == ["One", "Below. It.", "Zwei"]
    assert "Heading" not in "".join(each.spoken for utterance in said.contents for each in utterance.sentences)


def test_a_heading_is_announced_by_its_pause_alone_unless_a_word_is_wanted() -> None:
    body = script(Article(Metadata(title="T", language="en"), HEADINGS), assets.labels("en")).body
    assert body[0].sentences[0].spoken == "One"


def test_the_number_of_a_list_item_is_said() -> None:
    block = Block("Mix the flour.", Role.LIST_ITEM, 1, number=2)
    said = script(Article(Metadata(title="T", language="en"), (block,)), assets.labels("en")).body[0]
    assert said.text == "Mix the flour."
    assert said.sentences[0].spoken == "2. Mix the flour."


# Passages in other languages


def phrases(text: str, *marks: Mark, language: str = "en") -> list[tuple[str, str]]:
    block = Block(text, marks=marks)
    (said,) = script(Article(Metadata(title="T", language=language), (block,)), LABELS).body
    return [(phrase.text, phrase.language) for sentence in said.sentences for phrase in sentence.phrases]


def language_of(text: str, passage: str, tag: str) -> Mark:
    at = text.index(passage)
    return Mark(at, at + len(passage), MarkKind.LANGUAGE, tag)


def test_a_passage_that_is_marked_is_said_in_its_language_and_what_follows_in_that_of_the_text() -> None:
    text = "They say “au revoir”, and go."
    assert phrases(text, language_of(text, "au revoir", "fr")) == [
        ("They say “", "en"),
        ("au revoir”, ", "fr"),
        ("and go.", "en"),
    ]


def test_numbers_are_said_in_the_language_of_their_passage() -> None:
    text = "It read 5 € there."
    assert phrases(text, language_of(text, "5 €", "de"))[1] == ("5 Euro ", "de")


def test_a_mark_that_differs_in_its_region_only_changes_nothing() -> None:
    text = "The colour of it."
    assert phrases(text, language_of(text, "colour", "en-GB")) == [("The colour of it.", "en")]


def test_of_marks_over_one_another_the_innermost_counts() -> None:
    text = "One zwei trois vier five."
    marks = language_of(text, "zwei trois vier", "de"), language_of(text, "trois", "fr")
    assert [tag for _, tag in phrases(text, *marks)] == ["en", "de", "fr", "de", "en"]


def test_a_script_that_the_language_does_not_have_begins_a_phrase() -> None:
    assert phrases("The word 毒品 is there.") == [("The word ", "en"), ("毒品 ", "zh"), ("is there.", "en")]
