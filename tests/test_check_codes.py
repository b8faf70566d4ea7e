"""Every code of `accessible check`: a book that breaks it is found out, by that code and no other."""

import re
from pathlib import Path

import pytest

from accessible.check.examine import examine
from accessible.check.message import Severity
from accessible.check.rules import CODES, RULES
from quality import check_docs
from quality.check_docs import recipe
from tests.check.good import good, write

FOLDER = Path(__file__).parent / "check"
SENTENCE = re.compile(r"\S[^\n]*[:;] [^\n]+\S\.")
"""What is wrong, and what to do."""
RECIPES = sorted(path.parent.name for path in FOLDER.glob("*/break.py"))


def test_every_code_has_a_folder() -> None:
    assert sorted(CODES) == RECIPES


def test_nothing_is_found_in_the_good_book(tmp_path: Path) -> None:
    assert examine(write(good(), tmp_path / "good.epub")) == []


@pytest.mark.parametrize("code", RECIPES)
def test_a_broken_book_is_found_out(code: str, tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    broken = recipe(code)
    messages = examine(broken.broken(tmp_path))
    assert {message.code for message in messages} == {code, *getattr(broken, "ALSO", ())}
    assert (broken.PATH, True) in [(each.path, broken.SAYS in each.text) for each in messages if each.code == code]
    assert all(SENTENCE.fullmatch(message.text) for message in messages)
    assert all(message.severity is CODES[message.code].severity for message in messages)
    assert caplog.messages == []
    page = check_docs.page(code, broken.__doc__, check_docs.example(code, messages))
    assert (check_docs.PAGES / f"{code}.md").read_text("utf-8") == page, "run make docs, and review what it writes"


def test_severities_are_sorted_and_the_worst_comes_first(tmp_path: Path) -> None:
    messages = examine(recipe("MET-005").broken(tmp_path))
    ranks = [message.severity.rank for message in messages]
    assert ranks == sorted(ranks)
    assert messages[0].severity is Severity.ERROR


def test_rules_have_names_of_their_own() -> None:
    names = {(rule.__module__, rule.__name__) for rule in RULES}
    assert len(names) == len(RULES)
