"""Texts in braille, nothing of them lost: what a table of liblouis does not know is written in another way."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby

from accessible.assets import braille_scripts
from accessible.errors import FormatError
from accessible.writers.emoji_words import in_words
from accessible.writers.louis import translate

BLANK = "\u2800"
_SIX_DOTS = {ord(BLANK) + dots: ord(BLANK) + dots % 64 for dots in range(256)}
"""Each cell, and the one that is left of it without dots 7 and 8, which are the two highest bits."""
_UNASSIGNED = ("\ue5f3", "\U000f0000")
"""Letters that no table knows: what comes of them shows what a table makes of what it does not know."""
_ESCAPE = 3
"""Cells with which a table begins the number of what it does not know: an apostrophe, a backslash and a letter."""
_SHORTEST_ESCAPE = 8
_ASCII = frozenset(map(chr, range(33, 127)))
_PLAIN = {
    **dict.fromkeys("\u2018\u2019\u201a\u201b\u2032\u02bc\u2039\u203a", "'"),
    **dict.fromkeys("\u201c\u201d\u201e\u201f\u2033\u00ab\u00bb", '"'),
    "\u20ac": "EUR",
    "\u00a3": "GBP",
    "\u00a5": "JPY",
    **dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2015\u2212\u2022\u25cf\u25aa\u2023\u00b7", "-"),
    "-": "\u00ad",  # the Italian table has a hyphen for what may be hyphenated only
}
"""Signs that may stand for others."""
_QUOTES = (
    (re.compile(r"(?<=\w)\u2019(?=\w)"), "'"),
    (re.compile("(\u201e[^\u201e\u201c]*)\u201c"), "\\1\u201d"),
    (re.compile("(\u201a[^\u201a\u2018]*)\u2018"), "\\1\u2019"),
)
"""What quotation marks mean: inside a word, an apostrophe; after a low one, an end, which is a beginning in English."""
_FIRST_EMOJI = "\u2300"
_DROPPED = frozenset({"Cf", "Cc", "Cs"})
_JOINERS = frozenset("\u200c\u200d")
_OTHER = "en-ueb-g1.ctb"
"""The table for letters and punctuation of English, where another does not know them."""


@dataclass(frozen=True, slots=True)
class _Run:
    """A piece of a text, and the table for it."""

    table: str
    text: str


@dataclass(slots=True)
class _Tables:
    """What tables of liblouis know: the cells of signs that are translated alone."""

    main: str
    language: str
    cells: dict[str, dict[str, str]] = field(default_factory=dict)

    def learn(self, table: str, signs: Iterable[str], texts: Sequence[str] = ()) -> list[str]:
        """Find out what a table makes of signs, and return texts as it translates them: in one call."""
        asked = [*_UNASSIGNED, *sorted(set(signs))]
        found = translate(table, [*asked, *texts])
        self.cells.setdefault(table, {}).update(zip(asked, found, strict=False))
        return found[len(asked) :]

    def knows(self, table: str, sign: str) -> bool:
        """Say whether a table has cells for a sign: of six dots, but for capitals and punctuation.

        What it makes of any unknown one is a code, a sign, or a blank.
        """
        known = self.cells.get(table, {})
        cells = known.get(sign, "")
        if not cells.strip(BLANK) or (sign.isalnum() and sign == sign.lower() and _six_dots(cells) != cells):
            return False
        unknown = [known[each] for each in _UNASSIGNED]
        is_code = len(cells) >= _SHORTEST_ESCAPE and cells[:_ESCAPE] in {each[:_ESCAPE] for each in unknown}
        is_same = cells in unknown and sign not in _ASCII
        return not (is_code or is_same)

    def written(self, text: str) -> list[_Run]:
        """Return a text in runs, each in letters that its table knows."""
        runs = [run for sign in text for run in self._spelled(sign)]
        grouped = groupby(_joined(runs), key=lambda run: run.table)
        return [_Run(table, "".join(run.text for run in group)) for table, group in grouped]

    def named(self, text: str) -> str:
        """Return a text with the names of emoji, in brackets, where the table does not know them."""
        if all(sign < _FIRST_EMOJI for sign in text):
            return text
        return in_words(text, self.language, lambda signs: self.knows(self.main, signs[0]))

    def _spelled(self, sign: str) -> Iterator[_Run]:
        """Yield how a sign is written: as itself, as a plainer one, in its own script, or by its name in brackets."""
        plain = next((each for each in (sign, *_plainer(sign)) if all(self._reads(char) for char in each)), None)
        other = _table_of(sign)
        if plain is not None:
            yield _Run(self.main, plain)
        elif self.knows(other, sign):
            yield _Run(other, sign)
        elif not unicodedata.category(sign).startswith("M") and sign not in _JOINERS:
            name = unicodedata.name(sign, f"U+{ord(sign):04X}").lower()
            for char in f"[{name}]":
                yield _Run(self.main if self._reads(char) else _OTHER, char)

    def _reads(self, sign: str) -> bool:
        return sign == " " or self.knows(self.main, sign)


def transcribe(texts: Sequence[str], table: str, language: str) -> list[str]:
    """Return texts, each of one line, in cells of six dots: Unicode braille, words with U+2800 between.

    `table` is one of liblouis, `language` that of the names of emoji. Raises FormatError where the table does not know
    most letters, or needs cells of eight dots for them.
    """
    lines = [_cleaned(text) for text in texts]
    tables = _Tables(table, language)
    signs = set("".join(lines)) - {" "}
    cells = tables.learn(table, signs.union(_ASCII, *map(_plainer, signs)), lines)
    _require_letters(tables, lines)
    strange = {sign for sign in signs if not tables.knows(table, sign)}
    places = [place for place, line in enumerate(lines) if not strange.isdisjoint(line)]
    if places:
        for place, found in zip(places, _rewritten(tables, [lines[place] for place in places]), strict=True):
            cells[place] = found
    return [_six_dots(line) for line in cells]


def _cleaned(text: str) -> str:
    """Return a text without signs that nobody sees, each white space as a blank."""
    spaced = "".join(" " if char.isspace() else char for char in unicodedata.normalize("NFC", text))
    for pattern, meant in _QUOTES:
        spaced = pattern.sub(meant, spaced)
    if spaced.isascii() and spaced.isprintable():
        return spaced
    return "".join(char for char in spaced if unicodedata.category(char) not in _DROPPED or char in _JOINERS)


def _plainer(sign: str) -> list[str]:
    """Return what may stand for a sign: one that looks like it, or its letters without accent."""
    found = [_PLAIN[sign]] if sign in _PLAIN else []
    found += [_PLAIN[each] for each in found if each in _PLAIN]
    decomposed = unicodedata.decomposition(sign)
    if decomposed and not decomposed.startswith(("<super>", "<sub>", "<fraction>", "<square>")):
        parts = unicodedata.normalize("NFKD", sign)
        found.append("".join(char for char in parts if not unicodedata.combining(char)))
    return [each for each in found if each and each != sign]


def _table_of(sign: str) -> str:
    """Return the table for the script of a letter, that of English for other signs of ASCII; empty if there is none."""
    if sign in _ASCII:
        return _OTHER
    return braille_scripts().get(unicodedata.name(sign, "").partition(" ")[0], "")


def _require_letters(tables: _Tables, lines: Sequence[str]) -> None:
    """Raise FormatError where a table does not know most letters of a text, or has cells of eight dots for them."""
    counts = Counter("".join(lines))
    letters = [char for char in counts if char.isalpha()]
    known = sum(counts[char] for char in letters if tables.knows(tables.main, char))
    if known * 2 < sum(counts[char] for char in letters):
        message = (
            f"The braille table {tables.main!r} has no cells of six dots for most letters of this article: "
            f"name another with --braille-table."
        )
        raise FormatError(message, code="no_table")


def _rewritten(tables: _Tables, lines: Sequence[str]) -> list[str]:
    """Return lines in cells, each part of them by its own table; a table is asked once for all of them."""
    named = [tables.named(line) for line in lines]
    _learn_others(tables, set("".join(named)) - {" "})
    written = [tables.written(line) for line in named]
    asked: dict[str, list[str]] = {}
    for run in (run for runs in written for run in runs):
        asked.setdefault(run.table, []).append(run.text)
    found = {table: iter(translate(table, texts)) for table, texts in asked.items()}
    return ["".join(next(found[run.table]) for run in runs) for runs in written]


def _learn_others(tables: _Tables, signs: set[str]) -> None:
    """Find out what the tables of their scripts make of signs that the main one does not know."""
    if new := signs - tables.cells[tables.main].keys():  # the names of emoji
        tables.learn(tables.main, new.union(*map(_plainer, new)))
    others: dict[str, set[str]] = {_OTHER: set(_ASCII)}
    for sign in signs:
        if (other := _table_of(sign)) and not tables.knows(tables.main, sign):
            others.setdefault(other, set()).add(sign)
    for other in sorted(others):
        tables.learn(other, others[other])


def _joined(runs: Sequence[_Run]) -> Iterator[_Run]:
    """Yield runs, a blank between two words of another table with them."""
    for place, run in enumerate(runs):
        around = {each.table for each in runs[max(place - 1, 0) : place + 2] if each.text != " "}
        is_inside = run.text == " " and len(around) == 1
        yield _Run(next(iter(around)) if is_inside else run.table, run.text)


def _six_dots(cells: str) -> str:
    """Return cells without dots 7 and 8, by which some tables mark capitals."""
    return cells.translate(_SIX_DOTS)
