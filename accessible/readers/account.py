"""Whether reading lost anything: a page's words against those of the article."""

import re
from collections import Counter
from collections.abc import Iterable

from accessible.document import Article

_WORD = re.compile(r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]|[^\W_]+")
"""A word; a character each in scripts that write no space between words."""


def accounted(text: str, article: Article) -> float:
    """Return the share (0 to 1) of a text's letters that are kept, removed or in the metadata; 1 for no letters.

    `text` is the running text of a page, with white space between its paragraphs. Each word counts as often as it
    stands there, so that a paragraph that is lost shows even where all its words stand elsewhere too.
    """
    there = _words([text])
    lost = there - _words(_texts(article))
    letters = _letters(there)
    return 1 - _letters(lost) / letters if letters else 1.0


def _texts(article: Article) -> Iterable[str]:
    metadata = article.metadata
    yield from (block.text for block in article.blocks)
    yield from (entry.text for entry in article.removed)
    yield from (metadata.title, metadata.subtitle, *metadata.authors, metadata.source, metadata.published)
    yield from metadata.subjects


def _words(texts: Iterable[str]) -> Counter[str]:
    return Counter(word for text in texts for word in _WORD.findall(text.casefold()))


def _letters(words: Counter[str]) -> int:
    return sum(len(word) * times for word, times in words.items())
