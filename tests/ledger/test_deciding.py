"""What becomes of a page, from plain values."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.ledger.deciding import Reading, Version, decide, in_order

HELD = Reading("model 1", (None, None), 100.0, "bb")


@pytest.mark.parametrize(
    ("held", "came", "elsewhere", "otherwise", "outcome", "write"),
    [
        (None, HELD, False, False, "new", True),
        (None, HELD, True, False, "version", True),
        (None, HELD, True, True, "reread", True),
        (HELD, HELD, False, False, "unchanged", False),
        (HELD, HELD, True, False, "unchanged", False),
        (HELD, replace(HELD, made_by="model 2"), False, False, "reread", True),
        (HELD, replace(HELD, told=("2031-01-01", None)), False, False, "reread", True),
        (replace(HELD, told=("2031-01-01", None)), HELD, False, False, "unchanged", False),
        (HELD, replace(HELD, captured_at=200.0, sha256="aa"), False, False, "unchanged", False),
        (HELD, replace(HELD, captured_at=None, sha256="aa"), False, False, "unchanged", False),
        (HELD, replace(HELD, captured_at=50.0, sha256="cc"), False, False, "unchanged", True),
    ],
)
def test_decisions(held: Reading | None, came: Reading, elsewhere: bool, otherwise: bool, outcome: str, write: bool) -> None:
    decision = decide(held, came, elsewhere=elsewhere, otherwise=otherwise)
    assert (decision.outcome, decision.write) == (outcome, write)


readings = st.builds(Reading, st.just("m"), st.just((None, None)), st.none() | st.floats(0, 3), st.sampled_from("abc"))


@given(st.lists(readings, min_size=1, max_size=5).flatmap(lambda those: st.tuples(st.just(those), st.permutations(those))))
def test_the_record_of_several_captures_is_the_same_in_any_order(orders: tuple[list[Reading], list[Reading]]) -> None:
    def record(captures: list[Reading]) -> Reading:
        held = captures[0]
        for came in captures[1:]:
            held = came if decide(held, came, elsewhere=False, otherwise=False).write else held
        return held

    assert record(orders[0]) == record(orders[1])


versions = st.builds(Version, st.text("abc", min_size=1, max_size=3), st.floats(0, 3), st.tuples(st.just(""), st.just("")), st.just("9"))


@given(
    st.lists(versions, min_size=1, max_size=6, unique_by=lambda each: each.id).flatmap(lambda a: st.tuples(st.just(a), st.permutations(a)))
)
def test_versions_make_one_chain_in_any_order(orders: tuple[list[Version], list[Version]]) -> None:
    places = in_order(orders[0])
    assert places == in_order(orders[1])
    assert [place.is_latest for place in places] == [False] * (len(places) - 1) + [True]
    assert [place.version_of for place in places] == [None, *(place.id for place in places[:-1])]
    known = {version.id: version.known_at for version in orders[0]}
    assert [known[place.id] for place in places] == sorted(known.values())
