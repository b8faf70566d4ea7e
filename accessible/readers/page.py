"""A walk over a page: every text becomes part of a block, with its marks, and with clues to what it is."""

import re
from collections.abc import Iterator, Mapping
from contextlib import ExitStack
from dataclasses import dataclass, replace
from functools import lru_cache
from urllib.parse import urljoin, urlsplit

from lxml import html as lxml_html

from accessible.document import Block, Clues, MarkKind, Role
from accessible.readers.build import MARKS, BlockBuilder, Shape, clean_text, is_address
from accessible.readers.images import Image, allowed, written

BLOCKS = frozenset(
    "address article aside audio blockquote body button canvas caption center dd details dialog dir div dl dt fieldset"
    " figcaption figure footer form frameset h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main menu nav object ol"
    " optgroup option p pre search section select summary table tbody td textarea tfoot th thead tr ul video".split()
)
"""HTML elements that begin and end a block; all others stand inside one, but for a site's own, with a hyphen."""
_NO_TEXT = frozenset("script style template noscript head svg iframe rp".split())
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_ROLES = {
    "blockquote": Role.BLOCKQUOTE,
    "dt": Role.TERM,
    "dd": Role.DEFINITION,
    "figcaption": Role.CAPTION,
    "caption": Role.CAPTION,
}
_OWN_KIND = (
    _ROLES.keys()
    | _HEADINGS
    | {
        "p",
        "li",
        "td",
        "pre",
        "button",
        "option",
        "label",
        "legend",
    }
)
_SHAPING = _ROLES.keys() | _HEADINGS | {"ul", "ol", "menu", "dir", "li"}
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_NAMING = ("id", "role", "itemprop")
_NAME = re.compile(r"[A-Z]?[a-z]+|[A-Z]{2,}(?![a-z])")
_TAG = re.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8})*")
_NOTE_MARK = re.compile(r"[\[(]?(?:\d{1,3}|[a-z]|[*†‡§¶]+|[ivx]{1,5})[\])]?", re.IGNORECASE)
LONGEST_NOTE, LONGEST_LINK, LONGEST_HEADING = 2000, 500, 200  # characters
LONGEST_CELL = 400  # characters: a longer one is a column of a page


@dataclass(slots=True)
class _List:
    """A list that is open: how deep, and the number of its next item, if it has numbers."""

    level: int
    number: int = 0
    step: int = 0


@dataclass(slots=True)
class _Item:
    """An item that is open, and whether a block of it is there already."""

    level: int
    number: int
    is_begun: bool = False


@dataclass(slots=True)
class _Place:
    """Where the walk is: what a block that ends here is, and what stands around it. Made once, never changed."""

    role: Role = Role.PARAGRAPH
    kind: str = "div"
    level: int = 0
    is_quoted: bool = False
    listed: _List | None = None
    item: _Item | None = None
    language: str = ""
    note: str = ""
    tags: frozenset[str] = frozenset()
    names: frozenset[str] = frozenset()
    near: frozenset[str] = frozenset()
    path: tuple[int, ...] = ()
    shapes: tuple[str, ...] = ()
    is_hidden: bool = False


class Walk:
    """Walks a page and adds what it finds to a `BlockBuilder`."""

    def __init__(self, page: lxml_html.HtmlElement, url: str, builder: BlockBuilder) -> None:
        self._page, self._url, self._builder = page, url, builder
        self._notes = _notes(page)
        self._unused = dict(self._notes)
        self._language = _language(page.attrib)
        self._count = self._text = self._links = self._in_links = 0
        self._pictures: list[Image] = []
        self._href = ""  # of the link that is open
        self._unions: dict[tuple[frozenset[str], frozenset[str]], frozenset[str]] = {}
        self._origin, self._folder = _origin(url)

    def walk(self) -> None:
        """Add the blocks of the page."""
        for body in self._page.findall("body") or [self._page]:
            self._block(body, _Place())

    def _block(self, element: lxml_html.HtmlElement, outside: _Place) -> None:
        """Add an element that begins and ends a block."""
        if self._builder.length or self._pictures:
            self._end(outside)
        place = self._inside(element, outside)
        tag = element.tag
        if tag == "pre":
            self._builder.add_code("".join(element.itertext()), quoted=place.is_quoted, clues=self._clues(place))
        elif tag == "table" and _is_data(element):
            self._table(element, place)
        elif tag == "figure":
            before = len(self._builder.blocks)
            self._content(element, place)
            self._end(place)
            _captions_last(self._builder.blocks, before)
        else:
            self._content(element, place)
            self._end(place)

    def _content(self, element: lxml_html.HtmlElement, place: _Place) -> None:
        if text := element.text:
            self._add(text)
        if not len(element):  # an iterator over nothing costs more
            return
        for child in element:
            tag = child.tag
            if tag in BLOCKS:
                self._block(child, place)
            elif tag in _NO_TEXT or not isinstance(tag, str):
                pass
            elif tag == "br":
                self._line_break(child, place)
            elif tag == "img":
                self._picture(child)
            elif "-" in tag:
                self._block(child, place)
            else:
                self._inline(child, place)
            if text := child.tail:
                self._add(text)

    def _add(self, text: str) -> None:
        length = self._builder.text(text)
        self._text += length
        if self._in_links:
            self._links += length

    def _inline(self, element: lxml_html.HtmlElement, place: _Place) -> None:
        """Add an element inside a block, marked as what it is."""
        tag, builder = element.tag, self._builder
        marks = 0
        is_link = tag == "a" and not _is_unclosed(element)
        self._in_links += is_link
        if tag == "a":
            href = element.get("href") or ""
            marks += self._link(href)
            around, self._href = self._href, href if is_link else ""
        elif kind := MARKS.get(tag):
            marks += 1
            builder.begin_mark(kind)
        language = _tag(element.get("lang") or element.get("xml:lang"))
        if language and language != (place.language or self._language):
            marks += 1
            builder.begin_mark(MarkKind.LANGUAGE, language)
        if tag == "math":
            self._add(element.get("alttext") or _formula(element))
        else:
            self._content(element, place)
        for _ in range(marks):
            builder.end_mark()
        self._in_links -= is_link
        if tag == "a":
            self._href = around

    def _link(self, reference: str) -> bool:
        """Begin the mark of a link to a note or to an address, and say whether it is one."""
        if note := self._notes.get(reference[1:]):
            self._builder.begin_mark(MarkKind.NOTE_REFERENCE, note)
        elif is_address(target := self._address(reference)):
            self._builder.begin_mark(MarkKind.LINK, target)
        else:
            return False
        return True

    def _line_break(self, element: lxml_html.HtmlElement, place: _Place) -> None:
        """Begin a new line; two in a row end the paragraph."""
        following = element.getnext()
        if following is not None and following.tag == "br" and not (element.tail or "").strip():
            self._end(place)
        else:
            self._builder.line_break()

    def _picture(self, element: lxml_html.HtmlElement) -> None:
        """Keep a picture for the end of the block; one that stands for a character is text."""
        image = Image(element, self._href)
        text = (image.text or "").strip()
        if text and not any(map(str.isalnum, text)):
            self._add(text)
        elif not image.is_icon:
            self._pictures.append(image)

    def _figure(self, image: Image, place: _Place) -> None:
        """Add a picture, unless there is neither a text nor an address of it."""
        named = (allowed(self._address(written(each)), self._url) for each in image.addresses())
        target = next(filter(None, named), "")
        if target or image.text:
            clues = self._clues(place)
            clues.kind, clues.links = "img", float(image.leads_away)
            clues.near |= _names(image.called)
            self._builder.add_picture(image.text, target=target, clues=clues)

    def _address(self, reference: str | None) -> str:
        reference = (reference or "").strip()
        if reference.startswith(("http://", "https://")):
            return reference
        # What `urljoin` would return, at a tenth of its cost; but "//" in a folder stays, as in browsers.
        if self._origin and "/." not in reference:
            if reference.startswith("/") and not reference.startswith("//"):
                return self._origin + reference
            if reference[:1].isalnum() and ":" not in reference:
                return self._folder + reference
        try:
            return urljoin(self._url, reference)
        except ValueError:
            return ""

    def _end(self, place: _Place) -> None:
        """End the block that was begun in `place`, and add the pictures that stand in it."""
        if self._builder.length:
            self._end_text(place)
        if self._pictures:
            self._text = self._links = 0
            pictures, self._pictures = self._pictures, []
            for image in pictures:
                self._figure(image, place)

    def _end_text(self, place: _Place) -> None:
        """End the text that was begun in `place` as a block."""
        builder = self._builder
        if place.role is Role.HEADING and builder.length > LONGEST_HEADING:
            place = replace(place, role=Role.PARAGRAPH, level=0, kind="p")  # the heading was never closed
        blocks = builder.blocks
        before = len(blocks)
        shape = self._shape(place)
        if place.item is not None and place.role is Role.LIST_ITEM:
            level, number = place.item.level, 0 if place.item.is_begun else place.item.number
            shape["continues"] = place.item.is_begun
            builder.end(Role.LIST_ITEM, level, number, **shape)
            place.item.is_begun |= len(blocks) > before
        elif place.note:
            shape |= {"name": self._unused.pop(place.note, ""), "about": "note"}
            builder.end(Role.NOTE, **shape)
        else:
            builder.end(place.role, place.level, **shape)
        self._text = self._links = 0

    def _shape(self, place: _Place) -> Shape:
        shape = Shape(clues=self._clues(place), language=place.language)
        if place.is_quoted and place.role is not Role.BLOCKQUOTE:
            shape["quoted"] = True
        return shape

    def _clues(self, place: _Place) -> Clues:
        return Clues(
            kind=place.kind,
            tags=place.tags,
            names=place.names,
            near=place.near,
            links=min(1.0, self._links / self._text) if self._text else 0.0,
            path=place.path,
            shape=" ".join(place.shapes),
            is_hidden=place.is_hidden,
        )

    def _inside(self, element: lxml_html.HtmlElement, outside: _Place) -> _Place:
        """Return the place inside an element that begins a block."""
        tag = element.tag
        self._count += 1
        language, style, names, near, is_hidden = outside.language, "", outside.names, outside.near, outside.is_hidden
        if attributes := dict(element.items()):
            style = attributes.get("class", "")
            said = _names(style)
            for attribute in _NAMING:
                if attribute in attributes:
                    said |= _names(attributes[attribute])
            if said:
                names, near = self._together(names, said), said
            if own := _language(attributes):
                language = own if own != self._language else ""
            is_hidden = is_hidden or _is_hidden(attributes)
        place = _Place(
            outside.role,
            tag if tag in _OWN_KIND and not (tag == "p" and outside.kind != "div") else outside.kind,
            outside.level,
            outside.is_quoted,
            outside.listed,
            outside.item,
            language,
            outside.note,
            outside.tags if tag in outside.tags else self._together(outside.tags, _only(tag)),
            names,
            near,
            (*outside.path, self._count),
            (*outside.shapes[-3:], f"{tag}.{style}"),
            is_hidden,
        )
        if tag in _SHAPING:
            _shape_of(element, place)
        place.note = self._notes.get(element.get("id") or "", place.note) if self._notes else ""
        return place

    def _together(self, one: frozenset[str], other: frozenset[str]) -> frozenset[str]:
        """Return two sets as one, the same object for all elements that stand in the like of them."""
        key = (one, other)
        if (known := self._unions.get(key)) is None:
            known = self._unions[key] = one | other
        return known

    def _table(self, table: lxml_html.HtmlElement, place: _Place) -> None:
        """Add a table of data: its caption, and a block a row."""
        for caption in table.iterchildren("caption"):
            self._block(caption, place)
        first = True
        for row in _rows(table):
            inside = self._inside(row, place)
            inside.kind = "td"
            before = len(self._builder.blocks)
            for cell in row.iterchildren("td", "th"):
                with self._builder.cell(header=cell.tag == "th", span=_span(cell)):
                    self._cell(cell, inside)
            self._builder.end_row(first=first, **self._shape(inside))
            self._text = self._links = 0
            first &= len(self._builder.blocks) == before

    def _cell(self, element: lxml_html.HtmlElement, place: _Place) -> None:
        """Add the content of a cell, in which blocks are words of one line."""
        self._add(element.text or "")
        for child in element:
            if isinstance(child.tag, str) and (child.tag in BLOCKS or child.tag in {"br", "img"} or "-" in child.tag):
                self._builder.text(" ")
                self._cell(child, place)
                self._builder.text(" ")
            elif isinstance(child.tag, str) and child.tag not in _NO_TEXT:
                self._inline_of_cell(child, place)
            self._add(child.tail or "")
        if element.tag == "img":
            self._add(element.get("alt") or "")

    def _inline_of_cell(self, element: lxml_html.HtmlElement, place: _Place) -> None:
        target = self._address(element.get("href")) if element.tag == "a" else ""
        kind = MarkKind.LINK if is_address(target) else MARKS.get(element.tag)
        self._in_links += element.tag == "a"
        with ExitStack() as marks:
            if kind:
                marks.enter_context(self._builder.mark(kind, target))
            self._cell(element, place)
        self._in_links -= element.tag == "a"


def _captions_last(blocks: list[Block], start: int) -> None:
    """Put the pictures of a figure before its captions, if it holds nothing else."""
    if {block.role for block in blocks[start:]} == {Role.FIGURE, Role.CAPTION}:
        blocks[start:] = sorted(blocks[start:], key=lambda block: block.role is Role.CAPTION)


def _shape_of(element: lxml_html.HtmlElement, place: _Place) -> None:
    """Give a new place the role that an element gives to what stands in it."""
    tag = element.tag
    if tag in {"ul", "ol", "menu", "dir"}:
        place.listed = _list(element, place.listed.level + 1 if place.listed else 1)
    elif tag == "li":
        place.role, place.level, place.item = Role.LIST_ITEM, 0, _item(element, place.listed)
    elif tag == "blockquote":
        place.is_quoted = True
        place.role = place.role if place.item else Role.BLOCKQUOTE
    elif tag in _ROLES:
        place.role, place.level = _ROLES[tag], 0
    else:
        place.role, place.level = Role.HEADING, int(tag[1])


def _is_data(table: lxml_html.HtmlElement) -> bool:
    """Say whether a table holds data, rather than the columns of a page."""
    if table.get("role") in {"presentation", "none"} or next(table.iterdescendants("table"), None) is not None:
        return False
    rows = [list(row.iterchildren("td", "th")) for row in _rows(table)]
    if not any(len(row) > 1 for row in rows):
        return False
    return all(len("".join(cell.itertext())) <= LONGEST_CELL for row in rows for cell in row)


def _rows(table: lxml_html.HtmlElement) -> Iterator[lxml_html.HtmlElement]:
    for child in table:
        if child.tag == "tr":
            yield child
        elif child.tag in {"thead", "tbody", "tfoot"}:
            yield from child.iterchildren("tr")


def _span(cell: lxml_html.HtmlElement) -> str:
    columns, rows = (_whole(cell.get(name), 1) for name in ("colspan", "rowspan"))
    is_one = (columns, rows) == (1, 1)
    return "" if is_one or not (0 < columns <= 1000 and 0 < rows <= 65534) else f"{columns},{rows}"  # noqa: PLR2004  limits of HTML


def _whole(text: str | None, otherwise: int) -> int:
    text = (text or "").strip()
    return int(text) if re.fullmatch(r"-?\d{1,6}", text) else otherwise


def _list(element: lxml_html.HtmlElement, level: int) -> _List:
    if element.tag != "ol":
        return _List(level)
    is_reversed = element.get("reversed") is not None
    items = sum(1 for _ in element.iterchildren("li")) if is_reversed else 1
    return _List(level, _whole(element.get("start"), items), -1 if is_reversed else 1)


def _item(element: lxml_html.HtmlElement, listed: _List | None) -> _Item:
    """Open an item; the list that it is in counts on."""
    if listed is None:
        return _Item(1, 0)
    if not listed.step:
        return _Item(listed.level, 0)
    number = _whole(element.get("value"), listed.number)
    listed.number = number + listed.step
    return _Item(listed.level, max(number, 0))


def _is_unclosed(link: lxml_html.HtmlElement) -> bool:
    """Say whether a link holds more than anybody would link: it was never closed, and the rest of the page is in it."""
    return len(link) > 0 and sum(map(len, link.itertext())) > LONGEST_LINK


def _is_hidden(attributes: Mapping[str, str]) -> bool:
    style = attributes.get("style")
    return "hidden" in attributes or bool(style and _HIDDEN.search(style))


def _formula(element: lxml_html.HtmlElement) -> str:
    """Return the text of a formula, without the source in another notation that may come with it."""
    parts = (part for part in element.iter() if isinstance(part.tag, str) and "annotation" not in part.tag)
    return " ".join(text for part in parts if (text := (part.text or "").strip()))


def _origin(url: str) -> tuple[str, str]:
    """Return scheme and host of an address, for what begins with a slash, and its folder, for what begins with a name.

    Nothing if it has no host, or a path that has to be tidied first.
    """
    try:
        parts = urlsplit(url)
    except ValueError:
        return "", ""
    if not parts.netloc or "/." in parts.path:
        return "", ""
    origin = f"{parts.scheme}://{parts.netloc}"
    return origin, f"{origin}{parts.path.rpartition('/')[0]}/"


@lru_cache(maxsize=256)
def _only(tag: str) -> frozenset[str]:
    return frozenset({tag})


@lru_cache(maxsize=4096)
def _names(text: str) -> frozenset[str]:
    """Return the words in classes, identifiers and roles, in small letters."""
    return frozenset(word.lower() for word in _NAME.findall(text) if len(word) > 1)


def _language(attributes: Mapping[str, str]) -> str:
    """Return the BCP 47 tag that an element declares for its text, or nothing."""
    return _tag(attributes.get("lang") or attributes.get("xml:lang"))


def _tag(declared: str | None) -> str:
    """Return a declared language as a BCP 47 tag, or nothing if it is none."""
    if not declared:
        return ""
    declared = clean_text(declared).strip().replace("_", "-")
    return declared if _TAG.fullmatch(declared) else ""


def _notes(page: lxml_html.HtmlElement) -> dict[str, str]:
    """Return the names of notes: what links no longer than a mark point to, behind them on the page."""
    marks = {
        href[1:]
        for link in page.iter("a")
        if (href := link.get("href") or "").startswith("#") and _NOTE_MARK.fullmatch("".join(link.itertext()).strip())
    }
    if not marks:
        return {}
    return {
        name: name
        for element in page.iter("li", "p", "aside", "dd", "div")
        if (name := element.get("id")) in marks and len("".join(element.itertext())) <= LONGEST_NOTE
    }
