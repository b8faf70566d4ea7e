"""A text with its marks as Markdown (CommonMark 0.31, with strikethrough and footnotes).

What Markdown has no sign for, or where a sign would not be taken for one, is an element of HTML, as CommonMark allows.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from accessible.document import CELLS, Mark, MarkKind
from accessible.writers.inline import Run, runs

_SIGNS = {MarkKind.EMPHASIS: "*", MarkKind.STRONG: "**", MarkKind.DELETED: "~~", MarkKind.CODE: "`"}
_ALWAYS = frozenset("\\`*[]<~")
_BEFORE_MARKS = "!^_"
"""What means something else before a bracket, or beside a sign of emphasis."""
_ENTITY = re.compile(r"&(?=#|[A-Za-z][A-Za-z\d]*;)")
_AT_START = re.compile(r"(?m)^(?:[#>+\-=|:]|\d{1,9}(?=[.)](?:\s|$)))")
_EDGE = re.compile(r"(?m)^[^\S\n]|[^\S\n]$")
_TAG = re.compile(r"[A-Za-z]{1,8}(?:-[A-Za-z\d]{1,8})*")


def markdown(
    text: str, marks: Sequence[Mark], notes: Mapping[str, str], start: int = 0, end: int = -1, *, in_row: bool = False
) -> str:
    """Return the text of `[start, end)` with its marks; without an end, all from `start` on.

    `notes` are the labels of the footnotes, by the names of the notes: what refers to others is text. `in_row` says
    that all has to stand in one line, as in a heading or a cell of a table.
    """
    part = text[start:] if end < 0 else text[start:end]
    inside = [mark for mark in marks if start <= mark.start < mark.end <= start + len(part)]
    kept = [
        replace(mark, start=mark.start - start, end=mark.end - start) for mark in inside if _is_written(mark, notes)
    ]
    return _Line(part, kept, notes, in_row=in_row).written(kept, 0, len(part))


def _is_written(mark: Mark, notes: Mapping[str, str]) -> bool:
    if mark.kind is MarkKind.NOTE_REFERENCE:
        return mark.value in notes
    if mark.kind is MarkKind.LANGUAGE:
        return bool(_TAG.fullmatch(mark.value))
    return mark.kind not in CELLS and mark.kind is not MarkKind.PHONEMES


class _Line:
    """A text, its marks, and how each of its characters is written."""

    def __init__(self, text: str, marks: Sequence[Mark], notes: Mapping[str, str], *, in_row: bool) -> None:
        self._text, self._marks, self._notes = text, frozenset(marks), notes
        edges = [edge for mark in marks for edge in (mark.start, mark.end)]
        self._edges = Counter(edges)
        self._signed = Counter(edge for mark in marks if mark.kind in _SIGNS for edge in (mark.start, mark.end))
        self._chars = list(_escaped(text, in_row=in_row))
        for place in edges:
            self._escape(place - 1, _BEFORE_MARKS)
            self._escape(place, "_")
        for mark in marks:
            if mark.kind is MarkKind.NOTE_REFERENCE:
                self._escape(mark.end, "(:")

    def _escape(self, place: int, chars: str) -> None:
        if 0 <= place < len(self._text) and self._text[place] in chars:
            self._chars[place] = f"\\{self._text[place]}"

    def written(self, marks: Sequence[Mark], start: int, end: int) -> str:
        """Return the text of a range with the marks in it."""
        return "".join(map(self._run, runs(marks, start, end)))

    def _run(self, run: Run) -> str:
        if run.mark is None:
            return "".join(self._chars[run.start : run.end])
        if run.mark.kind is MarkKind.NOTE_REFERENCE:
            return f"[^{self._notes[run.mark.value]}]"
        if run.mark.kind is MarkKind.CODE and self._is_plain_code(run):
            return f"`{self._text[run.start : run.end]}`"
        return self._marked(run, run.mark)

    def _marked(self, run: Run, mark: Mark) -> str:
        inside = [other for other in run.inside if other.kind is not mark.kind or other.kind is MarkKind.LANGUAGE]
        inner = self.written(inside, run.start, run.end)
        if mark.kind is MarkKind.LINK:
            return f"[{inner}]({_destination(mark.value)})"
        if mark.kind is MarkKind.LANGUAGE:
            return f'<span lang="{mark.value}">{inner}</span>'
        if mark.kind in _SIGNS and mark.kind is not MarkKind.CODE and self._is_signed(run):
            return f"{_SIGNS[mark.kind]}{inner}{_SIGNS[mark.kind]}"
        return f"<{mark.kind}>{inner}</{mark.kind}>"

    def _is_plain_code(self, run: Run) -> bool:
        """Say whether a range is read back from between backticks as it is."""
        code = self._text[run.start : run.end]
        return not run.inside and self._stands_alone(run) and code == code.strip() and not set(code) & set("`\n|\\")

    def _is_signed(self, run: Run) -> bool:
        """Say whether signs of emphasis around a range are taken for such ("flanking", CommonMark 6.2)."""
        first, last = self._text[run.start], self._text[run.end - 1]
        before, after = self._text[run.start - 1 : run.start] or " ", self._text[run.end : run.end + 1] or " "
        is_open = not first.isspace() and (before.isspace() or (first.isalnum() and self._edges[run.start] == 1))
        is_closed = not last.isspace() and (after.isspace() or (last.isalnum() and self._edges[run.end] == 1))
        return is_open and is_closed and self._stands_alone(run)

    def _stands_alone(self, run: Run) -> bool:
        """Say whether a mark is whole, and no other with a sign begins or ends where it does."""
        return run.mark in self._marks and self._signed[run.start] == self._signed[run.end] == 1


def _escaped(text: str, *, in_row: bool) -> Iterator[str]:
    """Yield how each character of a text is written, so that it is read back as no markup."""
    starts = {found.end() - (not found[0].isdigit()) for found in _AT_START.finditer(text)}
    entities = {found.start() for found in _ENTITY.finditer(text)}
    edges = {found.start() for found in _EDGE.finditer(text)}
    for place, char in enumerate(text):
        if char == "\n":
            yield "<br>" if in_row else "\\\n"
        elif place in edges:
            yield f"&#{ord(char)};"
        elif char in _ALWAYS or place in starts or place in entities or (in_row and char == "|"):
            yield f"\\{char}"
        else:
            is_in_word = char != "_" or (text[place - 1 : place].isalnum() and text[place + 1 : place + 2].isalnum())
            yield char if is_in_word else f"\\{char}"


def _destination(address: str) -> str:
    """Return an address as the destination of a link (CommonMark 6.3)."""
    escaped = _ENTITY.sub(r"\\&", address.replace("\\", "\\\\").replace("|", "%7C"))
    return f"<{escaped}>" if set(escaped) & set("()\\") else escaped
