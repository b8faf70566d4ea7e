"""What a cleaning rule is, and what it reports."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field

from accessible.document import Article, Block


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


Rule = Callable[[Article], Iterator[Finding]]
