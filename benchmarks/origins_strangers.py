"""Texts that hardly have to do with one another: whatever folds there must have nearly the same words, and little is compared at all.

American reports of shootings (``gva``: local outlets of a few owners, whose pages often lost the body to a login wall, so that many
different reports have the same furniture for a text), political news of one spring (``polnear``), Brazilian reports of 25 events
(``cstnews``) and German Wikinews (``german_quotes``), all thrown together. *wrong* counts the confirmed pairs that have less than half
of the shorter text in common, are of two languages, or whose headline the text does not bear out. The rest are costs: how many
articles each is compared with, keys, and CPU time.
"""

from __future__ import annotations

import re
import time
from collections import defaultdict
from collections.abc import Iterator
from itertools import combinations
from pathlib import Path
from typing import Any

from benchmarks.origins_reprints import COVER, cover
from benchmarks.reading import lines, write_lines
from sayso.origins import compare, keys, trace
from sayso.records import Article, Block

DATA = "."


def measure(data: Path, out: Path | None) -> dict[str, float]:
    """Wrong folds and costs; to *out* go the pairs that were found, a line each."""
    articles = {article.id: article for article in _articles(data) if article.text.strip()}
    began = time.process_time()
    traces = {id_: trace(article) for id_, article in articles.items()}
    traced = time.process_time()
    under = defaultdict(list)
    for id_, each in traces.items():
        for key in keys(each):
            under[key].append(id_)
    keyed = time.process_time()
    pairs = sorted({pair for ids in under.values() for pair in combinations(sorted(ids), 2)})
    compared = time.process_time()
    found = [origin for a, b in pairs if (origin := compare(traces[a], traces[b]))]
    ended = time.process_time()
    confirmed = [origin for origin in found if origin.status == "confirmed"]
    if out is not None:
        shown = ((origin, articles[origin.copy], articles[origin.original]) for origin in found)
        write_lines(out, ({"titles": [a.title, b.title], "status": o.status, "kind": o.kind, "reason": o.reason} for o, a, b in shown))
    wrong = [
        origin
        for origin in confirmed
        if origin.kind == "translated"
        or not (traces[origin.copy].borne_out and traces[origin.original].borne_out)
        or cover(*(re.findall(r"\w+", articles[id_].text.lower()) for id_ in (origin.copy, origin.original))) < COVER
    ]
    count = max(len(articles), 1)
    return {
        "wrong": len(wrong),
        "confirmed": len(confirmed),
        "asked": len(found) - len(confirmed),
        "articles": len(articles),
        "compared": 2 * len(pairs) / count,
        "keys": sum(map(len, under.values())) / count,
        "trace.ms": 1000 * (traced - began) / count,
        "keys.ms": 1000 * (keyed - traced) / count,
        "compare.ms": 1000 * (ended - compared) / max(len(pairs), 1),
    }


def _articles(data: Path) -> Iterator[Article]:
    for line in _lines(data / "gva" / "gva.jsonl"):
        yield _article(line["text"], "en", title=line["title"], published=line["dct"], url=re.sub(r"^.*/web/\d+/", "", line["url"]))
    for line in _lines(data / "polnear" / "dev.jsonl"):
        outlet, day = line["id"].split("_")[:2]
        yield _article(line["text"], "en", outlet=outlet, published=day)
    for cluster in _lines(data / "cstnews" / "cstnews.jsonl"):
        for line in cluster["docs"]:
            day = "-".join(reversed((line["date"] or "").split("-")))
            yield _article("\n\n".join(line["sentences"]), "pt", title=line["title"], outlet=line["outlet"], published=day)
    for line in _lines(data / "german_quotes" / "dev.jsonl"):
        yield _article(line["originalText"], "de", title=line["documentName"].split(" - ")[-1], outlet="Wikinews")


def _lines(path: Path) -> list[dict[str, Any]]:
    """The lines of a set, none where it is not there."""
    return lines(path) if path.exists() else []


def _article(
    text: str, language: str, *, title: str | None = None, outlet: str | None = None, published: str | None = None, url: str | None = None
) -> Article:
    return Article(
        text=text,
        blocks=(Block("paragraph", (0, len(text))),),
        title=title,
        language=language,
        outlet=outlet,
        published=published,
        url=url,
    )
