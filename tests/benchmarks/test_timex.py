"""The measure of dates: what counts as right, on an invented article."""

from __future__ import annotations

import json
from pathlib import Path

from benchmarks.timex import measure

TEXT = "The dam of Osk burst on Tuesday. It had leaked since last week and will be mended on Friday, the mayor said in October."


def document(*marked: tuple[str, str]) -> str:
    """A line of the data, with *marked* words and their values, published on a Wednesday."""
    timex = [
        {"start": TEXT.index(words), "end": TEXT.index(words) + len(words), "text": words, "type": "DATE", "value": value}
        for words, value in marked
    ]
    return json.dumps({"id": "osk", "dct": "2024-12-25T10:00", "text": TEXT, "timex": timex})


def test_days_weeks_and_months_are_asked_and_the_rest_is_not(tmp_path: Path) -> None:
    marked = [
        ("Tuesday", "2024-12-24"),
        ("last week", "2024-W51"),
        ("Friday", "2024-12-27"),
        ("October", "2024-10"),
        ("mayor", "PRESENT_REF"),
    ]
    (tmp_path / "timex_docs.jsonl").write_text(document(*marked), encoding="utf-8")
    figures = measure(tmp_path, tmp_path / "out.jsonl")
    assert (figures["text.f1"], figures["text.strict.f1"], figures["text.weekday"]) == (1, 1, 1)
    assert (figures["given.weekday"], figures["given.week"], figures["given.all"]) == (0.5, 1, 0.75)  # alone, Friday is the last one
    (line,) = map(json.loads, (tmp_path / "out.jsonl").read_text(encoding="utf-8").splitlines())
    assert [found["value"] for found in line["timex"]] == ["2024-12-24", "2024-W51", "2024-12-27", "2024-10"]


def test_what_nobody_marked_counts_as_wrong(tmp_path: Path) -> None:
    (tmp_path / "timex_docs.jsonl").write_text(document(("Tuesday", "2024-12-24")), encoding="utf-8")
    figures = measure(tmp_path, None)
    assert (figures["text.p"], figures["text.r"]) == (0.25, 1)
