"""Shows for tests: a publication that was made once, as many others, and what other programs read in a feed."""

import json
import shutil
import subprocess
from dataclasses import replace
from pathlib import Path
from typing import Any

from accessible import pipeline
from accessible.publication import Publication
from accessible.settings import Settings
from quality import shelf
from tests.judged import JUDGES, absent

BASE = "https://pods.example.org/tide/"
SHOW = f"""\
[show]
title = "Tide & Time"
description = "Articles about the sea, <read> aloud."
author = "The Tidewater Review"
category = ["Science > Nature", "History"]
explicit = false
base-url = "{BASE}"
owner-name = "Ada Brook"
owner-email = "ada@example.org"
language = "en-GB"
link = "https://example.org/tide"
locked = false
"""
PAGE = """\
<!DOCTYPE html>
<html lang="en"><head><title>The weir &amp; the "mill"</title>
<link rel="canonical" href="https://example.org/news/weir">
<meta property="og:site_name" content="The River Post">
<meta name="description" content="A mill turns &lt;again&gt; &amp; again.">
<meta name="author" content="Ida Brook; Ömer Çelik">
<meta property="article:published_time" content="2023-11-05T07:08:09+01:00">
</head><body><article><h1>The weir &amp; the "mill"</h1>
<p>The mill below the weir has turned again since Monday, and half of the town came to look at it. It was cold.</p>
<h2>Water</h2>
<p>Nobody had expected that the old wheel would move at all, the miller said, and then she laughed out loud.</p>
</article></body></html>
"""


def publication(folder: Path) -> tuple[Publication, Settings]:
    """Return a short publication, and the settings with the store that its sound is in."""
    (folder / "weir.html").write_text(PAGE, "utf-8")
    settings = Settings(str(folder / "out"), "podcast", "tone", store=str(folder / "store"), workers=0)
    return pipeline.make([str(folder / "weir.html")], settings, lambda *_: None).publication, settings


def told(of: Publication, **fields: Any) -> Publication:  # noqa: ANN401  fields of Metadata
    """Return a publication with other metadata."""
    article = of.article
    return replace(of, article=replace(article, metadata=replace(article.metadata, **fields)))


def numbered(of: Publication, number: int) -> Publication:
    """Return the publication of another article, a day later for each number."""
    return told(of, url=f"https://example.org/{number}", published=f"2024-{1 + number // 28:02d}-{1 + number % 28:02d}")


def folder(parent: Path, settings: str = SHOW) -> Path:
    """Return the folder of a new show."""
    made = parent / "show"
    made.mkdir()
    (made / "accessible.toml").write_text(settings, "utf-8")
    return made


def read_by_others(*feeds: Path) -> list[dict[str, Any]]:
    """Return what podcast-partytime and feedsmith make of feeds."""
    modules = Path(JUDGES).absolute() / "formats" / "node_modules"
    if not JUDGES or not (modules / "podcast-partytime").is_dir() or not (modules / "feedsmith").is_dir():
        absent("podcast-partytime and feedsmith are not in formats/node_modules where ACCESSIBLE_JUDGES points")
    program = shutil.which("node")
    if program is None:
        absent("node is not on this machine")
    script = Path(shelf.__file__).with_name("feeds.mjs")
    done = subprocess.run(
        [str(program), script, modules, *feeds], capture_output=True, text=True, check=False, timeout=120
    )
    assert done.returncode == 0, done.stderr
    return list(json.loads(done.stdout))
