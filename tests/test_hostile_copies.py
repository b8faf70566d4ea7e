"""Hostile articles in every format at once: what runs nowhere runs in no copy."""

import json
import re
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from lxml import html

from accessible import pipeline
from accessible.errors import SourceError
from accessible.settings import Settings
from tests.conftest import SHARED

FOLDER = SHARED / "corpus" / "hostile"
EXPECTED = json.loads((FOLDER / "expected.json").read_text("utf-8")) if FOLDER.is_dir() else {"cases": []}
CASES = [case for case in EXPECTED["cases"] if not case["recipe"]]
EVERY = 9
"""Of the cases, one in so many is made in all formats here."""
ITEMS = {"feed_script_items.xml": "1", "feed_truncated.xml": "1"}
"""Of feeds with several, the one that is made."""
PAYLOADS = ("dompurify_payloads", "owasp_xss")
RUNS = re.compile(r"\s*(?:javascript|vbscript|data|file)\s*:", re.IGNORECASE)
_OURS = re.compile(r"data:(?:audio/mpeg|image/(?:jpeg|png));base64,", re.ASCII)


def texts(folder: Path) -> Iterator[tuple[str, str]]:
    """Yield the name and the text of every file that was made, and of what is in archives."""
    for path in sorted(path for path in folder.rglob("*") if path.is_file()):
        if zipfile.is_zipfile(path):
            with zipfile.ZipFile(path) as archive:
                for name in archive.namelist():
                    yield f"{path.name}/{name}", archive.read(name).decode("utf-8", "replace")
        elif path.suffix not in {".mp3", ".m4b", ".png", ".pdf"}:
            yield path.name, path.read_text("utf-8", "replace")


def check_page(text: str) -> None:
    """Check that a page has no script, handler or address but ours."""
    root = html.document_fromstring(text)
    assert len(root.findall(".//script")) == 2  # the times, and the player
    assert {element.tag for element in root.iter() if isinstance(element.tag, str)}.isdisjoint(
        {"iframe", "object", "embed", "base", "form", "applet", "frame", "foreignObject", "math"}
    )
    for element in root.iter():
        for name, value in element.attrib.items():
            assert not name.lower().startswith("on"), (element.tag, name)
            if name in {"href", "src", "xlink:href", "action", "formaction"}:
                assert not RUNS.match(value) or _OURS.match(value), (element.tag, value[:80])


@pytest.fixture
def everything(settings: Settings) -> Settings:
    return replace(settings, format="all", offline=True)


@pytest.mark.parametrize("name", PAYLOADS)
def test_what_runs_in_a_page_runs_in_no_copy(shared: Callable[[str], Path], everything: Settings, name: str) -> None:
    items = json.loads(shared(f"corpus/payloads/{name}.json").read_text("utf-8"))["items"]
    found = [item["payload"] if isinstance(item, dict) else item for item in items]
    sentence = "The harbour master wrote down what had happened, and nobody asked him why he did so."
    body = "".join(f"<p>{sentence}</p><div>{payload}</div>" for payload in found)
    Path("page.html").write_text(f"<html lang=en><title>Title</title><body>{body}</body></html>", "utf-8")
    made = pipeline.make(["page.html"], everything, lambda *_: None)
    check_page(made.files["page"].path.read_text("utf-8"))
    for place, text in texts(Path(everything.output)):
        if place.endswith((".xhtml", ".html", ".xml", ".opf", ".smil", ".ncx")):
            assert not re.search(r"<[^<>]*\s(?:on\w+|formaction)\s*=\s*[\"']", text), place
            assert not re.search(r"(?:href|src)\s*=\s*[\"']\s*(?:javascript|vbscript|file):", text, re.IGNORECASE), (
                place
            )


@pytest.mark.parametrize("case", CASES[::EVERY], ids=[case["name"] for case in CASES[::EVERY]])
def test_a_hostile_article_is_an_error_or_harmless_in_all_copies(
    shared: Callable[[str], Path], everything: Settings, case: dict[str, Any]
) -> None:
    path = shared(f"corpus/hostile/{case['name']}")
    try:
        made = pipeline.make([str(path)], replace(everything, item=ITEMS.get(case["name"], "")), lambda *_: None)
    except SourceError:
        assert case["outcome"] in {"error", "ok_or_error"}
        assert not Path(everything.output).exists() or list(Path(everything.output).iterdir()) == []
        return
    assert case["outcome"] in {"ok", "ok_or_error"}
    check_page(made.files["page"].path.read_text("utf-8"))
    for place, text in texts(Path(everything.output)):
        if place.endswith((".xhtml", ".xml")):
            assert [never for never in case["never_in_output"] if never.startswith("<") and never in text] == [], place
