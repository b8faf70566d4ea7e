"""All that a writer gets."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from accessible.document import Article
from accessible.narration import Narration, Utterance


class Sync(StrEnum):
    """What a reading system marks while it is heard."""

    WORD = "word"
    SENTENCE = "sentence"
    PARAGRAPH = "paragraph"


class Layout(StrEnum):
    """Who decides what a page is: the reading system, or the book."""

    REFLOWABLE = "reflowable"
    FIXED = "pre-paginated"


@dataclass(frozen=True, slots=True)
class Publication:
    """An article, what is said of it, and the recording.

    `front` is title, subtitle and byline; `imprint` says where and when the article was published; `contents`
    is the table of contents; `body` holds one utterance a block of the article, in the same order.
    An utterance that has something to say has a track in `narration`.
    `labels` are the words that the publication itself adds, in the article's language.
    """

    article: Article
    narration: Narration
    front: tuple[Utterance, ...]
    imprint: tuple[Utterance, ...]
    contents: tuple[Utterance, ...]
    body: tuple[Utterance, ...]
    labels: Mapping[str, str]
    sync: Sync = Sync.SENTENCE
    layout: Layout = Layout.REFLOWABLE
