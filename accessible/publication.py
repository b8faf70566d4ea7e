"""All that a writer gets."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from accessible.document import Article
from accessible.narration import Narration, Utterance


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture in the store under `name`: its media type, JPEG's or PNG's, and its size in pixels."""

    name: str
    media_type: str
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class Publication:
    """An article, what is said of it, and the recording.

    `front` is title, subtitle and byline; `imprint` says where and when the article was published; `contents`
    is the table of contents; `body` holds one utterance a block of the article, in the same order.
    An utterance that has something to say has a track in `narration`.
    `labels` are the words that the publication itself adds, in the article's language.
    `pictures` holds those of figures, by utterance id; of a figure without one, the text stands in its place.
    """

    article: Article
    narration: Narration
    front: tuple[Utterance, ...]
    imprint: tuple[Utterance, ...]
    contents: tuple[Utterance, ...]
    body: tuple[Utterance, ...]
    labels: Mapping[str, str]
    pictures: Mapping[str, Picture] = field(default_factory=dict)
