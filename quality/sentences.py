"""How well text is cut into sentences, beside sentencex on the same texts.

Golden rules are short texts with the pieces that they must give: one counts where all pieces are the annotator's,
compared without the white space around them and with one space for each run inside. Treebanks are paragraphs made of
sentences in order. Their F1 is that of the boundaries inside each text, over all texts of a set together: a boundary
is the offset behind the last character of a sentence that is not white space, and the end of the text is none.
F1 = 2 x (found and annotated) / (found + annotated).
"""

import gzip
import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from itertools import accumulate
from pathlib import Path

from sentencex import get_sentence_boundaries

from accessible.prepare.segment import segment
from quality.row import Row

GOLDEN = "golden"


@dataclass(frozen=True, slots=True)
class Record:
    """A text of one set, its language (BCP 47), and its sentences in order, without the white space between."""

    part: str
    language: str
    text: str
    sentences: tuple[str, ...]


Splitter = Callable[[str, str], list[str]]
"""From a text and its language to pieces that join to the text."""


def measure(corpus: Path) -> list[Row]:
    """Return the rows for golden rules and for each treebank; `corpus` is the folder of `sentences.jsonl.gz`."""
    records = _records(corpus / "sentences.jsonl.gz")
    golden = [record for record in records if record.part == GOLDEN]
    english = [record for record in golden if record.language == "en"]
    sets = dict.fromkeys(record.part for record in records if record.part != GOLDEN)
    return [
        _row("sentences: golden English", english, _count),
        _row("sentences: golden, all languages", golden, _share),
        *(_row(f"sentences: {part}", [record for record in records if record.part == part], _f1) for part in sets),
    ]


def _records(path: Path) -> list[Record]:
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        found = [json.loads(line) for line in lines]
    return [Record(each["set"], each["lang"], each["text"], tuple(each["sentences"])) for each in found]


def _row(name: str, records: list[Record], score: Callable[[list[Record], Splitter], float]) -> Row:
    return Row(name, score(records, _ours), {"sentencex": score(records, _sentencex)})


def _ours(text: str, language: str) -> list[str]:
    return [text[start:end] for start, end in segment(text, language)]


def _sentencex(text: str, language: str) -> list[str]:
    return [text[found["start_index"] : found["end_index"]] for found in get_sentence_boundaries(language, text)]


def _count(golden: list[Record], split: Splitter) -> float:
    """Return how many texts are cut exactly as the annotators did."""
    return sum(_words(split(record.text, record.language)) == _words(record.sentences) for record in golden)


def _share(golden: list[Record], split: Splitter) -> float:
    return _count(golden, split) / len(golden)


def _words(pieces: Iterable[str]) -> list[list[str]]:
    """Return the words of each piece that has any."""
    return [words for piece in pieces if (words := piece.split())]


def _f1(records: list[Record], split: Splitter) -> float:
    both = found = annotated = 0
    for record in records:
        ours = _inside(record.text, _ends(split(record.text, record.language)))
        theirs = _inside(record.text, _annotated(record))
        both, found, annotated = both + len(ours & theirs), found + len(ours), annotated + len(theirs)
    return 2 * both / (found + annotated)


def _ends(pieces: list[str]) -> list[int]:
    """Return the offset behind the last character of each piece that is not white space."""
    starts = accumulate(map(len, pieces), initial=0)
    return [start + len(piece.rstrip()) for start, piece in zip(starts, pieces, strict=False) if piece.strip()]


def _annotated(record: Record) -> list[int]:
    ends: list[int] = []
    for sentence in record.sentences:
        ends.append(record.text.index(sentence, ends[-1] if ends else 0) + len(sentence))
    return ends


def _inside(text: str, ends: list[int]) -> set[int]:
    return {end for end in ends if end < len(text.rstrip())}
