"""Several articles as one, for one book: the blocks of all, each article behind its title."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import accumulate

from accessible.document import LOWEST_HEADING, Article, Block, Mark, MarkKind, Metadata, Role
from accessible.prepare.imprint import imprint

LABELS = Callable[[str], Mapping[str, str]]
"""From a language to the words that are added in it."""


def collect(title: str, articles: Sequence[Article], labels: LABELS, language: str = "") -> Article:
    """Return one article with the blocks of `articles`, in that order.

    `language` is that of the book, if it is not to be the one that most of it is written in.
    """
    language = language or _most_common(articles)
    blocks = [tuple(_Part(number, article, labels, language).blocks()) for number, article in enumerate(articles, 1)]
    parts = tuple(article.metadata for article in articles)
    heads = [len(own) - len(article.blocks) for own, article in zip(blocks, articles, strict=True)]
    places = accumulate(map(len, blocks), initial=0)
    removed = [
        replace(entry, place=start + head + entry.place)
        for start, head, article in zip(places, heads, articles, strict=False)
        for entry in article.removed
    ]
    return Article(
        _common(title, language, parts), tuple(block for own in blocks for block in own), tuple(removed), parts
    )


def _most_common(articles: Sequence[Article]) -> str:
    """Return the language with the most letters; of two with as many, the first."""
    letters: Counter[str] = Counter()
    for article in articles:
        letters[article.metadata.language] += sum(len(block.text) for block in article.blocks)
    return max(letters, key=lambda language: letters[language])


def _common(title: str, language: str, parts: Sequence[Metadata]) -> Metadata:
    """Return what is known of the whole: all authors and subjects, the latest date, the source that all share."""
    sources = {part.source for part in parts}
    latest = max(parts, key=lambda part: part.published[:10])
    return Metadata(
        title=title,
        authors=tuple(dict.fromkeys(author for part in parts for author in part.authors)),
        source=sources.pop() if len(sources) == 1 else "",
        published=latest.published[:10],
        published_is_guess=latest.published_is_guess,
        language=language,
        subjects=tuple(dict.fromkeys(subject for part in parts for subject in part.subjects)),
        contributors=tuple(dict.fromkeys(person for part in parts for person in part.contributors)),
        file_as=tuple(dict(pair for part in parts for pair in part.file_as).items()),
    )


class _Part:
    """One of several articles, whose book is in `language`."""

    def __init__(self, number: int, article: Article, labels: LABELS, language: str) -> None:
        self._number = number
        self._article = article
        self._own = article.metadata.language
        self._labels = labels(self._own)
        self._language = "" if self._own == language else self._own

    def blocks(self) -> Iterator[Block]:
        """Yield title, subtitle, byline and imprint, then the blocks, each a level lower."""
        metadata = self._article.metadata
        head = {"title": metadata.title, "subtitle": metadata.subtitle}
        if metadata.authors:
            head["byline"] = self._labels["by"].format(", ".join(metadata.authors))
        head |= {"imprint": "\n".join(imprint(metadata, self._labels).values())}
        for about, text in head.items():
            if text:
                role, level = (Role.HEADING, 1) if about == "title" else (Role.PARAGRAPH, 0)
                yield Block(text, role, level, self._language, about=about)
        yield from map(self._lowered, self._article.blocks)

    def _lowered(self, block: Block) -> Block:
        level = min(block.level + 1, LOWEST_HEADING) if block.role is Role.HEADING else block.level
        marks = tuple(map(self._named, block.marks))
        language = block.language or self._language
        name = self._name(block.name) if block.name else ""
        return replace(block, level=level, language=language, marks=marks, name=name)

    def _named(self, mark: Mark) -> Mark:
        return replace(mark, value=self._name(mark.value)) if mark.kind is MarkKind.NOTE_REFERENCE else mark

    def _name(self, note: str) -> str:
        """Return what a note is called in the book: two articles may call theirs the same."""
        return f"{self._number}-{note}"
