"""The language of a text, and the scripts it is written in."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from accessible.document import Article, Block, Mark, MarkKind

LATIN = "LATIN"

_SCRIPTS = {
    "AM TI": ("ETHIOPIC",),
    "AR FA UR UG SD PS CKB": ("ARABIC",),
    "AS BN BPY": ("BENGALI",),
    "BE BG KK KY MK MN RU SR TG TT UK BA CV NOG": ("CYRILLIC",),
    "EL GRC": ("GREEK",),
    "GU": ("GUJARATI",),
    "HE YI": ("HEBREW",),
    "HI KOK MR NE": ("DEVANAGARI",),
    "HY HYW": ("ARMENIAN",),
    "JA": ("HIRAGANA", "KATAKANA", "KATAKANA-HIRAGANA", "CJK", "IDEOGRAPHIC"),
    "KA": ("GEORGIAN",),
    "KN": ("KANNADA",),
    "KO": ("HANGUL", "CJK"),
    "ML": ("MALAYALAM",),
    "MY SHN": ("MYANMAR",),
    "OR": ("ORIYA",),
    "PA": ("GURMUKHI",),
    "SI": ("SINHALA",),
    "TA": ("TAMIL",),
    "TE": ("TELUGU",),
    "TH": ("THAI",),
    "CHR": ("CHEROKEE",),
    "ZH CMN YUE HAK WUU": ("CJK", "BOPOMOFO", "IDEOGRAPHIC"),
}
SCRIPTS = {language.lower(): scripts for languages, scripts in _SCRIPTS.items() for language in languages.split()}
"""The scripts of the languages that are not written in Latin letters, as Unicode names its characters."""

_SPEAKERS = {
    "ETHIOPIC": "am", "ARABIC": "ar", "BENGALI": "bn", "CYRILLIC": "ru", "GREEK": "el", "GUJARATI": "gu",
    "HEBREW": "he", "DEVANAGARI": "hi", "ARMENIAN": "hy", "HIRAGANA": "ja", "KATAKANA": "ja", "KATAKANA-HIRAGANA": "ja",
    "GEORGIAN": "ka", "KANNADA": "kn", "HANGUL": "ko", "MALAYALAM": "ml", "MYANMAR": "my", "ORIYA": "or",
    "GURMUKHI": "pa", "SINHALA": "si", "TAMIL": "ta", "TELUGU": "te", "THAI": "th", "CHEROKEE": "chr", "CJK": "zh",
    "BOPOMOFO": "zh", "IDEOGRAPHIC": "zh",
}  # fmt: skip
"""The language that most text in a script is in: what a passage is spoken as when nothing says more."""

_SIGNS = frozenset({"MICRO", "MASCULINE", "FEMININE", "MODIFIER"})
_KANA = re.compile("[\u3041-\u30ff]")
UNDETERMINED = "und"


def primary(tag: str) -> str:
    """Return the language subtag of a BCP 47 tag: `zh-Hant-TW` → `zh`."""
    return tag.replace("_", "-").partition("-")[0].lower()


def detect(text: str) -> str:
    """Return the language of `text` as an ISO 639-1 code, or `und`."""
    import eldc  # a table of megabytes, needed only where no language is declared

    eldc.init()
    return str(eldc.detect(text))


@cache
def script(letter: str) -> str:
    """Return the script of a letter, as the first word of its Unicode name; empty if it belongs to none.

    Signs such as º and µ, and letters that only modify others, belong to none.
    """
    first = unicodedata.name(letter, "").partition(" ")[0]
    if first == LATIN or first in _SIGNS:
        return "" if first in _SIGNS else LATIN
    return unicodedata.name(unicodedata.normalize("NFKC", letter)[0], "").partition(" ")[0]


def speaker(text_script: str, language: str, *, is_japanese: bool = False) -> str:
    """Return the language to speak letters of `text_script` in, inside a text in `language`; empty if nobody knows.

    Latin letters are left to the voice of the text: every voice can read them, in its own manner. Chinese characters
    are read as Japanese where `is_japanese` says that there are kana beside them.
    """
    if text_script == LATIN or text_script in SCRIPTS.get(primary(language), (LATIN,)):
        return language
    return "ja" if is_japanese and text_script == "CJK" else _SPEAKERS.get(text_script, "")


def is_readable(text: str, language: str) -> bool:
    """Say whether a voice for `language` has the letters of a text."""
    return all(speaker(script(char), language) == language for char in text if char.isalpha() and script(char))


def marked(article: Article) -> Article:
    """Return the article with its passages in other scripts marked, and blocks that are all in one labelled.

    What is declared to be in a language stays so.
    """
    return replace(article, blocks=tuple(_marked(block, article.metadata.language) for block in article.blocks))


def _marked(block: Block, article_language: str) -> Block:
    language = block.language or article_language
    found = passages(block.text, language)
    foreign = {tag for _, tag in found if tag != language}
    if not foreign:
        return block
    declared = [mark for mark in block.marks if mark.kind is MarkKind.LANGUAGE]
    if not block.language and not declared and len({tag for _, tag in found}) == 1:
        return replace(block, language=foreign.pop())
    marks = list(block.marks)
    at = 0
    for passage, tag in found:
        if tag and tag != language:
            ranges = _outside(at, at + len(passage.rstrip()), declared)
            marks += [Mark(start, end, MarkKind.LANGUAGE, tag) for start, end in ranges]
        at += len(passage)
    return replace(block, marks=tuple(sorted(set(marks))))  # a book may name the language itself


def _outside(start: int, end: int, marks: list[Mark]) -> Iterator[tuple[int, int]]:
    """Yield the parts of the range `[start, end)` that none of `marks`, which are in order, covers."""
    for mark in marks:
        if start < min(mark.start, end):
            yield start, min(mark.start, end)
        start = max(start, mark.end)
    if start < end:
        yield start, end


def passages(text: str, language: str) -> list[tuple[str, str]]:
    """Split `text`, which is in `language`, where another language has to take over.

    Returns (passage, language) pairs whose passages join to `text`. The language is empty for a passage in a
    script that no known language is written in. Whatever is not a letter stays with the letters before it.
    """
    if text.isascii():
        return [(text, language)]
    found: list[tuple[str, str]] = []
    start, current = 0, ""
    known = False
    is_japanese = bool(_KANA.search(text))
    for at, char in enumerate(text):
        if not (char.isalpha() and script(char)):
            continue
        tag = speaker(script(char), language, is_japanese=is_japanese)
        if known and tag != current:
            found.append((text[start:at], current))
            start = at
        known, current = True, tag
    found.append((text[start:], current if known else language))
    return found
