"""Both DAISY formats: the same text, the same frames, every clip inside its sound, and all that leads somewhere."""

import zipfile
from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree
from PIL import Image

from accessible import assets, pipeline
from accessible.document import Article, Block, Mark, MarkKind, Metadata, Role, cells
from accessible.errors import StorageError
from accessible.narration import Clip, Narration, Track, Voice
from accessible.prepare.script import script
from accessible.publication import Publication
from accessible.settings import Settings
from accessible.store import Store
from accessible.writers import daisy3, daisy202, dtb, files_of
from tests.dtb import Dtb, milliseconds
from tests.overlay import Book, frames, length

ROPE = Path(__file__).parent / "articles" / "rope-walk" / "in.md"
LAMP = Path(__file__).parent.parent / "quality" / "short" / "list.md"
FORMATS = ("daisy202", "daisy3")
WRITERS = {"daisy202": daisy202, "daisy3": daisy3}
RATE, FRAME = 24000, 576
"""Of the voice of the tests: samples a second, and in a frame."""

PAGE = """\
<!DOCTYPE html>
<html lang="en"><head><title>The weir &amp; the "mill"</title>
<link rel="canonical" href="https://example.org/news/weir">
<meta property="og:site_name" content="The River Post">
<meta name="description" content="A mill turns again.">
<meta name="author" content="Ida Brook; Ömer Çelik">
<meta name="keywords" content="mills, rivers">
<meta property="article:published_time" content="2023-11-05T07:08:09+00:00">
</head><body><article><h1>The weir &amp; the "mill"</h1>
<p>The mill below the weir has turned again since Monday, and half of the town came to look at it. It was cold.</p>
<h2>Water</h2>
<p>Nobody had expected that the old wheel would move at all, <em>the miller</em> said, and she laughed out loud.</p>
<h3>How much</h3>
<p>It moved at once, and it has not stopped since: see <a href="https://example.org/level">the level</a> of the water.
<span lang="fr">Quel bruit.</span> H<sub>2</sub>O,
<del>cold</del> <ins>warm</ins>, x<sup>2</sup>, <code>if a &lt; b</code>.</p>
<ol start="3"><li>The third stone was laid by the miller and her brother.</li>
<li>The fourth stone is from the river.</li>
<li value="9">The ninth stone is not from here at all.<ul><li>It is red.</li></ul></li></ol>
<h2>Bread</h2>
<h2>Stones</h2>
<blockquote><h3>A saying</h3><p>Stones that turn do not gather moss, but they are warm in the evening, like bread.</p>
</blockquote>
<table><caption>Bread that was sold</caption><tr><th>Day</th><th>Loaves</th></tr>
<tr><td rowspan="9">Monday</td><td>12</td></tr><tr><td colspan="2">20</td></tr></table>
<p>The bread was gone before noon, and those who came late had to take the rolls of the day before that.</p>
</article></body></html>
"""


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    folder = tmp_path_factory.mktemp("daisy")
    formats = ",".join(("epub", *FORMATS))
    return Settings(str(folder / "out"), formats, "tone", store=str(folder / "store"), workers=0, offline=True)


def make(locations: list[str], settings: Settings) -> pipeline.Made:
    return pipeline.make(locations, settings, lambda *_: None)


@pytest.fixture(scope="module")
def rope(base: Settings) -> pipeline.Made:
    return make([str(ROPE)], base)


@pytest.fixture(scope="module")
def weir(base: Settings) -> pipeline.Made:
    path = Path(base.output).parent / "weir.html"
    path.write_text(PAGE, "utf-8")
    return make([str(path)], base)


@pytest.fixture(scope="module")
def lamp(base: Settings) -> pipeline.Made:
    return make([str(LAMP)], base)


@pytest.fixture(scope="module")
def two(base: Settings) -> pipeline.Made:
    return make([str(LAMP.with_name("arabic.txt")), str(ROPE)], replace(base, book="Two at once"))


@pytest.fixture(params=["rope", "weir", "lamp", "two"])
def made(request: pytest.FixtureRequest) -> pipeline.Made:
    found = request.getfixturevalue(request.param)
    assert isinstance(found, pipeline.Made)
    return found


def opened(made: pipeline.Made, name: str) -> Dtb:
    return Dtb(made.files[name].path)


def bare(text: str) -> str:
    return "".join(text.split())


# Files


@pytest.mark.parametrize("name", FORMATS)
def test_the_zip_has_the_files_of_the_folder(rope: pipeline.Made, name: str) -> None:
    assert files_of(name) == [name, f"{name}.zip"]
    folder, packed = opened(rope, name), opened(rope, f"{name}.zip")
    assert packed.files == folder.files
    with zipfile.ZipFile(rope.files[f"{name}.zip"].path) as archive:
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        kinds = {entry.filename.rpartition(".")[2]: entry.compress_type for entry in archive.infolist()}
    assert kinds.pop("mp3") == zipfile.ZIP_STORED
    assert set(kinds.values()) == {zipfile.ZIP_DEFLATED}


@pytest.mark.parametrize("name", FORMATS)
def test_names_are_short_and_plain(made: pipeline.Made, name: str) -> None:
    """The specification of 2.02 advises eight letters and an ending; a name inside another one misleads readers."""
    names = list(opened(made, name).files)
    for file in names:
        stem, _, ending = file.partition(".")
        assert (stem + ending).isascii()
        assert (stem + ending).isalnum()
        assert len(stem) <= 10
        assert len(ending) <= 4
    assert [one for one in names for other in names if one != other and one in other] == []


def test_the_same_publication_gives_the_same_bytes(rope: pipeline.Made, base: Settings, tmp_path: Path) -> None:
    again = make([str(ROPE)], replace(base, output=str(tmp_path)))
    for name in ("daisy202.zip", "daisy3.zip"):
        assert again.files[name].path.read_bytes() == rope.files[name].path.read_bytes()


@pytest.mark.parametrize("name", FORMATS)
def test_the_manifest_lists_all_files(made: pipeline.Made, name: str) -> None:
    book = opened(made, name)
    if book.is_old:
        assert book.facts()["ncc:files"] == [str(len(book.files))]
        return
    assert {item.get("href") for item in book.xml["package.opf"].iter("{*}item")} == book.files.keys()


@pytest.mark.parametrize("name", FORMATS)
def test_everything_leads_somewhere(made: pipeline.Made, name: str) -> None:
    book = opened(made, name)
    links = list(book.links())
    assert len(links) > 2 * len(book.every_par())
    assert {file for _, file, _ in links} <= book.files.keys()
    names = {file: set(book.ids(file)) for file in book.xml}
    assert [link for link in links if link[2] and link[2] not in names[link[1]]] == []
    assert [file for file in book.xml if len(names[file]) != len(book.ids(file))] == []


# Sound


@pytest.mark.parametrize("name", FORMATS)
def test_clips_tile_each_sound_file(made: pipeline.Made, name: str) -> None:
    book = opened(made, name)
    total = 0
    for smil in book.smils:
        clips = [par for par in book.pars(smil) if par.audio]
        (sound,) = {par.audio for par in clips}
        assert sound == smil.replace(".smil", ".mp3")
        lasts = len(frames(book.files[sound])) * FRAME * 1000 // RATE
        times = [clips[0].begin, *(par.end for par in clips)]
        assert (times[0], times[-1]) == (0, lasts)
        assert [par.begin for par in clips] == times[:-1]
        assert all(begin < end for begin, end in pairwise(times))
        (sequence,) = book.xml[smil].xpath("/*/*[local-name()='body']/*")
        assert milliseconds(sequence.get("dur")) == lasts
        facts = {meta.get("name"): meta.get("content") for meta in book.xml[smil].iter("{*}meta")}
        assert milliseconds(facts["ncc:totalElapsedTime" if book.is_old else "dtb:totalElapsedTime"]) == total
        total += lasts
    (whole,) = book.facts()["ncc:totalTime" if book.is_old else "dtb:totalTime"]
    assert milliseconds(f"{whole}.000" if book.is_old else whole) == pytest.approx(total, abs=500 if book.is_old else 0)
    assert made.files[name].seconds == pytest.approx(total / 1000, abs=0.001 * len(book.smils))


def test_the_sound_decodes_to_what_its_frames_say(weir: pipeline.Made) -> None:
    book = opened(weir, "daisy202")
    for name, data in book.files.items():
        if name.endswith(".mp3"):
            assert length(data) == pytest.approx(len(frames(data)) * FRAME * 1000 / RATE)


@pytest.mark.parametrize("name", FORMATS)
def test_the_frames_are_those_of_the_book(made: pipeline.Made, name: str) -> None:
    """Title page, then the article, each heading with what follows in a file of its own; no table of contents."""
    book = opened(made, name)
    epub = Book(made.files["epub"].path)
    sounds = [epub.files[path] for path in epub.files if path.endswith(".mp3") and not path.endswith("nav.mp3")]
    assert b"".join(book.files[smil.replace(".smil", ".mp3")] for smil in book.smils) == b"".join(sounds)


@pytest.mark.parametrize("name", FORMATS)
def test_each_clip_is_that_of_the_book(rope: pipeline.Made, name: str) -> None:
    """Sentence by sentence what the overlays say; a heading is heard as one.

    A pause belongs to what is before it, but for the first 1105 samples of a file, the codec's delay: those are the
    heading's.
    """
    book = opened(rope, name)
    lasts = {par.text: par.end - par.begin for par in book.every_par()}
    epub = Book(rope.files["epub"].path)
    clips = [
        par for item in epub.spine if item.path.endswith(("title.xhtml", "article.xhtml")) for par in epub.pars(item)
    ]
    expected: dict[str, int] = {}
    for par in clips:
        heard = par.id if par.id in lasts else par.id.rpartition("-s")[0]
        expected[heard] = expected.get(heard, 0) + par.end - par.begin
    assert list(lasts) == list(expected)
    headings = {each.id for section in map(book.pars, book.smils) for each in section[:1]}
    delay = 1105 * 1000 // RATE
    for text, lasted in lasts.items():
        assert abs(lasted - expected[text]) <= delay + 1
        assert lasted >= expected[text] - 1 or text not in headings


# Text


def blocks(made: pipeline.Made) -> Iterator[tuple[str, str]]:
    """Yield name and text of all that the publication says; of a row, what stands in its cells."""
    publication = made.publication
    for line in (*publication.front, *publication.imprint):
        yield line.id, line.text
    for block, utterance in zip(publication.article.blocks, publication.body, strict=True):
        text = block.text
        if block.role is Role.TABLE:
            text = "".join(text[cell.start : cell.end] for cell in cells(block))
        yield utterance.id, text


@pytest.mark.parametrize("name", FORMATS)
def test_every_character_of_the_article_is_there(made: pipeline.Made, name: str) -> None:
    book = opened(made, name)
    said = [(block, bare(book.said(block))) for block, _ in blocks(made)]
    assert said == [(block, bare(text)) for block, text in blocks(made)]
    (body,) = book.text.iter("{*}body" if book.is_old else "{*}book")
    everything = bare("".join(text for text in texts(body)))
    assert everything == "".join(text for _, text in said)


def texts(element: etree._Element) -> Iterator[str]:
    if element.get("class") != "mark":
        yield element.get("alt") or element.text or ""
        for child in element:
            yield from texts(child)
            yield child.tail or ""


@pytest.mark.parametrize("name", FORMATS)
def test_what_is_heard_is_shown_in_the_same_order(made: pipeline.Made, name: str) -> None:
    book = opened(made, name)
    heard = [par.text for par in book.every_par()]
    shown = [each for each in book.ids(book.text_name) if each in set(heard)]
    assert heard == shown
    tracks = made.publication.narration.tracks
    spoken = [block for block, _ in blocks(made) if block in tracks]
    assert list(dict.fromkeys(each.partition("-s")[0] for each in heard)) == spoken


# Structure


@pytest.mark.parametrize("name", FORMATS)
def test_headings_are_the_navigation(weir: pipeline.Made, name: str) -> None:
    """One that stands inside a quotation is none; the highest of the article are beside its title."""
    book = opened(weir, name)
    found = book.headings()
    assert [(level, text) for level, text, _ in found] == [
        (1, 'The weir & the "mill"'),
        (1, "Water"),
        (2, "How much"),
        (1, "Bread"),
        (1, "Stones"),
    ]
    for smil, (_, text, target) in zip(book.smils, found, strict=True):
        file, _, par = target.partition("#")
        assert file == smil
        first = book.pars(smil)[0]
        assert par == first.id
        assert book.said(first.text) == text
    assert book.facts().get("ncc:depth", ["2"]) == ["2"]


def test_headings_of_a_daisy_3_have_their_sound(weir: pipeline.Made) -> None:
    book = opened(weir, "daisy3")
    labels = [
        (audio.get("src"), milliseconds(audio.get("clipBegin")), milliseconds(audio.get("clipEnd")))
        for audio in book.navigation.iter("{*}audio")
    ]
    firsts = [book.pars(smil)[0] for smil in book.smils]
    assert labels == [(par.audio, par.begin, par.end) for par in firsts]


def test_the_text_of_a_daisy_3_is_in_levels(weir: pipeline.Made) -> None:
    book = opened(weir, "daisy3")
    levels = [
        (each.tag.rpartition("}")[2], [child.tag.rpartition("}")[2] for child in each]) for each in levels_of(book)
    ]
    assert levels == [
        ("level1", ["byline", "p", "p"]),
        ("level1", ["p"]),
        ("level1", ["h1", "p", "level2"]),
        ("level2", ["h2", "p", "list", "list"]),
        ("level1", ["h1", "p"]),
        ("level1", ["h1", "blockquote", "table", "p"]),
    ]


def levels_of(book: Dtb) -> list[etree._Element]:
    return [each for each in book.text.iter() if "level" in str(each.tag).rpartition("}")[2]]


def test_a_list_goes_on_with_its_numbers(weir: pipeline.Made) -> None:
    new, old = opened(weir, "daisy3").text, opened(weir, "daisy202").text
    lists = [(each.get("type"), each.get("start"), len(each)) for each in new.iter("{*}list")]
    assert lists == [("ol", "3", 2), ("ol", "9", 1), ("ul", None, 1)]
    assert [item.get("value") for item in old.iter("{*}li")] == ["3", "4", "9", None]


@pytest.mark.parametrize("name", FORMATS)
def test_no_cell_spans_rows_that_are_not_there(weir: pipeline.Made, name: str) -> None:
    book = opened(weir, name)
    found = [(cell.get("rowspan"), cell.get("colspan")) for cell in book.text.iter("{*}th", "{*}td")]
    assert found == [(None, None), (None, None), ("2", None), (None, None), (None, "2")]


@pytest.mark.parametrize("name", FORMATS)
def test_markup_inside_a_line_is_kept(weir: pipeline.Made, name: str) -> None:
    book = opened(weir, name)
    deleted = "//*[local-name()='del']" if book.is_old else "//*[@class='deleted']"
    for path, text in {
        "//*[local-name()='em']": "the miller",
        "//*[local-name()='sub']": "2",
        "//*[local-name()='code']": "if a < b",
        "//*[@href='https://example.org/level']": "the level",
        "//*[@xml:lang='fr']": "Quel bruit.",
        deleted: "cold",
    }.items():
        (found,) = book.text.xpath(path)
        assert "".join(found.itertext()) == text


@pytest.mark.parametrize("name", FORMATS)
def test_notes_can_be_skipped(rope: pipeline.Made, name: str) -> None:
    book = opened(rope, name)
    notes = [book.said(par.text) for par in book.every_par() if par.is_note]
    assert notes == [
        "The walk at Southport is longer, but rain falls on all of it.",
        "They say that a new roof is planned.",
        "One verse is not sung when there are children in the shed.",
    ]


def test_a_daisy_202_tells_players_of_its_notes(rope: pipeline.Made) -> None:
    """As the recommendation for skippable structures has it: classes, and a count of what is called `noteref`."""
    book = opened(rope, "daisy202")
    references = [each[0].get("href").removeprefix("#") for each in book.text.xpath("//*[@class='noteref']")]
    bodies = [each.get("id") for each in book.text.xpath("//*[@class='notebody']")]
    assert references == bodies
    listed = [
        (item[0].text, item[0].get("href").partition("#")[2]) for item in book.navigation.xpath("//*[@class='noteref']")
    ]
    assert book.facts()["ncc:footnotes"] == [str(len(listed))] == ["2"]
    texts = {par.id: book.said(par.text) for par in book.every_par()}
    assert [(mark, mark in texts[par]) for mark, par in listed] == [("[1]", True), ("[2]", True)]


def test_a_daisy_3_tells_players_of_its_notes(rope: pipeline.Made) -> None:
    book = opened(rope, "daisy3")
    (test,) = book.navigation.iter("{*}smilCustomTest")
    assert dict(test.attrib) == {"id": "note", "defaultState": "true", "override": "visible", "bookStruct": "NOTE"}
    references = [each.get("idref").removeprefix("#") for each in book.text.iter("{*}noteref")]
    notes = [each.get("id") for each in book.text.iter("{*}note")]
    assert references == notes
    assert [each.text for each in book.navigation.xpath("//*[local-name()='navTarget']//*[local-name()='text']")] == [
        "1",
        "2",
    ]
    orders = [int(each.get("playOrder")) for each in book.navigation.iter("{*}navPoint", "{*}navTarget")]
    assert orders == [1, 2, 3, 4, 5, 6]


@pytest.mark.parametrize("name", FORMATS)
def test_a_note_begins_with_its_mark(rope: pipeline.Made, name: str) -> None:
    marks = [each.text for each in opened(rope, name).text.xpath("//*[@class='mark']")]
    assert marks == ["[1]", "[2]"]


def test_a_listener_can_leave_lists_tables_and_notes(rope: pipeline.Made) -> None:
    book = opened(rope, "daisy3")
    groups = [each for smil in book.smils for each in book.xml[smil].iter("{*}seq") if each.get("class")]
    assert [each.get("class") for each in groups] == ["list", "list", "list", "list", "table", "list", "note", "note"]
    assert [each for each in groups if each.get("end") != f"DTBuserEscape;{each[-1].get('id')}.end"] == []


@pytest.mark.parametrize("name", FORMATS)
def test_pictures_come_with_what_describes_them(lamp: pipeline.Made, name: str) -> None:
    book = opened(lamp, name)
    epub = Book(lamp.files["epub"].path)
    (image,) = book.text.iter("{*}img")
    (figure,) = [block for block in lamp.publication.article.blocks if block.role is Role.FIGURE]
    assert image.get("alt") == figure.text
    assert figure.text
    data = book.files[image.get("src")]
    assert data in epub.files.values()
    with Image.open(BytesIO(data)) as picture:
        assert (str(picture.width), str(picture.height)) == (image.get("width"), image.get("height"))
    (par,) = [par for par in book.every_par() if par.text == image.get("id")]
    assert par.begin < par.end
    assert book.facts().get("dtb:multimediaContent", ["audio,text,image"]) == ["audio,text,image"]
    assert image.getparent().tag.rpartition("}")[2] == ("div" if book.is_old else "imggroup")


@pytest.mark.parametrize("name", FORMATS)
def test_pictures_come_without_a_book_in_epub(lamp: pipeline.Made, base: Settings, tmp_path: Path, name: str) -> None:
    alone = make([str(LAMP)], replace(base, format=name, output=str(tmp_path)))
    assert opened(alone, name).files == opened(lamp, name).files


@pytest.mark.parametrize("name", FORMATS)
def test_several_articles_are_one_book(two: pipeline.Made, name: str) -> None:
    book = opened(two, name)
    levels = [(level, text) for level, text, _ in book.headings()]
    titles = [part.title for part in two.publication.article.parts]
    assert levels[0] == (1, "Two at once")
    assert [text for level, text in levels if level == 1] == ["Two at once", *titles]
    assert (2, "What they sang") in levels
    (arabic,) = [
        each for each in book.text.iter() if bare("".join(each.itertext())) == bare(titles[0]) and each.get("id")
    ]
    assert (arabic.get("{http://www.w3.org/XML/1998/namespace}lang"), arabic.get("dir")) == ("ar", "rtl")


# What is said of a book


def test_the_package_says_what_the_article_gave(weir: pipeline.Made) -> None:
    facts = opened(weir, "daisy3").facts()
    uid = Book(weir.files["epub"].path).dc("identifier")
    assert {
        name: facts[f"dc:{name}"] for name in ("Title", "Creator", "Language", "Publisher", "Source", "Subject")
    } == {
        "Title": ['The weir & the "mill"'],
        "Creator": ["Ida Brook", "Ömer Çelik"],
        "Language": ["en", "fr"],
        "Publisher": ["The River Post"],
        "Source": ["https://example.org/news/weir"],
        "Subject": ["mills", "rivers"],
    }
    assert facts["dc:Identifier"] == uid
    assert facts["dc:Date"] == facts["dtb:sourceDate"] == facts["dtb:producedDate"] == ["2023-11-05"]
    assert facts["dc:Description"] == ["A mill turns again."]
    assert facts["dtb:narrator"] == ["hum (tone), a synthetic voice"]
    assert facts["dtb:multimediaType"] == ["audioFullText"]
    assert facts["dtb:sourcePublisher"] == ["The River Post"]
    roles = [each.get("role") for each in opened(weir, "daisy3").xml["package.opf"].iter("{*}Creator")]
    assert roles == ["aut", "aut"]


def test_the_control_centre_says_what_the_article_gave(weir: pipeline.Made) -> None:
    facts = opened(weir, "daisy202").facts()
    assert {name: value for name, value in facts.items() if name.startswith("dc:")} == {
        "dc:title": ['The weir & the "mill"'],
        "dc:identifier": Book(weir.files["epub"].path).dc("identifier"),
        "dc:format": ["Daisy 2.02"],
        "dc:date": ["2023-11-05"],
        "dc:publisher": ["The River Post"],
        "dc:source": ["https://example.org/news/weir"],
        "dc:language": ["en"],
        "dc:creator": ["Ida Brook", "Ömer Çelik"],
        "dc:subject": ["mills", "rivers"],
        "dc:description": ["A mill turns again."],
    }
    assert facts["ncc:narrator"] == ["hum (tone), a synthetic voice"]
    assert facts["ncc:multimediaType"] == ["audioFullText"]
    assert facts["ncc:sourceDate"] == facts["ncc:producedDate"] == ["2023-11-05"]
    assert facts["ncc:tocItems"] == ["5"]


# Articles of all kinds, without a sound or with one that was made up


def silent(*article_blocks: Block, title: str = "Salt", language: str = "en") -> Publication:
    article = Article(Metadata(title=title, language=language), article_blocks)
    said = script(article, assets.labels(language))
    voice = Voice("tone", "hum", "mul", RATE)
    return Publication(
        article, Narration(voice, RATE, {}), said.front, said.imprint, said.contents, said.body, assets.labels(language)
    )


def written(name: str, publication: Publication, folder: Path) -> Dtb:
    WRITERS[name].write(publication, Store(folder / "store"), folder / name)
    return Dtb(folder / name)


@pytest.mark.parametrize("name", FORMATS)
def test_a_book_in_which_nothing_is_heard_has_no_sound(tmp_path: Path, name: str) -> None:
    book = written(name, silent(Block("Salt came by ship.")), tmp_path)
    assert [file for file in book.files if file.endswith(".mp3")] == []
    assert [(level, text) for level, text, _ in book.headings()] == [(1, "Salt")]
    assert [(par.text, par.audio) for par in book.every_par()] == [("title", "")]


@pytest.mark.parametrize("name", FORMATS)
def test_an_author_that_nobody_knows_is_called_that(tmp_path: Path, name: str) -> None:
    facts = written(name, silent(Block("Le sel."), title="Sel", language="fr"), tmp_path).facts()
    assert facts.get("dc:creator") or facts["dc:Creator"] == ["Auteur inconnu"]


@pytest.mark.parametrize("name", FORMATS)
def test_a_book_is_written_in_its_direction(tmp_path: Path, name: str) -> None:
    book = written(name, silent(Block("יש מלח."), title="מלח", language="he"), tmp_path)
    assert (book.text.get("dir"), book.text.get("{http://www.w3.org/XML/1998/namespace}lang")) == ("rtl", "he")


def test_what_reads_the_text_of_a_daisy_202_as_html_finds_the_same(rope: pipeline.Made, tmp_path: Path) -> None:
    """As an app does that shows a file called so: an empty cell ends, and nothing of the declaration is text."""
    marks = tuple(Mark(at, at + wide, MarkKind.CELL) for at, wide in ((0, 4), (5, 0)))
    book = written("daisy202", silent(Block("Salt\t", Role.TABLE, 1, marks=marks)), tmp_path)
    assert b"<td></td>" in book.files["text.html"]
    for each in (book, opened(rope, "daisy202")):
        as_html = etree.fromstring(each.files["text.html"], etree.HTMLParser(encoding="utf-8"))
        assert [etree.QName(one).localname for one in each.text.iter()] == [one.tag for one in as_html.iter()]
        assert bare("".join(each.text.itertext())) == bare("".join(as_html.itertext()))
        assert b"[" not in each.files["text.html"].partition(b"<html")[0]


TRACKS = st.lists(
    st.lists(st.sampled_from([0, 5, 23, 24, 600, 30_000]), min_size=1, max_size=4), min_size=1, max_size=5
)


def spoken(lengths: list[list[int]]) -> Publication:
    """Return an article whose sentences last so many samples, block after block; the second one is a heading."""
    roles = [Role.HEADING if at == 1 else Role.PARAGRAPH for at in range(len(lengths))]
    article_blocks = [
        Block(" ".join(["Salt came by ship."] * len(each)), role, int(role is Role.HEADING) * 2)
        for role, each in zip(roles, lengths, strict=True)
    ]
    made = silent(*article_blocks)
    tracks = {
        utterance.id: track(f"t{at}", each) for at, (utterance, each) in enumerate(zip(made.body, lengths, strict=True))
    }
    assert [len(each.sentences) for each in made.body] == [len(each) for each in lengths]
    return replace(made, narration=replace(made.narration, tracks=tracks))


def track(name: str, lengths: list[int]) -> Track:
    ends = [sum(lengths[:at]) for at in range(len(lengths) + 1)]
    clips = tuple(Clip(*each) for each in pairwise(ends))
    return Track(name, 10, -(-(1105 + ends[-1]) // FRAME) * FRAME, 1105, clips)


@given(TRACKS)
def test_clips_tile_a_section_whatever_its_sentences_last(lengths: list[list[int]]) -> None:
    made = spoken(lengths)
    book = dtb.book(made)
    for section in book.sections:
        heard = [par for par in section.pars if par.begin < par.end]
        times = [0, *(par.end for par in heard)]
        assert [par.begin for par in heard] == times[:-1]
        assert times[-1] == section.duration
        assert [par for par in section.pars if par not in heard and par.id != section.id] == []
    assert book.length == sum(each.length for each in made.narration.tracks.values())


def test_a_page_break_in_a_heading_does_not_break_the_navigation(tmp_path: Path) -> None:
    book = written("daisy202", silent(Block("And\nstones", Role.HEADING, 2), Block("Warm.")), tmp_path)
    assert [text for _, text, _ in book.headings()] == ["Salt", "And stones"]


@pytest.mark.parametrize("name", FORMATS)
def test_the_mark_of_a_note_is_no_part_of_a_heading(tmp_path: Path, name: str) -> None:
    marks = (Mark(5, 6, MarkKind.NOTE_REFERENCE, "n"),)
    heading = Block("Bread1", Role.HEADING, 2, marks=marks)
    book = written(name, silent(heading, Block("Warm."), Block("It is.", Role.NOTE, about="note", name="n")), tmp_path)
    assert [text for _, text, _ in book.headings()] == ["Salt", "Bread"]


@pytest.mark.parametrize("name", FORMATS)
def test_a_level_is_never_skipped(tmp_path: Path, name: str) -> None:
    """After notes in the midst of a book, a lower heading stands alone."""
    shuffled = [
        Block("One", Role.HEADING, 2),
        Block("Deep", Role.HEADING, 3),
        Block("Text."),
        Block("A note.", Role.NOTE, about="note", name="n"),
        Block("Deeper", Role.HEADING, 3),
    ]
    book = written(name, silent(*shuffled), tmp_path)
    assert [(level, text) for level, text, _ in book.headings()] == [
        (1, "Salt"),
        (1, "One"),
        (2, "Deep"),
        (2, "Deeper"),
    ]


@pytest.mark.parametrize("name", FORMATS)
def test_a_sound_that_is_gone_is_one_clear_sentence(rope: pipeline.Made, tmp_path: Path, name: str) -> None:
    with pytest.raises(StorageError, match="vanished from the store"):
        WRITERS[name].write(rope.publication, Store(tmp_path / "none"), tmp_path / "book")
