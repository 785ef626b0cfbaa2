"""Rows, columns and cells of a settled story, in their order."""

from __future__ import annotations

from dataclasses import replace
from itertools import permutations

import pytest

from sayso.records import Settlement
from sayso.views.grid import Cell, Grid, grid, in_turn
from tests.views import settled as s


@pytest.fixture
def laid() -> Grid:
    """The dam's story laid out."""
    return grid(s.SETTLED)


def cell(laid: Grid, question: str, party: str) -> Cell:
    """One cell."""
    return next(row for row in laid.rows if row.question.id == question).by_party[party]


def test_disputed_questions_come_first_then_the_most_answered_then_figures(laid: Grid) -> None:
    assert [(row.question.id, row.accord) for row in laid.rows] == [
        (s.OPENED, "disputed"),
        (s.KILLED, "disputed"),
        (s.HURT, "agrees"),
        (s.WHOSE, "alone"),
    ]
    fewer = replace(s.SETTLED, answers=tuple(each for each in s.ANSWERS if each.party != s.MINISTRY))
    assert [row.question.id for row in grid(fewer).rows][:2] == [s.KILLED, s.OPENED], "of two answered alike the figure comes first"


def test_parties_at_most_disputes_come_first(laid: Grid) -> None:
    assert [party.id for party in laid.parties][:2] == [s.SERVICE, s.TARVENIA]
    assert [party.kind for party in laid.parties][-1] == "outlet", "who only prints comes after who speaks"
    assert [cell.party.id for cell in laid.rows[1].cells] == [s.SERVICE, s.RELIEF]


def test_a_cell_shows_the_latest_answer_and_the_trail_to_it(laid: Grid) -> None:
    toll = cell(laid, s.KILLED, s.SERVICE)
    assert toll.short == "28" and toll.turned == ("≥ 12", "31", "28")
    assert [step.how for step in toll.trail] == [None, "revises", "revises"]
    assert cell(laid, s.KILLED, s.RELIEF).turned == ()
    assert cell(laid, s.KILLED, s.RELIEF).short == "> 45"
    assert [cell(laid, s.OPENED, party).short for party in (s.LETHIA, s.TARVENIA, s.MINISTRY)] == ["no", "yes", "neither"]


def test_an_answer_told_as_former_comes_before_the_one_that_stands_whenever_it_became_known() -> None:
    before = s.said("0099", s.KILLED, s.SERVICE, "8", s.voice(s.INQUIRY, s.THU, s.SERVICE), former=True, said_from="", **s.exactly(8))
    told = cell(grid(replace(s.SETTLED, answers=(*s.ANSWERS, before))), s.KILLED, s.SERVICE)
    assert told.turned == ("8", "≥ 12", "31", "28")


def test_the_trail_follows_the_revisions_whatever_the_days_say() -> None:
    relations = [s.related("0001", "0003", "revises", "says so")]
    every = [answer for answer in s.ANSWERS if answer.question == s.KILLED and answer.party == s.SERVICE]
    for order in permutations(every):
        assert [answer.id[:4] for answer in in_turn(order, relations)] == ["0002", "0003", "0001"]
    circle = [*relations, s.related("0003", "0001", "revises", "a forged one")]
    assert len(in_turn(every, circle)) == 3


def test_how_a_cell_stands_is_told_from_its_own_side(laid: Grid) -> None:
    def told(question: str, party: str) -> list[tuple[str, str]]:
        return [(each.words, each.party_name) for each in cell(laid, question, party).stands]

    assert told(s.KILLED, s.SERVICE) == [("contradicts", "Relief Compass")]
    assert told(s.OPENED, s.LETHIA) == [("denies", "Tarvenia")]
    assert told(s.OPENED, s.TARVENIA) == [("is denied by", "Lethia"), ("is not commented on by", "Works Ministry")]


def test_relations_of_answers_that_were_replaced_since_are_not_the_row_s() -> None:
    old = s.related("0002", "0004", "contradicts", "31 and more than 45 cannot both be true")
    laid = grid(replace(s.SETTLED, relations=(*(each for each in s.RELATIONS if each.kind != "contradicts"), old)))
    assert next(row for row in laid.rows if row.question.id == s.KILLED).accord == "agrees"
    against = {step.short: [each.words for each in step.against] for step in cell(laid, s.KILLED, s.SERVICE).trail}
    assert against == {"≥ 12": [], "31": ["contradicts"], "28": []}, "but of the answers that stood then"
    assert [each.party_name for each in cell(laid, s.KILLED, s.RELIEF).trail[-1].against] == ["National Emergency Service"]


def test_copies_are_folded_and_counted(laid: Grid) -> None:
    toll = cell(grid(replace(s.SETTLED, answers=s.ANSWERS[:1], relations=())), s.KILLED, s.SERVICE)
    assert (toll.articles, toll.independent, toll.copies) == (2, 1, 1)
    [killed] = [row for row in laid.rows if row.question.id == s.KILLED]
    assert (killed.articles, killed.independent) == (4, 3)


def test_what_waits_for_a_person_is_shown_and_counted_nowhere(laid: Grid) -> None:
    waiting = cell(laid, s.WHOSE, s.TARVENIA)
    assert waiting.perhaps and waiting.articles == 0
    [row] = [row for row in laid.rows if row.question.id == s.WHOSE]
    assert (row.accord, row.articles) == ("alone", 1)
    doubtful = s.said("0098", s.KILLED, s.SERVICE, "60", s.voice(s.INQUIRY, s.THU, s.SERVICE, status="suggested"), **s.exactly(60))
    toll = cell(grid(replace(s.SETTLED, answers=(*s.ANSWERS, doubtful))), s.KILLED, s.SERVICE)
    assert toll.short == "28" and toll.maybe == (doubtful,) and toll.turned == ("≥ 12", "31", "28")


def test_what_is_new_since_a_moment() -> None:
    news = {(cell.question, cell.party.id): cell.news for row in grid(s.SETTLED, since=s.TUE).rows for cell in row.cells if cell.news}
    assert news == {(s.KILLED, s.SERVICE): "revision", (s.WHOSE, s.OFFICIAL): "party"}
    [first] = [
        cell for row in grid(s.SETTLED, since=s.MON).rows for cell in row.cells if cell.question == s.HURT and cell.party.id == s.SERVICE
    ]
    assert first.news == "answer"
    assert cell(grid(replace(s.SETTLED, answers=s.ANSWERS[:1]), since=s.MON), s.KILLED, s.SERVICE).news == "voices"


def test_the_grid_hangs_on_no_order() -> None:
    shuffled = Settlement(s.SETTLED.questions[::-1], s.ANSWERS[::-1], s.RELATIONS[::-1])
    assert grid(shuffled) == grid(s.SETTLED)


def test_a_question_that_nobody_answers_is_no_row_and_an_answer_to_none_is_no_column() -> None:
    assert grid(Settlement(s.SETTLED.questions, (), ())) == Grid((), ())
    assert grid(Settlement((), s.ANSWERS, s.RELATIONS)) == Grid((), ())
