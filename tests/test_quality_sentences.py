"""How sentences are scored, on texts whose scores can be counted by hand."""

import gzip
import json
from pathlib import Path

import pytest

from quality.row import Row
from quality.sentences import measure

RECORDS = [
    {"set": "golden", "lang": "en", "text": "It froze.  It\nthawed. ", "sentences": ["It froze.", "It thawed."]},
    {"set": "golden", "lang": "en", "text": "It froze. It thawed.", "sentences": ["It froze. It thawed."]},
    {"set": "golden", "lang": "de", "text": "Es fror. Es taute.", "sentences": ["Es fror.", "Es taute."]},
    {"set": "golden", "lang": "de", "text": "Es fror. Es taute.", "sentences": ["Es fror. Es", "taute."]},
    {"set": "bank", "lang": "en", "text": "One. Two. Three four", "sentences": ["One.", "Two.", "Three", "four"]},
    {"set": "bank", "lang": "en", "text": "One. Two.", "sentences": ["One. Two."]},
    {"set": "bank", "lang": "en", "text": "One.", "sentences": ["One."]},
]


@pytest.fixture
def rows(tmp_path: Path) -> dict[str, Row]:
    """Return the rows for `RECORDS` by name."""
    with gzip.open(tmp_path / "sentences.jsonl.gz", "wt", encoding="utf-8") as file:
        file.writelines(json.dumps(record) + "\n" for record in RECORDS)
    return {row.name: row for row in measure(tmp_path)}


def test_golden_rules_count_where_all_pieces_are_right_but_for_white_space(rows: dict[str, Row]) -> None:
    assert rows["sentences: golden English"].ours == 1
    assert rows["sentences: golden, all languages"].ours == 2 / 4


def test_boundaries_inside_texts_are_scored_over_a_whole_set(rows: dict[str, Row]) -> None:
    found, annotated, both = 3, 3, 2
    assert rows["sentences: bank"].ours == pytest.approx(2 * both / (found + annotated))


def test_each_score_has_its_peer_from_the_same_run(rows: dict[str, Row]) -> None:
    assert list(rows) == ["sentences: golden English", "sentences: golden, all languages", "sentences: bank"]
    assert {name: row.peers["sentencex"] for name, row in rows.items()} == {
        name: row.ours for name, row in rows.items()
    }
