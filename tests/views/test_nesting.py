"""Every statement is shown once, right after the one it stands within."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from sayso.records import Statement
from sayso.views.nesting import nested
from tests.web import books

SAID = books.dispatch().statements


def within(outer: dict[int, int]) -> list[Statement]:
    """The dispatch's statements, *outer* telling by number which stands within which."""
    return [replace(each, within=SAID[outer[at]].id if at in outer else None) for at, each in enumerate(SAID)]


def shown(statements: list[Statement]) -> list[tuple[int, int]]:
    """The numbers in the order shown, each with its depth."""
    numbers = {each.id: at for at, each in enumerate(SAID)}
    return [(numbers[each.id], depth) for each, depth in nested(statements)]


def test_an_inner_one_follows_its_outer_one_before_others_are_read() -> None:
    assert shown(within({2: 0, 3: 2, 4: 0}))[:6] == [(0, 0), (2, 1), (3, 2), (4, 1), (1, 0), (5, 0)]


def test_an_outer_one_comes_first_though_both_begin_together() -> None:
    outer = replace(SAID[0], content=SAID[1].content, id="b")
    inner = replace(SAID[1], within="b", id="a")
    assert [(each.id, depth) for each, depth in nested([inner, outer])] == [("b", 0), ("a", 1)]


def test_one_whose_outer_statement_is_missing_stands_by_itself() -> None:
    assert shown(within({2: 0})[1:])[:2] == [(1, 0), (2, 0)]


@given(st.dictionaries(st.integers(0, len(SAID) - 1), st.integers(0, len(SAID) - 1)))
def test_none_is_lost_or_shown_twice_even_in_a_circle(outer: dict[int, int]) -> None:
    assert sorted(number for number, _ in shown(within(outer))) == list(range(len(SAID)))
