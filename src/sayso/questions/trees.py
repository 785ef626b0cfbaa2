"""A few small decision trees whose leaves are added up: what a sum of weighed measures cannot say, that one counts where another is low.

>>> trees = Trees.read({"base": 0.5, "measures": ["near", "far"], "trees": [[[0, 0.3, -1, 1], [1, 2.0, -2, -3], [-0.1, 0.7, 0.9]]]})
>>> trees.odds({"near": np.array([[0.1, 0.4]]), "far": np.array([[9.0, 2.5]])})
array([[0.4, 1.4]])
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

Matrix = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Tree:
    """One tree as columns, a row a split; the first is its root."""

    measure: NDArray[np.intp]
    """Which measure is looked at."""
    limit: Matrix
    """Up to which value it goes left."""
    ways: NDArray[np.intp]
    """The split on the left and on the right; below nought a leaf: -1 is the first."""
    leaves: Matrix
    """What each leaf adds."""

    def adds(self, cells: Matrix) -> Matrix:
        """What it adds for each column of *cells*, a row a measure."""
        every = np.arange(cells.shape[1])
        at = np.zeros(cells.shape[1], dtype=np.intp)
        while (under := at >= 0).any():
            split, column = at[under], every[under]
            right = cells[self.measure[split], column] > self.limit[split]
            at[under] = self.ways[split, right.astype(np.intp)]
        return self.leaves[-1 - at]


@dataclass(frozen=True, slots=True)
class Trees:
    """All of them."""

    base: float
    """What they start from."""
    measures: tuple[str, ...]
    """What is looked at, by name."""
    trees: tuple[Tree, ...]

    @classmethod
    def read(cls, stored: Mapping[str, Any]) -> Trees:
        """From what is shipped: of each tree its splits (measure, limit, left, right), then what its leaves add."""
        return cls(stored["base"], tuple(stored["measures"]), tuple(map(_tree, stored["trees"])))

    def odds(self, measured: Mapping[str, Matrix]) -> Matrix:
        """The logarithm of the odds for every pair."""
        shape = measured[self.measures[0]].shape
        cells = np.stack([measured[name].ravel() for name in self.measures])
        return np.asarray(self.base + sum(tree.adds(cells) for tree in self.trees)).reshape(shape)


def _tree(stored: Sequence[Sequence[float]]) -> Tree:
    *splits, leaves = stored
    table = np.array(splits, dtype=np.float64)
    return Tree(table[:, 0].astype(np.intp), table[:, 1], table[:, 2:].astype(np.intp), np.array(leaves, dtype=np.float64))
