"""What a statement says, read from one invented article."""

from __future__ import annotations

from pathlib import Path

import pytest

from sayso.records import Told
from tests.questions.telling import read_event

BEGIN = "@ a en 2026-05-03T08:00:00Z Gazette\n"


def told(tmp_path: Path, paragraphs: str) -> list[Told]:
    """The claims of one article in the form of ferry.txt."""
    path = tmp_path / "event.txt"
    path.write_text(BEGIN + paragraphs, encoding="utf-8")
    return read_event(path).told


def one(tmp_path: Path, content: str, stance: str = "asserts", cue: str = "said") -> Told:
    return told(tmp_path, f"[Pelluria] <{cue}> {{{content}}}.\n1 | Pelluria | {stance} | 2026-05-03 | -\n")[0]


@pytest.mark.parametrize(
    ("content", "polarity"),
    [
        ("the doors were open", 1),
        ("the doors were not open", -1),
        ("the doors stayed shut", -1),
        ("the doors were not fully shut", 1),
        ("no door was open", -1),
        ("no, the door was open", 1),
        ("the door was open rather than locked", 1),
        ("not one door was opened, not by a hand's breadth", -1),
        ("it had received, and did not act upon, a letter", 1),
        ("the doors were open because nobody had locked them", 1),
        ("the report is false", -1),
        ("no door was open. That was untrue", 1),
        ("no more than three doors were open", 1),
        ("it was a request from Orrin, not Dunmarch", 1),
        ("if we had opened the doors, the ship would have sunk", -1),
    ],
)
def test_polarity(tmp_path: Path, content: str, polarity: int) -> None:
    point = one(tmp_path, content).claim.point
    assert point is not None
    assert point.polarity == polarity


def test_a_denial_in_own_words_is_denied_once(tmp_path: Path) -> None:
    """“Nobody fired,” with the stance read from it, denies that somebody fired: the stance says no, the point says yes."""
    assert one(tmp_path, "none of our ships fired", "denies").claim.point.polarity == 1  # type: ignore[union-attr]
    assert one(tmp_path, "that nobody was warned", "denies", "denied").claim.point.polarity == -1  # type: ignore[union-attr]


def test_the_holder_stands_for_it(tmp_path: Path) -> None:
    assert "pelur" in one(tmp_path, "it had opened fire").claim.point.names  # type: ignore[union-attr]
    assert "pelur" in one(tmp_path, "opening fire", "denies", "denied").claim.point.names  # type: ignore[union-attr]


def test_what_only_explains_is_aside(tmp_path: Path) -> None:
    point = one(tmp_path, "water had left the lake before the bridge fell").claim.point
    assert point is not None
    assert {"bridg", "fall"} <= set(point.aside)
    assert not {"bridg", "fall"} & set(point.terms)


def test_what_is_only_reported_is_aside(tmp_path: Path) -> None:
    point = one(tmp_path, "it was looking into the alleged theft of the ledger").claim.point
    assert point is not None
    assert "steal" not in point.terms
    assert "steal" in point.aside


def test_it_points_back(tmp_path: Path) -> None:
    first, second = told(
        tmp_path,
        "[Orrin] <said> {Pelluria had opened the gates}. [Pelluria] <denied> {it}.\n1 | Orrin | asserts | 2026-05-03 | -\n".replace(
            "1 |", "1 |"
        )
        + "2 | Pelluria | denies | 2026-05-03 | -\n",
    )
    assert second.claim.point is not None
    assert [claim for claim, _, _ in second.claim.point.echoes] == [first.claim.id]


def test_no_comment_points_at_nothing(tmp_path: Path) -> None:
    _, second = told(
        tmp_path,
        "[Orrin] <said> {Pelluria had opened the gates}. [Pelluria] <had no> {comment}.\n"
        "1 | Orrin | asserts | 2026-05-03 | -\n2 | Pelluria | no-comment | 2026-05-03 | -\n",
    )
    assert second.claim.point is None or second.claim.point.echoes == ()


def test_nothing_is_made_of_nothing(tmp_path: Path) -> None:
    assert one(tmp_path, "so").claim.point is None


def test_who_does_not_know_answers_nothing(tmp_path: Path) -> None:
    assert one(tmp_path, "whether the doors were open", "doubts", "do not know").claim.point is None
    assert one(tmp_path, "that the doors were open", "doubts", "does not believe").claim.point is not None
