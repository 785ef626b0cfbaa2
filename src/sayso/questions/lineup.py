"""A story's statements lined up by the yes-no or who question that they answer: a stub in the place of the aligner."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from sayso.records import QuestionKind, Ruling, Status, Told


@dataclass(frozen=True, slots=True)
class Member:
    """One statement in a group."""

    told: Told
    says: Literal[1, 0, -1]
    score: float
    reason: str
    status: Status


@dataclass(frozen=True, slots=True)
class Group:
    """The statements of one story that answer one question."""

    kind: QuestionKind
    label: str
    members: tuple[Member, ...]
    score: float
    reason: str


def line_up(told: Sequence[Told], rulings: Sequence[Ruling] = ()) -> list[Group]:
    """Nothing yet."""
    del told, rulings
    return []
