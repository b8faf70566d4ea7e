"""Words as they are heard: of what is written and of what a recogniser writes, the same for the same sounds."""

import re
import unicodedata

from accessible.narration import words
from accessible.prepare.language import primary
from accessible.prepare.speakable import speakable
from accessible.prepare.verbalise.numerals import in_words

_DIGITS = re.compile(r"\d+")
_CONTRACTIONS = (
    (re.compile(r"\bwon't\b"), "will not"),
    (re.compile(r"\bcan(?:'t|not)\b"), "can not"),
    (re.compile(r"\blet's\b"), "let us"),
    (re.compile(r"n't\b"), " not"),
    (re.compile(r"'re\b"), " are"),
    (re.compile(r"'s\b"), " is"),
    (re.compile(r"'d\b"), " would"),
    (re.compile(r"'ll\b"), " will"),
    (re.compile(r"'ve\b"), " have"),
    (re.compile(r"'m\b"), " am"),
)
_SPELLING = (
    (re.compile(r"(?<=\w\w)our(?=(?:s|ed|ing|er|ers|ite|ites|able|ful|less|al|hood)?$)"), "or"),
    (re.compile(r"is(?=(?:e|es|ed|er|ers|ing|ation|ations)$)"), "iz"),
    (re.compile(r"ys(?=(?:e|es|ed|er|ers|ing)$)"), "yz"),
    (re.compile(r"(?<=\w\w)tre(?=s?$)"), "ter"),
    (re.compile(r"ogue(?=s?$)"), "og"),
    (re.compile(r"ll(?=(?:ed|ing|er|ers|or|ors)$)"), "l"),
    (re.compile(r"ence(?=s?$)"), "ense"),
    (re.compile(r"[ao]e"), "e"),
    (re.compile(r"^(program)me"), r"\1"),
    (re.compile(r"^grey"), "gray"),
)
"""British and American spelling, brought to one that is neither: `defence` and `hence` end alike."""
_FILLERS = frozenset({"hmm", "mm", "mhm", "uh", "um", "ah"})
_SCALES = frozenset({"hundred", "thousand", "million", "billion"})
_SMALL = frozenset(
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen"
    " eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety first second third fifth".split()
)


def heard_words(text: str, language: str) -> list[str]:
    """Return the words of a text as they are said: numbers in words, one spelling, no case and no punctuation."""
    tag = primary(language)
    said = speakable(text, language)
    said = unicodedata.normalize("NFKC", said).casefold().replace("’", "'")
    said = _DIGITS.sub(lambda match: f" {in_words(match[0], tag)} ", said)
    if tag == "en":
        for pattern, full in _CONTRACTIONS:
            said = pattern.sub(full, said)
    said = "".join(char if char.isalnum() or unicodedata.category(char)[0] == "M" else " " for char in said)
    found = [said[start:end] for start, end in words(said)]
    return _english(found) if tag == "en" else found


def _english(found: list[str]) -> list[str]:
    """Return English words in one spelling, without the "and" of "a hundred and five" and without hesitations."""
    kept = [
        word
        for before, word, after in zip(["", *found], found, [*found[1:], ""], strict=False)
        if word not in _FILLERS and not (word == "and" and before in _SCALES and after in _SMALL)
    ]
    return [_spelt(word) for word in kept]


def _spelt(word: str) -> str:
    for pattern, same in _SPELLING:
        word = pattern.sub(same, word)
    return word
