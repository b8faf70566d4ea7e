"""A book as its files say: read once, leniently, for all rules."""

import posixpath
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from urllib.parse import unquote

from lxml import etree
from lxml import html as lxml_html

from accessible.check.overlay import Overlay, Place, is_remote
from accessible.check.sound import Sound
from accessible.check.style import Block, Sheet, inline, parse
from accessible.epub.unheard import Unheard, unheard
from accessible.errors import SourceError
from accessible.readers.archive import Archive, mended_xml, parse_xml
from accessible.readers.charset import decode
from accessible.readers.package import Item, manifest, resolve
from accessible.readers.xhtml import PHRASING, XML_LANGUAGE, local, types

XHTML, SVG = "application/xhtml+xml", "image/svg+xml"
_FONTS = frozenset({"http://www.idpf.org/2008/embedding", "http://ns.adobe.com/pdf/enc#RC"})


@dataclass(frozen=True, slots=True)
class Meta:
    """A `meta` of the package: its property, its value, what it refines, and its own identifier."""

    property: str
    value: str
    refines: str
    identifier: str


class Document:
    """A content document. The root of one that is not well-formed is what could be made of it; None if nothing."""

    def __init__(self, item: Item, identifier: str, text: str) -> None:
        self.item, self.identifier, self.name = item, identifier, item.name
        self.is_well_formed = True
        self.root = self._root(text)
        self.folder = posixpath.dirname(self.name)

    def _root(self, text: str) -> etree._Element | None:
        try:
            return parse_xml(text) if text.strip() else None
        except SourceError as error:
            if error.code == "too_large":
                raise
            self.is_well_formed = False
        try:
            parser = lxml_html.HTMLParser(encoding="utf-8")
            return lxml_html.document_fromstring(text.encode("utf-8", "replace"), parser)
        except etree.ParserError:
            return None

    @cached_property
    def body(self) -> etree._Element | None:
        """What is shown of it; None if it is no XHTML."""
        return None if self.root is None else next(self.root.iter("{*}body"), None)

    @cached_property
    def ids(self) -> Mapping[str, etree._Element]:
        """The elements by identifier; of several with one, the first."""
        found: dict[str, etree._Element] = {}
        for element in self.all():
            found.setdefault(element.get("id", ""), element)
        found.pop("", None)
        return found

    @cached_property
    def order(self) -> Mapping[etree._Element, int]:
        """The place of each element, in document order."""
        return {element: number for number, element in enumerate(self.all())}

    def all(self, *names: str) -> Iterator[etree._Element]:
        """Yield the elements with these names, in document order; all without a name."""
        if self.root is not None:
            yield from self.root.iter(*(f"{{*}}{name}" for name in names or ("*",)))

    def has(self, place: Place) -> bool:
        """Say whether there is such an element in it; a fragment of a picture or a page may be anything else."""
        return not place.fragment or place.fragment in self.ids

    def path(self, element: etree._Element) -> str:
        """Return where an element is: the nearest identifier around it."""
        named = (each.get("id") for each in (element, *element.iterancestors()))
        return str(Place(self.name, next(filter(None, named), "")))

    def typed(self, *wanted: str) -> Iterator[etree._Element]:
        """Yield the elements with one of these types, by `epub:type` or role."""
        return (element for element in self.all() if not types(element).isdisjoint(wanted))


class Book:
    """An EPUB whose package document was found. `sounds` are its sound files by name."""

    def __init__(self, archive: Archive, package: str, text: str, sounds: Mapping[str, Sound]) -> None:
        self.archive, self.package_name, self.sounds = archive, package, sounds
        self.folder = posixpath.dirname(package)
        self.is_well_formed = True
        self.package = self._package(text)
        self.items = manifest(self.package, self.folder)

    def _package(self, text: str) -> etree._Element:
        try:
            return parse_xml(text)
        except SourceError as error:
            if error.code == "too_large":
                raise
            self.is_well_formed = False
        return mended_xml(text)[0]

    def text(self, name: str) -> str:
        """Return the text of a file; empty if it is not there, or damaged. Raises SourceError where it is too large."""
        try:
            return decode(self.archive.read(name), None)
        except SourceError as error:
            if error.code == "too_large":
                raise
            return ""

    @cached_property
    def version(self) -> str:
        """What the package says that it is."""
        return self.package.get("version") or ""

    @cached_property
    def metas(self) -> tuple[Meta, ...]:
        """The `meta` elements with a property."""
        found = self.package.iterfind("{*}metadata/{*}meta[@property]")
        return tuple(
            Meta(
                each.get("property").strip(),
                text_of(each),
                (each.get("refines") or "").strip().removeprefix("#"),
                each.get("id") or "",
            )
            for each in found
        )

    def values(self, name: str, refines: str = "") -> list[str]:
        """Return the values of a property, of the book or of what `refines` names."""
        return [meta.value for meta in self.metas if meta.property == name and meta.refines == refines]

    def claims(self, name: str) -> set[str]:
        """Return the values of a property of schema.org."""
        return set(self.values(f"schema:{name}"))

    def dublin(self, name: str) -> list[etree._Element]:
        """Return the elements of Dublin Core with this name."""
        return list(self.package.iterfind(f"{{*}}metadata/{{http://purl.org/dc/elements/1.1/}}{name}"))

    @cached_property
    def languages(self) -> list[str]:
        """The languages that the book declares."""
        return [text for each in self.dublin("language") if (text := text_of(each))]

    @cached_property
    def is_fixed(self) -> bool:
        """Whether its pages are laid out for good."""
        return "pre-paginated" in self.values("rendition:layout")

    @cached_property
    def spine(self) -> list[tuple[str, Item]]:
        """The identifiers and items of the reading order, as the package names them."""
        named = (each.get("idref") or "" for each in self.package.iterfind("{*}spine/{*}itemref"))
        return [(name, self.items[name]) for name in named if name in self.items]

    @cached_property
    def documents(self) -> dict[str, Document]:
        """The content documents by name: those of the reading order first, in order."""
        readable = dict(self.spine) | self.items
        kinds = {XHTML, SVG, "text/html"}
        spine = {item.name for _, item in self.spine}
        return {
            item.name: Document(item, name, self.text(item.name))
            for name, item in readable.items()
            if item.media_type in kinds
            and item.name in self.archive.names
            and (item.media_type != SVG or item.name in spine)
        }

    @cached_property
    def pages(self) -> list[Document]:
        """The content documents of the reading order, each once."""
        names = dict.fromkeys(item.name for _, item in self.spine)
        return [self.documents[name] for name in names if name in self.documents]

    @cached_property
    def navigation(self) -> Document | None:
        """The navigation document."""
        named = (item.name for item in self.items.values() if "nav" in item.properties)
        return next((self.documents[name] for name in named if name in self.documents), None)

    @cached_property
    def overlays(self) -> list[Overlay]:
        """The overlays that documents name, or the manifest lists, in reading order."""
        named = dict.fromkeys(item.overlay for _, item in self.spine if item.overlay)
        listed = dict.fromkeys(name for name, item in self.items.items() if item.media_type == "application/smil+xml")
        return [self._overlay(name) for name in named | listed if name in self.items]

    def _overlay(self, identifier: str) -> Overlay:
        name = self.items[identifier].name
        try:
            root = self.archive.xml(name)
        except SourceError as error:
            if error.code == "too_large":
                raise
            root = None
        return Overlay(identifier, name, root)

    @cached_property
    def narrated(self) -> dict[str, set[str]]:
        """The fragments that overlays name, by document."""
        found: dict[str, set[str]] = {}
        for overlay in self.overlays:
            for par in overlay.pars:
                if par.place:
                    found.setdefault(par.place.document, set()).add(par.place.fragment)
        return found

    @cached_property
    def unheard(self) -> dict[str, list[Unheard]]:
        """What nobody narrates, by document of the reading order."""
        return {page.name: self._unheard(page) for page in self.pages}

    def _unheard(self, page: Document) -> list[Unheard]:
        names = self.narrated.get(page.name, set()) | self._sentences(page)
        return [] if page.body is None or "" in names else unheard(page.body, names)

    def _sentences(self, page: Document) -> set[str]:
        """Return the elements inside a line that a `seq` stands for: they are narrated whole, word by word."""
        places = (seq.place for overlay in self.overlays for seq in overlay.seqs if not seq.is_empty)
        names = {place.fragment for place in places if place and place.document == page.name}
        return {name for name in names if name in page.ids and local(page.ids[name]) in PHRASING}

    def find(self, place: Place) -> bool:
        """Say whether there is such a place in the book."""
        document = self.documents.get(place.document)
        return document.has(place) if document else place.document in self.archive.names

    def styles(self, document: Document) -> list[tuple[str, Block]]:
        """Return the blocks of the styles that a document links, holds or imports, each with where it stands."""
        found: list[tuple[str, Block]] = []
        for element in document.all("link", "style"):
            if local(element) == "style":
                found += self._blocks(document.name, parse(element.text or ""), frozenset())
            elif "stylesheet" in (element.get("rel") or "").lower().split():
                found += self._linked(document.folder, element.get("href") or "", frozenset())
        found += (
            (document.path(element), inline(element.get("style"), "style"))
            for element in document.all()
            if element.get("style")
        )
        return found

    def _linked(self, folder: str, address: str, seen: frozenset[str]) -> list[tuple[str, Block]]:
        name = resolve(folder, address)
        if is_remote(address) or name in seen or name not in self._sheets:
            return []
        return self._blocks(name, self._sheets[name], seen | {name})

    def _blocks(self, name: str, sheet: Sheet, seen: frozenset[str]) -> list[tuple[str, Block]]:
        found = [(name, block) for block in sheet.blocks]
        for address in sheet.imports:
            found += self._linked(posixpath.dirname(name), address, seen)
        return found

    @cached_property
    def _sheets(self) -> dict[str, Sheet]:
        """The style sheets by name."""
        names = {item.name for item in self.items.values() if item.media_type == "text/css"}
        names |= {name for name in self.archive.names if name.endswith(".css")}
        return {name: parse(self.text(name)) for name in sorted(names & self.archive.names)}

    @cached_property
    def all_styles(self) -> list[tuple[str, Block]]:
        """The blocks of all styles that documents of the book use, each once."""
        used = [each for document in self.documents.values() for each in self.styles(document)]
        return list({(where, id(block)): (where, block) for where, block in used}.values())

    @cached_property
    def encrypted(self) -> dict[str, str]:
        """The files that are encrypted, and how, but for fonts that are only made unusable elsewhere."""
        try:
            root = self.archive.xml("META-INF/encryption.xml")
        except SourceError:
            root = None
        entries = [] if root is None else list(root.iter("{*}EncryptedData"))
        found: dict[str, str] = {}
        for entry in entries:
            method = next((each.get("Algorithm") or "" for each in entry.iter("{*}EncryptionMethod")), "")
            if method not in _FONTS:
                found |= {unquote(each.get("URI") or ""): method for each in entry.iter("{*}CipherReference")}
        return found


def text_of(element: etree._Element) -> str:
    """Return the text of an element, as one line."""
    return " ".join("".join(element.itertext()).split())


def language_of(element: etree._Element) -> str | None:
    """Return the language that an element declares; None if it does not."""
    said = (element.get(name) for name in (XML_LANGUAGE, "lang", "xml:lang"))
    return next((each.strip() for each in said if each is not None), None)
