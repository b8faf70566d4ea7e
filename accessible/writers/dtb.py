"""What the two DAISY formats share: a publication as sections that are heard, and its files as a folder or a zip."""

import zipfile
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise
from pathlib import Path, PurePosixPath
from typing import NamedTuple

from lxml import etree

from accessible.document import sentence_id
from accessible.narration import Narration, Track
from accessible.publication import Publication, Sync
from accessible.store import Store
from accessible.writers import xhtml
from accessible.writers.audio import stream
from accessible.writers.documents import documents
from accessible.writers.flow import picture_files
from accessible.writers.identity import EARLIEST, identifier, modified
from accessible.writers.lexicon import phonemes
from accessible.writers.markup import TYPE, XHTML, element, fill, set_language
from accessible.writers.metadata import bibliographic, narrators
from accessible.writers.spans import spans

GENERATOR = "accessible"
HEADINGS = frozenset(f"{{{XHTML}}}h{level}" for level in range(1, 7))
NOTE, LIST, TABLE = "note", "list", "table"
_STORED = frozenset({".mp3", ".jpg", ".png"})
_GROUPS = {f"{{{XHTML}}}{tag}": kind for tag, kind in {"ul": LIST, "ol": LIST, "dl": LIST, "table": TABLE}.items()}
_SECTION, _ASIDE, _IMAGE, _BREAK = (f"{{{XHTML}}}{tag}" for tag in ("section", "aside", "img", "br"))


class Group(NamedTuple):
    """What a listener may skip or leave: its kind and its name; that of a note is the id of its element."""

    kind: str
    name: str


@dataclass(frozen=True, slots=True)
class Par:
    """An element with an id, and when it is heard: milliseconds of its section's sound, none if `end` is `begin`.

    `groups` are those it stands in, the outermost first. `references` are the marks of notes that stand in it.
    """

    id: str
    begin: int
    end: int
    groups: tuple[Group, ...]
    references: tuple[str, ...]

    @property
    def note(self) -> str:
        """Return the id of the note that it stands in, if it stands in one."""
        return next((group.name for group in self.groups if group.kind is NOTE), "")


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and what follows up to the next one: its SMIL file and its sound.

    The first is that of the title. `level` is 1 at the top. `length` is in samples, `duration` in milliseconds.
    `tracks` are what its sound is made of, `size` bytes in all; `pars`, the first of them the heading, tile it.
    """

    number: int
    id: str
    title: str
    level: int
    language: str
    pars: tuple[Par, ...]
    tracks: tuple[str, ...]
    size: int
    length: int
    duration: int

    @property
    def smil(self) -> str:
        """Return the name of its SMIL file."""
        return f"s{self.number:04}.smil"

    @property
    def audio(self) -> str:
        """Return the name of its sound file."""
        return f"s{self.number:04}.mp3"


class Fact(NamedTuple):
    """An element of Dublin Core: its name ("dc:title"), its value, a person's role and how the name is filed."""

    name: str
    value: str
    role: str = ""
    file_as: str = ""


@dataclass(frozen=True, slots=True)
class Book:
    """A publication as a Digital Talking Book.

    `front` are the title and the lines below it, `blocks` what follows: elements of XHTML in reading order, headings
    among them; a heading inside a quotation is inside its block. `facts` are what is known of it; `date` is the day it
    was made, ISO 8601.
    """

    publication: Publication
    front: tuple[etree._Element, ...]
    blocks: tuple[etree._Element, ...]
    sections: tuple[Section, ...]
    uid: str
    facts: tuple[Fact, ...]
    date: str
    narrators: tuple[str, ...]
    pictures: dict[str, str] = field(default_factory=dict)
    """The names in the store of the pictures, by the names of their files."""

    @property
    def language(self) -> str:
        """Return its language, a BCP 47 tag."""
        return self.publication.article.metadata.language

    @property
    def title(self) -> str:
        """Return its title in one line."""
        return " ".join(self.publication.article.metadata.title.split())

    @property
    def length(self) -> int:
        """Return how long it plays, in samples."""
        return sum(section.length for section in self.sections)

    @property
    def duration(self) -> int:
        """Return how long it plays, in milliseconds: what its sections say, added up."""
        return sum(section.duration for section in self.sections)

    def values(self, name: str) -> list[str]:
        """Return what is known under a name, each once."""
        return list(dict.fromkeys(fact.value for fact in self.facts if fact.name == name))


def book(publication: Publication) -> Book:
    """Return the book. What is heard at once is a sentence, whatever a book in EPUB marks; a heading is one piece."""
    publication = replace(publication, sync=Sync.SENTENCE)
    files = {picture: PurePosixPath(name).name for picture, name in picture_files(publication.pictures).items()}
    front, blocks = tuple(_front(publication)), tuple(_blocks(publication))
    return Book(
        publication,
        front,
        blocks,
        _sections(publication, (*front, *blocks)),
        f"urn:uuid:{identifier(publication.article)}",
        tuple(_facts(publication)),
        f"{modified(publication.article.metadata):%Y-%m-%d}",
        tuple(narrators(publication)),
        {name: picture.name for picture, name in files.items()},
    )


def _facts(publication: Publication) -> Iterator[Fact]:
    """Yield what the article gave; an author and a publisher, which both formats ask for, are never missing."""
    entries = bibliographic(publication.article)
    refined = {(entry.refines, entry.name): entry.value for entry in entries if entry.refines}
    found = [
        Fact(each.name, each.value, refined.get((each.id, "role"), ""), refined.get((each.id, "file-as"), ""))
        for each in entries
        if each.name.startswith("dc:")
    ]
    yield from (fact if fact.name != "dc:date" else fact._replace(value=fact.value[:10]) for fact in found)
    names = {fact.name for fact in found}
    if "dc:publisher" not in names:
        yield Fact("dc:publisher", GENERATOR)
    if "dc:creator" not in names:
        yield Fact("dc:creator", publication.article.metadata.source or publication.labels["unknown author"])


def _front(publication: Publication) -> Iterator[etree._Element]:
    """Yield the title, and the lines that stand on the title page of a book below it."""
    page = etree.Element(f"{{{XHTML}}}body", nsmap={None: XHTML})
    for utterance in (*publication.front, *publication.imprint):
        line = element(page, "h1" if utterance.id == "title" else "p", id=utterance.id, class_=utterance.id)
        fill(line, utterance.text, spans(utterance, publication), phonemes(utterance))
        yield line


def _blocks(publication: Publication) -> Iterator[etree._Element]:
    """Yield what the content documents of a book hold, without their sections; the highest headings are of level 1."""
    language = publication.article.metadata.language
    for root in xhtml.bodies(publication, documents(publication)):
        for block in _flat(root.find(f"{{{XHTML}}}body")):
            if root.get("lang") != language and "lang" not in block.attrib:
                set_language(block, root.get("lang", ""))
            if block.tag in HEADINGS:
                block.tag = f"{{{XHTML}}}h{int(block.tag[-1]) - 1}"
            if block.tag == _ASIDE:
                _show_mark(block[0])
            for image in block.iter(_IMAGE):
                image.set("src", PurePosixPath(image.get("src", "")).name)
            yield block


def _show_mark(paragraph: etree._Element) -> None:
    """Begin a note with its mark, where it does not say it itself: a style sheet does that in a book."""
    if mark := paragraph.get("data-mark"):
        shown = etree.Element(f"{{{XHTML}}}span", {"class": "mark"})
        shown.text, shown.tail = mark, f" {paragraph.text or ''}"
        paragraph.text = None
        paragraph.insert(0, shown)


def _flat(parent: etree._Element) -> Iterator[etree._Element]:
    for child in list(parent):
        yield from _flat(child) if child.tag == _SECTION else (child,)


def _sections(publication: Publication, blocks: Iterable[etree._Element]) -> tuple[Section, ...]:
    walk = _Walk(publication.narration)
    found: list[Section] = []
    begun: list[etree._Element] = []
    for block in blocks:
        if block.tag in HEADINGS and begun:
            found.append(walk.section(len(found) + 1, begun, publication))
            begun = []
        begun.append(block)
    return (*found, walk.section(len(found) + 1, begun, publication))


class _Walk:
    """A walk through the elements of one section after the other."""

    def __init__(self, narration: Narration) -> None:
        self._narration = narration
        self._groups: list[Group] = []
        self._number = 0
        self._begin()

    def _begin(self) -> None:
        self._starts: dict[str, int] = {}
        self._pars: list[tuple[int | None, Par]] = []
        self._tracks: list[Track] = []
        self._length = 0

    def section(self, number: int, blocks: Sequence[etree._Element], publication: Publication) -> Section:
        """Return the section of these blocks, the first of which is its heading."""
        self._begin()
        for block in blocks:
            self._through(block)
        heading = blocks[0]
        return Section(
            number,
            heading.get("id", ""),
            _in_one_line(heading),
            int(heading.tag[-1]),
            heading.get("lang", publication.article.metadata.language),
            tuple(self._timed()),
            tuple(track.name for track in self._tracks),
            sum(track.size for track in self._tracks),
            self._length,
            self._milliseconds(self._length),
        )

    def _through(self, block: etree._Element) -> None:
        for event, child in etree.iterwalk(block, events=("start", "end")):
            kind = NOTE if child.get(TYPE) == "footnote" else _GROUPS.get(child.tag, "")
            if event == "start":
                if kind:
                    self._number += 1
                    self._groups.append(Group(kind, child.get("id") or f"{kind}-{self._number}"))
                self._meet(child, is_heading=child is block and child.tag in HEADINGS)
            elif kind:
                self._groups.pop()

    def _meet(self, child: etree._Element, *, is_heading: bool) -> None:
        """Take an element that is heard, or is a heading; one that sounds in parts is heard by them."""
        name = child.get("id", "")
        if name not in self._narration.tracks:
            if name in self._starts or is_heading:
                self._add(self._starts.get(name), child)
            return
        track = self._narration.tracks[name]
        begin = self._length + track.delay
        starts = dict(_audible(name, track, begin, self._narration.sample_rate))
        inside = [] if is_heading else [each.get("id") for each in child.iter() if each.get("id") in starts]
        if inside:
            self._starts |= starts | {inside[0]: begin}
        else:
            self._add(begin, child)
        self._tracks.append(track)
        self._length += track.length

    def _add(self, begin: int | None, child: etree._Element) -> None:
        marks = [" ".join("".join(each.itertext()).split()) for each in child.iter() if each.get(TYPE) == "noteref"]
        self._pars.append((begin, Par(child.get("id", ""), 0, 0, tuple(self._groups), tuple(marks))))

    def _timed(self) -> Iterator[Par]:
        """Yield the pars with their times: each lasts until the next begins, the last one until the sound ends."""
        begins = [begin for begin, _ in self._pars if begin is not None]
        times = pairwise(map(self._milliseconds, [*[0] * bool(begins), *begins[1:], self._length]))
        for begin, par in self._pars:
            start, end = (0, 0) if begin is None else next(times)
            yield replace(par, begin=start, end=end)

    def _milliseconds(self, samples: int) -> int:
        return samples * 1000 // self._narration.sample_rate


def _audible(name: str, track: Track, begin: int, rate: int) -> Iterator[tuple[str, int]]:
    """Yield the sentences of a track that last a millisecond, with their first sample; others could be empty clips."""
    for number, clip in enumerate(track.clips, 1):
        if (clip.end - clip.start) * 1000 >= rate:
            yield sentence_id(name, number), begin + clip.start


def _in_one_line(heading: etree._Element) -> str:
    """Return what a heading says without marks of notes; where it is nothing else, with them."""
    said = _texts(heading, without_marks=True)
    return " ".join("".join(said).split()) or " ".join("".join(_texts(heading)).split())


def _texts(heading: etree._Element, *, without_marks: bool = False) -> Iterator[str]:
    for node in heading.iter():
        yield "" if without_marks and node.get(TYPE) == "noteref" else node.text or ""
        yield "\n" if node.tag == _BREAK else ""
        yield (node.tail or "") if node is not heading else ""


class File(NamedTuple):
    """A file of a book: its name, its bytes in pieces, and, of sound, how many there are."""

    name: str
    pieces: Iterable[bytes]
    size: int = 0


def media(made: Book, store: Store) -> Iterator[File]:
    """Yield the sound of the sections and the pictures, straight from the store."""
    for section in made.sections:
        if section.tracks:
            yield File(section.audio, stream(store, section.tracks), section.size)
    for name, stored in made.pictures.items():
        yield File(name, stream(store, [stored]))


def to_folder(files: Iterable[File], path: Path) -> None:
    """Write files into a new folder."""
    path.mkdir()
    for file in files:
        with (path / file.name).open("wb") as out:
            out.writelines(file.pieces)


def to_zip(files: Iterable[File], path: Path) -> None:
    """Write files into a zip archive: text compressed, sound and pictures not, all with the same date."""
    with zipfile.ZipFile(path, "w") as archive:
        for file in files:
            info = zipfile.ZipInfo(file.name, EARLIEST.timetuple()[:6])
            info.file_size = file.size
            is_stored = PurePosixPath(file.name).suffix in _STORED
            info.compress_type = zipfile.ZIP_STORED if is_stored else zipfile.ZIP_DEFLATED
            info.external_attr = 0o644 << 16
            with archive.open(info, "w") as out:
                for piece in file.pieces:
                    out.write(piece)


def clock(milliseconds: int, *, is_whole: bool = False) -> str:
    """Return a SMIL clock value, hh:mm:ss.mmm, or hh:mm:ss of the nearest second."""
    seconds = (milliseconds + 500) // 1000 if is_whole else milliseconds // 1000
    minutes, second = divmod(seconds, 60)
    whole = f"{minutes // 60:02}:{minutes % 60:02}:{second:02}"
    return whole if is_whole else f"{whole}.{milliseconds % 1000:03}"


def npt(milliseconds: int) -> str:
    """Return the seconds of a time, as both formats have them: 1.234s."""
    return f"{milliseconds // 1000}.{milliseconds % 1000:03}s"
