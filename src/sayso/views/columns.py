"""Which parties of a board have a column of their own: those that the reader pinned, in that order, then those with most answers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sayso.views.grid import Grid, Party

COLUMNS = 8
"""Parties with a column of their own, beside those that are pinned; the answers of the others stand in one together."""
PINNED = 12
"""Columns that can be pinned."""


@dataclass(frozen=True, slots=True)
class Columns:
    """The columns of a board."""

    pinned: tuple[Party, ...]
    """Those that the reader wants first, in the reader's order."""
    free: tuple[Party, ...]
    """Those that follow."""
    others: tuple[Party, ...]
    """Those that share the last column."""

    @property
    def own(self) -> tuple[Party, ...]:
        """All that have a column of their own."""
        return self.pinned + self.free


def columns(grid: Grid, pinned: Sequence[str] = (), most: int = COLUMNS) -> Columns:
    """The columns of *grid* with those *pinned* (ids) first; who is pinned and answers nothing here has none.

    A last column for one party alone would be no narrower than the party's own.
    """
    known = {party.id: party for party in grid.parties}
    first = tuple(known[id_] for id_ in dict.fromkeys(pinned[:PINNED]) if id_ in known)
    rest = [party for party in grid.parties if party not in first]
    room = max(most - len(first), 1)
    cut = room if len(rest) > room + 1 else len(rest)
    return Columns(first, tuple(rest[:cut]), tuple(rest[cut:]))
