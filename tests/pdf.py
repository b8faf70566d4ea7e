"""A tagged PDF as its reader has it: the tree of its tags, and the text of each, by ISO 32000-1, 14.6 to 14.8."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from io import BytesIO
from pathlib import Path

import pikepdf
from pikepdf import Array, Dictionary, Name, Object, Pdf

_PAIR = re.compile(rb"<([0-9A-F]+)>\s*<([0-9A-F]+)>", re.IGNORECASE)
_RANGE = re.compile(rb"<([0-9A-F]+)>\s*<([0-9A-F]+)>\s*<([0-9A-F]+)>", re.IGNORECASE)


@dataclass(slots=True)
class Tag:
    """An element of the structure tree: its type, its own attributes, and in order texts and what is inside."""

    kind: str
    element: Object
    inside: "list[Tag | Piece]" = field(default_factory=list)

    @property
    def tags(self) -> "list[Tag]":
        return [each for each in self.inside if isinstance(each, Tag)]

    @property
    def text(self) -> str:
        return "".join(each.text for each in self.inside)

    def all(self, *kinds: str) -> "Iterator[Tag]":
        """Yield it and what is inside, in reading order, if of one of these types."""
        if not kinds or self.kind in kinds:
            yield self
        for tag in self.tags:
            yield from tag.all(*kinds)

    def attribute(self, name: str) -> str:
        """Return the value of an attribute of its attribute objects; empty if none of them has it."""
        objects = self.element.get("/A", Array())
        found = [str(each[name]) for each in (objects if isinstance(objects, Array) else [objects]) if name in each]
        return found[0] if found else ""

    @property
    def link(self) -> Object:
        """Return the annotation of a link."""
        kids = self.element.K
        (found,) = [kid.Obj for kid in kids if isinstance(kid, Dictionary) and kid.get("/Type") == Name.OBJR]
        return found

    def pieces(self) -> "Iterator[Piece]":
        for each in self.inside:
            if isinstance(each, Piece):
                yield each
            else:
                yield from each.pieces()


@dataclass(slots=True)
class Piece:
    """The text of a marked-content sequence, and its language, where it says one."""

    text: str = ""
    language: str = ""


class Print:
    """A PDF file, opened."""

    def __init__(self, data: bytes | Path) -> None:
        self.data = data if isinstance(data, bytes) else data.read_bytes()
        self.pdf = Pdf.open(BytesIO(self.data))
        self.root = self.pdf.Root
        self._pieces: dict[tuple[int, int], Piece] = {}
        self.artifacts = ""
        for page in self.pdf.pages:
            self._read(page)
        (document,) = self._tags(self.root.StructTreeRoot.K, None)
        assert isinstance(document, Tag)
        self.document = document

    def all(self, *kinds: str) -> list[Tag]:
        return list(self.document.all(*kinds))

    @property
    def text(self) -> str:
        return self.document.text

    @property
    def fonts(self) -> dict[str, bool]:
        """Return the names of the fonts, and whether the file has each."""
        found = [font for page in self.pdf.pages for font in page.resources.get("/Font", {}).values()]
        descriptors = [font.DescendantFonts[0].FontDescriptor for font in found]
        return {str(each.FontName): "/FontFile2" in each or "/FontFile3" in each for each in descriptors}

    def sizes(self) -> tuple[list[float], list[float]]:
        """Return the size of each text that is shown, in points, and each grey or other level of a colour."""
        sizes, colours, size = [], [], 0.0
        for page in self.pdf.pages:
            for operands, operator in pikepdf.parse_content_stream(page):
                if str(operator) == "Tf":
                    size = float(operands[1])
                elif str(operator) in {"Tj", "TJ"}:
                    sizes.append(round(size, 2))
                elif str(operator) in {"g", "G", "rg", "RG", "sc", "scn"}:
                    colours += [float(each) for each in operands if not isinstance(each, Name)]
        return sizes, colours

    @property
    def outline(self) -> list[str]:
        """Return the titles of all bookmarks, in order."""
        with self.pdf.open_outline() as outline:
            found = list(outline.root)
            for entry in found:
                place = found.index(entry)
                found[place + 1 : place + 1] = entry.children
            return [entry.title for entry in found]

    def page_of(self, destination: Object) -> int:
        """Return the page that a destination is on, counted from 0."""
        (place,) = [place for place, page in enumerate(self.pdf.pages) if page.obj.objgen == destination[0].objgen]
        return place

    @property
    def xmp(self) -> str:
        return self.root.Metadata.read_bytes().decode()

    def _tags(self, kids: Object, page: Object | None) -> "Iterator[Tag | Piece]":
        for kid in kids if isinstance(kids, Array) else [kids]:
            if isinstance(kid, int):
                yield self._pieces[page.objgen[0], int(kid)]
            elif kid.get("/Type") == Name.MCR:
                yield self._pieces[kid.get("/Pg", page).objgen[0], int(kid.MCID)]
            elif "/S" in kid:
                own = kid.get("/Pg", page)
                yield Tag(str(kid.S)[1:], kid, list(self._tags(kid.get("/K", Array()), own)))

    def _read(self, page: pikepdf.Page) -> None:
        """Read the marked content of a page."""
        fonts = {name: _characters(font) for name, font in page.resources.get("/Font", {}).items()}
        font: dict[int, str] = {}
        open_: list[tuple[Piece | None, str | None]] = []
        for operands, operator in pikepdf.parse_content_stream(page):
            if str(operator) in {"BDC", "BMC"}:
                open_.append(self._opened(page, operands))
            elif str(operator) == "EMC":
                open_.pop()
            elif str(operator) == "Tf":
                font = fonts[str(operands[0])]
            elif str(operator) in {"Tj", "TJ"}:
                text = _shown(operands[0], font)
                piece = next((piece for piece, _ in reversed(open_) if piece is not None), None)
                if piece is None:
                    self.artifacts += text
                elif all(actual is None for _, actual in open_):
                    piece.text += text

    def _opened(self, page: pikepdf.Page, operands: Sequence[Object]) -> tuple[Piece | None, str | None]:
        """Return the piece that a marked-content sequence begins, if it does, and the text that stands for it."""
        properties = operands[1] if len(operands) > 1 else Dictionary()
        piece = None
        if "/MCID" in properties:
            piece = Piece(language=str(properties.get("/Lang", "")))
            self._pieces[page.obj.objgen[0], int(properties.MCID)] = piece
            self._last = piece
        actual = str(properties.ActualText) if "/ActualText" in properties else None
        if actual is not None:
            self._last.text += actual
        return piece, actual


def _characters(font: Object) -> dict[int, str]:
    """Return what each code of a font stands for, by its ToUnicode."""
    found: dict[int, str] = defaultdict(str)
    cmap = font.ToUnicode.read_bytes()
    for block in re.findall(rb"beginbfchar(.*?)endbfchar", cmap, re.DOTALL):
        for code, text in _PAIR.findall(block):
            found[int(code, 16)] = bytes.fromhex(text.decode()).decode("utf-16-be")
    for block in re.findall(rb"beginbfrange(.*?)endbfrange", cmap, re.DOTALL):
        for first, last, text in _RANGE.findall(block):
            begin = int(text, 16)
            for code in range(int(first, 16), int(last, 16) + 1):
                found[code] = chr(begin + code - int(first, 16))
    return found


def _shown(operand: Object, font: dict[int, str]) -> str:
    """Return the text that is shown by codes of two bytes."""
    strings = (
        [each for each in operand if isinstance(each, pikepdf.String)] if isinstance(operand, Array) else [operand]
    )
    codes = b"".join(bytes(each) for each in strings)
    return "".join(font[int.from_bytes(codes[at : at + 2])] for at in range(0, len(codes), 2))
