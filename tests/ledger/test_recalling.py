"""Every record leaves the book as it entered, whatever a page may have put into it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings

from sayso.ledger import open_ledger
from sayso.ledger.recalling import recall_article, recall_own_figures, recall_statements
from sayso.records import Article, Figure, Hearing, Statement, When
from tests.ledger.heard import hearings
from tests.web import books


def recalled(where: Path, hearing: Hearing) -> tuple[Article | None, tuple[Statement, ...], tuple[Figure, ...]]:
    """What a book says after it took in *hearing* alone."""
    with open_ledger(where) as ledger:
        ledger.add(hearing)
        with ledger.reading() as connection:
            said = recall_statements(connection, [each.id for each in hearing.statements])
            return recall_article(connection, hearing.article.id), said, recall_own_figures(connection, hearing.article.id)


@pytest.mark.parametrize("hearing", [*books.ferry(), *map(books.hostile, books.HOSTILE)], ids=lambda hearing: hearing.article.id)
def test_articles_by_hand(hearing: Hearing, tmp_path: Path) -> None:
    assert recalled(tmp_path / "l.sqlite", hearing) == (hearing.article, hearing.statements, hearing.figures)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(hearing=hearings())
def test_any_record(hearing: Hearing, fresh: Callable[[], Path]) -> None:
    assert recalled(fresh(), hearing) == (hearing.article, hearing.statements, hearing.figures)


def test_half_a_character_in_a_day(fresh: Callable[[], Path]) -> None:
    """Found by hypothesis after a hundred examples without one there."""
    hearing = books.plain()
    half = When("\ud800", "\udfff", "day", "\ud800")
    statements = tuple(replace(each, said_at=half) for each in hearing.statements)
    assert recalled(fresh(), replace(hearing, statements=statements)) == (hearing.article, statements, ())


def test_many_statements_come_in_the_order_asked(tmp_path: Path) -> None:
    text = " ".join(f"⟦{at}h:Speaker {at}⟧ ⟦{at}c:said⟧ ⟦{at}:matter {at}⟧." for at in range(1, 1200))
    hearing = books.heard([("paragraph", text)], {})
    with open_ledger(tmp_path / "l.sqlite") as ledger:
        ledger.add(hearing)
        with ledger.reading() as connection:
            ids = [each.id for each in reversed(hearing.statements)]
            assert recall_statements(connection, ["not there", *ids]) == tuple(reversed(hearing.statements))
