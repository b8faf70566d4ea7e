"""Full stops and their like: whether a sentence ends with one, judged by what stands before and after it."""

import re

from accessible.prepare.abbreviations import Kind, Usage

OPENING = "\"'“”‘’„‚»«›‹([{¿¡*_`"
CLOSING = "\"'“”‘’»›)]}"
# Bounded and possessive: a million full stops cost no more than a million letters.
STOP = re.compile(
    rf"([.!?…]{{1,8}}+(?:\s?[»›](?=\s)|[{re.escape(CLOSING)}]){{0,4}}+)(?:\[\d{{1,3}}\]|[⁰¹²³⁴-⁹]){{0,6}}+\s{{1,8}}+"
)
"""A stop and the quotations and brackets that close behind it (group 1), marks of notes, and the space behind them."""
LONG = 7
"""Characters in a word that is no abbreviation, known or not."""
_REACH = 24
"""Characters before a full stop in which its word is looked for."""
_SMALL = "a-zß-öø-ÿа-яёіїєґα-ωά-ώ"
_GOES_ON = re.compile(rf"\.(?:[\s.]|$)|[-–—]{{1,3}}\s?[{_SMALL}]")
_ELIDED = re.compile(r"['’][a-z]{1,2}\s[A-Z]")
_WORD = re.compile(r"[^\W\d_]+")
_SPACED = re.compile(r"(?:\.\s){2,}$")
_PAIR = re.compile(r"(?<!\w)(\w{1,2})\.\s(\w{1,2})$")
_DOTTED = re.compile(r"[^\W\d_]{1,2}(?:\.-?[^\W\d_]{1,3})+")
_SHORT = re.compile(r"\w{1,2}\.")
_DATE = re.compile(r"\d{1,2}\.|\d{4}\b")
_ROMAN = re.compile(r"[IVXLCM]+\b")
_ZONE = re.compile(
    r"(?:[ACEMP][SD]?T|GMT|UTC|[BI]ST|[CEW]ES?T|E?EST|A[CEW][SD]T|NZ[SD]T|HKT|JST|KST|SGT|MSK)(?:[+−-]\d{1,2})?(?!\w)"
)
"""A time zone, which goes on after the half of the day: "9 a.m. EST"."""
_PARTICLES = frozenset({"le", "la", "de", "di", "da", "du", "des", "el", "al", "los", "las"})


def ends(text: str, stop: re.Match[str], words: Usage) -> bool | None:
    """Say whether a sentence ends with `stop`, a match of `STOP`; None where these rules do not know."""
    start, end = stop.span()
    following = end
    while following < len(text) and text[following] in OPENING:
        following += 1
    if following == len(text):
        return None
    if _GOES_ON.match(text, following):
        return False
    mark = stop[1]
    if _is_small(text[following]):
        return True if _ELIDED.match(text, end) else _ends_before_small(text, start, mark, words)
    if mark == ".":
        return _ends_with_full_stop(text, start, following, words)
    return _ends_with_marks(text, start, mark, following, words) if text[following].isupper() else None


def _is_small(char: str) -> bool:
    """Georgian letters count as small, but have no capitals that begin sentences."""
    return char.islower() and not "ა" <= char <= "ჿ"


def _ends_before_small(text: str, start: int, mark: str, words: Usage) -> bool | None:
    """A sentence that goes on in small letters has not ended; English is often written without capitals."""
    if mark[0] == "…" or mark.startswith("..") or mark[-1] in CLOSING:
        return False
    word = _before(text, start)
    if not words.is_english and (mark != "." or len(word) < LONG):
        return False
    if mark != ".":
        return False if word[:1].isupper() else None  # "Yahoo! said"
    return False if len(word) < 2 or _kind(word, words) or _DOTTED.fullmatch(word) else None  # noqa: PLR2004  a letter


def _ends_with_marks(text: str, start: int, mark: str, following: int, words: Usage) -> bool | None:
    """What ends with more than a full stop ends before a capital letter, unless a name or a quotation goes on."""
    if mark[-1] in ")]}":
        goes_on = mark[0] == "…" or mark.startswith("..") or (mark[0] == "." and _kind(_before(text, start), words))
        return None if goes_on else True
    if mark[-1] in CLOSING:
        return True if _opens(text, following, words) else None
    if mark == "…":
        return None if text[start - 1 : start].isspace() or _first(text, following) == "i" else True
    if mark[0] in "!?":
        return True if len(mark) > 1 or not _before(text, start)[:1].isupper() else None
    return None


def _ends_with_full_stop(text: str, start: int, following: int, words: Usage) -> bool | None:
    word = _before(text, start)
    if not word:
        return _ends_with_spaced_dots(text, start, following)
    if kind := _kind(_with_letter_before(text, start, word), words) or _kind(word, words):
        if word.islower() and text[max(0, start - len(word) - 2)].isdigit():  # a unit: "5 ft.", "1999 r."
            return _ends_with_letters(text, following, words)
        return _ends_with_abbreviation(text, word, kind, following, words)
    if word.isdecimal() or (len(word) > 1 and _ROMAN.fullmatch(word)):
        return _ends_with_ordinal(text, word, following, words) if words.has_ordinals else None
    if _DOTTED.fullmatch(word) or (len(word) == 1 and word.isalpha()):
        return _ends_with_letters(text, following, words)
    is_whole = len(word) >= LONG or word[-1] in CLOSING or _opens(text, following, words)
    return True if is_whole and text[following].isupper() else None


def _ends_with_spaced_dots(text: str, start: int, following: int) -> bool | None:
    """Four spaced dots end a sentence; three do not before "I", which tells nothing."""
    dots = _SPACED.search(text, max(0, start - _REACH), start + 2)
    if not dots:
        return None
    if len(dots[0]) >= 8:  # noqa: PLR2004  four dots, each with a space
        return True
    return False if _first(text, following) == "i" else None


def _ends_with_abbreviation(text: str, word: str, kind: Kind, following: int, words: Usage) -> bool | None:
    if kind is Kind.NAME or (word in {"A.M", "P.M"} and _ZONE.match(text, following)):
        return False
    if not text[following].isupper():
        goes_on = kind is Kind.INNER or (kind is Kind.NUMBER and text[following].isdigit())
        return False if goes_on else None
    if word.lower() == "no":  # the word, for no number follows
        return True
    if kind is Kind.NUMBER and text[following - 1].isspace() and _ROMAN.match(text, following):
        return None if words.is_english and _first(text, following) == "i" else False
    return _ends_before_capital(word, kind, words, opens=_opens(text, following, words))


def _ends_before_capital(word: str, kind: Kind, words: Usage, *, opens: bool) -> bool | None:
    if opens:
        return None if kind is Kind.INNER else True
    is_word = word.isalpha() and word.islower()
    if kind is Kind.NUMBER:  # no number follows: "art" and "fig" are words as well
        return True if is_word and len(word) > 2 else None  # noqa: PLR2004  "pp"
    if kind is Kind.LAST and is_word and len(word) > 1 and not words.has_capital_nouns:
        return True
    return None if words.is_english and (kind is Kind.LAST or word[0].isupper()) else False


def _ends_with_ordinal(text: str, word: str, following: int, words: Usage) -> bool | None:
    """Ordinals go on ("2. Weltkrieg"), numbers end ("Er wurde 18. Das war"), and years are no ordinals."""
    if text[following].isdigit():
        return False if len(word) < 3 and _DATE.match(text, following) else None  # noqa: PLR2004  day or month
    if not text[following].isupper() or (len(word) > 3 and word.isdecimal()):  # noqa: PLR2004  three figures
        return None
    if _opens(text, following, words):
        return True
    return False if words.has_capital_nouns or not word.isdecimal() else None


def _ends_with_letters(text: str, following: int, words: Usage) -> bool | None:
    """Initials, units and abbreviations of single letters end a sentence before a word that begins sentences."""
    if words.is_english:
        return False if _ZONE.match(text, following) else None
    is_first = _opens(text, following, words) and _first(text, following) not in _PARTICLES
    return is_first and not _SHORT.match(text, following)


def _before(text: str, stop: int) -> str:
    """Return the word before the stop, without the marks that open it; empty after white space."""
    if not stop or text[stop - 1].isspace():
        return ""
    word = text[max(0, stop - _REACH) : stop].rsplit(maxsplit=1)[-1]
    return word.lstrip(OPENING + "—–") or word


def _with_letter_before(text: str, stop: int, word: str) -> str:
    """Return the abbreviation of two short words that ends with `word`, without its space: "z. B" → "z.B"."""
    pair = _PAIR.search(text, max(0, stop - 6), stop) if len(word) < 3 else None  # noqa: PLR2004  "EE. UU."
    return f"{pair[1]}.{pair[2]}" if pair else ""


def _first(text: str, at: int) -> str:
    """Return the word at `at`, in small letters; none if it is an initial."""
    word = _WORD.match(text, at)
    return word[0].lower() if word and text[word.end() : word.end() + 1] != "." else ""


def _opens(text: str, at: int, words: Usage) -> bool:
    """Say whether the word at `at` has a capital letter and is one of those that begin sentences."""
    return text[at].isupper() and _first(text, at) in words.openers


def _kind(word: str, words: Usage) -> Kind | None:
    known = words.abbreviations
    found = known.get(word) or (known.get(word.lower()) if len(word) > 1 else None)
    if found or word.isalpha():
        return found
    tail = re.split("['’-]", word)[-1]  # "l'avv.", "Lt.-Col."
    return known.get(tail) if len(tail) > 1 else None
