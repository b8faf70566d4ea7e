"""A forest of decision trees, as it was trained by gradient boosting: what it answers, in numpy."""

from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

ROWS_AT_ONCE = 128
"""As many as fit with their nodes into the nearest memory of a processor: more take longer each."""


@dataclass(frozen=True, slots=True)
class Forest:
    """Trees as arrays over all nodes.

    Node `n` asks whether feature `feature[n]` is above `threshold[n]`, and leads to node `left[n]`, or to the one
    behind it if so. A leaf leads to itself. `roots` are the first nodes, `depth` is the longest way to a leaf.
    """

    feature: NDArray[np.intp]
    threshold: NDArray[np.float64]
    left: NDArray[np.intp]
    value: NDArray[np.float64]
    roots: NDArray[np.intp]
    depth: int

    def answer(self, rows: NDArray[np.float64]) -> NDArray[np.float64]:
        """Return the probability for each row of features."""
        parts = [self._answer(rows[start : start + ROWS_AT_ONCE]) for start in range(0, len(rows), ROWS_AT_ONCE)]
        return np.concatenate(parts)

    def _answer(self, rows: NDArray[np.float64]) -> NDArray[np.float64]:
        count, width = rows.shape
        flat = np.ascontiguousarray(rows).ravel()
        start = (np.arange(count) * width)[:, None]
        node = np.repeat(self.roots[None, :], count, axis=0)
        for _ in range(self.depth):  # no index is ever outside: "clip" spares the look whether one is
            asked = self.feature.take(node, mode="clip")
            asked += start
            above = flat.take(asked, mode="clip") > self.threshold.take(node, mode="clip")
            node = self.left.take(node, mode="clip")
            node += above
        return np.asarray(1 / (1 + np.exp(-self.value.take(node).sum(axis=1))))


@dataclass(frozen=True, slots=True)
class Model:
    """Two forests, the second of which also sees the answers of the first, and what words and names say."""

    first: Forest
    second: Forest
    lexicon: dict[str, float]
    names: dict[str, float]


def save(model: Model, path: Path) -> None:
    """Write a model as one compressed numpy archive."""
    arrays: dict[str, NDArray[np.generic]] = {}
    for name, forest in (("first", model.first), ("second", model.second)):
        arrays |= {f"{name}_{part}": getattr(forest, part).astype(np.int32) for part in ("feature", "left", "roots")}
        arrays |= {f"{name}_{part}": getattr(forest, part) for part in ("threshold", "value")}
        arrays[f"{name}_depth"] = np.array(forest.depth)
    for name, weights in (("lexicon", model.lexicon), ("names", model.names)):
        arrays[f"{name}_words"] = np.frombuffer("\n".join(weights).encode(), np.uint8)
        arrays[f"{name}_weights"] = np.array(list(weights.values()))
    with path.open("wb") as file:
        np.savez_compressed(file, allow_pickle=False, **arrays)


def load(path: Path) -> Model:
    """Read a model that `save` wrote."""
    with np.load(path, allow_pickle=False) as arrays:
        forests = [
            Forest(
                arrays[f"{name}_feature"].astype(np.intp),
                arrays[f"{name}_threshold"],
                arrays[f"{name}_left"].astype(np.intp),
                arrays[f"{name}_value"],
                arrays[f"{name}_roots"].astype(np.intp),
                int(arrays[f"{name}_depth"]),
            )
            for name in ("first", "second")
        ]
        weights = [
            dict(
                zip(
                    arrays[f"{name}_words"].tobytes().decode().splitlines(),
                    arrays[f"{name}_weights"].tolist(),
                    strict=True,
                )
            )
            for name in ("lexicon", "names")
        ]
    return Model(forests[0], forests[1], weights[0], weights[1])
