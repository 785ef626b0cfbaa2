"""One outlet: whom it quotes, how often without a name, whom it copies."""

from __future__ import annotations

import pytest

from sayso.errors import NotInLedger
from sayso.ledger import Ledger
from sayso.views.outlet import outlet
from sayso.views.outlets import outlets
from tests.views.conftest import Settled


def test_whom_it_quotes_and_how_often_unnamed(ferry: Ledger) -> None:
    view = outlet(ferry, "ANV")
    assert view.row == next(row for row in outlets(ferry) if row.name == "ANV")
    assert view.statements == sum(row.statements for row in view.articles) and view.looked == view.row.articles
    assert 0 < view.unnamed < view.statements
    assert view.quoted and all(each.id for each in view.quoted)
    assert "Two officials at the port authority" not in {each.name for each in view.quoted}, "nobody is quoted by not being named"


def test_whom_it_copies_and_who_copies_it(flood: Settled) -> None:
    copy, original = outlet(flood.ledger, "Quarrow Standard"), outlet(flood.ledger, "Lodestar Press")
    assert [(each.name, each.often) for each in copy.copies] == [("Lodestar Press", 1)] and not copy.copied_by
    assert [(each.name, each.id) for each in original.copied_by] == [("Quarrow Standard", copy.row.id)] and not original.copies


def test_an_id_is_as_good_as_a_name_and_neither_is_said(ferry: Ledger) -> None:
    view = outlet(ferry, "ANV")
    assert outlet(ferry, view.row.id) == view
    with pytest.raises(NotInLedger):
        outlet(ferry, "The Nowhere Times")
