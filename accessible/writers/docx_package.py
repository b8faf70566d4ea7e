"""A Word document as a package (ECMA-376): its parts, how they are related, and what it says of itself."""

import zipfile
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from lxml import etree

from accessible.document import Metadata
from accessible.writers.identity import EARLIEST, modified, utc

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
MAIN = "word/document.xml"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_CORE = f"{_PACKAGE}/metadata/core-properties"
_DC, _TERMS = "http://purl.org/dc/elements/1.1/", "http://purl.org/dc/terms/"
_XSI = "http://www.w3.org/2001/XMLSchema-instance"
_KIND = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_TYPES = {
    "rels": "application/vnd.openxmlformats-package.relationships+xml",
    "xml": "application/xml",
    "jpg": "image/jpeg",
    "png": "image/png",
}
_OVERRIDES = {
    MAIN: f"{_KIND}.document.main+xml",
    **{f"word/{name}.xml": f"{_KIND}.{name}+xml" for name in ("styles", "numbering", "settings", "footnotes")},
    "docProps/core.xml": "application/vnd.openxmlformats-package.core-properties+xml",
}
_ZIP_DATE = (1980, 1, 1, 0, 0, 0)


def w(name: str) -> str:
    """Return a name of WordprocessingML as lxml writes it."""
    return f"{{{W}}}{name}"


def add(parent: etree._Element, name: str, value: str = "", /, **attributes: str) -> etree._Element:
    """Append an element of WordprocessingML with its attributes; `value` is that which is called `val`."""
    named = {"val": value, **attributes} if value else attributes
    return etree.SubElement(parent, w(name), {w(key): text for key, text in named.items()})


@dataclass(slots=True)
class Relations:
    """The relationships of a part: each kind and target once, by an identifier."""

    found: dict[tuple[str, str], str] = field(default_factory=dict)

    def add(self, kind: str, target: str) -> str:
        """Return the identifier of a relationship to a part, or, if it is a hyperlink, to an address."""
        return self.found.setdefault((kind, target), f"rId{len(self.found) + 1}")

    def xml(self) -> bytes:
        """Return the part that lists them."""
        namespace = f"{_PACKAGE}/relationships"
        root = etree.Element(f"{{{namespace}}}Relationships", nsmap={None: namespace})
        for (kind, target), name in self.found.items():
            outside = {"TargetMode": "External"} if kind == "hyperlink" else {}
            base = f"{_PACKAGE}/relationships/metadata" if kind == "core-properties" else R
            said = {"Id": name, "Type": f"{base}/{kind}", "Target": target, **outside}
            etree.SubElement(root, f"{{{namespace}}}Relationship", said)
        return serialised(root)


def serialised(root: etree._Element) -> bytes:
    """Return a part as a file."""
    return bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True))


def core_properties(metadata: Metadata) -> bytes:
    """Return what the document says of itself (ECMA-376, part 2, 11): without a date where the article has none."""
    root = etree.Element(f"{{{_CORE}}}coreProperties", nsmap={"cp": _CORE, "dc": _DC, "dcterms": _TERMS, "xsi": _XSI})
    said = {
        f"{{{_DC}}}title": metadata.title,
        f"{{{_DC}}}creator": "; ".join(metadata.authors),
        f"{{{_DC}}}description": metadata.description,
        f"{{{_DC}}}language": metadata.language,
        f"{{{_CORE}}}keywords": "; ".join(metadata.subjects),
    }
    for name, text in said.items():
        if text:
            etree.SubElement(root, name).text = text
    changed = modified(metadata)
    dates = {"created": utc(metadata.published), "modified": changed if changed != EARLIEST else None}
    for name, date in dates.items():
        if date:
            element = etree.SubElement(root, f"{{{_TERMS}}}{name}", {f"{{{_XSI}}}type": "dcterms:W3CDTF"})
            element.text = f"{date.replace(tzinfo=None).isoformat(timespec='seconds')}Z"
    return serialised(root)


def content_types(names: Iterable[str]) -> bytes:
    """Return the part that says of what media type the parts are."""
    namespace = f"{_PACKAGE}/content-types"
    root = etree.Element(f"{{{namespace}}}Types", nsmap={None: namespace})
    endings = dict.fromkeys(["rels", "xml", *(name.rpartition(".")[2] for name in names)])
    for ending in endings:
        etree.SubElement(root, f"{{{namespace}}}Default", Extension=ending, ContentType=_TYPES[ending])
    for name, kind in _OVERRIDES.items():
        etree.SubElement(root, f"{{{namespace}}}Override", PartName=f"/{name}", ContentType=kind)
    return serialised(root)


def save(path: Path, parts: Mapping[str, bytes]) -> None:
    """Write a package: the same bytes for the same parts. Pictures are compressed already."""
    with zipfile.ZipFile(path, "w") as file:
        for name, data in {"[Content_Types].xml": content_types(parts), **parts}.items():
            info = zipfile.ZipInfo(name, _ZIP_DATE)
            info.compress_type = zipfile.ZIP_STORED if name.endswith((".jpg", ".png")) else zipfile.ZIP_DEFLATED
            file.writestr(info, data)
