"""The whole way: a location becomes files."""

import os
from dataclasses import dataclass, replace
from pathlib import Path

from accessible import assets, engines, sandbox
from accessible.casting import Cast, main_voice, valid_tag
from accessible.document import Article
from accessible.errors import EngineError, StorageError, UsageError
from accessible.narrate import NOBODY, Progress, narrate
from accessible.prepare import language
from accessible.prepare.clean import clean
from accessible.prepare.script import script
from accessible.publication import Publication
from accessible.readers import read
from accessible.readers.build import clean_text
from accessible.readers.fetch import fetch
from accessible.readers.source import Source
from accessible.settings import Settings
from accessible.store import Store
from accessible.writers import WRITERS, writer
from accessible.writers.identity import file_stem

TITLE_WORDS, LONGEST_TITLE = 8, 80
"""Words and characters of the text that serve as the title of an article without one."""


@dataclass(frozen=True, slots=True)
class File:
    """A file, and how long it plays, in seconds."""

    path: Path
    seconds: float


@dataclass(frozen=True, slots=True)
class Made:
    """What `make` made: the publication, and the file of each format."""

    publication: Publication
    files: dict[str, File]


def read_article(location: str, settings: Settings) -> Article:
    """Return the article at `location`: read, cleaned, with a language and a title.

    What touches the text does so in a process of its own, but for `workers` 0: then this one is a worker already.
    """
    if settings.language and not valid_tag(settings.language):
        message = f"{settings.language!r} is no language tag: use one like 'en', 'pt-BR' or 'zh'."
        raise UsageError(message)
    source = fetch(location, offline=settings.offline)
    if settings.workers == 0:
        return _article(source, settings)
    return sandbox.run(location, _article, source, settings)


def _article(source: Source, settings: Settings) -> Article:
    article = clean(read(source))
    text = "\n".join(block.text for block in article.blocks)
    metadata = article.metadata
    declared = metadata.language if valid_tag(metadata.language) else ""
    tag = (settings.language or declared or language.detect(text)).replace("_", "-")
    first = next(block.text for block in article.blocks if any(map(str.isalnum, block.text)))
    beginning = " ".join(first.split()[:TITLE_WORDS])[:LONGEST_TITLE]
    title = _line(settings.title) or metadata.title or beginning
    authors = tuple(filter(None, [_line(settings.author)])) or metadata.authors
    return language.marked(replace(article, metadata=replace(metadata, language=tag, title=title, authors=authors)))


def _line(text: str) -> str:
    """Return what was typed as one line that a book can hold."""
    return " ".join(clean_text(text).split())


def make(location: str, settings: Settings, progress: Progress) -> Made:
    """Make the files of an article. Raises AccessibleError with one sentence; then no file is left half-written."""
    formats = _formats(settings.format)
    folder = _writable(Path(settings.output).expanduser())
    article = read_article(location, settings)
    tag = article.metadata.language
    labels = assets.labels(tag)
    said = script(article, labels)
    voice = main_voice(settings.engine, settings.voice, tag)
    if settings.offline and engines.load(voice.engine).online:
        message = f"The engine {voice.engine!r} needs the network, but --offline allows none: choose another engine."
        raise UsageError(message)
    cast = Cast(voice, tag)
    narration = narrate(
        said.utterances, cast, settings.store_folder, rate=settings.rate, workers=settings.workers, progress=progress
    )
    if not any(utterance.id in narration.tracks for utterance in said.body):
        raise EngineError(NOBODY, code="no_voice")
    publication = Publication(article, narration, said.front, said.imprint, said.contents, said.body, labels)
    store = Store(settings.store_folder)
    return Made(publication, {name: _write(name, publication, store, folder) for name in formats})


def _formats(listed: str) -> list[str]:
    names = list(dict.fromkeys(name.strip() for name in listed.split(",") if name.strip()))
    unknown = [name for name in names if name not in WRITERS]
    if unknown or not names:
        message = f"There is no format called {(unknown or [listed])[0]!r}: choose {' or '.join(WRITERS)}, or both."
        raise UsageError(message)
    return names


def _writable(folder: Path) -> Path:
    """Return `folder`, made if it is not there; find out before the work whether a file can be written in it."""
    probe = folder / f".accessible-{os.getpid()}"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        probe.touch()
        probe.unlink()
    except OSError as error:
        raise _unwritable(folder, error) from error
    return folder


def _unwritable(path: Path, error: OSError) -> StorageError:
    return StorageError(f"{str(path)!r} cannot be written ({error.strerror or error}): name another folder with -o.")


def _write(name: str, publication: Publication, store: Store, folder: Path) -> File:
    """Write one format beside its place, then put it there: whole, or not at all."""
    path = folder / f"{file_stem(publication.article)}.{WRITERS[name][1]}"
    partial = folder / f".{path.name}.{os.getpid()}.part"
    try:
        length = writer(name)(publication, store, partial)
        with partial.open("rb") as file:
            os.fsync(file.fileno())
        partial.replace(path)
    except OSError as error:
        raise _unwritable(path, error) from error
    finally:
        partial.unlink(missing_ok=True)
    return File(path, length / publication.narration.sample_rate)
