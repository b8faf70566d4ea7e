"""The podcast file: tags that players read, and the frames of the book."""

from dataclasses import replace
from io import BytesIO
from pathlib import Path
from urllib.parse import unquote

import pytest
from mutagen.id3 import ID3
from mutagen.mp3 import MP3
from PIL import Image

from accessible import pipeline
from accessible.settings import Settings
from accessible.store import Store
from accessible.writers import podcast
from tests.overlay import Book, frames, length, pcm

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
