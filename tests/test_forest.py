"""Forests answer what their trees say, one node after the other."""

import math
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from accessible.prepare.forest import ROWS_AT_ONCE, Forest, Model, load, save
from accessible.prepare.furniture import model

FEATURES = 3
numbers = st.floats(-4, 4, width=16)
trees = st.recursive(
    numbers, lambda below: st.tuples(st.integers(0, FEATURES - 1), numbers, below, below), max_leaves=12
)
Tree = float | tuple[int, float, "Tree", "Tree"]


def asked(tree: Tree, row: list[float]) -> float:
    """Return what a tree answers, by the rule of its nodes: to the second branch if the feature is above."""
    while isinstance(tree, tuple):
        feature, threshold, below, above = tree
        tree = above if row[feature] > threshold else below
    return tree


def depth(tree: Tree) -> int:
    return 1 + max(depth(tree[2]), depth(tree[3])) if isinstance(tree, tuple) else 0


def grown(forest: list[Tree]) -> Forest:
    """Return trees as arrays, laid out level by level."""
    nodes: list[list[float]] = []
    roots = []
    for root in forest:
        roots.append(len(nodes))
        nodes.append([])
        level = [(root, roots[-1])]
        for tree, at in level:
            if isinstance(tree, tuple):
                nodes[at] = [tree[0], tree[1], len(nodes), 0]
                level += [(tree[2], len(nodes)), (tree[3], len(nodes) + 1)]
                nodes += [[], []]
            else:
                nodes[at] = [0, math.inf, at, tree]
    feature, threshold, left, value = (np.array(column) for column in zip(*nodes, strict=True))
    whole = [column.astype(np.intp) for column in (feature, left)]
    return Forest(whole[0], threshold, whole[1], value, np.array(roots, np.intp), max(map(depth, forest)))


@given(
    st.lists(trees, min_size=1, max_size=4),
    st.lists(st.lists(numbers, min_size=FEATURES, max_size=FEATURES), min_size=1, max_size=5),
)
def test_a_forest_answers_what_its_trees_say(forest: list[Tree], rows: list[list[float]]) -> None:
    expected = [1 / (1 + math.exp(-sum(asked(tree, row) for tree in forest))) for row in rows]
    assert grown(forest).answer(np.array(rows)) == pytest.approx(expected)


def test_more_rows_than_go_at_once_are_answered_each_by_itself() -> None:
    forest = grown([(0, 0.0, -1.0, 1.0)])
    rows = np.linspace(-1, 1, 2 * ROWS_AT_ONCE + 1)[:, None].repeat(FEATURES, axis=1)
    low, high = 1 / (1 + math.e), 1 / (1 + 1 / math.e)
    assert forest.answer(rows) == pytest.approx([high if value > 0 else low for value in rows[:, 0]])


def test_a_model_is_read_as_it_was_written(tmp_path: Path) -> None:
    first, second = grown([(0, 0.5, -1.0, (1, 2.0, 0.25, 3.0))]), grown([0.5])
    written = Model(first, second, {"the": 0.5, "größe": -1.25}, {"nav": -2.0})
    save(written, tmp_path / "model.npz")
    found = load(tmp_path / "model.npz")
    assert (found.lexicon, found.names) == (written.lexicon, written.names)
    rows = np.array([[0.0, 0.0, 0.0], [1.0, 1.0, 0.0], [1.0, 3.0, 0.0]])
    assert (found.first.answer(rows) == first.answer(rows)).all()
    assert (found.second.answer(rows) == second.answer(rows)).all()


@pytest.mark.parametrize("name", ["page", "text"])
def test_the_models_in_the_package_are_sound(name: str) -> None:
    known = model(name)
    for forest in (known.first, known.second):
        leaves = np.isinf(forest.threshold)
        assert (forest.left[leaves] == np.flatnonzero(leaves)).all()
        assert (forest.left[~leaves] > np.flatnonzero(~leaves)).all()
        assert np.isfinite(forest.value).all()
    assert known.second.feature.max() > known.first.feature.max()
    assert known.lexicon
    assert bool(known.names) == (name == "page")
