"""The demo's yes-no questions come out of its author's own statements, by rules that were not written for them."""

from __future__ import annotations

from functools import cache

from sayso.questions.likeness import says
from sayso.questions.lineup import Group, line_up
from tests.questions.telling import Event, cells, measure, read_demo


@cache
def demo() -> Event:
    return read_demo(bodies=True)


@cache
def groups() -> list[Group]:
    return line_up(demo().told)


def group_of(question: str) -> Group:
    """The group that holds most of what the author lines up under *question*."""
    claims = demo().gold[question]
    return max(groups(), key=lambda group: sum(member.told.claim.id in claims and member.status == "confirmed" for member in group.members))


def test_what_each_statement_says() -> None:
    """Yes, no or neither is read rightly wherever the author lines a statement up, but where a later clause alone tells."""
    told = {each.claim.id: each for each in demo().told}
    wrong = [
        (told[claim].claim.text, answer, says(told[claim]))
        for claims in demo().gold.values()
        for claim, answer in claims.items()
        if told[claim].claim.point is not None and says(told[claim]) != answer
    ]
    assert {text for text, _, _ in wrong} <= {"se acercara a menos de tres kilómetros del muro"}


def test_how_much_of_the_board_is_there() -> None:
    """Floors: they rise as the rules do. One wrong cell costs more than one missed."""
    found, total, wrong = measure(demo(), groups())
    assert total == 30
    assert found >= 23
    assert wrong <= 4


def test_the_release_is_one_question_in_two_languages() -> None:
    """Suspected, denied in four wordings, confirmed not to have been in Spanish, and withdrawn."""
    group = group_of("gates")
    stand = cells(group.members)
    assert ("Teodar Hask", "2026-03-09", 1) in stand
    assert ("Teodar Hask", "2026-03-13", -1) in stand
    assert ("Lethia", "2026-03-10", -1) in stand
    assert ("Lethian Foreign Ministry", "2026-03-10", -1) in stand
    assert group.kind == "yes-no"
    assert group.label in {"Had water been released upstream?", "Was there a release from the Tolmeer reservoir in Lethia?"}


def test_denied_then_conceded() -> None:
    stand = cells(group_of("warned").members)
    assert {says for party, _, says in stand if party == "Vorn Hydro"} >= {1, -1}


def test_neither_then_confirmed() -> None:
    group = group_of("ministry-copy")
    assert ("Works Ministry of Tarvenia", "2026-03-11", 0) in cells(group.members)
    assert ("Works Ministry of Tarvenia", "2026-03-13", 1) in cells(group.members)
    assert group.label in {"Did Works Ministry of Tarvenia have a copy?", "Does Works Ministry of Tarvenia hold the report?"}


def test_a_denial_that_only_points_back() -> None:
    """“Drigg denies *this*” answers what the sentence before claims."""
    stand = cells(group_of("minister-knew").members)
    assert stand >= {("Davin Pellorn", "2026-03-13", 1), ("Hallam Drigg", "2026-03-13", -1)}


def test_copies_answer_with_their_original() -> None:
    """A translated dispatch's statements stand with the dispatch's own."""
    group = group_of("explosion")
    assert {member.told.language for member in group.members if member.told.party_name == "Interior Ministry of Tarvenia"} == {"en"}
    assert {member.told.language for member in group.members} == {"en", "es"}
