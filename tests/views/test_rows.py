"""A list costs the same few queries however long it is."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from sqlalchemy import Engine, event

from sayso.ledger import Ledger
from sayso.views.articles import article, articles
from sayso.views.figures import Amounts
from sayso.views.front import front
from sayso.views.search import facets, search
from sayso.views.sources import source, sources
from sayso.views.statements import show
from tests.ledger.heard import heard
from tests.views.conftest import Filled
from tests.web import books


@pytest.fixture
def queries() -> Iterator[list[str]]:
    """Every query that is asked."""
    asked: list[str] = []

    def note(connection: object, cursor: object, query: str, *others: object) -> None:
        if not query.startswith("BEGIN"):
            asked.append(query)

    event.listen(Engine, "after_cursor_execute", note)
    yield asked
    event.remove(Engine, "after_cursor_execute", note)


VIEWS: tuple[tuple[str, Callable[[Ledger], object], int], ...] = (
    ("articles", lambda ledger: articles(ledger), 1),
    ("sources", lambda ledger: sources(ledger, words="a"), 1),
    ("front", lambda ledger: front(ledger), 6),
    ("facets", lambda ledger: facets(ledger), 1),
    ("search", lambda ledger: search(ledger), 5),
    ("search narrowed", lambda ledger: search(ledger, "said", stance="asserts", outlet="ANV"), 8),
    ("search figures", lambda ledger: search(ledger, amounts=Amounts(over=5)), 8),
    ("source", lambda ledger: source(ledger, "Speaker"), 15),
    ("article", lambda ledger: article(ledger, articles(ledger)[0].id), 20),
    ("show", lambda ledger: show(ledger, search(ledger).rows[0].id), 24),
)


@pytest.mark.parametrize(("ask", "at_most"), [pytest.param(ask, most, id=name) for name, ask, most in VIEWS])
def test_few_queries_however_long_the_list(filled: Filled, queries: list[str], ask: Callable[[Ledger], object], at_most: int) -> None:
    def one(number: int) -> books.Hearing:
        return heard(
            "⟦1h:Speaker⟧ ⟦1c:said⟧ ⟦1:said 7⟧. ⟦2h:Speaker⟧ ⟦2c:said⟧ ⟦2:said 8⟧.",
            {1: {"chain": [("ANV", "says")], "figures": [{"as_said": "7", "low": 7}]}},
            outlet="ANV",
            url=f"https://a.example/{number}",
        )

    ledger = filled(one(0))
    queries.clear()
    ask(ledger)
    short = len(queries)
    filled(*map(one, range(1, 40)))
    queries.clear()
    ask(ledger)
    assert len(queries) == short <= at_most


def test_a_row_has_what_hangs_on_it(ferry: Ledger) -> None:
    rows = {row.id: row for row in search(ferry).rows}
    for hearing in books.ferry():
        for said in hearing.statements:
            row = rows[said.id]
            assert (row.chain, row.figures, row.said_at, row.hedges) == (said.chain, said.figures, said.said_at, said.hedges)
            assert (row.stance, row.negated, row.content, row.confidence) == (
                said.stance,
                said.negated,
                said.content.text,
                said.confidence,
            )
            assert row.article_id == hearing.article.id
