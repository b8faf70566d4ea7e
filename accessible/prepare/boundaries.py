"""Where sentences end: what sentencex finds, mended by rules that hold for many languages."""

import re

from sentencex import get_sentence_boundaries

from accessible.prepare.abbreviations import Kind, Usage, usage
from accessible.prepare.language import primary

_OPENING = "\"'“”‘’„‚»«›‹([{¿¡*_`"
_CLOSING = "\"'“”‘’»›)\\]}"
# Bounded and possessive throughout: a million full stops cost no more than a million letters.
_STOP = re.compile(rf"[.!?…]{{1,8}}+(?:\s?[»›](?=\s)|[{_CLOSING}]){{0,4}}+\s{{1,8}}+")
_WIDE_STOP = re.compile(r"[。！？｡]{1,8}+[”’」』）》】〉〕)]{0,4}+\s{0,8}+")
_WIDE = re.compile("[。！？｡]")
_WIDE_PAIRS = ("“”", "「」", "『』", "（）", "《》")
_STRAY = re.compile(r"(?<=\s)(?:[\"'“”‘’„»«›‹「『]|``|[«„]\s)$")
_SPACED = re.compile(r"(?:\.\s){2,}$")
_WORD = re.compile(r"[^\W\d_]+")
_DATE = re.compile(r"\d{1,2}\.|\d{4}\b")
_SHORT = re.compile(r"\w{1,2}\.")
_ROMAN = re.compile(r"[IVXLCM]+\b")
_DOTTED = re.compile(r"[^\W\d_]{1,2}(?:\.-?[^\W\d_]{1,3})+")
_GLUED = re.compile(r"[^\W\d_]{3}[.!?][^\W\d_]{2}")
_MARKER = re.compile(r"\(?\w{1,3}[.)]")
_FALLING = re.compile(r"[-–—]{1,3}\s?[a-zß-öø-ÿа-яёіїєα-ωά-ώ]")
_PAIR = re.compile(r"(?<!\w)(\w{1,2})\.\s(\w{1,2})$")
_HANGUL = re.compile("[가-힣]")
_LONG = 7
"""Characters in a word that is no abbreviation, known or not."""
_REACH = 24
"""Characters before a full stop in which its word is looked for."""
_DEEP = 600
"""Characters in which the beginning of a quotation is looked for."""


def boundaries(text: str, language: str) -> list[int]:
    """Return the edges between the sentences of `text`, in order, the ends of the text included."""
    language = primary(language) or "en"
    edges = {_before_opening(text, found["start_index"]) for found in get_sentence_boundaries(language, text)}
    loose = set(edges)
    words = usage(language)
    for stop in _STOP.finditer(text):
        start, end = stop.span()
        loose.discard(end)
        if end - start > 2:  # noqa: PLR2004  more than a full stop and a space
            edges.difference_update(range(start + 1, end))
        ends = _ends(text, stop, words)
        if ends:
            edges.add(end)
        elif ends is not None:
            edges.discard(end)
    edges.difference_update([edge for edge in loose if 0 < edge < len(text) and not _is_plausible(text, edge)])
    if _WIDE.search(text):
        _mend_wide(text, edges)
    return sorted(edges | {0, len(text)})


def _before_opening(text: str, edge: int) -> int:
    """Return the edge before a quotation mark that opens the next sentence, where it was put behind it."""
    if not edge or (text[edge - 1] not in _OPENING and text[edge - 2 : edge - 1] not in "«„"):
        return edge
    stray = _STRAY.search(text, max(0, edge - 3), edge)
    return stray.start() if stray else edge


def _is_plausible(text: str, edge: int) -> bool:
    """Say whether a sentence may begin where no stop with a space behind it precedes."""
    before = text[max(0, edge - 8) : edge]
    last = before.rstrip()[-1:]
    if before[-1].isspace():
        return "\n" in before or not ((last == "," or last.isalnum()) and _MARKER.match(text, edge))
    if last in ".!?" and (text[edge].isalnum() or text[edge] in "-/"):
        return bool(_GLUED.match(text, max(0, edge - 4))) and not _is_address(text, edge)
    return not (last in _CLOSING and _HANGUL.match(text, edge))  # Korean goes on after a quotation: “…”라고


def _is_address(text: str, at: int) -> bool:
    """Say whether the word around `at` is an address or a path."""
    word = (text[max(0, at - 99) : at].split() or [""])[-1] + (text[at : at + 99].split() or [""])[0]
    return any(sign in word for sign in ("/", "@", "www.", "="))


# Stops with a space behind them


def _ends(text: str, stop: re.Match[str], words: Usage) -> bool | None:
    """Say whether a sentence ends with `stop`; None leaves it to sentencex."""
    start, end = stop.span()
    following = end
    while following < len(text) and text[following] in _OPENING:
        following += 1
    char = text[following : following + 1]
    if not char:
        return None
    mark = stop[0].rstrip()
    if char == "." and text[following + 1 : following + 2] in (" ", ".", ""):
        return False
    if char in "-–—" and _FALLING.match(text, following):
        return False
    if char.islower() and not "ა" <= char <= "ჿ":  # Georgian has no capitals that begin sentences
        return _ends_before_small(text, start, mark, words)
    if mark == ".":
        return _ends_with_full_stop(text, start, following, words)
    if mark == "…":
        return True if char.isupper() and not text[start - 1].isspace() and _first(text, following) != "i" else None
    if mark[-1] in ")]}" and char.isupper() and mark[0] != "…" and not mark.startswith(".."):
        return None if mark[0] == "." and _kind(_before(text, start), words) else True
    return None


def _ends_before_small(text: str, start: int, mark: str, words: Usage) -> bool | None:
    """A sentence that goes on in small letters has not ended; English is often written without capitals."""
    if mark in ("!", "…") or mark.startswith("..") or mark[-1] in _CLOSING:
        return False
    word = _before(text, start)
    if not words.drops_capitals and (mark != "." or len(word) < _LONG):
        return False
    is_short = not word or len(word) == 1 or _kind(word, words) or _DOTTED.fullmatch(word)
    return False if is_short else None


def _ends_with_full_stop(text: str, start: int, following: int, words: Usage) -> bool | None:
    word = _before(text, start)
    if not word:
        return _ends_with_spaced_dots(text, start, following)
    if kind := _kind(_with_letter_before(text, start, word), words) or _kind(word, words):
        if word.islower() and text[max(0, start - len(word) - 2)].isdigit():  # a unit: "в 1999 г."
            return _ends_with_letters(text, following, words)
        return _ends_with_abbreviation(text, word, kind, following, words)
    if word.isdecimal() or (len(word) > 1 and _ROMAN.fullmatch(word)):
        return _ends_with_ordinal(text, word, following, words) if words.has_ordinals else None
    if _DOTTED.fullmatch(word) or (len(word) == 1 and word.isalpha()):
        return _ends_with_letters(text, following, words)
    return None


def _ends_with_spaced_dots(text: str, start: int, following: int) -> bool | None:
    """Four spaced dots end a sentence, three do if a capital letter follows that is not "I"."""
    dots = _SPACED.search(text, max(0, start - _REACH), start + 2)
    if dots and len(dots[0]) >= 8:  # noqa: PLR2004  four dots, each with a space
        return True
    return False if _first(text, following) == "i" else None


def _ends_with_abbreviation(text: str, word: str, kind: Kind, following: int, words: Usage) -> bool | None:
    if kind is Kind.NAME:
        return False
    if text[following].isdigit():
        return None if kind is Kind.LAST else False
    if not text[following].isupper():
        return False if kind is Kind.INNER else None
    if kind is Kind.NUMBER and _ROMAN.match(text, following):
        return False
    opens = _first(text, following) in words.openers
    if word == "No":
        return True
    if kind is Kind.INNER:
        return None if opens else False
    is_final = kind is Kind.LAST and len(word) > 1 and word.islower() and not words.has_capital_nouns
    return True if opens or is_final and "." not in word else _if_known(words)


def _ends_with_ordinal(text: str, word: str, following: int, words: Usage) -> bool | None:
    """ "2. Weltkrieg" goes on, "Er wurde 18. Das war" does not; years are no ordinals."""
    if text[following].isdigit():
        return False if len(word) < 3 and _DATE.match(text, following) else None  # noqa: PLR2004  day or month
    if not text[following].isupper() or len(word) > 3 and word.isdecimal():  # noqa: PLR2004  three figures
        return None
    opens = _first(text, following) in words.openers
    if opens:
        return True
    return False if words.has_capital_nouns or not word.isdecimal() else None


def _ends_with_letters(text: str, following: int, words: Usage) -> bool | None:
    """Initials and abbreviations of single letters end a sentence where a word follows that begins sentences."""
    if _SHORT.match(text, following):
        return None if words.drops_capitals else False
    if text[following].isupper() and _first(text, following) in words.openers:
        return None if words.drops_capitals else True
    return _if_known(words)


def _if_known(words: Usage) -> bool | None:
    """Leave English to sentencex, which knows its names and abbreviations best; elsewhere go on."""
    return None if words.drops_capitals else False


def _before(text: str, stop: int) -> str:
    """Return the word before the stop, without the marks that open it; empty after white space."""
    if not stop or text[stop - 1].isspace():
        return ""
    return text[max(0, stop - _REACH) : stop].split()[-1].lstrip(_OPENING + "—–")


def _with_letter_before(text: str, stop: int, word: str) -> str:
    """Return the abbreviation of two letters or so that ends with `word`, without its space: "z. B" → "z.B"."""
    pair = _PAIR.search(text, max(0, stop - 6), stop) if len(word) < 3 else None  # noqa: PLR2004  "EE. UU."
    return f"{pair[1]}.{pair[2]}" if pair else ""


def _first(text: str, at: int) -> str:
    """Return the word at `at`, in small letters; none if it is an initial."""
    word = _WORD.match(text, at)
    return word[0].lower() if word and text[word.end() : word.end() + 1] != "." else ""


def _kind(word: str, words: Usage) -> Kind | None:
    known = words.abbreviations
    found = known.get(word) or (known.get(word.lower()) if len(word) > 1 else None)
    if found or word.isalpha():
        return found
    tail = re.split("['’-]", word)[-1]  # "l'avv.", "Lt.-Col."
    return known.get(tail) if len(tail) > 1 else None


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
