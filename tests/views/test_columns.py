"""The columns of a board: the reader's first, then the busiest, the rest in one."""

from __future__ import annotations

from sayso.views.columns import columns
from sayso.views.grid import grid
from tests.views import settled as s

GRID = grid(s.SETTLED)


def test_those_pinned_come_first_in_the_reader_s_order() -> None:
    laid = columns(GRID, [s.LETHIA, s.RELIEF, s.LETHIA, "nobody"], most=4)
    assert [each.id for each in laid.pinned] == [s.LETHIA, s.RELIEF]
    assert [each.id for each in laid.free] == [s.SERVICE, s.TARVENIA] and len(laid.own) == 4 and len(laid.others) == 3
    assert {each.id for each in laid.own + laid.others} == {each.id for each in GRID.parties}


def test_no_column_is_shared_by_one_alone() -> None:
    assert columns(GRID, most=6).others == () and len(columns(GRID, most=5).others) == 2


def test_many_pins_leave_room_for_another() -> None:
    every = [each.id for each in GRID.parties]
    assert columns(GRID, every[:5], most=2).free != ()
