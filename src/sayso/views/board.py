"""The board of a story: question × party, as it stands now or stood at an earlier moment, each cell a click from its words.

Terminal, browser and programs ask it here. What lines up is laid out by `grid`; statements that answer nothing that another does stand
beneath, by who said them.
"""

from __future__ import annotations

from dataclasses import dataclass

from sayso.views.grid import Grid
from sayso.views.rows import StatementRow
from sayso.views.stories import StoryRow


@dataclass(frozen=True, slots=True)
class Rest:
    """What one source said in the story that is lined up with nothing."""

    source_id: str | None
    """The source; None where the holders are not to be known."""
    name: str | None
    """Its name."""
    statements: tuple[StatementRow, ...]
    """What it said, in time."""


@dataclass(frozen=True, slots=True)
class Board:
    """A story, its questions and who answers them."""

    story: StoryRow
    """The story."""
    grid: Grid
    """Its questions × its parties."""
    rest: tuple[Rest, ...]
    """Statements that line up with no other, by who said them; as many as were asked for."""
    rest_total: int
    """How many such statements there are."""
    as_of: str | None
    """The moment it is shown at, ISO 8601; None where it is now."""
    since: str | None
    """The moment since which what is new is marked; None where none was asked for."""
