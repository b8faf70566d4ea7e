"""Pronunciation lexicons: which words of a text are not said as they are written, and how they are said."""

import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import NamedTuple

from accessible import phonetics
from accessible.errors import UsageError
from accessible.narration import UNSPACED, Lexeme, Phonemes, Pronunciation, is_unspaced
from accessible.prepare.language import primary

_SPACED = re.compile(r"\w+|[^\w\s]")
_PLAIN = str.maketrans({"’": "'", **dict.fromkeys("\n\t\u00a0\u2009\u202f", " ")})
_ELIDING = frozenset({"ca", "fr", "it", "oc", "pt"})
"""Languages in which an apostrophe ends a word: l'Élysée."""
_ENDING = re.compile(r"'(?!t\b)[a-zçğıöşü]{1,5}\b")
"""What follows a name behind an apostrophe: Xi's, Erdoğan'ın; but don't is one word."""
_POSSESSIVE = re.compile(r"['’]s\b")
_CLOSING = "\"'”’»)]"
_TAG = re.compile(r"[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8})*")


@dataclass(frozen=True, slots=True)
class Entry:
    """A word or several, as written in `language` and its regions (a BCP 47 tag, empty for all), and how they are said.

    `ipa` is what is heard; `alias` what is read instead, or, beside `ipa`, by an engine that takes no phonemes.
    """

    grapheme: str
    language: str
    ipa: str = ""
    alias: str = ""
    any_case: bool = False


class Match(NamedTuple):
    """The range `[start, end)` of a text, and the entry for it."""

    start: int
    end: int
    entry: Entry


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Entries by their words. Of two for the same word, the first counts."""

    entries: tuple[Entry, ...] = ()
    _index: dict[str, list[tuple[str, Entry]]] = field(init=False, repr=False, compare=False, default_factory=dict)

    def __post_init__(self) -> None:
        """Put the entries under their first word or sign, the longest first."""
        for entry in self.entries:
            plain = _plain(entry.grapheme)
            if token := _tokens(plain).search(plain):
                self._index.setdefault(token[0].lower(), []).append((plain, entry))
        for entries in self._index.values():
            entries.sort(key=lambda both: -len(both[0]))

    def matches(self, text: str, language: str) -> list[Match]:
        """Return where a text in `language` has words of the lexicon: whole words, none over another, in order."""
        if not self._index or self._index.keys().isdisjoint(map(str.lower, _tokens(text).findall(text))):
            return []
        plain, tag = text.translate(_PLAIN), language.replace("_", "-").lower()
        found: list[Match] = []
        for token in _tokens(plain).finditer(plain):
            if found and token.start() < found[-1].end:
                continue
            for written, entry in self._index.get(token[0].lower(), ()):
                end = token.start() + len(written)
                if (
                    _is_written(entry, written, plain[token.start() : end])
                    and _applies(entry.language, tag)
                    and _starts(plain, token.start(), tag)
                    and _ends(plain, end, tag)
                ):
                    found.append(Match(token.start(), end, entry))
                    break
        return found


def _tokens(text: str) -> re.Pattern[str]:
    """Return the pattern of a word or a sign in a text; letters without spaces between them are words of their own."""
    return _SPACED if text.isascii() or not any(map(is_unspaced, text)) else _unspaced_tokens()


@cache
def _unspaced_tokens() -> re.Pattern[str]:
    """Return the pattern for texts with such letters: it takes milliseconds to compile, and few texts have them."""
    return re.compile(rf"[{UNSPACED}]|[^\W{UNSPACED}]+|[^\w\s]")


def _plain(grapheme: str) -> str:
    return " ".join(unicodedata.normalize("NFC", grapheme).translate(_PLAIN).split())


def _is_written(entry: Entry, written: str, there: str) -> bool:
    return there == written or (entry.any_case and there.lower() == written)


def _applies(language: str, tag: str) -> bool:
    """Say whether an entry in `language` is for a text with `tag`, in lower case."""
    language = language.lower()
    return not language or tag == language or tag.startswith(f"{language}-")


def _starts(text: str, at: int, tag: str) -> bool:
    """Say whether a word can begin at a place."""
    if at == 0 or not _is_joined(text[at]):
        return True
    before = text[at - 1]
    if _is_joined(before):
        return _is_free(before, text[at])
    in_word = before in "'." and _is_joined(text[at - 2 : at - 1])
    return not in_word or (before == "'" and primary(tag) in _ELIDING)


def _ends(text: str, at: int, tag: str) -> bool:
    """Say whether a word can end at a place."""
    if at == len(text) or not _is_joined(text[at - 1]):
        return True
    after = text[at]
    if _is_joined(after):
        return _is_free(text[at - 1], after)
    if after == "'" and _is_joined(text[at + 1 : at + 2]):
        return primary(tag) not in _ELIDING and bool(_ENDING.match(text, at))
    return not (after in ".@" and _is_joined(text[at + 1 : at + 2]))


def _is_joined(char: str) -> bool:
    """Say whether a character belongs to the word beside it; nothing does not."""
    return char == "_" or (char != "" and unicodedata.category(char)[0] in "LMN")


def _is_free(before: str, after: str) -> bool:
    """Say whether one of two characters is of a script without spaces, and the second no mark on the first."""
    return (is_unspaced(before) or is_unspaced(after)) and unicodedata.category(after)[0] != "M"


def spoken(
    text: str, language: str, lexicon: Lexicon, speakable: Callable[[str], str]
) -> tuple[str, tuple[Pronunciation, ...]]:
    """Return what `speakable` says for a text, with the words of a lexicon, and which of those are said as IPA.

    No rule touches the words of the lexicon: names that nobody knows stand in for them meanwhile.
    """
    found = lexicon.matches(text, language)
    while found:
        names = _stand_ins(text, found)
        said = speakable(
            _replaced(text, [(match.start, match.end, name) for match, name in zip(found, names, strict=True)])
        )
        left = [match for match, name in zip(found, names, strict=True) if said.count(name) == 1]
        if len(left) == len(found):
            return _restored(text, said, dict(zip(names, found, strict=True)), language, lexicon)
        found = left  # the others are in an address, of which the name is said only
    return speakable(text), ()


def _replaced(text: str, ranges: Iterable[tuple[int, int, str]]) -> str:
    """Return a text with other words in place of some ranges, which are in order."""
    pieces, at = [], 0
    for start, end, words in ranges:
        pieces += [text[at:start], words]
        at = end
    return "".join([*pieces, text[at:]])


_STEMS = ("zwq", "жшщ")
_FIGURES = ("bfghjkpqwz", "бгджзкнпрф")


def _stand_ins(text: str, found: Sequence[Match]) -> list[str]:
    """Return a word for each match that is in no language and not in the text, in the script and case of the match."""
    stems = list(_STEMS)
    folded = text.lower()
    for script, stem in enumerate(_STEMS):
        while stems[script] in folded:
            stems[script] += stem[-1]
    return [_stand_in(text[match.start : match.end], number, stems) for number, match in enumerate(found)]


def _stand_in(word: str, number: int, stems: Sequence[str]) -> str:
    letter = next(filter(str.isalpha, word), "a")
    script = 0 if unicodedata.name(letter, "").startswith("LATIN") else 1
    name = stems[script] + "".join(_FIGURES[script][int(figure)] for figure in str(number)) + stems[script]
    if word.isupper() and len(word) > 1:
        return name.upper()
    return name.capitalize() if letter.isupper() else name


def _restored(
    text: str, said: str, matches: Mapping[str, Match], language: str, lexicon: Lexicon
) -> tuple[str, tuple[Pronunciation, ...]]:
    """Return what is said with the words of the lexicon in place of those that stand in for them."""
    pieces: list[str] = []
    found: list[Pronunciation] = []
    length = at = 0
    for place in re.finditer("|".join(matches), said):
        match = matches[place[0]]
        written = " ".join(text[match.start : match.end].split())
        pieces.append(said[at : place.start()])
        length, at = length + len(pieces[-1]), place.end()
        if match.entry.ipa:
            if primary(language) == "en" and (possessive := _POSSESSIVE.match(said, at)):
                at = possessive.end()
                found.append(_possessive(length, written, possessive[0], match.entry))
                written += possessive[0]
            else:
                found.append(Pronunciation(length, length + len(written), match.entry.ipa, match.entry.alias))
        else:
            written = _alias(match.entry, said[at:])
            found += (
                Pronunciation(length + inner.start, length + inner.end, inner.entry.ipa, inner.entry.alias)
                for inner in lexicon.matches(written, language)
                if inner.entry.ipa
            )
        pieces.append(written)
        length += len(written)
    return "".join([*pieces, said[at:]]), tuple(found)


def _alias(entry: Entry, rest: str) -> str:
    """Return what is read for an entry; the full stop that ends the sentence, too, where the abbreviation has it."""
    ends = entry.grapheme.endswith(".") and not rest.strip(_CLOSING)
    return entry.alias + "." * (ends and not entry.alias.endswith("."))


def lexemes(text: str, language: str, lexicon: Lexicon) -> tuple[Lexeme, ...]:
    """Return the words of a lexicon in a text, as they stand there; of English ones, 's behind them is a part."""
    return tuple(_lexeme(text, match, language) for match in lexicon.matches(text, language))


def _lexeme(text: str, match: Match, language: str) -> Lexeme:
    start, end, entry = match
    ipa, alias = entry.ipa, entry.alias
    if primary(language) == "en" and (possessive := _POSSESSIVE.match(text, end)):
        end = possessive.end()
        ipa = ipa and ipa + _possessive_sound(ipa)
        alias = alias and alias + possessive[0]
    return Lexeme(start, end, text[start:end], entry.language or language, ipa, alias)


def _possessive(start: int, written: str, ending: str, entry: Entry) -> Pronunciation:
    """Return how a name is said with 's behind it."""
    alias = entry.alias and entry.alias + ending
    ipa = entry.ipa + _possessive_sound(entry.ipa)
    return Pronunciation(start, start + len(written) + len(ending), ipa, alias)


def _possessive_sound(ipa: str) -> str:
    last = phonetics.broad(ipa)[-1]
    return "ɪz" if last in "szʃʒ" else "s" if last in "ptkfθ" else "z"


def for_engine(
    text: str, pronunciations: Sequence[Pronunciation], language: str, *, takes_phonemes: bool
) -> tuple[str, tuple[Phonemes, ...]]:
    """Return a text for an engine, and its phonemes; without phonemes, respelled words instead, for who takes none.

    `pronunciations` are ranges of the text, in order, none over another. A word that cannot be respelled stays.
    """
    if takes_phonemes:
        return text, tuple(Phonemes(each.start, each.end, each.ipa) for each in pronunciations)
    words = (
        (each.start, each.end, _respelling(text[each.start : each.end], each, language)) for each in pronunciations
    )
    return _replaced(text, words), ()


def _respelling(written: str, pronunciation: Pronunciation, language: str) -> str:
    if pronunciation.alias:
        return pronunciation.alias
    from accessible.prepare.respell import respelled  # its tables are for engines that take no phonemes

    words = respelled(pronunciation.ipa, language)
    return (words[0].upper() + words[1:] if written[:1].isupper() else words) if words else written


def read_table(table: Mapping[str, object], where: str) -> list[Entry]:
    """Return the entries of a table of words: what to read instead, or IPA between slashes.

    A table in it is for the words of a language; those come first.
    Raises UsageError for what is neither, naming `where` it stands.
    """
    found: list[Entry] = []
    for tag, words in table.items():
        if not isinstance(words, Mapping):
            continue
        if not _TAG.fullmatch(tag):
            message = f"{tag!r} is no language ({where}): name it as in [pronunciation.de] or [pronunciation.en-GB]."
            raise UsageError(message)
        found += (_entry(word, said, tag, f"{where}, {tag}") for word, said in words.items())
    own = (_entry(word, said, "", where) for word, said in table.items() if not isinstance(said, Mapping))
    return [*found, *own]


def _entry(word: str, said: object, language: str, where: str) -> Entry:
    grapheme = _plain(word)
    if not isinstance(said, str) or not said.strip() or not grapheme:
        message = f'{word!r} = {said!r} says nothing ({where}): write "word" = "say as", or "word" = "/IPA/".'
        raise UsageError(message)
    said, any_case = " ".join(said.split()), grapheme == grapheme.lower()
    if said.startswith("/") and said.endswith("/"):
        return Entry(grapheme, language, checked(said.strip("/").strip(), word, where), any_case=any_case)
    return Entry(grapheme, language, alias=said, any_case=any_case)


def checked(ipa: str, word: str, where: str) -> str:
    """Return a transcription. Raises UsageError if it has signs that are not of the IPA, or no sounds."""
    if sign := phonetics.unknown(ipa):
        message = (
            f"{sign!r} in the pronunciation of {word!r} is no sign of the International Phonetic Alphabet ({where}): "
            "correct it, or write without slashes how the word is read."
        )
        raise UsageError(message)
    if not phonetics.is_sounded(ipa):
        message = (
            f"The pronunciation of {word!r} has no sounds ({where}): write it in the International Phonetic Alphabet."
        )
        raise UsageError(message)
    return ipa
