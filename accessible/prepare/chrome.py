"""Rules that drop blocks which say nothing but what chrome says, one rule a kind.

What a block says is found once (`accessible.prepare.phrases:phrase`); where it stands decides whether it goes.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence

from accessible.document import Block, Role
from accessible.prepare.echoes import (
    comments_below,
    listed_headings,
    marked_comments,
    picture_captions,
    repeated_menu,
)
from accessible.prepare.finding import Finding, Rule, Seen
from accessible.prepare.parts import PARTS, linked_headlines
from accessible.prepare.phrases import LONGEST_PHRASE, WHY, Phrase, phrase
from accessible.prepare.shape import ends_as_sentence, words

SHORT_SENTENCE = 3  # words: fewer, with a full stop, can be a sentence of the body
ONE_WORD = frozenset({"advertising", "share", "newsletter", "related"})
"""Rules that may take a single word from between the paragraphs of the body: it is hardly a heading there."""
SENTENCES = frozenset({"caption", "related"})
"""Rules with patterns that a sentence of the body can begin with."""
STRUCTURES: Mapping[str, tuple[Callable[[Seen], Iterator[int]], ...]] = {
    **{rule: (part,) for rule, part in PARTS.items()},
    "caption": (picture_captions,),
    "comments": (comments_below, marked_comments),
    "contents": (listed_headings,),
    "navigation": (repeated_menu, PARTS["navigation"]),
    "related": (linked_headlines,),
}
"""What a rule takes beside phrases, by the place of a block among others."""


def _phrase_rule(rule: str) -> Rule:
    """Return the rule called `rule`."""
    why, structures = WHY[rule], STRUCTURES.get(rule, ())

    def drop(article: Seen) -> Iterator[Finding]:
        for index, found in article.phrases:
            if found.rule == rule and _may_go(article, index, found):
                subjects = {"subjects": found.subjects} if found.subjects else {}
                suspected = index in article.body and _could_be_text(article.blocks[index], found)
                yield Finding(index, why, metadata=subjects, suspected=suspected)
        for structure in structures:
            for index in structure(article):
                yield Finding(index, why)

    drop.__name__ = rule
    return drop


def _may_go(article: Seen, index: int, found: Phrase) -> bool:
    """Say whether a block that says what chrome says is chrome where it stands."""
    block, body = article.blocks[index], article.body
    if words(block.text, LONGEST_PHRASE + 1) > LONGEST_PHRASE or (block.role is Role.HEADING and index < body.stop):
        return False
    return not found.outside or (bool(body) and index not in body) or _is_among_chrome(article.blocks, index)


def _could_be_text(block: Block, found: Phrase) -> bool:
    """Say whether a match between full paragraphs can be text: a heading of one word, or a whole sentence."""
    length = words(block.text, SHORT_SENTENCE)
    if ends_as_sentence(block.text.rstrip(":：")) and (length < SHORT_SENTENCE or found.rule in SENTENCES):
        return True
    return length <= 1 and found.rule not in ONE_WORD


def _is_among_chrome(blocks: Sequence[Block], index: int) -> bool:
    """Say whether a neighbour is chrome that cannot be anything else."""
    near = (blocks[place] for place in (index - 1, index + 1) if 0 <= place < len(blocks))
    return any((said := phrase(block.text)) and not said.outside for block in near)


PHRASE_RULES = tuple(_phrase_rule(rule) for rule in WHY)
