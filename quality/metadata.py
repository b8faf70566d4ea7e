"""How often title, author and date of a page are exactly what a person noted."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from types import ModuleType
from typing import Any

import trafilatura

from accessible.errors import SourceError
from accessible.readers import html
from accessible.readers.source import Source
from quality.row import Row

FIELDS = ("title", "author", "date")
PART = "wcxb"
"""How the identifiers of the pages begin that the scores are of."""


def measure(corpus: Path, judge: ModuleType) -> list[Row]:
    """Return the rows for title, author and date; `corpus` is the folder of `meta.jsonl.gz` and `html.jsonl.gz`.

    `judge` is the module that has `load` for records and `score_meta` for predictions.
    """
    pages = {record["id"]: record for record in judge.load(corpus / "html.jsonl.gz")}
    truth = [record for record in judge.load(corpus / "meta.jsonl.gz") if record["id"].startswith(PART)]
    ours = judge.score_meta(truth, {record["id"]: _ours(pages[record["id"]]) for record in truth})
    peer = judge.score_meta(truth, {record["id"]: _trafilatura(pages[record["id"]]) for record in truth})
    return list(_rows(ours, peer))


def _rows(ours: Mapping[str, float], peer: Mapping[str, float]) -> Iterator[Row]:
    for field in FIELDS:
        name = f"{field}_exact"
        yield Row(f"metadata: {field} exact", ours[name], {"trafilatura": peer[name]})


def _ours(record: Mapping[str, Any]) -> dict[str, str]:
    """Return our title, authors and date of a page; nothing for one without any text."""
    try:
        found = html.read(Source(record["html"], "text/html", record["url"])).metadata
    except SourceError:
        return {}
    return {"title": found.title, "author": " ".join(found.authors), "date": found.published}


def _trafilatura(record: Mapping[str, Any]) -> dict[str, str]:
    found = trafilatura.extract_metadata(record["html"], default_url=record["url"])
    if found is None:
        return {}
    author = (found.author or "").replace(";", " ")
    return {"title": found.title or "", "author": author, "date": found.date or ""}
