"""Notes where a reader looks for them: on the article, its other texts, the statement, the source."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from sayso.errors import NotInLedger
from sayso.ledger import Ledger
from sayso.views.around import around
from sayso.views.articles import article
from sayso.views.notes import notes, notes_on, place_of
from tests.ledger.heard import heard

Filled = Callable[..., Ledger]
OLD = heard(captured_at="2031-04-02T10:00:00+00:00")
NEW = heard("Update. ⟦1h:The Harbour Office⟧ ⟦1c:said⟧ ⟦1:the quay was safe⟧.", captured_at="2031-04-03T10:00:00+00:00")
OTHER = heard("Update. The quay is closed.", captured_at="2031-04-04T10:00:00+00:00")
[SAID], [AGAIN] = OLD.statements, NEW.statements


def test_a_note_follows_its_words_into_the_next_text(filled: Filled) -> None:
    ledger = filled(OLD)
    noted = ledger.note("Look here.", by="Mira", statement=SAID.id)
    ledger.add(NEW)
    [row] = around(ledger, article(ledger, NEW.article.id)).notes
    assert (row.id, row.beside, row.article_id) == (noted.id, AGAIN.id, OLD.article.id)
    assert [each.id for each in notes_on(ledger, statement=AGAIN.id)] == [noted.id]


def test_and_stays_on_the_page_where_they_are_gone(filled: Filled) -> None:
    ledger = filled(OLD)
    ledger.note("Look here.", by="Mira", statement=SAID.id)
    ledger.add(OTHER)
    [row] = around(ledger, article(ledger, OTHER.article.id)).notes
    assert row.beside is None and row.quoted == "the quay was safe"


def test_what_a_source_said_and_all_newest_first(filled: Filled) -> None:
    ledger = filled(OLD)
    first = ledger.note("One.", by="Mira", statement=SAID.id)
    second = ledger.note("Two.", by="Jonas", article=OLD.article.id)
    source = article(ledger, OLD.article.id).source_ids[SAID.id]
    assert [row.id for row in notes_on(ledger, source=source)] == [first.id]
    assert [row.id for row in notes(ledger)] == [second.id, first.id]
    assert [row.id for row in notes(ledger, SAID.id[:8])] == [first.id]
    assert [row.id for row in notes(ledger, OLD.article.id, limit=1, offset=1)] == [first.id]


def test_what_may_be_noted_on(filled: Filled) -> None:
    ledger = filled(OLD)
    assert place_of(ledger, SAID.id[:9]) == ("statement", SAID.id)
    assert place_of(ledger, OLD.article.id) == ("article", OLD.article.id)
    with pytest.raises(NotInLedger):
        place_of(ledger, "0000")
