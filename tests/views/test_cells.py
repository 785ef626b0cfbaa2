"""A cell, opened: every statement with its sentence, copies beneath the report they print."""

from __future__ import annotations

from typing import Any

import pytest

from sayso.errors import NotInLedger
from sayso.views.board import board
from sayso.views.cells import CellView, cell
from sayso.views.narrowing import Choice
from sayso.views.places import place, told_by
from sayso.views.settled_contract import cell_view_json
from tests.views import settled as s
from tests.views.conftest import Settled


def opened(flood: Settled, question: str, name: str, **asked: Any) -> CellView:
    """The cell of the party called *name*."""
    [row] = [each for each in board(flood.ledger, s.STORY).grid.rows if each.question.id == question]
    [party] = [each.party.id for each in row.cells if each.party.name == name]
    return cell(flood.ledger, question, party, **asked)


def test_every_answer_of_the_party_the_latest_first(flood: Settled) -> None:
    view = opened(flood, s.KILLED, "National Emergency Service")
    assert [given.answer.words for given in view.given] == ["28", "31", "at least 12"]
    assert view.question.label == "How many people were killed?" and view.story.id == s.STORY


def test_copies_are_folded_and_each_report_has_its_sentence(flood: Settled) -> None:
    *_, first = opened(flood, s.KILLED, "National Emergency Service").given
    [told] = first.told
    assert told.sentence is not None and told.sentence.text.startswith("Orsa Vennick of the National Emergency Service said at least 12")
    assert [each.outlet for each in told.copies] == ["Quarrow Standard"] and told.voice.outlet == "Lodestar Press"
    assert told_by(first.answer) == told.voice and place(told.voice) == f"/article/{told.voice.article}#s-{told.voice.claim}"


def test_what_an_article_says_in_its_own_voice_has_a_sentence_too(flood: Settled) -> None:
    [given] = opened(flood, s.HURT, "The Ostrel Courier").given
    [told] = given.told
    assert told.sentence is not None and "About 150" in told.sentence.text and "#c-" in place(told.voice)


def test_what_waits_for_a_person_stands_apart(flood: Settled) -> None:
    view = opened(flood, s.WHOSE, "Tarvenia")
    assert view.cell.perhaps and view.given[0].told[0].voice.status == "suggested"


def test_as_it_was_and_as_some_tell_it(flood: Settled) -> None:
    assert [each.answer.words for each in opened(flood, s.KILLED, "National Emergency Service", as_of=s.TUE).given] == ["31", "at least 12"]
    [only] = opened(flood, s.KILLED, "National Emergency Service", choice=Choice(outlet="Quarrow Standard")).given
    assert only.answer.words == "at least 12"
    with pytest.raises(NotInLedger):
        opened(flood, s.KILLED, "National Emergency Service", choice=Choice(language="fr"))
    with pytest.raises(NotInLedger):
        cell(flood.ledger, s.KILLED, s.LETHIA)


def test_as_programs_get_it(flood: Settled) -> None:
    told = cell_view_json(opened(flood, s.KILLED, "National Emergency Service"))
    assert told["short"] == "28" and len(told["told"]) == 3
    assert told["told"][-1]["statements"][0]["copies"][0]["outlet"] == "Quarrow Standard"
