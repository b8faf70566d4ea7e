"""The feed of a show: what other programs read in it, who may write in it at once, and what a person wrote there."""

import json
import multiprocessing
import re
import time
import uuid
from datetime import UTC, datetime
from fcntl import LOCK_EX, flock
from io import BytesIO
from itertools import permutations
from pathlib import Path

import feedparser
import podcastparser
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree
from mutagen.mp3 import MP3
from PIL import Image

from accessible.check.feed.examine import check
from accessible.errors import StorageError
from accessible.publication import Publication
from accessible.store import Store
from accessible.writers import feed, item, merge, podcast, rss
from accessible.writers.channel import feed_id
from accessible.writers.cover import cover
from tests.shows import BASE, SHOW, folder, numbered, publication, read_by_others, told

STEM = re.compile(r"the-weir-the-mill-[0-9a-f]{6}")


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> tuple[Publication, Store]:
    found, settings = publication(tmp_path_factory.mktemp("weir"))
    return found, Store(settings.store_folder)


@pytest.fixture(scope="module")
def show(made: tuple[Publication, Store], tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = folder(tmp_path_factory.mktemp("tide"))
    feed.add(*made, path)
    return path


def items(show: Path) -> list[etree._Element]:
    return rss.parse(show / "feed.xml").findall("item")


def edit(show: Path, old: str, new: str) -> None:
    text = (show / "feed.xml").read_text("utf-8")
    assert old in text
    (show / "feed.xml").write_text(text.replace(old, new), "utf-8")


# What others read


def test_podcastparser_reads_every_field(show: Path) -> None:
    found = podcastparser.parse(BASE + "feed.xml", BytesIO((show / "feed.xml").read_bytes()))
    assert {name: value for name, value in found.items() if name != "episodes"} == {
        "title": "Tide & Time",
        "link": "https://example.org/tide",
        "description": "Articles about the sea, <read> aloud.",
        "language": "en-GB",
        "generator": "accessible",
        "itunes_author": "The Tidewater Review",
        "itunes_owner": {"name": "Ada Brook", "email": "ada@example.org"},
        "itunes_categories": [["Science", "Nature"], ["History"]],
        "cover_url": found["cover_url"],
        "explicit": False,
    }
    (episode,) = found["episodes"]
    (mp3,) = show.glob("*.mp3")
    assert STEM.fullmatch(mp3.stem)
    enclosure = {"url": BASE + mp3.name, "file_size": mp3.stat().st_size, "mime_type": "audio/mpeg"}
    assert episode["enclosures"] == [enclosure]
    assert episode["title"] == 'The weir & the "mill"'
    assert episode["link"] == "https://example.org/news/weir"
    assert episode["published"] == datetime(2023, 11, 5, 6, 8, 9, tzinfo=UTC).timestamp()
    assert episode["total_time"] == round(MP3(mp3).info.length)
    assert episode["itunes_author"] == "Ida Brook, Ömer Çelik"
    assert "<p>A mill turns &lt;again&gt; &amp; again.</p>" in episode["description_html"]
    assert '<a href="https://example.org/news/weir">' in episode["description_html"]
    assert "The River Post" in episode["description_html"]


def test_feedparser_finds_it_well_formed_and_reads_the_rest(show: Path) -> None:
    found = feedparser.parse((show / "feed.xml").read_bytes())
    assert not found.bozo
    assert found.version == "rss20"
    assert found.feed.links[-1] == {"rel": "self", "href": BASE + "feed.xml", "type": "application/rss+xml"}
    assert found.feed.updated == found.entries[0].published == "Sun, 05 Nov 2023 06:08:09 GMT"
    (entry,) = found.entries
    assert uuid.UUID(entry.id.removeprefix("urn:uuid:")).version == 5
    assert entry.guidislink is False
    assert "A mill turns &lt;again&gt; &amp; again." in entry.content[0].value


@pytest.mark.validate
def test_partytime_and_feedsmith_read_every_field(show: Path) -> None:
    (both,) = read_by_others(show / "feed.xml")
    stem = BASE + next(show.glob("*.mp3")).stem
    party = both["partytime"]
    # The documentation of the namespace says which UUID this is for "podnews.net/rss": see below.
    assert party["guid"] == str(feed_id("https://pods.example.org/tide/feed.xml"))
    assert (party["locked"], party["podcastOwner"], party["medium"]) == (False, "ada@example.org", "podcast")
    assert party["itunesCategory"] == ["Science > Nature", "History"]
    assert party["explicit"] is False
    assert party["pubsub"] == {"self": BASE + "feed.xml"}
    assert party["pc20support"] == {
        "1": ["locked", "transcript", "chapters"], "2": ["person"], "3": ["guid"], "4": ["medium"],
    }  # fmt: skip
    (episode,) = party["items"]
    kinds = [(each["url"], each["type"], each["language"], each["rel"]) for each in episode["podcastTranscripts"]]
    assert kinds == [
        (f"{stem}.vtt", "text/vtt", "en", "captions"),
        (f"{stem}.srt", "application/srt", "en", "captions"),
    ]
    assert episode["podcastChapters"] == {"url": f"{stem}.chapters.json", "type": "application/json+chapters"}
    people = [(each["name"], each["role"], each["group"]) for each in episode["podcastPeople"]]
    assert people[:2] == [("Ida Brook", "Author", "Writing"), ("Ömer Çelik", "Author", "Writing")]
    assert people[2][1:] == ("Narrator", "Cast")
    smith = both["feedsmith"]
    assert smith["format"] == "rss"
    assert smith["feed"]["itunes"]["owner"] == {"name": "Ada Brook", "email": "ada@example.org"}
    assert smith["feed"]["podcast"]["guid"] == party["guid"]
    (entry,) = smith["feed"]["items"]
    assert entry["guid"]["isPermaLink"] is False
    assert entry["podcast"]["transcripts"][1]["type"] == "application/x-subrip"
    assert entry["itunes"]["duration"] == episode["duration"]


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("https://podnews.net/rss", "9b024349-ccf0-5f69-a609-6b82873eab3c"),
        ("http://mp3s.nashownotes.com/pc20rss.xml", "917393e3-1b1e-5cef-ace4-edaa54e1f810"),
        ("https://podnews.net/rss//", "9b024349-ccf0-5f69-a609-6b82873eab3c"),
    ],
)
def test_the_identifier_of_a_show_is_that_of_the_specification(address: str, expected: str) -> None:
    assert str(feed_id(address)) == expected


def test_directories_will_take_it(show: Path) -> None:
    assert check(show).messages == ()


# The files


def test_the_sound_is_that_of_the_podcast(made: tuple[Publication, Store], show: Path, tmp_path: Path) -> None:
    podcast.write(*made, tmp_path / "podcast.mp3")
    assert next(show.glob("*.mp3")).read_bytes() == (tmp_path / "podcast.mp3").read_bytes()


def test_the_chapters_are_those_of_the_article(show: Path) -> None:
    found = json.loads(next(show.glob("*.chapters.json")).read_text("utf-8"))
    assert found["version"] == "1.2.0"
    assert [each["title"] for each in found["chapters"]] == ['The weir & the "mill"', "Water"]
    assert found["chapters"][0]["startTime"] == 0
    assert found["chapters"][0]["endTime"] == found["chapters"][1]["startTime"]
    assert found["chapters"][1]["endTime"] == pytest.approx(MP3(next(show.glob("*.mp3"))).info.length, abs=0.1)


def test_the_cover_is_what_apple_asks_for(show: Path) -> None:
    (path,) = show.glob("cover-*.png")
    with Image.open(path) as image:
        assert (image.format, image.mode, image.size) == ("PNG", "RGB", (1400, 1400))


def test_the_cover_is_drawn_once(
    made: tuple[Publication, Store], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    drawn = []
    monkeypatch.setattr(feed, "cover", lambda *arguments: drawn.append(1) or cover(*arguments))
    store = Store(tmp_path / "store")
    for number in range(2):
        (tmp_path / str(number)).mkdir()
        path = folder(tmp_path / str(number))
        feed._cover(feed.read(path), rss.blank(), made[0].article.metadata, store, path)  # noqa: SLF001
        assert list(path.glob("cover-*.png")) != []
    assert drawn == [1]


def test_the_same_episodes_make_the_same_feed_in_whatever_order_they_come(
    made: tuple[Publication, Store], tmp_path: Path
) -> None:
    found = set()
    for number, order in enumerate(permutations(range(3))):
        (tmp_path / str(number)).mkdir()
        path = folder(tmp_path / str(number))
        for each in order:
            feed.add(numbered(made[0], each), made[1], path)
        found.add((path / "feed.xml").read_bytes())
    assert len(found) == 1


# Adding and replacing


def test_an_episode_is_added_and_the_others_stay_the_newest_first(
    made: tuple[Publication, Store], tmp_path: Path
) -> None:
    path = folder(tmp_path)
    added = [feed.add(numbered(made[0], number), made[1], path) for number in (1, 5, 3)]
    assert [(each.is_new, each.episodes) for each in added] == [(True, 1), (True, 2), (True, 3)]
    assert [rss.text_of(each, "link")[-1] for each in items(path)] == ["5", "3", "1"]
    built = etree.parse(path / "feed.xml").findtext("channel/lastBuildDate")
    assert built == rss.text_of(items(path)[0], "pubDate")


def test_an_episode_is_replaced_and_its_identifier_stays(made: tuple[Publication, Store], tmp_path: Path) -> None:
    path = folder(tmp_path)
    feed.add(made[0], made[1], path)
    (before,) = items(path)
    added = feed.add(told(made[0], title="Another title"), made[1], path)
    (after,) = items(path)
    assert (added.is_new, added.episodes) == (False, 1)
    assert rss.text_of(after, "title") == "Another title"
    assert rss.text_of(after, "guid") == rss.text_of(before, "guid")
    assert merge.file_of(after).startswith("another-title-")


def test_the_same_again_changes_no_byte(made: tuple[Publication, Store], show: Path) -> None:
    before = {each.name: each.read_bytes() for each in show.iterdir()}
    feed.add(*made, show)
    assert {each.name: each.read_bytes() for each in show.iterdir()} == before


def test_an_article_without_a_date_keeps_the_first_one(
    made: tuple[Publication, Store], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    path, undated = folder(tmp_path), told(made[0], published="", modified="")
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    feed.add(undated, made[1], path)
    monkeypatch.delenv("SOURCE_DATE_EPOCH")
    feed.add(undated, made[1], path)
    assert rss.text_of(items(path)[0], "pubDate") == "Tue, 14 Nov 2023 22:13:20 GMT"
    feed.add(told(undated, url="https://example.org/2"), made[1], path)
    assert rss.text_of(items(path)[1], "pubDate") == "Tue, 01 Jan 1980 00:00:00 GMT"
    assert [message for message in caplog.messages if "no date" in message] != []


def test_where_the_show_moves_to_all_its_files_are(made: tuple[Publication, Store], tmp_path: Path) -> None:
    path = folder(tmp_path)
    feed.add(numbered(made[0], 1), made[1], path)
    (path / "accessible.toml").write_text(SHOW.replace(BASE, "https://new.example.org/"))
    feed.add(numbered(made[0], 2), made[1], path)
    text = (path / "feed.xml").read_text("utf-8")
    assert BASE not in text
    assert len({each.find("enclosure").get("url") for each in items(path)}) == 2
    assert str(feed_id(f"{BASE}feed.xml")) in text  # a show keeps its identifier
    assert check(path).messages == ()


def test_a_feed_without_an_address_becomes_one_with_it(
    made: tuple[Publication, Store], tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    path = folder(tmp_path, "")
    feed.add(numbered(made[0], 1), made[1], path)
    assert "The show lacks base-url, title, description, category:" in caplog.text
    assert {each.code for each in check(path).messages} >= {"POD-017", "POD-019", "POD-024", "POD-043", "POD-061"}
    (path / "accessible.toml").write_text(SHOW)
    feed.add(numbered(made[0], 2), made[1], path)
    assert check(path).messages == ()


# Several at once


def _add_some(made: tuple[Publication, Store], path: Path, numbers: range) -> None:
    for number in numbers:
        feed.add(numbered(made[0], number), made[1], path)


def test_four_processes_add_two_hundred_episodes_and_none_is_lost(
    made: tuple[Publication, Store], tmp_path: Path
) -> None:
    path, context = folder(tmp_path), multiprocessing.get_context("fork")
    workers = [context.Process(target=_add_some, args=(made, path, range(first, 200, 4))) for first in range(4)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    assert [worker.exitcode for worker in workers] == [0] * 4
    found = items(path)
    assert sorted(int(rss.text_of(each, "link").rpartition("/")[2]) for each in found) == list(range(200))
    dates = [rss.date_of(each) for each in found]
    assert dates == sorted(dates, key=str, reverse=True)
    assert [each.name for each in path.iterdir() if each.name.endswith(".part")] == []
    assert len(list(path.glob("*.mp3"))) == 200


def test_a_run_that_holds_the_feed_is_waited_for(
    made: tuple[Publication, Store], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = folder(tmp_path)
    monkeypatch.setattr(feed, "LONGEST_WAIT", 0.2)
    with (path / feed.LOCK).open("w") as lock:
        flock(lock, LOCK_EX)
        began = time.monotonic()
        with pytest.raises(StorageError, match=r"Another run .* try again\.") as caught:
            feed.add(*made, path)
        assert time.monotonic() - began < 5
    assert caught.value.code == "feed_busy"
    assert not (path / "feed.xml").exists()
    feed.add(*made, path)  # the file that is left of a run that was ended is in nobody's way
    assert check(path).messages == ()


# What a person wrote


def test_what_is_not_ours_stays(made: tuple[Publication, Store], tmp_path: Path) -> None:
    path = folder(tmp_path)
    feed.add(numbered(made[0], 1), made[1], path)
    edit(path, "<rss ", '<?xml-stylesheet href="feed.xsl"?>\n<rss xmlns:own="urn:own" ')
    edit(
        path,
        "<generator>",
        '<!-- by hand --><atom:link rel="hub" href="https://hub.example.org/"/><own:a>b</own:a><generator>',
    )
    edit(path, "</channel>", "<!-- mine --><item><title>Mine</title><guid>1</guid></item></channel>")
    edit(path, "<itunes:duration>", "<itunes:episode>7</itunes:episode><itunes:duration>")
    feed.add(numbered(made[0], 1), made[1], path)
    feed.add(numbered(made[0], 2), made[1], path)
    text = (path / "feed.xml").read_text("utf-8")
    assert '<?xml-stylesheet href="feed.xsl"?>' in text
    assert "<!-- by hand -->" in text
    assert "<own:a>b</own:a>" in text
    assert 'rel="hub"' in text
    assert re.search(r"<!-- mine -->\s*<item>\s*<title>Mine</title>", text)
    assert "<itunes:episode>7</itunes:episode>" in text
    assert [rss.text_of(each, "title") for each in items(path)][-1] == "Mine"


def test_what_was_changed_in_an_episode_by_hand_stays_and_a_warning_says_so(
    made: tuple[Publication, Store], tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    path = folder(tmp_path)
    feed.add(*made, path)
    edit(path, 'The weir &amp; the "mill"</title>', "Weir and mill</title>")
    edit(path, '<podcast:person role="narrator" group="cast">', '<podcast:person role="host">')
    edit(path, "Sun, 05 Nov 2023 06:08:09 GMT</pubDate>", "Mon, 06 Nov 2023 06:00:00 GMT</pubDate>")
    for _ in range(2):
        feed.add(told(made[0], description="A new description."), made[1], path)
    (found,) = items(path)
    assert rss.text_of(found, "title") == "Weir and mill"
    assert rss.text_of(found, "pubDate") == "Mon, 06 Nov 2023 06:00:00 GMT"
    assert found.findall(f"{rss.PODCAST}person")[2].get("role") == "host"
    assert "A new description." in rss.text_of(found, "description")
    assert sum("by hand (title, pubDate, person)" in message for message in caplog.messages) == 2


def test_what_was_taken_out_of_an_episode_by_hand_stays_out(made: tuple[Publication, Store], tmp_path: Path) -> None:
    path = folder(tmp_path)
    feed.add(*made, path)
    text = (path / "feed.xml").read_text("utf-8")
    (path / "feed.xml").write_text(re.sub(r"<podcast:person.*</podcast:person>", "", text, flags=re.DOTALL))
    for _ in range(2):
        feed.add(told(made[0], authors=("Another",)), made[1], path)
    assert items(path)[0].findall(f"{rss.PODCAST}person") == []
    assert rss.text_of(items(path)[0], rss.AUTHOR) == "Another"


def test_of_an_episode_without_a_record_all_texts_count_as_written_by_hand(
    made: tuple[Publication, Store], tmp_path: Path
) -> None:
    path = folder(tmp_path)
    feed.add(*made, path)
    text = (path / "feed.xml").read_text("utf-8")
    (path / "feed.xml").write_text(re.sub(r"<\?accessible.*?\?>", "", text).replace('length="', 'length="1'))
    for _ in range(2):
        feed.add(told(made[0], description="Other", authors=("Another",)), made[1], path)
    (found,) = items(path)
    assert "A mill turns" in rss.text_of(found, "description")
    assert rss.text_of(found, rss.AUTHOR) == "Ida Brook, Ömer Çelik"
    assert check(path).messages == ()


def test_layout_is_no_change(made: tuple[Publication, Store], tmp_path: Path) -> None:
    path = folder(tmp_path)
    feed.add(*made, path)
    before = (path / "feed.xml").read_bytes()
    root = etree.fromstring(before)
    etree.indent(root, "\t")
    (path / "feed.xml").write_bytes(etree.tostring(root, encoding="utf-16"))
    feed.add(told(made[0], description="Other"), made[1], path)
    assert "Other" in rss.text_of(items(path)[0], "description")
    assert b'encoding="UTF-8"' in (path / "feed.xml").read_bytes()


def test_other_programs_read_the_same_without_the_record(show: Path) -> None:
    data = (show / "feed.xml").read_bytes()
    bare = re.sub(rb"<\?accessible.*?\?>", b"", data)
    assert bare != data
    assert podcastparser.parse(BASE, BytesIO(bare)) == podcastparser.parse(BASE, BytesIO(data))
    assert feedparser.parse(bare).entries == feedparser.parse(data).entries


def test_of_our_own_file_the_feed_says_the_truth_wherever_it_is(
    made: tuple[Publication, Store], tmp_path: Path
) -> None:
    path = folder(tmp_path)
    feed.add(*made, path)
    edit(path, f'<enclosure url="{BASE}', '<enclosure url="https://counted.example.org/e/pods.example.org/tide/')
    edit(path, 'length="', 'length="1')
    (path / "feed.xml").write_text(
        re.sub(r"duration>\d+<", "duration>1:02:03<", (path / "feed.xml").read_text("utf-8"))
    )
    feed.add(*made, path)
    (found,) = items(path)
    enclosure = found.find("enclosure")
    mp3 = next(path.glob("*.mp3"))
    assert enclosure.get("url") == f"https://counted.example.org/e/pods.example.org/tide/{mp3.name}"
    assert enclosure.get("length") == str(mp3.stat().st_size)
    assert rss.text_of(found, rss.DURATION) == str(round(MP3(mp3).info.length))


def test_an_episode_whose_identifier_was_changed_is_not_added_twice(
    made: tuple[Publication, Store], tmp_path: Path
) -> None:
    path = folder(tmp_path)
    feed.add(*made, path)
    (path / "feed.xml").write_text(re.sub(r"urn:uuid:[^<]+", "my-own", (path / "feed.xml").read_text("utf-8")))
    feed.add(*made, path)
    assert [rss.text_of(each, "guid") for each in items(path)] == ["my-own"]


def test_what_the_settings_of_a_show_say_replaces_what_stands_in_the_feed(
    made: tuple[Publication, Store], tmp_path: Path
) -> None:
    path = folder(tmp_path, f'[show]\nbase-url = "{BASE}"\ntitle = "Old"\n')
    feed.add(*made, path)
    edit(path, "<title>Old</title>", "<title>By hand</title>")
    edit(path, "<description>Old</description>", "<description>By hand</description>")
    edit(path, "cover-", "my-")
    (path / "accessible.toml").write_text(f'[show]\nbase-url = "{BASE}"\ntitle = "New"\n')
    feed.add(*made, path)
    channel = rss.parse(path / "feed.xml")
    assert rss.text_of(channel, "title") == "New"
    assert rss.text_of(channel, "description") == "By hand"
    assert "/my-" in channel.find(rss.IMAGE).get("href")


@pytest.mark.parametrize(
    "text",
    [
        "",
        "<rss><channel><title>Half of",
        '<feed xmlns="http://www.w3.org/2005/Atom"><title>Atom</title></feed>',
        "<html><body>Not found</body></html>",
        "<rss version='2.0'></rss>",
        "<rss version='2.0'><channel/><channel/></rss>",
        '<!DOCTYPE rss [<!ENTITY a "aaaa">]><rss version="2.0"><channel><title>&a;</title></channel></rss>',
        "\x00\x01",
    ],
)
def test_a_feed_that_cannot_be_read_is_refused_and_stays(
    made: tuple[Publication, Store], tmp_path: Path, text: str
) -> None:
    path = folder(tmp_path)
    (path / "feed.xml").write_text(text)
    before = sorted(path.iterdir())
    for work in (lambda: feed.ready(path, is_asked_for=True), lambda: feed.add(*made, path)):
        with pytest.raises(
            StorageError, match=r"^'.*feed\.xml' cannot be read as RSS \(.+\): mend it, .+\.$"
        ) as caught:
            work()
        assert caught.value.code == "broken_feed"
    assert (path / "feed.xml").read_text() == text
    assert sorted(each for each in path.iterdir() if each.name != feed.LOCK) == before


def test_a_feed_of_another_program_is_taken_over(made: tuple[Publication, Store], tmp_path: Path) -> None:
    path = folder(tmp_path)
    old = "<rss version='2.0'><channel><title>Old</title><item><title>One</title><guid>1</guid></item></channel></rss>"
    (path / "feed.xml").write_text(old)
    feed.add(*made, path)
    found = podcastparser.parse(BASE, BytesIO((path / "feed.xml").read_bytes()))
    assert found["title"] == "Tide & Time"
    assert [rss.text_of(each, "title") for each in items(path)] == ['The weir & the "mill"', "One"]
    assert "xmlns:ns0" not in (path / "feed.xml").read_text("utf-8")


@pytest.mark.parametrize("blocked", [feed.LOCK, "*.mp3", "*.vtt", "feed.xml"])
def test_what_cannot_be_written_is_one_sentence_and_the_feed_stays(
    made: tuple[Publication, Store], tmp_path: Path, blocked: str
) -> None:
    path = folder(tmp_path)
    feed.add(*made, path)
    before = (path / "feed.xml").read_bytes()
    file = next(path.glob(blocked))
    file.unlink()
    (file / "something").mkdir(parents=True)
    with pytest.raises(StorageError, match=r"^'.*' cannot be (written|read as RSS) \([^\n]+\): [^\n]+\.$"):
        feed.add(told(made[0], description="Other"), made[1], path)
    assert file.is_dir() or blocked == "feed.xml"
    assert blocked == "feed.xml" or (path / "feed.xml").read_bytes() == before
    assert list(path.glob("*.part")) == list(path.glob(".*.part")) == []


def test_a_place_that_cannot_be_a_folder_is_one_sentence(made: tuple[Publication, Store], tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    with pytest.raises(StorageError, match="cannot be written"):
        feed.add(*made, tmp_path / "file")


def test_a_file_that_went_missing_is_there_again(made: tuple[Publication, Store], tmp_path: Path) -> None:
    path = folder(tmp_path)
    feed.add(*made, path)
    for each in path.glob("the-weir*"):
        each.unlink()
    codes = [each.code for each in check(path).messages]
    assert codes == ["POD-070", "POD-074", "POD-074", "POD-076"]
    feed.add(*made, path)
    assert check(path).messages == ()


TAGS = ("title", "link", "pubDate", "description", rss.AUTHOR, f"{rss.CONTENT}encoded")
WORDS = st.text(st.characters(min_codepoint=32, blacklist_categories=("Cs", "Cn")), min_size=1, max_size=20)


@settings(deadline=None)
@given(st.dictionaries(st.sampled_from(TAGS), WORDS), st.dictionaries(st.sampled_from(TAGS), WORDS))
def test_an_element_stays_if_a_hand_touched_it_and_is_new_if_not(by_hand: dict[str, str], new: dict[str, str]) -> None:
    def elements(texts: dict[str, str]) -> dict[str, list[etree._Element]]:
        enclosure = rss.element("enclosure", "", {"url": "a.mp3", "length": "1"})
        known = {tag: rss.said(tag, texts.get(tag, "as it was")) for tag in TAGS}
        return {
            "guid": rss.said("guid", "1"),
            **known,
            "enclosure": [enclosure],
            rss.DURATION: rss.said(rss.DURATION, "1"),
        }

    channel = rss.blank()
    node = etree.SubElement(channel, "item")
    assert merge.merge(node, elements({}), "") == []
    for tag, text in by_hand.items():
        node.find(tag).text = rss.legal(text)
    node = etree.fromstring(rss.serialise(channel)).find("channel/item")
    merge.merge(node, elements(new), "")
    for tag in TAGS:
        was_touched = " ".join(rss.legal(by_hand.get(tag, "as it was")).split()) != "as it was"
        expected = by_hand[tag] if was_touched else new.get(tag, "as it was")
        assert rss.text_of(node, tag).split() == rss.legal(expected).split()


# Hostile texts

HOSTILE = [
    "a\x00b\x1b[31mc\x07",
    "\ud800 alone \udfff",
    "]]><script>alert(1)</script><![CDATA[",
    '"><item><title>&amp;&#0;&lt;',
    "\u202eright to left\u202c שלום مرحبا",
    "👩‍👩‍👧‍👦🏴‍☠️ 🇩🇪",
    "%s {} {0} {title} ${x}",
    "\ufffe\uffff\x85\u2028\u2029 x",
    "long " * 2000,
    "W" * 9000,
    "../../etc/passwd",
]


@pytest.mark.parametrize("text", HOSTILE)
def test_any_text_can_stand_in_any_field(made: tuple[Publication, Store], text: str, tmp_path: Path) -> None:
    url = (
        "https://example.org/" + text.encode(errors="ignore").decode()
    )  # readers take no address with half a character
    hostile = told(made[0], title=text, authors=(text, text), source=text, description=text, url=url)
    channel = rss.blank()
    node = etree.SubElement(channel, "item")
    files = item.Files(f"{BASE}a", 1, 1.0)
    merge.merge(node, item.elements(hostile, files, datetime(2024, 1, 1, tzinfo=UTC)), BASE)
    data = rss.serialise(channel)
    found = feedparser.parse(data)
    assert not found.bozo
    (entry,) = found.entries
    assert "<script" not in entry.get("summary", "")
    assert len(entry.title) <= 255
    (parsed,) = etree.fromstring(data).findall("channel/item")
    assert len((parsed.findtext("description") or "").encode()) <= 4000
    assert all(len(each.text) <= 128 for each in parsed.findall(f"{rss.PODCAST}person"))
    assert rss.text_of(parsed, "title").rstrip("…").strip() in " ".join(rss.legal(text).split())
    (tmp_path / "again.xml").write_bytes(data)
    assert rss.serialise(rss.parse(tmp_path / "again.xml")) == data


def test_the_names_of_files_are_plain_whatever_the_title(made: tuple[Publication, Store], tmp_path: Path) -> None:
    path = folder(tmp_path)
    feed.add(told(made[0], title="Größe & 冷 <b>../x</b> 👍"), made[1], path)
    assert all(re.fullmatch(r"[A-Za-z0-9._-]+", each.name) for each in path.iterdir())
    assert check(path).messages == ()
