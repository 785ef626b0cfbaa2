"""What a search can be narrowed to: counts that the narrowed search confirms."""

from __future__ import annotations

import pytest

from sayso.ledger import Ledger
from sayso.views import facets as f
from sayso.views.facets import facets
from sayso.views.figures import Amounts
from sayso.views.search import Found, Wanted, search


def found(ledger: Ledger, wanted: Wanted) -> Found:
    """What *wanted* finds."""
    plain = {name: getattr(wanted, name) for name in Wanted.__dataclass_fields__ if name not in {"words", "amounts"}}
    return search(ledger, wanted.words, **plain, amounts=wanted.amounts)


def narrowed(wanted: Wanted, asks: dict[str, str]) -> Wanted:
    """*wanted* with what a facet asks."""
    plain = {name: getattr(wanted, name) for name in Wanted.__dataclass_fields__} | {
        name: value for name, value in asks.items() if name in Wanted.__dataclass_fields__
    }
    sizes = {name: float(asks[name]) for name in ("over", "under") if name in asks}
    before = wanted.amounts
    plain["amounts"] = Amounts(measure=asks.get("measure", before.measure), over=sizes.get("over"), under=sizes.get("under"))
    return Wanted(**plain)


@pytest.mark.parametrize("wanted", [Wanted(), Wanted(words="the"), Wanted(stance="asserts"), Wanted(amounts=Amounts(measure="killed"))])
def test_each_facet_counts_what_it_would_leave(ferry: Ledger, wanted: Wanted) -> None:
    made = facets(ferry, wanted, found(ferry, wanted).total)
    assert made.whole and made.values
    for name, values in made.values.items():
        for value in values:
            assert found(ferry, narrowed(wanted, dict(value.asks))).total == value.often, (name, value)


def test_every_facet_of_the_screen_is_there(ferry: Ledger) -> None:
    made = facets(ferry, Wanted(), found(ferry, Wanted()).total)
    assert set(made.values) == {"stance", "source", "outlet", "language", "measure", "size", "said", "published"}


def test_counting_stops_at_its_bound_and_says_so(ferry: Ledger, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(f, "MOST", 5)
    made = facets(ferry, Wanted(), found(ferry, Wanted()).total)
    assert (made.counted, made.whole) == (5, False)
    assert sum(value.often for value in made.values["stance"]) == 5


def test_nothing_found_has_nothing_to_narrow(ferry: Ledger) -> None:
    assert facets(ferry, Wanted(words="zzz"), 0) == f.Facets({}, 0, True)


@pytest.mark.parametrize(
    ("days", "told"),
    [
        (["2031-03-01", "2031-03-01", "2031-03-04", ""], [("4 Mar 2031", 1), ("1 Mar 2031", 2)]),
        ([f"2031-{month:02}-{day:02}" for month in range(1, 9) for day in (3, 9)], [("August 2031", 2), ("July 2031", 2)]),
        ([f"{year}-{month:02}-07" for year in range(2020, 2031) for month in (1, 3, 5, 9)], [("2030", 4), ("2029", 4)]),
    ],
)
def test_dates_are_told_as_finely_as_they_lie_close(days: list[str], told: list[tuple[str, int]]) -> None:
    values = f._days(days, "since", "until")
    assert [(value.label, value.often) for value in values[:2]] == told
    assert all(value.asks["since"] <= value.asks["until"] for value in values)
