"""What the package document says of a book: what the article gave, who reads it, and who certifies it."""

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from accessible import assets, pipeline
from accessible.document import Article, Block, Contributor, Mark, MarkKind, Metadata, Role
from accessible.errors import UsageError
from accessible.narration import Narration, Voice
from accessible.prepare.script import script
from accessible.publication import Certifier, Publication
from accessible.readers.build import clean_text
from accessible.settings import Settings
from accessible.writers.accessibility import Contents
from accessible.writers.metadata import Entry, entries, languages
from tests.overlay import XML_LANG, Book

HUM = Voice("tone", "hum", "mul", 24_000)
CONFORMANCE = "EPUB Accessibility 1.1 - WCAG 2.2 Level AA"
TEXT = Block("One sentence. And another one.")


def published(
    metadata: Metadata, blocks: Sequence[Block] = (TEXT,), parts: Sequence[Metadata] = (), voices: Sequence[Voice] = ()
) -> Publication:
    metadata = replace(metadata, title=metadata.title or "Salt", language=metadata.language or "en")
    article = Article(metadata, tuple(blocks), parts=tuple(parts))
    labels = assets.labels(metadata.language)
    said = script(article, labels)
    narration = Narration(HUM, 24_000, {}, voices=tuple(voices))
    return Publication(article, narration, said.front, said.imprint, said.contents, said.body, labels)


def listed(made: Publication, **durations: int) -> list[Entry]:
    return entries(made, Contents(), durations)


def values(found: Sequence[Entry], name: str, refines: str = "") -> list[str]:
    return [entry.value for entry in found if entry.name == name and entry.refines == refines]


def of(found: Sequence[Entry], value: str) -> str:
    """Return the id of the entry with this value."""
    return next(entry.id for entry in found if entry.value == value)


# People


def test_authors_and_others_stand_in_their_order_with_their_roles() -> None:
    metadata = Metadata(
        authors=("Ann Lee", "Bob Ray"),
        contributors=(Contributor("Dan Wu", "trl"), Contributor("Eva Sol", "ill"), Contributor("Bob Ray", "edt")),
        file_as=(("Bob Ray", "Ray, Bob"), ("Nobody Here", "Here, Nobody")),
    )
    found = listed(published(metadata))
    assert values(found, "dc:creator") == ["Ann Lee", "Bob Ray"]
    assert values(found, "dc:contributor") == ["Dan Wu", "Eva Sol"]
    roles = {name: values(found, "role", of(found, name)) for name in ("Ann Lee", "Bob Ray", "Dan Wu", "Eva Sol")}
    assert roles == {"Ann Lee": ["aut"], "Bob Ray": ["aut"], "Dan Wu": ["trl"], "Eva Sol": ["ill"]}
    assert {entry.scheme for entry in found if entry.name == "role"} == {"marc:relators"}
    assert values(found, "file-as", of(found, "Bob Ray")) == ["Ray, Bob"]
    assert [entry.value for entry in found if entry.name == "file-as"] == ["Ray, Bob"]
    assert values(found, "display-seq", of(found, "Bob Ray")) == ["2"]


def test_nobody_is_invented() -> None:
    found = listed(published(Metadata()))
    assert {entry.name for entry in found if entry.name.startswith("dc:")} == {
        "dc:identifier",
        "dc:title",
        "dc:language",
    }


# Where it comes from


def test_what_the_article_gave_is_there() -> None:
    metadata = Metadata(
        title="Salt",
        subtitle="A history",
        source="The Gazette",
        published="2024-03-05T10:30:00+02:00",
        modified="2024-03-07",
        url="https://gazette.example/salt",
        subjects=("Sea", "Food"),
        description="What it is about",
        rights="CC BY 4.0",
    )
    found = listed(published(metadata))
    assert values(found, "dc:title") == ["Salt", "A history"]
    assert values(found, "title-type", of(found, "A history")) == ["subtitle"]
    assert values(found, "dc:publisher") == ["The Gazette"]
    assert values(found, "dc:date") == ["2024-03-05T10:30:00+02:00"]
    assert values(found, "dc:source") == ["https://gazette.example/salt"]
    assert values(found, "dcterms:modified", of(found, "https://gazette.example/salt")) == ["2024-03-07T00:00:00Z"]
    assert values(found, "dc:subject") == ["Sea", "Food"]
    assert values(found, "dc:description") == ["What it is about"]
    assert values(found, "dc:rights") == ["CC BY 4.0"]


def test_a_book_of_several_articles_names_all_their_sources() -> None:
    parts = (
        Metadata(title="One", source="The Gazette", url="https://gazette.example/1", language="en"),
        Metadata(title="Two", source="The Post", url="https://post.example/2", rights="All rights reserved"),
        Metadata(title="Three", source="The Gazette"),
    )
    found = listed(published(Metadata(title="A week"), parts=parts))
    assert values(found, "dc:publisher") == ["The Gazette", "The Post"]
    assert values(found, "dc:source") == ["https://gazette.example/1", "https://post.example/2"]
    assert values(found, "dc:rights") == ["All rights reserved"]


def test_every_language_of_the_text_is_listed_the_books_first() -> None:
    marked = Block("He said salut and ciao.", marks=(Mark(8, 13, MarkKind.LANGUAGE, "fr"),))
    broken = Block("x", marks=(Mark(0, 1, MarkKind.LANGUAGE, "en-a"), Mark(0, 1, MarkKind.LANGUAGE, "")))
    blocks = (Block("Auf Deutsch", language="de-AT"), marked, Block("et voilà", language="FR"), broken)
    assert languages(Article(Metadata(language="en-GB"), blocks)) == ("en-GB", "de-AT", "FR")


# Identifiers


def test_every_id_is_there_once_and_is_no_files() -> None:
    people = tuple(f"Author {number}" for number in range(12))
    metadata = Metadata(authors=people, subtitle="x", url="https://a.example", modified="2024-01-01")
    made = replace(published(metadata), certifier=Certifier("Acme", "2026"))
    found = entries(made, Contents(), {"title-overlay": 1000, "article-overlay": 1000})
    ids = [entry.id for entry in found if entry.id]
    assert len(ids) == len(set(ids))
    assert all(name.startswith("meta-") for name in ids)
    refined = {entry.refines for entry in found if entry.refines}
    assert refined - set(ids) == {"title-overlay", "article-overlay"}


CLASHING = """\
---
title: Clash
lang: en
---

# title {#nav}

Some words about ids.[^b0001] And a few more words, so that there is a text.[^title]

## b0002-s1

[^b0001]: The first note. <a id="b0003" name="nav">x</a>
[^title]: The second note.
"""


def test_ids_of_the_source_cannot_clash_with_ours(settings: Settings, tmp_path: Path) -> None:
    (tmp_path / "clash.md").write_text(CLASHING)
    made = pipeline.make([str(tmp_path / "clash.md")], replace(settings, format="epub"), lambda *_: None)
    book = Book(made.files["epub"].path)
    package = [str(name) for name in book.find(book.opf, "//@id")]
    assert len(package) == len(set(package))
    for item in book.manifest.values():
        if item.path.endswith((".xhtml", ".smil")):
            names = book.ids(item)
            assert len(names) == len(set(names)), item.path


# Narrators


def test_every_voice_is_named_with_its_engine_and_said_to_be_synthetic() -> None:
    voices = (HUM, Voice("espeak", "de", "de", 22_050))
    assert values(listed(published(Metadata(), voices=voices)), "media:narrator") == [
        "hum (tone), a synthetic voice",
        "de (espeak), a synthetic voice",
    ]


def test_the_voices_of_a_run_are_those_that_speak_the_main_one_first(settings: Settings, tmp_path: Path) -> None:
    (tmp_path / "voices.html").write_text(
        "<html lang='en'><head><title>Voices</title></head><body><article><h1>Voices</h1><h2>A heading</h2>"
        f"<p>{'These are English words. ' * 20}</p><p lang='de'>{'Das sind deutsche Wörter. ' * 9}</p></article></body>"
    )
    wanted = replace(settings, engine="espeak", heading_voice="espeak/fr", format="epub")
    made = pipeline.make([str(tmp_path / "voices.html")], wanted, lambda *_: None)
    voices = [(voice.engine, voice.name) for voice in made.publication.narration.voices]
    assert voices[0] == ("espeak", made.publication.narration.voice.name)
    assert sorted(name for _, name in voices[1:]) == ["de", "fr"]
    again = pipeline.make([str(tmp_path / "voices.html")], wanted, lambda *_: None)
    assert [(voice.engine, voice.name) for voice in again.publication.narration.voices] == voices
    assert len(Book(made.files["epub"].path).meta("media:narrator")) == 3


def test_durations_are_those_of_the_overlays_and_of_all() -> None:
    found = listed(published(Metadata()), one=1000, two=1500)
    assert values(found, "media:duration", "one") == ["0:00:01.000"]
    assert values(found, "media:duration", "two") == ["0:00:01.500"]
    assert values(found, "media:duration") == ["0:00:02.500"]


# Words of ours


def test_words_of_ours_are_marked_as_english_where_they_are_not_the_books() -> None:
    for tag, expected in (("en-GB", ""), ("de", ""), ("sw", "en"), ("und", "en")):
        found = listed(published(Metadata(language=tag)))
        marked = {entry.language for entry in found if entry.name in {"schema:accessibilitySummary", "media:narrator"}}
        assert marked == {expected}


def test_the_book_says_in_which_language_its_summary_is(settings: Settings, tmp_path: Path) -> None:
    (tmp_path / "sw.txt").write_text("Chumvi\n\nChumvi hufanya maisha ya mpishi kuwa rahisi, na pilipili pia. " * 4)
    made = pipeline.make([str(tmp_path / "sw.txt")], replace(settings, format="epub", language="sw"), lambda *_: None)
    book = Book(made.files["epub"].path)
    (summary,) = book.find(book.opf, "//opf:meta[@property='schema:accessibilitySummary']")
    assert summary.get(XML_LANG) == "en"
    assert summary.text.startswith("The whole text is there to read")


# Certification


def certified(settings: Settings, tmp_path: Path, **changes: str) -> Book:
    (tmp_path / "in.txt").write_text("Salt\n\nSalt makes a cook's life easier, and pepper makes it interesting.")
    wanted = replace(settings, format="epub", language="en", **changes)
    return Book(pipeline.make([str(tmp_path / "in.txt")], wanted, lambda *_: None).files["epub"].path)


def test_a_book_conforms_where_somebody_certifies_it(settings: Settings, tmp_path: Path) -> None:
    book = certified(
        settings,
        tmp_path,
        certified_by='Acme & "Sons" <a11y>',
        certified_on="2026-11-24",
        certifier_credential="Gold",
        certifier_report="https://acme.example/r?a=1&b=2",
    )
    (conformance,) = book.find(book.opf, "//opf:meta[@property='dcterms:conformsTo']")
    assert conformance.text == CONFORMANCE
    assert book.meta("a11y:certifiedBy", f"#{conformance.get('id')}") == ['Acme & "Sons" <a11y>']
    (certifier,) = book.find(book.opf, "//opf:meta[@property='a11y:certifiedBy']/@id")
    assert book.meta("dcterms:date", f"#{certifier}") == ["2026-11-24"]
    assert book.meta("a11y:certifierCredential", f"#{certifier}") == ["Gold"]
    (link,) = book.find(book.opf, "//opf:link")
    assert dict(link.attrib) == {
        "rel": "a11y:certifierReport",
        "href": "https://acme.example/r?a=1&b=2",
        "refines": f"#{certifier}",
    }
    assert 'Acme & "Sons" <a11y>' in book.meta("schema:accessibilitySummary")[0]


def test_no_date_is_made_up_for_an_evaluation(
    settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    book = certified(settings, tmp_path, certified_by="Acme")
    assert book.meta("dcterms:conformsTo") == [CONFORMANCE]
    assert book.find(book.opf, "//opf:meta[@property='dcterms:date']") == []


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"certified_on": "2026-11-24"}, "--certified-by"),
        ({"certifier_report": "https://a.example"}, "--certified-by"),
        ({"certifier_credential": "Gold", "certified_by": " \u200b "}, "--certified-by"),
        ({"certified_by": "Acme", "certified_on": "yesterday"}, "--certified-on"),
        ({"certified_by": "Acme", "certified_on": "2026-02-30"}, "--certified-on"),
        ({"certified_by": "Acme", "certified_on": "2026-13"}, "--certified-on"),
        ({"certified_by": "Acme", "certifier_report": "report.pdf"}, "--certifier-report"),
        ({"certified_by": "Acme", "certifier_report": "mailto:a@b.example"}, "--certifier-report"),
        ({"certified_by": "Acme", "certifier_report": "https://a b.example"}, "--certifier-report"),
    ],
)
def test_a_claim_that_cannot_be_made_is_refused(
    settings: Settings, tmp_path: Path, changes: dict[str, str], said: str
) -> None:
    with pytest.raises(UsageError, match=re.escape(said)):
        certified(settings, tmp_path, **changes)


# Hostile values


def test_hostile_texts_in_every_field_come_out_as_they_went_in(
    shared: Callable[[str], Path], settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    texts = hostile(shared)
    article = attacked(texts)
    monkeypatch.setattr(pipeline, "_known", lambda *_: article)
    wanted = replace(settings, format="epub", certified_by=texts[0])
    book = Book(pipeline.make([__file__], wanted, lambda *_: None).files["epub"].path)
    assert book.dc("title") == [texts[0], texts[1]]
    assert book.dc("creator") == list(dict.fromkeys(texts))
    assert book.dc("subject") == texts
    assert book.dc("publisher") == [texts[2]]
    assert book.dc("description") == ["\n".join(texts)]
    assert book.dc("source") == [texts[3]]
    assert book.dc("rights") == [texts[4]]


def hostile(shared: Callable[[str], Path]) -> list[str]:
    """Return the beginnings of the hostile files as readers take them for one line of metadata."""
    files = sorted(
        path for path in shared("corpus/hostile").iterdir() if path.suffix in {".html", ".xml", ".md", ".txt"}
    )
    lines = [" ".join(clean_text(path.read_bytes()[:3000].decode("utf-8", "replace")).split()) for path in files]
    return [line[:400].strip() for line in dict.fromkeys(lines) if line.strip()]


def attacked(texts: Sequence[str]) -> Article:
    metadata = Metadata(
        title=texts[0],
        subtitle=texts[1],
        authors=tuple(texts),
        source=texts[2],
        url=texts[3],
        rights=texts[4],
        subjects=tuple(texts),
        description="\n".join(texts),
        contributors=tuple(Contributor(f"{text} Jr.", "trl") for text in texts),
        file_as=tuple((text, text[::-1]) for text in texts),
        language="en",
    )
    return Article(metadata, (Block("Heading", Role.HEADING, 2), TEXT))
