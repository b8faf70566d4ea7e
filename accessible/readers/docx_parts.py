"""The parts of a DOCX package beside its text: relationships, styles, numbering and properties (ECMA-376)."""

import posixpath
import re
from dataclasses import dataclass, field, replace
from functools import cache

from lxml import etree

from accessible.dates import parse_date
from accessible.document import Metadata
from accessible.readers.archive import Archive, parse_xml
from accessible.readers.build import clean_text
from accessible.readers.charset import decode

_MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_EMBED = f"{{{_RELATIONS}}}embed"
_STRICT = {
    "http://purl.oclc.org/ooxml/wordprocessingml/main": _MAIN,
    "http://purl.oclc.org/ooxml/officeDocument/relationships": _RELATIONS,
}
"""Namespaces of the strict variant of the format, and those that everybody writes."""
_NO_TITLE = re.compile(
    r"Microsoft Word\b.*|.*\.(?:docx?|odt|rtf)|(?:untitled|unbenannt|sans titre|document)\s*\d*", re.IGNORECASE
)
_NUMBERED_NAME = re.compile(r"heading (\d)")
_LIST_NAME = re.compile(r"list (?:bullet|number) (\d)")
_NAMES = {
    "title": "title",
    "subtitle": "subtitle",
    "caption": "caption",
    "quote": "quote",
    "intense quote": "quote",
    "quotations": "quote",
    "block text": "quote",
    "html preformatted": "code",
    "preformatted text": "code",
    "source code": "code",
}
"""What built-in styles are for. A style keeps its English name in every language of the program."""
_CONTENTS = re.compile(r"(?:toc|contents|index) \d|(?:toc|contents|index) heading|table of figures")
OUTLINE_LEVELS = 9


def w(name: str) -> str:
    """Return a name of WordprocessingML as lxml writes it."""
    return f"{{{_MAIN}}}{name}"


@cache
def _path(path: str) -> str:
    return "/".join(map(w, path.split("/"))) if path != "." else path


def value(element: etree._Element | None, path: str = ".", name: str = "val") -> str:
    """Return the attribute `name` of what stands at `path` under `element`, such as `pPr/pStyle`; else empty."""
    found = element.find(_path(path)) if element is not None else None
    return str(found.get(w(name), "")) if found is not None else ""


def is_on(element: etree._Element | None, path: str) -> bool | None:
    """Say whether a toggle such as `b` is set at `path`; None where nothing is said."""
    found = element.find(_path(path)) if element is not None else None
    return None if found is None else found.get(w("val"), "true") not in {"0", "false", "off", "none"}


def described(drawing: etree._Element) -> tuple[str | None, str]:
    """Return what describes a drawing, and the relationship of its picture; nothing of one that holds a text box.

    Of an ornament the description is empty; it is None where nobody wrote one.
    """
    if next(drawing.iter(w("txbxContent")), None) is not None:
        return "", ""
    about, blip = (next(drawing.iter(f"{{*}}{name}"), None) for name in ("docPr", "blip"))
    text = None if about is None else about.get("descr") or None
    is_ornament = any(mark.get("val") in {"1", "true"} for mark in drawing.iter("{*}decorative"))
    return "" if is_ornament else text, "" if blip is None else blip.get(_EMBED, "")


@dataclass(frozen=True, slots=True)
class Package:
    """A DOCX file. `main` is the name of the part that holds the text."""

    archive: Archive
    main: str

    def part(self, name: str) -> etree._Element | None:
        """Return the root of a part; None where it is missing."""
        text = decode(self.archive.read(name), None)
        for strict, usual in _STRICT.items():
            text = text.replace(strict, usual)
        return parse_xml(text) if text.strip() else None

    def relations(self, name: str) -> dict[str, tuple[str, str, bool]]:
        """Return the relationships of a part by identifier: kind, target, and whether that is outside the package."""
        folder, base = posixpath.split(name)
        root = self.part(posixpath.join(folder, "_rels", f"{base}.rels"))
        found: dict[str, tuple[str, str, bool]] = {}
        for relation in root if root is not None else ():
            target, is_external = relation.get("Target", ""), relation.get("TargetMode") == "External"
            if not is_external:
                target = posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
            found[relation.get("Id", "")] = (relation.get("Type", "").rpartition("/")[2], target, is_external)
        return found

    def related(self, name: str, kind: str) -> etree._Element | None:
        """Return the root of the part of one kind that `name` is related to."""
        parts = (target for found, target, outside in self.relations(name).values() if found == kind and not outside)
        return self.part(next(parts, ""))


def open_package(data: bytes) -> Package:
    """Return the package in `data`. Raises SourceError where it is damaged or too large."""
    package = Package(Archive(data), "word/document.xml")
    relations = package.relations("").values()
    return replace(
        package, main=next((target for kind, target, _ in relations if kind == "officeDocument"), package.main)
    )


@dataclass(frozen=True, slots=True)
class Style:
    """What a style says, with what the styles say that it is based on.

    `level` is that of a heading, `depth` that of a list, from 1; else 0. `numbering` is a list and a level in it.
    """

    kind: str = ""
    level: int = 0
    numbering: tuple[str, str] = ("", "")
    depth: int = 0
    bold: bool | None = None
    italic: bool | None = None
    raised: str = ""
    language: str = ""


class Styles:
    """The styles of a document by identifier; one that is unknown says nothing."""

    def __init__(self, root: etree._Element | None) -> None:
        elements = root.iter(w("style")) if root is not None else ()
        self._elements = {element.get(w("styleId")): element for element in elements}
        self.of = cache(self._of)
        self.language = value(root, "docDefaults/rPrDefault/rPr/lang")

    def _of(self, identifier: str) -> Style:
        chain: list[str] = []
        while identifier in self._elements and identifier not in chain:
            chain.append(identifier)
            identifier = value(self._elements[identifier], "basedOn")
        style = Style()
        for name in reversed(chain):
            style = _based(self._elements[name], style)
        return style


def _based(element: etree._Element, style: Style) -> Style:
    """Return what `element` says over what `style`, on which it is based, says."""
    name = value(element, "name").lower()
    outline = value(element, "pPr/outlineLvl")
    numbered = _NUMBERED_NAME.fullmatch(name)
    level = int(numbered[1]) if numbered else int(outline) + 1 if outline.isdecimal() else style.level
    bold, italic = is_on(element, "rPr/b"), is_on(element, "rPr/i")
    return Style(
        kind="contents" if _CONTENTS.fullmatch(name) else _NAMES.get(name, style.kind),
        level=level if level <= OUTLINE_LEVELS else 0,
        numbering=(
            value(element, "pPr/numPr/numId") or style.numbering[0],
            value(element, "pPr/numPr/ilvl") or style.numbering[1],
        ),
        depth=int(listed[1]) if (listed := _LIST_NAME.fullmatch(name)) else style.depth,
        bold=style.bold if bold is None else bold,
        italic=style.italic if italic is None else italic,
        raised=value(element, "rPr/vertAlign") or style.raised,
        language=value(element, "rPr/lang") or style.language,
    )


@dataclass(slots=True)
class _List:
    """A list: the format and the first number of each level, and what was counted so far."""

    formats: dict[int, str]
    starts: dict[int, int]
    counted: dict[int, int] = field(default_factory=dict)


class Numbering:
    """The lists of a document. Word counts on where a list is interrupted, unless an instance of it starts anew."""

    def __init__(self, root: etree._Element | None) -> None:
        self._lists: dict[str, _List] = {}
        self._instances: dict[str, str] = {}
        self._overrides: dict[str, dict[int, int]] = {}
        if root is None:
            return
        for element in root.iter(w("abstractNum")):
            levels = {number(level.get(w("ilvl"))): level for level in element.iter(w("lvl"))}
            formats = {at: value(level, "numFmt") for at, level in levels.items()}
            starts = {at: number(value(level, "start"), 1) for at, level in levels.items()}
            self._lists[element.get(w("abstractNumId"), "")] = _List(formats, starts)
        for element in root.iter(w("num")):
            name = element.get(w("numId"), "")
            self._instances[name] = value(element, "abstractNumId")
            starts = {
                number(override.get(w("ilvl"))): number(value(override, "startOverride"), 1)
                for override in element.iter(w("lvlOverride"))
                if value(override, "startOverride")
            }
            self._overrides[name] = starts

    def count(self, instance: str, level: int) -> int:
        """Return the number of the next item at `level` (from 0) of a list; 0 where it has none."""
        found = self._lists.get(self._instances.get(instance, ""))
        if found is None:
            return 0
        start = self._overrides[instance].pop(level, None)
        first = found.starts.get(level, 1)
        found.counted[level] = start if start is not None else found.counted.get(level, first - 1) + 1
        for deeper in [other for other in found.counted if other > level]:
            del found.counted[deeper]
        return 0 if found.formats.get(level, "bullet") in {"bullet", "none"} else max(found.counted[level], 0)


def number(text: str | None, otherwise: int = 0) -> int:
    """Return what a text counts, from 0; `otherwise` if it is no number."""
    return int(text) if text and text.isdecimal() else otherwise


def metadata(package: Package) -> Metadata:
    """Return what the properties of the document say: title, authors, date, language, subjects, description."""
    root = package.related("", "core-properties")
    if root is None:
        return Metadata()
    said = {etree.QName(element).localname: " ".join(clean_text(element.text or "").split()) for element in root}
    title = said.get("title", "")
    return Metadata(
        title="" if _NO_TITLE.fullmatch(title) else title,
        authors=_listed(said.get("creator", ""), ";"),
        published=parse_date(said.get("created", "") or said.get("modified", "")),
        language=said.get("language", "").replace("_", "-"),
        subjects=_listed(said.get("keywords", ""), "[;,]"),
        description=said.get("description", ""),
    )


def _listed(text: str, separator: str) -> tuple[str, ...]:
    return tuple(filter(None, (name.strip() for name in re.split(separator, text))))
