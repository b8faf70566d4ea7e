"""A tagged PDF as its reader has it: the tree of its tags, and the text of each, by ISO 32000-1, 14.6 to 14.8."""

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from io import BytesIO
from pathlib import Path
from typing import Any

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

    def attribute(self, name: str) -> Any:
        """Return the value of an attribute of its attribute objects."""
        objects = self.element.get("/A", Array())
        for each in objects if isinstance(objects, Array) else [objects]:
            if name in each:
                return each[name]
        return None

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
        self.pdf = Pdf.open(BytesIO(data) if isinstance(data, bytes) else data)
        self.root = self.pdf.Root
        self._pieces: dict[tuple[int, int], Piece] = {}
        self.artifacts = ""
        for page in self.pdf.pages:
            self._read(page)
        (self.document,) = self._tags(self.root.StructTreeRoot.K, None)

    def all(self, *kinds: str) -> list[Tag]:
        return list(self.document.all(*kinds))

    @property
    def text(self) -> str:
        return self.document.text

    @property
    def xmp(self) -> str:
        return self.root.Metadata.read_bytes().decode()

    def _tags(self, kids: Object, page: Object | None) -> Iterator[Any]:
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

    def _opened(self, page: pikepdf.Page, operands: Any) -> tuple[Piece | None, str | None]:
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
