"""The podcast file: tags that players read, and the frames of the book."""

import os
import pickle
import re
import shutil
import subprocess
import sys
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from urllib.parse import unquote

import pytest
from mutagen.id3 import ID3, CTOCFlags
from mutagen.mp3 import MP3
from PIL import Image

from accessible import pipeline
from accessible.settings import Settings
from accessible.store import Store
from accessible.writers import podcast
from accessible.writers.timeline import episode
from tests import big_book
from tests.judged import absent
from tests.measured import run
from tests.overlay import Book, frames, length, pcm
from tests.probe import chapters

SECONDS_PER_FRAME = 576 / 24000

PAGE = """\
<!DOCTYPE html>
<html lang="{language}"><head><title>The weir &amp; the "mill"</title>
<link rel="canonical" href="https://example.org/news/weir">
<meta property="og:url" content="https://example.org/news/weir">
<meta property="og:site_name" content="The River Post">
<meta name="description" content="A mill turns again.">
<meta name="author" content="Ida Brook; Ömer Çelik">
<meta property="article:published_time" content="2023-11-05T07:08:09+00:00">
</head><body><article><h1>The weir &amp; the "mill"</h1>
<p>The mill below the weir has turned again since Monday, and half of the town came to look at it. It was cold. 冷</p>
<h2>Water</h2>
<p>Nobody had expected that the old wheel would move at all, the miller said, and then she laughed out loud.</p>
<p>It moved &lt;at once&gt; &amp; it has not stopped since.</p>
</article></body></html>
"""


class Made:
    """Both files of one article."""

    def __init__(self, folder: Path, text: str, name: str, settings: Settings) -> None:
        (folder / name).write_text(text, "utf-8")
        made = pipeline.make([str(folder / name)], settings, lambda *_: None)
        self.publication = made.publication
        self.data = made.files["podcast"].path.read_bytes()
        self.seconds = made.files["podcast"].seconds
        self.book = Book(made.files["epub"].path)

    @property
    def tags(self) -> ID3:
        return ID3(BytesIO(self.data))

    @property
    def synchronised(self) -> list[str]:
        return [text.strip() for text, _ in self.tags["SYLT::eng"].text]

    @property
    def times(self) -> list[int]:
        return [at for _, at in self.tags["SYLT::eng"].text]

    @property
    def sound(self) -> bytes:
        """What follows the tag: its size stands in its header, in four times seven bits."""
        assert self.data[:3] == b"ID3"
        size = 0
        for byte in self.data[6:10]:
            size = size << 7 | byte
        return self.data[10 + size :]

    def audio(self, name: str) -> bytes:
        return self.book.files[self.book.named(name).path]


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    folder = tmp_path_factory.mktemp("river")
    return Settings(output=str(folder / "out"), store=str(folder / "store"), engine="tone", workers=0)


@pytest.fixture(scope="module")
def made(base: Settings) -> Made:
    return Made(Path(base.output).parent, PAGE.format(language="en"), "weir.html", base)


# Tags


def test_players_read_title_authors_and_album(made: Made) -> None:
    tags = made.tags
    assert tags["TIT2"].text == ['The weir & the "mill"']
    assert [name.strip() for name in "/".join(tags["TPE1"].text).split("/")] == ["Ida Brook", "Ömer Çelik"]
    assert tags["TALB"].text == ["The River Post"]


def test_players_read_the_date_with_its_time(made: Made) -> None:
    assert str(made.tags["TDRC"].text[0]).startswith("2023-11-05 07:08")  # the tag has no seconds


def test_players_read_where_the_article_is_from(made: Made) -> None:
    assert made.tags["WOAS"].url == "https://example.org/news/weir"


def test_players_read_the_description(made: Made) -> None:
    assert [comment.text for comment in made.tags.getall("COMM")] == [["A mill turns again."]]


def test_players_read_the_whole_text(made: Made) -> None:
    (text,) = made.tags.getall("USLT")
    paragraphs = text.text.split("\n\n")
    assert paragraphs[0] == 'The weir & the "mill"'
    assert paragraphs[1].startswith("By Ida Brook")
    assert paragraphs[2].endswith("It was cold. 冷")
    assert paragraphs[3] == "Water"
    assert paragraphs[5] == "It moved <at once> & it has not stopped since."
    assert paragraphs[-2:] == ["Source: The River Post", "Published: November 5, 2023"]


def test_the_cover_is_a_square_png(made: Made) -> None:
    (picture,) = made.tags.getall("APIC")
    assert (picture.mime, picture.type) == ("image/png", 3)
    with Image.open(BytesIO(picture.data)) as image:
        assert image.format == "PNG"
        assert image.width == image.height
        assert 1400 <= image.width <= 3000


def test_the_tag_is_of_the_version_that_every_player_reads(made: Made) -> None:
    assert made.data[:5] == b"ID3\x03\x00"
    assert made.tags.version == (2, 3, 0)


@pytest.mark.parametrize(
    ("language", "code"),
    [
        ("en", "eng"),
        ("de-AT", "deu"),
        ("zh-Hant", "zho"),
        ("ar", "ara"),
        ("pt-BR", "por"),
        ("nb", "nob"),
        ("cy", "cym"),
        ("sw", "swa"),
        ("yue", "yue"),
    ],
)
def test_the_language_is_an_iso_639_2_code(base: Settings, language: str, code: str) -> None:
    tags = Made(Path(base.output).parent, PAGE.format(language=language), f"{language}.html", base).tags
    assert tags["TLAN"].text == [code]
    assert [text.lang for text in tags.getall("USLT")] == [code]


def test_what_is_not_known_has_no_tag(base: Settings) -> None:
    body = "This note has no author, no source, no date, and no address, and nobody who reads it misses them very much."
    text = f"A short note\n\n{body}"
    tags = Made(Path(base.output).parent, text, "note.txt", base).tags
    assert {"TPE1", "TDRC", "WOAS", "COMM", "TIT3"} & {key[:4] for key in tags} == set()
    assert tags["TALB"].text == ["A short note"]


def test_an_address_with_letters_of_other_scripts_is_kept(base: Settings, made: Made, tmp_path: Path) -> None:
    article = made.publication.article
    metadata = replace(article.metadata, url="https://example.org/новости/плотина")
    publication = replace(made.publication, article=replace(article, metadata=metadata))
    podcast.write(publication, Store(base.store_folder), tmp_path / "plotina.mp3")
    url = unquote(ID3(tmp_path / "plotina.mp3")["WOAS"].url)
    assert url == "https://example.org/новости/плотина"


# Times


def test_players_list_the_chapters_in_order(made: Made, tmp_path: Path) -> None:
    (tmp_path / "weir.mp3").write_bytes(made.data)
    start, water = chapters(tmp_path / "weir.mp3")
    assert [start.title, water.title] == ['The weir & the "mill"', "Water"]
    assert start.begin == 0
    assert start.end == water.begin
    assert water.end == pytest.approx(made.seconds, abs=1e-3)
    at = made.synchronised.index("Water")
    assert water.begin == pytest.approx(made.times[at] / 1000, abs=2 * SECONDS_PER_FRAME)


def test_the_chapters_stand_in_order_below_one_ordered_table_of_contents(made: Made) -> None:
    """As bytes, too: most players list them as they stand."""
    order = re.findall(rb"CHAP.{6}(chapter\d+)\0", made.data, re.DOTALL)
    assert order == [b"chapter1", b"chapter2"]
    (contents,) = made.tags.getall("CTOC")
    assert contents.flags == CTOCFlags.TOP_LEVEL | CTOCFlags.ORDERED
    assert contents.child_element_ids == [name.decode() for name in order]
    for chapter in made.tags.getall("CHAP"):
        assert (chapter.start_offset, chapter.end_offset) == (0xFFFFFFFF, 0xFFFFFFFF)


def test_the_lines_come_at_the_times_of_the_sentences_of_the_book(made: Made) -> None:
    """The article is one piece in both: its clips lie as far from one another as its lines.

    The first clip of the book begins with the file, its line 46 milliseconds later, when it is heard.
    """
    pars = made.book.pars(made.book.named("article.xhtml"))
    first = made.synchronised.index(next(line for line in made.synchronised if line.startswith("The mill")))
    article = [at - made.times[first] + 46 for at in made.times[first : first + len(pars)]]
    assert len(pars) == 6
    assert article[1:] == pytest.approx([par.begin for par in pars[1:]], abs=1)


def test_the_lines_are_the_text_in_milliseconds(made: Made) -> None:
    (frame,) = made.tags.getall("SYLT")
    assert (frame.format, frame.type, frame.lang) == (2, 1, "eng")
    assert made.synchronised[-1] == "Published: November 5, 2023"
    assert [text.startswith("\n") for text, _ in frame.text] == [False, *[True] * (len(frame.text) - 1)]
    assert made.times[0] == 0
    assert made.times == sorted(set(made.times))
    (whole,) = made.tags.getall("USLT")
    assert "".join("".join(made.synchronised).split()) == "".join(whole.text.split())


def test_mp3val_finds_nothing(made: Made, tmp_path: Path) -> None:
    program = shutil.which("mp3val")
    if program is None:
        absent("mp3val is not on this machine")
    (tmp_path / "weir.mp3").write_bytes(made.data)
    said = subprocess.run([str(program), tmp_path / "weir.mp3"], capture_output=True, text=True, check=True).stdout
    assert f": {len(frames(made.sound))} MPEG frames (MPEG 2 Layer III), +ID3v2, CBR" in said
    assert [line for line in said.splitlines() if line.startswith(("WARNING", "ERROR"))] == []


def test_three_hours_with_hundreds_of_headings_are_written_in_little_memory(tmp_path: Path) -> None:
    """A table of contents counts its entries in one byte: those of a long one stand in parts of it."""
    publication = big_book.publication(tmp_path, 3 * 3600 * 8000, 1)
    (tmp_path / "publication").write_bytes(pickle.dumps(publication))
    command = [sys.executable, "-m", "tests.big_book", str(tmp_path / "store"), str(tmp_path / "publication")]
    out, err, path = tmp_path / "out", tmp_path / "err", tmp_path / "long.mp3"
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).parent.parent)}
    cost = run([*command, str(path), "podcast"], out, err, environment)
    assert cost.code == 0, err.read_text()
    assert cost.kilobytes < 100 * 1024
    listed, heard = chapters(path), episode(publication)
    assert heard.length / heard.sample_rate > 3 * 3600
    assert len(listed) == len(heard.chapters) > 255
    assert listed == sorted(listed)
    begins = [chapter.begin / heard.sample_rate for chapter in heard.chapters]
    assert [chapter.begin for chapter in listed] == pytest.approx(begins, abs=1e-3)
    contents = {frame.element_id: frame.child_element_ids for frame in ID3(path).getall("CTOC")}
    parts = [chapter for part in contents["contents"] for chapter in contents[part]]
    assert parts == [f"chapter{number}" for number in range(1, len(listed) + 1)]


# Sound


def test_the_bit_rate_is_constant(made: Made) -> None:
    assert len({frame[2] >> 4 for frame in frames(made.sound)}) == 1
    info = MP3(BytesIO(made.data)).info
    assert (info.bitrate, info.sample_rate, info.channels) == (64000, 24000, 1)


def test_it_lasts_as_long_as_its_frames_and_every_reader_says_so(made: Made) -> None:
    seconds = len(frames(made.sound)) * SECONDS_PER_FRAME
    assert made.seconds == pytest.approx(seconds, abs=1e-6)
    assert length(made.sound) / 1000 == pytest.approx(seconds, abs=1e-6)
    assert MP3(BytesIO(made.data)).info.length == pytest.approx(seconds, abs=0.1)
    assert made.tags["TLEN"].text == [str(int(seconds * 1000))]


def test_it_is_title_page_and_article_of_the_book_frame_by_frame(made: Made) -> None:
    title, article = frames(made.audio("title.mp3")), frames(made.audio("article.mp3"))
    sound = frames(made.sound)
    imprint = next(par for par in made.book.pars(made.book.named("title.xhtml")) if par.id == "source-s1")
    first = int(imprint.begin / 1000 / SECONDS_PER_FRAME) - 1  # the clip begins where the encoder's delay ends
    assert sound[first : first + len(article)] == article
    assert sound[:first] + sound[first + len(article) :] == title


def test_it_begins_with_the_title_and_ends_with_the_date(made: Made) -> None:
    pars = {par.id: par for par in made.book.pars(made.book.named("title.xhtml"))}
    title, published = pars["title-s1"], pars["published-s1"]
    heard, page = pcm(made.sound), pcm(made.audio("title.mp3"))
    samples = 2 * (title.end - title.begin) * 24
    assert heard[:samples] == page[:samples]
    samples = 2 * (published.end - published.begin) * 24
    assert heard[-samples:] == page[-samples:]


def test_the_same_article_makes_the_same_file(base: Settings, made: Made, tmp_path: Path) -> None:
    again = replace(base, output=str(tmp_path / "out"), store=str(tmp_path / "store"))
    other = Made(tmp_path, PAGE.format(language="en"), "weir.html", again)
    assert other.data == made.data
