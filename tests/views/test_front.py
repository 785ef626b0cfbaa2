"""The front page's totals are those of the lists."""

from __future__ import annotations

from sayso.ledger import Ledger
from sayso.views.articles import articles
from sayso.views.front import front
from sayso.views.search import search
from sayso.views.sources import sources
from tests.ledger.heard import heard
from tests.views.conftest import Filled


def test_totals_are_those_of_the_lists(ferry: Ledger) -> None:
    seen = front(ferry)
    assert (seen.articles, seen.sources) == (articles(ferry), sources(ferry))
    assert (seen.articles_total, seen.sources_total) == (len(seen.articles), len(seen.sources))
    assert seen.statements_total == search(ferry).total == sum(row.statements for row in seen.articles) == 29
    assert seen.outlets_total == len({row.outlet for row in seen.articles if row.outlet}) == 6


def test_a_limit_shortens_the_lists_and_no_total(ferry: Ledger) -> None:
    seen = front(ferry, limit=2)
    assert (len(seen.articles), len(seen.sources), seen.articles_total) == (2, 2, 9)


def test_an_empty_book(filled: Filled) -> None:
    seen = front(filled())
    assert (seen.articles, seen.sources) == ((), ())
    assert (seen.articles_total, seen.sources_total, seen.statements_total, seen.outlets_total) == (0, 0, 0, 0)


def test_earlier_versions_are_not_counted(filled: Filled) -> None:
    seen = front(filled(heard("The quay is ⟦1:open⟧."), heard("The quay is ⟦1:closed⟧ and ⟦2:cold⟧.", modified="2031-04-03")))
    assert (seen.articles_total, seen.statements_total, seen.sources_total) == (1, 2, 0)
