"""What of a board is asked for: the voices that are kept, and what there is to choose from."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from sayso.records import Answer, Relation, Settlement
from sayso.views.narrowing import ALL, Choice, heard, offered, stops, until
from tests.views import settled as s
from tests.views.test_rewound import relate

LANGUAGES = {s.LODESTAR: "en", s.REPRINT: "es", s.TUESDAY: "en", s.REVISED: "en"}


def told(choice: Choice, settled: Settlement = s.SETTLED) -> set[str]:
    """The words of the answers that are left."""
    return {answer.words for answer in heard(settled, choice, relate, LANGUAGES).answers}


def test_who_asks_for_everything_gets_it_as_it_is() -> None:
    assert heard(s.SETTLED, ALL, relate) is s.SETTLED and until(s.SETTLED, None, relate) is s.SETTLED


def test_only_those_that_somebody_names() -> None:
    everything, named = told(ALL), told(Choice(named=True))
    assert everything - named == {"the operator was told of the crack in November"}


def test_only_first_hand() -> None:
    relayed = tuple(
        replace(each, voices=tuple(replace(voice, standing="relayed", chain=("Lodestar Press",)) for voice in each.voices))
        if each.words == "140"
        else each
        for each in s.ANSWERS
    )
    assert "140" not in told(Choice(first_hand=True), replace(s.SETTLED, answers=relayed))


def test_one_outlet_and_one_language() -> None:
    assert told(Choice(outlet="Quarrow Standard")) == {"at least 12"}
    assert told(Choice(language="es")) == {"at least 12"}
    assert told(Choice(language="fr")) == set()


def test_without_copies_each_report_is_heard_once() -> None:
    [toll] = [each for each in heard(s.SETTLED, Choice(copies=False), relate).answers if each.words == "at least 12"]
    assert [voice.article for voice in toll.voices] == [s.LODESTAR]
    # Where the report's own article is not among those that are asked for, the copy speaks for it.
    [copy] = heard(s.SETTLED, Choice(copies=False, outlet="Quarrow Standard"), relate).answers
    assert [voice.article for voice in copy.voices] == [s.REPRINT] and copy.known == s.MON + 3600


def test_how_the_others_stand_is_made_anew_but_what_a_person_decided_stays() -> None:
    decided = tuple(replace(each, status="rejected") if each.kind == "contradicts" else each for each in s.RELATIONS)

    def made(answers: Sequence[Answer]) -> tuple[Relation, ...]:
        ids = {answer.id for answer in answers}
        return tuple(each for each in s.RELATIONS if {each.a, each.b} <= ids)

    left = heard(replace(s.SETTLED, relations=decided), Choice(named=True), made)
    assert [each.status for each in left.relations if each.kind == "contradicts"] == ["rejected"]


def test_what_is_offered() -> None:
    offer = offered(s.SETTLED, LANGUAGES)
    assert offer.outlets[0] == ("Lodestar Press", 2) and dict(offer.languages) == {"en": 3, "es": 1}
    assert offer.moments[0] == "2031-03-10T12:00:00Z" and offer.moments[-1] == "2031-03-13T12:00:00Z" and len(offer.moments) == 5


def test_a_slider_has_no_more_stops_than_a_finger_can_tell_apart_and_always_the_last() -> None:
    moments = list(range(0, 400 * 86_400, 43_200))
    found = stops(moments)
    assert len(found) <= 120 and found[-1] == moments[-1] and found == sorted(found)
