"""The measure of Recognizers-Text's expectations: what applies to news prose, and how ends are put in brackets."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from benchmarks.recognizers import left_out, measure


@pytest.mark.parametrize(
    ("text", "expected", "rule"),
    [
        ("The dam of Osk cost 20 dollars.", {"value": "20"}, None),
        ("20 dollars", {"value": "20"}, "bare"),
        ("find every x < 20 in the list", {"value": 20.0, "bound": "(,20)"}, "sign"),
        ("the boat ranks between the tenth and the twentieth", {"value": [10.0, 20.0], "bound": "[10,20)"}, "rank"),
        ("some 12, 000 boats lay in Osk", {"value": "12000"}, "spaced"),
        ("about one - third of them sank", {"value": "0.33"}, "spaced"),
        ("boat no. 7 sank in Osk", {"value": "7"}, "name"),
        ("one is asked to pay 20 dollars", {"value": "1"}, "pronoun"),
        ("one is asked to pay 20 dollars", {"value": "20"}, None),
    ],
)
def test_what_is_no_news_prose_is_left_out_by_a_named_rule(text: str, expected: dict[str, object], rule: str | None) -> None:
    assert left_out(text, expected) == rule


def test_what_is_left_out_is_counted_and_measured_with_the_rest(tmp_path: Path) -> None:
    numbers = [
        {"id": "a0", "text": "They paid 20 dollars and sank two boats.", "quantities": [{"value": "20"}, {"value": "3"}]},
        {"id": "a1", "text": "12, 000 boats lay there.", "quantities": [{"value": "12000"}]},
        {"id": "nr0", "text": "The ranges come again here.", "quantities": [{"value": "7"}]},
    ]
    ranges = [
        {"id": "nr0", "text": "It holds more than 20 and at most 30 boats.", "quantities": [{"bound": "(20,30]", "value": [20, 30]}]},
        {"id": "nr1", "text": "It holds at least 20 boats.", "quantities": [{"bound": "(20,)", "value": 20}]},
    ]
    (tmp_path / "rtext_all.jsonl").write_text("\n".join(map(json.dumps, numbers)), encoding="utf-8")
    (tmp_path / "numberrange.jsonl").write_text("\n".join(map(json.dumps, ranges)), encoding="utf-8")
    figures = measure(tmp_path, tmp_path / "out.jsonl")
    assert (figures["numbers.n"], figures["numbers.recall"]) == (2, 50)
    assert (figures["numbers.all.n"], figures["numbers.left.out.spaced"]) == (3, 1)
    assert (figures["ranges.n"], figures["ranges.ends"], figures["ranges.bounds"]) == (2, 100, 50)
    assert len((tmp_path / "out.jsonl").read_text(encoding="utf-8").splitlines()) == 4
