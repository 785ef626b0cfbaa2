"""A question of figures in time: what is drawn of each answer, by which reading."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import pytest

from sayso.figures import named_reading
from sayso.records import Settlement
from sayso.views.grid import Row, grid
from sayso.views.timeline import Mark, Timeline, timeline
from sayso.views.timeline_spec import vega
from tests.views import settled as s


def row(settled: Settlement = s.SETTLED, question: str = s.KILLED) -> Row:
    """The row of *question*."""
    [found] = [each for each in grid(settled).rows if each.question.id == question]
    return found


def drawn(reading: str, settled: Settlement = s.SETTLED) -> Timeline:
    """The toll's chart."""
    chart = timeline(row(settled), named_reading(reading))
    assert chart is not None
    return chart


def toll(**changed: Any) -> Settlement:
    """The settled story with the service's first answer *changed*."""
    return replace(s.SETTLED, answers=tuple(replace(each, **changed) if each.id == "0001" * 4 else each for each in s.ANSWERS))


def first(reading: str, **changed: Any) -> Mark:
    """The service's first answer as it is drawn."""
    return next(lane for lane in drawn(reading, toll(**changed)).lanes if lane.party.id == s.SERVICE).marks[0]


def test_a_lane_a_party_on_one_scale() -> None:
    chart = drawn("literal")
    assert [lane.party.name for lane in chart.lanes] == ["National Emergency Service", "Relief Compass"]
    assert (chart.amounts.low, chart.amounts.high) == (0, 60)
    service = chart.lanes[0].marks
    assert [(mark.shape, mark.label, mark.standing) for mark in service] == [
        ("at-least", "≥ 12", False),
        ("point", "31", False),
        ("point", "28", True),
    ]
    assert [mark.at for mark in service] == [s.MON, s.TUE, s.THU] and [mark.until for mark in service] == [s.TUE, s.THU, s.THU]
    assert [copy.outlet for copy in service[0].copies] == ["Quarrow Standard"]


@pytest.mark.parametrize(
    ("reading", "ends", "shape", "label"),
    [
        ("literal", {"low": 40, "high": 50}, "range", "40–50"),
        ("acled", {"low": 40, "high": 50}, "point", "40"),
        ("ucdp", {"low": 40, "high": 50}, "range", "40–50"),
        ("literal", {"low": None, "high": 50, "high_open": True}, "at-most", "< 50"),
        ("as-said", {"low": 12, "vague": True, "words": "dozens"}, "words", "dozens"),
        ("acled", {"low": 12, "vague": True, "words": "dozens"}, "point", "12"),
        ("literal", {"low": 12, "vague": True, "words": "dozens"}, "at-least", "≥ 12"),
        ("ucdp", {"low": 12}, "point", "12"),
        ("literal", {"low": None, "words": "no figure"}, "words", "no figure"),
    ],
)
def test_readings(reading: str, ends: dict[str, Any], shape: str, label: str) -> None:
    mark = first(reading, **ends)
    assert (mark.shape, mark.label) == (shape, label)


def test_second_hand_is_told_apart() -> None:
    assert not first("literal").second_hand
    voices = tuple(replace(each, standing="relayed", chain=("Lodestar Press",)) for each in s.ANSWERS[0].voices)
    assert first("literal", voices=voices).second_hand


def test_what_came_after_on_the_same_day_stands_after_it() -> None:
    later = tuple(
        replace(each, said_from="2031-03-10", said_to="2031-03-10") if each.id in {"0002" * 4, "0003" * 4} else each for each in s.ANSWERS
    )
    marks = next(lane for lane in drawn("literal", replace(s.SETTLED, answers=later)).lanes if lane.party.id == s.SERVICE).marks
    assert [mark.label for mark in marks] == ["≥ 12", "31", "28"]
    assert marks[0].at < marks[1].at < marks[2].at < s.TUE


def test_long_ago_stands_at_the_edge() -> None:
    mark = first("literal", said_from="2019-01-01", said_to="2019-12-31")
    assert mark.early and mark.at == s.MON - 30 * 86_400


def test_what_is_known_only_since_it_was_read_years_later_presses_no_days_together() -> None:
    later = s.THU + 9 * 365 * 86_400
    undated = replace(s.ANSWERS[0].voices[0], known=later)
    settled = toll(known=later, said_from="", said_to="", voices=(undated,))
    whole, cut = (timeline(row(settled), named_reading("literal"), end=end) for end in (None, "2031-03-13"))
    assert whole is not None and cut is not None
    assert whole.times.last > later and cut.times.last < s.THU + 5 * 86_400
    assert max(mark.at for lane in cut.lanes for mark in lane.marks) <= cut.times.last


def test_only_figures_are_drawn() -> None:
    assert timeline(row(question=s.OPENED), named_reading("literal")) is None


def test_the_specification_is_plain_json_with_the_same_marks() -> None:
    chart = drawn("literal")
    spec = json.loads(json.dumps(vega(chart), allow_nan=False))
    values = spec["data"]["values"]
    assert [each["short"] for each in values if each["kind"] == "answer"] == ["≥ 12", "31", "28", "> 45"]
    assert [each["outlet"] for each in values if each["kind"] == "copy"] == ["Quarrow Standard"]
    assert all(each["href"].startswith("/article/") for each in values)
    assert spec["facet"]["row"]["sort"] == ["National Emergency Service", "Relief Compass"]
