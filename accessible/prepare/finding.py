"""What a cleaning rule is, what it sees, and what it reports."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from accessible.document import Article, Block, Role
from accessible.prepare.phrases import Phrase, phrase
from accessible.prepare.shape import body_of, is_full


class Seen(Article):
    """An article as the rules see it. What several of them ask of it is found once."""

    @cached_property
    def body(self) -> range:
        """The indexes from the first full paragraph to the last."""
        return body_of(self.blocks)

    @cached_property
    def phrases(self) -> list[tuple[int, Phrase]]:
        """What chrome says, by the index of a block that can be chrome: one in no table, and no full paragraph."""
        can_be = ((index, block.text) for index, block in enumerate(self.blocks) if _can_be_chrome(block))
        return [(index, found) for index, text in can_be if (found := phrase(text))]


def _can_be_chrome(block: Block) -> bool:
    return not (block.number or block.role is Role.CODE or block.role is Role.TABLE or is_full(block))


@dataclass(frozen=True, slots=True)
class Finding:
    """What a rule says of the block at `index`.

    The block is dropped for the reason `why`; or replaced by `block`; or, with neither, lifted: its words
    are in the metadata. `metadata` holds the fields it gives; one that is known already is not changed.
    What is only `suspected` stays, unless somebody chose to drop all that the rule finds.
    """

    index: int
    why: str = ""
    block: Block | None = None
    metadata: Mapping[str, str | tuple[str, ...]] = field(default_factory=dict)
    suspected: bool = False


Rule = Callable[[Seen], Iterator[Finding]]
