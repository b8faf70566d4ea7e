"""The documents say what is true of the code."""

import ast
import importlib
import re
from dataclasses import fields
from itertools import pairwise
from pathlib import Path

import pytest

from accessible import cli, engines, report, sandbox
from accessible.errors import AccessibleError
from accessible.pipeline import read_article
from accessible.prepare import clean
from accessible.prepare.speakable import speakable
from accessible.proof.finding import CODES
from accessible.readers import MOST_BLOCKS, READERS, fetch
from accessible.settings import Settings
from accessible.writers import WRITERS
from accessible.writers.identity import file_stem
from quality import docs

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
    "command", [["--help"], ["make", "--help"], ["read", "--help"], ["voices", "--help"], ["proof", "--help"]]
)
def test_the_guide_names_every_command_and_option(command: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        cli.run(command)
    shown = capsys.readouterr().out
    options = set(re.findall(r"--[a-z]+(?:-[a-z]+)*", shown)) - {"--help"}
    commands = set(re.findall(r"^ {4}(\w+) ", shown, re.MULTILINE)) if command == ["--help"] else set()
    assert [option for option in options if f"{option}`" not in GUIDE] == []
    assert [name for name in commands if f"`accessible {name}" not in GUIDE] == []


def test_the_guide_names_every_setting_engine_format_and_reader() -> None:
    names = [field.name.replace("_", "-") for field in fields(Settings)]
    names += [*engines.ENGINES, *WRITERS, *READERS]
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
    table = GUIDE.partition("## Exit codes")[2].partition("## JSON")[0]
    assert set(re.findall(r"`(\w+)`", table)) == error_codes()


def test_the_help_and_the_guide_agree_on_exit_codes() -> None:
    in_help = set(re.findall(r"^  (\d+) ", cli.EXIT_CODES, re.MULTILINE))
    table = GUIDE.partition("## Exit codes")[2].partition("## JSON")[0]
    in_guide = {code for row in re.findall(r"^\| ([\d, ]+) \|", table, re.MULTILINE) for code in row.split(", ")}
    assert in_help <= in_guide


def spoken_rows() -> list[tuple[str, str]]:
    """Return what the page about speech says is written, and said for it."""
    page = (ROOT / "docs" / "speech.md").read_text("utf-8")
    rows = re.findall(r"^\| [^|]*\| ([^|]+) \| ([^|]+) \|$", page, re.MULTILINE)
    return [row for row in rows if row != ("written", "said")]


@pytest.mark.parametrize(("written", "said"), spoken_rows())
def test_the_page_about_speech_says_what_is_said(written: str, said: str) -> None:
    assert speakable(written, "en") == said
