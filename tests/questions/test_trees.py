"""Trees whose leaves are added up."""

from __future__ import annotations

import numpy as np
import pytest

from sayso.questions.trees import Trees

STORED = {
    "base": -1.0,
    "measures": ["gate", "bridge"],
    "trees": [
        [[0, 0.5, -1, 1], [1, 10.0, -2, -3], [-0.25, 0.5, 2.0]],
        [[1, 3.0, -1, -2], [1.0, -1.0]],
    ],
}


@pytest.mark.parametrize(
    ("gate", "bridge", "odds"),
    [(0.1, 99.0, -2.25), (0.5, 3.0, -0.25), (0.6, 10.0, -1.5), (0.6, 10.5, 0.0), (0.6, 2.0, 0.5)],
)
def test_each_cell_falls_into_one_leaf_of_every_tree(gate: float, bridge: float, odds: float) -> None:
    """What equals a limit goes left."""
    found = Trees.read(STORED).odds({"gate": np.array([[gate]]), "bridge": np.array([[bridge]]), "other": np.array([[7.0]])})
    assert found.tolist() == [[odds]]


def test_many_cells_are_as_each_alone() -> None:
    """And the shape stays."""
    gates, bridges = np.random.default_rng(1).uniform(0, 1, (4, 5)), np.random.default_rng(2).uniform(0, 12, (4, 5))
    trees = Trees.read(STORED)
    found = trees.odds({"gate": gates, "bridge": bridges})
    assert found.shape == (4, 5)
    for at in np.ndindex(4, 5):
        assert found[at] == trees.odds({"gate": gates[at].reshape(1, 1), "bridge": bridges[at].reshape(1, 1)})[0, 0]


def test_a_measure_that_is_not_made_is_an_error() -> None:
    """Weights of other measures are found out at once."""
    with pytest.raises(KeyError):
        Trees.read(STORED).odds({"gate": np.array([[0.0]])})
