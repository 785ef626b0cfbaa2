"""FA-KES: whether reprints are found after the agency credits were cut from the texts, and reports of other events never fold.

Nobody has marked the reprints, so the gold is made of the texts by another measure than ours: difflib lines up the words of both, and
what counts is the share of the shorter text that stands in the longer in stretches of STRETCH words and more (*cover*). Two outlets'
reports of one day (NEAR days either way, or where one dateline is not known) are a reprint from COVER on. That bound was set by looking
at the titles, days, credits and shared stretches of the pairs of two outlets from .25 to .8 in the shared half, not by reading them
whole: from .5 on they looked like one dispatch, cut or edited (mostly with one agency's name at the foot of the uncut text), below .48
like background paragraphs that an outlet prints under its every report, or one statement quoted by two. Whatever is confirmed and no
reprint by this rule counts as wrong.

*versions.wrong* counts folds within one outlet whose texts are not nearly the same or whose datelines are more than NEAR days apart;
*events.wrong* the confirmed pairs of reports that ``events.json`` puts into different events, or whose datelines lie further apart.
"""

from __future__ import annotations

import json
import re
from datetime import UTC, datetime
from difflib import SequenceMatcher
from itertools import combinations
from pathlib import Path
from typing import Any

from benchmarks.reading import lines, write_lines
from sayso.origins import compare, keys, trace
from sayso.records import Article, Block, Origin

DATA = "fa_kes"
STRETCH = 5
COVER = 0.5
NEAR = 3
LEAST_COMMON = 0.05
"""Pairs that have a smaller share of their word triples in common are not lined up: they cannot be half the same."""
Report = dict[str, Any]
Pair = tuple[int, int]


def measure(data: Path, out: Path | None) -> dict[str, float]:
    """Precision and recall of the reprints found; to *out* go the pairs that were found or are gold, a line each."""
    reports = lines(data / "fa_kes.jsonl")
    traces = [trace(as_article(report)) for report in reports]
    found_by = [keys(each) for each in traces]
    words = [re.findall(r"\w+", re.sub(r"['’]", "", report["text_stripped"].lower())) for report in reports]
    found: dict[Pair, Origin] = {}
    for i, j in combinations(range(len(reports)), 2):
        if found_by[i] & found_by[j] and (origin := compare(traces[i], traces[j])):
            found[i, j] = origin
    confirmed = {pair for pair, origin in found.items() if origin.status == "confirmed"}
    triples = [{tuple(each[at : at + 3]) for at in range(len(each) - 2)} for each in words]
    like = [pair for pair in combinations(range(len(reports)), 2) if _common(*(triples[i] for i in pair)) >= LEAST_COMMON]
    covers = {(i, j): cover(words[i], words[j]) for i, j in {*like, *confirmed}}
    gold = {(i, j) for (i, j), share in covers.items() if share >= COVER and not _own(reports, i, j) and _days(reports, i, j) <= NEAR}
    reprints = {(i, j) for i, j in confirmed if not _own(reports, i, j)}
    versions = confirmed - reprints
    events = _events(data / "events.json", reports)
    if out is not None:
        write_lines(out, (_row(reports, pair, found.get(pair), covers.get(pair, 0.0), pair in gold) for pair in sorted({*found, *gold})))
    return {
        "precision": len(reprints & gold) / len(reprints) if reprints else 1.0,
        "recall": len(reprints & gold) / len(gold) if gold else 0.0,
        "recall.asked": len(gold & set(found)) / len(gold) if gold else 0.0,
        "reprints": len(reprints),
        "versions": len(versions),
        "versions.wrong": sum(covers[pair] < 0.7 or _days(reports, *pair) > NEAR for pair in versions),
        "events.wrong": sum(_apart(events, i, j) or _days(reports, i, j) > NEAR for i, j in confirmed),
        "compared": sum(bool(found_by[i] & found_by[j]) for i, j in combinations(range(len(reports)), 2)) / max(len(reports), 1),
    }


def as_article(report: Report) -> Article:
    """The report as a page without credits would give it."""
    text = report["text_stripped"]
    return Article(
        text=text,
        blocks=(Block("paragraph", (0, len(text))),),
        title=report["title"],
        outlet=report["source"],
        language="en",
        published=report["dateline"],
    )


def cover(one: list[str], other: list[str]) -> float:
    """The share of the shorter list of words that stands in the longer in stretches of STRETCH and more, in one order."""
    if not one or not other:
        return 0.0
    blocks = SequenceMatcher(None, one, other, autojunk=False).get_matching_blocks()
    return sum(block.size for block in blocks if block.size >= STRETCH) / min(len(one), len(other))


def _common(one: set[tuple[str, ...]], other: set[tuple[str, ...]]) -> float:
    return len(one & other) / max(min(len(one), len(other)), 1)


def _own(reports: list[Report], i: int, j: int) -> bool:
    return bool(reports[i]["source"] == reports[j]["source"])


def _days(reports: list[Report], i: int, j: int) -> float:
    """Days between the datelines; 0 where one is not known."""
    first, second = (_day(report["dateline"]) for report in (reports[i], reports[j]))
    return abs((first - second).total_seconds()) / 86_400 if first and second else 0.0


def _day(dateline: str | None) -> datetime | None:
    return datetime.fromisoformat(dateline).replace(tzinfo=UTC) if dateline else None


def _events(table: Path, reports: list[Report]) -> dict[int, str]:
    """The event of each report that the table names one for."""
    rows = {report["row"]: number for number, report in enumerate(reports)}
    listed: dict[str, list[int]] = json.loads(table.read_text(encoding="utf-8")) if table.exists() else {}
    return {rows[row]: event for event, named in listed.items() for row in named if row in rows}


def _apart(events: dict[int, str], i: int, j: int) -> bool:
    return i in events and j in events and events[i] != events[j]


def _row(reports: list[Report], pair: Pair, origin: Origin | None, share: float, gold: bool) -> dict[str, Any]:
    i, j = pair
    told = (
        {"status": origin.status, "kind": origin.kind, "score": origin.score, "reason": origin.reason} if origin else {"status": "missed"}
    )
    return {"rows": [reports[i]["row"], reports[j]["row"]], "cover": round(share, 3), "gold": gold, **told}
