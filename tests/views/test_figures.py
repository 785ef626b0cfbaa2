"""Search asks figures for what they measure and how much, as a named reading takes them, in statements and in the articles' own voice."""

from __future__ import annotations

import pytest

from sayso.errors import UsageError
from sayso.ledger import Ledger
from sayso.views.figures import Amounts
from sayso.views.search import search
from tests.ledger.heard import heard
from tests.views.conftest import Filled


def said(ledger: Ledger, **asked: object) -> list[str]:
    """The figures of the statements that are found."""
    return [figure.as_said for row in search(ledger, amounts=Amounts(**asked)).rows for figure in row.figures]  # type: ignore[arg-type]


@pytest.fixture
def book(filled: Filled) -> Ledger:
    """One figure a statement, each bounded in its own way."""
    words = ("40", "more than 100", "at least 100", "up to 400", "dozens", "several", "between 90 and 150")
    bounds: tuple[dict[str, object], ...] = (
        {"low": 40.0, "high": 40.0},
        {"low": 100.0, "low_open": True},
        {"low": 100.0},
        {"high": 400.0},
        {"low": 12.0, "vague": True},
        {"low": 2.0, "vague": True},
        {"low": 90.0, "high": 150.0},
    )
    text = " ".join(f"⟦{n}h:Speaker⟧ ⟦{n}c:said⟧ ⟦{n}:{each} people died⟧." for n, each in enumerate(words, 1))
    told = {
        n: {"figures": [{"as_said": each, "measure": "killed", **bound}]}
        for n, (each, bound) in enumerate(zip(words, bounds, strict=True), 1)
    }
    return filled(heard(text, told))


def test_literally_only_what_says_more_is_over(book: Ledger) -> None:
    assert said(book, measure="killed", over=100) == ["more than 100"]
    assert said(book, over=39) == ["40", "more than 100", "at least 100", "between 90 and 150"]
    assert said(book, under=400) == ["40", "between 90 and 150"]
    assert said(book, measure="injured") == []


def test_by_another_reading_other_figures_are_over(book: Ledger) -> None:
    assert said(book, over=100, reading="acled") == ["up to 400"], "the only number that is told"
    assert said(book, over=11, under=13, reading="acled") == ["dozens"]
    assert said(book, over=2, under=4, reading="acled") == ["several"], "ACLED writes 3 where only “several” are told"
    assert said(book, over=2, under=4, reading="ucdp") == []


def test_words_alone_cannot_be_compared(book: Ledger) -> None:
    assert len(said(book, measure="killed", reading="as-said")) == 7
    with pytest.raises(UsageError, match="gives no numbers"):
        said(book, over=1, reading="as-said")
    with pytest.raises(UsageError, match="there is no reading"):
        said(book, over=1, reading="by-eye")


def test_with_other_filters(book: Ledger) -> None:
    assert search(book, "people", source="Speaker", amounts=Amounts(over=100)).total == 1
    assert search(book, "nobody", amounts=Amounts(over=100)).total == 0


def test_the_articles_own_voice(ferry: Ledger) -> None:
    found = search(ferry, amounts=Amounts(measure="duration"))
    assert (found.total, found.own.total) == (0, 1)
    [row] = found.own.rows
    assert row.figure.as_said == "two hours" and row.sentence.startswith("The ferry Lindmoor caught fire")
    assert search(ferry, "lindmoor dawn", amounts=Amounts(over=1, under=3)).own.total == 1
    assert search(ferry, "sprinklers", amounts=Amounts(over=1, under=3)).own.total == 0
    assert search(ferry, source="Norvik Lines", amounts=Amounts(measure="duration")).own.total == 0, "its own voice is nobody else's"
    assert search(ferry, outlet="Radio Halvar", amounts=Amounts(measure="duration")).own.total == 0
    assert search(ferry).own.total == 0, "a search that asks for no figure lists none"
