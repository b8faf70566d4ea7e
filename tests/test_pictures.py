"""From the pictures of an article to those in the book: over a real connection, from files, and out of archives."""

import io
import json
import os
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image

from accessible import cli, pictures, pipeline, raster
from accessible.pipeline import Made
from accessible.readers import images as images_of_pages
from accessible.settings import Settings
from tests.archives import R, W, archive, epub, relations
from tests.loopback import Handler, Server, serving
from tests.overlay import NAMESPACES, Book, parse

FIRST = (
    "The harbour froze in the night, and by morning the boats could not move, so the whole town came to look at them."
)
LAST = "Nobody had seen such a thing for sixty years, and the old people said that it would not last until the evening."


def photo(colour: str = "navy", size: tuple[int, int] = (120, 80)) -> bytes:
    held = io.BytesIO()
    Image.new("RGB", size, colour).save(held, "PNG")
    return held.getvalue()


def page(*figures: str) -> bytes:
    body = "".join(f"<figure>{figure}</figure><p>{LAST} Figure {number}.</p>" for number, figure in enumerate(figures))
    markup = f"<html lang=en><head><title>Ice</title></head><body><article><h1>Ice</h1><p>{FIRST}</p>{body}</article>"
    return f"{markup}</body></html>".encode()


class Site:
    """Serves `files` by their paths, those of `slow` too late; what is none is an error 404."""

    def __init__(self, server: Server) -> None:
        self.files: dict[str, bytes] = {}
        self.slow: set[str] = set()
        self.url, self.paths, self._stopped = server.url, server.paths, server.stopped
        server.answer = self._answer

    @property
    def asked(self) -> list[str]:
        """What was asked for, but for the rules of the site."""
        return [path for path in self.paths if path != "/robots.txt"]

    def _answer(self, visit: Handler) -> None:
        if visit.path in self.slow:
            self._stopped.wait(20)
        data = self.files.get(visit.path)
        kind = "text/html" if visit.path == "/ice" else "image/png"
        visit.begin(404 if data is None else 200, {"Content_Type": kind})
        visit.wfile.write(data or b"")


@pytest.fixture
def site() -> Iterator[Site]:
    with serving() as running:
        yield Site(running)


@pytest.fixture
def internet(site: Site, monkeypatch: pytest.MonkeyPatch) -> Site:
    """Let the server of the test stand for one on the internet: it has a number, but a file may name its pictures."""
    monkeypatch.setattr(images_of_pages, "is_numeric", lambda _: False)
    return site


def make(location: str, settings: Settings) -> Made:
    return pipeline.make([location], replace(settings, format="epub"), lambda *_: None)


def images(made: Made) -> list[tuple[str, str, bytes]]:
    """Return id, alternative text and file of each picture of the book, in the order of the text."""
    book = Book(made.files["epub"].path)
    (name,) = (name for name in book.files if name.endswith("article.xhtml"))
    found = []
    for image in parse(book.files[name]).iterfind(".//h:img", NAMESPACES):
        path = book.resolve(name, image.get("src"))
        found.append((image.get("id"), image.get("alt"), book.files[path]))
        (item,) = (item for item in book.manifest.values() if item.path == path)
        with Image.open(io.BytesIO(book.files[path])) as picture:
            assert f"image/{str(picture.format).lower()}" == item.media_type
            assert picture.size == (int(image.get("width")), int(image.get("height")))
    return found


def colour(data: bytes) -> tuple[int, ...]:
    with Image.open(io.BytesIO(data)) as image:
        found = image.convert("RGB").getpixel((1, 1))
        assert isinstance(found, tuple)
        return tuple(map(int, found))


def warned(caplog: pytest.LogCaptureFixture) -> str:
    """Return the one warning about pictures."""
    (said,) = (record.getMessage() for record in caplog.records if "pictures" in record.getMessage())
    return said


def test_the_pictures_of_a_page_are_in_the_book_and_described_in_sound(site: Site, settings: Settings) -> None:
    site.files = {
        "/ice": page(
            "<img src=small.png srcset='/p/boat.png 800w, huge.png 5000w' alt='A boat in the ice'><figcaption>The "
            "ice of 1904.</figcaption>",
            "<img src=data:image/gif;base64,R0lGODlhAQABAAAAACw= data-src='/p/quay.png'>",
            "<img src=p/rule.png alt=''><figcaption>The evening.</figcaption>",
        ),
        "/p/boat.png": photo("navy"),
        "/p/quay.png": photo("red"),
        "/p/rule.png": photo("lime"),
    }
    made = make(f"{site.url}/ice", settings)
    assert sorted(site.asked) == ["/ice", "/p/boat.png", "/p/quay.png", "/p/rule.png"]
    boat, quay, rule = images(made)
    assert [boat[1], quay[1], rule[1]] == ["A boat in the ice", "Picture without a description.", ""]
    assert [colour(each[2]) for each in (boat, quay, rule)] == [(0, 0, 128), (255, 0, 0), (0, 255, 0)]
    said = {
        utterance.id: "".join(sentence.spoken for sentence in utterance.sentences)
        for utterance in made.publication.body
    }
    assert [said[boat[0]], said[quay[0]], said[rule[0]]] == [
        "Picture: A boat in the ice",
        "Picture without a description.",
        "",
    ]
    assert {"The ice of nineteen oh four.", "The evening."} <= set(said.values())
    book = Book(made.files["epub"].path)
    heard = {par.id for par in book.pars(book.named("article.xhtml"))}
    assert {boat[0], quay[0]} <= heard
    assert rule[0] not in heard


def test_a_second_run_asks_for_the_page_only_and_makes_the_same_book(site: Site, settings: Settings) -> None:
    site.files = {"/ice": page("<img src=boat.png alt='A boat'>"), "/boat.png": photo()}
    first = make(f"{site.url}/ice", settings).files["epub"].path.read_bytes()
    site.paths.clear()
    assert make(f"{site.url}/ice", settings).files["epub"].path.read_bytes() == first
    assert site.asked == ["/ice"]


def test_the_pictures_of_an_article_that_has_changed_are_fetched_anew(site: Site, settings: Settings) -> None:
    site.files = {"/ice": page("<img src=boat.png alt='A boat'>"), "/boat.png": photo("navy")}
    make(f"{site.url}/ice", settings)
    site.files = {"/ice": page("<img src=boat.png alt='The boat'>"), "/boat.png": photo("red")}
    ((_, text, data),) = images(make(f"{site.url}/ice", settings))
    assert (text, colour(data)) == ("The boat", (255, 0, 0))


def test_a_picture_that_cannot_be_had_is_a_text_in_a_box_and_one_warning(
    site: Site, settings: Settings, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pictures, "LARGEST", 20_000)
    names = ("gone", "page", "drawing", "cut", "large", "good")
    site.files = {
        "/ice": page(*(f"<img src={name}.png alt='The {name} one'>" for name in names)),
        "/page.png": b"<html>Log in",
        "/drawing.png": b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>',
        "/cut.png": photo()[:60],
        "/large.png": photo() + bytes(20_000),
        "/good.png": photo(),
    }
    made = make(f"{site.url}/ice", settings)
    assert [text for _, text, _ in images(made)] == ["The good one"]
    said = warned(caplog)
    assert said.startswith("5 of 6 pictures are not in the book, and what describes them stands in their place: ")
    for why, name in (
        ("answered with an error", "gone"),
        ("no picture of a known kind", "page"),
        ("SVG", "drawing"),
        ("damaged or cut off", "cut"),
        ("too large", "large"),
    ):
        assert f"{why} (1, first '{site.url}/{name}.png')" in said
    book = Book(made.files["epub"].path)
    document = book.files[book.resolve(book.opf_path, "article.xhtml")].decode()
    for name in names[:-1]:
        assert f">The {name} one</span></p></figure>" in document
    assert "svg" not in document
    assert not any(b"alert" in data for data in book.files.values())


def test_without_the_network_the_descriptions_stand_in_their_place(
    internet: Site, settings: Settings, caplog: pytest.LogCaptureFixture
) -> None:
    Path("ice.html").write_bytes(
        page(f"<img src='{internet.url}/boat.png' alt='A boat'>", f"<img src='{internet.url}/b.png'>")
    )
    internet.files = {"/boat.png": photo()}
    made = make("ice.html", replace(settings, offline=True))
    assert internet.asked == []
    assert images(made) == []
    assert "2 of 2 pictures" in warned(caplog)
    assert "--offline allows no network (2, " in warned(caplog)
    assert "Picture: A boat" in [
        "".join(sentence.spoken for sentence in utterance.sentences) for utterance in made.publication.body
    ]


def test_a_picture_that_was_fetched_before_needs_no_network(internet: Site, settings: Settings) -> None:
    Path("ice.html").write_bytes(page(f"<img src='{internet.url}/boat.png' alt='A boat'>"))
    internet.files = {"/boat.png": photo()}
    make("ice.html", settings)
    assert len(images(make("ice.html", replace(settings, offline=True)))) == 1
    assert internet.asked == ["/boat.png"]


def test_what_does_not_come_in_time_is_left_out(
    site: Site, settings: Settings, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pictures, "SECONDS", 1.0)
    site.slow = {"/slow.png"}
    names = ["slow", *"abcde"]
    site.files = {"/ice": page(*(f"<img src={name}.png alt='The {name} one'>" for name in names))}
    site.files |= {f"/{name}.png": photo() for name in names}
    began = time.monotonic()
    found = [text for _, text, _ in images(make(f"{site.url}/ice", settings))]
    assert time.monotonic() - began < 15
    assert found == ["The a one", "The b one", "The c one"]
    assert "too slow to arrive (3, first " in warned(caplog)


def test_no_more_pictures_and_no_more_bytes_than_a_book_may_have(
    site: Site, settings: Settings, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    colours = ("navy", "red", "lime", "black")
    site.files = {"/ice": page(*(f"<img src={name}.png alt={name}>" for name in colours))}
    site.files |= {f"/{name}.png": photo(name) for name in colours}
    monkeypatch.setattr(pictures, "MOST", 3)
    monkeypatch.setattr(pictures, "LARGEST_TOTAL", int(2.5 * len(raster.encoded(photo()))))
    assert [text for _, text, _ in images(make(f"{site.url}/ice", settings))] == ["navy", "red"]
    assert "more than the 3 that a book may have (1, first " in warned(caplog)
    assert "MB that they may have together (1, first " in warned(caplog)
    assert "/black.png" not in site.asked


def test_a_picture_that_stands_twice_is_fetched_once_and_is_one_file(internet: Site, settings: Settings) -> None:
    text = f"![One]({internet.url}/boat.png)\n\n{FIRST}\n\n![Two]({internet.url}/boat.png)\n"
    Path("ice.md").write_text(text, "utf-8")
    internet.files = {"/boat.png": photo()}
    made = make("ice.md", settings)
    assert [text for _, text, _ in images(made)] == ["One", "Two"]
    assert internet.asked == ["/boat.png"]
    assert sum("/pictures/" in name for name in Book(made.files["epub"].path).files) == 1


def test_pictures_beside_a_file_are_found_in_its_folder_and_nowhere_else(settings: Settings, tmp_path: Path) -> None:
    folder = tmp_path / "article"
    (folder / "in").mkdir(parents=True)
    for path in (folder / "in" / "the boat.png", tmp_path / "secret.png", tmp_path / "in.png"):
        path.write_bytes(photo())
    (folder / "link.png").symlink_to(tmp_path / "secret.png")
    (folder / "linked").symlink_to(tmp_path)
    (folder / "within.png").symlink_to(folder / "in" / "the boat.png")
    os.mkfifo(folder / "pipe.png")
    names = ("in/the%20boat.png", "../secret.png", "link.png", "linked/secret.png", "within.png", "pipe.png", "in")
    pictured = "\n\n".join(f"![{number}]({name})\n\n{LAST}" for number, name in enumerate(names, 1))
    (folder / "ice.md").write_text(f"# Ice\n\n{FIRST}\n\n{pictured}\n", "utf-8")
    assert [text for _, text, _ in images(make(str(folder / "ice.md"), settings))] == ["1", "5"]


def test_a_page_that_was_fetched_never_reads_a_file(site: Site, settings: Settings, tmp_path: Path) -> None:
    (tmp_path / "secret.png").write_bytes(photo())
    figures = (f"<img src='{source}' alt=x>" for source in (tmp_path / "secret.png", f"file://{tmp_path}/secret.png"))
    site.files = {"/ice": page(*figures)}
    assert images(make(f"{site.url}/ice", settings)) == []


DRAWING = (
    '<w:p><w:r><w:drawing><wp:inline xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing">'
    '<wp:docPr id="1" name="Picture 1"{}/><a:graphic xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main">'
    '<a:graphicData><pic:pic xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:blipFill>'
    '<a:blip r:embed="{}"/></pic:blipFill></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>'
)


def word(*drawings: str, related: str = "", **entries: bytes) -> bytes:
    names = [name.replace("_", ".") for name in entries]
    related = related or relations(*((f"r{number}", "image", f"media/{name}") for number, name in enumerate(names, 1)))
    text = f"<w:p><w:r><w:t>{FIRST}</w:t></w:r></w:p>"
    return archive(
        {
            "[Content_Types].xml": "<Types/>",
            "_rels/.rels": relations(("m", "officeDocument", "word/document.xml")),
            "word/document.xml": f"<w:document {W} {R}><w:body>{text}{''.join(drawings)}{text}</w:body></w:document>",
            "word/_rels/document.xml.rels": related,
            **{f"word/media/{name}": data for name, data in zip(names, entries.values(), strict=True)},
        }
    )


def test_the_pictures_of_a_word_document_are_in_the_book(settings: Settings, caplog: pytest.LogCaptureFixture) -> None:
    ornament = (
        '><a:extLst xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:ext><adec:decorative '
        'xmlns:adec="http://schemas.microsoft.com/office/drawing/2017/decorative" val="1"/></a:ext></a:extLst>'
        "</wp:docPr"
    )
    drawings = (
        DRAWING.format(' descr="A boat in the ice"', "r1"),
        DRAWING.format("", "r2"),
        DRAWING.format(ornament, "r1").replace("</wp:docPr/>", "</wp:docPr>"),
        DRAWING.format(' descr="A chart"', "r3"),
        DRAWING.format(' descr="Not there"', "r9"),
    )
    Path("ice.docx").write_bytes(word(*drawings, a_png=photo("navy"), b_png=photo("red"), c_emf=b"\1\0\0\0 EMF"))
    found = images(make("ice.docx", settings))
    assert [(text, colour(data)) for _, text, data in found] == [
        ("A boat in the ice", (0, 0, 128)),
        ("Picture without a description.", (255, 0, 0)),
        ("", (0, 0, 128)),
    ]
    assert warned(caplog).endswith("no picture of a known kind (1, first 'word/media/c.emf').")


def test_a_word_document_is_asked_for_no_picture_outside_it(site: Site, settings: Settings) -> None:
    linked = DRAWING.format(' descr="A boat"', "r1").replace("r:embed", "r:link")
    outside = relations(("r1", "image", f"{site.url}/boat.png"), outside=True)
    for drawing in (linked, DRAWING.format(' descr="A boat"', "r1")):
        Path("ice.docx").write_bytes(word(drawing, related=outside))
        made = make("ice.docx", settings)
        assert "A boat" in [block.text for block in made.publication.article.blocks]
        assert images(made) == []
    assert site.asked == []


def test_the_pictures_of_a_book_are_in_ours(settings: Settings, caplog: pytest.LogCaptureFixture) -> None:
    body = (
        f"<body><p>{FIRST}</p><figure><img src='../images/a%20b.png' alt='A boat'/><figcaption>Ice.</figcaption>"
        f"</figure><p>{LAST}</p><div><img src='../images/c.png'/></div>"
        "<p>The <img src='../images/c.png' alt='small'/> one.</p>"
        "<p><img src='../images/c.png' alt=''/></p><p><img src='../../../../etc/passwd' alt='Outside'/></p>"
        "<p><img src='gone.png' alt='Gone'/></p></body>"
    )
    data = epub(body, **{"images/a b.png": photo("navy"), "images/c.png": photo("red")})
    Path("ice.epub").write_bytes(data)
    found = images(make("ice.epub", settings))
    assert [(text, colour(data)) for _, text, data in found] == [
        ("A boat", (0, 0, 128)),
        ("Picture without a description.", (255, 0, 0)),
        ("", (255, 0, 0)),
    ]
    assert warned(caplog).endswith("not there (1, first 'OEBPS/gone.png').")


def test_a_bomb_in_an_archive_is_not_unpacked(settings: Settings, caplog: pytest.LogCaptureFixture) -> None:
    bomb = epub(
        f"<body><p>{FIRST}</p><p><img src='a.png' alt='A bomb'/></p></body>", **{"OEBPS/a.png": bytes(400 << 20)}
    )
    Path("ice.epub").write_bytes(bomb)
    assert images(make("ice.epub", settings)) == []
    assert "too large (1, first 'OEBPS/a.png')" in warned(caplog)


def test_our_own_book_says_the_same_of_its_pictures_when_it_is_read_again(site: Site, settings: Settings) -> None:
    figures = (
        "<img src=boat.png alt='A boat'><figcaption>Ice.</figcaption>",
        "<img src=b.png>",
        "<img src=c.png alt=''>",
    )
    site.files = {"/ice": page(*figures), "/boat.png": photo(), "/b.png": photo("red"), "/c.png": photo("lime")}
    made = make(f"{site.url}/ice", settings)
    again = make(str(made.files["epub"].path), settings)
    assert [text for _, text, _ in images(again)] == ["A boat", "Picture without a description.", ""]
    figures_of = [
        [block for block in each.publication.article.blocks if block.role == "figure"] for each in (made, again)
    ]
    assert [block.text for block in figures_of[0]] == [block.text for block in figures_of[1]] == ["A boat", "🖼", ""]


def test_two_articles_with_pictures_of_the_same_name(settings: Settings, tmp_path: Path) -> None:
    for name, shade in (("one", "navy"), ("two", "red")):
        (tmp_path / name).mkdir()
        (tmp_path / name / "a.png").write_bytes(photo(shade))
        text = f"# Ice {name}\n\n{FIRST}\n\n![Picture {name}](a.png)\n\n{LAST}\n"
        (tmp_path / name / "ice.md").write_text(text, "utf-8")
    locations = [str(tmp_path / name / "ice.md") for name in ("one", "two")]
    made = pipeline.make(locations, replace(settings, format="epub", book="Ice"), lambda *_: None)
    book = Book(made.files["epub"].path)
    found = {}
    for number in (1, 2):
        name = book.resolve(book.opf_path, f"article-{number}.xhtml")
        (image,) = parse(book.files[name]).iterfind(".//h:img", NAMESPACES)
        found[image.get("alt")] = colour(book.files[book.resolve(name, image.get("src"))])
    assert found == {"Picture one": (0, 0, 128), "Picture two": (255, 0, 0)}


BOTH = "textual,visual"


@pytest.mark.parametrize(
    ("figures", "modes", "sufficient", "alternative"),
    [
        (["<img src=a.png alt=Boat>", "<img src=b.png alt=''>"], {"textual", "visual"}, {"textual", BOTH}, True),
        (["<img src=a.png alt=Boat>", "<img src=b.png>"], {"textual", "visual"}, {BOTH}, False),
        (["<img src=gone.png alt=Boat>"], {"textual"}, {"textual"}, False),
    ],
)  # fmt: skip
def test_what_the_book_says_of_its_pictures_is_true(
    site: Site,
    settings: Settings,
    figures: list[str],
    modes: set[str],
    sufficient: set[str],
    alternative: bool,  # noqa: FBT001  a value
) -> None:
    site.files = {"/ice": page(*figures), "/a.png": photo(), "/b.png": photo("red")}
    book = Book(make(f"{site.url}/ice", settings).files["epub"].path)

    def said(name: str) -> set[str]:
        return {str(meta.text) for meta in book.opf.iter("{*}meta") if meta.get("property") == f"schema:{name}"}

    assert said("accessMode") == modes
    assert said("accessModeSufficient") - {"auditory"} == sufficient
    assert ("auditory" in said("accessModeSufficient")) is ("textual" in sufficient)
    assert ("alternativeText" in said("accessibilityFeature")) is alternative


def test_read_lists_the_pictures(capsys: pytest.CaptureFixture[str]) -> None:
    Path("ice.md").write_text(
        f"# Ice\n\n{FIRST}\n\n![A boat](a.png)\n\n![](b.png)\n\n{LAST}\n\n<img src=c.png alt=''>\n"
    )
    assert cli.run(["read", "ice.md"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert "picture: A boat (a.png)" in lines
    assert "picture: without a description (b.png)" in lines
    assert "picture: an ornament, shown but not spoken (c.png)" in lines


def test_make_says_how_many_pictures_are_in_the_book(capsys: pytest.CaptureFixture[str]) -> None:
    Path("a.png").write_bytes(photo())
    Path("ice.md").write_text(f"# Ice\n\n{FIRST}\n\n![A boat](a.png)\n\n![](b.png)\n\n{LAST}\n", "utf-8")
    assert cli.run(["make", "ice.md", "--engine", "tone", "--store", "store", "--json"]) == 0
    printed = json.loads(capsys.readouterr().out)
    assert printed["article"]["pictures"] == 1
    assert [warning for warning in printed["warnings"] if "1 of 2 pictures are not in the book" in warning]


def test_a_podcast_alone_needs_no_picture(site: Site, settings: Settings) -> None:
    site.files = {"/ice": page("<img src=boat.png alt='A boat'>"), "/boat.png": photo()}
    made = pipeline.make([f"{site.url}/ice"], replace(settings, format="podcast"), lambda *_: None)
    assert site.asked == ["/ice"]
    assert "Picture: A boat" in [
        "".join(sentence.spoken for sentence in utterance.sentences) for utterance in made.publication.body
    ]
