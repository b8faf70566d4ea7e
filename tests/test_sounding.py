"""How a whole book sounds, judged by ffmpeg: its loudness, its peaks, and where its sentences begin."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from accessible.pipeline import Made, make
from accessible.settings import Settings
from tests.overlay import Book, pcm
from tests.probe import loudness

ARTICLE = """\
The Lantern Keepers of Port Ellery

Every evening at dusk, a small group of volunteers walks the length of the old wall and lights forty-two lanterns.

It is slow work. Nobody is in a hurry. One of them sings, and the others listen until the last lamp burns on the pier.

The council had meant to replace the lamps with electric ones in 2015. The money went to the harbour instead, and the
keepers were asked to stay for another winter. They have stayed for ten.
"""
EDGE = 0.03
"""Seconds of silence that are left before a sentence."""


@pytest.fixture(scope="module", params=["hibari", "espeak"])
def made(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Made:
    folder = tmp_path_factory.mktemp(request.param)
    (folder / "article.txt").write_text(ARTICLE, "utf-8")
    settings = Settings(output=str(folder), store=str(folder / "store"), engine=request.param, workers=0)
    return make([str(folder / "article.txt")], settings, lambda *_: None)


def test_the_whole_is_at_minus_19_lufs_and_no_peak_is_above_minus_2(made: Made) -> None:
    found, peak = loudness(made.files["podcast"].path)
    assert found == pytest.approx(-19, abs=0.5)
    assert peak < -2


@pytest.mark.parametrize(
    ("wanted", "engine", "voice"),
    [(-16, "hibari", "heart"), (-16, "espeak", "en-us"), (-16, "espeak", "de"), (-24, "hibari", "heart"),
     (-31, "espeak", "en-us")],
)  # fmt: skip
def test_it_is_as_loud_as_somebody_wants_and_no_peak_is_above_minus_1(
    wanted: float, engine: str, voice: str, tmp_path: Path
) -> None:
    (tmp_path / "article.txt").write_text(ARTICLE, "utf-8")
    settings = Settings(str(tmp_path), "podcast", engine, voice, store=str(tmp_path / "store"), workers=0)
    made = make([str(tmp_path / "article.txt")], replace(settings, loudness=wanted), lambda *_: None)
    found, peak = loudness(made.files["podcast"].path)
    assert found == pytest.approx(wanted, abs=0.5)
    assert peak < -1


def test_every_sentence_begins_within_30_milliseconds_of_its_clip(made: Made) -> None:
    """In the sound of the book itself, decoded; what is counted as sound is a hundredth of the loudest sample."""
    epub = Book(made.files["epub"].path)
    item = epub.named("article.xhtml")
    pars = epub.pars(item)
    assert len(pars) >= 8
    samples, rate = np.frombuffer(pcm(epub.files[pars[0].audio]), np.int16), made.publication.narration.sample_rate
    loud = np.abs(samples.astype(int)) > 0.01 * np.abs(samples.astype(int)).max()
    for par in pars[1:]:  # the first clip begins where the file does
        begin, end = (at * rate // 1000 for at in (par.begin, par.end))
        onset = np.flatnonzero(loud[begin:end])[0] / rate
        assert abs(onset - EDGE) <= 0.03, par.id
