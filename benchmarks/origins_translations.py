"""MEANTIME: whether translated copies are found among articles of one topic, and nothing else is taken for one.

Four topics, thirty Wikinews articles each, every one in English, Spanish, Italian and Dutch. Each pair of articles of one topic in
two languages is judged: a translation where the article's number is the same. *precision* and *recall* are of the pairs that are
confirmed, *asked.right* the share right of those that are but suggested, *folded* the share of articles that end at their own
article's root, *meet* the share of true pairs that a key brings together (a pair that never meets counts as missed in *recall* too).
Nothing but text and language is given: no dates, no headline apart from the text, no address.
"""

from __future__ import annotations

import csv
from collections import defaultdict
from itertools import combinations
from pathlib import Path

from benchmarks.reading import write_lines
from sayso.origins import compare, fold, keys, trace
from sayso.records import Article, Block
from sayso.traces import Trace

DATA = "meantime"
Article_ = tuple[str, str]
"""Topic and number, language."""


def measure(data: Path, out: Path | None) -> dict[str, float]:
    """Precision and recall of the translations found; to *out* go the pairs that were found, a line each."""
    traces = {name: trace(as_article(text, name[1])) for name, text in texts(data).items()}
    found_by = {name: keys(each) for name, each in traces.items()}
    names = {each.article: name for name, each in traces.items()}
    right = wrong = true = met = asked = asked_right = 0
    origins, rows = [], []
    for a, b in pairs(traces):
        same = a[0] == b[0]
        meet = bool(found_by[a] & found_by[b])
        true += same
        met += same and meet
        found = compare(traces[a], traces[b]) if meet else None
        if found is None:
            continue
        origins.append(found)
        rows.append({"a": list(a), "b": list(b), "same": same, "status": found.status, "score": found.score, "reason": found.reason})
        if found.status == "confirmed":
            right, wrong = right + same, wrong + (not same)
        else:
            asked, asked_right = asked + 1, asked_right + same
    roots = fold({each.article: each.moment for each in traces.values()}, origins)
    if out is not None:
        write_lines(out, rows)
    return {
        "precision": right / (right + wrong) if right + wrong else 1.0,
        "recall": right / true if true else 0.0,
        "wrong": wrong,
        "asked": asked,
        "asked.right": asked_right / asked if asked else 1.0,
        "meet": met / true if true else 0.0,
        "folded": _folded(roots, names),
    }


def texts(data: Path) -> dict[Article_, str]:
    """The text of each article: its tokens, a sentence a line."""
    found: dict[Article_, dict[int, list[str]]] = defaultdict(lambda: defaultdict(list))
    for table in sorted(data.glob("*/conll.csv")):
        with table.open(encoding="utf-8", newline="") as file:
            for row in csv.DictReader(file):
                found[row["topic/subtopic_name"], table.parent.name][int(row["sent_id"])].append(row["token"])
    return {name: "\n".join(" ".join(tokens) for _, tokens in sorted(sentences.items())) for name, sentences in found.items()}


def as_article(text: str, language: str) -> Article:
    """An article of which no more is known."""
    return Article(text=text, blocks=(Block("paragraph", (0, len(text))),), outlet="Wikinews", language=language)


def pairs(traces: dict[Article_, Trace]) -> list[tuple[Article_, Article_]]:
    """All pairs of articles of one topic in two languages."""
    return [(a, b) for a, b in combinations(sorted(traces), 2) if a[1] != b[1] and a[0].split("/")[0] == b[0].split("/")[0]]


def _folded(roots: dict[str, str], names: dict[str, Article_]) -> float:
    """The share of articles that were written in several languages and fold into one report with all others of theirs and none besides."""
    versions, together = defaultdict(set), defaultdict(set)
    for article, root in roots.items():
        versions[names[article][0]].add(article)
        together[root].add(article)
    several = [article for article in roots if len(versions[names[article][0]]) > 1]
    return sum(together[roots[article]] == versions[names[article][0]] for article in several) / len(several) if several else 0.0
