"""`accessible feed check`: a show that breaks a rule is found out, by that code and no other."""

import json
import re
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from accessible import assets, cli
from accessible.check.feed.examine import check
from accessible.check.feed.rules import TESTS, rules
from accessible.store import Store
from accessible.writers import feed
from tests.shows import BASE, folder, numbered, publication

OUTSIDE = "https://elsewhere.example.org/a.mp3"


@pytest.fixture(scope="module")
def good(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a show of two episodes."""
    made, settings = publication(tmp_path_factory.mktemp("weir"))
    show = folder(tmp_path_factory.mktemp("tide"))
    for number in (1, 2):
        feed.add(numbered(made, number), Store(settings.store_folder), show)
    return show


def replaced(pattern: str, by: str, count: int = 1) -> Callable[[Path], None]:
    """Return what replaces a pattern in the feed."""

    def work(show: Path) -> None:
        text = (show / "feed.xml").read_text("utf-8")
        new = re.sub(pattern, by, text, count=count, flags=re.DOTALL)
        assert new != text
        (show / "feed.xml").write_text(new, "utf-8")

    return work


def without(name: str) -> Callable[[Path], None]:
    """Return what takes the first element of a name out of the channel, or out of its first item."""
    return replaced(rf"<{name}(?: [^>]*)?(?:/>|>.*?</{name}>)", "")


def in_item(pattern: str, by: str) -> Callable[[Path], None]:
    return replaced(rf"(<item>.*?){pattern}", rf"\g<1>{by}")


def first(show: Path, ending: str) -> Path:
    """Return the file of the newest episode with an ending."""
    stem = re.search(rf'<enclosure url="{BASE}([^"]+)\.mp3"', (show / "feed.xml").read_text("utf-8"))
    assert stem is not None
    return show / f"{stem[1]}{ending}"


def written(ending: str, text: str) -> Callable[[Path], None]:
    return lambda show: void(first(show, ending).write_text(text, "utf-8"))


def gone(ending: str) -> Callable[[Path], None]:
    return lambda show: first(show, ending).unlink()


def void(_: object) -> None:
    """Stand at the end of what returns something."""


def cover(**fields: Any) -> Callable[[Path], None]:  # noqa: ANN401  of a picture
    def work(show: Path) -> None:
        (path,) = show.glob("cover-*")
        Image.new(fields.get("mode", "RGB"), fields.get("size", (1400, 1400))).save(path, fields.get("kind", "PNG"))

    return work


def encoded(show: Path) -> None:
    text = (show / "feed.xml").read_text("utf-8").replace('encoding="UTF-8"', 'encoding="ISO-8859-1"')
    (show / "feed.xml").write_bytes(text.encode("iso-8859-1"))


def doubled(what: str) -> Callable[[Path], None]:
    """Give both items the same element."""

    def work(show: Path) -> None:
        text = (show / "feed.xml").read_text("utf-8")
        one, other = re.findall(what, text)
        (show / "feed.xml").write_text(text.replace(other, one), "utf-8")

    return work


BROKEN: dict[str, Callable[[Path], None]] = {
    "POD-001": encoded,
    "POD-002": replaced("podcastindex.org/namespace/1.0", "podcastindex.org/namespace/2.0"),
    "POD-010": without("title"),
    "POD-011": without("description"),
    "POD-012": replaced("<description>[^<]*", "<description>" + "ä" * 2001),
    "POD-013": without("link"),
    "POD-014": replaced("<link>[^<]*", "<link>example.org"),
    "POD-015": without("language"),
    "POD-016": replaced("<language>[^<]*", "<language>English"),
    "POD-017": replaced('rel="self"', 'rel="alternate"'),
    "POD-018": replaced(f'href="{BASE}feed.xml"', 'href="/feed.xml"'),
    "POD-019": replaced("<itunes:category.*</itunes:category>.*?/>", ""),
    "POD-020": replaced('text="Nature"', 'text="nature"'),
    "POD-021": without("itunes:explicit"),
    "POD-022": replaced("<itunes:explicit>false", "<itunes:explicit>no"),
    "POD-023": without("itunes:image"),
    "POD-024": replaced(f'image href="{BASE}', 'image href="'),
    "POD-025": replaced(f'image href="{BASE}[^"]*', f'image href="{OUTSIDE[:-4]}.gif'),
    "POD-026": without("itunes:author"),
    "POD-027": without("podcast:locked"),
    "POD-028": replaced("(<podcast:locked[^>]*>)no", r"\1false"),
    "POD-029": without("podcast:guid"),
    "POD-030": replaced("<podcast:guid>[^<]*", "<podcast:guid>mine"),
    "POD-031": replaced("<title>[^<]*", "<title>" + "a" * 256),
    "POD-032": replaced("<item>.*</item>", ""),
    "POD-040": in_item("<title>[^<]*</title>", ""),
    "POD-041": in_item("<title>[^<]*", "<title>" + "a" * 256),
    "POD-042": in_item("<enclosure[^>]*>", ""),
    "POD-043": in_item(f'<enclosure url="{BASE}', '<enclosure url="'),
    "POD-044": in_item(' length="[0-9]*"', ""),
    "POD-045": in_item(' length="[0-9]*"', ' length="2 MB"'),
    "POD-046": in_item(' type="audio/mpeg"', ""),
    "POD-047": in_item("audio/mpeg", "audio/mp3"),
    "POD-048": in_item("<guid[^>]*>[^<]*</guid>", ""),
    "POD-049": doubled("<guid[^<]*"),
    "POD-050": doubled("<enclosure [^>]*"),
    "POD-051": in_item("<pubDate>[^<]*</pubDate>", ""),
    "POD-052": in_item("<pubDate>[^<]*", "<pubDate>2026-01-01"),
    "POD-053": in_item("<description>[^<]*</description>", ""),
    "POD-054": in_item("<description>[^<]*", "<description>" + "ä" * 2001),
    "POD-055": in_item("<itunes:duration>[^<]*</itunes:duration>", ""),
    "POD-056": in_item("<itunes:duration>[^<]*", "<itunes:duration>a minute"),
    "POD-057": in_item("<podcast:transcript[^>]*>.*?<podcast:transcript[^>]*>", ""),
    "POD-058": in_item("text/vtt", "text/webvtt"),
    "POD-059": in_item(r"application/json\+chapters", "text/json"),
    "POD-060": in_item(f'<enclosure url="{BASE}[^"]*', '<enclosure url="https://elsewhere.example.org/größe.mp3'),
    "POD-061": in_item(f'<podcast:transcript url="{BASE}', '<podcast:transcript url="'),
    "POD-062": in_item("<title>", "<itunes:explicit>yes</itunes:explicit><title>"),
    "POD-070": gone(".mp3"),
    "POD-071": in_item(' length="', ' length="1'),
    "POD-072": in_item("<itunes:duration>", "<itunes:duration>1:"),
    "POD-073": lambda show: (written(".mp3", "x" * 9)(show), in_item(' length="[0-9]*', ' length="9')(show))[1],
    "POD-074": gone(".vtt"),
    "POD-075": written(".vtt", "WEBVTT\n\n00:02.000 --> 00:01.000\nback\n"),
    "POD-076": gone(".chapters.json"),
    "POD-077": written(".chapters.json", '{"version": "1.2.0", "chapters": [{"title": "no time"}]}'),
    "POD-078": lambda show: next(show.glob("cover-*")).unlink(),
    "POD-079": cover(size=(1200, 1200)),
    "POD-080": lambda show: void((show / "old.mp3").write_bytes(b"")),
}
ALSO = {
    "POD-002": {"POD-027", "POD-029", "POD-057", "POD-080"},  # what is in that namespace is not found any more
    **{code: {"POD-080"} for code in ("POD-032", "POD-042", "POD-050", "POD-057", "POD-060")},  # no file is named
}
"""What else is found."""


def test_every_rule_is_broken_once() -> None:
    assert sorted(BROKEN) == sorted(rules())


def test_nothing_is_found_in_a_good_show(good: Path) -> None:
    assert check(good).messages == ()


@pytest.mark.parametrize("code", BROKEN)
def test_a_show_that_breaks_a_rule_is_found_out(code: str, good: Path, tmp_path: Path) -> None:
    show = tmp_path / "show"
    shutil.copytree(good, show)
    BROKEN[code](show)
    found = check(show)
    assert {each.code for each in found.messages} - ALSO.get(code, set()) == {code}
    rule = rules()[code]
    assert {each.severity for each in found.messages if each.code == code} == {rule.severity}
    assert all(re.fullmatch(r"[^\n{}]+[:,] [^\n{}]+\.", each.text) for each in found.messages)
    assert found.is_sound == (rule.severity != "error")


@pytest.mark.parametrize(
    ("break_it", "says"),
    [
        (written(".vtt", "00:00.000 --> 00:01.000\na\n"), "it does not begin with WEBVTT"),
        (written(".vtt", "WEBVTT\n"), "there is none in it"),
        (
            written(".srt", "1\n00:00:05,000 --> 00:00:06,000\na\n\n2\n00:00:01,000 --> 00:00:02,000\nb\n"),
            "comes before",
        ),
        (written(".srt", "1\n00:00:05,000 --> 09:00:06,000\na\n"), "goes on when the sound has ended"),
        (lambda show: void(first(show, ".vtt").write_bytes(b"WEBVTT\n\xff")), "it is no UTF-8"),
        (written(".chapters.json", '{"version": 1, "chapters": [{"startTime": 0}]}'), "do not say their version"),
        (written(".chapters.json", "[" * 100_000), "they are no JSON"),
        (written(".chapters.json", '{"version": "1.2.0", "chapters": []}'), "there is none in it"),
        (cover(size=(1400, 1500)), "it is 1400 by 1500 pixels"),
        (cover(size=(3100, 3100)), "1400 to 3000 pixels"),
        (cover(mode="P"), "its colours are not RGB"),
        (cover(kind="JPEG"), "it is a JPEG file, so its name has to end with .jpg"),
        (cover(kind="GIF"), "there is no PNG or JPEG file"),
    ],
)
def test_it_says_why_a_file_cannot_be_used(
    break_it: Callable[[Path], None], says: str, good: Path, tmp_path: Path
) -> None:
    show = tmp_path / "show"
    shutil.copytree(good, show)
    break_it(show)
    (message,) = check(show).messages
    assert says in message.text


def test_files_that_are_elsewhere_are_not_looked_at(good: Path, tmp_path: Path) -> None:
    show = tmp_path / "show"
    shutil.copytree(good, show)
    secret = tmp_path / "secret.mp3"
    secret.write_bytes(b"x")
    for address in (
        OUTSIDE,
        f"{BASE}../secret.mp3",
        f"{BASE}%2e%2e/secret.mp3",
        f"{BASE}%2Fetc%2Fpasswd",
        f"{BASE}%00",
    ):
        shutil.copy(good / "feed.xml", show / "feed.xml")
        in_item('<enclosure url="[^"]*', f'<enclosure url="{address}')(show)
        assert {each.code for each in check(show).messages} <= {"POD-080"}


def test_rules_are_data_with_a_source() -> None:
    sources = assets.podcast_sources()
    assert all(re.fullmatch(r".+, https://\S+", text) for text in sources.values())
    for rule in rules().values():
        assert rule.sources
        assert set(rule.sources) <= set(sources)
        assert bool(rule.select) == bool(rule.must)
        assert not rule.must or rule.must in TESTS
    assert {name for rule in rules().values() for name in rule.sources} == set(sources)


# The command


def test_the_command_lists_what_it_finds_and_ends_with_7(
    good: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    show = tmp_path / "show"
    shutil.copytree(good, show)
    assert cli.run(["feed", "check", str(show)]) == 0
    assert capsys.readouterr().out == f"{show / 'feed.xml'}, 2 episodes\nNothing was found.\n"
    BROKEN["POD-070"](show)
    BROKEN["POD-026"](show)
    assert cli.run(["feed", "check", str(show)]) == 7
    lines = capsys.readouterr().out.splitlines()
    assert lines[1] == (
        'error, POD-070, episode 1, “The weir & the "mill"”: The sound is not there: make the episode again.'
    )
    assert lines[2].startswith("warning, POD-026: The show has no author:")
    assert lines[3:] == ["1 error, 1 warning."]


def test_the_command_prints_json(good: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    show = tmp_path / "show"
    shutil.copytree(good, show)
    BROKEN["POD-071"](show)
    assert cli.run(["feed", "check", str(show), "--json"]) == 7
    found = json.loads(capsys.readouterr().out)
    assert (found["sound"], found["episodes"], found["errors"], found["warnings"], found["notes"]) == (
        False,
        2,
        1,
        0,
        0,
    )
    (message,) = found["messages"]
    assert message["code"] == "POD-071"
    assert message["sources"][0].startswith("RSS 2.0, https://")


@pytest.mark.parametrize("text", [None, "<rss>", "<html/>"])
def test_what_is_no_show_is_one_sentence(text: str | None, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    if text:
        (tmp_path / "feed.xml").write_text(text)
    assert cli.run(["feed", "check", str(tmp_path)]) == 4
    assert re.fullmatch(r"accessible: [^\n]+\.\n", capsys.readouterr().err)
