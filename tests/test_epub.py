"""The EPUB: a whole book with media overlays, made with a tone for a voice."""

import re
import time
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from accessible import pipeline
from accessible.errors import UsageError
from accessible.settings import Settings
from tests.overlay import NAMESPACES, Book, frames, length, milliseconds

TITLE = "Salt & <pepper>: \"why\" it's 'both'"
AUTHOR = 'Ann O\'Neil & "Sons" <ink>'

W3CDTF = re.compile(r"\d{4}(-\d\d(-\d\d(T\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d))?)?)?")

ENGLISH = """\
---
author: Somebody Else
date: 2024-02-29T08:30:00+01:00
lang: en
---
Salt makes a cook's life easier, and pepper makes it *more interesting*; both came to us by ship. 🧂 That is all!

## How salt is won & sold

The sea gives it away. You only have to [wait for the sun](https://example.org/sun?a=1&b=2), says **Dr. Marsh**.

> "Salt is born of the purest parents: the sun and the sea."
>
> So it is said. Nobody knows by whom.

### By the sea

- Let the water in, and close the gate behind it.
- Wait for two weeks.
  - Stir once a day.
- Rake it.

🌊🌊🌊

## What it costs < what it is worth

A kilo costs $1.50 in the shop and `2 < 3` is true. The end.

Ann O'Neil is a writer who lives by the sea.
"""

ARABIC = """\
الملح والفلفل

يجعل الملح حياة الطباخ أسهل، ويجعلها الفلفل أكثر إثارة، وكلاهما جاء إلينا عن طريق السفن منذ زمن بعيد جدا في الماضي.

البحر يعطيه مجانا. ما عليك إلا أن تنتظر الشمس.
"""

CHINESE = """\
盐和胡椒

盐让厨师的生活更轻松，胡椒让它更有趣；两者都是很久以前乘船来到我们这里的，谁也不知道是谁带来的。

大海免费赠送。你只需要等待太阳。
"""

BOOKS = {
    "en": ("salt.md", ENGLISH, {"title": TITLE, "author": AUTHOR}),
    "ar": ("milh.txt", ARABIC, {"language": "ar"}),
    "zh": ("yan.txt", CHINESE, {"language": "zh"}),
}


@dataclass(frozen=True)
class Kitchen:
    """Makes the books of `BOOKS`, with one store for all tests."""

    folder: Path

    def path(self, name: str, **changes: object) -> Path:
        file, text, fields = BOOKS[name]
        source = self.folder / file
        source.write_text(text, "utf-8")
        settings = Settings(
            output=str(self.folder / "out"), store=str(self.folder / "store"), format="epub", engine="tone", workers=0
        )
        made = pipeline.make([str(source)], replace(settings, **fields, **changes), lambda *_: None)
        return made.files["epub"].path

    def book(self, name: str = "en") -> Book:
        return Book(self.path(name))


@pytest.fixture(scope="module")
def kitchen(tmp_path_factory: pytest.TempPathFactory) -> Kitchen:
    return Kitchen(tmp_path_factory.mktemp("kitchen"))


@pytest.fixture(scope="module")
def books(kitchen: Kitchen) -> Iterator[dict[str, Book]]:
    with pytest.MonkeyPatch.context() as patch:
        patch.delenv("SOURCE_DATE_EPOCH", raising=False)
        yield {name: kitchen.book(name) for name in BOOKS}


@pytest.fixture(params=list(BOOKS))
def book(request: pytest.FixtureRequest, books: dict[str, Book]) -> Book:
    return books[request.param]


# The container


def test_the_media_type_is_the_first_entry_and_stored(book: Book) -> None:
    first = book.entries[0]
    assert (first.filename, first.compress_type, first.extra) == ("mimetype", zipfile.ZIP_STORED, b"")
    assert book.files["mimetype"] == b"application/epub+zip"


def test_sound_and_pictures_are_stored_and_text_is_deflated(book: Book) -> None:
    for entry in book.entries[1:]:
        packed = entry.filename.endswith((".mp3", ".png"))
        assert entry.compress_type == (zipfile.ZIP_STORED if packed else zipfile.ZIP_DEFLATED), entry.filename


def test_no_name_is_there_twice_and_all_are_plain(book: Book) -> None:
    names = [entry.filename for entry in book.entries]
    assert len(names) == len(set(names))
    assert all(re.fullmatch(r"[A-Za-z0-9._/-]+", name) for name in names)


def test_entries_carry_no_date(book: Book) -> None:
    assert {entry.date_time for entry in book.entries} == {(1980, 1, 1, 0, 0, 0)}


# The package


def test_the_manifest_lists_every_file_and_no_other(book: Book) -> None:
    outside = {"mimetype", "META-INF/container.xml", book.opf_path}
    listed = [item.path for item in book.manifest.values()]
    assert sorted(listed) == sorted(book.files.keys() - outside)


def test_media_types_are_core_media_types(book: Book) -> None:
    types = {item.path.rpartition(".")[2]: item.media_type for item in book.manifest.values()}
    assert types == {
        "xhtml": "application/xhtml+xml",
        "smil": "application/smil+xml",
        "mp3": "audio/mpeg",
        "css": "text/css",
        "png": "image/png",
    }


def test_the_reading_order_is_title_page_contents_article(book: Book) -> None:
    assert [document.path.rpartition("/")[2] for document in book.spine] == [
        "title.xhtml",
        "nav.xhtml",
        "article.xhtml",
    ]
    assert [document.properties for document in book.spine] == [(), ("nav",), ()]


def test_overlays_stand_in_the_manifest_in_reading_order(book: Book) -> None:
    in_manifest = [item.id for item in book.manifest.values() if item.media_type == "application/smil+xml"]
    assert in_manifest == [document.overlay for document in book.spine]


def test_the_cover_is_named_as_such(book: Book) -> None:
    assert [item.media_type for item in book.manifest.values() if "cover-image" in item.properties] == ["image/png"]


def test_there_is_one_style_sheet_and_every_document_links_it(book: Book) -> None:
    for document in book.spine:
        (link,) = book.find(book.xml(document), "//h:link[@rel='stylesheet']/@href")
        assert book.item(book.resolve(document.path, link)).media_type == "text/css"


def test_the_package_says_who_wrote_what_and_when(books: dict[str, Book]) -> None:
    book = books["en"]
    assert book.dc("title") == [TITLE]
    assert book.dc("creator") == [AUTHOR]
    assert book.dc("language") == ["en"]
    assert book.dc("date") == ["2024-02-29T08:30:00+01:00"]
    assert book.meta("role", refines=f"#{book.find(book.opf, '//dc:creator/@id')[0]}") == ["aut"]


def test_the_identifier_is_a_uuid_that_the_package_refers_to(book: Book) -> None:
    (name,) = book.find(book.opf, f"//dc:identifier[@id='{book.opf.get('unique-identifier')}']/text()")
    assert re.fullmatch(r"urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}", name)


def test_the_modification_date_is_the_publication_date_in_utc(books: dict[str, Book]) -> None:
    assert books["en"].meta("dcterms:modified") == ["2024-02-29T07:30:00Z"]
    assert books["ar"].meta("dcterms:modified") == ["1980-01-01T00:00:00Z"]
    assert books["ar"].dc("date") == []


@pytest.mark.parametrize(("name", "progression"), [("en", "ltr"), ("ar", "rtl"), ("zh", "ltr")])
def test_pages_turn_the_way_the_language_reads(books: dict[str, Book], name: str, progression: str) -> None:
    book = books[name]
    assert book.find(book.opf, "opf:spine/@page-progression-direction") == [progression]
    assert book.opf.get("dir") == progression
    assert [book.xml(document).get("dir") for document in book.spine] == [progression] * 3


def dated(kitchen: Kitchen, published: str) -> Book:
    """Return the book of a page that declares this date."""
    (kitchen.folder / "date.html").write_text(
        f'<html lang="en"><head><title>A date</title><meta property="article:published_time" content="{published}">'
        f"</head><body><article><h1>A date</h1><p>{'This text has a date. ' * 20}</p></article></body></html>"
    )
    settings = Settings(
        output=str(kitchen.folder / "out"), store=str(kitchen.folder / "store"), format="epub", engine="tone", workers=0
    )
    made = pipeline.make([str(kitchen.folder / "date.html")], settings, lambda *_: None)
    return Book(made.files["epub"].path)


@pytest.mark.parametrize(
    "published",
    [
        "2024-03-05",
        "2015-07-07T22:43:29",
        "2024-03-05T10:30:00Z",
        "2024-03-05T10:30:00+02:00",
        "2024-03-05T10:30:00+0200",
        "2024-03-05 10:30",
    ],
)
def test_the_date_is_valid_w3cdtf(kitchen: Kitchen, published: str) -> None:
    book = dated(kitchen, published)
    (date,) = book.dc("date")
    assert W3CDTF.fullmatch(date)
    assert date[:10] == published[:10]
    (modified,) = book.meta("dcterms:modified")
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", modified)


@pytest.mark.parametrize("published", ["0001-01-01", "0001-01-01T00:00:00+01:00", "9999-12-31T23:59:59-01:00"])
def test_a_date_on_which_no_page_was_published_is_in_no_book(kitchen: Kitchen, published: str) -> None:
    assert dated(kitchen, published).dc("date") == []


@pytest.mark.parametrize(
    ("written", "date"),
    [
        ("31 May 2021", "2021-05-31"),
        ("2021/05/31", "2021-05-31"),
        ("2021-05-31 10:00:00 +0200", "2021-05-31"),
        ("May 2021", "2021"),
        ("2021", "2021"),
        ("last spring", ""),
    ],
)
def test_a_date_as_a_person_writes_it_is_no_invalid_date_in_the_book(kitchen: Kitchen, written: str, date: str) -> None:
    text = f"---\ntitle: A date\ndate: {written}\n---\n\n{'This text has a date. ' * 20}\n"
    (kitchen.folder / "date.md").write_text(text)
    settings = Settings(str(kitchen.folder / "out"), "epub", "tone", store=str(kitchen.folder / "store"), workers=0)
    made = pipeline.make([str(kitchen.folder / "date.md")], settings, lambda *_: None)
    book = Book(made.files["epub"].path)
    assert all(W3CDTF.fullmatch(one) and one.startswith(date or "?") for one in book.dc("date")), book.dc("date")
    assert all(re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", one) for one in book.meta("dcterms:modified"))


# Durations


def test_each_overlay_says_how_long_it_plays(book: Book) -> None:
    for document in book.spine:
        (written,) = book.meta("media:duration", refines=f"#{document.overlay}")
        pars = book.pars(document)
        assert milliseconds(written) == pars[-1].end - pars[0].begin
        assert 0 <= length(book.files[pars[0].audio]) - milliseconds(written) < 1


def test_the_whole_duration_is_the_sum_of_the_overlays(book: Book) -> None:
    (whole,) = book.meta("media:duration")
    parts = [book.meta("media:duration", refines=f"#{document.overlay}")[0] for document in book.spine]
    assert 0 <= milliseconds(whole) - sum(map(milliseconds, parts)) < len(parts)


def test_sound_is_of_one_constant_bit_rate_and_begins_with_a_frame(book: Book) -> None:
    for item in book.manifest.values():
        if item.media_type == "audio/mpeg":
            headers = {frame[:3] for frame in frames(book.files[item.path])}
            assert len({header[2] >> 4 for header in headers}) == 1


# Navigation


def test_every_entry_of_the_contents_leads_to_its_heading(books: dict[str, Book]) -> None:
    book = books["en"]
    nav = book.named("nav.xhtml")
    entries = {}
    for link in book.find(book.xml(nav), "//h:nav[@epub:type='toc']//h:a"):
        target = book.item(book.resolve(nav.path, link.get("href")))
        name = link.get("href").partition("#")[2]
        entries["".join(link.itertext())] = book.texts(target)[name] if name else target.path.rpartition("/")[2]
    assert entries == {
        TITLE: "article.xhtml",
        "How salt is won & sold": "How salt is won & sold",
        "By the sea": "By the sea",
        "What it costs < what it is worth": "What it costs < what it is worth",
    }


def test_landmarks_lead_to_documents_of_the_book(book: Book) -> None:
    nav = book.named("nav.xhtml")
    targets = book.find(book.xml(nav), "//h:nav[@epub:type='landmarks']//h:a/@href")
    assert [book.item(book.resolve(nav.path, str(target))) for target in targets] == book.spine


def test_links_lead_where_the_article_said(books: dict[str, Book]) -> None:
    article = books["en"].xml(books["en"].named("article.xhtml"))
    assert [str(href) for href in article.xpath("//h:a/@href", namespaces=NAMESPACES)] == [
        "https://example.org/sun?a=1&b=2"
    ]


# Reading along


def test_all_that_can_be_read_can_be_heard(book: Book) -> None:
    assert [book.unheard(document) for document in book.spine] == [[], [], []]


def test_every_sentence_with_words_is_heard_once(book: Book) -> None:
    for document in book.spine:
        played = [par.id for par in book.pars(document)]
        assert len(played) == len(set(played))
        spans = {name: text for name, text in book.texts(document).items() if re.fullmatch(r".*-s\d+", name)}
        assert played == [name for name, text in spans.items() if any(map(str.isalnum, text))]


def test_the_class_of_the_sentence_that_is_spoken_is_styled(book: Book) -> None:
    (active,), (playing,) = book.meta("media:active-class"), book.meta("media:playback-active-class")
    assert re.fullmatch(r"-?[A-Za-z_][\w-]*", active)
    css = re.sub(r"/\*.*?\*/", "", book.files[book.named("style.css").path].decode(), flags=re.DOTALL)
    rules = [(selector.strip(), body) for selector, body in re.findall(r"([^{}]+)\{([^{}]*)\}", css)]
    body = next(body for selector, body in rules if selector == f".{active}")
    declared = {line.partition(":")[0].strip() for line in body.split(";")}
    assert {"background-color", "color", "outline"} <= declared
    body = next(body for selector, body in rules if selector.startswith(f"span.{active}"))
    assert "text-decoration: underline" in body
    assert any(f".{playing}" in selector for selector, _ in rules)


def test_the_sentence_that_is_spoken_has_contrast_in_light_and_dark(book: Book) -> None:
    css = book.files[book.named("style.css").path].decode()
    pairs = re.findall(r"background-color: (#[0-9a-f]{6})[^;]*;\s*color: (#[0-9a-f]{6})", css)
    assert len(pairs) == css.count("background-color: #") == 7  # word and sentence, by day, in two sorts of night; Kobo
    assert all(contrast(*pair) >= 7 for pair in pairs)


def test_nothing_on_the_page_has_a_fixed_size(book: Book) -> None:
    css = re.sub(r"/\*.*?\*/", "", book.files[book.named("style.css").path].decode(), flags=re.DOTALL)
    assert set(re.findall(r"[:\s(-]\d*\.?\d+([a-z%]+)", css)) <= {"em", "rem", "%"}


def contrast(one: str, other: str) -> float:
    """Return the contrast of two colours as WCAG 2 defines it."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def luminance(colour: str) -> float:
    channels = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


# Accessibility metadata


def test_accessibility_metadata_says_what_the_book_offers(book: Book) -> None:
    assert book.meta("schema:accessMode") == ["textual"]
    assert sorted(book.meta("schema:accessModeSufficient")) == ["auditory", "textual"]
    assert book.meta("schema:accessibilityHazard") == ["none"]
    assert sorted(book.meta("schema:accessibilityFeature")) == [
        "ARIA",
        "displayTransformability",
        "readingOrder",
        "structuralNavigation",
        "synchronizedAudioText",
        "tableOfContents",
        "unlocked",
    ]
    (summary,) = book.meta("schema:accessibilitySummary")
    assert len(summary) > 20


def test_nothing_claims_a_conformance_that_nobody_certified(book: Book) -> None:
    properties = {meta.get("property") for meta in book.find(book.opf, "//opf:meta")}
    assert properties.isdisjoint({"dcterms:conformsTo", "a11y:certifiedBy", "a11y:certifierCredential"})
    assert book.find(book.opf, "//opf:link") == []


def test_the_narrator_is_said_to_be_synthetic(books: dict[str, Book]) -> None:
    assert books["en"].meta("media:narrator") == ["hum (tone), a synthetic voice"]


# The same bytes


def test_the_same_article_makes_the_same_bytes(kitchen: Kitchen) -> None:
    first = kitchen.path("en").read_bytes()
    second = kitchen.path("en", output=str(kitchen.folder / "elsewhere")).read_bytes()
    assert first == second


def test_another_store_makes_the_same_bytes(kitchen: Kitchen, tmp_path: Path) -> None:
    expected = kitchen.path("en").read_bytes()
    made = kitchen.path("en", store=str(tmp_path / "fresh"), output=str(tmp_path / "out"))
    assert made.read_bytes() == expected


def test_worker_processes_make_the_same_bytes(tmp_path: Path) -> None:
    paragraphs = (f"Paragraph {number} says this, and " * 20 for number in range(30))  # enough to start workers
    (tmp_path / "long.txt").write_text("\n\n".join(["A long one", *paragraphs]))
    made = [
        pipeline.make(
            ["long.txt"],
            Settings(f"out{workers}", store=f"store{workers}", engine="tone", rate=100, workers=workers),
            lambda *_: None,
        ).files
        for workers in (0, 2)
    ]
    for name in ("epub", "podcast"):
        assert made[0][name].path.read_bytes() == made[1][name].path.read_bytes()


def test_another_clock_and_time_zone_make_the_same_bytes(
    kitchen: Kitchen, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    expected = kitchen.path("en").read_bytes()
    future = datetime(2040, 7, 1, tzinfo=UTC).timestamp()
    monkeypatch.setattr(time, "time", lambda: future)
    monkeypatch.setenv("TZ", "Asia/Tokyo")
    time.tzset()
    try:
        made = kitchen.path("en", store=str(tmp_path / "fresh"), output=str(tmp_path / "out"))
    finally:
        monkeypatch.undo()
        time.tzset()
    assert made.read_bytes() == expected


def test_no_file_of_the_book_knows_when_or_where_it_was_made(kitchen: Kitchen, tmp_path: Path) -> None:
    book = kitchen.book("en")
    for name, data in book.files.items():
        if not name.endswith((".mp3", ".png")):
            assert str(datetime.now(UTC).year) not in data.decode(), name
            assert str(kitchen.folder) not in data.decode(), name
            assert str(tmp_path) not in data.decode(), name


def test_source_date_epoch_is_the_modification_date(kitchen: Kitchen, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    assert kitchen.book("en").meta("dcterms:modified") == ["2023-11-14T22:13:20Z"]


@pytest.mark.parametrize("epoch", ["yesterday", "-5", "1.5", "99999999999999999"])
def test_source_date_epoch_that_is_no_time_is_refused(
    kitchen: Kitchen, monkeypatch: pytest.MonkeyPatch, epoch: str
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", epoch)
    with pytest.raises(UsageError, match="SOURCE_DATE_EPOCH"):
        kitchen.path("en")


def test_a_book_that_cannot_be_finished_leaves_nothing(
    kitchen: Kitchen, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "yesterday")
    with pytest.raises(UsageError):
        kitchen.path("en", output=str(tmp_path / "out"))
    assert list((tmp_path / "out").iterdir()) == []
