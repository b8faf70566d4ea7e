"""The settings of a show, and a show made with the command."""

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import podcastparser
import pytest
from PIL import Image

from accessible import cli
from accessible.errors import UsageError
from accessible.settings import load
from accessible.writers.show import Show, read
from tests.shows import BASE, PAGE, SHOW

SENTENCE = re.compile(r"[^\n]+[:,] [^\n]+\.")


def written(folder: Path, text: str) -> Path:
    (folder / "accessible.toml").write_text(text, "utf-8")
    return folder


def test_what_is_said_of_a_show_is_read(tmp_path: Path) -> None:
    assert read(written(tmp_path, SHOW)) == Show(
        title="Tide & Time",
        description="Articles about the sea, <read> aloud.",
        author="The Tidewater Review",
        categories=(("Science", "Nature"), ("History", "")),
        explicit=False,
        base_url=BASE,
        owner_name="Ada Brook",
        owner_email="ada@example.org",
        language="en-GB",
        link="https://example.org/tide",
        locked=False,
    )


@pytest.mark.parametrize("text", ["", "[show]\n", 'engine = "tone"\n'])
def test_nothing_may_be_said_of_a_show(tmp_path: Path, text: str) -> None:
    assert read(written(tmp_path, text)) == read(tmp_path / "nowhere") == Show()


def test_a_show_is_no_setting_of_a_run(tmp_path: Path) -> None:
    written(tmp_path, f'engine = "tone"\n{SHOW}')
    assert load({}, {}, tmp_path).engine == "tone"


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("[show", "could not be read as TOML"),
        ('[show]\ntitle = "a"\ntitle = "b"\n', "could not be read as TOML"),
        ("\x00", "could not be read as TOML"),
        ("a = " + "[" * 5000, "could not be read as TOML"),
        ('show = "mine"\n', "'show' is no table"),
        ('[show]\ntitel = "a"\n', "There is no setting called 'titel'"),
        ("[show]\ntitle = 3\n", "3 is no value for title"),
        ('[show]\ntitle = " "\n', "is no value for title"),
        (f'[show]\ntitle = "{"a" * 256}"\n', "at most 255 characters"),
        (f'[show]\ndescription = "{"ä" * 2001}"\n', "at most 4000 bytes"),
        ("[show]\nauthor = []\n", "[] is no value for author"),
        ('[show]\nexplicit = "no"\n', "'no' is no value for explicit"),
        ("[show]\nlocked = 1\n", "1 is no value for locked"),
        ('[show]\nlanguage = "English"\n', "a language tag such as en or pt-BR"),
        ('[show]\nlink = "example.org"\n', "begins with http or https"),
        ('[show]\nlink = "https://example.org/größe"\n', "begins with http or https"),
        ('[show]\nlink = "https://[::1"\n', "begins with http or https"),
        ('[show]\nlink = "javascript:alert(1)"\n', "begins with http or https"),
        ('[show]\nbase-url = "/tide"\n', "the address of the folder on the web"),
        ('[show]\nbase-url = "https://example.org/feed.xml"\n', "the address of the folder on the web"),
        ('[show]\nbase-url = "https://example.org/?show=1"\n', "the address of the folder on the web"),
        ('[show]\nbase-url = "ftp://example.org/"\n', "the address of the folder on the web"),
        ('[show]\nowner-email = "Ada"\n', "an e-mail address"),
        ('[show]\nowner-email = "a@b.org\\nBcc: c@d.org"\n', "an e-mail address"),
        ('[show]\ncategory = "science"\n', "such as Science"),
        ('[show]\ncategory = "Documentary"\n', "Society & Culture > Documentary"),
        ('[show]\ncategory = ["Science", "Science > Documentary"]\n', "name of Apple's list"),
        ("[show]\ncategory = []\n", "name of Apple's list"),
        ('[show]\ncover = "none.png"\n', "there is no PNG or JPEG file"),
        ('[show]\ncover = "../cover.png"\n', "in the same folder"),
        ('[show]\ncover = "größe.png"\n', "in ASCII letters"),
        ('[show]\ncover = ".accessible.png"\n', "in the same folder"),
    ],
)
def test_what_is_wrong_is_one_sentence(tmp_path: Path, text: str, says: str) -> None:
    with pytest.raises(UsageError) as caught:
        read(written(tmp_path, text))
    assert says in str(caught.value)
    assert "accessible.toml" in str(caught.value)
    assert SENTENCE.fullmatch(str(caught.value))


@pytest.mark.parametrize(
    ("size", "mode", "name", "says"),
    [
        ((1400, 1400), "RGB", "a.png", ""),
        ((3000, 3000), "RGB", "a.jpg", ""),
        ((1399, 1399), "RGB", "a.png", "1399 by 1399"),
        ((3001, 3001), "RGB", "a.jpg", "3001 by 3001"),
        ((1500, 1400), "RGB", "a.png", "has to be square"),
        ((1400, 1400), "CMYK", "a.jpg", "not RGB"),
        ((1400, 1400), "L", "a.png", "not RGB"),
    ],
)
def test_a_cover_has_to_be_what_apple_asks_for(
    tmp_path: Path, size: tuple[int, int], mode: str, name: str, says: str
) -> None:
    Image.new(mode, size).save(tmp_path / name)
    written(tmp_path, f'[show]\ncover = "{name}"\n')
    if not says:
        assert read(tmp_path).cover == name
        return
    with pytest.raises(UsageError, match=says):
        read(tmp_path)


# The command


@pytest.fixture
def make(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Callable[..., tuple[int, str, str]]:
    (tmp_path / "weir.html").write_text(PAGE, "utf-8")

    def run(*options: str, source: str = "weir.html") -> tuple[int, str, str]:
        quick = ["--engine", "tone", "--store", "store", "--offline"]
        code = cli.run(["make", source, *quick, *options])
        return code, *capsys.readouterr()

    return run


Make = Callable[..., tuple[int, str, str]]


def test_the_command_adds_an_episode_and_says_so(tmp_path: Path, make: Make) -> None:
    show = tmp_path / "show"
    show.mkdir()
    written(show, SHOW)
    code, out, err = make("--format", "feed", "-o", "show", "--quiet")
    assert (code, out, err) == (0, "", "")
    code, out, _ = make("--format", "feed", "-o", "show", "--title", "Other")
    assert re.search(r"^feed: show/feed\.xml, \d+ kB, 1 episode, \d+ seconds, made anew: Other$", out, re.MULTILINE)
    (tmp_path / "other.html").write_text(PAGE.replace("news/weir", "news/other"))
    code, out, _ = make("--format", "feed", "-o", "show", "--json", source="other.html")
    (file,) = json.loads(out)["files"]
    assert (file["format"], file["path"], file["episodes"], file["new"]) == ("feed", "show/feed.xml", 2, True)
    assert file["episode"] == 'The weir & the "mill"'
    assert cli.run(["feed", "check", "show"]) == 0


@pytest.mark.parametrize("text", [None, '[show]\ntitle = "Tide"\n', "[show\n", '[show]\nbase-url = "here"\n'])
def test_a_feed_that_is_asked_for_is_refused_before_any_work(tmp_path: Path, make: Make, text: str | None) -> None:
    if text:
        (tmp_path / "show").mkdir()
        written(tmp_path / "show", text)
    code, _, err = make("--format", "epub,feed", "-o", "show")
    assert code == 2
    assert re.fullmatch(r"accessible: [^\n]*show/accessible\.toml[^\n]*\.\n", err)
    assert not (tmp_path / "store").exists()
    assert [each.name for each in tmp_path.glob("show/*")] == (["accessible.toml"] if text else [])


def test_a_broken_feed_is_refused_before_any_work(tmp_path: Path, make: Make) -> None:
    (tmp_path / "show").mkdir()
    written(tmp_path / "show", SHOW)
    (tmp_path / "show" / "feed.xml").write_text("<rss><channel>")
    code, _, err = make("--format", "feed", "-o", "show")
    assert code == 5
    assert SENTENCE.fullmatch(err.removeprefix("accessible: ").strip())
    assert not (tmp_path / "store").exists()


def test_among_all_formats_a_feed_is_made_without_settings_and_a_warning_says_what_it_lacks(
    tmp_path: Path, make: Make
) -> None:
    code, out, err = make("--format", "all", "-o", "out")
    assert code == 0
    assert "feed: out/feed.xml" in out
    assert re.search(r"Warning: The show lacks base-url, title, description, category: .*accessible\.toml", err)
    with (tmp_path / "out" / "feed.xml").open("rb") as file:
        found = podcastparser.parse("out/feed.xml", file)
    assert found["title"] == "The River Post"
    assert cli.run(["feed", "check", "out"]) == 7


@pytest.mark.parametrize(
    "title",
    [
        "</title><script>alert(1)</script>",
        "\x1b[31mred\x07 \x00",
        "\u202eevil\u202c",
        "عنوان المقال",
        "👩‍👩‍👧‍👦 family",
        "W" * 5000,
        "]]>",
    ],
)
def test_hostile_texts_in_every_field_make_a_feed_that_others_read(tmp_path: Path, make: Make, title: str) -> None:
    show = tmp_path / "show"
    show.mkdir()
    said = json.dumps(title[:200], ensure_ascii=False)
    fields = "".join(f"{name} = {said}\n" for name in ("title", "description", "author", "owner-name"))
    written(show, f'[show]\nbase-url = "{BASE}"\ncategory = "News"\n{fields}')
    code, _, err = make("--format", "feed", "-o", "show", "--title", title, "--author", title)
    assert (code, err.count("Traceback")) == (0, 0)
    data: dict[str, Any] = podcastparser.parse(BASE, (show / "feed.xml").open("rb"))
    assert data["cover_url"].startswith(BASE)
    assert len(data["episodes"]) == 1
    assert cli.run(["feed", "check", "show"]) == 0
