"""FA-KES: the toll of the event that each of 519 reports of the Syrian war tells, and of whom it was.

The gold total is ``nb_civilians`` + ``nb_noncivilians``: the crowd's coders put every one of the dead who was not said to
fight among the civilians, and children and women among both, so that they are not added. Accordingly what is asked of us:
*total* the killed, *fighters* the toll of that kind, *civilians* the rest, *children* and *women* the tolls of those kinds;
a kind that nobody tells of is none. ``*.told`` is the share right among the reports whose gold has any of the kind.

The gold is not free of faults: about one report in sixteen has a number that its text does not give (people gassed or injured
counted as killed, transposed digits, one place of a report that tells of several). The weights that choose a toll were fitted
on these very reports; what they do on unseen ones is in training/LOG.md (cross-validated by event).
"""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

from benchmarks.reading import lines, write_lines
from benchmarks.scorers import percent_right
from sayso.figures import find_tolls

DATA = "fa_kes"
NEAR = 4
"""Days between reports of one event: with the same total they count as one where events.json does not name them."""
KINDS = {"civilians": "nb_civilians", "fighters": "nb_noncivilians", "children": "nb_children", "women": "nb_women"}


def measure(data: Path, out: Path | None) -> dict[str, float]:
    """The share of exact totals and of each kind; to *out* go the tolls found, a line a report."""
    gold = lines(data / "fa_kes.jsonl" if data.is_dir() else data)
    found = [predict(report) for report in gold]
    if out is not None:
        answers = ({"row": report["row"], **tolls} for report, tolls in zip(gold, found, strict=True))
        write_lines(out, answers)
    pairs = list(zip(gold, found, strict=True))
    figures = {"total.exact": percent_right([killed_of(report) == tolls["total"] for report, tolls in pairs])}
    for kind, field in KINDS.items():
        figures[f"{kind}.exact"] = percent_right([report[field] == tolls[kind] for report, tolls in pairs])
        figures[f"{kind}.told"] = percent_right([report[field] == tolls[kind] for report, tolls in pairs if report[field]])
    return figures


def predict(report: dict[str, Any]) -> dict[str, Any]:
    """The tolls of one report in the data's form."""
    tolls = find_tolls(report["text"], title=report["title"], language="en")
    killed = {toll.of: toll.best for toll in tolls if toll.measure == "killed"}
    total = killed.get(None, 0.0)
    fighters = killed.get("fighters", 0.0)
    if "civilians" in killed and "fighters" not in killed:
        fighters = 0.0
    kinds = {
        "fighters": fighters,
        "civilians": total - fighters,
        "children": killed.get("children", 0.0),
        "women": killed.get("women", 0.0),
    }
    return {"total": total, **kinds, "because": {str(toll.of): f"{toll.as_said}: {toll.because}" for toll in tolls}}


def killed_of(report: dict[str, Any]) -> int:
    """The gold total: whoever was not said to fight was coded a civilian."""
    return int(report["nb_civilians"]) + int(report["nb_noncivilians"])


def events_of(reports: list[dict[str, Any]], table: Path) -> list[int]:
    """An event for each report: those that *table* names, reports of one title, and those of one total within NEAR days."""
    event = list(range(len(reports)))
    rows = {report["row"]: i for i, report in enumerate(reports)}
    groups = [[rows[row] for row in listed if row in rows] for listed in json.loads(table.read_text(encoding="utf-8")).values()]
    groups += [[j, i] for i, report in enumerate(reports) for j in range(i) if _same(report, reports[j])]
    for group in groups:
        named = {event[i] for i in group}
        event = [min(named) if each in named else each for each in event]
    return event


def _same(a: dict[str, Any], b: dict[str, Any]) -> bool:
    if a["title"].strip() == b["title"].strip():
        return True
    first, second = _day(a), _day(b)
    return killed_of(a) == killed_of(b) and (first is None or second is None or abs(first - second) <= NEAR)


def _day(report: dict[str, Any]) -> int | None:
    """The day of the dateline: the field ``date`` is often wrong."""
    return date.fromisoformat(report["dateline"]).toordinal() if report["dateline"] else None
