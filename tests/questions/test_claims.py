"""Claims: one a statement, one for each toll that is nobody's but the article's."""

from __future__ import annotations

from sayso.figures import find_tolls
from tests.questions.heard import article, claimed, statement

TEXT = "At least 12 people were killed when a ferry sank off Marn.\n\nThe coast guard said 9 people were missing. It put the dead at 12."


def test_an_attributed_toll_is_the_party_s_and_no_own_claim() -> None:
    """What a statement carries the outlet does not say itself; what it tells alone it does."""
    home = article(TEXT)
    tolls = find_tolls(home)
    alone = claimed(home, statement(home, "9 people were missing"), tolls=tolls)
    assert [(claim.own, claim.counted[0].measure) for claim in alone] == [(False, "missing"), (True, "killed")]
    both = claimed(home, statement(home, "At least 12 people were killed when a ferry sank off Marn"), tolls=tolls)
    assert [claim.own for claim in both] == [False]


def test_an_own_claim_holds_its_words_and_place() -> None:
    """Its id holds, its span cuts out the toll."""
    home = article(TEXT)
    (own,) = [claim for claim in claimed(home, tolls=find_tolls(home)) if claim.own]
    start, end = own.counted[0].span
    assert home.text[start:end] in {"At least 12", "12"}
    assert own.id == claimed(home, tolls=find_tolls(home))[0].id
    assert own.text.startswith("At least 12")


def test_a_figure_no_longer_given_is_a_claim_without_a_number() -> None:
    """And withdraws."""
    home = article("The mayor said she no longer wished to give a figure.")
    (claim,) = claimed(home, statement(home, "she no longer wished to give a figure", stance="no-comment"))
    assert claim.revises == "no longer wished to give"
    assert [(each.measure, each.low, each.high) for each in claim.counted] == [("figure", None, None)]


def test_whose_count_is_read_out() -> None:
    """The minister reads the Coast Guard's count and goes on reading."""
    home = article(
        "The toll has risen to 31, the minister, Ira Lund, said, reading the Osk Coast Guard’s noon count to parliament.\n\n"
        "We have 31 dead and 9 missing, he said."
    )
    first = statement(home, "The toll has risen to 31", name="Ira Lund")
    then = statement(home, "We have 31 dead and 9 missing", name="Ira Lund")
    other = statement(home, "9 missing", name="Ana Orl")
    assert [claim.whose for claim in claimed(home, first, then, other)] == ["Osk Coast Guard", "Osk Coast Guard", ""]


def test_initially_is_former() -> None:
    """A pluperfect without a day tells what was said once."""
    home = article("The ministry had said that 12 people died.")
    (claim,) = claimed(home, statement(home, "12 people died", cue="had said"))
    assert claim.former
