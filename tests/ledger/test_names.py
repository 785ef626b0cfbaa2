"""When two names are one: by key, by likeness, by what articles tell."""

from __future__ import annotations

from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.ledger import names
from sayso.ledger.names import Sort, blocks, is_full, key, latin, likeness, lives, stands_for, words_of


@pytest.mark.parametrize(
    ("one", "other", "sort"),
    [
        ("Ministry of Health", "the Health Ministry", "body"),
        ("Defence Department", "Department of Defense", "body"),
        ("Orla Coast Guard (OCG)", "Orla Coast Guard", "body"),
        ("Vorn Hydro", "Vorn Hydro Ltd.", "body"),
        ("AP", "The Associated Press", "body"),
        ("U.N.", "United Nations", "body"),
        ("Anatoly Brelskyy", "Анатолий Брельский", "person"),
        ("Andrii Vornenko", "Andriy Vornenko", "person"),
        ("Dr. Ana Brel", "Ana Brel, PhD", "person"),
        ("Omar al-Vorn", "Omar Al Vorn", "person"),
        ("Pell-Ove Aurin", "Pell Ove Aurin", "person"),
        ("Léa Ørn", "Lea Orn", "person"),
    ],
)
def test_one_name(one: str, other: str, sort: Sort) -> None:
    assert key(one, sort) == key(other, sort)


@pytest.mark.parametrize(
    ("one", "other", "sort"),
    [
        ("Ministry of Health", "Ministry of Finance", "body"),
        ("University of Osk", "Osk University", "body"),
        ("Bank of Orl", "Orl Bank", "body"),
        ("Toni Brel", "Tony Brel", "person"),
        ("Ana Brel", "Anna Brel", "person"),
        ("Donal Brel", "Donal J. Brel", "person"),
        ("Donal Brel", "Donal Brel Jr.", "person"),
        ("Donal Brel II", "Donal Brel III", "person"),
    ],
)
def test_two_names(one: str, other: str, sort: Sort) -> None:
    assert key(one, sort) != key(other, sort)


@pytest.mark.parametrize(
    ("one", "other", "sort", "because"),
    [
        ("Donal Brel", "Donal J. Brel", "person", "one gives a middle name or initial"),
        ("Ana Brel", "Ana Brel Vorn", "person", "one gives a second surname"),
        ("Vorn Ana", "Ana Vorn", "person", "the same names in another order"),
        ("Muhammad Brel", "Mohamed Brel", "person", "one name in two spellings"),
        ("Marten Brel", "Martin Brel", "person", "the spellings are alike"),
        ("Orla Coast Guard", "OCG", "body", "one is the other's initials"),
        ("Osk Elections Board", "Osk Election Board", "body", "the spellings are alike"),
    ],
)
def test_alike_names_meet_in_a_pen_and_are_suggested(one: str, other: str, sort: Sort, because: str) -> None:
    assert blocks(one, sort) & blocks(other, sort)
    found = likeness(one, other, sort)
    assert found is not None and found.because == because
    assert likeness(other, one, sort) == found


@pytest.mark.parametrize(
    ("one", "other", "sort"),
    [("Dan Brel", "Dean Brel", "person"), ("Ana Brel", "Ana Vorn", "person"), ("1st Osk Guard", "2nd Osk Guard", "body")],
)
def test_unlike_names_are_not(one: str, other: str, sort: Sort) -> None:
    assert likeness(one, other, sort) is None


def test_a_title_makes_no_full_name_of_a_surname() -> None:
    assert not is_full("President Brel", "person") and is_full("Pope Brel", "person")


def test_a_part_of_a_name_stands_for_it_in_its_article_alone() -> None:
    assert not stands_for("the Guard", "Orla Coast Guard") and not stands_for("Brel", "Ana Brel")
    assert stands_for("АНВ", "ANV")


def test_lives_are_the_same_in_any_order() -> None:
    several = [
        frozenset(each.split()) for each in ("sport", "politics", "law business", "business", "medicine", "politics sport", "people")
    ]
    assert len({frozenset(lives(order)) for order in permutations(several, 5) if set(order) == set(several[:5])}) == 1


@given(st.text(max_size=40))
def test_no_name_is_too_odd(odd: str) -> None:
    sorts: tuple[Sort, Sort] = ("person", "body")
    for sort in sorts:
        assert isinstance(key(odd, sort), str) and isinstance(is_full(odd, sort), bool)
        assert all(blocks(odd, sort)) or not blocks(odd, sort)
        likeness(odd, odd[::-1], sort)
    assert isinstance(latin(odd), str) and isinstance(words_of(odd), list)


def test_the_examples() -> None:
    import doctest

    assert doctest.testmod(names).failed == 0
