"""What the parser of Thorium, a reading system, makes of our books: r2-shared-js, beside what their files say."""

import json
import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from lxml import etree

from accessible import pipeline
from accessible.publication import Sync
from accessible.settings import Settings
from quality import shelf
from tests.judged import JUDGES, absent
from tests.overlay import EPUB, SMIL, Book, milliseconds

pytestmark = [pytest.mark.validate, pytest.mark.timeout(300)]

SCRIPT = Path(shelf.__file__).with_name("thorium.mjs")
ARTICLE = Path(__file__).parent / "articles" / "rope-walk" / "in.md"


def parsed(path: Path) -> dict[str, Any]:
    """Return what Thorium's parser makes of a book."""
    modules = Path(JUDGES).absolute() / "thorium" / "node_modules"
    if not JUDGES or not (modules / "r2-shared-js").is_dir():
        absent("there is no thorium/node_modules/r2-shared-js in the folder that ACCESSIBLE_JUDGES names")
    program = shutil.which("node")
    if program is None:
        absent("node is not on this machine")
    done = subprocess.run(
        [str(program), SCRIPT, modules, path], capture_output=True, text=True, check=False, timeout=240
    )
    assert done.returncode == 0, done.stderr
    return dict(json.loads(done.stdout))


def node(element: etree._Element, smil: str) -> dict[str, Any]:
    """Return an element of an overlay as the parser has to: text, clip in seconds, roles, what is inside."""
    types = set((element.get(f"{{{EPUB}}}type") or "").split())
    if element.tag == f"{{{SMIL}}}par":
        text, audio = (Book.find(element, f"s:{name}")[0] for name in ("text", "audio"))
        times = tuple(milliseconds(audio.get(name)) / 1000 for name in ("clipBegin", "clipEnd"))
        sound = Book.resolve(smil, audio.get("src"))
        return {"text": target(smil, text.get("src")), "audio": (sound, *times), "roles": types, "inside": []}
    inside = [node(child, smil) for child in element]
    text = target(smil, element.get(f"{{{EPUB}}}textref"))
    return {"text": text, "audio": None, "roles": types | {"section"}, "inside": inside}


def target(smil: str, reference: str) -> str:
    fragment = reference.partition("#")[2]
    return Book.resolve(smil, reference) + (f"#{fragment}" if fragment else "")


def understood(found: Mapping[str, Any]) -> dict[str, Any]:
    """Return what the parser made of an element in the form of `node`."""
    role = found.get("role", [])
    sound, _, times = found["audio"].partition("#t=") if "audio" in found else ("", "", "")
    return {
        "text": found["text"],
        "audio": (sound, *map(float, times.split(","))) if sound else None,
        "roles": {role} if isinstance(role, str) else set(role),
        "inside": [understood(each) for each in found.get("narration", [])],
    }


def listed(value: object) -> list[Any]:
    """Return what the parser writes as one value where there is only one."""
    return value if isinstance(value, list) else [value]


def made(articles: list[Path], settings: Settings) -> Path:
    return pipeline.make([str(path) for path in articles], settings, lambda *_: None).files["epub"].path


@pytest.mark.parametrize("sync", Sync)
def test_it_reads_the_whole_tree_of_every_overlay_and_how_long_each_plays(sync: Sync, tmp_path: Path) -> None:
    settings = Settings(str(tmp_path), "epub", "tone", store=str(tmp_path / "store"), workers=0, sync=sync, book="Ten")
    path = made(shelf.SHORT, settings)
    book, found = Book(path), parsed(path)
    overlays = [book.manifest[document.overlay] for document in book.spine if document.overlay]
    assert len(overlays) == len(book.spine) == 12
    bodies = [book.find(book.xml(overlay), "s:body")[0] for overlay in overlays]
    expected = [node(body, overlay.path) for body, overlay in zip(bodies, overlays, strict=True)]
    assert [understood(each) for each in found["overlays"]] == expected
    assert {"table", "list", "footnote"} <= {role for each in expected for role in roles(each)}
    played = [milliseconds(book.meta("media:duration", f"#{overlay.id}")[0]) / 1000 for overlay in overlays]
    assert [document["duration"] for document in found["manifest"]["readingOrder"]] == pytest.approx(played)
    whole = milliseconds(book.meta("media:duration")[0]) / 1000
    assert found["manifest"]["metadata"]["duration"] == pytest.approx(whole)


def roles(found: Mapping[str, Any]) -> set[str]:
    return found["roles"].union(*map(roles, found["inside"]))


def test_it_knows_the_narrator_and_how_accessible_a_book_is(settings: Settings) -> None:
    path = made([ARTICLE], settings)
    book, metadata = Book(path), parsed(path)["manifest"]["metadata"]
    assert metadata["title"] == book.dc("title")[0]
    assert metadata["identifier"] == book.dc("identifier")[0]
    assert listed(metadata["language"]) == book.dc("language")
    assert listed(metadata["narrator"]) == book.meta("media:narrator") != []
    assert metadata["media-overlay"]["active-class"] == book.meta("media:active-class")[0]
    assert metadata["media-overlay"]["playback-active-class"] == book.meta("media:playback-active-class")[0]
    claims = metadata["accessibility"]
    assert listed(claims["accessMode"]) == book.meta("schema:accessMode") != []
    assert [",".join(each) for each in claims["accessModeSufficient"]] == book.meta("schema:accessModeSufficient")
    assert listed(claims["feature"]) == book.meta("schema:accessibilityFeature") != []
    assert listed(claims["hazard"]) == book.meta("schema:accessibilityHazard") != []
    assert claims["summary"] == book.meta("schema:accessibilitySummary")[0]
