"""One article of a list, from its place to its files: what a worker does."""

import hashlib
import json
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass, replace
from importlib.metadata import version
from pathlib import Path

from accessible import pipeline
from accessible.batch import cpu
from accessible.batch.journal import FAILED, MADE, UNCHANGED, Result
from accessible.batch.listing import Entry, Wishes
from accessible.document import Metadata
from accessible.errors import AccessibleError, ResourceError, StorageError
from accessible.logs import collected
from accessible.readers.fetch import fetch
from accessible.readers.source import Source
from accessible.settings import Settings
from accessible.writers.identity import slug

WHERE = frozenset({"output", "store", "workers", "runner", "offline"})
"""Settings that make no difference to what is in the files."""
FOLDERS: Mapping[str, Callable[[Metadata], str]] = {
    "none": lambda _: "",
    "date": lambda metadata: metadata.published[:7] or "undated",
    "source": lambda metadata: slug(metadata.source) or "other",
}
"""What folders below the output folder are called, by what `--folders` says."""
Tell = Callable[[int, int, float], None]


@dataclass(frozen=True, slots=True)
class Task:
    """An article to make: what the list says of it, how it is made, in which folders, and what became of it before."""

    entry: Entry
    settings: Settings
    folders: str = "none"
    before: Result | None = None
    retries: bool = False


def do(task: Task, tell: Tell) -> Result:
    """Make the files of an article, and return what became of it; every error is a result. `tell` hears of progress."""
    entry = task.entry
    began = cpu.spent()
    try:
        source = source_of(entry, task.settings)
        key = _key(source, task)
        if task.before is not None and _is_known(task, key):
            return replace(task.before, state=UNCHANGED if task.before.state != FAILED else FAILED, cpu=0.0)
        result = _made(task, source, key, tell)
    except AccessibleError as error:
        result = Result(entry.location, FAILED, code=error.code, message=str(error))
    except MemoryError:
        message = f"{entry.location!r} takes too much memory: split it."
        result = Result(entry.location, FAILED, code="too_large", message=message)
    except Exception as error:  # noqa: BLE001  a bug costs one article
        message = f"A bug in accessible ({type(error).__name__}: {error}): run 'accessible make' on it alone."
        result = Result(entry.location, FAILED, code="bug", message=message)
    return replace(result, cpu=round(cpu.spent() - began, 3))


def source_of(entry: Entry, settings: Settings) -> Source:
    """Return what is at the place of an article. Raises AccessibleError where it cannot be had."""
    if entry.error is not None:
        raise entry.error
    return entry.source or fetch(entry.location, pipeline.network(settings))


def _key(source: Source, task: Task) -> str:
    settings = {name: value for name, value in asdict(task.settings).items() if name not in WHERE}
    text = hashlib.sha256(source.text.encode("utf-8", "surrogatepass") + source.data).hexdigest()
    made_from = [
        text,
        source.media_type,
        source.url,
        asdict(task.entry.wishes),
        settings,
        task.folders,
        version("accessible"),
    ]
    canonical = json.dumps(made_from, sort_keys=True, default=str).encode("utf-8", "surrogatepass")
    return hashlib.sha256(canonical).hexdigest()


def _is_known(task: Task, key: str) -> bool:
    """Say whether the last run has the answer: the files are there, or the same failed, and is not tried again."""
    before = task.before
    if before is None or before.key != key:
        return False
    if before.state == FAILED:
        return not task.retries
    return all((Path(task.settings.output) / name).exists() for name in before.files)


def wished(settings: Settings, wishes: Wishes) -> Settings:
    """Return the settings of an article of a list, which says more of it."""
    language = wishes.language or settings.language
    return replace(settings, title=wishes.title, author=wishes.author, item=wishes.item, language=language)


def _made(task: Task, source: Source, key: str, tell: Tell) -> Result:
    settings = wished(task.settings, task.entry.wishes)
    folder = Path(settings.output).expanduser()
    with collected() as warnings:
        try:
            made = pipeline.make([task.entry.location], settings, tell, [source], FOLDERS[task.folders])
        except AccessibleError as error:
            known = (
                "" if isinstance(error, StorageError | ResourceError) else key
            )  # the fault of the machine, not of it
            return Result(task.entry.location, FAILED, known, code=error.code, message=str(error))
    article = made.publication.article
    narration = made.publication.narration
    return Result(
        task.entry.location,
        MADE,
        key,
        article.metadata.title,
        tuple(str(file.path.relative_to(folder)) for file in made.files.values()),
        sum(len(block.text.split()) for block in article.blocks),
        round(sum(track.length for track in narration.tracks.values()) / narration.sample_rate, 3),
        warnings=(*warnings, *narration.warnings),
    )
