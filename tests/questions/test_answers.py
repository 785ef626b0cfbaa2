"""One answer for every party, value and time; and what is no revision."""

from __future__ import annotations

from sayso.questions import grounds, settle
from sayso.records import Answer, Told
from tests.questions.invented import counted, told


def trail(*every: Told, party: str = "Guard") -> list[str]:
    """The answers of *party* in time, in words."""
    answers = [answer for answer in settle("story", every).answers if answer.party_name == party]
    return [answer.words for answer in sorted(answers, key=lambda each: (each.said_from, not each.former, each.known))]


def only(*every: Told) -> Answer:
    """The one answer of *every*."""
    (answer,) = settle("story", every).answers
    return answer


def test_the_same_number_told_again_is_no_revision() -> None:
    """By another page, on another day, with another bound."""
    again = [told("Guard", counted(31.0)), told("Guard", counted(31.0), day=2), told("Guard", counted(31.0, open=True), day=3)]
    assert trail(*again) == ["31"]
    assert len(only(*again).voices) == 3


def test_a_late_page_with_an_old_number_revises_nothing() -> None:
    """An undated 12 that is read after 31 is that of Monday; a dated one would be a return to it."""
    every = [told("Guard", counted(12.0)), told("Guard", counted(31.0), day=1), told("Guard", counted(12.0), day=2)]
    assert trail(*every) == ["12", "31"]
    back = told("Guard", counted(12.0), day=2, said="2030-03-19")
    assert trail(*every[:2], back) == ["12", "31", "12"]


def test_an_old_page_read_later_is_ordered_by_what_it_tells() -> None:
    """Order by the day said, else by publication."""
    assert trail(told("Guard", counted(31.0), day=1), told("Guard", counted(12.0), day=3, said="2030-03-17")) == ["12", "31"]


def test_a_copy_s_day_is_that_of_its_original() -> None:
    """A reprint of Monday's report on Wednesday tells Monday's number."""
    first, then = told("Guard", counted(12.0), article="dispatch"), told("Guard", counted(31.0), day=1)
    reprint = told("Guard", counted(13.0), day=2, article="reprint", origin="dispatch")
    assert trail(first, then, reprint)[-1] == "31"


def test_an_article_s_own_trail() -> None:
    """“From 12 to 31”: the former answer stands before the new, marked, and joins the answer that others tell."""
    raised = told("Guard", counted(12.0, former=True, span=(9, 11)), counted(31.0), day=1, revises="raised")
    settled = settle("story", [raised])
    assert [(answer.words, answer.former) for answer in sorted(settled.answers, key=lambda each: not each.former)] == [
        ("12", True),
        ("31", False),
    ]
    (relation,) = settled.relations
    assert (relation.kind, relation.score) == ("revises", 1.0)
    assert trail(raised, told("Guard", counted(12.0))) == ["12", "31"]


def test_another_body_s_spokesman_revises_nothing() -> None:
    """Two parties, two answers, no trail."""
    settled = settle("story", [told("Guard", counted(31.0)), told("Police", counted(28.0), day=1)])
    assert not [relation for relation in settled.relations if relation.kind == "revises"]


def test_things_that_measure_nothing_need_two_answers_that_differ() -> None:
    """40 boats told twice alike are no question; 40 against 55 are; people of whom nothing is told are none."""
    boats = [told("Guard", counted(40.0, measure="count", of="boats")), told("Charity", counted(40.0, measure="count", of="boats"))]
    assert settle("story", boats).questions == ()
    boats.append(told("Mayor", counted(55.0, measure="count", of="boats")))
    assert [question.label for question in settle("story", boats).questions] == ["How many boats?"]
    people = [told("Guard", counted(40.0, measure="count", of="workers")), told("Charity", counted(55.0, measure="count", of="workers"))]
    assert settle("story", people).questions == ()


def test_soldiers_of_one_side_are_soldiers() -> None:
    """Until the other side's are counted, too."""
    one = [told("Guard", counted(40.0, of="Lethian soldiers")), told("Charity", counted(90.0, of="soldiers"))]
    assert [question.label for question in settle("story", one).questions] == ["How many soldiers were killed?"]
    two = [*one, told("Mayor", counted(7.0, of="Tarvenian soldiers"))]
    assert len(settle("story", two).questions) == 3


def test_a_sentence_behind_the_missing_may_be_of_the_dead() -> None:
    """An inferred measure gives way to the one that the party told the number of; alone it raises no question."""
    unsure = told("Charity", counted(45.0, measure="missing", inferred=True), day=1)
    assert settle("story", [unsure]).questions == ()
    settled = settle("story", [unsure, told("Charity", counted(45.0))])
    assert [question.measure for question in settled.questions] == ["killed"]


def test_what_an_answer_rests_on() -> None:
    """Copies are folded, relays are followed to who had it first, and little is called little."""
    unnamed = grounds(only(told("two officials", counted(12.0), kind="unnamed")))
    assert unnamed.rests_on == "rests on one unnamed source through one outlet"
    assert (unnamed.named, unnamed.first_hand, unnamed.articles) == (False, True, 1)
    every = [
        told("Guard", counted(12.0), article="dispatch", outlet="Osk Press Agency"),
        told("Guard", counted(12.0), article="reprint", origin="dispatch", outlet="Standard"),
        told("Guard", counted(12.0), article="cited", outlet="Marn Now", chain=("Osk Press",), standing="relayed"),
    ]
    rests = grounds(only(*every))
    assert (rests.articles, rests.ends) == (3, ("Osk Press Agency",))
    assert rests.rests_on == "rests on one source through one outlet"
    two = grounds(only(*every, told("Guard", counted(12.0), article="own", outlet="El Faro")))
    assert (two.ends, two.rests_on) == (("Osk Press Agency", "El Faro"), "")
