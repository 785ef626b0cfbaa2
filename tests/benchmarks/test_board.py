"""The measure of tolls on the board knows a day and a place, and whose toll it is."""

from __future__ import annotations

from typing import Any

from benchmarks.board import board_of, groups_of, read_report, scored


def report(row: int, source: str, title: str, text: str, dead: int, place: str = "osk") -> dict[str, Any]:
    """A report in the data's form."""
    common = {"row": row, "source": source, "title": title, "text": text, "location": place, "dateline": "2031-03-12"}
    return {**common, "nb_civilians": dead, "nb_noncivilians": 0}


REPORTS = [
    report(1, "courier", "Blast kills 12 in Osk", "A blast killed 12 people in Osk on Monday. The mayor said 12 people had died.", 12),
    report(2, "standard", "Osk blast", "A blast killed at least 14 people in Osk, the police said. Nobody has claimed the attack.", 14),
    report(3, "courier", "Fire kills 2 in Marn", "A fire killed two people in Marn.", 2, place="marn"),
]


def test_a_group_has_two_outlets() -> None:
    """One outlet alone is no group."""
    assert [[one["row"] for one in group] for group in groups_of(REPORTS)] == [[1, 2]]


def test_what_stands_under_whom() -> None:
    """Each outlet's own toll is told and right; a wrong gold would show."""
    group = groups_of(REPORTS)[0]
    read = {one["row"]: read_report(one) for one in group}
    figures = scored([board_of(group, read)])
    assert figures == {"groups": 1.0, "tolls.told": 100.0, "tolls.told.anywhere": 100.0, "tolls.right": 100.0}
    wrong = [{**group[0], "nb_civilians": 90}, group[1]]
    figures = scored([board_of(wrong, read)])
    assert (figures["tolls.told"], figures["tolls.right"]) == (50.0, 50.0)
