"""Which statements of a story answer one question that asks for no figure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sayso.records import QuestionKind, Ruling, Status, Told


@dataclass(frozen=True, slots=True)
class Group:
    """Statements that answer one question: a stub in the place of the aligner's own record."""

    kind: QuestionKind
    label: str
    members: tuple[tuple[Told, int, float, str, Status], ...]
    score: float
    reason: str


def line_up(told: Sequence[Told], rulings: Sequence[Ruling]) -> list[Group]:
    """Nothing yet: a stub in the place of the aligner."""
    del told, rulings
    return []
