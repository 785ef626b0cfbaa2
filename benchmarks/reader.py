"""The whole of `sayso read` against careful readers: who says what, in what stance, through whom, when, with which figures.

Definition: the annotators' GUIDE.md; judge: ``score_reader.py``, beside the shared data. Articles go in as plain text with
outlet and publication date given, and each annotator's reading is a gold of its own: figures are their mean.
``stance.<name>`` is the F1 of one stance, ``kind.<name>`` the share of one kind's holders called so, where gold has at
least five. ``said.false`` is the share of matched statements without a gold date that are given one, ``chain.false`` likewise.
``people.*`` are the same figures of one annotator against the other: what agreement there is to reach. ``figure.given.*``
is the reading of figures alone: with every content's words given, as the annotator marked them.
"""

from __future__ import annotations

import json
import tempfile
from collections import Counter, defaultdict
from pathlib import Path
from typing import Any

from benchmarks.reading import lines, write_lines
from benchmarks.scorers import scorer
from benchmarks.sources import place
from sayso.figures import find_figures
from sayso.pipeline import hear
from sayso.records import Page
from sayso.views.contract import statement_json

DATA = "reader"
LEAST = 5
"""Gold instances below which a class's own figure says nothing."""

Document = dict[str, Any]


def measure(data: Path, out: Path | None) -> dict[str, float]:
    """Every figure of `score_reader.py`, and the classes one by one, averaged over the annotators in *data*."""
    judge = scorer("score_reader")
    articles = lines(data / "articles.jsonl")
    golds = [judge.load(path) for path in sorted(data.glob("annotator*.jsonl"))]
    predicted = {line["id"]: {"id": line["id"], "statements": read(line)} for line in articles}
    if out is not None:
        write_lines(out, predicted.values())
    texts = {line["id"]: line["text"] for line in articles}
    figures = _mean([{**figures_of(judge, gold, predicted), **given_contents(judge, gold, texts)} for gold in golds])
    if len(golds) > 1:
        others = [{key: judge.as_pred(value) for key, value in gold.items()} for gold in golds]
        agreed = _mean([_flat(judge.score(golds[i], others[1 - i])) for i in (0, 1)])
        figures.update({f"people.{name}": agreed[name] for name in SHOWN if name in agreed})
    return figures


def figures_of(judge: Any, gold: dict[str, Document], predicted: dict[str, Document]) -> dict[str, float]:
    """Every figure of *predicted* against one annotator's *gold*."""
    return {**_flat(judge.score(gold, predicted)), **_classes(judge, gold, predicted)}


def given_contents(judge: Any, gold: dict[str, Document], texts: dict[str, str]) -> dict[str, float]:
    """How figures are read where the contents of one annotator's *gold* are given."""
    given = {
        key: {"id": key, "statements": [_given(texts[key], each) for each in document["statements"]]} for key, document in gold.items()
    }
    scored = _flat(judge.score(gold, given))
    return {"figure.given.f1": scored["figure.f1"], "figure.given.measure": scored["measure"]}


def _given(text: str, statement: Document) -> Document:
    placed = place(text, statement)
    figures = find_figures(text, placed.content, language="en") if placed else ()
    return {
        "content": {"text": " ".join(statement["content"])},
        "figures": [{"low": each.low, "high": each.high, "measure": each.measure} for each in figures],
    }


SHOWN = ("spoken-by.f1", "holder", "holder.full", "kind", "stance", "stance.macro", "chain", "chain.false", "said", "figure.f1", "measure")


def read(line: Document) -> list[Document]:
    """The statements of one line of ``articles.jsonl``, as `sayso read --outlet --published` gives them."""
    page = Page(
        address=line["id"],
        content=line["text"].encode("utf-8"),
        media_type="text/plain",
        charset="utf-8",
        published=line["published"],
        outlet=line["outlet"],
    )
    return [statement_json(statement) for statement in hear(page).statements]


def _flat(scored: dict[str, Any]) -> dict[str, float]:
    found: dict[str, float] = {}
    for name, value in scored.items():
        if isinstance(value, tuple) and name != "n":
            found.update({f"{name}.{part}": number for part, number in zip(("p", "r", "f1"), value, strict=True)})
        elif isinstance(value, int | float):
            found[name] = value
    return found


def _mean(every: list[dict[str, float]]) -> dict[str, float]:
    """The mean of each figure over those who have it."""
    names = list(dict.fromkeys(name for one in every for name in one))
    return {name: round(sum(one[name] for one in every if name in one) / sum(name in one for one in every), 4) for name in names}


def _classes(judge: Any, gold: dict[str, Document], predicted: dict[str, Document]) -> dict[str, float]:
    """Per-class figures over the statements that the judge itself matches."""
    pairs = matched(judge, gold, predicted)
    stances: defaultdict[str, Counter[str]] = defaultdict(Counter)
    kinds: defaultdict[str, Counter[str]] = defaultdict(Counter)
    undated = invented = 0
    for right, answer in pairs:
        stances[right["stance"]]["gold"] += 1
        stances[answer["stance"]]["given"] += 1
        stances[right["stance"]]["right"] += right["stance"] == answer["stance"]
        kinds[right["holder_kind"]]["gold"] += 1
        kinds[right["holder_kind"]]["right"] += right["holder_kind"] == answer["source"]["kind"]
        if not right.get("said_on"):
            undated += 1
            invented += bool(answer["said_at"] and answer["said_at"]["from"])
    found = {"said.false": round(invented / undated, 4) if undated else 0.0}
    for name, count in sorted(stances.items()):
        if count["gold"] >= LEAST:
            found[f"stance.{name}"] = round(2 * count["right"] / (count["gold"] + count["given"]), 4)
    for name, count in sorted(kinds.items()):
        if count["gold"] >= LEAST:
            found[f"kind.{name}"] = round(count["right"] / count["gold"], 4)
    return found


def matched(judge: Any, gold: dict[str, Document], predicted: dict[str, Document]) -> list[tuple[Document, Document]]:
    """The pairs (gold statement, ours) that the judge compares: contents alike, one to one, best first.

    It tells of the pairs it misses and of those it finds wrong; every other gold statement is asked for with a
    name that nobody has, so that all pairs come out as wrong ones.
    """
    unnamed = {
        key: {"statements": [{**statement, "source": {**(statement["source"]), "name": ""}} for statement in document["statements"]]}
        for key, document in predicted.items()
    }
    for document in unnamed.values():
        for number, statement in enumerate(document["statements"]):
            statement["number"] = number
    with tempfile.TemporaryFile("w+", encoding="utf-8") as errors:
        judge.score(gold, unnamed, errors)
        errors.seek(0)
        told = [json.loads(line) for line in errors]
    return [(line["gold"], predicted[line["id"]]["statements"][line["pred"]["number"]]) for line in told if "gold" in line]
