"""Notes are written, signed and withdrawn, never changed, and outlive another reading of their page."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from sayso.errors import NotInLedger, UsageError
from sayso.ledger import Ledger, open_ledger
from sayso.ledger.noting import NAME_MOST, NOTE_MOST
from sayso.views.notes import notes
from tests.ledger.heard import heard

PAGE = heard()
[SAID] = PAGE.statements


@pytest.fixture
def where(fresh: Callable[[], Path]) -> Path:
    """A ledger with one article."""
    path = fresh()
    with open_ledger(path) as ledger:
        ledger.add(PAGE)
    return path


@pytest.fixture
def ledger(where: Path) -> Ledger:
    """The same, open."""
    return open_ledger(where)


def test_a_note_on_a_statement_keeps_its_words(ledger: Ledger) -> None:
    noted = ledger.note("Compare the tide table.", by="Mira", statement=SAID.id)
    [row] = notes(ledger)
    assert (row.id, row.article_id, row.statement_id) == (noted.id, PAGE.article.id, SAID.id)
    assert (row.text, row.by, row.quoted, row.holder) == ("Compare the tide table.", "Mira", "the quay was safe", "The Harbour Office")
    assert row.stands and row.withdrawn_by is None


def test_withdrawn_not_deleted(ledger: Ledger) -> None:
    noted = ledger.note("Wrong.", by="Mira", article=PAGE.article.id)
    assert ledger.withdraw_note(noted.id[:6].upper(), by="Jonas").id == noted.id
    [row] = notes(ledger)
    assert (row.text, row.withdrawn_by) == ("Wrong.", "Jonas")
    with pytest.raises(UsageError, match="withdrawn already"):
        ledger.withdraw_note(noted.id, by="Mira")


@pytest.mark.parametrize("change", ["UPDATE note SET text = 'other'", "DELETE FROM note"])
def test_the_table_refuses_every_change(where: Path, change: str) -> None:
    with open_ledger(where) as ledger:
        ledger.note("As it was.", by="Mira", article=PAGE.article.id)
    with sqlite3.connect(where) as book, pytest.raises(sqlite3.IntegrityError, match="only ever added"):
        book.execute(change)


@pytest.mark.parametrize(
    ("text", "by", "words"),
    [
        (" \n\u200b", "Mira", "has words"),
        ("x" * (NOTE_MOST + 1), "Mira", "at most"),
        ("A note", " \u202e ", "sign"),
        ("A note", "x" * (NAME_MOST + 1), "a name has at most"),
    ],
)
def test_what_is_no_note_is_refused(ledger: Ledger, text: str, by: str, words: str) -> None:
    with pytest.raises(UsageError, match=words):
        ledger.note(text, by=by, article=PAGE.article.id)
    assert notes(ledger) == ()


def test_on_what_is_not_there(ledger: Ledger) -> None:
    for about in ({"article": "0" * 16}, {"statement": "0" * 16}):
        with pytest.raises(NotInLedger):
            ledger.note("A note", by="Mira", **about)
    for id_ in ("beef", ""):
        with pytest.raises((NotInLedger, UsageError)):
            ledger.withdraw_note(id_, by="Mira")


def test_it_outlives_a_reading_that_no_longer_has_its_statement(ledger: Ledger) -> None:
    ledger.note("Mine.", by="Mira", statement=SAID.id)
    again = heard("The Harbour Office ⟦1c:said⟧ the quay ⟦1:was safe⟧.", made_by="by hand 2")
    assert again.article.id == PAGE.article.id and ledger.add(again).outcome == "reread"
    [row] = notes(ledger)
    assert not row.stands and row.quoted == "the quay was safe"
