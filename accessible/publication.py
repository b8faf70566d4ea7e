"""All that a writer gets."""

from collections.abc import Mapping
from dataclasses import dataclass, field
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
class Certifier:
    """Who says that a book meets EPUB Accessibility 1.1 and WCAG 2.2 at level AA.

    `date` is when that was evaluated: a year, with a month, or with a day ("2026-11-24"). `credential` is what entitles
    them to say so; `report` is the http(s) address of what they found. What is empty is not said.
    """

    name: str
    date: str = ""
    credential: str = ""
    report: str = ""


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture in the store under `name`: its media type, JPEG's or PNG's, and its size in pixels."""

    name: str
    media_type: str
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class Braille:
    """How a braille copy is laid out: pages of `lines` lines of `width` cells.

    `table` is the name of a table of liblouis ("en-ueb-g2.ctb"); if it is empty, the language and `contracted` choose.
    """

    contracted: bool = False
    table: str = ""
    width: int = 40
    lines: int = 25


@dataclass(frozen=True, slots=True)
class Copies:
    """What a person chose of the copies that are no book.

    `print_size` is that of the letters of the body in large print, in points. `separate_audio` puts the sound of the
    read-along page beside it, instead of into it.
    """

    braille: Braille = Braille()
    print_size: float = 18.0
    separate_audio: bool = False


@dataclass(frozen=True, slots=True)
class Publication:
    """An article, what is said of it, and the recording.

    `front` is title, subtitle and byline; `imprint` says where and when the article was published; `contents`
    is the table of contents; `body` holds one utterance a block of the article, in the same order.
    An utterance that has something to say has a track in `narration`.
    `labels` are the words that the publication itself adds, in the article's language.
    `certifier` says that the book is accessible; nobody does if there is none.
    `pictures` holds those of figures, by utterance id; of a figure without one, the text stands in its place.
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
    certifier: Certifier | None = None
    pictures: Mapping[str, Picture] = field(default_factory=dict)
    copies: Copies = Copies()
