"""One line of the table of scores."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Row:
    """A score by the name that it has in `floors.toml`, and what others reach on the same texts in the same run.

    `fewer_is_better` turns floor and goal into limits from above.
    """

    name: str
    ours: float
    peers: Mapping[str, float] = field(default_factory=dict)
    fewer_is_better: bool = False
