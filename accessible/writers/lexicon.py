"""Pronunciation lexicons of a book: the words of the run's lexicons that stand in it, one file a language."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from lxml import etree

from accessible.document import CELLS, Mark, MarkKind
from accessible.narration import Lexeme, Utterance
from accessible.publication import Publication

PLS = "http://www.w3.org/2005/01/pronunciation-lexicon"
MEDIA_TYPE = "application/pls+xml"
_LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"


@dataclass(frozen=True, slots=True)
class Lexicon:
    """A lexicon in PLS 1.0: its name in the book, without ending, the language that it is for, and its content."""

    name: str
    language: str
    content: bytes

    @property
    def file_name(self) -> str:
        """Return the name of its file."""
        return f"{self.name}.pls"


def lexicons(publication: Publication) -> tuple[Lexicon, ...]:
    """Return the lexicons of a book, that of a region before that of its language: the first to know a word counts."""
    words: dict[str, dict[str, Lexeme]] = {}
    for lexeme in _lexemes(publication):
        written = " ".join(lexeme.written.split())
        words.setdefault(lexeme.language, {}).setdefault(written, lexeme)
    tags = sorted(words, reverse=True)
    return tuple(Lexicon(f"lexicon-{at}", tag, _content(tag, words[tag])) for at, tag in enumerate(tags, 1))


def phonemes(utterance: Utterance, marks: Sequence[Mark] = ()) -> tuple[Mark, ...]:
    """Return the marks of a text, and those of the words in it that are said as IPA.

    A word in which another mark ends that does not begin in it is left out: it would become two elements, and each
    would be said as the whole.
    """
    said = [each for sentence in utterance.sentences for each in sentence.lexemes if each.ipa]
    if not said:
        return tuple(marks)
    starts = [each.start for each in said]
    broken = {
        at
        for mark in marks
        if mark.kind not in CELLS and (at := bisect_left(starts, mark.end) - 1) >= 0
        if mark.start < said[at].start < mark.end < said[at].end
    }
    words = (Mark(each.start, each.end, MarkKind.PHONEMES, each.ipa) for each in said)
    return tuple(sorted([*marks, *(word for at, word in enumerate(words) if at not in broken)]))


def _lexemes(publication: Publication) -> Iterator[Lexeme]:
    for part in (publication.front, publication.imprint, publication.contents, publication.body):
        for utterance in part:
            for sentence in utterance.sentences:
                yield from sentence.lexemes


def _content(language: str, words: dict[str, Lexeme]) -> bytes:
    root = etree.Element(
        f"{{{PLS}}}lexicon", {"version": "1.0", "alphabet": "ipa", _LANGUAGE: language}, nsmap={None: PLS}
    )
    for written in sorted(words):
        lexeme = etree.SubElement(root, f"{{{PLS}}}lexeme")
        said = words[written]
        for tag, text in (("grapheme", written), ("phoneme", said.ipa), ("alias", said.alias)):
            if text:
                etree.SubElement(lexeme, f"{{{PLS}}}{tag}").text = text
    return bytes(etree.tostring(root, xml_declaration=True, encoding="utf-8", pretty_print=True))
