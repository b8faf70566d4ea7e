"""What EPUBCheck and Ace say of books with all metadata, certified, with lexicons, or with hostile texts everywhere."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from accessible import pipeline
from accessible.settings import Settings
from tests.judged import judges
from tests.test_package_metadata import attacked, hostile

pytestmark = [pytest.mark.validate, pytest.mark.timeout(600)]

ARTICLE = """\
---
title: Xi's visit
subtitle: What came of it
authors: [Ann Lee, Bob Ray]
translator: Dan Wu
license: https://creativecommons.org/licenses/by/4.0/
date: 2024-03-05T10:30:00+02:00
lang: en
canonical_url: https://gazette.example/xi?a=1&b=2
---
Xi met **Siob**han and [Zelenskyy](https://example.org/z) in *New York*; <span lang="de">Xi war auch da</span>.[^1]

## Xi's plane

- nginx
- `Xi()`

[^1]: Xi said so.
"""


def judged(path: Path) -> list[str]:
    court = judges()
    return [*court.epubcheck([path])[path], *court.ace([path])[path]]


@pytest.mark.parametrize(
    "changes",
    [
        {},
        {
            "certified_by": "Acme & Co",
            "certified_on": "2026-11",
            "certifier_credential": "Gold <1>",
            "certifier_report": "https://acme.example/r?a=1&b=2",
        },
        {"reader": "apple", "certified_by": "Acme"},
        {"sync": "word"},
    ],
    ids=["plain", "certified", "fixed", "words"],
)
def test_they_find_nothing_in_a_book_with_all_metadata(
    changes: dict[str, str], settings: Settings, tmp_path: Path
) -> None:
    (tmp_path / "in.md").write_text(ARTICLE, "utf-8")
    words = {"nginx": "engine x", "New York": "/njuː jɔːk/", "de": {"Xi": "/ʃi/"}}
    wanted = replace(settings, format="epub", pronunciation=words, **changes)
    assert judged(pipeline.make([str(tmp_path / "in.md")], wanted, lambda *_: None).files["epub"].path) == []


def test_they_find_nothing_in_a_book_with_hostile_texts_in_every_field(
    shared: Callable[[str], Path], settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "in.md").write_text(ARTICLE, "utf-8")
    texts = hostile(shared)
    monkeypatch.setattr(pipeline, "_known", lambda *_: attacked(texts))
    wanted = replace(settings, format="epub", certified_by=texts[5], certifier_credential=texts[6])
    assert judged(pipeline.make([str(tmp_path / "in.md")], wanted, lambda *_: None).files["epub"].path) == []
