"""GVA: how many each of 1,000 US shootings killed and injured, asked of one report of each.

The gold is the Gun Violence Archive's count of the incident as finally known, attackers who die counted among the killed. A report
may rightly say something else: it came before a victim died, tells of several shootings of one night, or its text is an obituary or a
registration notice. In about 5 % of the reports the killed, in about 11 % the injured, are nowhere in the text.

The weights that choose a toll were fitted on these very reports; what they do on unseen ones is in training/LOG.md
(cross-validated by incident).
"""

from __future__ import annotations

import time
from pathlib import Path
from typing import Any

from benchmarks.reading import lines, write_lines
from benchmarks.scorers import percent_right
from sayso.figures import find_tolls

DATA = "gva"


def measure(data: Path, out: Path | None) -> dict[str, float]:
    """The share of exact killed, exact injured, and both; to *out* go the tolls found, a line a report."""
    gold = lines(data / "gva.jsonl" if data.is_dir() else data)
    began = time.process_time()
    found = [predict(report) for report in gold]
    spent = time.process_time() - began
    if out is not None:
        answers = ({"id": report["id"], **tolls} for report, tolls in zip(gold, found, strict=True))
        write_lines(out, answers)
    pairs = list(zip(gold, found, strict=True))
    exact = {name: [report[name] == tolls[name] for report, tolls in pairs] for name in ("killed", "injured")}
    both = [killed and injured for killed, injured in zip(exact["killed"], exact["injured"], strict=True)]
    return {
        "killed.exact": percent_right(exact["killed"]),
        "injured.exact": percent_right(exact["injured"]),
        "both.exact": percent_right(both),
        "reports.per.cpu.second": round(len(gold) / max(spent, 1e-9), 1),
    }


def predict(report: dict[str, Any]) -> dict[str, Any]:
    """The tolls of one report in the data's form: nobody told of is nobody."""
    tolls = find_tolls(report["text"], title=report["title"], language="en")
    numbers = {toll.measure: toll for toll in tolls if toll.of is None}
    return {
        "killed": numbers["killed"].best if "killed" in numbers else 0,
        "injured": numbers["injured"].best if "injured" in numbers else 0,
        "because": {name: f"{toll.as_said}: {toll.because}" for name, toll in numbers.items()},
    }
