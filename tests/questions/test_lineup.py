"""Statements that answer one question are lined up, and others are left alone."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from sayso.questions.lineup import Group, line_up
from sayso.records import Ruling, Told
from tests.questions.telling import read_event


def told(tmp_path: Path, *lines: str) -> list[Told]:
    """Articles of one paragraph each: “Party | stance | paragraph”."""
    path = tmp_path / "event.txt"
    parts = []
    for number, line in enumerate(lines):
        party, stance, paragraph = line.split(" | ")
        parts.append(
            f"@ a{number} en 2026-05-{number + 3:02}T08:00:00Z Paper {number}\n{paragraph}\n"
            f"1 | {party} | {stance} | 2026-05-{number + 3:02} | -\n"
        )
    path.write_text("\n".join(parts), encoding="utf-8")
    return read_event(path).told


CLAIM = "Orrin | asserts | [Orrin] <said> {Pelluria had opened the sluice gates at Tarn}."
DENIAL = "Pelluria | denies | [Pelluria] <denied> {opening any sluice gate at Tarn}."
OTHER = "Caldria | asserts | [Caldria] <said> {the harvest had been good in the northern islands}."
AGREED = "Caldria | asserts | [Caldria] <said> {Pelluria had opened the sluice gates at Tarn}."


def only(groups: list[Group]) -> Group:
    assert len(groups) == 1
    return groups[0]


def test_a_denial_finds_its_claim(tmp_path: Path) -> None:
    group = only(line_up(told(tmp_path, CLAIM, DENIAL, OTHER)))
    assert {(member.told.party_name, member.says) for member in group.members} == {("Orrin", 1), ("Pelluria", -1)}
    assert group.label == "Had Pelluria opened the sluice gates at Tarn?"
    assert all(member.reason for member in group.members)


def test_what_nobody_answers_stays_itself(tmp_path: Path) -> None:
    assert line_up(told(tmp_path, CLAIM, OTHER)) == []


def test_where_all_agree_there_is_no_question(tmp_path: Path) -> None:
    assert line_up(told(tmp_path, CLAIM, AGREED, OTHER)) == []


def test_one_party_that_changes_its_answer(tmp_path: Path) -> None:
    withdrawn = "Orrin | asserts | [Orrin] <said> {Pelluria had not opened the sluice gates at Tarn}."
    group = only(line_up(told(tmp_path, CLAIM, withdrawn, OTHER)))
    assert [member.says for member in group.members] == [1, -1]


def test_who_says_yes_and_no_on_one_day_was_misread(tmp_path: Path) -> None:
    """Within an article, or in two of one day: nothing tells that the answer was changed."""
    withdrawn = "Orrin | asserts | [Orrin] <said> {Pelluria had not opened the sluice gates at Tarn}."
    one, other = told(tmp_path, CLAIM, withdrawn)
    assert line_up([one, replace(other, said_from=one.said_from, said_to=one.said_to)]) == []


def test_a_denial_that_only_names_the_same_answers_nothing(tmp_path: Path) -> None:
    """“Denied any talks with Orlan” says nothing of whom Orlan met."""
    met = "Caldria | asserts | [Caldria] <said> {Orlan had met the envoy of Dunmarch at the harbour talks}."
    denied = "Pelluria | denies | [Pelluria] <denied> {delaying the talks with Orlan and Dunmarch}."
    assert line_up(told(tmp_path, met, denied, OTHER)) == []


def test_a_bill_that_somebody_rails_against_is_not_denied(tmp_path: Path) -> None:
    """Opposing it is no answer; denying it is one."""
    for cue, groups in (("denied", 1), ("railed against", 0)):
        (tmp_path / "event.txt").write_text(
            "@ a0 en 2026-05-03T08:00:00Z Paper 0\n"
            "[Orrin] <said> {the sluice gates at Tarn had been opened}.\n"
            "1 | Orrin | asserts | 2026-05-03 | -\n"
            f"[Pelluria] <{cue}> {{it}} on Sunday.\n"
            "1 | Pelluria | denies | 2026-05-03 | -\n",
            encoding="utf-8",
        )
        assert len(line_up(read_event(tmp_path / "event.txt").told)) == groups, cue


def test_what_should_be_is_another_question(tmp_path: Path) -> None:
    assert line_up(told(tmp_path, "Orrin | asserts | [Orrin] <said> {the sluice gates at Tarn should be opened}.", DENIAL, OTHER)) == []


def test_whose_idea_it_was(tmp_path: Path) -> None:
    idea = "Orrin | believes | [Orrin] <believes> that {the joint patrol in the strait was Pelluria's idea}."
    offer = "Caldria | believes | [Caldria] <believes> that {the joint patrol in the strait was an offer from Dunmarch}."
    names = "Orlan | asserts | [Orlan] <said> {he had seen Pelluria and Dunmarch talk}."
    group = only(line_up(told(tmp_path, idea, offer, names)))
    assert group.kind == "who"
    assert group.label == "Whose idea was the joint patrol in the strait?"


def test_a_person_outranks_every_likeness(tmp_path: Path) -> None:
    claims = told(tmp_path, CLAIM, DENIAL, OTHER)
    apart = Ruling(join="question", a=claims[0].claim.id, b=claims[1].claim.id, verdict="no", by="me", at="2026-05-09")
    assert line_up(claims, [apart]) == []
    unsure = Ruling(join="question", a=claims[1].claim.id, b=claims[0].claim.id, verdict="unsure", by="me", at="2026-05-09")
    assert line_up(claims, [unsure]) == []
    flood = "Orrin | asserts | [Orrin] <said> {Pelluria had flooded the valley}."
    far = told(tmp_path, flood, "Pelluria | denies | [Pelluria] <denied> {touching the weir}.")
    assert line_up(far) == []
    together = Ruling(join="question", a=far[0].claim.id, b=far[1].claim.id, verdict="yes", by="me", at="2026-05-09")
    assert only(line_up(far, [together])).members[0].reason == "decided by me"


def test_what_is_hardly_a_statement_answers_nothing(tmp_path: Path) -> None:
    claim, denial, other = told(tmp_path, CLAIM, DENIAL, OTHER)
    assert line_up([claim, replace(denial, confidence=0.1), other]) == []


def test_a_plain_not_answers_a_bare_event(tmp_path: Path) -> None:
    """“Did not rule out *a fire*” and “the fire was not …” are two answers; “a levy” is another thing."""
    suspected = "Aldo Prenn | suspects | [Aldo Prenn] <did not rule out> {an explosion}."
    group = only(line_up(told(tmp_path, suspected, "Orrin | asserts | [Orrin] <said> {explosives were not used}.", OTHER)))
    assert group.label in {"Was there an explosion?", "Were explosives used?"}
    assert {(member.told.party_name, member.says) for member in group.members} == {("Aldo Prenn", 1), ("Orrin", -1)}


def test_another_act_is_another_question(tmp_path: Path) -> None:
    """Who denies that the gates were opened answers nobody who tells that they were painted."""
    painted = "Orrin | asserts | [Orrin] <said> {the guild of Tarn had painted the sluice gates}."
    opened = "Pelluria | denies | [Pelluria] <denied> {that the guild of Tarn had opened the sluice gates}."
    assert line_up(told(tmp_path, painted, opened, OTHER)) == []


def test_what_will_be_is_another_question(tmp_path: Path) -> None:
    never = "Pelluria | denies | [Pelluria] <denied> {it would open the sluice gates at Tarn}."
    assert line_up(told(tmp_path, CLAIM, never, OTHER)) == []


def test_another_doer_is_another_question(tmp_path: Path) -> None:
    """“We did not do it” and “they did it” are no contradiction."""
    own = "Pelluria | denies | [Pelluria] <denied> {opening the sluice gates}."
    others = "Orrin | asserts | [Orrin] <accused> {the millers of opening the sluice gates}."
    assert line_up(told(tmp_path, own, others, OTHER)) == []


def test_who_is_against_a_thing_denies_nothing(tmp_path: Path) -> None:
    sold = "Orrin | asserts | [Orrin] <said> {the merger of the mills had begun}."
    against = "Caldria | denies | [Caldria] <rejected> {the merger of the mills}."
    assert line_up(told(tmp_path, sold, against, OTHER)) == []


def test_who_says_it_must_be_known(tmp_path: Path) -> None:
    nobody = [replace(each, source_name="", party_name="") if each.stance == "denies" else each for each in told(tmp_path, CLAIM, DENIAL)]
    assert line_up(nobody) == []


def test_what_nobody_can_ask_is_no_question(tmp_path: Path) -> None:
    """“He” in somebody's own words is not named: no label, no question."""
    says = "Orrin | asserts | “{He had opened them at Tarn},” [Orrin] <said>."
    says_not = "Caldria | asserts | “{He had not opened them at Tarn},” [Caldria] <said>."
    assert line_up(told(tmp_path, says, says_not, OTHER)) == []


def test_a_name_in_short_is_no_other_doer(tmp_path: Path) -> None:
    """“It was Greta Holm's idea” and “it was Holm's idea” name one person."""
    one = "Orrin | asserts | [Orrin] <said> {the patrol of the strait was Greta Holm's idea}."
    other = "Caldria | asserts | [Caldria] <said> {the patrol of the strait was Holm's idea}."
    assert line_up(told(tmp_path, one, other, OTHER)) == []
