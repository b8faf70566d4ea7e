"""Text that wants to do harm: what must be read is read, and nothing of the rest comes out."""

import html
import json
import os
import re
import runpy
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from lxml import etree

from accessible import assets, pipeline, report
from accessible.document import Article
from accessible.errors import SourceError
from accessible.narration import Narration, Voice
from accessible.prepare.script import script
from accessible.publication import Publication
from accessible.readers.source import Source
from accessible.settings import Settings
from tests import pages
from tests.conftest import SHARED
from tests.measured import run

ROOT = Path(__file__).parent.parent
HERE = Settings(workers=0, offline=True)
FOLDER = "corpus/hostile"
EXPECTED = SHARED / FOLDER / "expected.json"
KINDS = {"html", "md", "txt"}
CASES: list[dict[str, Any]] = (
    [
        case
        for case in json.loads(EXPECTED.read_text("utf-8"))["cases"]
        if case["kind"] in KINDS and case["category"] != "encoding"
    ]
    if EXPECTED.exists()
    else []
)
SMALL = [case for case in CASES if not case["recipe"]]
"""The others are made here, and take long."""


def names(cases: list[dict[str, Any]]) -> list[str]:
    return [str(case["name"]) for case in cases]


def published(article: Article) -> Publication:
    """Return an article as it is given to the writers, without a sound."""
    labels = assets.labels(article.metadata.language)
    said = script(article, labels)
    silence = Narration(Voice("tone", "hum", "mul", 24000), 24000, {})
    return Publication(article, silence, said.front, said.imprint, said.contents, said.body, labels)


def spoken(article: Article) -> str:
    """Return all that is said of an article."""
    said = script(article, assets.labels(article.metadata.language))
    return "\n".join(sentence.spoken for utterance in said.utterances for sentence in utterance.sentences)


def documents(publication: Publication) -> list[bytes]:
    return [write(publication) for write in (pages.title_page, pages.contents, pages.article)]


def strings(value: object) -> Iterator[str]:
    """Yield every string in what `read --json` prints."""
    if isinstance(value, dict | list | tuple):
        for part in value.values() if isinstance(value, dict) else value:
            yield from strings(part)
    elif isinstance(value, str):
        yield value


def attempt(path: Path) -> Article | SourceError:
    try:
        return pipeline.read_article(str(path), HERE)
    except SourceError as error:
        return error


def check_outcome(case: dict[str, Any], code: str | None) -> None:
    """Check that a case is an error of the right code, or none."""
    assert case["outcome"] in ({"ok", "ok_or_error"} if code is None else {"error", "ok_or_error"})
    assert code in {None, case["error"]}


@pytest.mark.parametrize("case", SMALL, ids=names(SMALL))
def test_what_must_be_read_is_read_and_spoken_and_nothing_else_comes_out(
    shared: Callable[[str], Path], case: dict[str, Any]
) -> None:
    began = time.process_time()
    found = attempt(shared(f"{FOLDER}/{case['name']}"))
    if isinstance(found, SourceError):
        assert "\n" not in str(found)
        check_outcome(case, found.code)
        return
    check_outcome(case, None)
    book = published(found)
    said = spoken(found)
    written = b"".join(documents(book)).decode()
    assert time.process_time() - began < case["limits"]["seconds"]
    assert [text for text in case["never_in_output"] if text in written] == []
    # A title may speak of an element: it is one only where it is not escaped.
    output = "\n".join([*strings(report.article(found)), said])
    assert [text for text in case["never_in_output"] if text in output and not text.startswith("<")] == []
    kept = "\n".join(block.text for block in found.blocks)
    assert [word for word in case["must_contain"] if word not in kept or word not in said] == []
    assert [text for text in case["should_speak"] if text not in said] == []
    assert [text for text in case["never_spoken"] if text in said] == []


@pytest.mark.slow
@pytest.mark.parametrize("case", CASES, ids=names(CASES))
def test_the_command_needs_no_more_time_and_memory_than_the_case_allows(
    shared: Callable[[str], Path], case: dict[str, Any], tmp_path: Path
) -> None:
    path = shared(f"{FOLDER}/recipes.py").with_name(case["name"])
    if case["recipe"]:
        path = tmp_path / case["name"]
        make = runpy.run_path(str(shared(f"{FOLDER}/recipes.py")))["make"]
        path.write_bytes(b"".join(make(case["recipe"])))
    command = [sys.executable, "-m", "accessible", "read", "--json", "--offline", str(path)]
    cost = run(command, Path("out"), Path("err"), {**os.environ, "PYTHONPATH": str(ROOT)})
    assert cost.code in {0, 4}, Path("err").read_text("utf-8")
    printed = json.loads(Path("out").read_text("utf-8"))
    check_outcome(case, printed["error"]["code"] if cost.code else None)
    # The CPU seconds: those of the clock depend on what else the machine does.
    assert cost.seconds < case["limits"]["seconds"]
    assert cost.kilobytes < case["limits"]["rss_mb"] * 1024


# Payloads

BEFORE = "The first sentence of the harbour master was written down before anything else had happened there."
AFTER = "The last sentence of the harbour master was written down when everything else had been forgotten."
ELEMENTS = {
    "html",
    "head",
    "meta",
    "title",
    "link",
    "body",
    "section",
    "nav",
    "header",
    "aside",
    "blockquote",
    "div",
} | {
    *(
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "p",
        "ul",
        "ol",
        "li",
        "pre",
        "span",
        "img",
        "figure",
        "a",
        "em",
        "strong",
        "code",
        "sup",
        "sub",
    )
}
ATTRIBUTES = {"lang", "dir", "id", "class", "href", "rel", "type", "charset", "role", "hidden", "value", "start"} | {
    *("aria-label", "aria-labelledby", "src", "alt", "width", "height")
}
SWALLOWS = re.compile(r"<(style|script|textarea|title|xmp|plaintext)\b(?!.*</\1)", re.IGNORECASE | re.DOTALL)
"""What makes all that follows a part of itself, for a browser as well."""
ADDRESS = re.compile(r"https?://|mailto:|(?:article|title|nav)\.xhtml|style\.css|#")


def check_harmless(document: bytes) -> None:
    """Check that a document is well-formed and holds only what cannot run or load anything."""
    for element in etree.fromstring(document).iter():
        assert etree.QName(element).localname in ELEMENTS
        names = {name.rpartition("}")[2] for name in element.attrib}
        assert names <= ATTRIBUTES
        assert ADDRESS.match(element.get("href", "#"))
        assert element.get("src", "cover.png") == "cover.png"  # no picture was fetched here


def payloads(name: str) -> list[str]:
    path = SHARED / "corpus" / "payloads" / f"{name}.json"
    items = json.loads(path.read_text("utf-8"))["items"] if path.exists() else []
    return [item["payload"] if isinstance(item, dict) else item for item in items]


@pytest.mark.parametrize("name", ["dompurify_payloads", "owasp_xss"])
@pytest.mark.parametrize("form", ["<div>{}</div>", "<p>{}</p>", "{}"])
def test_nothing_that_runs_comes_out_of_a_page(shared: Callable[[str], Path], name: str, form: str) -> None:
    shared(f"corpus/payloads/{name}.json")
    lost = []
    for payload in payloads(name):
        page = (
            f"<html lang=en><title>Title</title><body><p>{BEFORE}</p>{form.format(payload)}<p>{AFTER}</p></body></html>"
        )
        article = pipeline.prepared(Source(page, "text/html"), HERE)
        for document in documents(published(article)):
            check_harmless(document)
        said = spoken(article)
        if BEFORE not in said or (AFTER not in said and not SWALLOWS.search(payload)):
            lost.append(payload)
    assert lost == []


@pytest.mark.parametrize("media_type", ["text/plain", "text/markdown", "text/html"])
def test_a_naughty_string_is_a_paragraph_like_any_other(shared: Callable[[str], Path], media_type: str) -> None:
    shared("corpus/payloads/blns.json")
    for text in payloads("blns"):
        shown = html.escape(text) if media_type == "text/html" else text
        form = "<p>{}</p>\n" * 3 if media_type == "text/html" else "{}\n\n" * 3
        article = pipeline.prepared(Source(form.format(BEFORE, shown, AFTER), media_type), HERE)
        for document in documents(published(article)):
            check_harmless(document)
        assert BEFORE in spoken(article), text
        assert AFTER in spoken(article), text


def test_no_broken_tag_stops_the_reader(shared: Callable[[str], Path]) -> None:
    path = shared("corpus/payloads/html5lib_tokenizer_inputs.json")
    for item in json.loads(path.read_text("utf-8"))["items"]:
        text = item["input"].encode().decode("unicode_escape") if item["doubleEscaped"] else item["input"]
        article = pipeline.prepared(Source(f"<p>{BEFORE}</p>{text}", "text/html"), HERE)
        assert article.blocks[0].text.startswith(BEFORE[:40])
        for document in documents(published(article)):
            check_harmless(document)
