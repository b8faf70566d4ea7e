"""Where sentences end: what sentencex finds, mended by rules that hold for many languages."""

import re
from collections.abc import Iterator

from sentencex import get_sentence_boundaries

from accessible.prepare.abbreviations import Usage, usage
from accessible.prepare.language import primary
from accessible.prepare.stops import CLOSING, LONG, OPENING, STOP, ends

_WIDE_STOP = re.compile(r"[。！？｡]{1,8}+[”’」』）》】〉〕)]{0,4}+\s{0,8}+")
_WIDE = re.compile("[。！？｡]")
_WIDE_PAIRS = ("“”", "「」", "『』", "（）", "《》")
_STRAY = re.compile(r"(?<=\s)(?:[\"'“”‘’„»«›‹「『]|``|[«„]\s)$")
_GLUED = re.compile(r"[^\W\d_]{3}[.!?][^\W\d_]{2}")
_MARKER = re.compile(r"\(?\w{1,3}[.)]")
_HANGUL = re.compile("[가-힣]")
_SURE_STOP = re.compile(r"[^\W\d_]{5}[.!?…][\"'”»)]{0,2}\s+(?=[^\W\d_a-zа-я])|[。！？।።။](?![”’」』）])\s*")
_GAP = re.compile(r"\w\s+(?=\w)")
_WIDE_SPACE = re.compile(r"[^\S\x00-\x7f]")
"""White space of more than one byte: before an initial, sentencex 1.0 panics at it."""
_WINDOW = 1000
"""Characters given to sentencex at once."""
_DEEP = 600
"""Characters in which the beginning of a quotation is looked for."""


def boundaries(text: str, language: str) -> list[int]:
    """Return the edges between the sentences of `text`, in order, the ends of the text included."""
    language = primary(language) or "en"
    edges = _found(text, language)
    _mend(text, edges, usage(language))
    if _WIDE.search(text):
        _mend_wide(text, edges)
    return sorted(edges | {0, len(text)})


def _found(text: str, language: str) -> set[int]:
    """Return the edges that sentencex finds, window by window: its time grows with the square of a text."""
    edges: set[int] = set()
    plain = text if text.isascii() else _WIDE_SPACE.sub(" ", text)
    for start, end, is_edge in _windows(text):
        found = {start + sentence["start_index"] for sentence in get_sentence_boundaries(language, plain[start:end])}
        edges |= {_before_opening(text, edge) for edge in (found if is_edge else found - {start})}
    return edges


def _windows(text: str) -> Iterator[tuple[int, int, bool]]:
    """Yield start and end of windows that tile the text, and whether a sentence begins at the start."""
    start, is_edge = 0, True
    while len(text) - start > _WINDOW:
        half, limit = start + _WINDOW // 2, start + _WINDOW
        stops = [match.end() for match in _SURE_STOP.finditer(text, half, limit)]
        stop = next((stop for stop in reversed(stops) if not _is_inside(text, start, stop)), None)
        gaps = [] if stop else [match.end() for match in _GAP.finditer(text, half, limit)]
        cut = stop or (gaps or [half])[-1]
        yield start, cut, is_edge
        start, is_edge = cut, bool(stop)
    yield start, len(text), is_edge


def _mend(text: str, edges: set[int], words: Usage) -> None:
    """Put right what `edges` say of stops, and drop edges where none can be."""
    loose = set(edges)
    for stop in STOP.finditer(text):
        start, end = stop.span()
        loose.discard(end)
        if end - start > 2 and (inside := edges.intersection(range(start + 1, end))):  # noqa: PLR2004  "." and " "
            edges.difference_update(inside)
            edges.add(end)
        is_plain = text[end : end + 1].isupper() and start >= LONG and text[start - LONG : start].isalpha()
        is_end = is_plain or ends(text, stop, words)
        if is_end:
            edges.add(end)
        elif is_end is not None:
            edges.discard(end)
    edges.difference_update([edge for edge in loose if 0 < edge < len(text) and not _is_plausible(text, edge)])


def _before_opening(text: str, edge: int) -> int:
    """Return the edge before a quotation mark that opens the next sentence, where it was put behind it."""
    if not edge or (text[edge - 1] not in OPENING and text[edge - 2 : edge - 1] not in "«„"):
        return edge
    stray = _STRAY.search(text, max(0, edge - 3), edge)
    return stray.start() if stray else edge


def _is_plausible(text: str, edge: int) -> bool:
    """Say whether a sentence may begin where no stop with a space behind it precedes."""
    before = text[max(0, edge - 8) : edge]
    last = before.rstrip()[-1:]
    if before[-1].isspace():
        return "\n" in before or not ((last == "," or last.isalnum()) and _MARKER.match(text, edge))
    if last in ".!?":
        return bool(_GLUED.match(text, max(0, edge - 4))) and not _is_address(text, edge)
    return not (last in CLOSING and _HANGUL.match(text, edge))  # Korean goes on after a quotation: “…”라고


def _is_address(text: str, at: int) -> bool:
    """Say whether the word around `at` is an address or a path."""
    word = (text[max(0, at - 99) : at].split() or [""])[-1] + (text[at : at + 99].split() or [""])[0]
    return any(sign in word for sign in ("/", "@", "www.", "="))


# Stops of Chinese and Japanese, which need no space behind them


def _mend_wide(text: str, edges: set[int]) -> None:
    """End a sentence at each stop outside quotations, whatever follows, unless Japanese と takes the quotation up."""
    last = 0
    for stop in _WIDE_STOP.finditer(text):
        end = stop.end()
        if stop[0].rstrip()[-1] in "」』）”" and text.startswith(("と", "って"), end):
            edges.discard(end)
        elif end in edges or not _is_inside(text, max(last, end - _DEEP), end):
            edges.difference_update(range(stop.start() + 1, end))
            edges.add(end)
            last = end


def _is_inside(text: str, start: int, end: int) -> bool:
    """Say whether a quotation or bracket that opens after `start` is still open at `end`."""
    return any(text.count(pair[0], start, end) > text.count(pair[1], start, end) for pair in _WIDE_PAIRS)
