"""A board to take away: a table for reading, lines for a spreadsheet, nothing in them that runs."""

from __future__ import annotations

import csv
import io
from dataclasses import replace

from sayso.views.board import Board, board
from sayso.views.board_export import HEADS, board_table
from sayso.views.columns import columns
from tests.views import settled as s
from tests.views.conftest import Settled


def lines(view: Board, pinned: list[str]) -> list[dict[str, str]]:
    """The CSV of *view*, read again."""
    return list(csv.DictReader(io.StringIO(board_table(view, columns(view.grid, pinned), "csv").lstrip("\ufeff"))))


def test_a_line_for_each_cell_in_the_order_that_is_shown(flood: Settled) -> None:
    view = board(flood.ledger, s.STORY)
    [relief] = [party.id for party in view.grid.parties if party.name == "Relief Compass"]
    told = lines(view, [relief])
    assert len(told) == 9 and tuple(told[0]) == HEADS
    killed = [row for row in told if row["question_id"] == s.KILLED]
    assert [row["party"] for row in killed] == ["Relief Compass", "National Emergency Service"]
    assert killed[1]["before"] == "≥ 12 → 31 → 28" and killed[1]["low"] == "28" and killed[1]["place"].startswith("/article/")


def test_a_table_for_reading_says_what_was_not_found(flood: Settled) -> None:
    view = board(flood.ledger, s.STORY, as_of=s.TUE)
    told = board_table(view, columns(view.grid), "md")
    rows = [line for line in told.splitlines() if line.startswith("|")]
    assert len({line.replace("\\|", "").count("|") for line in rows}) == 1 and "not found" in told and "2031-03-11T12:00:00Z" in told
    assert "**31**; asserts; ≥ 12 → 31".replace("≥", "≥") in told


def test_foul_names_stay_words(flood: Settled) -> None:
    view = board(flood.ledger, s.STORY)
    foul = "=cmd|' /C calc'!A0\n| <img> **x**"
    rows = tuple(replace(row, question=replace(row.question, label=foul)) for row in view.grid.rows)
    view = replace(view, grid=replace(view.grid, rows=rows))
    assert all(row["question"].startswith("'=") for row in lines(view, []))
    table = board_table(view, columns(view.grid), "md")
    assert "<img>" not in table and "\\<img\\>" in table and "\\|" in table
