"""Stories: articles of one event come together, and those of others stay out.

FA-KES: the gold is the day of the dateline and the place, of which two outlets or more report; ``fa_kes.*`` are pairs among the
reports of those groups, ``fa_kes.all.*`` among all dated reports (a day and place with one outlet is a group too). All reports of
the file are grouped together, as a ledger would hold them, and only then are pairs counted. A report without a dateline has no day,
so it is in no group; ``fa_kes.undated.f1`` counts those of one place as one group all the same. ``events.*`` is the share of pairs of
each of the three events of ``events.json`` that share a story: an event of many days cannot have all while the days are told apart.

CSTNews: the documents of a cluster. MEANTIME: one article in four languages, dated by its own text, and once more without dates.
GVA: the reports of one shooting, of at most SPAN days. Demo: the share of pages in the largest story (all are of one event).
"""

from __future__ import annotations

import csv
import json
import re
import time
from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Mapping, Sequence
from itertools import combinations
from pathlib import Path
from typing import Any

from benchmarks.reading import lines, write_lines
from sayso.articles import read_article
from sayso.records import Article, Block, Page, Tie
from sayso.stories import group, keys, likeness, name, topic
from sayso.traces import Topic

DATA = "."
DEMO = Path(__file__).parent.parent / "demo" / "pages"
LANGUAGES = ("en", "es", "it", "nl")
MONTHS = ("january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december")
WIKINEWS_DATE = re.compile(rf"({'|'.join(MONTHS)}) (\d+) ?,? (\d{{4}})", re.IGNORECASE)
SPAN = 6
"""Days between two reports of a shooting for them to be expected in one story: later ones are obituaries and trials."""
DAY = 86_400

Labelled = list[tuple[dict[str, Any], Topic]]
Pairs = set[tuple[int, int]]


def measure(data: Path, out: Path | None) -> dict[str, float]:
    """Pairwise figures of whichever of the sets *data* holds; to *out* goes the story of every FA-KES report."""
    figures: dict[str, float] = {}
    if (reports := _found(data, "fa_kes", "fa_kes.jsonl")) is not None:
        figures |= fa_kes(reports, out)
    if (clusters := _found(data, "cstnews", "cstnews.jsonl")) is not None:
        figures |= scores("cstnews", cst_news(clusters), "cluster")
    if (reports := _found(data, "gva", "gva.jsonl")) is not None:
        figures |= scores("gva", gva(reports), "incident", span=SPAN)
    if (data / "meantime").is_dir():
        figures |= scores("meantime", meantime(data / "meantime", dated=True), "id")
        figures |= scores("meantime.undated", meantime(data / "meantime", dated=False), "id")
    if DEMO.is_dir():
        pages = [({}, topic(read_article(Page(address=path.name, content=path.read_bytes())))) for path in sorted(DEMO.glob("*.html"))]
        stories = Counter(settled([about for _, about in pages]).values())
        figures["demo.largest"] = round(max(stories.values()) / len(pages), 4)
    return figures


def _found(data: Path, folder: str, file: str) -> Path | None:
    places = (data, data / file, data / folder / file)
    return next((path for path in places if path.is_file() and path.name == file), None)


def settled(topics: Sequence[Topic]) -> dict[str, str]:
    """The story of each article, as a ledger finds it: candidates by keys, ties of the candidates, then groups."""
    return group(topics, tied(topics))


def tied(topics: Sequence[Topic]) -> list[Tie]:
    """The ties of all that share a key."""
    return [tie for one, other in candidates(topics) if (tie := likeness(topics[one], topics[other])) is not None]


def candidates(topics: Sequence[Topic]) -> list[tuple[int, int]]:
    """The pairs that share a key, by number."""
    sharing: dict[str, list[int]] = defaultdict(list)
    for number, about in enumerate(topics):
        for key in keys(about):
            sharing[key].append(number)
    return sorted({pair for numbers in sharing.values() for pair in combinations(numbers, 2)})


def f1(found: Pairs, gold: Pairs) -> dict[str, float]:
    """Precision, recall and F1 of pairs."""
    right = len(found & gold)
    return {
        "precision": round(right / max(len(found), 1), 4),
        "recall": round(right / max(len(gold), 1), 4),
        "f1": round(2 * right / max(len(found) + len(gold), 1), 4),
    }


def pairs_of(labels: Mapping[int, Hashable]) -> Pairs:
    """The pairs of numbers with the same label."""
    together: dict[Hashable, list[int]] = defaultdict(list)
    for number in sorted(labels):
        together[labels[number]].append(number)
    return {pair for numbers in together.values() for pair in combinations(numbers, 2)}


def scores(what: str, rows: Labelled, field: str, *, span: int | None = None) -> dict[str, float]:
    """The figures of a set whose stories are told by *field*."""
    stories = settled([about for _, about in rows])
    gold = pairs_of({number: row[field] for number, (row, _) in enumerate(rows)})
    if span is not None:
        gold = {(one, other) for one, other in gold if abs(rows[one][1].moment - rows[other][1].moment) <= span * DAY}
    found = pairs_of({number: stories[about.article] for number, (_, about) in enumerate(rows)})
    return {f"{what}.{metric}": value for metric, value in f1(found, gold).items() if metric != "f1"}


def fa_kes(path: Path, out: Path | None) -> dict[str, float]:
    """The figures of FA-KES, and the speed."""
    began = time.process_time()
    rows = reports_of(path)
    heard = time.process_time()
    topics = [about for _, about in rows]
    near = candidates(topics)
    compared = time.process_time()
    ties = [tie for one, other in near if (tie := likeness(topics[one], topics[other])) is not None]
    done = time.process_time()
    stories = group(topics, ties)
    story = {number: stories[about.article] for number, about in enumerate(topics)}
    if out is not None:
        members: dict[str, list[Topic]] = defaultdict(list)
        for about in topics:
            members[stories[about.article]].append(about)
        named = {each: name(about) for each, about in members.items()}
        write_lines(out, ({"row": row["row"], "story": story[n], "name": named[story[n]]} for n, (row, _) in enumerate(rows)))
    figures: dict[str, float] = {}
    for what, gold in (("", groups(rows, outlets=2)), ("all.", groups(rows, outlets=1))):
        figures |= {f"fa_kes.{what}{metric}": value for metric, value in f1(pairs_of(_among(story, gold)), pairs_of(gold)).items()}
    gold = groups(rows, outlets=2, undated=True)
    figures["fa_kes.undated.f1"] = f1(pairs_of(_among(story, gold)), pairs_of(gold))["f1"]
    table = path.parent / "events.json"
    if table.exists():
        for event, listed in json.loads(table.read_text(encoding="utf-8")).items():
            gold = {number: event for number, (row, _) in enumerate(rows) if row["row"] in listed}
            figures[f"events.{event}"] = f1(pairs_of(_among(story, gold)), pairs_of(gold))["recall"]
    figures["fa_kes.largest"] = float(max(Counter(story.values()).values()))
    return figures | {
        "ms.a.topic": round(1000 * (heard - began) / max(len(rows), 1), 3),
        "ms.a.likeness": round(1000 * (done - compared) / max(len(near), 1), 4),
    }


def groups(rows: Labelled, *, outlets: int, undated: bool = False) -> dict[int, Hashable]:
    """The day and place of each report, where so many *outlets* report of them."""
    places: dict[Hashable, list[int]] = defaultdict(list)
    for number, (row, _) in enumerate(rows):
        if row["dateline"] or undated:
            places[(row["dateline"] or "", row["location"])].append(number)
    several = {where: listed for where, listed in places.items() if len({rows[number][0]["source"] for number in listed}) >= outlets}
    return {number: where for where, listed in several.items() for number in listed}


def _among(story: Mapping[int, str], numbers: Iterable[int]) -> dict[int, str]:
    return {number: story[number] for number in numbers}


def reports_of(path: Path) -> Labelled:
    """The reports of FA-KES with what each is about."""
    return [
        (row, topic(_article(row["title"], row["text"], row["dateline"], str(row["row"]), outlet=row["source"]))) for row in lines(path)
    ]


def cst_news(path: Path) -> Labelled:
    """The documents of CSTNews."""
    rows: Labelled = []
    for cluster in lines(path):
        for document in cluster["docs"]:
            text = "\n".join(document["sentences"])
            moment = _moment(document["date"], document["time"])
            key = f"{cluster['cluster']}/{document['doc']}"
            rows.append((cluster, topic(_article(document["title"], text, moment, key, outlet=document["outlet"], language="pt"))))
    return rows


def _moment(date: str | None, hour: str | None) -> str | None:
    """The form of CSTNews, “07-08-2006” and “03h51”, in ISO 8601."""
    if not date or not re.fullmatch(r"\d\d-\d\d-\d{4}", date):
        return None
    day = "-".join(reversed(date.split("-")))
    return f"{day}T{hour.replace('h', ':')}" if hour and re.fullmatch(r"\d\dh\d\d", hour) else day


def gva(path: Path) -> Labelled:
    """The reports of shootings."""
    return [(row, topic(_article(row["title"], row["text"], row["dct"], row["id"]))) for row in lines(path)]


def meantime(folder: Path, *, dated: bool) -> Labelled:
    """The Wikinews articles in all languages; the date stands in the English text, and the translations are of the same day."""
    rows: Labelled = []
    dates: dict[str, str | None] = {}
    for language in LANGUAGES:
        with (folder / language / "conll.csv").open(encoding="utf-8", newline="") as file:
            documents: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
            for row in csv.DictReader(file):
                documents[row["topic/subtopic_name"]][row["sent_id"]].append(row["token"])
        for document, sentences in documents.items():
            title, *text = (" ".join(words) for words in sentences.values())
            if match := WIKINEWS_DATE.search(" ".join(text[:2])):
                dates.setdefault(document, f"{match[3]}-{MONTHS.index(match[1].lower()) + 1:02d}-{int(match[2]):02d}")
            published = dates.get(document) if dated else None
            rows.append(({"id": document}, topic(_article(title, "\n".join(text), published, f"{language}/{document}", language=language))))
    return rows


def _article(title: str | None, text: str, published: str | None, key: str, *, outlet: str | None = None, language: str = "en") -> Article:
    blocks = (Block("paragraph", (0, len(text))),)
    return Article(text=text, blocks=blocks, title=title, outlet=outlet, published=published or None, language=language, url=key)
