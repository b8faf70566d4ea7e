"""What the package document says of a book, as a list: what the article gave, who reads it, how accessible it is."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from accessible import assets
from accessible.document import Article, MarkKind, Metadata
from accessible.publication import Certifier, Layout, Publication
from accessible.writers.accessibility import CONFORMANCE, Contents, features, modes, sufficient_modes, summary
from accessible.writers.identity import identifier, utc
from accessible.writers.smil import clock

ACTIVE, PLAYING = "-epub-media-overlay-active", "-epub-media-overlay-playing"
IDENTIFIER = "meta-identifier"
_TAG = re.compile(r"[A-Za-z]{2,8}(-[A-Za-z]{4})?(-([A-Za-z]{2}|\d{3}))?(-([A-Za-z\d]{5,8}|\d[A-Za-z\d]{3}))?", re.ASCII)
"""A language tag that any validator accepts, such as a passage may declare: language, script, region, variant."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One element of the metadata.

    `name` is that of an element of Dublin Core ("dc:title"), or the property of a `meta`; where `is_link`, it is the
    relation of a `link`, and `value` is where that leads. `id` begins with "meta-", so that it is no file's. `refines`
    is the id, of an entry or of a file, of what this says something about. `language` is that of the value, where it
    is not the book's.
    """

    name: str
    value: str
    id: str = ""
    refines: str = ""
    scheme: str = ""
    language: str = ""
    is_link: bool = False


def entries(publication: Publication, found: Contents, durations: Mapping[str, int]) -> list[Entry]:
    """Return the metadata of a book; `durations` are the lengths of its overlays in milliseconds, by id."""
    return [
        Entry("dc:identifier", f"urn:uuid:{identifier(publication.article, publication.layout)}", IDENTIFIER),
        *bibliographic(publication.article),
        *_accessibility(publication, found),
        *(_certification(publication.certifier) if publication.certifier else ()),
        *_overlay(publication, durations),
        *(_fixed() if publication.layout is Layout.FIXED else ()),
    ]


def bibliographic(article: Article) -> list[Entry]:
    """Return what the article gave: titles, languages, people, where and when it was published, what it is about."""
    return [
        *_titles(article.metadata),
        *(Entry("dc:language", tag) for tag in languages(article)),
        *_people(article.metadata),
        *_origin(article),
    ]


def _titles(metadata: Metadata) -> Iterator[Entry]:
    yield Entry("dc:title", metadata.title, "meta-title")
    if metadata.subtitle:
        yield Entry("dc:title", metadata.subtitle, "meta-subtitle")
        for number, kind in enumerate(("title", "subtitle"), 1):
            yield Entry("title-type", "main" if kind == "title" else kind, refines=f"meta-{kind}")
            yield Entry("display-seq", str(number), refines=f"meta-{kind}")


def languages(article: Article) -> tuple[str, ...]:
    """Return the languages that the text is in, the book's first; one that differs in its case only is the same."""
    blocks = article.blocks
    tags = [article.metadata.language, *(block.language for block in blocks)]
    tags += (mark.value for block in blocks for mark in block.marks if mark.kind is MarkKind.LANGUAGE)
    found: dict[str, str] = {}
    for tag in dict.fromkeys(tags):
        if _TAG.fullmatch(tag) or tag == article.metadata.language:
            found.setdefault(tag.lower(), tag)
    return tuple(found.values())


def _people(metadata: Metadata) -> Iterator[Entry]:
    """Yield the authors, in their order, and who else worked on it, each with a role, and how the name is filed."""
    authors = tuple(dict.fromkeys(metadata.authors))
    others = [person for person in metadata.contributors if person.name not in authors]
    named = [("creator", author, "aut") for author in authors]
    named += [("contributor", person.name, person.role) for person in others]
    filed = dict(metadata.file_as)
    for number, (kind, name, role) in enumerate(named, 1):
        person = f"meta-person-{number}"
        yield Entry(f"dc:{kind}", name, person)
        yield Entry("role", role, refines=person, scheme="marc:relators")
        if name in filed:
            yield Entry("file-as", filed[name], refines=person)
        if kind == "creator" and len(authors) > 1:
            yield Entry("display-seq", str(number), refines=person)


def _origin(article: Article) -> Iterator[Entry]:
    """Yield where the text was published, when, what it is about, and whose it is."""
    metadata, parts = article.metadata, article.parts
    for publisher in _each(metadata.source, (part.source for part in parts)):
        yield Entry("dc:publisher", publisher)
    if metadata.published:
        yield Entry("dc:date", _w3c_date(metadata.published))
    for number, (address, changed) in enumerate(_sources(metadata, parts), 1):
        yield Entry("dc:source", address, f"meta-source-{number}")
        if changed:
            yield Entry("dcterms:modified", changed, refines=f"meta-source-{number}")
    if metadata.description:
        yield Entry("dc:description", metadata.description)
    for subject in metadata.subjects:
        yield Entry("dc:subject", subject)
    for rights in _each(metadata.rights, (part.rights for part in parts)):
        yield Entry("dc:rights", rights)


def _each(first: str, others: Iterable[str]) -> list[str]:
    """Return the texts that are not empty, each once."""
    return list(dict.fromkeys(filter(None, (first, *others))))


def _sources(metadata: Metadata, parts: Iterable[Metadata]) -> list[tuple[str, str]]:
    """Return the addresses of what the book was made of, each with when that was changed last, if it is known."""
    known = {one.url: one.modified for one in (metadata, *parts) if one.url}
    return [(address, f"{time:%Y-%m-%dT%H:%M:%SZ}" if (time := utc(when)) else "") for address, when in known.items()]


def _w3c_date(published: str) -> str:
    """Return a date as W3CDTF has it: with a time only where the offset is known."""
    return published if re.search(r"(?:Z|[+-]\d\d:\d\d)$", published) else published[:10]


def _accessibility(publication: Publication, found: Contents) -> Iterator[Entry]:
    said = {
        "accessMode": modes(found),
        "accessModeSufficient": sufficient_modes(publication, found),
        "accessibilityFeature": features(found),
        "accessibilityHazard": ["none"],
    }
    for name, values in said.items():
        yield from (Entry(f"schema:{name}", value) for value in values)
    language = _language_of_labels(publication)
    yield Entry("schema:accessibilitySummary", summary(publication, found), language=language)


def _language_of_labels(publication: Publication) -> str:
    """Return the language of what we say ourselves, where it is not the book's."""
    language = publication.article.metadata.language
    labelled = assets.labelled(language)
    return "" if labelled == language.partition("-")[0].lower() else labelled


def _certification(certifier: Certifier) -> Iterator[Entry]:
    """Yield the claim of whoever certifies the book; nobody else makes one."""
    yield Entry("dcterms:conformsTo", CONFORMANCE, "meta-conformance")
    yield Entry("a11y:certifiedBy", certifier.name, "meta-certifier", refines="meta-conformance")
    if certifier.date:
        yield Entry("dcterms:date", certifier.date, refines="meta-certifier")
    if certifier.credential:
        yield Entry("a11y:certifierCredential", certifier.credential, refines="meta-certifier")
    if certifier.report:
        yield Entry("a11y:certifierReport", certifier.report, refines="meta-certifier", is_link=True)


def narrators(publication: Publication) -> list[str]:
    """Return who reads: the name of each voice, and that it is a synthetic one, in the book's language."""
    label = publication.labels["narrator"]
    return [label.format(f"{voice.name} ({voice.engine})") for voice in publication.narration.voices]


def _overlay(publication: Publication, durations: Mapping[str, int]) -> Iterator[Entry]:
    """Yield who reads, how long each overlay and the whole plays, and the classes of what is being read."""
    for name in narrators(publication):
        yield Entry("media:narrator", name, language=_language_of_labels(publication))
    for overlay, length in durations.items():
        yield Entry("media:duration", clock(length), refines=overlay)
    yield Entry("media:duration", clock(sum(durations.values())))
    yield Entry("media:active-class", ACTIVE)
    yield Entry("media:playback-active-class", PLAYING)


def _fixed() -> Iterator[Entry]:
    """Yield that each content document is a page, and stands alone."""
    yield Entry("rendition:layout", Layout.FIXED)
    yield Entry("rendition:spread", "none")
