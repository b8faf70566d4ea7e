"""The read-along page as people use it, in Chromium: played, with the keyboard, on a phone, without a script."""

import json
import shutil
import subprocess
from dataclasses import replace
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from accessible import pipeline
from accessible.settings import Settings
from accessible.writers.timeline import Episode, episode
from quality.judges import ATTEMPTS, LATEST
from tests.judged import JUDGES, absent

pytestmark = [pytest.mark.validate, pytest.mark.timeout(300)]

ARTICLES = Path(__file__).parent / "articles"
SHORT = """\
---
title: The weir
lang: en
---

The mill turns again. Half of the town came to look at it, and it was cold. Nobody stayed.

## Water

- The wheel is old.
- The stones are warm in the evening.

| Day | Sacks |
|-----|-------|
| Monday | 3 |

It moved at once.[^1] And then? It has not stopped since.

[^1]: So the miller says.
"""
ARABIC = """\
---
title: الطاحونة القديمة
lang: ar
---

عادت الطاحونة إلى الدوران يوم الاثنين، وجاء نصف أهل البلدة لمشاهدتها. كان الجو باردًا.

## الماء

لم يتوقع أحد أن تتحرك العجلة القديمة على الإطلاق، كما قالت صاحبة الطاحونة وهي تضحك بصوت عالٍ.
"""
JAPANESE = """\
---
title: 水車がまた回る
lang: ja
---

堰の下の水車が月曜日からまた回っていて、町の半分の人が見に来ました。寒い日でした。

## 水

古い車輪が動くとは誰も思っていなかった、と粉屋は言って、それから大声で笑いました。

| 曜日 | 袋 | 粉屋の名前 | とても長い見出しのある列 | もうひとつの列 |
|------|----|------------|--------------------------|----------------|
| 月曜 | 三 | 春子 | 石は夕方になると暖かくなります | パンも同じです |
"""
ENGLISH, RIGHT_TO_LEFT, WITHOUT_SPACES = "short.md", "arabic.md", "japanese.md"
TEXTS = {ENGLISH: SHORT, RIGHT_TO_LEFT: ARABIC, WITHOUT_SPACES: JAPANESE}


class Page(NamedTuple):
    """A page and what is heard of it."""

    path: Path
    heard: Episode


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    folder = tmp_path_factory.mktemp("pages")
    return Settings(str(folder / "out"), "page", "tone", store=str(folder / "store"), workers=0, offline=True)


@pytest.fixture(scope="module")
def pages(base: Settings) -> dict[str, Page]:
    folder = Path(base.output).parent
    for name, text in TEXTS.items():
        (folder / name).write_text(text, "utf-8")
    sources = {name: folder / name for name in TEXTS} | {"rope": ARTICLES / "rope-walk" / "in.md"}
    return {name: page(path, base) for name, path in sources.items()}


def page(path: Path, settings: Settings) -> Page:
    made = pipeline.make([str(path)], settings, lambda *_: None)
    return Page(made.files["page"].path, episode(made.publication))


def used(check: str, path: Path, more: str = "") -> dict[str, Any]:
    """Return what is found when a page is used; nothing may be asked for but the page, and nothing complain."""
    modules = Path(JUDGES).absolute()
    if not JUDGES or not (modules / "node_modules" / "puppeteer").is_dir():
        absent("there is no node_modules/puppeteer in the folder that ACCESSIBLE_JUDGES names")
    if not (modules / "formats" / "node_modules" / "axe-core").is_dir():
        absent("there is no formats/node_modules/axe-core in the folder that ACCESSIBLE_JUDGES names")
    node = shutil.which("node")
    if node is None:
        absent("node is not on this machine")
    command = [str(node), Path(__file__).with_name("webpage.mjs"), modules, check, path, more]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=240)
    assert done.returncode == 0, done.stderr
    found = dict(json.loads(done.stdout))
    assert found["messages"] == []
    assert set(found["requests"]) <= {path.as_uri(), path.with_suffix(".mp3").as_uri()}
    return found


def begins(heard: Episode) -> dict[str, float]:
    """Return when each sentence begins, in seconds."""
    return {line.id: line.begin / heard.sample_rate for line in heard.lines}


@pytest.mark.parametrize("name", [ENGLISH, "rope", RIGHT_TO_LEFT])
def test_axe_finds_nothing_in_any_theme_at_any_width(pages: dict[str, Page], name: str) -> None:
    found = used("axe", pages[name].path)
    assert found["violations"] == []
    assert found["runs"] == 8


def test_every_sentence_is_marked_in_order_and_in_time_at_twice_the_speed(pages: dict[str, Page]) -> None:
    played = pages[ENGLISH]
    expected = begins(played.heard)
    for _ in range(ATTEMPTS):
        found = used("play", played.path)
        seen = found["seen"]
        assert [each["id"] for each in seen] == list(expected)
        late = [each["time"] - expected[each["id"]] for each in seen]
        assert min(late) > -0.01
        if max(late) <= LATEST:
            break
    assert max(late) <= LATEST
    assert [each["current"] for each in seen] == [each["id"].partition("-s")[0] for each in seen]
    assert found["end"]["rate"] == 2
    assert found["end"]["status"] == "End of the article."


@pytest.mark.parametrize("name", ["rope", RIGHT_TO_LEFT, WITHOUT_SPACES])
def test_every_word_is_marked_when_it_is_heard(pages: dict[str, Page], name: str) -> None:
    heard = pages[name].heard
    words = [(line, word) for line in heard.lines for word in line.words if word.until - word.begin > 48]
    times = [(word.begin + word.until) / 2 / heard.sample_rate for _, word in words]
    found = used("words", pages[name].path, json.dumps(times))["words"]
    expected = [[line.id, line.text[word.start : word.end].rstrip(";")] for line, word in words]
    assert found == expected
    assert len(expected) > 20


def test_it_can_be_used_with_the_keyboard_alone(pages: dict[str, Page]) -> None:
    heard = pages["rope"].heard
    begin = begins(heard)
    order = [line.id for line in heard.lines]
    found = used("keys", pages["rope"].path)
    steps: dict[str, dict[str, Any]] = dict(found["steps"])
    assert steps["playing"]["isPlaying"]
    assert steps["playing"]["marked"] == order[0]
    assert not steps["paused"]["isPlaying"]
    for name, marked in (("two sentences on", 2), ("one sentence back", 1), ("the button for the next sentence", 2)):
        assert steps[name]["marked"] == order[marked]
        assert steps[name]["time"] == pytest.approx(begin[order[marked]], abs=0.01)
        assert not steps[name]["isPlaying"]
    assert steps["a paragraph on"]["marked"] == "b0002-s1"
    assert [steps[name]["rate"] for name in ("faster", "slower")] == [1.2, 1.1]
    assert steps["slower"]["status"] == "Speed: 1.1 ×"
    assert found["help"]
    assert found["closed"]
    assert steps["closed"]["focus"] == "settings"
    # The Tab key comes to one sentence, that which was heard; the arrow keys lead on, Enter plays, the focus stays.
    assert found["sentences"] == ["b0002-s1"]
    following = order[order.index("b0002-s1") + 1]
    assert steps["walked"]["focus"] == following
    assert steps["walked"]["marked"] == "b0002-s1"
    played = steps["played from there"]
    assert (played["marked"], played["focus"], played["isPlaying"]) == (following, following, True)
    assert found["hidden"] == []
    assert len(found["stops"]) > 6


def test_settings_and_place_are_remembered_where_the_browser_keeps_them(pages: dict[str, Page]) -> None:
    found = used("kept", pages["rope"].path)
    begin = list(begins(pages["rope"].heard).values())
    before, chosen = found["before"], found["chosen"]
    assert before["time"] == 0
    assert (chosen["theme"], chosen["rate"], chosen["follow"]) == ("dark", 1.5, False)
    assert "monospace" in chosen["font"]
    assert float(chosen["size"][:-2]) > float(before["size"][:-2]) * 1.2
    assert chosen["time"] == pytest.approx(begin[1], abs=0.01)
    assert found["again"] == chosen
    assert found["reset"] == before | {"time": chosen["time"]}
    assert (found["spoiled"]["rate"], found["spoiled"]["theme"], found["spoiled"]["size"]) == (1, "", "12px")
    assert (found["refused"]["theme"], found["refused"]["isPlaying"]) == ("light", True)


@pytest.mark.parametrize(
    ("name", "direction", "play"),
    [("rope", "ltr", "Play"), (RIGHT_TO_LEFT, "rtl", "تشغيل"), (WITHOUT_SPACES, "ltr", "再生")],
)
def test_nothing_sticks_out_or_is_too_small_on_a_phone(
    pages: dict[str, Page], name: str, direction: str, play: str
) -> None:
    found = used("narrow", pages[name].path)
    for state in ("plain", "open", "spaced"):
        assert found[state] == {"width": 320, "out": [], "clipped": [], "small": []}, state
    assert (found["direction"], found["named"]) == (direction, play)


def test_without_a_script_and_on_paper_there_is_the_text_and_no_dead_control(pages: dict[str, Page]) -> None:
    found = used("bare", pages["rope"].path)
    assert found["screen"]["controls"] == found["paper"]["controls"] == 0
    assert found["screen"]["player"]
    assert not found["paper"]["player"]
    for text in ("A rope walk is a long, narrow shed", "thicker than an arm", "Hook oiled", "rain falls on all of it"):
        assert text in found["screen"]["text"]
        assert text in found["paper"]["text"]
    assert "Click a sentence" not in found["screen"]["text"]


@pytest.mark.parametrize("is_apart", [False, True])
def test_a_click_plays_from_there_and_the_page_follows_until_somebody_looks_elsewhere(
    pages: dict[str, Page], base: Settings, tmp_path: Path, *, is_apart: bool
) -> None:
    clicked = pages["rope"]
    if is_apart:
        clicked = page(ARTICLES / "rope-walk" / "in.md", replace(base, output=str(tmp_path), separate_audio=True))
    found = used("mouse", clicked.path, "#b0001-s2")
    assert (clicked.path.with_suffix(".mp3").as_uri() in found["requests"]) == is_apart
    assert found["clicked"]["marked"] == "b0001-s2"
    assert found["clicked"]["isPlaying"]
    assert found["clicked"]["time"] - begins(clicked.heard)["b0001-s2"] < 1
    assert found["isAway"]
    assert found["isBack"]
    assert not found["paused"]["isPlaying"]


def test_sound_that_is_missing_is_said_to_be_so(base: Settings, tmp_path: Path) -> None:
    alone = page(ARTICLES / "rope-walk" / "in.md", replace(base, output=str(tmp_path), separate_audio=True))
    alone.path.with_suffix(".mp3").unlink()
    found = used("missing", alone.path)
    name = alone.path.with_suffix(".mp3").name
    assert found["status"] == f"The sound is missing: {name} has to be in the same folder as this page."
