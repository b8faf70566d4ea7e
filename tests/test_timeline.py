"""What is heard in one piece, and when: laid beside the sound itself, and beside the book of the same article."""

from itertools import pairwise
from pathlib import Path

import pytest

from accessible import pipeline
from accessible.settings import Settings
from accessible.writers.timeline import Episode, episode
from tests.overlay import length

PAGE = """\
<!DOCTYPE html>
<html lang="en"><head><title>The weir</title><meta property="og:site_name" content="The River Post"></head>
<body><article><h1>The weir</h1>
<p>The mill below the weir has turned again since Monday, and half of the town came to look at it. It was cold. —</p>
<h2>Water</h2>
<p>Nobody had expected that the old wheel would move at all, the miller said, and then she laughed out loud.</p>
<p>* * *</p>
<h2>And
stones</h2>
<p>It moved at once, and it has not stopped since: the stones are warm in the evening, and so is the bread.</p>
</article></body></html>
"""


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> pipeline.Made:
    folder = tmp_path_factory.mktemp("weir")
    (folder / "weir.html").write_text(PAGE, "utf-8")
    settings = Settings(output=str(folder / "out"), store=str(folder / "store"), engine="tone", workers=0)
    return pipeline.make([str(folder / "weir.html")], settings, lambda *_: None)


@pytest.fixture(scope="module")
def heard(made: pipeline.Made) -> Episode:
    return episode(made.publication)


def test_it_is_as_long_as_the_sound(made: pipeline.Made, heard: Episode) -> None:
    data = made.files["podcast"].path.read_bytes()
    tag = sum((byte & 127) << 7 * place for place, byte in enumerate(reversed(data[6:10])))
    assert heard.length / heard.sample_rate * 1000 == pytest.approx(length(data[10 + tag :], heard.sample_rate))


def test_lines_tile_what_is_heard(heard: Episode) -> None:
    assert heard.lines[0].begin == 0
    assert heard.lines[-1].until == heard.length
    assert all(one.until == other.begin for one, other in pairwise(heard.lines))
    assert all(line.begin < line.until for line in heard.lines)


def test_no_text_is_lost(heard: Episode) -> None:
    assert "".join(line.text for line in heard.lines) == "".join(each.utterance.text for each in heard.heard)
    assert [line.text for line in heard.lines if "—" in line.text] == ["It was cold. —"]


def test_lines_are_named_and_ordered_as_they_are_heard(heard: Episode) -> None:
    assert [line.text.strip() for line in heard.lines][:2] == ["The weir", heard.lines[1].text.strip()]
    assert heard.lines[-1].text == "Source: The River Post"
    assert len({line.id for line in heard.lines}) == len(heard.lines)


def test_words_are_those_that_are_written_in_order_of_time(heard: Episode) -> None:
    (line,) = [line for line in heard.lines if line.text.startswith("Nobody")]
    assert [line.text[word.start : word.end] for word in line.words][:3] == ["Nobody", "had", "expected"]
    assert len(line.words) == 20
    assert line.begin <= line.words[0].begin
    assert line.words[-1].until == line.until
    assert all(one.until == other.begin for one, other in pairwise(line.words))


def test_there_is_a_chapter_for_the_start_and_for_each_heading(heard: Episode) -> None:
    assert [chapter.title for chapter in heard.chapters] == ["The weir", "Water", "And stones"]
    assert heard.chapters[0].begin == 0
    assert heard.chapters[-1].until == heard.length
    begins = {each.utterance.text: each.begin for each in heard.heard}
    assert [chapter.begin for chapter in heard.chapters[1:]] == [begins["Water"], begins["And stones"]]


def test_an_article_without_headings_is_one_chapter(tmp_path: Path, settings: Settings) -> None:
    (tmp_path / "plain.txt").write_text("The mill turns again, and nobody knows why it does so at night.", "utf-8")
    made = pipeline.make([str(tmp_path / "plain.txt")], settings, lambda *_: None)
    (chapter,) = episode(made.publication).chapters
    assert (chapter.title, chapter.begin) == ("The mill turns again, and nobody knows why", 0)
