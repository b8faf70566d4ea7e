"""The audiobooks, M4B and Opus, as ffprobe, ffmpeg and mutagen read them, beside the podcast and the book."""

import base64
from collections.abc import Callable
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from urllib.parse import unquote

import numpy as np
import pytest
from mutagen.flac import Picture
from mutagen.id3 import ID3
from mutagen.mp4 import MP4
from mutagen.oggopus import OggOpus
from PIL import Image

from accessible import files, pipeline
from accessible.audio import transcode
from accessible.errors import StorageError, UsageError
from accessible.publication import Publication
from accessible.settings import Settings
from accessible.store import Store
from accessible.writers import FORMATS, m4b, writer
from accessible.writers.timeline import Episode, episode
from tests.overlay import Book
from tests.probe import boxes, chapters, loudness, probe, samples

RATE = 24000
FRAME = {"podcast": 576 / RATE, "m4b": 1024 / RATE, "opus": 0.02}
"""Seconds of a frame of each encoder."""
HEADINGS = ["The weir", "Water = life; #1 \\ and more", "And stones"]
PAGE = """\
<!DOCTYPE html>
<html lang="de-AT"><head><title>The weir</title>
<link rel="canonical" href="https://example.org/news/wehr?a=1&amp;b=2">
<meta property="og:site_name" content="The River Post">
<meta name="description" content="A mill turns again; nobody knows why = #why.">
<meta name="author" content="Ida Brook; Ömer Çelik">
<meta property="article:published_time" content="2023-11-05T07:08:09+00:00">
</head><body><article><h1>The weir</h1>
<p>The mill below the weir has turned again since Monday, and half of the town came to look at it. It was cold.</p>
<h2>Water = life; #1 \\ and more</h2>
<p>Nobody had expected that the old wheel would move at all, the miller said, and then she laughed out loud.</p>
<h2>And stones</h2>
<p>It moved at once, and it has not stopped since: the stones are warm in the evening, and so is the bread.</p>
</article></body></html>
"""


@pytest.fixture(scope="module")
def wish(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    folder = tmp_path_factory.mktemp("weir")
    (folder / "weir.html").write_text(PAGE, "utf-8")
    formats = "epub,podcast,m4b,opus"
    return Settings(str(folder / "out"), formats, "tone", store=str(folder / "store"), language="de-AT", workers=0)


@pytest.fixture(scope="module")
def made(wish: Settings) -> pipeline.Made:
    return pipeline.make([str(Path(wish.output).parent / "weir.html")], wish, lambda *_: None)


@pytest.fixture(scope="module")
def heard(made: pipeline.Made) -> Episode:
    return episode(made.publication)


@pytest.fixture
def path(made: pipeline.Made) -> Callable[[str], Path]:
    return lambda name: made.files[name].path


# Chapters


@pytest.mark.parametrize("name", FRAME)
def test_chapters_are_in_order_and_begin_where_the_headings_of_the_book_are_heard(
    name: str, made: pipeline.Made, path: Callable[[str], Path]
) -> None:
    """The article is one piece in the book and here: from its first sentence on, times differ by a constant."""
    book = Book(path("epub"))
    pars = book.pars(book.named("article.xhtml"))
    headings = [block + "-s1" for block in ("b0002", "b0004")]
    begins = {par.id: par.begin / 1000 for par in pars}
    length = sum(track.length for track in made.publication.narration.tracks.values()) / RATE
    listed = chapters(path(name))
    assert [chapter.title for chapter in listed] == HEADINGS
    assert listed[0].begin == 0
    between = begins[headings[1]] - begins[headings[0]]
    assert listed[2].begin - listed[1].begin == pytest.approx(between, abs=FRAME[name])
    assert [chapter.end for chapter in listed[:-1]] == [chapter.begin for chapter in listed[1:]]
    assert listed[-1].end < length  # the table of contents is not in it


@pytest.mark.parametrize("name", FRAME)
def test_a_chapter_begins_where_the_pause_before_its_heading_ends(
    name: str, heard: Episode, path: Callable[[str], Path]
) -> None:
    """In the sound itself: half a second before there is silence, and a tone soon after."""
    rate = 48000 if name == "opus" else RATE
    loud = np.abs(np.frombuffer(samples(path(name)), np.int16).astype(int)) > 300
    for chapter in chapters(path(name))[1:]:
        at = round(chapter.begin * rate)
        assert not loud[at - rate // 2 : at].any()
        assert loud[at : at + rate // 5].any()
    assert loud.size / rate == pytest.approx(heard.length / RATE, abs=FRAME[name])


def test_mutagen_reads_the_chapters_of_the_audiobook_too(heard: Episode, path: Callable[[str], Path]) -> None:
    """They stand in two lists, for two kinds of players: ffprobe reads the track, mutagen the box called chpl."""
    read = MP4(path("m4b")).chapters
    assert [chapter.title for chapter in read] == HEADINGS
    assert [chapter.start for chapter in read] == pytest.approx(
        [each.begin / RATE for each in heard.chapters], abs=1e-3
    )


def test_the_chapters_of_opus_are_comments(path: Callable[[str], Path]) -> None:
    comments = OggOpus(path("opus")).tags
    assert comments["chapter000"] == ["00:00:00.000"]
    assert [comments[f"chapter{number:03d}name"] for number in range(3)] == [[heading] for heading in HEADINGS]


def test_a_title_that_is_too_long_for_a_list_of_chapters_is_cut_between_letters(
    made: pipeline.Made, wish: Settings, tmp_path: Path
) -> None:
    article = replace(
        made.publication.article, metadata=replace(made.publication.article.metadata, title="é冷😀" * 200)
    )
    m4b.write(replace(made.publication, article=article), Store(wish.store_folder), tmp_path / "long.m4b")
    (first, *_), (listed, *_) = chapters(tmp_path / "long.m4b"), MP4(tmp_path / "long.m4b").chapters
    assert first.title == listed.title == "é冷😀" * 28 + "…"
    assert MP4(tmp_path / "long.m4b")["\xa9nam"] == ["é冷😀" * 200]


# Tags


def test_players_read_what_the_audiobook_is(path: Callable[[str], Path]) -> None:
    tags = MP4(path("m4b")).tags
    assert tags["\xa9nam"] == ["The weir"]
    assert tags["\xa9ART"] == ["Ida Brook, Ömer Çelik"]
    assert tags["\xa9alb"] == ["The River Post"]
    assert tags["\xa9day"] == ["2023-11-05T07:08:09"]
    assert tags["\xa9cmt"] == ["A mill turns again; nobody knows why = #why."]
    assert tags["stik"] == [2]
    assert tags["----:com.apple.iTunes:WWWAUDIOSOURCE"] == [b"https://example.org/news/wehr?a=1&b=2"]
    assert tags["----:com.apple.iTunes:LANGUAGE"] == [b"deu"]


def test_players_read_what_the_opus_file_is(path: Callable[[str], Path]) -> None:
    tags = OggOpus(path("opus")).tags
    assert tags["title"] == ["The weir"]
    assert tags["artist"] == ["Ida Brook", "Ömer Çelik"]
    assert tags["album"] == ["The River Post"]
    assert tags["date"] == ["2023-11-05T07:08:09"]
    assert tags["description"] == ["A mill turns again; nobody knows why = #why."]
    assert tags["language"] == ["deu"]
    assert tags["wwwaudiosource"] == ["https://example.org/news/wehr?a=1&b=2"]


def test_the_covers_are_square_pngs(path: Callable[[str], Path]) -> None:
    (picture,) = OggOpus(path("opus")).tags["metadata_block_picture"]
    found = Picture(base64.b64decode(picture))
    assert (found.type, found.mime, found.width, found.height) == (3, "image/png", 1400, 1400)
    (art,) = MP4(path("m4b"))["covr"]
    for data in (found.data, bytes(art)):
        with Image.open(BytesIO(data)) as image:
            assert (image.format, image.size) == ("PNG", (1400, 1400))


def test_the_language_of_the_sound_is_declared(path: Callable[[str], Path]) -> None:
    sound = next(stream for stream in probe(path("m4b"))["streams"] if stream["codec_type"] == "audio")
    assert sound["tags"]["language"] == "deu"


def test_what_is_not_known_has_no_tag(settings: Settings, tmp_path: Path) -> None:
    text = "The mill turns again, and nobody knows why it does so at night, when all of the town is asleep."
    (tmp_path / "note.txt").write_text(text, "utf-8")
    made = pipeline.make([str(tmp_path / "note.txt")], replace(settings, format="m4b,opus"), lambda *_: None)
    title = "The mill turns again, and nobody knows why"
    assert set(MP4(made.files["m4b"].path).tags) == {
        *("\xa9nam", "\xa9alb", "covr", "stik", "----:com.apple.iTunes:LANGUAGE"),
    }
    for name in ("m4b", "opus"):
        (chapter,) = chapters(made.files[name].path)
        assert (chapter.begin, chapter.title) == (0, title)
        assert chapter.end == pytest.approx(made.files[name].seconds, abs=0.05)


# The file


def test_it_is_an_audiobook_that_plays_before_all_of_it_has_come(path: Callable[[str], Path]) -> None:
    kinds = boxes(path("m4b").read_bytes())
    names = [name for name, _ in kinds]
    assert names[0] == "ftyp"
    assert kinds[0][1][:4] == b"M4B "
    assert names.index("moov") < names.index("mdat")
    assert names.count("mdat") == 1


@pytest.mark.parametrize(("name", "codec", "rate", "most"), [("m4b", "aac", 24000, 70), ("opus", "opus", 48000, 45)])
def test_it_is_one_channel_of_the_kind_and_the_size_that_was_said(
    name: str, codec: str, rate: int, most: int, path: Callable[[str], Path], heard: Episode
) -> None:
    sound = next(stream for stream in probe(path(name))["streams"] if stream["codec_type"] == "audio")
    assert (sound["codec_name"], sound["channels"], int(sound["sample_rate"])) == (codec, 1, rate)
    assert path(name).stat().st_size * 8 / 1000 / (heard.length / RATE) < most


def test_nothing_is_between_the_sound_and_its_copy(path: Callable[[str], Path]) -> None:
    """The delay of the encoder is taken off: sample by sample, AAC is near to the frames that it was made from."""
    one = np.frombuffer(samples(path("podcast")), np.int16).astype(float)
    other = np.frombuffer(samples(path("m4b")), np.int16).astype(float)
    assert abs(one.size - other.size) <= 1024
    size = min(one.size, other.size)
    difference = one[:size] - other[:size]
    assert 10 * np.log10((one**2).sum() / (difference**2).sum()) > 25  # decibels


@pytest.mark.parametrize("name", FRAME)
def test_it_is_as_loud_as_it_has_to_be(name: str, path: Callable[[str], Path]) -> None:
    found, peak = loudness(path(name))
    assert found == pytest.approx(-19, abs=0.5)
    assert peak < -1


# The store


@pytest.mark.parametrize("name", ["m4b", "opus"])
def test_the_second_time_nothing_is_encoded_and_the_bytes_are_the_same(
    name: str, made: pipeline.Made, wish: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(transcode, "encoded", None)
    again = tmp_path / "again"
    writer(name)(made.publication, Store(wish.store_folder), again)
    assert again.read_bytes() == made.files[name].path.read_bytes()


def test_two_stores_make_the_same_bytes(made: pipeline.Made, wish: Settings, tmp_path: Path) -> None:
    weir = str(Path(wish.output).parent / "weir.html")
    apart = replace(wish, output=str(tmp_path / "out"), store=str(tmp_path / "store"), format="m4b,opus")
    other = pipeline.make([weir], apart, lambda *_: None)
    for name, file in other.files.items():
        assert file.path.read_bytes() == made.files[name].path.read_bytes()


def test_a_recording_that_vanished_is_one_sentence_and_no_process_is_left(made: pipeline.Made, tmp_path: Path) -> None:
    with pytest.raises(StorageError, match="has vanished from the store"):
        m4b.write(made.publication, Store(tmp_path / "empty"), tmp_path / "weir.m4b")
    assert not (tmp_path / "weir.m4b").exists()


def test_a_place_that_cannot_be_written_is_one_sentence(made: pipeline.Made, wish: Settings, tmp_path: Path) -> None:
    with pytest.raises(StorageError) as caught:
        m4b.write(made.publication, Store(wish.store_folder), tmp_path / "nowhere" / "weir.m4b")
    assert "No such file or directory" in str(caught.value)
    assert str(caught.value).count("\n") == 0


# Where it is made


def test_opus_is_made_only_where_it_is_named() -> None:
    assert "opus" in FORMATS
    assert "m4b" in files.chosen("all")
    assert "opus" not in files.chosen("all")
    assert "opus" in files.chosen("all,opus")
    assert files.chosen("opus") == ["opus"]


def test_without_ffmpeg_it_says_what_to_do(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("IMAGEIO_FFMPEG_EXE", str(tmp_path / "none"))
    monkeypatch.setattr(transcode, "get_ffmpeg_exe", _missing)
    with pytest.raises(UsageError, match="IMAGEIO_FFMPEG_EXE"):
        files.chosen("m4b")
    assert "m4b" not in files.chosen("all")


def _missing() -> str:
    message = "No ffmpeg exe could be found."
    raise RuntimeError(message)


# Hostile texts

HOSTILE = [
    "[CHAPTER] START=0",
    "a\\",
    "\\\\ ; # = \\",
    ";FFMETADATA1",
    "مرحبا بالعالم",
    "👩‍👩‍👧‍👦🏴󠁧󠁢󠁷󠁬󠁳󠁿 café 冷",
    "<b>& \"quoted\" 'both'</b> %s %(title)s",
    "x" * 5_000,
]


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_words_in_every_field_come_out_as_they_stand(
    text: str, made: pipeline.Made, wish: Settings, tmp_path: Path
) -> None:
    store, files_of = Store(wish.store_folder), {name: tmp_path / f"x.{name}" for name in FRAME}
    publication = hostile(made.publication, text)
    for name, path in files_of.items():
        writer(name)(publication, store, path)
    ours, theirs = MP4(files_of["m4b"]).tags, OggOpus(files_of["opus"]).tags
    assert ours["\xa9nam"] == ours["\xa9cmt"] == ours["\xa9alb"] == theirs["title"] == theirs["album"] == [text]
    assert ours["\xa9ART"] == [f"{text}, {text}"]
    assert theirs["artist"] == [text, text]
    assert ours["----:com.apple.iTunes:WWWAUDIOSOURCE"] == [f"https://example.org/{text}".encode()]
    assert ID3(files_of["podcast"])["TIT2"].text == ID3(files_of["podcast"])["TALB"].text == [text]
    assert unquote(ID3(files_of["podcast"])["WOAS"].url) == unquote(f"https://example.org/{text}")
    assert [chapter.title for chapter in chapters(files_of["podcast"])] == [text, text, HEADINGS[2]]
    assert [chapter.title for chapter in chapters(files_of["opus"])] == [text, text, HEADINGS[2]]
    shown = text if len(text) < 255 else "x" * 252 + "…"
    assert [chapter.title.rstrip() for chapter in chapters(files_of["m4b"])] == [shown, shown, HEADINGS[2]]


def hostile(publication: Publication, text: str) -> Publication:
    """Return a publication with a text in every field, and as its first heading."""
    metadata = replace(
        publication.article.metadata,
        title=text,
        subtitle=text,
        authors=(text, text),
        source=text,
        description=text,
        url=f"https://example.org/{text}",
    )
    heading = publication.body[1]
    assert heading.text == HEADINGS[1]
    body = (publication.body[0], replace(heading, text=text), *publication.body[2:])
    return replace(publication, article=replace(publication.article, metadata=metadata), body=body)


def test_what_no_file_can_hold_is_taken_out_of_a_title(settings: Settings, tmp_path: Path) -> None:
    (tmp_path / "note.txt").write_text("The mill turns again, and nobody knows why it does so at night.", "utf-8")
    wish = replace(settings, title="a\x00b\x07c\ud800d\ne", author="f\x00g", format="podcast,m4b,opus")
    made = pipeline.make([str(tmp_path / "note.txt")], wish, lambda *_: None)
    assert MP4(made.files["m4b"].path)["\xa9nam"] == ["abcd e"]
    assert OggOpus(made.files["opus"].path)["artist"] == ["fg"]
    assert ID3(made.files["podcast"].path)["TPE1"].text == ["fg"]
    for file in made.files.values():
        assert [chapter.title for chapter in chapters(file.path)] == ["abcd e"]
