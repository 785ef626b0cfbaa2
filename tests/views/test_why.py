"""What was chosen, from which words, by which rule; and in words where nothing was."""

from __future__ import annotations

from dataclasses import replace

from sayso.records import Candidate, ChainLink, Holder, When
from sayso.views.why import NO_DATE, NO_HOLDER, NOTHING_NOTED, why
from tests.cli.heard import KILLED, OVERLOADED, holder

SHE = replace(
    KILLED,
    source=replace(
        holder("the coast guard", "Orla Coast Guard", "organisation"),
        part_of="Ministry of Transport",
        forms=("OCG", "the guard"),
        anonymity="because the inquiry is open",
        because="a body called “guard” (5.5)",
        candidates=(Candidate("Vesna", "outlet", 2.25, "spoke before"), Candidate("Orla", "state", -1.0, "named before")),
    ),
    stance_because="{say}",
    said_at=When("2031-05-06", "2031-05-06", "day", "Tuesday", None, "weekday: the latest including publication day"),
)


def test_the_holder_is_chosen_among_runners_up() -> None:
    told = why(SHE).holder
    assert (told.chosen, told.words, told.because) == ("Orla Coast Guard", "the coast guard", "a body called “guard” (5.5)")
    assert [candidate.name for candidate in told.others] == ["Vesna", "Orla"]
    assert dict(told.notes) == {
        "kind": "organisation",
        "speaks for": "Ministry of Transport",
        "also called": "OCG · the guard",
        "no name given": "“because the inquiry is open”",
    }


def test_a_holder_that_is_not_to_be_known_is_said_to_be() -> None:
    told = why(replace(KILLED, source=Holder("", (), None, "unnamed"))).holder
    assert (told.chosen, told.because) == (None, NO_HOLDER)
    described = why(replace(KILLED, source=Holder("an official", (), None, "unnamed", because="described (2.0)"))).holder
    assert (described.chosen, described.because) == ("an official", "described (2.0)")


def test_the_stance_names_the_lexicon_s_entry_or_the_sentence_that_decided() -> None:
    assert why(SHE).stance.because == "the lexicon’s entry “{say}”"
    for sentence in ("the quotation is a question", "the cue attributes and says no more"):
        assert why(replace(SHE, stance_because=sentence)).stance.because == sentence
    told = why(OVERLOADED).stance
    assert (told.chosen, told.words, told.notes) == (
        "neither confirms nor denies",
        "neither confirmed nor denied",
        (("hedged by", "“reportedly”"),),
    )
    assert why(replace(SHE, negated=True)).stance.chosen == "not: asserts"


def test_the_date_is_told_against_publication() -> None:
    told = why(SHE, "2031-05-07").date
    assert (told.chosen, told.words) == ("6 May 2031, the day before publication", "Tuesday")
    assert told.because == "weekday: the latest including publication day"
    assert (why(OVERLOADED).date.chosen, why(OVERLOADED).date.because) == (None, NO_DATE)


def test_each_link_of_the_chain_says_what_it_did() -> None:
    first, second = why(OVERLOADED).chain
    assert (first.chosen, first.words) == ("harbour official cites the holder", "citing a harbour official")
    assert second.chosen == "Vesna reports it"
    ruled = replace(OVERLOADED, chain=(ChainLink("Vesna", "told", "told Vesna", (), "told + an outlet"),))
    assert [(link.chosen, link.because) for link in why(ruled).chain] == [("Vesna was told by the holder", "told + an outlet")]
    assert why(KILLED).chain == ()


def test_what_was_read_before_the_reasons_were_kept_says_so() -> None:
    told = why(KILLED)
    assert {told.holder.because, told.stance.because, told.date.because, why(OVERLOADED).chain[0].because} == {NOTHING_NOTED}
