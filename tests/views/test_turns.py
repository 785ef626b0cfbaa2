"""What happened in a story: who spoke first, who changed its answer."""

from __future__ import annotations

from dataclasses import replace

from sayso.records import Settlement
from sayso.views.turns import Change, turns
from tests.views import settled as s


def told(settled: Settlement = s.SETTLED) -> list[Change]:
    """What happened, in time."""
    return sorted(turns(settled, s.STORY, "Karrowen dam"), key=lambda each: (each.at or "", each.label or "", each.party_name or ""))


def test_a_toll_that_rose_and_fell_is_one_new_party_and_two_revisions() -> None:
    mine = [(each.kind, each.before, each.after) for each in told() if each.question == s.KILLED and each.party == s.SERVICE]
    assert mine == [("party", None, "≥ 12"), ("revision", "≥ 12", "31"), ("revision", "31", "28")]


def test_a_party_is_new_once_and_answers_after_that() -> None:
    kinds = [(each.kind, each.question) for each in told() if each.party == s.SERVICE and each.question != s.KILLED]
    assert kinds == [("answer", s.HURT)]


def test_each_leads_to_the_statement_that_brought_it() -> None:
    [last] = [each for each in told() if each.after == "28"]
    assert last.voice is not None and last.article == s.REVISED == last.voice.article
    assert (last.at, last.outlet, last.reason) == ("2031-03-13T12:00:00Z", "Lodestar Press", "later by the same party: 31, then 28")


def test_what_waits_for_a_person_has_not_happened() -> None:
    assert not [each for each in told() if each.question == s.WHOSE and each.party == s.TARVENIA]


def test_the_same_answer_again_is_no_change_and_one_taken_back_is() -> None:
    again = s.said("0050", s.KILLED, s.RELIEF, "over 45", s.voice(s.INQUIRY, s.THU, s.RELIEF), low=45, low_open=True, stance="believes")
    kinds = [each.kind for each in told(replace(s.SETTLED, answers=(*s.ANSWERS, again))) if each.party == s.RELIEF]
    assert kinds == ["party"]
    back = s.said("0051", s.OPENED, s.TARVENIA, "Lethia opened no gate", s.voice(s.INQUIRY, s.THU, s.TARVENIA), says=-1)
    relations = (*s.RELATIONS, s.related("0051", "0008", "withdraws", "takes back what it suspected"))
    [last] = [each for each in told(Settlement(s.SETTLED.questions, (*s.ANSWERS, back), relations)) if each.kind == "withdrawal"]
    assert (last.before, last.after, last.reason) == ("yes", "no", "takes back what it suspected")
