"""Media overlays: what of a content document sounds when, in the order and the structure of its elements."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from lxml import etree

from accessible.document import sentence_id, word_id
from accessible.narration import Narration, Track
from accessible.writers.documents import Content
from accessible.writers.markup import EPUB, TYPE, XHTML

SMIL = "http://www.w3.org/ns/SMIL"
_TEXTREF = f"{{{EPUB}}}textref"
_GROUPS = {
    f"{{{XHTML}}}{tag}": kind
    for tag, kind in {
        "section": "",
        "nav": "",
        "aside": "aside",
        "blockquote": "",
        "ul": "list",
        "ol": "list",
        "dl": "list",
        "li": "list-item",
        "figure": "figure",
        "table": "table",
        "tr": "table-row",
        "th": "table-cell",
        "td": "table-cell",
    }.items()
}
"""Elements that a listener may want to skip or to leave, and what they are where they have no `epub:type`."""
_CELLS = frozenset({f"{{{XHTML}}}th", f"{{{XHTML}}}td"})


@dataclass(frozen=True, slots=True)
class Overlay:
    """The overlay of one content document: its SMIL, empty if nothing in it is heard, and how long it plays, in ms."""

    smil: bytes
    duration: int


@dataclass(frozen=True, slots=True)
class Overlays:
    """The overlays of content documents that share their audio, the tracks it plays, and its length in samples."""

    each: tuple[Overlay, ...]
    tracks: tuple[str, ...]
    length: int


def clock(milliseconds: int) -> str:
    """Return a SMIL full clock value: h:mm:ss.mmm."""
    minutes, milliseconds = divmod(milliseconds, 60_000)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02d}:{milliseconds // 1000:02d}.{milliseconds % 1000:03d}"


def overlays(contents: Sequence[Content], audio: str, narration: Narration) -> Overlays:
    """Return the overlays of content documents, with clips of `audio` that are contiguous throughout.

    What has the name of an utterance, a sentence or a word that sounds becomes a `seq` if others stand in it, else a
    `par`. What groups such elements becomes a `seq`, and is given a name if it has none.
    """
    walk = _Walk(audio, narration)
    roots = [walk.through(content) for content in contents]
    durations = walk.set_times()
    written = [etree.tostring(root, xml_declaration=True, encoding="utf-8", pretty_print=True) for root in roots]
    each = (Overlay(smil if time else b"", time) for smil, time in zip(written, durations, strict=True))
    return Overlays(tuple(each), tuple(walk.tracks), walk.length)


class _Walk:
    """A walk through content documents; `tracks` and `length` are those of what it came by."""

    def __init__(self, audio: str, narration: Narration) -> None:
        self._audio, self._narration = audio, narration
        self._document = ""
        self.tracks: list[str] = []
        self.length = 0
        self._starts: dict[str, int] = {}
        self._since: int | None = None
        self._clips: list[tuple[int, etree._Element]] = []
        self._ends: list[int] = []

    def through(self, content: Content) -> etree._Element:
        """Return the root of the overlay of a content document, as yet without times."""
        self._document = f"{content.name}.xhtml"
        smil = etree.Element(f"{{{SMIL}}}smil", {"version": "3.0"}, nsmap={None: SMIL, "epub": EPUB})
        nodes = [etree.SubElement(smil, f"{{{SMIL}}}body", {_TEXTREF: self._document})]
        for event, element in etree.iterwalk(content.root, events=("start", "end")):
            if self.matters(element):
                if event == "start":
                    nodes.append(self.begin(nodes[-1], element))
                else:
                    self.end(nodes.pop(), element)
        self._ends.append(len(self._clips))
        return smil

    def matters(self, element: etree._Element) -> bool:
        """Say whether an element groups, or is narrated."""
        name = element.get("id")
        return element.tag in _GROUPS or name in self._starts or name in self._narration.tracks

    def begin(self, parent: etree._Element, element: etree._Element) -> etree._Element:
        """Append the node of an element, as yet without what tells its kind."""
        name = element.get("id", "")
        if name in self._narration.tracks:
            self._add(name, self._narration.tracks[name])
        if self._since is None:
            self._since = self._starts.get(name)
        kind = element.get(TYPE) or _GROUPS.get(element.tag, "")
        return etree.SubElement(parent, f"{{{SMIL}}}seq", {TYPE: kind} if kind else {})

    def _add(self, name: str, track: Track) -> None:
        """Lay a track behind those before it, and note where each name in it begins, in samples of the audio."""
        begin = self.length + track.delay
        self._starts[name] = begin
        for number, clip in enumerate(track.clips, 1):
            if (clip.end - clip.start) * 1000 >= self._narration.sample_rate:  # a shorter one could be empty in a file
                sentence = sentence_id(name, number)
                self._starts[sentence] = begin + clip.start
                starts = track.words[number - 1] if track.words else ()
                self._starts |= {word_id(sentence, at): begin + start for at, start in enumerate(starts, 1)}
        self.tracks.append(track.name)
        self.length += track.length

    def end(self, node: etree._Element, element: etree._Element) -> None:
        """Make a `seq` of a node that holds others, a `par` of one that is narrated; take any other away."""
        if len(node):
            self._close(node, element)
        elif element.get("id") in self._starts:
            self._par(node, element.get("id", ""))
        else:
            node.getparent().remove(node)

    def _close(self, node: etree._Element, element: etree._Element) -> None:
        """Say what a node with others in it stands for; a cell that holds a single one is that one."""
        if element.tag in _CELLS and len(node) == 1:
            node[0].set(TYPE, node.get(TYPE, ""))
            node.getparent().replace(node, node[0])
            return
        if "id" not in element.attrib:
            element.set("id", f"{etree.QName(element).localname}-{node[0].get('id').partition('-')[2]}")
        node.set("id", f"seq-{element.get('id')}")
        node.set(_TEXTREF, f"{self._document}#{element.get('id')}")

    def _par(self, node: etree._Element, name: str) -> None:
        node.tag = f"{{{SMIL}}}par"
        node.set("id", f"par-{name}")
        etree.SubElement(node, f"{{{SMIL}}}text", {"src": f"{self._document}#{name}"})
        clip = etree.SubElement(node, f"{{{SMIL}}}audio", {"src": self._audio})
        self._clips.append((self._starts[name] if self._since is None else self._since, clip))
        self._since = None

    def set_times(self) -> list[int]:
        """Give each clip its times: it lasts until the next begins, the last one until the sound ends.

        Returns how long each document plays, in milliseconds.
        """
        begins = [0, *(begin for begin, _ in self._clips[1:]), self.length]
        times = [begin * 1000 // self._narration.sample_rate for begin in begins]
        for (_, clip), (begin, end) in zip(self._clips, pairwise(times), strict=False):
            clip.set("clipBegin", clock(begin))
            clip.set("clipEnd", clock(end))
        return [times[end] - times[start] for start, end in pairwise([0, *self._ends])]
