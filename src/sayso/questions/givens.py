"""What figure questions are about, and the figures that answer them."""

from __future__ import annotations

from dataclasses import dataclass

from sayso.records import Told
from sayso.traces import Counted


@dataclass(frozen=True, slots=True, order=True)
class Key:
    """What a figure question is about."""

    measure: str
    of: str
    place: str
    moment: str


@dataclass(frozen=True, slots=True)
class Given:
    """One figure that somebody gave."""

    told: Told
    """Who told it, when and where."""
    counted: Counted
    """The figure."""
    unsure: bool = False
    """Whether a person left open that it answers the question."""
