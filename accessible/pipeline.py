"""The whole way: a location becomes files."""

import datetime as dt
import hashlib
import os
import re
import tempfile
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from accessible import assets, collector, engines, files, kept, sandbox
from accessible.casting import EVERY_LANGUAGE, Wishes, cast, main_voice, valid_tag
from accessible.configuration import FILE
from accessible.document import Article, Metadata, Role, block_id
from accessible.errors import EngineError, SourceError, StorageError, UsageError
from accessible.narrate import NOBODY, Crew, Progress, Prosody, narrate
from accessible.narration import Narration, Script, Utterance
from accessible.network import Network
from accessible.prepare.language import detect, is_readable
from accessible.publication import Braille, Certifier, Copies, Layout, Picture, Publication, Sync
from accessible.readers import read
from accessible.readers.build import clean_text, is_address
from accessible.readers.fetch import fetch
from accessible.readers.recognise import FEEDS
from accessible.readers.source import Source
from accessible.settings import Settings
from accessible.store import Store, opened
from accessible.writers import ALL, PACK, require_fit
from accessible.writers.editions import EDITIONS

if TYPE_CHECKING:
    from accessible.prepare.clean import Choices
    from accessible.prepare.pronounce import Lexicon
    from accessible.prepare.sentences import Manner
    from accessible.readers.feed import Feed

T = TypeVar("T")
_DATE = re.compile(r"\d{4}(?:-\d\d){0,2}", re.ASCII)
TITLE_WORDS, LONGEST_TITLE = 8, 80
"""Words and characters of the text that serve as the title of an article without one."""
WITH_PICTURES = frozenset({"epub", "page", "daisy202", "daisy3", "print", "docx", PACK})
"""Formats that show pictures."""


@dataclass(frozen=True, slots=True)
class Made:
    """What `make` made: the publication, and its files, by their names in the table of writers."""

    publication: Publication
    files: dict[str, files.File]


def network(settings: Settings) -> Network:
    """Return what the settings allow to be reached."""
    return Network(settings.offline, settings.allow_private_network)


def read_article(location: str, settings: Settings) -> Article:
    """Return the article at `location`: read, cleaned, with a language and a title."""
    return read_source(location, fetch(location, network(settings)), settings)


def read_source(location: str, source: Source, settings: Settings) -> Article:
    """Return the article in `source`, which came from `location`, as `read_article` does."""
    page = _page(location, source, settings)
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # a process with more threads than one cannot be copied
    import numpy as np  # noqa: F401  loaded once: reading needs it, and so does what comes after

    return _apart(location, settings, prepared, source, settings, page)


def _known(location: str, source: Source, settings: Settings, store: Store) -> Article:
    """Return the article in `source`, which came from `location`: from the store, if the same was read so before.

    That of a feed is read anew, because more than the feed may have been looked at; and so is one with wishes that
    can be in vain, because a warning says so.
    """
    if source.media_type in FEEDS or settings.item or settings.drop or settings.keep_text:
        return read_source(location, source, settings)
    recipe = {
        "text": hashlib.sha256(source.text.encode("utf-8", "surrogatepass") + source.data).hexdigest(),
        "media type": source.media_type,
        "url": source.url,
        "keep": settings.keep,
        "raw": settings.raw,
        "language": settings.language,
        "title": settings.title,
        "author": settings.author,
        "by": assets.reading(),
    }
    return kept.load(store.get(recipe, "article", lambda: kept.dump(read_source(location, source, settings))))


def read_feed(location: str, source: Source, settings: Settings) -> "Feed":
    """Return the feed in `source`, which came from `location`, with all its items."""
    from accessible.readers import feed

    return _apart(location, settings, feed.parse, source)


def _apart(location: str, settings: Settings, function: Callable[..., T], *arguments: object) -> T:
    """Return what a function makes of a text that nobody vetted.

    It runs in a process of its own, but for `workers` 0: then this one is a worker already.
    """
    return function(*arguments) if settings.workers == 0 else sandbox.run(location, function, *arguments)


def _page(location: str, source: Source, settings: Settings) -> Source | None:
    """Return the page behind the item of a feed that the settings name, if that is to be looked at, and is there."""
    if source.media_type not in FEEDS:
        return None
    from accessible.readers import item

    address = _apart(location, settings, item.address_of_whole, source, settings.item)
    return item.fetch_page(address, network(settings)) if address else None


@collector.paused()
def prepared(source: Source, settings: Settings, page: Source | None = None) -> Article:
    """Return the article in `source`, or the item of a feed that the settings name: cleaned, as `read_article`.

    `page` is the page behind that item. No file and no address is opened here.
    """
    if settings.language and not valid_tag(settings.language):
        message = f"{settings.language!r} is no language tag: use one like 'en', 'pt-BR' or 'zh'."
        raise UsageError(message)
    from accessible.prepare import language
    from accessible.prepare.clean import clean

    choices = _choices(settings)
    article = _read(source, settings, partial(clean, choices=choices), page)
    text = "\n".join(block.text for block in article.blocks)
    metadata = article.metadata
    declared = metadata.language if valid_tag(metadata.language) else ""
    tag = (settings.language or declared or language.detect(text)).replace("_", "-")
    texts = sorted(article.blocks, key=lambda block: block.role is Role.FIGURE)
    first = next(block.text for block in texts if any(map(str.isalnum, block.text)))
    beginning = " ".join(first.split()[:TITLE_WORDS])[:LONGEST_TITLE]
    title = _line(settings.title) or metadata.title or beginning
    authors = tuple(filter(None, [_line(settings.author)])) or metadata.authors
    return language.marked(replace(article, metadata=replace(metadata, language=tag, title=title, authors=authors)))


def _read(source: Source, settings: Settings, clean: Callable[[Article], Article], page: Source | None) -> Article:
    if source.media_type in FEEDS:
        from accessible.readers.item import read_item

        return read_item(source, settings.item, clean, page)
    if settings.item:
        message = "It is no feed, so it has no items: leave out --item."
        raise SourceError(message, code="not_a_feed")
    return clean(read(source))


def _choices(settings: Settings) -> "Choices":
    from accessible.prepare.clean import Choices

    texts = tuple(filter(None, map(_line, settings.keep_text)))
    return Choices(settings.keep, settings.drop, texts, settings.raw)


def _line(text: str) -> str:
    """Return what was typed as one line that a book can hold."""
    return " ".join(clean_text(text).split())


def make(
    locations: Sequence[str],
    settings: Settings,
    progress: Progress,
    fetched: Sequence[Source] | None = None,
    below: Callable[[Metadata], str] = lambda _: "",
) -> Made:
    """Make the files of an article, or of a book of several if the settings have a title for it.

    `fetched` is what is at the locations, if that is known; `below` says in which folder of the output they go.
    Raises AccessibleError with one sentence; then no file is left half-written. A book that breaks a rule of ours is
    whole, and stays.
    """
    with opened(settings.store_folder, Path(settings.output).expanduser()) as store:
        return _made(locations, replace(settings, store=str(store.folder)), progress, fetched, below)


def _made(
    locations: Sequence[str],
    settings: Settings,
    progress: Progress,
    fetched: Sequence[Source] | None,
    below: Callable[[Metadata], str],
) -> Made:
    formats = files.chosen(settings.format)
    book = _book_title(locations, settings)
    certifier = _certifier(settings)
    output = Path(settings.output).expanduser()
    files.show_ready(output, settings.format, formats)
    folder = files.writable(output)
    store = Store(settings.store_folder)
    sources = fetched or [fetch(location, network(settings)) for location in locations]
    articles = [_known(*each, settings, store) for each in zip(locations, sources, strict=True)]
    article = _collected(book, articles, settings.language) if book else articles[0]
    has_figures = any(block.role is Role.FIGURE for block in article.blocks)
    shows = has_figures and not WITH_PICTURES.isdisjoint(formats)
    found = _pictures(articles, sources, locations, settings) if shows else ()
    tag, copies = article.metadata.language, _copies(settings)
    is_all = ALL in map(str.strip, settings.format.split(","))
    for name in () if is_all else formats:
        require_fit(name, tag, copies)
    labels = assets.labels(tag)
    said = _scripted(article, labels, settings, store)
    narration = _narrated(said.utterances, tag, settings, progress)
    if not any(utterance.id in narration.tracks for utterance in said.body):
        raise EngineError(NOBODY, code="no_voice")
    layout = EDITIONS[settings.reader].layout
    is_cut = layout is Layout.FIXED and settings.sync == Sync.PARAGRAPH  # a paragraph may be on two pages
    sync = Sync.SENTENCE if is_cut else Sync(settings.sync)
    said_of = (said.front, said.imprint, said.contents, said.body)
    figures = (block_id(number) for number, block in enumerate(article.blocks, 1) if block.role is Role.FIGURE)
    pictures = {figure: picture for figure, picture in zip(figures, found, strict=False) if picture}
    publication = Publication(article, narration, *said_of, labels, sync, layout, certifier, pictures, copies)
    place = files.writable(folder / below(article.metadata))
    return Made(publication, files.deliver(publication, store, place, formats, settings.reader, if_possible=is_all))


def _pictures(
    articles: Sequence[Article], sources: Sequence[Source], locations: Sequence[str], settings: Settings
) -> list[Picture | None]:
    """Return the pictures of all figures of the articles, in their order; a warning says which cannot be had."""
    from accessible.pictures import Gathering

    def apart(target: str, function: Callable[..., bytes], *arguments: object) -> bytes:
        return _apart(target, settings, function, *arguments)

    gathering = Gathering(Store(settings.store_folder), apart, network(settings))
    each = zip(articles, sources, locations, strict=True)
    found = [picture for article, source, location in each for picture in gathering.of(article, source, location)]
    gathering.warn()
    return found


def _copies(settings: Settings) -> Copies:
    is_contracted = settings.braille == "contracted"
    braille = Braille(is_contracted, settings.braille_table, settings.braille_width, settings.braille_lines)
    return Copies(braille, settings.print_size, settings.separate_audio)


def _book_title(locations: Sequence[str], settings: Settings) -> str:
    """Return the title of a book of several articles; empty if there is one article, and no such title is wanted."""
    book = _line(settings.book)
    if settings.book and not book:
        message = "The title of the book is empty: write one after --book."
        raise UsageError(message)
    if len(locations) > 1 and not book:
        message = f"These are {len(locations)} articles: put them in one book with --book TITLE, or name one at a time."
        raise UsageError(message)
    for name in ("title", "item"):
        if len(locations) > 1 and getattr(settings, name):
            message = f"--{name} is for one article, and these are {len(locations)}: leave it out."
            raise UsageError(message)
    return book


def _certifier(settings: Settings) -> Certifier | None:
    """Return who says that the book is accessible; None if nobody does. Raises UsageError for what is no such claim."""
    date, report = settings.certified_on.strip(), settings.certifier_report.strip()
    certifier = Certifier(_line(settings.certified_by), date, _line(settings.certifier_credential), report)
    if not certifier.name:
        if certifier != Certifier(""):
            message = "It is not said who certifies the book: name them with --certified-by."
            raise UsageError(message)
        return None
    if date and not _is_date(date):
        message = f"{date!r} is no date of an evaluation: write --certified-on as 2026-11-24, 2026-11 or 2026."
        raise UsageError(message)
    if report and not (is_address(report) and report.lower().startswith("http")):
        message = f"{report!r} is no address of a report: --certifier-report takes one that begins with http or https."
        raise UsageError(message)
    return certifier


def _is_date(text: str) -> bool:
    """Say whether this is a year, with or without month and day, as W3CDTF writes it."""
    try:
        return bool(_DATE.fullmatch(text) and dt.date.fromisoformat(f"{text}-01-01"[:10]))
    except ValueError:
        return False


def _collected(title: str, articles: Sequence[Article], language: str) -> Article:
    from accessible.prepare.collection import collect

    return collect(title, articles, assets.labels, language)


def _scripted(article: Article, labels: Mapping[str, str], settings: Settings, store: Store) -> Script:
    """Return what is said of an article: from the store, if it was worked out in the same way before."""
    recipe = {
        "kind": "script",
        "article": hashlib.sha256(kept.dump(article)).hexdigest(),
        "labels": labels,
        "emoji": settings.emoji,
        "headings": settings.announce_headings,
        "pronunciation": repr(settings.pronunciation),
        "lexicons": [hashlib.sha256(data).hexdigest() for _, data in _lexicon_files(settings)],
        "by": assets.reading(),
    }

    def worked_out() -> bytes:
        from accessible.prepare.script import script

        return kept.dump_script(script(article, labels, manner(settings)))

    return kept.load_script(store.get(recipe, "script", worked_out))


def manner(settings: Settings) -> "Manner":
    """Return how the settings want an article to be said."""
    from accessible.prepare.sentences import Manner

    return Manner(emoji=settings.emoji == "name", headings=settings.announce_headings, lexicon=_lexicon(settings))


def _lexicon(settings: Settings) -> "Lexicon":
    """Return the words of the settings, of their files, and of ours: of two for a word, the first counts."""
    from accessible.prepare.pronounce import Lexicon, read_table

    files = _lexicon_files(settings)
    entries = read_table(settings.pronunciation, f"in {FILE}, pronunciation")
    if not files:
        return Lexicon(tuple(entries))
    from accessible.prepare.pls import read_pls

    return Lexicon((*entries, *(entry for name, data in files for entry in read_pls(data, name))))


def _lexicon_files(settings: Settings) -> list[tuple[str, bytes]]:
    """Return the lexicons that the settings name, and ours, each with its name."""
    files = [(name, _file_bytes(name)) for name in settings.lexicons]
    if settings.starter_pronunciations:
        files += [(path.name, path.read_bytes()) for path in assets.pronunciations()]
    return files


def _file_bytes(name: str) -> bytes:
    try:
        return Path(name).expanduser().read_bytes()
    except OSError as error:
        message = f"The lexicon {name!r} cannot be read ({error.strerror or error}): name another file with --lexicon."
        raise UsageError(message) from error


@dataclass(frozen=True, slots=True)
class Said:
    """A text that was said: what was spoken of it, by whom, and as MP3."""

    utterance: Utterance
    narration: Narration
    mp3: bytes

    @property
    def seconds(self) -> float:
        """Return how long it plays."""
        return self.narration.tracks[self.utterance.id].length / self.narration.sample_rate


def say(text: str, settings: Settings) -> Said:
    """Return `text` as an article would be said. Its language is that of the settings, else of the voice, else English.

    Raises AccessibleError with one sentence.
    """
    from accessible.prepare.script import saying

    words = _line(text)
    tag = settings.language or _spoken_by(settings) or (detect(words) if not is_readable(words, "en") else "en")
    if not valid_tag(tag):
        message = f"{tag!r} is no language tag: write one such as en or pt-BR after --language."
        raise UsageError(message)
    utterance = saying(words, tag, manner(settings))
    with opened(settings.store_folder, Path(tempfile.gettempdir())) as store:
        narration = _narrated([utterance], tag, replace(settings, store=str(store.folder)), lambda *_: None)
        mp3 = store.read(narration.tracks[utterance.id].name)
    if mp3 is None:
        message = f"The recording is gone from {str(settings.store_folder)!r}: name another folder with --store."
        raise StorageError(message)
    return Said(utterance, narration, mp3)


def _spoken_by(settings: Settings) -> str:
    """Return the language of the one voice that the settings name; empty if they name none, or several."""
    if not settings.voice or "=" in settings.voice:
        return ""
    language = main_voice(settings.engine, settings.voice, "en").language
    return "" if language == EVERY_LANGUAGE else language


def _narrated(utterances: Sequence[Utterance], tag: str, settings: Settings, progress: Progress) -> Narration:
    """Return what the voices of the settings make of the utterances of an article, whose language is `tag`."""
    wishes = Wishes(settings.engine, settings.voice, settings.heading_voice, settings.quote_voice)
    voices = cast(wishes, tag)
    for engine in voices.engines:
        if settings.offline and engines.load(engine).online:
            message = f"The engine {engine!r} needs the network, but --offline allows none: choose another engine."
            raise UsageError(message)
    prosody = Prosody(settings.rate, settings.pitch, settings.loudness)
    crew = Crew(settings.workers, settings.runner)
    return narrate(utterances, voices, settings.store_folder, prosody=prosody, crew=crew, progress=progress)
