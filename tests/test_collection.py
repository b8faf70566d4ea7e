"""Several articles in one book."""

from dataclasses import replace
from pathlib import Path

import pytest

from accessible import assets, cli, pipeline
from accessible.document import Article, Block, Metadata, Removed, Role
from accessible.errors import UsageError
from accessible.prepare.collection import collect
from accessible.settings import Settings
from accessible.writers import documents
from tests.overlay import Book

SALT = """\
---
title: Salt
subtitle: A short history
author: Ann Brook
date: 2024-03-05
publisher: The Quay
lang: en
canonical_url: https://example.org/salt
tags: [sea, kitchen]
---
Salt came first.[^1]

## Where it is from

The sea gives it away. You only have to wait for the sun.

[^1]: So the ledgers say.
"""
PEPPER = """\
---
title: Le poivre
author: [Bruno Petit, Ann Brook]
date: 2025-01-02
publisher: The Quay
lang: fr
tags: [kitchen]
---
Le poivre est venu plus tard.[^1] Les marins l'ont apporté.

[^1]: Selon les archives.
"""


@pytest.fixture
def made(settings: Settings, tmp_path: Path) -> pipeline.Made:
    for name, text in (("salt.md", SALT), ("poivre.md", PEPPER)):
        (tmp_path / name).write_text(text, "utf-8")
    changed = replace(settings, book="At table", format="epub,podcast")
    return pipeline.make([str(tmp_path / "salt.md"), str(tmp_path / "poivre.md")], changed, lambda *_: None)


def texts(book: Book, document: str, path: str) -> list[str]:
    return ["".join(found.itertext()) for found in book.find(book.xml(book.named(f"{document}.xhtml")), path)]


def test_each_article_is_a_document_with_its_head_and_an_overlay(made: pipeline.Made) -> None:
    book = Book(made.files["epub"].path)
    assert [item.path.rpartition("/")[2] for item in book.spine] == [
        "title.xhtml",
        "nav.xhtml",
        "article-1.xhtml",
        "article-2.xhtml",
    ]
    assert all(book.pars(item) for item in book.spine)
    assert texts(book, "article-1", "//h:h2") == ["Salt"]
    assert texts(book, "article-1", "//h:h3") == ["Where it is from"]
    assert texts(book, "article-1", "//h:p[@id]")[:3] == [
        "A short history",
        "By Ann Brook",
        "Source: The QuayPublished: March 5, 2024",
    ]
    assert texts(book, "article-2", "//h:h2") == ["Le poivre"]
    assert texts(book, "article-2", "//h:p[@id]")[0].endswith("Bruno Petit, Ann Brook")


def test_the_table_of_contents_lists_the_articles_and_their_headings(made: pipeline.Made) -> None:
    book = Book(made.files["epub"].path)
    toc = "//h:nav[@epub:type='toc']"
    assert texts(book, "nav", f"{toc}/h:ol/h:li/h:a") == ["Salt", "Le poivre"]
    assert texts(book, "nav", f"{toc}/h:ol/h:li/h:ol/h:li/h:a") == ["Where it is from"]
    root = book.xml(book.named("nav.xhtml"))
    for href in book.find(root, f"{toc}//h:a/@href"):
        document, _, name = str(href).partition("#")
        assert name in book.ids(book.item(book.resolve(book.named("nav.xhtml").path, document)))


def test_the_notes_of_each_article_are_its_own(made: pipeline.Made) -> None:
    """Both call theirs by the same name."""
    book = Book(made.files["epub"].path)
    for document, text in (("article-1", "So the ledgers say."), ("article-2", "Selon les archives.")):
        (href,) = book.find(book.xml(book.named(f"{document}.xhtml")), "//h:a[@epub:type='noteref']/@href")
        assert str(href).startswith("#")
        (note,) = texts(book, document, f"//*[@id='{str(href)[1:]}']")
        assert text in note


def test_an_article_in_another_language_says_so_and_is_spoken_in_it(made: pipeline.Made) -> None:
    book = Book(made.files["epub"].path)
    assert book.xml(book.named("article-2.xhtml")).get("lang") == "fr"
    assert book.xml(book.named("article-1.xhtml")).get("lang") == "en"
    assert not book.find(book.xml(book.named("article-2.xhtml")), "//h:p[@lang]")
    spoken = {each.text: each.language for each in made.publication.body}
    assert spoken["Where it is from"] == "en"
    assert spoken["Le poivre"] == "fr"


def test_the_book_knows_what_its_articles_know(made: pipeline.Made) -> None:
    metadata = made.publication.article.metadata
    assert metadata.title == "At table"
    assert metadata.authors == ("Ann Brook", "Bruno Petit")
    assert (metadata.source, metadata.published, metadata.language) == ("The Quay", "2025-01-02", "en")
    assert metadata.subjects == ("sea", "kitchen")
    assert made.files["epub"].path.name.startswith("at-table-")
    assert made.files["podcast"].seconds > 0


def test_what_was_taken_out_stays_where_it_stood() -> None:
    """Three blocks before it in the second article, behind one title each."""
    first = Article(Metadata(title="One", language="en"), (Block("A."),), (Removed("Ad", "ad", "an ad", place=1),))
    second = Article(
        Metadata(title="Two", language="en"), (Block("B."), Block("C.")), (Removed("Share", "share", "a bar", place=1),)
    )
    whole = collect("Both", [first, second], assets.labels)
    assert [block.text for block in whole.blocks] == ["One", "A.", "Two", "B.", "C."]
    assert [(entry.text, entry.place) for entry in whole.removed] == [("Ad", 2), ("Share", 4)]


def test_several_articles_need_a_book(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.run(["make", "a.txt", "b.txt", "-o", str(tmp_path)]) != 0
    assert "--book TITLE" in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("name", ["title", "item"])
def test_what_is_for_one_article_is_not_for_several(settings: Settings, name: str) -> None:
    changed = replace(settings, book="Both", **{name: "1"})
    with pytest.raises(UsageError, match=f"--{name} is for one article"):
        pipeline.make(["a.txt", "b.txt"], changed, lambda *_: None)


def test_one_article_that_cannot_be_read_stops_the_book(settings: Settings, tmp_path: Path) -> None:
    (tmp_path / "salt.md").write_text(SALT, "utf-8")
    with pytest.raises(Exception, match="nowhere"):
        pipeline.make([str(tmp_path / "salt.md"), "nowhere.md"], replace(settings, book="Both"), lambda *_: None)
    assert not list(tmp_path.rglob("*.epub"))


def section(number: int, level: int = 2) -> list[Block]:
    return [Block(f"Heading {number}", Role.HEADING, level), Block("word " * 3000)]


def test_a_long_article_is_divided_at_its_headings(settings: Settings, tmp_path: Path) -> None:
    """Six sections of 15,000 letters and limits of 50,000: three, and three."""
    text = "The beginning.[^1]\n\n" + "\n\n".join(
        f"## Part {number}\n\n" + "\n\n".join(["All is quiet here. " * 100] * 8) for number in range(1, 7)
    )
    (tmp_path / "long.md").write_text(f"---\nlang: en\ntitle: Long\n---\n{text}\n\n[^1]: The note.\n", "utf-8")
    made = pipeline.make([str(tmp_path / "long.md")], replace(settings, format="epub"), lambda *_: None)
    book = Book(made.files["epub"].path)
    assert [texts(book, f"article-{number}", "//h:h2") for number in (1, 2)] == [
        ["Part 1", "Part 2", "Part 3"],
        ["Part 4", "Part 5", "Part 6"],
    ]
    assert [str(name) for name in book.find(book.xml(book.named("article-1.xhtml")), "//h:a/@href")] == [
        f"article-2.xhtml#{book.find(book.xml(book.named('article-2.xhtml')), '//h:aside/@id')[0]}"
    ]
    (back,) = book.find(book.xml(book.named("article-2.xhtml")), "//h:a[@role='doc-backlink']/@href")
    document, _, name = str(back).partition("#")
    assert document == "article-1.xhtml"
    assert name in book.ids(book.named("article-1.xhtml"))


def test_what_has_lower_headings_only_is_divided_at_those(settings: Settings, tmp_path: Path) -> None:
    paragraph = "All is quiet here. " * 100
    parts = "\n\n".join(f"### Low {number}\n\n" + f"{paragraph}\n\n" * 8 for number in range(1, 5))
    text = f"---\nlang: en\ntitle: Long\n---\n## High\n\nA word.\n\n{parts}\n\n## Last\n\nThe end.\n"
    (tmp_path / "long.md").write_text(text, "utf-8")
    made = pipeline.make([str(tmp_path / "long.md")], replace(settings, format="epub"), lambda *_: None)
    found = [
        [" ".join(piece.block.text.split()) for piece in document.pieces if piece.block.role is Role.HEADING]
        for document in documents.documents(made.publication)
    ]
    assert found == [["High", "Low 1", "Low 2", "Low 3"], ["Low 4"], ["Last"]]


def test_a_text_without_headings_is_one_document(settings: Settings, tmp_path: Path) -> None:
    (tmp_path / "long.txt").write_text("Title\n\n" + "All is quiet here. " * 2700, "utf-8")
    changed = replace(settings, format="epub", language="en")
    made = pipeline.make([str(tmp_path / "long.txt")], changed, lambda *_: None)
    assert [document.name for document in documents.documents(made.publication)] == ["article"]
