"""The one place where text is normalised and marks are measured."""

import re
import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TypedDict, Unpack
from urllib.parse import urlsplit

from accessible.document import CELLS, Block, Clues, Mark, MarkKind, Role

MARKS_ON_A_LETTER = 4
CELL_END = "; "
PICTURE = "\U0001f5bc"
"""What stands in place of a picture that nothing describes."""
INLINE = frozenset(
    {"a", "abbr", "b", "bdi", "bdo", "cite", "code", "data", "del", "dfn", "em", "font", "i", "ins", "kbd", "label"}
    | {"mark", "q", "rp", "rt", "ruby", "s", "samp", "small", "span", "strong", "sub", "sup", "time", "tt", "u", "var"}
    | {"wbr"}
)
"""HTML elements inside a block."""
MARKS = {
    "b": MarkKind.STRONG,
    "strong": MarkKind.STRONG,
    "i": MarkKind.EMPHASIS,
    "em": MarkKind.EMPHASIS,
    "cite": MarkKind.EMPHASIS,
    "code": MarkKind.CODE,
    "kbd": MarkKind.CODE,
    "samp": MarkKind.CODE,
    "tt": MarkKind.CODE,
    "sup": MarkKind.SUPERSCRIPT,
    "sub": MarkKind.SUBSCRIPT,
    "q": MarkKind.QUOTE,
    "del": MarkKind.DELETED,
    "s": MarkKind.DELETED,
    "strike": MarkKind.DELETED,
    "ins": MarkKind.INSERTED,
}
"""What inline elements of HTML say of their text."""
_ADDRESS = re.compile(
    r"(?:https?://([^\s/?#\\\"<>^`{|}]+)(?:[/?#][^\s\\\"<>^`{|}]*)?|mailto:[^\s\"<>]+@[^\s\"<>]+)", re.IGNORECASE
)
_SPACE = re.compile(r"[^\S\u00a0\u202f]+")
_INVISIBLE = frozenset(
    {0x00AD, 0x061C, 0x180E, 0x200B, 0x200E, 0x200F, 0x2060, 0xFEFF, 0xFFF9, 0xFFFA, 0xFFFB}
    | set(range(0x202A, 0x202F))
    | set(range(0x2061, 0x2070))
    | set(range(0xFE00, 0xFE0F))
    | set(range(0xE0000, 0xE01F0))
)
"""Characters without a glyph that hide or reorder text. The joiners and U+FE0F stay: they are spelling, and emoji."""
_NO_TEXT = _INVISIBLE | set(range(0x20)) | set(range(0x7F, 0xA0)) | set(range(0xFDD0, 0xFDF0))
"""With them the controls, and the noncharacters that stand together."""
_FLAG = re.compile(
    "(\U0001f3f4\U000e0067\U000e0062(?:\U000e0065\U000e006e\U000e0067|\U000e0073\U000e0063\U000e0074|"
    "\U000e0077\U000e006c\U000e0073)\U000e007f)"
)
"""The flags of England, Scotland and Wales: the only text that is spelled with tags."""
_ODD = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\xad\ud800-\udfff\ufdd0-\ufdef\ufff9-\uffff\ufe00-\ufe0e\ufeff\u061c\u180e"
    "\u200b\u200e\u200f\u202a-\u202e\u2028\u2029\u2060-\u206f\U0001fffe-\U0010ffff]|[^\\w\\s!-/:-@\\[-`{-~]{5}"
)
"""What `clean_text` may have to change: most texts have none of it. Five marks in a row are among it."""


def clean_text(text: str) -> str:
    """Return `text` in form NFC with every character legal in XML, none invisible, and no piled-up accents.

    White space is left as it is, but for controls. Idempotent.
    """
    if text.isascii() and text.isprintable():
        return text
    if not _ODD.search(text) and (text.isascii() or unicodedata.is_normalized("NFC", text)):
        return text
    text = text.encode("utf-16", "surrogatepass").decode("utf-16", "ignore")
    kept = "".join(piece if _FLAG.fullmatch(piece) else _shown(piece) for piece in _FLAG.split(text))
    return unicodedata.normalize("NFC", _unpiled(unicodedata.normalize("NFC", kept)))


def _shown(text: str) -> str:
    """Return `text` without characters that are none, or that hide something."""
    return "".join(char if _is_text(char) else " " if char.isspace() else "" for char in text)


def _unpiled(text: str) -> str:
    """Return `text` with at most `MARKS_ON_A_LETTER` combining marks in a row."""
    if text.isascii():
        return text
    kept: list[str] = []
    marks = 0
    for char in text:
        marks = marks + 1 if unicodedata.category(char) in {"Mn", "Me"} else 0
        if marks <= MARKS_ON_A_LETTER:
            kept.append(char)
    return "".join(kept)


def _is_text(char: str) -> bool:
    return char in "\t\n\r" or not (ord(char) in _NO_TEXT or ord(char) & 0xFFFE == 0xFFFE)  # noqa: PLR2004  noncharacters


def is_address(text: str) -> bool:
    """Say whether a link to `text` may be kept: a well-formed http, https or mailto address."""
    found = _ADDRESS.fullmatch(text)
    return found is not None and (found[1] is None or _is_host(found[1]))


@lru_cache(maxsize=1 << 10)
def _is_host(named: str) -> bool:
    """Say whether what stands behind the scheme of an address names a host, and no port that cannot be.

    A page has many links to few hosts, and taking an address apart is slow.
    """
    try:
        parts = urlsplit(f"http://{named}")
        return bool(parts.hostname) and parts.port != 0
    except ValueError:
        return False


def _combines(before: str, after: str) -> bool:
    """Say whether a character becomes part of the one before it."""
    return bool(unicodedata.combining(after)) or not unicodedata.is_normalized("NFC", before + after)


class Shape(TypedDict, total=False):
    """What a block may be beside its role, level and number; see `Block`."""

    language: str
    name: str
    about: str
    target: str
    quoted: bool
    continues: bool
    clues: Clues | None


@dataclass(slots=True)
class _Open:
    """A mark that is open, and where it begins in the block that is being built, if it does yet."""

    kind: MarkKind
    value: str
    start: int | None = None


class BlockBuilder:
    """Collects text and inline marks, and ends them as blocks.

    Runs of white space become one space; a no-break space stays. Nothing is ever added or lost but that. `length` is
    that of the block which is being built, in characters.
    """

    def __init__(self) -> None:
        self.blocks: list[Block] = []
        self._open: list[_Open] = []
        self._begin()

    def _begin(self) -> None:
        self._pieces: list[str] = []
        self.length = 0
        self._due = ""
        for opened in self._open:
            opened.start = None
        self._marks: list[Mark] = []
        self._row_end = self._cell_start = 0

    def text(self, text: str) -> int:
        """Add text to the block that is being built, and return how long it is, without the white space around it."""
        if text.isascii():  # most of a page is: what `clean_text` looks for, it cannot have
            if text.isspace():
                self._due = self._due or " "
                return 0
            words = " ".join(text.split())
            if words and words.isprintable():
                if text[0].isspace():
                    self._due = self._due or " "
                self._words(words)
                if text[-1].isspace():
                    self._due = " "
                return len(words)
        joined = _SPACE.sub(" ", clean_text(text))
        words = joined.strip(" ")
        if joined and joined[0] == " ":
            self._due = self._due or " "
        if words:
            self._words(words)
            if joined[-1] == " ":
                self._due = " "
        return len(words)

    def line_break(self) -> None:
        """Begin a new line with the next text, if there is text before and after it."""
        if self.length > self._cell_start:
            self._due = "\n"

    def _words(self, words: str) -> None:
        if self._due and self.length:
            self._pieces.append(self._due)
            self.length += 1
        elif not self._due and self._pieces and _combines(self._pieces[-1][-1], words[0]):
            last = self._pieces.pop()
            self.length -= len(last)
            words = _unpiled(unicodedata.normalize("NFC", last + words))
        self._due = ""
        for opened in self._open:
            if opened.start is None:
                opened.start = self.length
        self._pieces.append(words)
        self.length += len(words)

    @contextmanager
    def mark(self, kind: MarkKind, value: str = "") -> Iterator[None]:
        """Mark the text that is added inside, in each of the blocks that it is part of."""
        self.begin_mark(kind, value)
        yield
        self.end_mark()

    def begin_mark(self, kind: MarkKind, value: str = "") -> None:
        """Mark the text that is added until `end_mark`, in each of the blocks that it is part of."""
        self._open.append(_Open(kind, clean_text(value)))

    def end_mark(self) -> None:
        """End the mark that was begun last."""
        self._close(self._open.pop())

    def _close(self, opened: _Open) -> None:
        if opened.start is not None:
            self._marks.append(Mark(opened.start, self.length, opened.kind, opened.value))

    def end(self, role: Role = Role.PARAGRAPH, level: int = 0, number: int = 0, **shape: Unpack[Shape]) -> None:
        """End the block, if it holds anything, and begin the next."""
        text = "".join(self._pieces)
        if text.strip():
            for opened in self._open:
                self._close(opened)
            self.blocks.append(Block(text, role, level, marks=tuple(sorted(self._marks)), number=number, **shape))
        self._begin()

    def add(
        self, text: str, role: Role = Role.PARAGRAPH, level: int = 0, number: int = 0, **shape: Unpack[Shape]
    ) -> None:
        """Add a whole block without marks."""
        self.text(text)
        self.end(role, level, number, **shape)

    def add_picture(self, description: str | None, **shape: Unpack[Shape]) -> None:
        """Add a figure with what describes it, with a sign for a picture where nothing does, an ornament without text.

        An empty description says that it is an ornament, None that nobody describes it.
        """
        if description == "":
            self.blocks.append(Block("", Role.FIGURE, **shape))
        else:
            self.add(description if description and description.strip() else PICTURE, Role.FIGURE, **shape)

    @contextmanager
    def cell(self, *, header: bool = False, span: str = "") -> Iterator[None]:
        """Take the text that is added inside as a cell of a table, and end it.

        `span` is how many columns and rows it spans, "2,1"; empty for one of each.
        """
        marks = len(self._marks)
        kind = MarkKind.HEADER if header else MarkKind.CELL
        with self.mark(kind, span):
            yield
        if not any(mark.kind in CELLS for mark in self._marks[marks:]):
            self._marks.append(Mark(self.length, self.length, kind, span))
        self.end_cell()

    def end_cell(self) -> None:
        """End a cell of a table: what comes next in the row stands behind a semicolon."""
        if self.length > self._cell_start:
            self._row_end = self.length
            self._due = ""
        self.text(CELL_END)
        self._cell_start = self.length

    def end_row(self, *, first: bool = False, **shape: Unpack[Shape]) -> None:
        """End a row of a table, a block of its own if a cell holds anything; `first` is the first row of a table."""
        end = self.length if self.length > self._cell_start else self._row_end
        cut = [replace(mark, start=min(mark.start, end), end=min(mark.end, end)) for mark in self._marks]
        self._pieces, self._marks = ["".join(self._pieces)[:end]], cut
        self.end(Role.TABLE, int(first), **shape)

    def add_code(self, text: str, level: int = 0, **shape: Unpack[Shape]) -> None:
        """Add a block of code, whose lines and indentation stay as they are."""
        lines = (clean_text(line).rstrip() for line in text.expandtabs(4).splitlines())
        if code := "\n".join(lines).strip("\n"):
            self.blocks.append(Block(code, Role.CODE, level, **shape))
