"""A sentence that says two things, taken apart."""

from __future__ import annotations

from pathlib import Path

import pytest

from sayso.traces import Point
from tests.questions.test_points import one, told


def further(tmp_path: Path, content: str, stance: str = "asserts", cue: str = "said") -> list[Point]:
    return list(one(tmp_path, content, stance, cue).claim.further)


@pytest.mark.parametrize(
    ("content", "acts", "label"),
    [
        ("the crew left the bridge and opened the valve", ["open"], "Did the crew open the valve?"),
        ("the crew had left the bridge and had not opened the valve", ["open"], "Had the crew opened the valve?"),
        ("the crew left the bridge after opening the valve", ["open"], "Did the crew open the valve?"),
        ("the lock was shut because the guild had warned the town", ["warn"], "Had the guild warned the town?"),
        ("the lock was shut, but the guild sold the grain", ["sell"], "Did the guild sell the grain?"),
    ],
)
def test_a_further_clause_is_a_point_of_its_own(tmp_path: Path, content: str, acts: list[str], label: str) -> None:
    """With who does it, where that was told before."""
    found = further(tmp_path, content)
    assert [point.act for point in found] == acts
    assert found[0].label == label


@pytest.mark.parametrize(
    "content",
    [
        "the crew opened the valve and the lock",
        "the old and rusted valve was opened",
        "if the crew had left the bridge and opened the valve, the mill would stand",
        "the crew opened the valve, and the guild said that it was warned",
    ],
)
def test_what_is_one_clause_or_another_s_word_is_not_taken_apart(tmp_path: Path, content: str) -> None:
    assert further(tmp_path, content) == []


def test_who_denies_a_sentence_does_not_deny_what_it_takes_as_given(tmp_path: Path) -> None:
    """“Denied opening fire after crossing the strait” may well have crossed it."""
    assert further(tmp_path, "that the crew fired after crossing the strait", "denies", "denied") == []
    assert [point.act for point in further(tmp_path, "that the crew fired and crossed the strait", "denies", "denied")] == ["cross"]


def test_it_was_the_crew_that_did_it(tmp_path: Path) -> None:
    """What sets the doer before the act is taken for a plain sentence."""
    point = one(tmp_path, "it was the mill crew that had opened the valve").claim.point
    assert point is not None
    assert (point.act, point.label) == ("open", "Had the mill crew opened the valve?")


def test_a_label_knows_from_which_side_it_asks(tmp_path: Path) -> None:
    """“Were the doors locked?” asks for the opposite of whether they were open."""
    locked, shut, opened = (one(tmp_path, f"the doors {words}").claim.point for words in ("were locked", "were not shut", "had opened"))
    assert locked is not None and shut is not None and opened is not None
    assert [(each.polarity, each.turned) for each in (locked, shut, opened)] == [(-1, True), (1, True), (1, False)]


def test_each_sentence_of_a_quotation_can_answer(tmp_path: Path) -> None:
    """The second sentence of what somebody says is a claim, too."""
    every = told(
        tmp_path, "[Pelluria] <said> {The doors were open. The guild had warned the town}.\n1 | Pelluria | asserts | 2026-05-03 | -\n"
    )
    assert [point.act for point in every[0].claim.further] == ["warn"]


@pytest.mark.parametrize(("word", "act"), [("fire", "burn"), ("fired", "shoot")])
def test_a_fire_burns_and_who_fired_shot(tmp_path: Path, word: str, act: str) -> None:
    """Two senses of one stem."""
    point = one(tmp_path, f"the crew {word}" if word == "fired" else "a fire").claim.point
    assert point is not None
    assert point.act == act
