"""The chapters of an episode as a file beside it.

Source: JSON Chapters Format 1.2, https://github.com/Podcastindex-org/podcast-namespace/blob/main/chapters/jsonChapters.md
"""

import json
from pathlib import Path

from accessible.publication import Publication
from accessible.store import Store
from accessible.writers.timeline import Episode, episode

VERSION = "1.2.0"
MEDIA_TYPE = "application/json+chapters"


def write(publication: Publication, store: Store, path: Path) -> int:  # noqa: ARG001  a writer
    """Write the chapters to `path`, times in seconds to the millisecond. Return the length in samples."""
    heard = episode(publication)
    metadata = publication.article.metadata
    known = {"title": metadata.title, "author": ", ".join(metadata.authors)}
    chapters = [
        {"startTime": _seconds(heard, each.begin), "endTime": _seconds(heard, each.until), "title": each.title}
        for each in heard.chapters
    ]
    value = {"version": VERSION, **{name: text for name, text in known.items() if text}, "chapters": chapters}
    path.write_text(json.dumps(value, ensure_ascii=False, indent=1) + "\n", "utf-8", "surrogatepass")
    return heard.length


def _seconds(heard: Episode, samples: int) -> float:
    return heard.milliseconds(samples) / 1000
