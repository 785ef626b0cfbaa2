"""How answers stand to one another: contradiction only where both cannot be true."""

from __future__ import annotations

import pytest

from sayso.questions import settle
from sayso.records import Told
from tests.questions.invented import counted, told


def kinds(*every: Told) -> list[str]:
    """The relations between the answers of *every*, by kind, sorted."""
    return sorted(relation.kind for relation in settle("story", every).relations)


@pytest.mark.parametrize(
    ("one", "other", "kind"),
    [
        (counted(31.0), counted(45.0, open=True, low_open=True), "contradicts"),
        (counted(31.0), counted(31.0), "agrees"),
        (counted(31.0), counted(31.0, open=True), "refines"),
        (counted(4.0), counted(3.0, 5.0), "refines"),
        (counted(1000.0, open=True, low_open=True), counted(3000.0, open=True, low_open=True), "differs"),
        (counted(6200.0), counted(None, 9000.0), "differs"),
        (counted(31.0), counted(12.0, open=True), "differs"),
        (counted(45.0, open=True, low_open=True), counted(44.0, open=True), "refines"),
        (counted(60.0, approximate=True), counted(64.0), "agrees"),
        (counted(60.0, approximate=True), counted(70.0), "contradicts"),
        (counted(3.0, 5.0), counted(6.0, 9.0), "contradicts"),
        (counted(12.0, open=True, vague=True), counted(19.0), "refines"),
    ],
)
def test_two_parties_on_one_day(one: object, other: object, kind: str) -> None:
    """Both ways round."""
    assert kinds(told("Guard", one), told("Charity", other)) == [kind]  # type: ignore[arg-type]  # both are Counted
    assert kinds(told("Charity", other), told("Guard", one)) == [kind]  # type: ignore[arg-type]


def test_money_of_two_currencies_is_not_compared() -> None:
    """What a crown is worth is not for us to say; an amount without a currency is of any."""
    one, other = counted(3.0, measure="cost", unit="crown"), counted(9.0, measure="cost", unit="dollar")
    assert kinds(told("Guard", one), told("Charity", other)) == []
    assert kinds(told("Guard", one), told("Charity", counted(9.0, measure="cost"))) == ["contradicts"]


def test_a_denial_answers_what_it_denies() -> None:
    """Who denies 40 says nothing against 12, and two denials nothing against one another."""
    denial = told("Guard", counted(40.0), stance="denies")
    assert kinds(denial, told("Charity", counted(40.0))) == ["denies"]
    assert kinds(denial, told("Charity", counted(12.0))) == []
    assert kinds(denial, told("Charity", counted(40.0), stance="denies")) == []


def test_latest_answers_are_compared_and_a_rising_count_contradicts_nobody() -> None:
    """“At least 12” on Monday against 31 on Tuesday; on Tuesday both must be true."""
    monday = told("Guard", counted(12.0), day=0, said="2030-03-17")
    assert kinds(monday, told("Charity", counted(31.0), day=1)) == []
    tuesday = told("Guard", counted(28.0), day=1)
    assert kinds(monday, tuesday, told("Charity", counted(31.0), day=1)) == ["contradicts", "revises"]


def test_other_subsets_places_and_moments_are_other_questions() -> None:
    """None of them is compared with the toll."""
    whole = told("Guard", counted(31.0))
    for part in (counted(9.0, of="children"), counted(40.0, place="Osk"), counted(90.0, moment="2013"), counted(50.0, measure="injured")):
        assert kinds(whole, told("Charity", part)) == []


def test_who_gives_no_figure_is_shown_so() -> None:
    """A withdrawn figure replaces the one given."""
    figure = counted(None, None, measure="figure", as_said="figure", open=True)
    mayor = [told("Mayor", counted(40.0)), told("Mayor", figure, day=1, stance="no-comment", revises="no longer gives")]
    assert kinds(*mayor) == ["withdraws"]
    assert kinds(*mayor, told("Guard", counted(31.0), day=1)) == ["no-comment", "withdraws"]


def test_a_dispute_is_told_after_one_has_given_in() -> None:
    """The Guard's “none” stood against the Charity's four until the Guard counted four, too; what agreed is not told again."""
    guard = [told("Guard", counted(0.0)), told("Guard", counted(4.0), day=2)]
    charity = told("Charity", counted(4.0, open=True), day=1)
    assert kinds(*guard, charity) == ["contradicts", "refines", "revises"]
    (once,) = (each for each in settle("story", [*guard, charity]).relations if each.kind == "contradicts")
    assert once.reason.endswith("; until 2030-03-19")
    assert kinds(*guard, told("Charity", counted(4.0, open=True), day=2)) == ["refines", "revises"]


def test_who_changed_before_another_spoke_was_at_no_dispute_with_it() -> None:
    """Twelve on Monday and forty on Tuesday; the Charity's 40 is of Wednesday."""
    guard = [told("Guard", counted(12.0)), told("Guard", counted(40.0), day=1)]
    assert kinds(*guard, told("Charity", counted(40.0), day=2)) == ["agrees", "revises"]


def test_none_is_no_count_that_rises() -> None:
    """“None” on Monday and four on Tuesday cannot both be true."""
    assert kinds(told("Guard", counted(0.0)), told("Charity", counted(4.0), day=1)) == ["contradicts"]


def test_many_parties_of_a_former_dispute_speak_through_the_first() -> None:
    """Twenty who said 12 until they said 40, against one that says 40 throughout: one dispute and not twenty."""
    every = [told(f"Town {number}", counted(12.0), day=1) for number in range(20)]
    every += [told(f"Town {number}", counted(40.0), day=2) for number in range(20)]
    assert kinds(*every, told("Charity", counted(40.0))).count("contradicts") == 1
