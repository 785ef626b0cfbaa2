"""Joins that wait for a person."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import update

from sayso.ledger import open_ledger
from sayso.ledger import settled_tables as t
from sayso.views.suggested import likely_answers, likely_copies
from tests.views import dam
from tests.views import settled as s
from tests.views.conftest import Settled


def test_a_statement_that_may_answer_a_question_stands_beside_one_that_does(flood: Settled) -> None:
    [pair] = likely_answers(flood.ledger)
    assert (pair.statement.content, pair.other.content) == ("nobody was warned", "the operator was told of the crack in November")
    assert (pair.question, pair.label, pair.story) == (s.WHOSE, "What was known of the dam before?", s.STORY)
    assert likely_answers(flood.ledger, offset=1) == ()


def test_a_confirmed_copy_is_no_suggestion_and_a_likely_one_is(tmp_path: Path) -> None:
    with open_ledger(tmp_path / "book.sqlite") as ledger:
        ids = dam.filled(ledger)
        assert likely_copies(ledger) == ()
        with ledger._writing() as connection:
            connection.execute(update(t.origin).values(status="suggested", score=0.7))
        [pair] = likely_copies(ledger)
    assert (pair.copy.id, pair.original.id, pair.score) == (ids[s.REPRINT], ids[s.LODESTAR], 0.7)
