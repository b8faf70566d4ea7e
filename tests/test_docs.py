"""The documents say what is true of the code."""

import ast
import importlib
import json
import re
from dataclasses import fields
from itertools import pairwise
from pathlib import Path

import emoji
import pytest
from babel import Locale

from accessible import assets, cli, engines, report, sandbox
from accessible.errors import AccessibleError
from accessible.pipeline import read_article
from accessible.prepare import clean
from accessible.prepare.script import script
from accessible.prepare.sentences import Manner
from accessible.prepare.speakable import speakable
from accessible.prepare.verbalise import tongues
from accessible.proof.finding import CODES
from accessible.readers import MOST_BLOCKS, READERS, fetch
from accessible.settings import Settings
from accessible.writers import FORMATS, show
from accessible.writers.identity import file_stem
from quality import docs, feed_docs

ROOT = Path(__file__).parent.parent
GUIDE = (ROOT / "docs" / "guide.md").read_text("utf-8")
ARCHITECTURE = (ROOT / "ARCHITECTURE.md").read_text("utf-8")
NAMES = sorted(set(re.findall(r"`(accessible(?:\.\w+)*:\w+)`", ARCHITECTURE)))


@pytest.mark.parametrize("name", NAMES)
def test_a_name_in_the_architecture_is_there(name: str) -> None:
    module, _, attribute = name.partition(":")
    assert hasattr(importlib.import_module(module), attribute)


def test_the_architecture_walks_through_every_stage() -> None:
    packages = {path.parent.name for path in (ROOT / "accessible").glob("*/__init__.py")}
    missing = [package for package in packages if f"accessible.{package}" not in ARCHITECTURE]
    assert missing == []


def test_the_paragraph_that_the_architecture_follows_is_where_it_says() -> None:
    text = (ROOT / "assets" / "articles" / "harbour-sound.txt").read_text("utf-8")
    assert "Herring, like many fish, talk." in text


def test_the_readme_shows_the_files_that_its_article_makes() -> None:
    article = read_article(str(ROOT / "assets" / "articles" / "harbour-sound.txt"), Settings())
    readme = (ROOT / "README.md").read_text("utf-8")
    shown = set(re.findall(r"out/([\w-]+)\.(?:epub|mp3)", readme))
    assert shown == {file_stem(article)}


def test_the_readme_shows_what_read_prints() -> None:
    """A line of the README may end before its end, with an ellipsis; one that is nothing else stands for any lines."""
    readme = (ROOT / "README.md").read_text("utf-8")
    block = readme.partition("$ accessible read harbour.txt\n")[2].partition("\n\n`--html")[0]
    shown = [line.removeprefix("    ") for line in block.splitlines()]
    assert len(shown) > 20
    printed = report.article_lines(read_article(str(ROOT / "assets" / "articles" / "harbour-sound.txt"), Settings()))
    at = 0
    for before, line in pairwise(["", *shown]):
        if line == "…":
            continue
        found = [number for number, real in enumerate(printed[at:], at) if is_shown(line, real)]
        assert found, line
        assert before == "…" or found[0] == at, f"{line!r} does not follow {before!r}"
        at = found[0] + 1
    assert shown[-1] == "…" or at == len(printed)


def is_shown(line: str, printed: str) -> bool:
    return printed.startswith(line.removesuffix("…")) if line.endswith("…") else printed == line


def test_the_page_about_cleaning_is_that_of_the_rules() -> None:
    page = docs.CLEANING.read_text("utf-8")
    assert page == docs.cleaning(), "run make docs, and review what it writes"
    assert [name for name in clean.NAMES if f"`{name}`" not in page and f"`--drop {name}`" not in page] == []


@pytest.mark.parametrize(
    "command",
    [
        ["--help"],
        ["make", "--help"],
        ["read", "--help"],
        ["voices", "--help"],
        ["proof", "--help"],
        ["check", "--help"],
        ["batch", "--help"],
        ["store", "--help"],
        ["feed", "--help"],
        ["feed", "check", "--help"],
    ],
)
def test_the_guide_names_every_command_and_option(command: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        cli.run(command)
    shown = capsys.readouterr().out
    options = set(re.findall(r"--[a-z]+(?:-[a-z]+)*", shown)) - {"--help"}
    commands = set(re.findall(r"^ {4}(\w+) ", shown, re.MULTILINE)) if command == ["--help"] else set()
    assert [option for option in options if f"{option}`" not in GUIDE] == []
    assert [name for name in commands if f"`accessible {name}" not in GUIDE] == []


def test_the_tests_that_back_the_promises_are_there() -> None:
    named = re.findall(r"`(test_\w+\.py)::(\w+)`", (ROOT / "README.md").read_text("utf-8"))
    assert len(named) == 9
    assert [name for file, name in named if f"\ndef {name}(" not in (ROOT / "tests" / file).read_text("utf-8")] == []


def test_the_page_about_formats_has_a_row_for_each() -> None:
    page = (ROOT / "docs" / "formats.md").read_text("utf-8")
    assert [name for name in FORMATS if f"\n| `{name}` |" not in page] == []


def test_the_page_about_feeds_is_that_of_the_rules() -> None:
    assert feed_docs.PAGE.read_text("utf-8") == feed_docs.page(), "run make docs, and review what it writes"


def test_the_page_about_shows_names_every_setting_of_one() -> None:
    page = (ROOT / "docs" / "podcasting.md").read_text("utf-8")
    assert [name for name in show.NAMES if f"`{name}`" not in page] == []


def test_the_guide_names_every_setting_engine_and_reader() -> None:
    names = [field.name.replace("_", "-") for field in fields(Settings)]
    names += [*engines.ENGINES, *READERS]
    assert [name for name in names if f"`{name}`" not in GUIDE] == []


def test_the_guide_names_the_limits_of_reading() -> None:
    limits = (
        f"{sandbox.MEMORY >> 20} MB of memory, {sandbox.CPU_SECONDS} seconds of computing",
        f" and {sandbox.SECONDS:.0f} seconds in all",
        f"{fetch.LARGEST >> 20} MB and {MOST_BLOCKS:,} paragraphs",
    )
    assert [limit for limit in limits if limit not in " ".join(GUIDE.split())] == []


def test_the_page_about_the_proof_explains_every_code() -> None:
    page = (ROOT / "docs" / "proof.md").read_text("utf-8")
    assert dict(re.findall(r"^\| `(\w+)` \| (.+) \|$", page, re.MULTILINE)) == dict(CODES)


def test_the_guide_names_every_cleaning_rule() -> None:
    assert [name for name in clean.NAMES if f"`{name}`" not in GUIDE] == []


def error_codes() -> set[str]:
    """Return every error code in the source: of the classes, and those given where an error is raised."""
    codes = {error.code for error in AccessibleError.__subclasses__()}
    for path in (ROOT / "accessible").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.keyword) and node.arg == "code" and isinstance(node.value, ast.Constant):
                codes.add(str(node.value.value))
    return codes


def test_the_guide_names_every_error_code() -> None:
    assert [code for code in sorted(error_codes()) if f"`{code}`" not in GUIDE] == []


def test_the_guide_has_no_error_code_that_is_not_raised() -> None:
    table = "\n".join(
        re.findall(r"^\| \d.*", GUIDE.partition("## Exit codes")[2].partition("## JSON")[0], re.MULTILINE)
    )
    fetching = GUIDE.partition("| code | what happened |")[2].partition("\n\n")[0]
    assert set(re.findall(r"`([a-z_]+)`", table + fetching)) == error_codes()


def test_the_help_and_the_guide_agree_on_exit_codes() -> None:
    in_help = set(re.findall(r"^  (\d+) ", cli.EXIT_CODES, re.MULTILINE))
    table = GUIDE.partition("## Exit codes")[2].partition("## JSON")[0]
    in_guide = {code for row in re.findall(r"^\| ([\d, ]+) \|", table, re.MULTILINE) for code in row.split(", ")}
    assert in_help <= in_guide


SAID = (ROOT / "docs" / "what-is-said.md").read_text("utf-8")
LANGUAGES = {
    "English": "en",
    "German": "de",
    "French": "fr",
    "Spanish": "es",
    "Italian": "it",
    "Portuguese": "pt",
    "Brazilian Portuguese": "pt-BR",
    "Dutch": "nl",
    "Polish": "pl",
    "Russian": "ru",
}


def section(name: str) -> str:
    return SAID.partition(f"\n## {name}\n")[2].partition("\n## ")[0]


def spoken_rows() -> list[tuple[str, str, str]]:
    """Return what the page about speech says is written, and said for it, each in its language."""
    return [
        (tag, *row)
        for name, tag in LANGUAGES.items()
        for row in re.findall(r"^\| [^|]*\| ([^|]+) \| ([^|]+) \|$", section(name), re.MULTILINE)
        if row != ("written", "said")
    ]


@pytest.mark.parametrize(("language", "written", "said"), spoken_rows())
def test_the_page_about_speech_says_what_is_said(language: str, written: str, said: str) -> None:
    assert speakable(written, language) == said


def test_the_page_about_speech_has_a_table_for_each_language_with_rules() -> None:
    tags = {tag for tag, _, _ in spoken_rows()}
    assert tags == set(LANGUAGES.values()) == {"pt-BR" if tag == "pt-br" else tag for tag in tongues.MODULES}


def test_the_page_about_speech_says_how_the_parts_of_an_article_are_said(tmp_path: Path) -> None:
    written, said, *_ = re.findall(r"(?:^ {4}.*\n|^\n(?= {4}))+", section("The parts of an article"), re.MULTILINE)
    path = tmp_path / "article.md"
    path.write_text("---\ntitle: T\nlang: en\n---\n" + re.sub(r"^ {4}", "", written, flags=re.MULTILINE), "utf-8")
    article = read_article(str(path), Settings(workers=0))
    body = script(article, assets.labels("en"), Manner(headings=True)).body
    lines = [" ".join(filter(None, (sentence.spoken for sentence in each.sentences))) for each in body]
    assert lines == [line.strip() for line in said.splitlines() if line.strip()]


def test_the_page_about_speech_names_the_languages_of_labels_and_emoji() -> None:
    parts = " ".join(section("The parts of an article").split())
    labels = json.loads((assets.FOLDER / "labels.json").read_text("utf-8"))
    for tags, before in ((labels, "that are added are known in"), ({*emoji.LANGUAGES, "nl", "pl"}, "the text: in")):
        listed = re.split(r", | and ", parts.partition(before)[2].partition(".")[0].partition(";")[0].strip())
        assert sorted(listed) == sorted(str(Locale(tag).get_display_name("en")) for tag in tags)
