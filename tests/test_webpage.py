"""The read-along page as a file: its sound, its times, its words, and that nothing else can be loaded or run."""

import hashlib
import json
import re
import shutil
import string
import subprocess
from base64 import b64decode, b64encode
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import html

from accessible import assets, pipeline
from accessible.publication import Sync
from accessible.settings import Settings
from accessible.store import Store
from accessible.writers import webpage
from accessible.writers.timeline import episode
from accessible.writers.times import places
from tests.conftest import SHARED
from tests.judged import absent
from tests.overlay import Book

ARTICLES = Path(__file__).parent / "articles"
ROPE = ARTICLES / "rope-walk" / "in.md"


class Page:
    """A page, as a parser of HTML that is not ours reads it."""

    def __init__(self, made: pipeline.Made) -> None:
        self.publication = made.publication
        self.files = made.files
        self.path = made.files["page"].path
        self.text = self.path.read_text("utf-8")
        self.root = html.document_fromstring(
            self.path.read_bytes(), parser=html.HTMLParser(encoding="utf-8", huge_tree=True)
        )

    def source(self, tag: str) -> str:
        return str(self.root.xpath(f"//{tag}/@src")[0])

    @property
    def data(self) -> dict[str, Any]:
        return dict(json.loads(self.root.get_element_by_id("times").text))

    @property
    def policy(self) -> dict[str, list[str]]:
        (policy,) = self.root.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
        return {name: values for name, *values in map(str.split, policy.split(";"))}


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    folder = tmp_path_factory.mktemp("rope")
    return Settings(
        str(folder / "out"), "page,podcast,epub", "tone", store=str(folder / "store"), workers=0, offline=True
    )


def make(path: Path, settings: Settings) -> Page:
    return Page(pipeline.make([str(path)], settings, lambda *_: None))


@pytest.fixture(scope="module")
def rope(base: Settings) -> Page:
    return make(ROPE, base)


def frames(mp3: bytes) -> bytes:
    """Return what follows the ID3 tag."""
    size = sum((byte & 127) << 7 * place for place, byte in enumerate(reversed(mp3[6:10])))
    return mp3[10 + size :]


def test_its_sound_is_that_of_the_podcast(rope: Page) -> None:
    kind, _, data = rope.source("audio").partition(",")
    assert kind == "data:audio/mpeg;base64"
    assert b64decode(data, validate=True) == frames(rope.files["podcast"].path.read_bytes())


def test_it_lasts_as_long_as_the_podcast(rope: Page) -> None:
    assert rope.files["page"].seconds == rope.files["podcast"].seconds
    assert rope.data["length"] == int(rope.files["page"].seconds * 1000)


def test_its_sentences_have_the_names_and_the_text_of_the_book(rope: Page) -> None:
    book = Book(rope.files["epub"].path)
    for document in ("title.xhtml", "article.xhtml"):
        spans = Book.find(book.xml(book.named(document)), "//h:span[@id]")
        assert len(spans) > 2
        shown = {span.get("id"): "".join(rope.root.get_element_by_id(span.get("id")).itertext()) for span in spans}
        assert shown == {span.get("id"): "".join(span.itertext()) for span in spans}


def test_what_it_marks_is_there_and_in_the_order_of_the_page(rope: Page) -> None:
    names = [name for name, _, _ in rope.data["lines"]]
    order = [name for name in rope.root.xpath("//main//@id") if name in names or f"{name}-s1" in names]
    marked = [name if name in order else name.partition("-")[0] for name in names]
    assert [name for name in order if name in marked] == marked
    assert len(marked) > 30


def test_the_times_are_those_of_the_overlays(rope: Page) -> None:
    """The text is a file of its own in the book, but all of its sentences between the ends last as long in both."""
    book = Book(rope.files["epub"].path)
    lines = rope.data["lines"]
    ends = [begin for _, begin, _ in lines[1:]] + [rope.data["length"]]
    lengths = {name: end - begin for (name, begin, _), end in zip(lines, ends, strict=True)}
    clips = {par.id: par.end - par.begin for par in book.pars(book.named("article.xhtml"))}
    both = [name for name in clips if name in lengths][1:-1]
    assert len(both) > 30
    assert [name for name in both if abs(clips[name] - lengths[name]) > 1] == []  # each is rounded to milliseconds


def test_words_stand_where_it_says(rope: Page) -> None:
    heard = episode(rope.publication)
    # Between the cells of a table, a semicolon is heard, and none stands there.
    expected = [
        (line.id, [line.text[word.start : word.end].rstrip(";") for word in line.words]) for line in heard.lines
    ]
    found = []
    for name, _, numbers in rope.data["lines"]:
        text = "".join(rope.root.get_element_by_id(name.partition("-s")[0]).itertext()).encode("utf-16-le")
        places = zip(numbers[1::3], numbers[2::3], strict=True)
        found.append((name, [text[2 * start : 2 * end].decode("utf-16-le") for start, end in places]))
    assert found == expected
    assert sum(len(words) for _, words in found) > 150


@given(st.text(st.characters(exclude_categories=["Cs"]) | st.sampled_from("\n \U0001f469"), min_size=1))
def test_what_is_not_on_the_page_moves_nothing_else(text: str) -> None:
    shown = text.replace("\n", "")
    units = shown.encode("utf-16-le")
    where = places(text, shown)
    assert len(where) == (len(text) + 1 if shown else 0)
    for char, (start, end) in zip(text, pairwise(where), strict=False):
        assert units[2 * start : 2 * end].decode("utf-16-le") == char.replace("\n", "")


def test_another_text_on_the_page_has_no_places() -> None:
    assert list(places("A mill.", "A mill")) == [0, 1, 2, 3, 4, 5, 6, 6]
    assert list(places("A mill.", "A mill!")) == []
    assert list(places("A mill.", "")) == []


def test_it_can_load_and_run_nothing_but_what_is_in_it(rope: Page) -> None:
    (style,) = rope.root.xpath("//style/text()")
    scripts = rope.root.xpath("//script[not(@type)]/text()")
    hashes = [f"'sha256-{b64encode(hashlib.sha256(text.encode()).digest()).decode()}'" for text in (style, *scripts)]
    assert rope.policy == {
        "default-src": ["'none'"],
        "style-src": [hashes[0]],
        "script-src": [hashes[1]],
        "img-src": ["data:"],
        "media-src": ["data:"],
        "base-uri": ["'none'"],
        "form-action": ["'none'"],
    }
    assert rope.root.xpath("//@style | //@*[starts-with(name(), 'on')] | //link | //iframe | //object") == []


def test_links_lead_to_what_is_in_the_page_or_to_the_web(rope: Page) -> None:
    links = rope.root.xpath("//a/@href")
    names = set(rope.root.xpath("//@id"))
    assert [link for link in links if not link.startswith("https://") and link.removeprefix("#") not in names] == []
    assert links[-1] == "https://example.org/rope-walk"
    assert rope.root.xpath("//nav//a/text()") == ["What you need", "What they sang", "What is left"]


def test_nothing_can_be_used_without_the_script_but_the_browsers_own_player(rope: Page) -> None:
    assert rope.root.xpath("//audio/@controls")
    assert rope.root.xpath("//*[self::button or self::input or self::select][not(ancestor-or-self::*[@hidden])]") == []


def test_the_same_article_makes_the_same_page(rope: Page, base: Settings, tmp_path: Path) -> None:
    again = make(ROPE, replace(base, output=str(tmp_path / "out"), format="page", sync=Sync.WORD))
    assert again.text == rope.text


def test_pictures_are_inside_with_what_describes_them(base: Settings) -> None:
    page = make(ARTICLES / "nachtzug" / "in.html", base)
    images = page.root.xpath("//img")
    assert [image.get("alt") for image in images] != []
    for image in images:
        kind, _, data = image.get("src").partition(",")
        assert kind in {"data:image/png;base64", "data:image/jpeg;base64"}
        assert b64decode(data, validate=True)[:3] in {b"\x89PN", b"\xff\xd8\xff"}
        assert image.get("alt")
    assert page.root.get("lang") == "de"
    assert page.root.xpath("//*[@id='toggle']/@aria-label") == ["Abspielen"]


# Sound beside the page


def test_sound_that_is_apart_is_the_podcast_file(rope: Page, base: Settings, tmp_path: Path) -> None:
    apart = make(ROPE, replace(base, output=str(tmp_path / "out"), format="page", separate_audio=True))
    assert sorted(path.name for path in apart.path.parent.iterdir()) == [
        apart.path.with_suffix(".html").name,
        apart.path.with_suffix(".mp3").name,
    ]
    assert apart.source("audio") == apart.data["file"] == apart.path.with_suffix(".mp3").name
    assert apart.path.with_suffix(".mp3").read_bytes() == rope.files["podcast"].path.read_bytes()
    assert apart.data["lines"] == rope.data["lines"]
    assert apart.policy["media-src"] == ["'self'", "file:"]


def test_a_large_page_is_warned_of(
    rope: Page, base: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(webpage, "LARGE", rope.path.stat().st_size - 1)
    webpage.write(rope.publication, Store(Path(base.store)), tmp_path / "large.html")
    (record,) = caplog.records
    assert record.getMessage().endswith("make it with --separate-audio.")
    monkeypatch.setattr(webpage, "LARGE", rope.path.stat().st_size)
    webpage.write(rope.publication, Store(Path(base.store)), tmp_path / "small.html")
    assert len(caplog.records) == 1


# Many articles, no headings, text that wants to do harm


def test_several_articles_have_a_section_each_in_its_language(base: Settings) -> None:
    made = pipeline.make(
        [str(ROPE), str(ARTICLES / "nachtzug" / "in.html")], replace(base, book="Rails and ropes"), lambda *_: None
    )
    page = Page(made)
    (title,) = page.root.xpath("//h1")
    assert title.text_content() == "Rails and ropes"
    assert page.root.xpath("//article/div/@lang") == ["de"]
    regions = page.root.xpath("//main//section/@aria-label")
    assert len(regions) == len(set(regions))
    assert len(page.root.xpath("//@id")) == len(set(page.root.xpath("//@id")))
    assert [link for link in page.root.xpath("//main//a/@href") if ".xhtml" in link] == []


def test_an_article_without_headings_has_no_table_of_contents(base: Settings, tmp_path: Path) -> None:
    (tmp_path / "plain.txt").write_text("The mill turns again, and nobody knows why it does so at night.", "utf-8")
    page = make(tmp_path / "plain.txt", replace(base, output=str(tmp_path / "out"), format="page"))
    assert page.root.xpath("//nav") == []
    assert [name for name, _, _ in page.data["lines"]][-1] == "b0001-s1"


HARM = '</script><script>alert(1)</script> <img data-entry="0" src=x> <!--<script> ${play} "x" \u202e\u2028 👩‍👩‍👧'


def test_text_that_looks_like_code_is_text(base: Settings, tmp_path: Path) -> None:
    text = f"# {HARM}\n\n" + "\n\n".join(f"{HARM} is the text of the paragraph that stands here." for _ in range(2))
    (tmp_path / "harm.txt").write_text(text.replace("# ", "", 1), "utf-8")
    settings = replace(base, output=str(tmp_path / "out"), format="page", title=HARM, author=f"{HARM}; {HARM}")
    page = make(tmp_path / "harm.txt", settings)
    assert len(page.root.xpath("//script")) == 2
    assert page.root.xpath("//main//img | //main//script") == []
    assert page.root.xpath("//h1")[0].text_content().startswith("</script><script>alert(1)</script>")
    assert page.data["artist"].startswith("</script>")
    assert len(page.root.xpath("//audio")) == 1


HOSTILE = sorted((SHARED / "corpus" / "hostile").glob("title_*.html"))


@pytest.mark.parametrize("path", HOSTILE, ids=[path.stem for path in HOSTILE])
def test_any_title_makes_a_page_that_can_be_read_back(path: Path, settings: Settings) -> None:
    page = make(path, replace(settings, format="page", offline=True))
    assert page.root.xpath("//title")[0].text_content() == page.publication.article.metadata.title
    assert page.root.xpath("//h1")[0].text_content() == page.publication.front[0].text
    assert len(page.root.xpath("//script")) == 2
    assert page.data["lines"]


# Words of the page


def test_every_language_has_all_words_of_the_page() -> None:
    words = json.loads((assets.FOLDER / "player.json").read_text("utf-8"))
    assert list(words) == list(json.loads((assets.FOLDER / "labels.json").read_text("utf-8")))
    for labels in words.values():
        assert list(labels) == list(words["en"])
        assert [name for name, label in labels.items() if not label.strip()] == []
        assert labels["missing"].count("{}") == 1
        assert labels["of"].count("{}") == 2


def test_every_word_of_the_page_is_used() -> None:
    template = string.Template((assets.FOLDER / "page" / "player.html").read_text("utf-8"))
    used = {name.replace("_", " ") for name in template.get_identifiers()}
    used |= {*webpage.SAID, "skip", "hint", "original", "table"}
    assert used == set(assets.player("en"))
    script = (assets.FOLDER / "page" / "page.js").read_text("utf-8")
    assert set(re.findall(r"\bsaid\.(\w+)", script)) == set(webpage.SAID)


def test_a_language_that_has_no_words_gets_english_ones_that_say_so(base: Settings, tmp_path: Path) -> None:
    (tmp_path / "is.txt").write_text(
        "Myllan snýst aftur, og enginn veit hvers vegna hún gerir það á nóttunni.", "utf-8"
    )
    page = make(tmp_path / "is.txt", replace(base, output=str(tmp_path / "out"), format="page", language="he"))
    assert page.root.get("lang") == "he"
    assert page.root.get("dir") == "rtl"
    player = page.root.get_element_by_id("player")
    assert (player.get("lang"), player.get("dir"), player.get("aria-label")) == ("en", "ltr", "Player")


def test_the_script_is_one(tmp_path: Path) -> None:
    node = shutil.which("node")
    if node is None:
        absent("node is not on this machine")
    shutil.copy(assets.FOLDER / "page" / "page.js", tmp_path / "page.js")
    subprocess.run([str(node), "--check", tmp_path / "page.js"], check=True)
