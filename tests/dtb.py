"""A small reader of books in DAISY 2.02 and DAISY 3, for tests: it shares no code with the writers that it checks."""

import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import chain
from pathlib import Path, PurePosixPath

from lxml import etree

from tests.overlay import parse

CLIP = re.compile(r"(?:npt=)?(?:(\d+):(\d\d):)?(\d+)\.(\d{3})s?")
LINKS = ("href", "src", "smilref", "idref")


def milliseconds(clock: str) -> int:
    """Return the time of a clock value with three digits after the point: hh:mm:ss.mmm, or seconds."""
    match = CLIP.fullmatch(clock)
    assert match, f"{clock!r} is no clock value with milliseconds"
    hours, minutes, seconds, rest = (int(each or 0) for each in match.groups())
    return ((hours * 60 + minutes) * 60 + seconds) * 1000 + rest


@dataclass(frozen=True)
class Par:
    """A `par` of a SMIL file: its id, its text, and its clip in milliseconds; where nothing is heard, `audio` is empty.

    `is_note` says that a listener may have it skipped as a note.
    """

    id: str
    text: str
    audio: str
    begin: int
    end: int
    is_note: bool


class Dtb:
    """A book, as its files say: those of a folder or of a zip archive."""

    def __init__(self, path: Path) -> None:
        if path.is_dir():
            self.files = {file.name: file.read_bytes() for file in sorted(path.iterdir())}
        else:
            with zipfile.ZipFile(path) as archive:
                assert archive.testzip() is None
                self.files = {entry.filename: archive.read(entry) for entry in archive.infolist()}
        self.is_old = "ncc.html" in self.files
        self.xml = {
            name: parse(data)
            for name, data in self.files.items()
            if PurePosixPath(name).suffix not in {".mp3", ".jpg", ".png"}
        }
        self.text_name = "text.html" if self.is_old else "text.xml"

    @property
    def text(self) -> etree._Element:
        return self.xml[self.text_name]

    @property
    def navigation(self) -> etree._Element:
        return self.xml["ncc.html" if self.is_old else "nav.ncx"]

    @cached_property
    def smils(self) -> list[str]:
        """The SMIL files in reading order."""
        if self.is_old:
            return [ref.get("src").partition("#")[0] for ref in self.xml["master.smil"].iter("ref")]
        opf = self.xml["package.opf"]
        files = {item.get("id"): item.get("href") for item in opf.iter("{*}item")}
        return [files[item.get("idref")] for item in opf.iter("{*}itemref")]

    def headings(self) -> list[tuple[int, str, str]]:
        """Return level, text and target of each heading that leads somewhere."""
        if self.is_old:
            items = list(self.navigation.iter(*(f"{{*}}h{level}" for level in range(1, 7))))
            return [(int(item.tag[-1]), item[0].text, item[0].get("href")) for item in items]
        found = []
        for point in self.navigation.iter("{*}navPoint"):
            text, content = point.find("{*}navLabel/{*}text"), point.find("{*}content")
            found.append((len(list(point.iterancestors("{*}navPoint"))) + 1, text.text, content.get("src")))
        return found

    def pars(self, smil: str) -> list[Par]:
        return [self._par(par) for par in self.xml[smil].iter("{*}par")]

    def every_par(self) -> list[Par]:
        return list(chain.from_iterable(map(self.pars, self.smils)))

    def _par(self, par: etree._Element) -> Par:
        name, text_id = par.find("{*}text").get("src").split("#")
        assert name == self.text_name
        clips = list(par.iter("{*}audio"))
        assert len(clips) <= 1
        around = par.xpath("ancestor::*[@customTest='note']")
        is_note = par.get("system-required") == "footnote-on" or bool(around)
        if not clips:
            return Par(par.get("id"), text_id, "", 0, 0, is_note)
        begin, end = (
            clips[0].get(old) or clips[0].get(new)
            for old, new in (("clip-begin", "clipBegin"), ("clip-end", "clipEnd"))
        )
        return Par(par.get("id"), text_id, clips[0].get("src"), milliseconds(begin), milliseconds(end), is_note)

    def ids(self, name: str) -> list[str]:
        return [str(each) for each in self.xml[name].xpath("//@id")]

    def links(self) -> Iterator[tuple[str, str, str]]:
        """Yield the file of each link inside the book, the file that it leads to, and the fragment."""
        for name, root in self.xml.items():
            for attribute in LINKS:
                for value in map(str, root.xpath(f"//@{attribute}")):
                    if ":" not in value and not (name == "package.opf" and attribute == "idref"):
                        file, _, fragment = value.partition("#")
                        yield name, file or name, fragment

    def element(self, name: str) -> etree._Element:
        """Return the element of the text that has an id."""
        (found,) = self.text.xpath("//*[@id=$name]", name=name)
        return found

    def said(self, name: str) -> str:
        """Return what an element of the text says, a picture by what stands for it, without the mark of a note."""
        return "".join(_texts(self.element(name)))

    def facts(self) -> dict[str, list[str]]:
        """Return the metadata, by name: of the package or of the navigation control centre."""
        root = self.xml["ncc.html" if self.is_old else "package.opf"]
        found: dict[str, list[str]] = {}
        for meta in root.iter("{*}meta"):
            found.setdefault(meta.get("name") or meta.get("http-equiv"), []).append(meta.get("content"))
        for core in root.iter("{http://purl.org/dc/elements/1.1/}*"):
            found.setdefault(f"dc:{etree.QName(core).localname}", []).append(core.text)
        return found


def _texts(element: etree._Element) -> Iterator[str]:
    if element.get("class") == "mark":
        return
    yield element.get("alt") or element.text or ""
    for child in element:
        yield from _texts(child)
        yield child.tail or ""
