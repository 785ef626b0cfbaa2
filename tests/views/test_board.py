"""A story's board from a book: now, as it was, and what lines up with nothing."""

from __future__ import annotations

import pytest

from sayso.errors import NotInLedger
from sayso.ledger import Ledger
from sayso.views.board import board
from sayso.views.instants import instant_of
from sayso.views.settled_contract import board_json
from tests.views import settled as s
from tests.views.conftest import Settled


def test_a_board_is_found_by_id_beginning_and_words(flood: Settled) -> None:
    for given in (s.STORY, s.STORY[:6], "karrowen", "Ilvesta dam"):
        assert board(flood.ledger, given).story.id == s.STORY


def test_its_rows_and_columns_are_the_grid_s(flood: Settled) -> None:
    view = board(flood.ledger, s.STORY)
    assert [row.question.id for row in view.grid.rows] == [s.OPENED, s.KILLED, s.HURT, s.WHOSE]
    assert [party.name for party in view.grid.parties][:2] == ["National Emergency Service", "Tarvenia"]
    assert (view.story.articles, view.story.independent, view.story.disputed) == (5, 4, 2)
    assert view.as_of is None and view.since is None


def test_every_cell_leads_to_statements_that_are_there(flood: Settled) -> None:
    from sayso.views.articles import article
    from sayso.views.statements import show

    for row in board(flood.ledger, s.STORY).grid.rows:
        for cell in row.cells:
            for voice in (voice for step in cell.trail for voice in step.answer.voices):
                if voice.own:
                    assert article(flood.ledger, voice.article).row.outlet == cell.party.name
                else:
                    assert show(flood.ledger, voice.claim).row.article_id == voice.article


def test_what_lines_up_with_nothing_stands_beneath_by_who_said_it(flood: Settled) -> None:
    view = board(flood.ledger, s.STORY)
    [rest] = view.rest
    assert rest.name == "Relief Compass" and [row.content for row in rest.statements] == ["for blankets"] and view.rest_total == 1
    bare = board(flood.ledger, s.STORY, rest=0)
    assert bare.rest == () and bare.rest_total == 1


def test_as_it_was_known(flood: Settled) -> None:
    view = board(flood.ledger, s.STORY, as_of=instant_of("2031-03-10", end=True))
    assert (view.story.articles, view.story.independent, view.story.first, view.story.last) == (2, 1, "2031-03-10", "2031-03-10")
    assert {cell.short for row in view.grid.rows for cell in row.cells} == {"≥ 12", "no", "yes"}
    assert view.rest_total == 0, "nobody had asked for blankets yet"
    before = board(flood.ledger, s.STORY, as_of=instant_of("2031-03-09"))
    assert before.grid.rows == () and before.story.articles == 0 and before.as_of == "2031-03-09T00:00:00Z"


def test_what_is_new_is_marked(flood: Settled) -> None:
    view = board(flood.ledger, s.STORY, since=s.TUE)
    assert {cell.news for row in view.grid.rows for cell in row.cells} == {"", "revision", "party"}


def test_as_programs_get_it(flood: Settled) -> None:
    told = board_json(board(flood.ledger, s.STORY, since=s.TUE))
    [toll] = [
        cell
        for row in told["questions"]
        if row["id"] == s.KILLED
        for cell in row["cells"]
        if cell["party_name"] == "National Emergency Service"
    ]
    assert (toll["short"], toll["news"]) == ("28", "revision")
    assert [each["short"] for each in toll["answers"]] == ["≥ 12", "31", "28"] and toll["answer"] == toll["answers"][-1]["id"]
    first = toll["answers"][0]
    assert (first["articles"], first["independent"], first["first_hand"]) == (2, 1, True)
    assert [each["origin"] for each in first["statements"]] == [flood.ids[s.LODESTAR]] * 2


def test_a_story_that_is_not_there(flood: Settled, ferry: Ledger) -> None:
    with pytest.raises(NotInLedger):
        board(flood.ledger, "volcano")
    with pytest.raises(NotInLedger):
        board(flood.ledger, "")
    with pytest.raises(NotInLedger):
        board(ferry, s.STORY)
