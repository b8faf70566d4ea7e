"""What the shape of a block tells: how long it is, whether it ends as a sentence, where the body begins and ends."""

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import islice

from accessible.document import Block, Role

FULL_PARAGRAPH = 20  # words
LIKELY_ON_A_PAGE = 0.5
LIKELY_LINE, LIKELY_SENTENCE, LIKELY_PARAGRAPH, LIKELY_LONG = 0.4, 0.2, 0.2, 0.1
"""The likeness from which a block is taken for the article's: a lost paragraph is worse than a spoken label."""
SHORTEST_SENTENCE, LONG_PARAGRAPH = 6, 61  # words
LONGEST_SENTENCE_END = 40  # characters: a stop, and the quotation marks, brackets and reference behind it

WORD = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3]{2}|[^\W_]+")
_TYPESET = re.compile("[\u00a0\u2010-\u2027]")  # spaces, dashes and quotation marks in a text that else is ASCII
_ASCII_WORDS = "".join(sign.lower() if sign.isalnum() else " " for sign in map(chr, range(128)))
_NO_PARAGRAPHS = frozenset({Role.HEADING, Role.CAPTION})
_SENTENCE_END = re.compile(r"[.!?…。！？:：।۔؟։።][\"'”’»」)\]]*(?:\[\d+\])?$")


@lru_cache(maxsize=1 << 14)
def words(text: str, most: int | None = None) -> int:
    """Return the number of words, counted to `most`; two Chinese, Japanese or Korean characters count as one."""
    if (said := _ascii_words(text)) is not None:
        return len(said) if most is None else min(len(said), most)
    return sum(1 for _ in islice(WORD.finditer(text), most))


def plain(text: str) -> str:
    """Return the words of `text` alone, in small letters, with one space between them."""
    return " ".join(folded_words(text))


def folded_words(text: str) -> list[str]:
    """Return the words of `text`, in small letters."""
    said = _ascii_words(text)
    return [*map(str.casefold, WORD.findall(text))] if said is None else said


def _ascii_words(text: str) -> list[str] | None:
    """Return the words of a text that has the letters of ASCII alone: the same as by `WORD`, in a fifth of the time."""
    simple = text if text.isascii() else _TYPESET.sub(" ", text)
    return simple.translate(_ASCII_WORDS).split() if simple.isascii() else None


def ends_as_sentence(text: str) -> bool:
    """Say whether the last sign of `text` ends a sentence."""
    return bool(_SENTENCE_END.search(text, len(text) - LONGEST_SENTENCE_END))


def is_likely(block: Block) -> bool:
    """Say whether a block is the article's, as far as its clues tell; without clues it is."""
    if block.clues is None:
        return True
    if block.clues.path:
        return block.clues.likeness >= LIKELY_ON_A_PAGE
    length = words(block.text, LONG_PARAGRAPH)
    if length >= FULL_PARAGRAPH:
        return block.clues.likeness >= (LIKELY_LONG if length == LONG_PARAGRAPH else LIKELY_PARAGRAPH)
    is_sentence = length >= SHORTEST_SENTENCE and ends_as_sentence(block.text) and block.clues.kind == "p"
    return block.clues.likeness >= (LIKELY_SENTENCE if is_sentence else LIKELY_LINE)


def is_full(block: Block) -> bool:
    """Say whether this can only be a paragraph of the body."""
    is_long = len(block.text) >= 2 * FULL_PARAGRAPH - 1  # characters of words of one letter, and between them
    return is_long and block.role not in _NO_PARAGRAPHS and is_likely(block) and _is_paragraph(block.text)


@lru_cache(maxsize=1 << 16)
def _is_paragraph(text: str) -> bool:
    return ends_as_sentence(text) and words(text, FULL_PARAGRAPH) == FULL_PARAGRAPH


def body_of(blocks: Sequence[Block]) -> range:
    """Return the indexes from the first full paragraph to the last; empty if there is none."""
    first = next((index for index, block in enumerate(blocks) if is_full(block)), None)
    if first is None:
        return range(0)
    return range(first, next(index for index in range(len(blocks), first, -1) if is_full(blocks[index - 1])))
