"""An article as a script: everything that is said, in order."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial

from accessible.document import Article, Block, MarkKind, Metadata, Role, block_id
from accessible.narration import Break, Utterance
from accessible.prepare.language import primary
from accessible.prepare.segment import segment
from accessible.prepare.speakable import speakable

_RAISED = str.maketrans("0123456789+-", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻")


@dataclass(frozen=True, slots=True)
class Script:
    """The utterances of a publication, by the part that they belong to; see `Publication`."""

    front: tuple[Utterance, ...]
    imprint: tuple[Utterance, ...]
    contents: tuple[Utterance, ...]
    body: tuple[Utterance, ...]

    @property
    def utterances(self) -> tuple[Utterance, ...]:
        """Return all of them, in reading order."""
        return (*self.front, *self.imprint, *self.contents, *self.body)


def script(article: Article, labels: Mapping[str, str]) -> Script:
    """Return what is said of an article; `labels` are the words that are added, in its language."""
    language = article.metadata.language
    say = partial(_utterance, language=language)
    metadata = article.metadata
    front = [say("title", metadata.title, pause=Break.HEADING)]
    if metadata.subtitle:
        front.append(say("subtitle", metadata.subtitle))
    if metadata.authors:
        front.append(say("byline", labels["by"].format(", ".join(metadata.authors)), pause=Break.HEADING))
    headings = [block.text for block in article.blocks if block.role is Role.HEADING]
    entries = [say(f"contents-{number}", text) for number, text in enumerate((metadata.title, *headings), 1)]
    body = (_of_block(block_id(number), block, language) for number, block in enumerate(article.blocks, 1))
    return Script(
        front=tuple(front),
        imprint=tuple(_imprint(metadata, labels)),
        contents=(say("contents", labels["contents"], pause=Break.HEADING), *entries),
        body=tuple(body),
    )


def _of_block(name: str, block: Block, language: str) -> Utterance:
    """Say a block of an article in `language`: the number of a list item first, raised digits as what they are."""
    pause = Break.HEADING if block.role is Role.HEADING else Break.PARAGRAPH
    said = _utterance(name, _with_raised(block), block.language or language, pause)
    sentences = said.sentences
    if block.number and sentences:
        first = replace(sentences[0], spoken=f"{block.number}. {sentences[0].spoken}")
        sentences = (first, *sentences[1:])
    return replace(said, text=block.text, sentences=sentences)


def _with_raised(block: Block) -> str:
    """Return the text with each raised digit as the Unicode character for it: as long as before."""
    text = list(block.text)
    for mark in block.marks:
        if mark.kind is MarkKind.SUPERSCRIPT:
            text[mark.start : mark.end] = [char.translate(_RAISED) for char in text[mark.start : mark.end]]
    return "".join(text)


def _imprint(metadata: Metadata, labels: Mapping[str, str]) -> list[Utterance]:
    """Say where and when the article was published."""
    said = []
    if metadata.source:
        said.append(_utterance("source", labels["source"].format(metadata.source), metadata.language))
    if metadata.published:
        said.append(
            _utterance(
                "published",
                labels["published"].format(long_date(metadata.published, metadata.language)),
                metadata.language,
            )
        )
    return said


def long_date(published: str, language: str) -> str:
    """Return the day of an ISO 8601 date in words, as the language writes it; the date itself if it has no day."""
    try:
        day = datetime.fromisoformat(published).date()
    except ValueError:
        return published
    if language in {"en", "en-US"}:  # Babel writes the same, for a quarter of what a second run costs
        return f"{day:%B} {day.day}, {day.year}"
    from babel import Locale, UnknownLocaleError
    from babel.dates import format_date

    try:
        locale = Locale.parse(language, sep="-")
    except (UnknownLocaleError, ValueError):
        locale = Locale.parse(primary(language) if primary(language) in _locales() else "en")
    return format_date(day, "long", locale)


def _locales() -> list[str]:
    from babel.localedata import locale_identifiers

    return locale_identifiers()


def _utterance(name: str, text: str, language: str, pause: Break = Break.PARAGRAPH) -> Utterance:
    return Utterance(name, text, language, segment(text, language, partial(speakable, language=language)), pause)
