"""One question with every answer."""

from __future__ import annotations

import pytest

from sayso.errors import NotInLedger
from sayso.views.questions import question
from tests.views import settled as s
from tests.views.conftest import Settled


def test_a_question_has_the_row_that_its_board_has(flood: Settled) -> None:
    from sayso.views.board import board

    for row in board(flood.ledger, s.STORY).grid.rows:
        alone = question(flood.ledger, row.question.id[:5] if row.question.id != s.KILLED else s.KILLED)
        assert alone.row.question == row.question and alone.row.accord == row.accord
        assert [(cell.party.id, cell.short, cell.stands) for cell in alone.row.cells] == sorted_like(alone, row)
        assert alone.story.id == s.STORY


def sorted_like(alone: object, row: object) -> list[tuple[object, ...]]:
    """The row's cells in the order of the question's own columns."""
    order = [cell.party.id for cell in alone.row.cells]  # type: ignore[attr-defined]
    cells = {cell.party.id: cell for cell in row.cells}  # type: ignore[attr-defined]
    return [(id_, cells[id_].short, cells[id_].stands) for id_ in order]


def test_one_that_is_not_there(flood: Settled) -> None:
    with pytest.raises(NotInLedger):
        question(flood.ledger, "ffff")
