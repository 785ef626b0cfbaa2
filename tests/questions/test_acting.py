"""What a clause says is done, by whom, and whether it says that anything happens at all."""

from __future__ import annotations

from pathlib import Path

import pytest

from sayso.traces import Point
from tests.questions.test_points import one


def point_of(tmp_path: Path, content: str, stance: str = "asserts", cue: str = "said") -> Point | None:
    return one(tmp_path, content, stance, cue).claim.point


@pytest.mark.parametrize(
    ("content", "act"),
    [
        ("the harbour master had closed the lock", "open"),
        ("water was let out of the lock", "releas"),
        ("the guild was behind the fire", "caus"),
        ("an explosion in the mill", "explod"),
        ("the wool merchants of hoarding grain", "hoard"),
        ("it trades with both sides of the strait", "trad"),
        ("to strengthen the quay wall", "strengthen"),
    ],
)
def test_the_act(tmp_path: Path, content: str, act: str) -> None:
    """The verb, else the noun that stands for one; a verb and its small word are one."""
    point = point_of(tmp_path, content, cue="accused" if " of " in content else "said")
    assert point is not None
    assert point.act == act


@pytest.mark.parametrize(
    ("content", "subject"),
    [
        ("opening the lock", "pelur"),
        ("the wool merchants of hoarding grain", "merchant"),
        ("allegations of hoarding grain", "pelur"),
        ("the lock had been opened", ""),
        ("the lock had been opened by the millers", ""),
        ("the millers had opened the lock", "miller"),
    ],
)
def test_the_doer(tmp_path: Path, content: str, subject: str) -> None:
    """Who denies doing it would have done it; of what was done to a thing the thing is not the doer."""
    point = point_of(tmp_path, content, "denies", "denied claims blaming" if "merchants" in content else "denied")
    assert point is not None
    assert point.subject == subject


@pytest.mark.parametrize(
    ("content", "stance", "cue"),
    [
        ("the merger of the two mills", "denies", "rejected"),
        ("foreign millers", "denies", "opposed"),
        ("Aldo Prenn", "doubts", "doubted"),
        ("why the lock was closed", "asserts", "said"),
        ("an estimate of when the lock will open", "no-comment", "declined to give"),
        ("wool prices", "asserts", "said"),
    ],
)
def test_a_thing_does_not_happen(tmp_path: Path, content: str, stance: str, cue: str) -> None:
    """Who is against something, names something or asks for something does not say that it is so, or that it is not."""
    assert point_of(tmp_path, content, stance, cue) is None


@pytest.mark.parametrize(
    ("content", "stance", "cue"),
    [
        ("an explosion in the mill", "suspects", "did not rule out"),
        ("any role in the killing of the miller", "denies", "denied"),
        ("strikes on the harbour", "asserts", "reported"),
        ("fired upon by a patrol boat", "asserts", "said"),
        ("that anyone told it of danger", "denies", "denied"),
        ("opening the lock", "denies", "rejected"),
    ],
)
def test_an_event_does(tmp_path: Path, content: str, stance: str, cue: str) -> None:
    assert point_of(tmp_path, content, stance, cue) is not None
