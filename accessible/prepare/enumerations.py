"""Lists inside a line: "1. Salt 2. Bread", "a) Salt b) Bread", "• Salt • Bread"."""

import re

from accessible.prepare.abbreviations import usage
from accessible.prepare.language import primary

_BULLETS = "•◦‣⁃▪●■"
_BULLET = re.compile(rf"(?<!\S)[{_BULLETS}]\s{{0,3}}(?=\S)")
_MARKER = re.compile(rf"(?<![^\s{_BULLETS}])(\d{{1,3}}|[a-z]|[ivx]{{2,5}})(\.\)|[.)])\s+(?=\S)")
_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "v": 5, "vi": 6, "vii": 7, "viii": 8, "ix": 9, "x": 10}


def with_items(text: str, language: str, edges: list[int]) -> list[int]:
    """Begin a sentence before each item of a list inside a line, and none between its marker and its words."""
    bullets = [] if text.isascii() else [match.span() for match in _BULLET.finditer(text)]
    if not bullets and not _has_second_item(text):
        return edges
    markers = _after_bullets(bullets, _series(text, language, {end for _, end in bullets}))
    inside = {at for start, end in markers for at in range(start + 1, end + 1)}
    return sorted({*edges} - inside | {0, *(start for start, _ in markers), len(text)})


def _has_second_item(text: str) -> bool:
    """Say at small cost whether a list without bullets is possible: most paragraphs have none."""
    return "2." in text or "2)" in text or "b." in text or "b)" in text or "ii" in text


def _after_bullets(bullets: list[tuple[int, int]], markers: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return the spans of all markers; a bullet and the number behind it are one."""
    ends = dict(markers)
    joined = {end for _, end in bullets}
    return [(start, ends.get(end, end)) for start, end in bullets] + [
        marker for marker in markers if marker[0] not in joined
    ]


def _series(text: str, language: str, bulleted: set[int]) -> list[tuple[int, int]]:
    """Return the spans of the markers that count up by one, at least two of a kind."""
    chains: dict[tuple[str, str], list[tuple[int, int, int]]] = {}
    found: list[tuple[int, int]] = []
    for match in _MARKER.finditer(text):
        for kind, value in _values(match[1]):
            chain = chains.setdefault((kind, match[2]), [])
            if chain and value == chain[-1][0] + 1 and not _is_ordinal(text, match, language):
                chain.append((value, *match.span()))
                found += [(start, end) for _, start, end in (chain if len(chain) == 2 else chain[-1:])]  # noqa: PLR2004  now it is a list
            elif match.start() in bulleted or (value == 1 and _may_begin(text, match)):
                chains[kind, match[2]] = [(value, *match.span())]
    return found


def _values(label: str) -> list[tuple[str, int]]:
    """Return what `label` may count: "3" a third item, "c" too, "i" a ninth or a first one."""
    if label.isdecimal():
        return [("figure", int(label))]
    letters = [("letter", ord(label) - ord("a") + 1)] if len(label) == 1 else []
    return letters + ([("roman", _ROMAN[label])] if label in _ROMAN else [])


def _may_begin(text: str, marker: re.Match[str]) -> bool:
    """A list begins anywhere with "1)", but with "1." only where no sentence is under way."""
    before = text[max(0, marker.start() - 9) : marker.start()].rstrip()
    return not before or before[-1] in ":.!?;…—" or (")" in marker[2] and marker[1].isdecimal())


def _is_ordinal(text: str, marker: re.Match[str], language: str) -> bool:
    """Say whether a figure with a full stop may be an ordinal: "in der 2. Bundesliga", "den 2. juni"."""
    words = usage(primary(language))
    if marker[2] != "." or not words.has_ordinals:
        return False
    before = text[max(0, marker.start() - 20) : marker.start()].split()
    return text[marker.end()].islower() or bool(before and before[-1].lower() in words.openers)
