"""The pages about the book and its accessibility say what is true of it."""

import json
import re
from dataclasses import replace
from pathlib import Path

import pytest

from accessible import assets
from accessible.document import Article, Block, Contributor, Metadata
from accessible.narration import Narration, Voice
from accessible.publication import Certifier, Layout, Publication
from accessible.writers.accessibility import Contents, features
from accessible.writers.metadata import entries

ROOT = Path(__file__).parent.parent
ACCESSIBILITY = (ROOT / "docs" / "accessibility.md").read_text("utf-8")
BOOK = (ROOT / "docs" / "what-is-in-the-book.md").read_text("utf-8")
CRITERIA = {
    "A": """1.1.1 1.2.1 1.2.2 1.2.3 1.3.1 1.3.2 1.3.3 1.4.1 1.4.2 2.1.1 2.1.2 2.1.4 2.2.1 2.2.2 2.3.1 2.4.1 2.4.2 2.4.3
        2.4.4 2.5.1 2.5.2 2.5.3 2.5.4 3.1.1 3.2.1 3.2.2 3.2.6 3.3.1 3.3.2 3.3.7 4.1.2""",
    "AA": """1.2.4 1.2.5 1.3.4 1.3.5 1.4.3 1.4.4 1.4.5 1.4.10 1.4.11 1.4.12 1.4.13 2.4.5 2.4.6 2.4.7 2.4.11 2.5.7 2.5.8
        3.1.2 3.2.3 3.2.4 3.3.3 3.3.4 3.3.8 4.1.3""",
}
"""The success criteria of WCAG 2.2, as the Recommendation numbers them."""
ANSWERS = {"met", "met, but for a fixed layout", "depends on the article", "not applicable"}


def rows(text: str, heading: str) -> list[list[str]]:
    section = text.partition(f"\n## {heading}\n")[2].partition("\n## ")[0]
    lines = [line.strip("|").split(" | ") for line in section.splitlines() if line.startswith("| ")]
    return [[cell.strip() for cell in line] for line in lines[1:]]


def everything() -> Publication:
    person = Contributor("Dan Wu", "trl")
    metadata = Metadata(
        "T", "S", ("Ann Lee",), "P", "2024-01-01", "en", "https://a.example", ("x",), "d", "2024-01-02",
        contributors=(person,), file_as=(("Ann Lee", "Lee, Ann"),), rights="CC0",
    )  # fmt: skip
    hum = Voice("tone", "hum", "mul", 24_000)
    narration = Narration(hum, 24_000, {}, voices=(hum,))
    made = Publication(Article(metadata, (Block("x"),)), narration, (), (), (), (), assets.labels("en"))
    certifier = Certifier("Acme", "2026", "Gold", "https://a.example")
    return replace(made, layout=Layout.FIXED, certifier=certifier)


def test_every_criterion_has_one_row_with_its_level_and_an_answer() -> None:
    found = rows(ACCESSIBILITY, "WCAG 2.2, levels A and AA")
    stated = {row[0].split()[0]: row[1] for row in found}
    assert len(found) == len(stated) == 55
    assert stated == {number: level for level, numbers in CRITERIA.items() for number in numbers.split()}
    assert {row[2] for row in found} == ANSWERS
    assert all(len(row) == 4 and row[3] for row in found)


def test_what_depends_on_the_article_is_for_a_person_to_check() -> None:
    found = rows(ACCESSIBILITY, "WCAG 2.2, levels A and AA")
    assert [row[0] for row in found if row[2] == "depends on the article" and "person" not in row[3]] == []


@pytest.mark.parametrize("page", [ACCESSIBILITY, BOOK])
def test_the_tests_that_the_pages_name_are_there(page: str) -> None:
    names = set(re.findall(r"`(test_\w+\.py)`", page))
    assert [name for name in sorted(names) if not (ROOT / "tests" / name).exists()] == []


def test_every_property_that_a_book_has_is_explained() -> None:
    names = {entry.name for entry in entries(everything(), Contents(), {"title-overlay": 1})}
    assert {"dc:rights", "file-as", "a11y:certifierReport", "media:narrator", "rendition:layout"} <= names
    explained = set(re.findall(r"`([a-z0-9]+(?::|-)[\w-]+)`", BOOK)) | set(re.findall(r"`(role)`", BOOK))
    assert sorted(names - explained) == []


def test_every_feature_that_a_book_may_claim_is_explained() -> None:
    all_of_them = Contents(1, 0, has_mathematics=True, has_page_list=True, has_page_breaks=True, lexicons=1)
    claimed = features(all_of_them)
    assert len(claimed) == 12
    assert [name for name in claimed if f"`{name}`" not in ACCESSIBILITY] == []
    onix = ACCESSIBILITY.partition("\n## ONIX\n")[2]
    assert [name for name in claimed if f"`{name}`" not in onix] == ["pageBreakMarkers"]


def test_the_page_says_in_how_many_languages_the_summary_is() -> None:
    sentences = json.loads((assets.FOLDER / "accessibility.json").read_text("utf-8"))
    assert len(sentences) == 12
    assert "if it is one of twelve" in ACCESSIBILITY


def test_the_conformance_statement_is_the_one_that_is_written() -> None:
    (written,) = (entry.value for entry in entries(everything(), Contents(), {}) if entry.name == "dcterms:conformsTo")
    assert f'"{written}"' in ACCESSIBILITY
