"""DAISY 3, ANSI/NISO Z39.86-2005: https://daisy.org/activities/standards/daisy/daisy-3/.

A package, a navigation control file (NCX), the text as DTBook, and for each section a SMIL 2.0 and an MP3 file. Notes
can be skipped; a list, a table and a note can be left.
"""

from collections.abc import Iterator, Mapping
from pathlib import Path, PurePosixPath

from lxml import etree

from accessible.publication import Publication
from accessible.store import Store
from accessible.writers import dtb
from accessible.writers.dtb import GENERATOR, LIST, NOTE, TABLE, Book, Fact, File, Group, Par, Section, clock
from accessible.writers.dtbook import DTBOOK, matter
from accessible.writers.markup import XML_LANG, direction

TEXT, PACKAGE, NAVIGATION, RESOURCES = "text.xml", "package.opf", "nav.ncx", "resource.res"
NCX = "http://www.daisy.org/z3986/2005/ncx/"
RESOURCE = "http://www.daisy.org/z3986/2005/resource/"
SMIL = "http://www.w3.org/2001/SMIL20/"
OEB = "http://openebook.org/namespaces/oeb-package/1.0/"
DC = "http://purl.org/dc/elements/1.1/"
_DOCTYPES = {
    "package": ("+//ISBN 0-9673008-1-9//DTD OEB 1.2 Package//EN", "http://openebook.org/dtds/oeb-1.2/oebpkg12.dtd"),
    "ncx": ("-//NISO//DTD ncx 2005-1//EN", "http://www.daisy.org/z3986/2005/ncx-2005-1.dtd"),
    "dtbook": ("-//NISO//DTD dtbook 2005-3//EN", "http://www.daisy.org/z3986/2005/dtbook-2005-3.dtd"),
    "smil": ("-//NISO//DTD dtbsmil 2005-2//EN", "http://www.daisy.org/z3986/2005/dtbsmil-2005-2.dtd"),
    "resources": ("-//NISO//DTD resource 2005-1//EN", "http://www.daisy.org/z3986/2005/resource-2005-1.dtd"),
}
_IDS = {PACKAGE: "opf", NAVIGATION: "ncx", RESOURCES: "resource"}
"""What the standard calls files in the manifest; any other is called as its file is."""
_MEDIA_TYPES = {
    ".opf": "text/xml",
    ".ncx": "application/x-dtbncx+xml",
    ".xml": "application/x-dtbook+xml",
    ".res": "application/x-dtbresource+xml",
    ".smil": "application/smil",
    ".mp3": "audio/mpeg",
    ".jpg": "image/jpeg",
    ".png": "image/png",
}
_TEST = {"id": NOTE, "defaultState": "true", "override": "visible"}
"""Notes are heard unless a listener says otherwise."""


def write(publication: Publication, store: Store, path: Path) -> int:
    """Write the book as a folder; return how long it plays, in samples."""
    book = dtb.book(publication)
    dtb.to_folder(files(book, store), path)
    return book.length


def write_zip(publication: Publication, store: Store, path: Path) -> int:
    """Write the files of the folder as a zip archive; return how long the book plays, in samples."""
    book = dtb.book(publication)
    dtb.to_zip(files(book, store), path)
    return book.length


def files(book: Book, store: Store) -> Iterator[File]:
    """Yield the files of the book."""
    found = [
        File(NAVIGATION, [_navigation(book)]),
        File(TEXT, [_text(book)]),
        File(RESOURCES, [_resources(book)]),
        *_smils(book),
        *dtb.media(book, store),
    ]
    yield File(PACKAGE, [_package(book, [PACKAGE, *(file.name for file in found)])])
    yield from found


def _serialise(root: etree._Element, *, is_pretty: bool = True) -> bytes:
    name = etree.QName(root).localname
    doctype = '<!DOCTYPE {} PUBLIC "{}" "{}">'.format(name, *_DOCTYPES[name])
    return bytes(etree.tostring(root, xml_declaration=True, encoding="utf-8", doctype=doctype, pretty_print=is_pretty))


def _add(
    namespace: str, parent: etree._Element, tag: str, attributes: Mapping[str, str] | None = None, text: str = ""
) -> etree._Element:
    child = etree.SubElement(parent, f"{{{namespace}}}{tag}", attributes or {})
    child.text = text or None
    return child


def _meta(namespace: str, head: etree._Element, name: str, content: str) -> None:
    _add(namespace, head, "meta", {"name": name, "content": content})


# The package


def _package(book: Book, names: list[str]) -> bytes:
    """Return the package of a book with files of these names."""
    root = etree.Element(f"{{{OEB}}}package", {"unique-identifier": "uid"}, nsmap={None: OEB})
    metadata = _add(OEB, root, "metadata")
    core = etree.SubElement(metadata, f"{{{OEB}}}dc-metadata", nsmap={"dc": DC})
    _add(DC, core, "Identifier", {"id": "uid"}, book.uid)
    for fact in [*book.facts, Fact("dc:format", "ANSI/NISO Z39.86-2005")]:
        about = {name: value for name, value in (("role", fact.role), ("file-as", fact.file_as)) if value}
        _add(DC, core, fact.name.removeprefix("dc:").title(), about, fact.value)
    if not book.values("dc:date"):
        _add(DC, core, "Date", text=book.date)
    extra = _add(OEB, metadata, "x-metadata")
    for name, content in _facts(book):
        _meta(OEB, extra, name, content)
    manifest, spine = _add(OEB, root, "manifest"), _add(OEB, root, "spine")
    for name in names:
        kind = PurePosixPath(name).suffix
        item = _IDS.get(name, name)
        _add(OEB, manifest, "item", {"href": name, "id": item, "media-type": _MEDIA_TYPES[kind]})
        if kind == ".smil":
            _add(OEB, spine, "itemref", {"idref": item})
    return _serialise(root)


def _facts(book: Book) -> Iterator[tuple[str, str]]:
    """Yield the metadata of section 3.2.3 of the standard."""
    for date in book.values("dc:date"):
        yield "dtb:sourceDate", date
    if source := book.publication.article.metadata.source:
        yield "dtb:sourcePublisher", source
    yield from (("dtb:sourceRights", rights) for rights in book.values("dc:rights")[:1])
    yield "dtb:multimediaType", "audioFullText"
    yield "dtb:multimediaContent", ",".join(["audio", "text", *["image"] * bool(book.pictures)])
    yield from (("dtb:narrator", name) for name in book.narrators)
    yield from (("dtb:producer", GENERATOR), ("dtb:producedDate", book.date))
    yield from (("dtb:totalTime", clock(book.duration)), ("dtb:audioFormat", "MP3"))


# The text


def _text(book: Book) -> bytes:
    language = {XML_LANG: book.language}
    root = etree.Element(f"{{{DTBOOK}}}dtbook", {"version": "2005-3", **language}, nsmap={None: DTBOOK})
    root.set("dir", direction(book.language))
    head = _add(DTBOOK, root, "head")
    for name, content in [("dtb:uid", book.uid), ("dc:Title", book.title), ("dc:Identifier", book.uid)]:
        _meta(DTBOOK, head, name, content)
    body = _add(DTBOOK, root, "book")
    matter(body, book.front, book.blocks)
    places = {par.id: f"{section.smil}#par-{par.id}" for section in book.sections for par in section.pars}
    places |= {note: f"{section.smil}#seq-{note}" for note, section in _notes(book).items()}
    for child in body.iter():
        if child.get("id") in places:
            child.set("smilref", places[child.get("id")])
    etree.cleanup_namespaces(root)
    return _serialise(root, is_pretty=False)


def _notes(book: Book) -> dict[str, Section]:
    """Return in which section each note is heard, by its id."""
    return {par.note: section for section in book.sections for par in section.pars if par.note}


# Navigation


def _navigation(book: Book) -> bytes:
    language = {XML_LANG: book.language, "dir": direction(book.language)}
    root = etree.Element(f"{{{NCX}}}ncx", {"version": "2005-1", **language}, nsmap={None: NCX})
    head = _add(NCX, root, "head")
    notes = _notes(book)
    if notes:
        _add(NCX, head, "smilCustomTest", {**_TEST, "bookStruct": "NOTE"})
    depth = str(max(section.level for section in book.sections))
    counts = {"dtb:depth": depth, "dtb:totalPageCount": "0", "dtb:maxPageNumber": "0"}
    for name, content in {"dtb:uid": book.uid, "dtb:generator": GENERATOR, **counts}.items():
        _meta(NCX, head, name, content)
    _add(NCX, _add(NCX, root, "docTitle"), "text", text=book.title)
    for author in book.values("dc:creator"):
        _add(NCX, _add(NCX, root, "docAuthor"), "text", text=author)
    orders = _orders(book)
    _map(book, _add(NCX, root, "navMap"), orders)
    if notes:
        _list(book, root, orders)
    return _serialise(root)


def _orders(book: Book) -> dict[str, int]:
    """Return the play order of headings and notes, by id: the order in which they are heard."""
    found: dict[str, int] = {}
    for section in book.sections:
        for name in (section.id, *(par.note for par in section.pars if par.note)):
            found.setdefault(name, len(found) + 1)
    return found


def _map(book: Book, parent: etree._Element, orders: Mapping[str, int]) -> None:
    """Append a point a section, each inside the one above it."""
    points = [parent]
    for section in book.sections:
        del points[section.level :]
        attributes = {"id": f"nav-{section.number}", "class": f"h{section.level}"}
        point = _add(NCX, points[-1], "navPoint", {**attributes, "playOrder": str(orders[section.id])})
        label = _add(NCX, point, "navLabel", {XML_LANG: section.language, "dir": direction(section.language)})
        _add(NCX, label, "text", text=section.title)
        heading = section.pars[0]
        if heading.begin < heading.end:
            times = {"clipBegin": clock(heading.begin), "clipEnd": clock(heading.end)}
            _add(NCX, label, "audio", {"src": section.audio, **times})
        _add(NCX, point, "content", {"src": f"{section.smil}#par-{heading.id}"})
        points.append(point)


def _list(book: Book, root: etree._Element, orders: Mapping[str, int]) -> None:
    """Append the list of notes, which are numbered."""
    listed = _add(NCX, root, "navList", {"id": "notes", "class": NOTE})
    _add(NCX, _add(NCX, listed, "navLabel"), "text", text=book.publication.labels["notes"])
    for number, (note, section) in enumerate(_notes(book).items(), 1):
        attributes = {"id": f"nav-{note}", "class": NOTE, "playOrder": str(orders[note])}
        target = _add(NCX, listed, "navTarget", attributes)
        _add(NCX, _add(NCX, target, "navLabel"), "text", text=str(number))
        _add(NCX, target, "content", {"src": f"{section.smil}#seq-{note}"})


def _resources(book: Book) -> bytes:
    """Return what a player says for what can be skipped or left."""
    root = etree.Element(f"{{{RESOURCE}}}resources", {"version": "2005-1"}, nsmap={None: RESOURCE})
    labels = book.publication.labels
    names = {NOTE: labels["notes"], LIST: labels["list"], TABLE: labels["table"]}
    _scope(root, NCX, {"//smilCustomTest[@bookStruct='NOTE']": names[NOTE]}, book.language)
    _scope(root, SMIL, {f"//seq[@class='{kind}']": text for kind, text in names.items()}, book.language)
    return _serialise(root)


def _scope(root: etree._Element, namespace: str, texts: Mapping[str, str], language: str) -> None:
    scope = _add(RESOURCE, root, "scope", {"nsuri": namespace})
    first = len(root.xpath("//*[local-name()='nodeSet']")) + 1
    for number, (path, text) in enumerate(texts.items(), first):
        nodes = _add(RESOURCE, scope, "nodeSet", {"id": f"set-{number}", "select": path})
        resource = _add(RESOURCE, nodes, "resource", {XML_LANG: language, "id": f"resource-{number}"})
        _add(RESOURCE, resource, "text", {"dir": direction(language)}, text)


# Sound


def _smils(book: Book) -> Iterator[File]:
    elapsed = 0
    for section in book.sections:
        yield File(section.smil, [_section(book, section, elapsed)])
        elapsed += section.duration


def _section(book: Book, section: Section, elapsed: int) -> bytes:
    """Return the SMIL of a section before which so many milliseconds are played."""
    root = etree.Element(f"{{{SMIL}}}smil", nsmap={None: SMIL})
    head = _add(SMIL, root, "head")
    for name, content in [
        ("dtb:uid", book.uid),
        ("dtb:generator", GENERATOR),
        ("dtb:totalElapsedTime", clock(elapsed)),
    ]:
        _meta(SMIL, head, name, content)
    if any(par.note for par in section.pars):
        _add(SMIL, _add(SMIL, head, "customAttributes"), "customTest", _TEST)
    body = _add(SMIL, root, "body")
    main = _add(SMIL, body, "seq", {"id": f"seq-{section.number}", "dur": clock(section.duration), "fill": "remove"})
    for par in section.pars:
        _par(_inside(main, par.groups), par, section)
    for group in main.iter(f"{{{SMIL}}}seq"):
        if group is not main:
            group.set("end", f"DTBuserEscape;{group[-1].get('id')}.end")
    return _serialise(root)


def _inside(main: etree._Element, groups: tuple[Group, ...]) -> etree._Element:
    """Return the element of the innermost group: the last one that there is, or a new one."""
    parent = main
    for kind, name in groups:
        last = parent[-1] if len(parent) else None
        if last is None or last.get("id") != f"seq-{name}":
            test = {"customTest": NOTE} if kind == NOTE else {}
            last = _add(SMIL, parent, "seq", {"id": f"seq-{name}", "class": kind, **test})
        parent = last
    return parent


def _par(parent: etree._Element, par: Par, section: Section) -> None:
    node = _add(SMIL, parent, "par", {"id": f"par-{par.id}"})
    _add(SMIL, node, "text", {"src": f"{TEXT}#{par.id}"})
    if par.begin < par.end:
        times = {"clipBegin": clock(par.begin), "clipEnd": clock(par.end)}
        _add(SMIL, node, "audio", {"src": section.audio, **times})
