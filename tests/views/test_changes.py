"""What changed in a book, newest first."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from sayso.errors import NotInLedger
from sayso.ledger import Ledger
from sayso.views.changes import changes
from tests.ledger.heard import heard
from tests.views import settled as s
from tests.views.conftest import Settled

Filled = Callable[..., Ledger]


def test_newest_first_with_who_and_what(flood: Settled) -> None:
    told = changes(flood.ledger)
    assert [(each.kind, each.party_name, each.before, each.after) for each in told[:2]] == [
        ("revision", "National Emergency Service", "31", "28"),
        ("party", "an official close to the inquiry", None, "the operator was told of the crack in November"),
    ]
    assert [each.at for each in told] == sorted((each.at for each in told), reverse=True)
    assert len(told) == 10 and {each.story for each in told} == {s.STORY}


def test_since_a_moment_and_in_pages(flood: Settled) -> None:
    assert [each.after for each in changes(flood.ledger, since=s.WED)] == ["28"]
    assert changes(flood.ledger, since=s.THU) == ()
    assert changes(flood.ledger, limit=3, offset=2) == changes(flood.ledger)[2:5]


def test_in_one_story(flood: Settled) -> None:
    assert changes(flood.ledger, story="karrowen") == changes(flood.ledger)
    with pytest.raises(NotInLedger):
        changes(flood.ledger, story="volcano")


def test_an_article_whose_text_was_changed(filled: Filled) -> None:
    first = heard("⟦1h:The Harbour Office⟧ ⟦1c:said⟧ ⟦1:the quay was safe⟧.", captured_at="2031-04-02T10:00:00+00:00")
    silent = heard("⟦1h:The Harbour Office⟧ ⟦1c:said⟧ ⟦1:the quay was closed⟧.", captured_at="2031-04-03T10:00:00+00:00")
    open_ = heard(
        "⟦1h:The Harbour Office⟧ ⟦1c:said⟧ ⟦1:the quay was shut⟧.", captured_at="2031-04-04T10:00:00+00:00", modified="2031-04-04T09:00:00Z"
    )
    told = changes(filled(first, silent, open_))
    assert [(each.kind, each.article, each.former, each.silent) for each in told] == [
        ("edit", open_.article.id, silent.article.id, False),
        ("edit", silent.article.id, first.article.id, True),
    ]
    assert told[1].outlet == "Quay Courier"
