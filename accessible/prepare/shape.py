"""What the shape of a block tells: how long it is, whether it ends as a sentence, where the body begins and ends."""

import re
from collections.abc import Sequence
from functools import lru_cache

from accessible.document import Block, Role

FULL_PARAGRAPH = 20  # words
LIKELY = 0.5
"""The likeness from which a block is taken for the article's."""

_WORD = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3]{2}|[^\W_]+")
_SENTENCE_END = re.compile(r"[.!?…。！？:：।۔؟։።][\"'”’»」)\]]*(?:\[\d+\])?$")


@lru_cache(maxsize=1 << 14)
def words(text: str) -> int:
    """Return the number of words; two Chinese, Japanese or Korean characters count as one."""
    return len(_WORD.findall(text))


def plain(text: str) -> str:
    """Return the words of `text` alone, in small letters, with one space between them."""
    return " ".join(_WORD.findall(text)).casefold()


def ends_as_sentence(text: str) -> bool:
    """Say whether the last sign of `text` ends a sentence."""
    return bool(_SENTENCE_END.search(text))


def is_full(block: Block) -> bool:
    """Say whether this can only be a paragraph of the body."""
    return (
        (block.clues is None or block.clues.likeness >= LIKELY)
        and block.role not in {Role.HEADING, Role.CAPTION}
        and words(block.text) >= FULL_PARAGRAPH
        and ends_as_sentence(block.text)
    )


def body_of(blocks: Sequence[Block]) -> range:
    """Return the indexes from the first full paragraph to the last; empty if there is none."""
    full = [index for index, block in enumerate(blocks) if is_full(block)]
    return range(full[0], full[-1] + 1) if full else range(0)
